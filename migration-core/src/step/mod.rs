//! What an author asks for: the steps of a migration, as data.
//!
//! The derive macro makes these values, `static`; an undo makes them at run time. They say nothing of how
//! a step becomes SQL, nor of the schema that it meets.

/// Setters, for the derive macro: a call costs the compiler less than an update of a struct does.
macro_rules! setters {
    ($name:ident $(<$lifetime:lifetime>)? { $($field:ident: $value:ty,)+ }) => {
        #[doc(hidden)]
        #[allow(missing_docs, reason = "each sets the field of its name")]
        impl $(<$lifetime>)? $name $(<$lifetime>)? {
            $(pub const fn $field(mut self, value: $value) -> Self {
                self.$field = value;
                self
            })+
        }
    };
}

mod all_privileges;
mod bound;
mod cascade;
mod column;
mod column_change;
mod comment;
mod composite;
mod condition;
mod constraint;
mod constraint_change;
mod default_privileges;
mod domain;
mod enum_type;
mod execute;
mod extension;
mod external;
mod identity;
mod index;
mod insert;
mod owner;
mod partition;
mod policy;
mod privilege;
mod publication;
mod range;
mod raw;
mod rights;
mod role;
mod routine;
mod row_security;
mod schema;
mod sequence;
mod sequence_numbers;
mod statistics;
mod storage;
mod table;
mod trigger;
mod version;
mod view;

pub use all_privileges::{AllKind, ChangeAllPrivileges};
pub use cascade::Cascade;
pub use column::{Column, Compression, Computed, MOST_STATISTICS, Storage};
pub use column_change::ColumnChange;
pub use comment::{CommentOn, Target, TargetKind};
pub use composite::{AlterComposite, Attribute, AttributeChange, CreateComposite, DropComposite};
pub use condition::Condition;
pub use constraint::{
    Constraint, ConstraintKind, ConstraintOptions, ConstraintState, Exclusion, ExclusionElement,
    ForeignKey, ReferentialAction, Timing,
};
pub use constraint_change::{ConstraintChange, IndexKeyed, IndexedKind};
pub use default_privileges::{AlterDefaultPrivileges, DefaultChange, DefaultKind};
pub use domain::{AlterDomain, CreateDomain, DomainChange, DomainCheck, DropDomain};
pub use enum_type::{
    AlterEnum, CreateEnum, DropEnum, EnumChange, EnumRebuild, LabelPlace, RenameType, TypeKind,
};
pub use execute::{Execute, ExecuteDown};
pub use extension::{
    AlterExtension, CreateExtension, DropExtension, ExtensionChange, Origin, is_well_known,
    required_extensions,
};
pub use external::{External, ExternalFunction};
pub use identity::{Identity, IdentitySequence, Numbers};
pub use index::{
    AlterIndex, CreateIndex, DropIndex, IndexChange, IndexKey, KeyKind, NullsOrder, OperatorClass,
    Order, RenameIndex,
};
pub use insert::{Delete, Insert, Row};
pub use owner::{AlterOwner, OwnedKind, OwnedRef};
pub use partition::{
    AttachPartition, Bound, BoundValue, CreatePartition, DetachPartition, DropPartition,
    PartitionBy, PartitionStrategy,
};
pub use policy::{AlterPolicy, CreatePolicy, DropPolicy, PolicyCommand, PolicyMode, RenamePolicy};
pub use privilege::{Grant, Privilege, Privileged, Revoke};
pub use publication::{
    AlterPublication, CreatePublication, DropPublication, Members, PublicationChange,
    PublicationOptions, Published, PublishedChanges, PublishedGenerated, PublishedTable,
    RenamePublication,
};
pub use range::{CreateRange, DropRange, subtracted_by};
pub use raw::{RawDown, RawSql, lost_rows};
pub use rights::{Privileges, Rights};
pub use role::{is_role_of_every_server, stands_for_another};
pub use routine::{
    Argument, ArgumentMode, Body, BodyForm, CreateRoutine, DropRoutine, MoveRoutine, Parallel,
    RenameRoutine, ResultColumn, ResultType, Returns, RoutineKind, RoutineOptions, RoutineRef,
    Security, Setting, Volatility,
};
pub use row_security::{RowSecurityChange, SetRowSecurity};
pub use schema::{CreateSchema, DropSchema, RenameSchema, is_on_search_path};
pub use sequence::{
    AlterSequence, CreateSequence, DropSequence, MoveSequence, Persistence, RenameSequence,
    SequenceBound, SequenceChange, SequenceOptions, SequenceOwner, SequenceRestart, SequenceType,
};
pub use sequence_numbers::SequenceNumbers;
pub use statistics::{
    AlterStatistics, CreateStatistics, DropStatistics, MoveStatistics, RenameStatistics,
    StatisticsKind,
};
pub use storage::{ReplicaIdentity, StorageChange, TableOptions, is_default_tablespace};
pub use table::{AlterTable, Change, ColumnType, CreateTable, DropTable, MoveTable, RenameTable};
pub use trigger::{
    CreateTrigger, DropTrigger, RenameTrigger, SetTrigger, TriggerCondition, TriggerConstraint,
    TriggerEvent, TriggerFault, TriggerLevel, TriggerPart, TriggerState, TriggerTiming,
    TriggerWaits, is_trigger_function_of_every_server,
};
pub use version::{Feature, LOWEST};
pub use view::{
    CheckOption, CreateMaterializedView, CreateView, DropView, MoveView, RefreshMaterializedView,
    RefreshMode, RenameView, ViewData, ViewKind,
};

