//! Steps.

use super::Form;
use crate::step::{
    AlterTable, Change, Constraint, CreateTable, DropBehavior, Operation, RawDown, RawSql, Step,
};

impl Form {
    /// What the step does; the variant's name is no part of it.
    pub(super) fn step(&mut self, step: &Step<'_>) {
        self.operation(&step.operation);
    }

    #[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
    pub(super) fn operation(&mut self, operation: &Operation<'_>) {
        match operation {
            Operation::CreateEnum(step) => self.list("create-enum", |form| {
                form.name(step.name);
                form.strings("labels", step.labels);
            }),
            Operation::AlterEnum(step) => self.alter_enum(step),
            Operation::CreateDomain(step) => self.create_domain(step),
            Operation::AlterDomain(step) => self.alter_domain(step),
            Operation::DropDomain(step) => self.list("drop-domain", |form| form.name(step.name)),
            Operation::CreateComposite(step) => self.create_composite(step),
            Operation::AlterComposite(step) => self.alter_composite(step),
            Operation::DropComposite(step) => {
                self.list("drop-composite", |form| form.name(step.name));
            }
            Operation::CreateRange(step) => self.create_range(step),
            Operation::DropRange(step) => self.list("drop-range", |form| form.name(step.name)),
            Operation::RenameType(step) => self.rename_type(step),
            Operation::DropEnum(step) => self.list("drop-enum", |form| form.name(step.name)),
            Operation::CreateTable(step) => self.create_table(step),
            Operation::AlterTable(step) => self.alter_table(step),
            Operation::RenameTable(step) => self.list("rename-table", |form| {
                form.name(step.name);
                form.string(step.to);
            }),
            Operation::MoveTable(step) => self.list("move-table", |form| {
                form.name(step.name);
                form.string(step.schema);
            }),
            Operation::DropTable(step) => self.list("drop-table", |form| {
                form.name(step.name);
                // It stands only where it is set, as it came later than the step.
                if step.behavior == DropBehavior::Cascade {
                    form.word("cascade");
                }
            }),
            Operation::CreateIndex(step) => self.list("create-index", |form| {
                form.index(step);
                form.concurrently(step.concurrently);
            }),
            Operation::RenameIndex(step) => self.list("rename-index", |form| {
                form.name(step.name);
                form.string(step.to);
            }),
            Operation::AlterIndex(step) => self.alter_index(step),
            Operation::DropIndex(step) => self.list("drop-index", |form| {
                form.name(step.name);
                form.concurrently(step.concurrently);
            }),
            Operation::CreateSchema(step) => self.strings("create-schema", &[step.name]),
            Operation::DropSchema(step) => self.strings("drop-schema", &[step.name]),
            Operation::RenameSchema(step) => self.strings("rename-schema", &[step.name, step.to]),
            Operation::CreateExtension(step) => self.create_extension(step),
            Operation::AlterExtension(step) => self.alter_extension(step),
            Operation::DropExtension(step) => self.drop_extension(step),
            Operation::CreateSequence(step) => self.create_sequence(step),
            Operation::AlterSequence(step) => self.alter_sequence(step),
            Operation::RenameSequence(step) => self.list("rename-sequence", |form| {
                form.name(step.name);
                form.string(step.to);
            }),
            Operation::MoveSequence(step) => self.list("move-sequence", |form| {
                form.name(step.name);
                form.string(step.schema);
            }),
            Operation::DropSequence(step) => {
                self.list("drop-sequence", |form| form.name(step.name))
            }
            Operation::CreatePartition(step) => self.create_partition(step),
            Operation::AttachPartition(step) => self.attach_partition(step),
            Operation::DetachPartition(step) => self.detach_partition(step),
            Operation::DropPartition(step) => {
                self.list("drop-partition", |form| form.name(step.name));
            }
            Operation::CreatePolicy(step) => self.create_policy(step),
            Operation::DropPolicy(step) => self.list("drop-policy", |form| {
                form.name(step.table);
                form.string(step.name);
            }),
            Operation::CreateView(step) => self.create_view("create-view", step),
            Operation::ReplaceView(step) => self.create_view("replace-view", step),
            Operation::DropView(step) => self.drop_view(step),
            Operation::RenameView(step) => self.rename_view(step),
            Operation::MoveView(step) => self.move_view(step),
            Operation::CreateMaterializedView(step) => self.create_materialized_view(step),
            Operation::RefreshMaterializedView(step) => self.refresh_materialized_view(step),
            Operation::AlterPolicy(step) => self.alter_policy(step),
            Operation::RenamePolicy(step) => self.rename_policy(step),
            Operation::SetRowSecurity(step) => self.row_security(step),
            Operation::CreateStatistics(step) => self.create_statistics(step),
            Operation::AlterStatistics(step) => self.alter_statistics(step),
            Operation::RenameStatistics(step) => self.rename_statistics(step),
            Operation::MoveStatistics(step) => self.move_statistics(step),
            Operation::DropStatistics(step) => self.drop_statistics(step),
            Operation::CreatePublication(step) => self.create_publication(step),
            Operation::AlterPublication(step) => self.alter_publication(step),
            Operation::RenamePublication(step) => {
                self.strings("rename-publication", &[step.name, step.to])
            }
            Operation::DropPublication(step) => self.strings("drop-publication", &[step.name]),
            Operation::Declare(it) => self.external("external", it),
            Operation::Forget(it) => self.external("forget", it),
            Operation::CreateRoutine(step) => self.routine("create", step),
            Operation::ReplaceRoutine(step) => self.routine("replace", step),
            Operation::DropRoutine(step) => self.drop_routine(step),
            Operation::RenameRoutine(step) => self.rename_routine(step),
            Operation::MoveRoutine(step) => self.move_routine(step),
            Operation::CreateTrigger(step) => self.trigger("create-trigger", step),
            Operation::ReplaceTrigger(step) => self.trigger("replace-trigger", step),
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
            Operation::Delete(step) => self.delete(step),
            Operation::Execute(step) => self.execute(step),
            Operation::Require(step) => self.condition("require", step),
            Operation::Ensure(step) => self.condition("ensure", step),
            Operation::Cascade(step) => self.list("cascade", |form| form.operation(step.of)),
            Operation::Sql(step) => self.raw_sql(step),
        }
    }

