//! How much memory the replay of a history takes.

use super::calls::MOST_OVERLOADS;
use super::part_names::LABEL;
use super::partition_count::Partitions;
use super::sequences::SEQUENCE_EDGES;
use crate::history::Migration;
use crate::ident::MAX_BYTES;
use crate::step::{
    External, KeyKind, Members, Operation, PublicationChange, Published, required_extensions,
};
use crate::value::{Expression, Mention};

/// Upper bounds.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Names that are ever made.
    pub entries: usize,
    /// Slots of the hash table: a power of two, at least half of it free.
    pub slots: usize,
    /// Columns that keys and expressions name.
    pub edges: usize,
    /// Needs of objects that are made as a whole.
    pub links: usize,
    /// Bytes of names that PostgreSQL gives to indexes of partitions.
    pub names: usize,
    /// Indexes and constraints, which go along with a table that goes to another schema.
    movable: usize,
    /// What has privileges and may be meant by those on all objects of a schema.
    privileged: usize,
    /// How many migrations these are.
    migrations: usize,
    /// Names that change, whose entries stay and take another slot.
    renamed: usize,
}

impl Size {
    /// What no migrations take.
    pub const NOTHING: Self = Self {
        entries: 1,
        slots: 2,
        edges: 1,
        links: 1,
        names: 0,
        movable: 0,
        privileged: 0,
        migrations: 0,
        renamed: 0,
    };