/// One step of a migration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// The name of the variant that it was written as.
    pub name: &'a str,
    /// What it does.
    pub operation: Operation<'a>,
    /// Why it may keep others waiting for as long as a table is large.
    pub blocking: Option<&'a str>,
}

setters! {
    Step<'a> {
        blocking: Option<&'a str>,
    }
}

impl<'a> Step<'a> {
    /// A step that keeps nobody waiting for long.
    pub const fn new(name: &'a str, operation: Operation<'a>) -> Self {
        Self {
            name,
            operation,
            blocking: None,
        }
    }
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation<'a> {
    /// `CREATE TYPE … AS ENUM`
    CreateEnum(CreateEnum<'a>),
    /// `ALTER TYPE` of an enum.
    AlterEnum(AlterEnum<'a>),
    /// `CREATE DOMAIN`
    CreateDomain(CreateDomain<'a>),
    /// `ALTER DOMAIN`
    AlterDomain(AlterDomain<'a>),
    /// `DROP DOMAIN`
    DropDomain(DropDomain<'a>),
    /// `CREATE TYPE … AS (…)`
    CreateComposite(CreateComposite<'a>),
    /// `ALTER TYPE` of a composite type.
    AlterComposite(AlterComposite<'a>),
    /// `DROP TYPE` of a composite type.
    DropComposite(DropComposite<'a>),
    /// `CREATE TYPE … AS RANGE`
    CreateRange(CreateRange<'a>),
    /// `DROP TYPE` of a range type.
    DropRange(DropRange<'a>),
    /// `ALTER TYPE … RENAME TO`, or `SET SCHEMA`
    RenameType(RenameType<'a>),
    /// `DROP TYPE`
    DropEnum(DropEnum<'a>),
    /// `CREATE TABLE`
    CreateTable(CreateTable<'a>),
    /// `ALTER TABLE`
    AlterTable(AlterTable<'a>),
    /// `ALTER TABLE … RENAME TO`
    RenameTable(RenameTable<'a>),
    /// `ALTER TABLE … SET SCHEMA`
    MoveTable(MoveTable<'a>),
    /// `DROP TABLE`
    DropTable(DropTable<'a>),
    /// `CREATE INDEX`
    CreateIndex(CreateIndex<'a>),
    /// `ALTER INDEX … RENAME TO`
    RenameIndex(RenameIndex<'a>),
    /// `ALTER INDEX`
    AlterIndex(AlterIndex<'a>),
    /// `DROP INDEX`
    DropIndex(DropIndex<'a>),
    /// `CREATE SCHEMA`
    CreateSchema(CreateSchema<'a>),
    /// `DROP SCHEMA`
    DropSchema(DropSchema<'a>),
    /// `ALTER SCHEMA … RENAME TO`
    RenameSchema(RenameSchema<'a>),
    /// `CREATE EXTENSION`
    CreateExtension(CreateExtension<'a>),
    /// `ALTER EXTENSION`
    AlterExtension(AlterExtension<'a>),
    /// `DROP EXTENSION`
    DropExtension(DropExtension<'a>),
    /// `CREATE SEQUENCE`
    CreateSequence(CreateSequence<'a>),
    /// `ALTER SEQUENCE`
    AlterSequence(AlterSequence<'a>),
    /// `ALTER SEQUENCE … RENAME TO`
    RenameSequence(RenameSequence<'a>),
    /// `ALTER SEQUENCE … SET SCHEMA`
    MoveSequence(MoveSequence<'a>),
    /// `DROP SEQUENCE`
    DropSequence(DropSequence<'a>),
    /// `CREATE TABLE … PARTITION OF`
    CreatePartition(CreatePartition<'a>),
    /// `ALTER TABLE … ATTACH PARTITION`
    AttachPartition(AttachPartition<'a>),
    /// `ALTER TABLE … DETACH PARTITION`
    DetachPartition(DetachPartition<'a>),
    /// `DROP TABLE` of a partition
    DropPartition(DropPartition<'a>),
    /// `CREATE POLICY`
    CreatePolicy(CreatePolicy<'a>),
    /// `DROP POLICY`
    DropPolicy(DropPolicy<'a>),
    /// `CREATE VIEW`
    CreateView(CreateView<'a>),
    /// `CREATE OR REPLACE VIEW`
    ReplaceView(CreateView<'a>),
    /// `DROP VIEW`, `DROP MATERIALIZED VIEW`
    DropView(DropView<'a>),
    /// `ALTER VIEW … RENAME`, `ALTER MATERIALIZED VIEW … RENAME`
    RenameView(RenameView<'a>),
    /// `ALTER VIEW … SET SCHEMA`, `ALTER MATERIALIZED VIEW … SET SCHEMA`
    MoveView(MoveView<'a>),
    /// `CREATE MATERIALIZED VIEW`
    CreateMaterializedView(CreateMaterializedView<'a>),
    /// `REFRESH MATERIALIZED VIEW`
    RefreshMaterializedView(RefreshMaterializedView<'a>),
    /// `ALTER POLICY`
    AlterPolicy(AlterPolicy<'a>),
    /// `ALTER POLICY … RENAME TO`
    RenamePolicy(RenamePolicy<'a>),
    /// `ALTER TABLE … ROW LEVEL SECURITY`
    SetRowSecurity(SetRowSecurity<'a>),
    /// `CREATE STATISTICS`
    CreateStatistics(CreateStatistics<'a>),
    /// `ALTER STATISTICS … SET STATISTICS`
    AlterStatistics(AlterStatistics<'a>),
    /// `ALTER STATISTICS … RENAME TO`
    RenameStatistics(RenameStatistics<'a>),
    /// `ALTER STATISTICS … SET SCHEMA`
    MoveStatistics(MoveStatistics<'a>),
    /// `DROP STATISTICS`
    DropStatistics(DropStatistics<'a>),
    /// `CREATE PUBLICATION`
    CreatePublication(CreatePublication<'a>),
    /// `ALTER PUBLICATION`
    AlterPublication(AlterPublication<'a>),
    /// `ALTER PUBLICATION … RENAME TO`
    RenamePublication(RenamePublication<'a>),
    /// `DROP PUBLICATION`
    DropPublication(DropPublication<'a>),
    /// A declaration of what others own; no SQL.
    Declare(External<'a>),
    /// The end of such a declaration; no SQL. Only an undo makes it.
    Forget(External<'a>),
    /// `CREATE FUNCTION` or `CREATE PROCEDURE`
    CreateRoutine(CreateRoutine<'a>),
    /// `CREATE OR REPLACE FUNCTION` or `PROCEDURE`, of one that is there
    ReplaceRoutine(CreateRoutine<'a>),
    /// `DROP FUNCTION` or `DROP PROCEDURE`
    DropRoutine(DropRoutine<'a>),
    /// `ALTER FUNCTION … RENAME TO`, or the same of a procedure
    RenameRoutine(RenameRoutine<'a>),
    /// `ALTER FUNCTION … SET SCHEMA`, or the same of a procedure
    MoveRoutine(MoveRoutine<'a>),
    /// `CREATE TRIGGER`
    CreateTrigger(CreateTrigger<'a>),
    /// `CREATE OR REPLACE TRIGGER`, of one that is there
    ReplaceTrigger(CreateTrigger<'a>),
    /// `DROP TRIGGER`
    DropTrigger(DropTrigger<'a>),
    /// `ALTER TRIGGER … RENAME TO`
    RenameTrigger(RenameTrigger<'a>),
    /// `ALTER TABLE … ENABLE TRIGGER` or `DISABLE TRIGGER`
    SetTrigger(SetTrigger<'a>),
    /// `COMMENT ON`
    CommentOn(CommentOn<'a>),
    /// `GRANT`
    Grant(Grant<'a>),
    /// `REVOKE`
    Revoke(Revoke<'a>),
    /// `GRANT … ON ALL … IN SCHEMA`, or the same `REVOKE`
    ChangeAllPrivileges(ChangeAllPrivileges<'a>),
    /// `ALTER … OWNER TO`
    AlterOwner(AlterOwner<'a>),
    /// `ALTER DEFAULT PRIVILEGES`
    AlterDefaultPrivileges(AlterDefaultPrivileges<'a>),
    /// `INSERT`
    Insert(Insert<'a>),
    /// `DELETE` of what was inserted. Only an undo makes it.
    Delete(Delete<'a>),
    /// A Rust function.
    Execute(Execute<'a>),
    /// What must be true of the data before the migration.
    Require(Condition<'a>),
    /// What must be true of the data after the steps before it.
    Ensure(Condition<'a>),
    /// A drop of a partition, a sequence or a type, with all that needs it.
    Cascade(Cascade<'a, Operation<'a>>),
    /// SQL that the author wrote.
    Sql(RawSql<'a>),
}

/// What a drop does to objects that need what is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DropBehavior {
    /// `RESTRICT`, which is PostgreSQL's default: it refuses.
    #[default]
    Restrict,
    /// `CASCADE`: they are dropped too.
    Cascade,
}
