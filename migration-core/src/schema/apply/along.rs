//! What goes along with a drop, each by a statement of its own, and comes back with it.

use super::cascade::NO_KEYS;
use super::reversal::{Loss, Reversal};
use super::{Outcome, Replay, name};
use crate::ident::Name;
use crate::schema::references::Reference;
use crate::schema::{Bond, Key, Noun, Object, ObjectId, SchemaError, Undo};
use crate::step::{AlterTable, Cascade, Change, Column, ColumnChange, Operation, Step};

/// What goes along with a drop.
#[derive(Default)]
pub(super) struct Along<'a> {
    /// What drops it, in order.
    pub(super) drops: Vec<Operation<'a>>,
    /// What makes it again, in order.
    pub(super) again: Vec<Operation<'a>>,
    /// Whether foreign keys go.
    pub(super) references: bool,
}

impl<'a> Replay<'_, 'a> {
    /// Drops a part of a table with all that needs it.
    pub(super) fn change_cascading(
        &mut self,
        table: Name<'a>,
        step: Cascade<'a, Change<'a>>,
    ) -> Result<(Change<'a>, Vec<Reversal<'a>>), SchemaError> {
        self.may_change(table, step.of)?;
        let mut along = Along::default();
        let mut loses = None;
        match *step.of {
            Change::DropColumn { name, ty } => {
                self.typed_column(table, name, ty)?;
                self.goes_from_no_other(table, name)?;
                self.drop_along_column(table, name, &mut along)?;
                loses = along.references.then_some(Loss::Keys);
            }
            Change::DropConstraint { name } => {
                let all = self.references_to_key(table, name, Noun::Constraint)?;
                self.come_back(&all, (Noun::Constraint, name))?;
                self.cut(all, (Noun::Constraint, name), &mut along)?;
            }
            _ => {}
        }
        let (change, mut all) = self.change_all(table, *step.of)?;
        // What runs last stands first.
        let again = Reversal {
            loses,
            ..Reversal::before(along.again)
        };
        all.insert(0, again);
        let of = self.arena.alloc(change);
        let along = self.arena.alloc_slice_copy(&along.drops);
        Ok((Change::Cascade(Cascade { of, along }), all))
    }

    /// Drops a partition, a sequence or a type with all that needs it.
    pub(super) fn drop_cascading(&mut self, step: Cascade<'a, Operation<'a>>) -> Outcome<'a> {
        let mut along = Along::default();
        match *step.of {
            Operation::DropPartition(it) => self.drop_along_partition(it.name, &mut along)?,
            Operation::DropSequence(it) => self.drop_along_sequence(it.name, &mut along)?,
            Operation::DropEnum(it) => self.drop_along_type(Noun::Type, it.name, &mut along)?,
            Operation::DropDomain(it) => self.drop_along_type(Noun::Domain, it.name, &mut along)?,
            Operation::DropRange(it) => self.drop_along_type(Noun::Range, it.name, &mut along)?,
            Operation::DropComposite(it) => {
                self.drop_along_type(Noun::Composite, it.name, &mut along)?;
            }
            _ => {}
        }
        let (of, undo) = self.operation(*step.of)?;
        let undo = self.with_along(undo, &along);
        let of = self.arena.alloc(of);
        let along = self.arena.alloc_slice_copy(&along.drops);
        Ok((Operation::Cascade(Cascade { of, along }), undo))
    }

    /// The undo of a drop, and what makes again what went along.
    fn with_along(&self, undo: Undo<'a>, along: &Along<'a>) -> Undo<'a> {
        let all = |steps: &'a [Step<'a>]| {
            let own = steps.iter().map(|it| it.operation);
            let all: Vec<_> = own.chain(along.again.iter().copied()).collect();
            self.steps(&all)
        };
        match undo {
            Undo::Exact(steps) => Undo::Exact(all(steps)),
            Undo::LosesData { steps, what } => {
                let keys = if along.references { NO_KEYS } else { "" };
                Undo::LosesData {
                    steps: all(steps),
                    what: self.arena.alloc_str(&format!("{what}{keys}")),
                }
            }
            none @ Undo::Impossible(_) => none,
        }
    }

    fn drop_along_partition(
        &mut self,
        name: Name<'a>,
        along: &mut Along<'a>,
    ) -> Result<(), SchemaError> {
        self.known_partition(name)?;
        let tree = self.schema.partition_tree(name);
        let tables = tree.iter().map(|it| ObjectId::of(Noun::Table, *it));
        self.take_objects(along, &tables.collect::<Vec<_>>())?;
        for table in &tree {
            let mut references = self.schema.references_to(Key::of(*table));
            references.retain(|it| !tree.iter().any(|own| own.same(&it.table)));
            self.cut(references, (Noun::Table, &table.to_string()), along)?;
        }
        Ok(())
    }

    /// A default that takes numbers of a sequence goes, and its column stays, as PostgreSQL has it.
    fn drop_along_sequence(
        &mut self,
        name: Name<'a>,
        along: &mut Along<'a>,
    ) -> Result<(), SchemaError> {
        let id = ObjectId::of(Noun::Sequence, name);
        self.own_object(id)?;
        while let Some((table, column)) = self.default_with(id) {
            let change = Change::AlterColumn {
                name: column.name,
                ty: super::column::type_of(&column),
                change: ColumnChange::DropDefault,
            };
            self.take(along, self.alter(table, change))?;
        }
        self.take_objects(along, &[id])
    }

    /// A column whose default needs an object.
    fn default_with(&self, id: ObjectId<'a>) -> Option<(Name<'a>, Column<'a>)> {
        let columns = self.schema.dependents(id).into_iter();
        let mut columns = columns.filter(|(it, _)| it.noun == Noun::Column);
        columns.find_map(|(it, _)| {
            let table = self.schema.tables.get(&it.key)?;
            let column = table.column(it.part)?;
            column.default.map(|_| (table.name, *column))
        })
    }

    fn drop_along_type(
        &mut self,
        noun: Noun,
        name: Name<'a>,
        along: &mut Along<'a>,
    ) -> Result<(), SchemaError> {
        let id = ObjectId::of(noun, name);
        match noun {
            Noun::Type => self.known_enum(name).map(|_| ())?,
            _ => self.own_object(id)?,
        }
        self.take_objects(along, &[id])
    }

    /// Drops something that goes along.
    pub(super) fn take(
        &mut self,
        along: &mut Along<'a>,
        drop: Operation<'a>,
    ) -> Result<(), SchemaError> {
        let (drop, undo) = self.operation(drop)?;
        let (Undo::Exact(steps) | Undo::LosesData { steps, .. }) = undo else {
            return Ok(());
        };
        along.drops.push(drop);
        let again = steps.iter().map(|it| it.operation);
        along.again.splice(0..0, again);
        Ok(())
    }

    /// Drops the objects that need one of these, but for what PostgreSQL drops with them anyhow.
    pub(super) fn take_objects(
        &mut self,
        along: &mut Along<'a>,
        ids: &[ObjectId<'a>],
    ) -> Result<(), SchemaError> {
        let mut going = self.taken_along(ids)?;
        let parts: Vec<_> = ids
            .iter()
            .flat_map(|it| self.schema.parts_of(*it))
            .collect();
        let all: Vec<_> = going.iter().map(|it| it.definition.id()).collect();
        let is_part = |it: &Object<'a>| {
            let needs = self.schema.needs_of(it).into_iter();
            let mut owners = needs.filter(|need| need.bond == Bond::Auto);
            parts.contains(&it.definition.id()) || owners.any(|need| all.contains(&need.on))
        };
        going.retain(|it| !is_part(it));
        for object in going.iter().rev() {
            self.take(along, object.definition.drop())?;
        }
        Ok(())
    }

    /// Drops what needs a column, and the same in the partitions of its table.
    fn drop_along_column(
        &mut self,
        table: Name<'a>,
        column: &'a str,
        along: &mut Along<'a>,
    ) -> Result<(), SchemaError> {
        let tree = self.schema.partition_tree(table);
        let ids: Vec<_> = tree
            .iter()
            .map(|it| ObjectId::part_of(Noun::Column, *it, column))
            .collect();
        self.take_objects(along, &ids)?;
        for part in &tree {
            for name in self.own_exclusions_with(*part, column)? {
                self.take(along, self.alter(*part, Change::DropConstraint { name }))?;
            }
            let references = self.references_by(Key::of(*part), column);
            self.come_back(&references, (Noun::Column, column))?;
            self.cut(references, (Noun::Column, column), along)?;
        }
        let known = self.known_table(table)?;
        let computed = super::column::generated_with(known, column);
        let computed: Vec<_> = computed
            .map(|it| (it.name, super::column::type_of(it)))
            .collect();
        for (name, ty) in computed {
            let of = self.arena.alloc(Change::DropColumn { name, ty });
            let drop = Change::Cascade(Cascade { of, along: &[] });
            self.take(along, self.alter(table, drop))?;
        }
        Ok(())
    }

    /// The exclusions that name a column in an expression, and so do not go with it by themselves.
    fn own_exclusions_with(
        &self,
        table: Name<'a>,
        column: &str,
    ) -> Result<Vec<&'a str>, SchemaError> {
        let constraints = self.known_table(table)?.constraints.iter();
        let own = constraints.filter(|(_, it)| it.of.is_none() && it.holds_column(column));
        Ok(own.map(|(name, _)| *name).collect())
    }

    /// That foreign keys refer to the same keys when they are made again: to one of two on the same columns they may refer
    /// to the other, which is the older one then.
    fn come_back(
        &self,
        references: &[Reference<'a>],
        (noun, of): (Noun, &str),
    ) -> Result<(), SchemaError> {
        for reference in references {
            let target = self.known_table(reference.foreign_key.table)?;
            let several = target.keys_on(reference.foreign_key.targets).len() > 1;
            let by = several.then(|| reference.to_string());
            name::not_needed(noun, of, by.into_iter().collect())?;
        }
        Ok(())
    }

    /// Drops foreign keys. Those of a partitioned table stand in the way: its partitions have them too.
    pub(super) fn cut(
        &mut self,
        references: Vec<Reference<'a>>,
        (noun, of): (Noun, &str),
        along: &mut Along<'a>,
    ) -> Result<(), SchemaError> {
        for reference in references {
            let owner = self.known_table(reference.table)?;
            let stays = owner.partition.is_some()
                || !self.schema.partition_names(reference.table).is_empty();
            let by = stays.then(|| reference.to_string());
            name::not_needed(noun, of, by.into_iter().collect())?;
            let name = reference.name;
            let drop = self.alter(reference.table, Change::DropConstraint { name });
            self.take(along, drop)?;
            along.references = true;
        }
        Ok(())
    }

    fn alter(&self, table: Name<'a>, change: Change<'a>) -> Operation<'a> {
        let changes = self.arena.alloc_slice_copy(&[change]);
        Operation::AlterTable(AlterTable { table, changes })
    }
}