    /// What these migrations take.
    pub const fn of(migrations: &[Migration<'_>]) -> Self {
        Self::NOTHING.after(migrations)
    }

    /// What these migrations take, of which the first are counted already.
    ///
    /// A partition takes again what migrations before it made, so that all are counted once more where there is one.
    pub const fn after(self, migrations: &[Migration<'_>]) -> Self {
        let added = Partitions::of(migrations.split_at(self.migrations).1);
        if added.count == 0 && self.names == 0 {
            return self.count(migrations, &added);
        }
        let mut size = Self::NOTHING;
        size.names = 1;
        size.count(migrations, &Partitions::of(migrations))
    }

    const fn count(mut self, migrations: &[Migration<'_>], partitions: &Partitions<'_>) -> Self {
        while self.migrations < migrations.len() {
            let steps = migrations[self.migrations].steps;
            let mut i = 0;
            while i < steps.len() {
                self = match partitions.with(&steps[i].operation) {
                    0 => self.operation(&steps[i].operation),
                    count => self.repeated(&steps[i].operation, 1 + count),
                };
                i += 1;
            }
            self.migrations += 1;
        }
        if partitions.count == 0 {
            self.names = 0;
        }
        self.slots = ((self.entries + self.renamed) * 2).next_power_of_two();
        self
    }

    /// How many migrations these are.
    pub(super) const fn migrations(&self) -> usize {
        self.migrations
    }

    /// What a [`Checkpoint`](super::Checkpoint) keeps of a history, which has partitions or not: nothing where it has, as
    /// their names stand in memory that does not last.
    pub const fn kept(self, partitions: bool) -> Self {
        if partitions { Self::NOTHING } else { self }
    }

    /// What an operation takes that is made so often: in a table, and in its partitions.
    const fn repeated(self, operation: &Operation<'_>, times: usize) -> Self {
        let after = self.operation(operation);
        Self {
            entries: self.entries + (after.entries - self.entries) * times,
            edges: self.edges + (after.edges - self.edges) * times,
            links: self.links + (after.links - self.links) * times,
            names: self.names + (after.names - self.names) * times,
            movable: self.movable + (after.movable - self.movable) * times,
            privileged: self.privileged + (after.privileged - self.privileged) * times,
            ..self
        }
    }

    #[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
    const fn operation(self, operation: &Operation<'_>) -> Self {
        match operation {
            Operation::RenameIndex(_)
            | Operation::RenameTable(_)
            | Operation::RenamePolicy(_)
            | Operation::RenamePublication(_)
            | Operation::RenameStatistics(_)
            | Operation::MoveStatistics(_) => self.add(1, 0),
            Operation::CreatePublication(step) => match &step.of {
                Published::AllTables => self.add(1, 0),
                Published::Members(members) => self.add(1, 0).members(members),
            },
            Operation::AlterPublication(step) => match &step.change {
                PublicationChange::Add(members) | PublicationChange::Set(members) => {
                    self.members(members)
                }
                PublicationChange::Drop(_) | PublicationChange::Options { .. } => self,
            },
            Operation::CreateStatistics(step) => self.add(1, 0).keys(step.keys),
            // The table, and that it is a partition.
            Operation::CreatePartition(step) => match &step.partition_by {
                Some(by) => self.privileged().add(2, 0).index_keys(by.keys),
                None => self.privileged().add(2, 0),
            },
            Operation::AttachPartition(_) => self.add(1, 0),
            Operation::AlterPolicy(step) => {
                let size = match step.to {
                    Some(roles) => self.link(roles.len()),
                    None => self,
                };
                size.expression(&step.using).expression(&step.with_check)
            }
            // Its labels become entries when it is changed.
            Operation::CreateEnum(step) => self.add(1 + step.labels.len(), 0),
            Operation::AlterEnum(step) => self.add(step.changes.len(), 0),
            Operation::CreateDomain(step) => self.domain(step),
            Operation::AlterDomain(step) => self.domain_changes(step.changes),
            Operation::DropDomain(_) => self,
            Operation::CreateComposite(step) => {
                let attributes = step.attributes.len();
                self.add(2 + attributes, 0).link(attributes)
            }
            Operation::AlterComposite(step) => {
                let changes = step.changes.len();
                self.add(changes, 0).link(changes)
            }
            Operation::DropComposite(_) | Operation::DropRange(_) => self,
            // It and its multirange type; what it needs are its subtype and a function.
            Operation::CreateRange(_) => self.add(2, 0).link(2),
            // Its name, that of its rows, and the schemas that both were made in.
            Operation::RenameType(_) => self.add(4, 0),
            Operation::CreateTable(step) => self.table(step),
            Operation::MoveTable(_) => self.add(2 + self.movable, 0),
            // Whatever there is may be in it, and takes another slot.
            Operation::RenameSchema(_) => self.add(1, 0).slots(self.entries),
            Operation::AlterTable(step) => self.changes(step.changes),
            Operation::CreateIndex(step) => self.index(step),
            Operation::DropEnum(_)
            | Operation::DropTable(_)
            | Operation::AlterIndex(_)
            | Operation::DropIndex(_)
            | Operation::DropSchema(_)
            | Operation::DetachPartition(_)
            | Operation::DropPartition(_)
            | Operation::DropPolicy(_)
            | Operation::DropView(_)
            | Operation::RefreshMaterializedView(_)
            | Operation::DropSequence(_)
            | Operation::AlterExtension(_)
            | Operation::DropExtension(_)
            | Operation::DropPublication(_)
            | Operation::SetRowSecurity(_)
            | Operation::AlterStatistics(_)
            | Operation::DropStatistics(_)
            | Operation::Forget(_)
            | Operation::DropRoutine(_)
            | Operation::DropTrigger(_)
            | Operation::SetTrigger(_)
            | Operation::CommentOn(_)
            | Operation::Insert(_)
            | Operation::Delete(_)
            | Operation::Execute(_)
            | Operation::Require(_)
            | Operation::Ensure(_)
            | Operation::Cascade(_) => self,
            Operation::Sql(step) => self.externals(step.creates),
            Operation::CreateSchema(_) => self.add(1, 0),
            Operation::CreateView(step) | Operation::ReplaceView(step) => {
                self.view(step.columns, &step.query)
            }
            Operation::CreateMaterializedView(step) => self.view(step.columns, &step.query),
            Operation::RenameView(_) => self.add(1, 0),
            Operation::MoveView(_) => self.add(2, 0).slots(self.movable),
            Operation::CreateExtension(step) => {
                self.add(1, 0).link(required_extensions(step.name).len())
            }
            Operation::Declare(step) => self.external(step),
            Operation::RenameSequence(_) => self.add(1, 0),
            Operation::CreateSequence(_) => self.privileged().movable(1).add(1, SEQUENCE_EDGES),
            Operation::AlterSequence(step) => {
                self.add(2 * step.changes.len(), step.changes.len() * SEQUENCE_EDGES)
            }
            Operation::Grant(step) => self.rights(step.privileges, step.on.len() * step.to.len()),
            Operation::Revoke(step) => {
                self.rights(step.privileges, step.on.len() * step.from.len())
            }
            Operation::ChangeAllPrivileges(step) => self.add(self.privileged * step.roles.len(), 0),
            Operation::AlterOwner(_) => self.add(1, 0),
            Operation::AlterDefaultPrivileges(step) => self.add(1 + step.roles.len(), 0),
            Operation::CreateRoutine(step) | Operation::ReplaceRoutine(step) => self.routine(step),
            Operation::RenameRoutine(_) | Operation::RenameTrigger(_) => self.add(1, 0),
            Operation::MoveRoutine(_) | Operation::MoveSequence(_) => self.add(2, 0),
            Operation::CreateTrigger(step) | Operation::ReplaceTrigger(step) => self.trigger(step),
            Operation::CreatePolicy(step) => {
                let size = self.add(1, 0).link(step.to.len());
                size.expression(&step.using).expression(&step.with_check)
            }
        }
    }

    /// Slots for names that change, whose entries stay.
    const fn slots(mut self, count: usize) -> Self {
        self.renamed += count;
        self
    }

    /// An object more that has privileges.
    pub(super) const fn privileged(mut self) -> Self {
        self.privileged += 1;
        self
    }

    pub(super) const fn movable(mut self, count: usize) -> Self {
        self.movable += count;
        self
    }

    /// The label of an index, and its name.
    pub(super) const fn named(mut self) -> Self {
        self.names += LABEL + MAX_BYTES;
        self
    }

    const fn externals(mut self, externals: &[External<'_>]) -> Self {
        let mut i = 0;
        while i < externals.len() {
            self = self.external(&externals[i]);
            i += 1;
        }
        self
    }

    const fn external(self, external: &External<'_>) -> Self {
        match external {
            External::Table(table) => self.table(table),
            External::Function(function) => self.add(1, 0).link(function.arguments.len() + 1),
            External::Type(_) | External::Schema(_) | External::Role(_) => self.add(1, 0),
        }
    }

    pub(super) const fn add(mut self, entries: usize, edges: usize) -> Self {
        self.entries += entries;
        self.edges += edges;
        self
    }

    pub(super) const fn link(mut self, links: usize) -> Self {
        self.links += links;
        self
    }

    /// What a publication publishes.
    const fn members(mut self, members: &Members<'_>) -> Self {
        let mut i = 0;
        while i < members.tables.len() {
            let table = &members.tables[i];
            self = self.link(table.columns.len()).expression(&table.predicate);
            i += 1;
        }
        self.add(members.tables.len() + members.schemas.len(), 0)
    }

    /// What extended statistics are about.
    const fn keys(mut self, keys: &[KeyKind<'_>]) -> Self {
        let mut i = 0;
        while i < keys.len() {
            self = match &keys[i] {
                KeyKind::Column(_) => self.add(0, 1),
                KeyKind::Expression(it) => self.add(0, it.columns.len()).mentions(it.mentions),
            };
            i += 1;
        }
        self
    }

    /// The same of an expression whose columns are edges.
    pub(super) const fn predicate(self, expression: &Option<Expression<'_>>) -> Self {
        match expression {
            Some(it) => self.mentions(it.mentions),
            None => self,
        }
    }

    /// What an object's expression needs.
    pub(super) const fn expression(self, expression: &Option<Expression<'_>>) -> Self {
        match expression {
            Some(it) => self.link(it.columns.len()).mentions(it.mentions),
            None => self,
        }
    }

    /// What a text's mentions need; a name of a function may stand for several.
    pub(super) const fn mentions(mut self, mentions: &[Mention<'_>]) -> Self {
        let mut i = 0;
        while i < mentions.len() {
            self = self.link(match &mentions[i] {
                Mention::Function(_) => MOST_OVERLOADS,
                it if it.is_of_object() => 1,
                _ => 0,
            });
            i += 1;
        }
        self
    }
}
