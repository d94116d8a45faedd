//! The constraints and indexes that partitions have because their table has them.
//!
//! After `AttachPartitionEnsureIndexes` and `CloneFkReferencing` in PostgreSQL's `tablecmds.c`.

use super::part_match::{is_near, is_same};
use super::{Replay, index_label};
use crate::ident::{Name, ObjectName};
use crate::schema::{
    Constraint, Index, Key, Noun, ObjectId, PartitionError, SchemaError, Table, expression,
};
use crate::step::{
    self, AlterTable, Change, ConstraintKind, ConstraintState, CreateIndex, DropIndex, IndexKey,
    Operation,
};

/// A constraint or index of a partitioned table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part<'a> {
    /// A constraint of this name.
    Constraint(&'a str, Constraint<'a>),
    /// An index.
    Index(Index<'a>),
}

impl<'a> Part<'a> {
    /// Its place in the order in which constraints and indexes were made.
    pub(super) const fn made(&self) -> u32 {
        match self {
            Self::Constraint(_, it) => it.made,
            Self::Index(it) => it.made,
        }
    }

    /// The place of the part of the partitioned table that it belongs to.
    const fn of(&self) -> Option<u32> {
        match self {
            Self::Constraint(_, it) => it.of,
            Self::Index(it) => it.of,
        }
    }

    /// What PostgreSQL makes first: checks, then keys and indexes, then foreign keys.
    const fn rank(&self) -> u8 {
        match self {
            Self::Constraint(_, it) => match it.kind {
                ConstraintKind::Check(_) => 0,
                ConstraintKind::ForeignKey(_) => 2,
                _ => 1,
            },
            Self::Index(_) => 1,
        }
    }

    /// What makes it again.
    pub(super) fn create(&self, table: Name<'a>, arena: &'a crate::schema::Arena) -> Operation<'a> {
        match self {
            Self::Constraint(name, it) => {
                let changes = arena.alloc_slice_copy(&[Change::AddConstraint(it.step(name))]);
                Operation::AlterTable(AlterTable { table, changes })
            }
            Self::Index(it) => Operation::CreateIndex(it.definition),
        }
    }

    /// What drops it.
    pub(super) fn drop(&self, table: Name<'a>, arena: &'a crate::schema::Arena) -> Operation<'a> {
        match self {
            Self::Constraint(name, _) => {
                let changes = arena.alloc_slice_copy(&[Change::DropConstraint { name }]);
                Operation::AlterTable(AlterTable { table, changes })
            }
            Self::Index(it) => {
                let name = table.sibling(it.definition.name.text());
                Operation::DropIndex(DropIndex::new(name))
            }
        }
    }

    const fn noun(&self) -> Noun {
        match self {
            Self::Constraint(..) => Noun::Constraint,
            Self::Index(_) => Noun::Index,
        }
    }

    pub(super) fn name(&self) -> &'a str {
        match self {
            Self::Constraint(name, _) => name,
            Self::Index(it) => it.definition.name.text(),
        }
    }

    /// Whether tables that inherit have it too.
    pub(super) const fn is_inheritable(&self) -> bool {
        matches!(self, Self::Constraint(_, it) if it.is_inheritable())
    }

    /// Whether it is there only because the table inherits.
    const fn is_inherited(&self) -> bool {
        matches!(self, Self::Constraint(_, it) if it.inherited)
    }
}

impl<'a> Table<'a> {
    /// Its constraints and indexes, in the order in which PostgreSQL gives them to a partition.
    pub(super) fn all_parts(&self) -> Vec<Part<'a>> {
        let constraints = self.constraints.iter();
        let constraints = constraints.map(|(name, it)| Part::Constraint(name, *it));
        let indexes = self.indexes.values().map(|it| Part::Index(*it));
        let mut parts: Vec<_> = constraints.chain(indexes).collect();
        parts.sort_by_key(|it| (it.rank(), it.made()));
        parts
    }

    /// The part that belongs to the part of the partitioned table which was made as this one.
    pub(super) fn part_of(&self, made: u32) -> Option<Part<'a>> {
        self.all_parts()
            .into_iter()
            .find(|it| it.of() == Some(made))
    }

    fn belongs(&mut self, part: &Part<'a>, to: u32) {
        match part {
            Part::Constraint(name, _) => {
                let found = self.constraints.get_mut(name);
                found.into_iter().for_each(|it| it.of = Some(to));
            }
            Part::Index(it) => {
                let found = self.indexes.get_mut(it.definition.name.text());
                found.into_iter().for_each(|it| it.of = Some(to));
            }
        }
    }
}

