//! Tables: created, altered and dropped.

use std::collections::BTreeMap;

use super::column_type::around_default;
use super::reversal::{Reversal, reversed};
use super::{Outcome, Replay, lookup, name, row_security};
use crate::ident::Name;
use crate::schema::namespace::Owner;
use crate::schema::{Noun, ObjectId, RowSecurity, SchemaError, Table, Undo};
use crate::step::{
    AlterTable, AttachPartition, Change, Constraint, ConstraintKind, ConstraintState, CreateTable,
    DropBehavior, DropTable, Operation,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_table(&mut self, step: CreateTable<'a>) -> Outcome<'a> {
        let step = self.make_table(step)?;
        self.schema
            .give_defaults(ObjectId::of(Noun::Table, step.name), self.arena);
        let undo = Undo::LosesData {
            steps: self.steps(&[Operation::DropTable(DropTable::new(step.name))]),
            what: self
                .arena
                .alloc_str(&format!("the rows of `{}`", step.name)),
        };
        Ok((Operation::CreateTable(step), undo))
    }

    /// Puts a table into the schema, and gives its step with every name settled.
    pub(super) fn make_table(
        &mut self,
        step: CreateTable<'a>,
    ) -> Result<CreateTable<'a>, SchemaError> {
        self.free_table_name(step.name)?;
        super::storage::texts(&step.options)?;
        super::replica_identity::not_yet(&step)?;
        self.insert_table(&step)?;
        self.known_table(step.name)?.check_partition_by()?;
        self.inherit_checks(step.name)?;
        let constraints = self.settle_constraints(&step)?;
        repeated_keys(constraints)?;
        all_valid(step.name, constraints)?;
        for constraint in constraints {
            self.check_constraint(step.name, constraint.name.text())?;
        }
        self.texts_hold(step.name)?;
        Ok(CreateTable {
            constraints,
            ..step
        })
    }

    pub(super) fn alter_table(&mut self, step: AlterTable<'a>) -> Outcome<'a> {
        self.own_table(step.table)?;
        let mut changes = Vec::new();
        let mut reversals = Vec::new();
        for change in step.changes {
            let default = self.default_of_changed(step.table, change);
            let (change, reversal) = self.change_all(step.table, *change)?;
            changes.extend(around_default(change, default));
            reversals.extend(reversal);
        }
        let table = self.known_table(step.table)?.name;
        self.texts_hold(table)?;
        let (operations, loses) = reversed(table, reversals, self.arena);
        let steps = self.steps(&operations);
        let undo = match loses {
            None => Undo::Exact(steps),
            Some(what) => Undo::LosesData { steps, what },
        };
        let changes = self.arena.alloc_slice_copy(&changes);
        Ok((Operation::AlterTable(AlterTable { changes, ..step }), undo))
    }

    pub(super) fn drop_table(&mut self, step: DropTable<'a>) -> Outcome<'a> {
        self.own_table(step.name)?;
        self.is_no_partition(step.name)?;
        self.has_no_children(step.name)?;
        let along = match step.behavior {
            DropBehavior::Restrict => Vec::new(),
            DropBehavior::Cascade => self.drop_along(step.name)?,
        };
        let mut what = format!("the rows of `{}`", step.name);
        if along
            .iter()
            .any(|it| matches!(it, Operation::AlterTable(_)))
        {
            what.push_str(super::cascade::NO_KEYS);
        }
        let again = self.drop_tree(step.name)?;
        let undo = Undo::LosesData {
            steps: self.steps(&[again, along].concat()),
            what: self.arena.alloc_str(&what),
        };
        Ok((Operation::DropTable(step), undo))
    }

    /// Drops a table with its partitions and theirs, and gives what makes all of it again.
    ///
    /// Each is made as a table of its own and attached, so that what it has keeps its names.
    pub(super) fn drop_tree(&mut self, name: Name<'a>) -> Result<Vec<Operation<'a>>, SchemaError> {
        let tree = self.schema.partition_tree(name);
        let tables = tree.iter().map(|it| self.known_table(*it).cloned());
        let tables: Vec<Table<'a>> = tables.collect::<Result<_, _>>()?;
        for table in &tables {
            self.unreferenced(table, &tree)?;
        }
        let (mut again, mut late, mut objects) = (Vec::new(), Vec::new(), Vec::new());
        for (table, later) in tables.iter().zip(1..) {
            let dependents = self.take_dependents(Noun::Table, table.name, "")?;
            let (before, after) = super::sequence::around(dependents, None, self.arena);
            again.extend(before);
            let mut made = table.clone();
            late.extend(self.take_early_keys(&mut made, &tree[later..]));
            again.extend(self.create_again(&made));
            again.extend(table.attach());
            objects.extend(after);
        }
        // Those of partitions first: PostgreSQL finds them for that of the table.
        again.extend(late.into_iter().rev());
        for table in &tables {
            self.schema.tables.remove(&table.key());
            let id = ObjectId::of(Noun::Table, table.name);
            self.schema.touched.insert(id);
        }
        Ok([again, objects].concat())
    }

    /// Takes the foreign keys away that refer to one of these tables, which are made after this one, and gives what makes
    /// them again.
    fn take_early_keys(&self, table: &mut Table<'a>, later: &[Name<'a>]) -> Option<Operation<'a>> {
        let name = table.name;
        let early = |it: &ConstraintKind<'a>| match it {
            ConstraintKind::ForeignKey(it) => later.iter().any(|later| later.same(&it.table)),
            _ => false,
        };
        let all = table.constraint_steps().into_iter();
        let late = all.filter(|it| early(&it.kind)).map(Change::AddConstraint);
        let changes = &*self.arena.alloc_slice_copy(&late.collect::<Vec<_>>());
        table.constraints.retain(|_, it| !early(&it.kind));
        let table = name;
        (!changes.is_empty()).then_some(Operation::AlterTable(AlterTable { table, changes }))
    }

    pub(super) fn change(
        &mut self,
        table: Name<'a>,
        change: Change<'a>,
    ) -> Result<(Change<'a>, Reversal<'a>), SchemaError> {
        let reversal = match change {
            Change::AddColumn(column) => self.add_column(table, column)?,
            Change::DropColumn { name, ty } => self.drop_column(table, name, ty)?,
            Change::RenameColumn { from, to, ty } => self.rename_column(table, (from, to), ty)?,
            Change::ChangeType { name, .. } => self.change_type(table, name, change)?,
            Change::AlterColumn { name, ty, change } => {
                self.alter_column(table, (name, ty), change)?
            }
            Change::Storage(change) => self.change_storage(table, change)?,
            Change::AddConstraint(constraint) => return self.add_constraint(table, constraint),
            Change::DropConstraint { name } => self.drop_constraint(table, name)?,
            Change::AlterConstraint { name, change } => {
                self.alter_constraint(table, name, change)?
            }
            Change::AddKeyOfIndex(key) => self.add_key_of_index(table, key)?,
            // It is parted before.
            Change::Cascade(it) => return self.change(table, *it.of),
            Change::Inherit(from) => return self.inherit(table, from),
            Change::NoInherit(from) => return self.no_inherit(table, from),
        };
        Ok((change, reversal))
    }

    fn insert_table(&mut self, step: &CreateTable<'a>) -> Result<(), SchemaError> {
        let (columns, inherited) = self.new_columns(step)?;
        let table = Table {
            name: step.name,
            columns,
            options: step.options,
            constraints: BTreeMap::new(),
            indexes: BTreeMap::new(),
            row_security: RowSecurity::default(),
            external: false,
            made: self.schema.next_number(),
            partition: None,
            inherited,
        };
        for (at, column) in step.columns.iter().enumerate() {
            self.check_column(&table, column)?;
            self.new_identity_sequence(step, at)?;
            if step.columns[..at].iter().any(|it| it.name == column.name) {
                return Err(super::column::duplicate(&table, column.name));
            }
        }
        self.schema
            .touched
            .insert(ObjectId::of(Noun::Table, table.name));
        self.schema.tables.insert(table.key(), table);
        Ok(())
    }

    /// That the name of the sequence of an identity column is free: nothing has it, nor the table or a column before.
    fn new_identity_sequence(&self, step: &CreateTable<'a>, at: usize) -> Result<(), SchemaError> {
        let name = step.columns[at].sequence.name;
        let before = step.columns[..at].iter().filter_map(|it| it.sequence.name);
        let of_table = std::iter::once(step.name.name).chain(before);
        match name.filter(|name| of_table.into_iter().any(|it| it == *name)) {
            Some(name) => {
                let owner = Owner::of(Noun::Table, None);
                Err(name::taken(Noun::Sequence, name, owner))
            }
            None => self.free_identity_sequence(step.name, name),
        }
    }

    /// Puts the constraints into the table, named in the order in which they stand.
    fn settle_constraints(
        &mut self,
        step: &CreateTable<'a>,
    ) -> Result<&'a [Constraint<'a>], SchemaError> {
        // PostgreSQL makes the index of the primary key before all others.
        let first = self.schema.next_number();
        let mut settled = Vec::new();
        for constraint in step.constraints {
            if self.merge_check(step.name, constraint)? {
                settled.push(*constraint);
                continue;
            }
            let number = match constraint.kind {
                ConstraintKind::PrimaryKey(_) => first,
                _ => self.schema.next_number(),
            };
            settled.push(self.insert_constraint(step.name, *constraint, number)?);
        }
        Ok(self.arena.alloc_slice_copy(&settled))
    }

    /// That no foreign key of another table refers to one that goes, together with these.
    pub(super) fn unreferenced(
        &self,
        table: &Table<'a>,
        going: &[Name<'a>],
    ) -> Result<(), SchemaError> {
        let references = self.schema.references_to(table.key());
        let goes = |it: &Name<'a>| going.iter().any(|going| going.same(it));
        let others = references.iter().filter(|it| !goes(&it.table));
        let by = others.map(ToString::to_string).collect();
        name::not_needed(Noun::Table, &table.name.to_string(), by)
    }

    /// What makes the table and its indexes again.
    fn create_again(&self, table: &Table<'a>) -> Vec<Operation<'a>> {
        let mut late = table.constraint_steps();
        late.retain(|it| table.comes_late(it));
        let ids: Vec<_> = late
            .iter()
            .map(|it| ObjectId::part_of(Noun::Constraint, table.name, it.name.text()))
            .collect();
        let create = table.create_without(self.schema, &ids, self.arena);
        let (_, identity) = table.options_again();
        let row_security = row_security::again(table);
        let mut indexes: Vec<_> = table.indexes.values().collect();
        indexes.sort_by_key(|index| index.made);
        let indexes = indexes
            .into_iter()
            .map(|it| Operation::CreateIndex(it.definition));
        let late = late.into_iter().map(Change::AddConstraint).chain(identity);
        let late = late.chain(self.schema.settings_again(table));
        let late = late.chain(table.inherit_again());
        let changes = &*self.arena.alloc_slice_copy(&late.collect::<Vec<_>>());
        let table = table.name;
        let alter = (!changes.is_empty()).then_some(AlterTable { table, changes });
        std::iter::once(Operation::CreateTable(create))
            .chain(indexes)
            .chain(alter.map(Operation::AlterTable))
            .chain(row_security)
            .collect()
    }
}

impl<'a> Table<'a> {
    /// Whether a constraint stands behind the indexes when the table is made again: `CREATE TABLE` cannot make it, or it
    /// is a foreign key to a key of the table itself that comes late.
    fn comes_late(&self, constraint: &Constraint<'a>) -> bool {
        let needs_key = match constraint.kind {
            ConstraintKind::ForeignKey(it) => it.table.same(&self.name) && self.makes_key_late(&it),
            _ => false,
        };
        let name = constraint.name.text();
        let known = self.constraints.get(name);
        needs_key || known.is_some_and(|it| self.makes_late(name, it))
    }

    /// What makes it a partition again.
    pub(in crate::schema) fn attach(&self) -> Option<Operation<'a>> {
        self.partition.map(|it| {
            Operation::AttachPartition(AttachPartition {
                name: self.name,
                to: it.of,
                bound: it.bound,
                check: None,
            })
        })
    }
}

