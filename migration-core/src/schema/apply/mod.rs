//! A step applied to the schema: checked, every name settled, and its undo found while the schema before it is known.

mod all_privileges;
mod along;
mod attach;
mod attached;
mod cascade;
mod cluster;
mod column;
mod column_change;
mod column_setting;
mod column_type;
mod comment;
mod composite;
mod condition;
mod constraint;
mod constraint_change;
mod default_privileges;
mod domain;
mod enum_bound;
mod enum_change;
mod enum_rebuild;
mod enum_type;
mod execute;
mod extension;
mod external;
mod follow;
mod foreign_key;
mod immutable;
mod index;
mod index_change;
mod index_label;
mod inherit;
mod inheritance;
mod insert;
mod lookup;
mod name;
mod not_null;
mod object;
mod owner;
mod parameters;
mod part;
mod part_match;
mod partition;
mod partitioned;
mod policy;
mod privilege;
mod publication;
mod range;
mod raw;
mod rename_type;
mod replica_identity;
mod reversal;
mod routine;
mod row_security;
mod schema;
mod schema_name;
mod sequence;
mod statistics;
mod storage;
mod table;
mod table_name;
mod text;
mod transition;
mod trigger;
mod typed;
mod view;
mod view_index;
mod view_name;

pub(super) use row_security::again as row_security_again;
pub(super) use sequence::owned as owned_sequence;
pub(super) use table::same_index;

use super::{Applied, Arena, Schema, SchemaError, Undo};
use crate::step::{Operation, Step};

/// Applies a step to the schema.
///
/// # Errors
///
/// When PostgreSQL would refuse the step because of the schema. The schema may then hold a part of the step, and
/// is not to be used any more.
pub fn apply<'a>(
    schema: &mut Schema<'a>,
    step: &Step<'a>,
    arena: &'a Arena,
) -> Result<Applied<'a>, SchemaError> {
    let mut replay = Replay {
        schema,
        step: step.name,
        arena,
    };
    let attached = replay.schema.attached.clone();
    let (operation, undo) = replay.operation(step.operation)?;
    replay.is_typed(&step.operation)?;
    let undo = replay.with_attached(&operation, undo, &attached);
    let step = Step {
        name: step.name,
        operation,
        blocking: step.blocking,
    };
    let asks = arena.alloc_slice_copy(&schema.asks(&step.operation));
    Ok(Applied { step, undo, asks })
}

/// A step with every name settled, and its undo.
type Outcome<'a> = Result<(Operation<'a>, Undo<'a>), SchemaError>;

/// The schema while a step is applied to it.
struct Replay<'s, 'a> {
    schema: &'s mut Schema<'a>,
    /// The step's name, which its undo bears too.
    step: &'a str,
    arena: &'a Arena,
}

impl<'a> Replay<'_, 'a> {
    #[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
    fn operation(&mut self, operation: Operation<'a>) -> Outcome<'a> {
        match operation {
            Operation::CreateEnum(step) => self.create_enum(step),
            Operation::AlterEnum(step) => self.alter_enum(step),
            Operation::CreateDomain(step) => self.create_domain(step),
            Operation::AlterDomain(step) => self.alter_domain(step),
            Operation::DropDomain(step) => self.drop_domain(step),
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
            Operation::Delete(step) => self.delete(step),
            Operation::Execute(step) => self.execute(step),
            Operation::Require(step) | Operation::Ensure(step) => {
                self.condition(step).map(|undo| (operation, undo))
            }
            Operation::Cascade(step) => self.drop_cascading(step),
            Operation::Sql(step) => self.raw_sql(step),
        }
    }

    /// These operations as steps of the name that is being applied.
    fn steps(&self, operations: &[Operation<'a>]) -> &'a [Step<'a>] {
        let steps = operations.iter().map(|operation| Step {
            name: self.step,
            operation: *operation,
            blocking: None,
        });
        self.arena.alloc_slice_fill_iter(steps)
    }
}
