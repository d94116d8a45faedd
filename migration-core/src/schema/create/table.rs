//! Tables and their parts.

use super::{Piece, Work};
use crate::schema::apply::same_index;
use crate::schema::object::Needs;
use crate::schema::table::same_set;
use crate::schema::{Arena, Constraint, Index, Noun, ObjectId, Schema, Table};
use crate::step::{
    AlterTable, Change, Column, ColumnChange, ColumnType, ConstraintKind, ConstraintState,
    CreateTable, External, ForeignKey, Operation, ReplicaIdentity, TableOptions,
};

impl<'a> Schema<'a> {
    /// A table, its indexes, and those of its parts that may have to wait.
    pub(super) fn push_table<'s>(
        &'s self,
        pieces: &mut Vec<Piece<'s, 'a>>,
        table: &'s Table<'a>,
        arena: &'a Arena,
    ) {
        let id = ObjectId::of(Noun::Table, table.name);
        let mut whole = Piece::of(id, Work::Table(table), table.made);
        let mut parts = Vec::new();
        let at_once = !table.inherits_at_once().is_empty();
        for (part, needs) in self.parts(table) {
            let needs = needs.unwrap_or_default();
            let needs: Vec<ObjectId<'a>> = needs.iter().map(|it| it.on).collect();
            match part.noun {
                // The table that they come from needs it before.
                Noun::Column if at_once && self.source(table, part.part).is_some() => {}
                Noun::Column => {
                    let column = table.column(part.part);
                    let (now, later) = self.column_pieces(part, column, needs);
                    whole.needs.extend(now);
                    parts.extend(later);
                }
                Noun::Constraint => match table.constraints.get(part.part) {
                    Some(it) if it.inherited => {}
                    // With its table, it is one with the check that is inherited.
                    Some(it) if at_once && it.of.is_some() => {
                        whole.needs.extend(needs);
                    }
                    _ => parts.extend(self.constraint_piece(table, part, needs)),
                },
                Noun::Index => parts.extend(index_piece(table, part, needs)),
                _ => whole.needs.extend(needs),
            }
        }
        if table.external {
            let declared = External::Table(table.create_without(self, &[], arena));
            whole.work = Work::Operation(Operation::Declare(declared));
            let needs = parts.drain(..).flat_map(|it| it.needs);
            whole.needs.extend(needs.filter(|it| it.key != id.key));
        }
        let parents = table.inherits_at_once().iter();
        let parents = parents.map(|it| ObjectId::of(Noun::Table, *it));
        whole.needs.extend(parents);
        pieces.push(whole);
        pieces.extend(parts.into_iter().map(|it| it.needing([id])));
        pieces.extend(self.setting_pieces(table));
        pieces.extend(inherit_piece(table, arena));
        pieces.extend(identity_piece(table, arena));
    }

    /// What a column needs when its table is made, and its default, if that needs more.
    fn column_pieces<'s>(
        &self,
        id: ObjectId<'a>,
        column: Option<&Column<'a>>,
        needs: Vec<ObjectId<'a>>,
    ) -> (Vec<ObjectId<'a>>, Option<Piece<'s, 'a>>) {
        let Some((column, default)) = column.and_then(|it| Some((it, it.default?))) else {
            return (needs, None);
        };
        let mut bare = Needs::new(self);
        let is_known = bare.column(&Column {
            default: None,
            ..*column
        });
        let now: Vec<_> = bare.list().iter().map(|it| it.on).collect();
        if is_known.is_err() || now == needs {
            return (needs, None);
        }
        let change = Change::AlterColumn {
            name: column.name,
            ty: ColumnType {
                ty: column.ty,
                nullable: column.nullable,
            },
            change: ColumnChange::SetDefault(default),
        };
        (
            now,
            Some(Piece::of(id, Work::Part(change), 0).needing(needs)),
        )
    }

    /// A constraint that may have to wait for another table, a function or its turn.
    fn constraint_piece<'s>(
        &self,
        table: &Table<'a>,
        id: ObjectId<'a>,
        mut needs: Vec<ObjectId<'a>>,
    ) -> Option<Piece<'s, 'a>> {
        let constraint = table.constraints.get(id.part)?;
        let late = table.makes_late(id.part, constraint);
        let mut waits = late || !needs.is_empty();
        if let ConstraintKind::ForeignKey(it) = constraint.kind {
            needs.extend(self.referred(&it));
            waits |= !it.table.same(&table.name) || table.makes_key_late(&it);
        }
        let change = Change::AddConstraint(constraint.step(id.part));
        let work = if late {
            Work::Late(change)
        } else {
            Work::Part(change)
        };
        waits.then(|| Piece::of(id, work, constraint.made).needing(needs))
    }

    /// What sets the inherited columns of a table, with what their defaults need.
    fn setting_pieces<'s>(&self, table: &Table<'a>) -> Vec<Piece<'s, 'a>> {
        let whole = ObjectId::of(Noun::Table, table.name);
        let changes = self.settings_again(table).into_iter();
        let pieces = changes.filter_map(|change| {
            let Change::AlterColumn { name, .. } = change else {
                return None;
            };
            let id = ObjectId::part_of(Noun::Column, table.name, name);
            let mut needs = Needs::new(self);
            let known = needs.column(table.column(name)?);
            let needs = known.map(|()| needs.list().iter().map(|it| it.on).collect::<Vec<_>>());
            let piece = Piece::of(id, Work::Late(change), table.made);
            Some(piece.needing(needs.unwrap_or_default()).needing([whole]))
        });
        pieces.collect()
    }

    /// The table and the key that a foreign key refers to.
    fn referred(&self, foreign_key: &ForeignKey<'a>) -> Vec<ObjectId<'a>> {
        let Ok(target) = self.table(foreign_key.table) else {
            return Vec::new();
        };
        let key = target
            .key_on(foreign_key.targets)
            .map(|(noun, key)| match noun {
                Noun::Index => ObjectId::of(noun, target.name.sibling(key)),
                _ => ObjectId::part_of(noun, target.name, key),
            });
        let table = ObjectId::of(Noun::Table, target.name);
        key.into_iter().chain([table]).collect()
    }
}