/// The constraint before this one that has the same key.
///
/// `CREATE TABLE` makes one index for both and forgets the second (`transformIndexConstraints` in
/// `parse_utilcmd.c`); `ALTER TABLE` makes two.
fn same_key<'c, 'a>(
    all: &'c [Constraint<'a>],
    constraint: &Constraint<'a>,
) -> Option<&'c Constraint<'a>> {
    if !constraint.kind.has_index() {
        return None;
    }
    let first = all.iter().find(|it| same_index(it, constraint))?;
    (first.name != constraint.name).then_some(first)
}

/// Whether PostgreSQL takes both for one index. Storage parameters do not matter to it.
pub(in crate::schema) fn same_index(one: &Constraint<'_>, two: &Constraint<'_>) -> bool {
    let same_keys = match (one.kind, two.kind) {
        (ConstraintKind::Exclude(one), ConstraintKind::Exclude(two)) => one == two,
        (one, two) => {
            one.has_index() && two.has_index() && one.unique_columns() == two.unique_columns()
        }
    };
    same_keys
        && one.options.include == two.options.include
        && one.options.timing == two.options.timing
        && one.options.nulls_not_distinct == two.options.nulls_not_distinct
}

/// That no constraint of a new table is to be left unproved: there are no rows, and PostgreSQL makes it valid at once.
fn all_valid(table: Name<'_>, constraints: &[Constraint<'_>]) -> Result<(), SchemaError> {
    let left = |it: &&Constraint<'_>| it.options.state == ConstraintState::NotValid;
    match constraints.iter().find(left) {
        Some(constraint) => Err(SchemaError::BadConstraint {
            table: table.to_string(),
            constraint: constraint.name.text().to_owned(),
            why: "is valid at once, as a new table has no rows; take `not_valid` away",
        }),
        None => Ok(()),
    }
}

fn repeated_keys(constraints: &[Constraint<'_>]) -> Result<(), SchemaError> {
    for constraint in constraints {
        if let Some(existing) = same_key(constraints, constraint) {
            return Err(SchemaError::RepeatedKey {
                key: constraint.name.text().to_owned(),
                existing: existing.name.text().to_owned(),
            });
        }
    }
    Ok(())
}

impl<'a> Replay<'_, 'a> {
    /// The column of a table, both of which must be there.
    pub(super) fn known_column(
        &self,
        table: crate::ident::Name<'a>,
        column: &str,
    ) -> Result<crate::step::Column<'a>, SchemaError> {
        lookup::known_column(self.known_table(table)?, column).copied()
    }
}