    /// It stands only where it is set, and in no schema: the index that comes of it is the same.
    fn concurrently(&mut self, set: bool) {
        if set {
            self.word("concurrently");
        }
    }

    pub(super) fn create_table(&mut self, step: &CreateTable<'_>) {
        self.list("create-table", |form| {
            form.name(step.name);
            step.columns.iter().for_each(|it| form.column(it));
            step.constraints.iter().for_each(|it| form.constraint(it));
            form.table_options(&step.options);
        });
    }

    fn alter_table(&mut self, step: &AlterTable<'_>) {
        self.list("alter-table", |form| {
            form.name(step.table);
            step.changes.iter().for_each(|it| form.change(it));
        });
    }

    fn raw_sql(&mut self, step: &RawSql<'_>) {
        self.list("sql", |form| {
            form.strings("up", step.up);
            match step.down {
                RawDown::Sql(down) => form.strings("down", down),
                RawDown::Irreversible(why) => form.strings("irreversible", &[why]),
            }
            let creates = step.creates.iter();
            creates.for_each(|it| form.external("creates", it));
            step.drops.iter().for_each(|it| form.external("drops", it));
        });
    }

    fn constraint(&mut self, constraint: &Constraint<'_>) {
        self.list("constraint", |form| {
            form.object_name(constraint.name);
            form.constraint_kind(&constraint.kind);
            form.constraint_options(&constraint.options);
        });
    }

    fn change(&mut self, change: &Change<'_>) {
        match change {
            Change::AddColumn(column) => self.list("add-column", |form| form.column(column)),
            Change::DropColumn { name, ty } => self.list("drop-column", |form| {
                form.string(name);
                form.column_type(ty);
            }),
            Change::RenameColumn { from, to, ty } => self.list("rename-column", |form| {
                form.string(from);
                form.string(to);
                form.column_type(ty);
            }),
            Change::ChangeType { .. } => self.change_type(change),
            Change::AlterColumn { name, ty, change } => self.list("alter-column", |form| {
                form.string(name);
                form.column_type(ty);
                form.column_change(change);
            }),
            Change::Storage(change) => self.storage_change(change),
            Change::AddConstraint(it) => self.list("add-constraint", |form| form.constraint(it)),
            Change::DropConstraint { name } => self.strings("drop-constraint", &[name]),
            Change::Cascade(it) => self.list("cascade", |form| form.change(it.of)),
            Change::AlterConstraint { name, change } => self.list("alter-constraint", |form| {
                form.string(name);
                form.constraint_change(change);
            }),
            Change::AddKeyOfIndex(it) => self.key_of_index(it),
            Change::Inherit(it) => self.list("inherit", |form| form.name(*it)),
            Change::NoInherit(it) => self.list("no-inherit", |form| form.name(*it)),
        }
    }

    fn change_type(&mut self, change: &Change<'_>) {
        let Change::ChangeType {
            name,
            from,
            to,
            using,
            down_using,
            collation,
        } = change
        else {
            return;
        };
        self.list("change-type", |form| {
            form.string(name);
            form.column_type(from);
            form.column_type(to);
            form.maybe(*using, |form, it| form.expression(&it));
            form.maybe(*down_using, |form, it| form.expression(&it));
            if let Some(collation) = collation {
                form.collation(*collation);
            }
        });
    }
}