/// The index that tells rows apart for subscribers, which must be there before.
fn identity_piece<'s, 'a>(table: &Table<'a>, arena: &'a Arena) -> Option<Piece<'s, 'a>> {
    let (_, identity) = table.options_again();
    let ReplicaIdentity::UsingIndex(index) = table.options.replica_identity else {
        return None;
    };
    let changes = arena.alloc_slice_copy(&[identity?]);
    let table = table.name;
    let alter = Operation::AlterTable(AlterTable { table, changes });
    let needs = [
        ObjectId::of(Noun::Index, table.sibling(index)),
        ObjectId::part_of(Noun::Constraint, table, index),
    ];
    Some(Piece::after(ObjectId::of(Noun::Table, table), alter, u32::MAX).needing(needs))
}

/// That a table inherits which has all of its own.
fn inherit_piece<'s, 'a>(table: &Table<'a>, arena: &'a Arena) -> Option<Piece<'s, 'a>> {
    let changes: Vec<_> = table.inherit_again().collect();
    if changes.is_empty() {
        return None;
    }
    let changes = arena.alloc_slice_copy(&changes);
    let id = ObjectId::of(Noun::Table, table.name);
    let parents = table.options.inherits.iter();
    let parents = parents.map(|it| ObjectId::of(Noun::Table, *it));
    let (made, table) = (table.made, table.name);
    let alter = Operation::AlterTable(AlterTable { table, changes });
    Some(Piece::after(id, alter, made).needing(parents))
}

fn index_piece<'s, 'a>(
    table: &Table<'a>,
    id: ObjectId<'a>,
    needs: Vec<ObjectId<'a>>,
) -> Option<Piece<'s, 'a>> {
    let index = table.indexes.get(id.key.name)?;
    let create = Operation::CreateIndex(index.definition);
    Some(Piece::new(id, create, index.made).needing(needs))
}

impl<'a> Table<'a> {
    /// What makes it, but for these parts.
    ///
    /// Of a column that it inherits and has of its own, too, the definition says next to nothing: PostgreSQL takes the rest
    /// from the other table, and what differs is set after.
    pub(in crate::schema) fn create_without(
        &self,
        schema: &Schema<'a>,
        late: &[ObjectId<'a>],
        arena: &'a Arena,
    ) -> CreateTable<'a> {
        let is_late = |noun, part| late.contains(&ObjectId::part_of(noun, self.name, part));
        let own = self.columns.iter();
        let own = own.filter(|it| !self.inherited.contains(it.name));
        let inherits = self.inherits_at_once();
        let columns = own.map(|it| match schema.source(self, it.name) {
            Some(_) if !inherits.is_empty() => it.bare(),
            _ => Column {
                default: it.default.filter(|_| !is_late(Noun::Column, it.name)),
                ..*it
            },
        });
        let mut constraints = self.constraint_steps();
        constraints.retain(|it| !is_late(Noun::Constraint, it.name.text()));
        CreateTable {
            name: self.name,
            columns: arena.alloc_slice_fill_iter(columns.collect::<Vec<_>>()),
            constraints: arena.alloc_slice_copy(&constraints),
            options: TableOptions {
                inherits,
                ..self.options_again().0
            },
        }
    }

    /// Whether `CREATE TABLE` cannot make this constraint as it is.
    ///
    /// It makes every constraint valid, and one index for two keys that are the same (`transformIndexConstraints` in
    /// `parse_utilcmd.c`). And it would make the key before an older key on the same columns, to which foreign keys
    /// refer.
    pub(in crate::schema) fn makes_late(&self, name: &'a str, constraint: &Constraint<'a>) -> bool {
        let repeats = |(other, it): (&&'a str, &Constraint<'a>)| {
            let older = (it.made, *other) < (constraint.made, name);
            older
                && (it.same_target(constraint)
                    || same_index(&it.step(other), &constraint.step(name)))
        };
        let target = constraint.target_columns();
        let is_older = |it: &Index<'a>| {
            let same = it.unique_columns().zip(target);
            it.made < constraint.made && same.is_some_and(|(one, two)| same_set(&one, two))
        };
        constraint.options.state == ConstraintState::NotValid
            || self.constraints.iter().any(repeats)
            || self.indexes.values().any(is_older)
    }

    /// Whether the key that a foreign key of the table to itself refers to is made after the table.
    pub(in crate::schema) fn makes_key_late(&self, foreign_key: &ForeignKey<'a>) -> bool {
        match self.key_on(foreign_key.targets) {
            Some((Noun::Index, _)) => true,
            Some((_, name)) => {
                let key = self.constraints.get(name);
                key.is_some_and(|it| self.makes_late(name, it))
            }
            None => false,
        }
    }
}

impl Constraint<'_> {
    /// Whether a foreign key can refer to either of both.
    fn same_target(&self, other: &Self) -> bool {
        let targets = self.target_columns().zip(other.target_columns());
        targets.is_some_and(|(one, two)| same_set(one, two))
    }
}