impl<'a> Replay<'_, 'a> {
    /// Gives a new partition what its table has.
    pub(super) fn copy_parts(
        &mut self,
        table: Name<'a>,
        partition: Name<'a>,
    ) -> Result<(), SchemaError> {
        for part in self.known_table(table)?.all_parts() {
            // A table without rows has no constraint that is not valid.
            self.make_part((table, partition), &part.valid())?;
        }
        Ok(())
    }

    /// Gives all that follows a table a part that it has got: the one that they have, or a new one.
    ///
    /// Gives what makes again the parts that partitions had; what a table inherits, too, stays its own.
    pub(super) fn spread(
        &mut self,
        table: Name<'a>,
        part: &Part<'a>,
    ) -> Result<Vec<Operation<'a>>, SchemaError> {
        let mut had = Vec::new();
        for partition in self.schema.partition_names(table) {
            match self.joined((table, partition), part)? {
                Some(it) => had.push(it.create(partition, self.arena)),
                None => {
                    let new = self.make_part((table, partition), part)?;
                    had.extend(self.spread(partition, &new)?);
                }
            }
        }
        if !part.is_inheritable() {
            return Ok(had);
        }
        for child in self.schema.children(table) {
            if self.joined((table, child), part)?.is_none() {
                let new = self.make_part((table, child), part)?;
                self.spread(child, &new)?;
            }
        }
        Ok(had)
    }

    /// The part that a partition has already, which belongs to that of its table from now on.
    pub(super) fn joined(
        &mut self,
        (table, partition): (Name<'a>, Name<'a>),
        part: &Part<'a>,
    ) -> Result<Option<Part<'a>>, SchemaError> {
        let known = self.known_table(partition)?;
        let all = known.all_parts().into_iter();
        let all: Vec<_> = all.filter(|it| it.of().is_none()).collect();
        let part = &self.qualified((table, partition), part);
        if let Some(found) = all.iter().find(|it| is_same(it, part)) {
            self.known_table_mut(partition)?.belongs(found, part.made());
            return Ok(Some(*found));
        }
        match all.iter().find(|it| is_near(it, part)) {
            Some(near) => Err(PartitionError::NearPart {
                noun: near.noun(),
                name: near.name().to_owned(),
                table: partition.to_string(),
                other: part.name().to_owned(),
            }
            .into()),
            None => Ok(None),
        }
    }

    /// Makes the part of a partition that belongs to one of its table, as PostgreSQL does it.
    pub(super) fn make_part(
        &mut self,
        (table, partition): (Name<'a>, Name<'a>),
        part: &Part<'a>,
    ) -> Result<Part<'a>, SchemaError> {
        let made = self.schema.next_number();
        let of = Some(part.made());
        let inherited = self.known_table(partition)?.partition.is_none();
        let new = match self.qualified((table, partition), part) {
            Part::Constraint(name, it) => {
                super::constraint::second_key(self.known_table(partition)?, it.kind)?;
                let name = self.name_of_part(partition, name, &it)?;
                let new = Constraint {
                    made,
                    of,
                    inherited,
                    ..it
                };
                Part::Constraint(name, new)
            }
            Part::Index(it) => Part::Index(Index {
                definition: self.index_of_part(partition, &it),
                made,
                of,
                ..it
            }),
        };
        self.put_part(partition, &new)?;
        Ok(new)
    }

    /// The part as it is said of a partition: its texts name that, where they name the table.
    fn qualified(&self, (from, partition): (Name<'a>, Name<'a>), part: &Part<'a>) -> Part<'a> {
        let text = |it| expression::requalify(it, [from, partition], self.arena);
        match *part {
            Part::Constraint(name, mut it) => {
                if let ConstraintKind::Check(check) = it.kind {
                    it.kind = ConstraintKind::Check(text(check));
                }
                Part::Constraint(name, it)
            }
            Part::Index(mut it) => {
                let keys = it.definition.keys.iter().map(|key| key.with_text(text));
                it.definition.keys = self.arena.alloc_slice_fill_iter(keys);
                it.definition.predicate = it.definition.predicate.map(text);
                Part::Index(it)
            }
        }
    }

    /// Whether a part that belongs to one of the table above is the table's own too, and so stays without that.
    fn left_alone(&mut self, table: Name<'a>, part: &Part<'a>) -> Result<bool, SchemaError> {
        let known = self.known_table_mut(table)?;
        let stays = known.partition.is_none() && !part.is_inherited();
        if let (true, Some(it)) = (stays, known.constraints.get_mut(part.name())) {
            it.of = None;
        }
        Ok(stays)
    }

    fn put_part(&mut self, partition: Name<'a>, part: &Part<'a>) -> Result<(), SchemaError> {
        let table = self.known_table_mut(partition)?;
        match part {
            Part::Constraint(name, it) => {
                table.constraints.insert(name, *it);
                if let Some(columns) = it.kind.unique_columns() {
                    table.check_unique(name, columns)?;
                }
            }
            Part::Index(it) => {
                let name = it.definition.name.text();
                table.indexes.insert(name, *it);
                table.check_unique_index(&it.definition)?;
            }
        }
        Ok(())
    }

    /// The name of a new constraint of a partition: that of its table's, or for a key the default of its own.
    fn name_of_part(
        &self,
        partition: Name<'a>,
        name: &'a str,
        constraint: &Constraint<'a>,
    ) -> Result<&'a str, SchemaError> {
        let ending = match constraint.kind {
            ConstraintKind::PrimaryKey(_) => ("", "pkey"),
            ConstraintKind::Unique(_) | ConstraintKind::Exclude(_) => (constraint.label, "key"),
            ConstraintKind::Check(_)
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::NotNull(_) => {
                let given = step::Constraint {
                    name: ObjectName::Given(name),
                    ..constraint.step(name)
                };
                return match self.constraint_owner(partition, &given, name) {
                    Some(owner) => Err(super::name::taken(Noun::Constraint, name, owner)),
                    None => Ok(name),
                };
            }
        };
        let schema = partition.schema();
        let taken = |name: &str| {
            let key = Key { schema, name };
            self.schema.relation(key).is_some() || self.schema.has_constraint(schema, name)
        };
        let table = partition.name;
        Ok(index_label::free_name(table, ending, taken, self.arena))
    }

    fn index_of_part(&self, partition: Name<'a>, index: &Index<'a>) -> CreateIndex<'a> {
        let schema = partition.schema();
        let taken = |name: &str| self.schema.relation(Key { schema, name }).is_some();
        let ending = (index.label, "idx");
        let name = index_label::free_name(partition.name, ending, taken, self.arena);
        let keys = index.definition.keys.iter().map(|key| IndexKey {
            statistics: None,
            ..*key
        });
        CreateIndex {
            name: ObjectName::Given(name),
            table: partition,
            keys: self.arena.alloc_slice_fill_iter(keys),
            only: false,
            ..index.definition
        }
    }

    /// Takes the parts away that partitions have, or tables that inherit, because their table has them.
    ///
    /// Gives what makes them again, those of the lowest partitions first: PostgreSQL finds them when the part of the table
    /// is made again, which so has the same names below.
    pub(super) fn gather(
        &mut self,
        table: Name<'a>,
        made: u32,
    ) -> Result<Vec<Operation<'a>>, SchemaError> {
        let mut again = Vec::new();
        let parts = self.known_table(table)?.all_parts();
        let above = parts.into_iter().find(|it| it.made() == made);
        for partition in self.schema.followers(table) {
            let Some(part) = self.known_table(partition)?.part_of(made) else {
                continue;
            };
            if self.left_alone(partition, &part)? {
                continue;
            }
            again.extend(self.gather(partition, part.made())?);
            let (noun, name) = (part.noun(), part.name());
            self.key_unneeded(partition, name, noun)?;
            let known = self.known_table_mut(partition)?;
            match noun {
                Noun::Constraint => drop(known.constraints.remove(name)),
                _ => drop(known.indexes.remove(name)),
            }
            self.schema
                .touched
                .insert(ObjectId::of(Noun::Table, partition));
            if !above.is_some_and(|it| it.recurses(&part)) {
                again.push(part.create(partition, self.arena));
            }
        }
        Ok(again)
    }
}

impl<'a> Part<'a> {
    /// Whether PostgreSQL makes the part of a partition again, as it is, with this one of its table.
    fn recurses(&self, own: &Self) -> bool {
        match (self, own) {
            (Self::Constraint(_, it), Self::Constraint(_, own)) => {
                matches!(it.kind, ConstraintKind::Check(_)) && it.options == own.options
            }
            _ => false,
        }
    }

    /// The same, as it is in a table without rows.
    fn valid(&self) -> Self {
        match *self {
            Self::Constraint(name, mut it) => {
                if it.options.state == ConstraintState::NotValid {
                    it.options.state = ConstraintState::Valid;
                }
                Self::Constraint(name, it)
            }
            index @ Self::Index(_) => index,
        }
    }
}
