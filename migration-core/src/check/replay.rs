//! The replay: every step against the names that live before it.

use super::blocking::Blocking;
use super::catalog::{Catalog, Id, NONE};
use super::key::{column, relation};
use super::kind::Kind;
use super::report::{Finding, Findings};
use super::site;
use super::text::Text;
use crate::history::Migration;
use crate::ident::Name;
use crate::step::Operation;

/// A history on its way through the check.
pub(super) struct Replay<'a, 'm> {
    pub(super) catalog: Catalog<'a, 'm>,
    pub(super) findings: Findings<'m>,
    pub(super) migrations: &'a [Migration<'a>],
    /// The migration that is being replayed, as its place in the list.
    pub(super) now: usize,
    /// The number of the step in the whole history.
    pub(super) step: usize,
    /// Which of the objects that hand-written SQL drops or makes is replayed, counted from 1; 0 in other steps.
    pub(super) listed: usize,
    /// What the step blocks, as far as it is known.
    pub(super) blocking: Option<Blocking>,
}

impl<'a> Replay<'a, '_> {
    /// Replays all steps.
    pub(super) const fn run(&mut self) {
        while self.now < self.migrations.len() {
            let steps = self.migrations[self.now].steps;
            let mut i = 0;
            while i < steps.len() {
                self.operation(&steps[i].operation);
                self.tell_blocking(steps[i].blocking.is_some());
                self.step += 1;
                i += 1;
            }
            self.now += 1;
        }
    }

    #[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
    pub(super) const fn operation(&mut self, operation: &'a Operation<'a>) {
        match operation {
            Operation::CreateEnum(step) => self.create_enum(step),
            Operation::AlterEnum(step) => self.alter_enum(step),
            Operation::CreateDomain(step) => self.create_domain(step),
            Operation::AlterDomain(step) => self.alter_domain(step),
            Operation::DropDomain(step) => self.drop_type(&step.name, Kind::Domain),
            Operation::CreateComposite(step) => self.create_composite(step),
            Operation::AlterComposite(step) => self.alter_composite(step),
            Operation::DropComposite(step) => self.drop_composite(step),
            Operation::CreateRange(step) => self.create_range(step),
            Operation::DropRange(step) => self.drop_range(step),
            Operation::RenameType(step) => self.rename_type(step),
            Operation::DropEnum(step) => self.drop_enum(step),
            Operation::CreateTable(step) => self.create_table(step),
            Operation::AlterTable(step) => self.alter_table(step),
            Operation::RenameTable(step) => self.rename_table(step),
            Operation::MoveTable(step) => self.move_table(step),
            Operation::DropTable(step) => self.drop_table(step),
            Operation::CreateIndex(step) => self.create_index(step),
            Operation::RenameIndex(step) => self.rename_index(step),
            Operation::AlterIndex(step) => self.alter_index(step),
            Operation::DropIndex(step) => self.drop_index(step),
            Operation::CreateSchema(step) => self.create_schema(step),
            Operation::DropSchema(step) => self.drop_schema(step),
            Operation::RenameSchema(step) => self.rename_schema(step),
            Operation::CreateExtension(step) => self.create_extension(step),
            Operation::AlterExtension(step) => self.alter_extension(step),
            Operation::DropExtension(step) => self.drop_extension(step),
            Operation::CreateSequence(step) => self.create_sequence(step),
            Operation::AlterSequence(step) => self.alter_sequence(step),
            Operation::RenameSequence(step) => self.rename_sequence(step),
            Operation::MoveSequence(step) => self.move_sequence(step),
            Operation::DropSequence(step) => self.drop_sequence(step),
            Operation::CreatePartition(step) => self.create_partition(step),
            Operation::AttachPartition(step) => self.attach_partition(step),
            Operation::DetachPartition(step) => self.detach_partition(step),
            Operation::DropPartition(step) => self.drop_partition(step),
            Operation::CreatePolicy(step) => self.create_policy(step),
            Operation::DropPolicy(step) => self.drop_policy(step),
            Operation::CreateView(step) => self.create_view(step),
            Operation::ReplaceView(step) => self.replace_view(step),
            Operation::DropView(step) => self.drop_view(step),
            Operation::RenameView(step) => self.rename_view(step),
            Operation::MoveView(step) => self.move_view(step),
            Operation::CreateMaterializedView(step) => self.create_materialized_view(step),
            Operation::RefreshMaterializedView(step) => self.refresh_materialized_view(step),
            Operation::AlterPolicy(step) => self.alter_policy(step),
            Operation::RenamePolicy(step) => self.rename_policy(step),
            Operation::SetRowSecurity(step) => self.set_row_security(step),
            Operation::CreateStatistics(step) => self.create_statistics(step),
            Operation::AlterStatistics(step) => self.alter_statistics(step),
            Operation::RenameStatistics(step) => self.rename_statistics(step),
            Operation::MoveStatistics(step) => self.move_statistics(step),
            Operation::DropStatistics(step) => self.drop_statistics(step),
            Operation::CreatePublication(step) => self.create_publication(step),
            Operation::AlterPublication(step) => self.alter_publication(step),
            Operation::RenamePublication(step) => self.rename_publication(step),
            Operation::DropPublication(step) => self.drop_publication(step),
            Operation::Declare(step) => self.declare(step),
            Operation::Forget(step) => self.forget(step),
            Operation::CreateRoutine(step) => self.create_routine(step),
            Operation::ReplaceRoutine(step) => self.replace_routine(step),
            Operation::DropRoutine(step) => self.drop_routine(step),
            Operation::RenameRoutine(step) => self.rename_routine(step),
            Operation::MoveRoutine(step) => self.move_routine(step),
            Operation::CreateTrigger(step) => self.create_trigger(step),
            Operation::ReplaceTrigger(step) => self.replace_trigger(step),
            Operation::DropTrigger(step) => self.drop_trigger(step),
            Operation::RenameTrigger(step) => self.rename_trigger(step),
            Operation::SetTrigger(step) => self.set_trigger(step),
            Operation::CommentOn(step) => self.comment_on(step),
            Operation::Grant(step) => self.grant(step),
            Operation::Revoke(step) => self.revoke(step),
            Operation::ChangeAllPrivileges(step) => self.change_all_privileges(step),
            Operation::AlterOwner(step) => self.alter_owner(step),
            Operation::AlterDefaultPrivileges(step) => self.alter_default_privileges(step),
            Operation::Insert(step) => self.insert(step),
            // The schema alone makes it, for an undo.
            Operation::Delete(_) => {}
            Operation::Require(step) | Operation::Ensure(step) => self.condition(step),
            Operation::Cascade(step) => self.drop_cascading(step.of),
            Operation::Sql(step) => self.raw_sql(step),
            Operation::Execute(_) => {}
        }
    }

    /// Keeps the first error of a step; what follows from it would only confuse.
    pub(super) const fn refuse(&mut self, site: usize, text: Text) {
        let site = match self.listed {
            0 => site,
            listed => site::PART + listed - 1,
        };
        self.findings.add(Finding {
            step: self.step,
            site,
            text,
        });
    }

    /// The live entry of a table, or a refusal that says which tables there are.
    pub(super) const fn table(&mut self, site: usize, name: &Name<'_>) -> Id {
        let key = relation(name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site, self.missing(&key, Kind::Table));
            return NONE;
        }
        if !matches!(self.catalog.at(id).kind, Kind::Table) {
            let found = self.catalog.at(id).kind.one();
            let text = Text::EMPTY.name(name.name).add(" is ").add(found);
            let text = text.add(", not a table");
            self.refuse(site, text);
            return NONE;
        }
        id
    }

    /// The live entry of a column, or a refusal that says which columns there are.
    pub(super) const fn column(&mut self, site: usize, table: Id, name: &str) -> Id {
        let key = column(table, name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site, self.missing_column(&key));
        }
        id
    }
}
