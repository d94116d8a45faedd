//! What an author wrote, with its spans.

mod comment;
mod composite;
mod condition;
mod constraint;
mod domain;
mod execute;
mod extension;
mod external;
mod index;
mod insert;
mod limits;
mod name;
mod partition;
mod policy;
mod privilege;
mod publication;
mod range;
mod raw;
mod routine;
mod sequence;
mod statistics;
mod storage;
mod table;
mod trigger;
mod type_change;
mod view;

pub(crate) use crate::sql::{
    Given, KnownType, Mention, MutableWhen, OWN, ObjectName as SqlName, Set, Typed,
};
pub(crate) use comment::{CommentOn, Target};
pub(crate) use composite::{AlterComposite, Attribute, AttributeChange, CreateComposite};
pub(crate) use condition::Condition;
pub(crate) use constraint::{
    Constraint, ConstraintChange, ConstraintKind, ConstraintOptions, Exclusion, ForeignKey,
    IndexKeyed,
};
pub(crate) use domain::{AlterDomain, CreateDomain, DomainChange, DomainCheck};
pub(crate) use execute::{Execute, ExecuteDown};
pub(crate) use extension::{AlterExtension, CreateExtension, ExtensionChange, Origin};
pub(crate) use external::{External, ExternalFunction};
pub(crate) use index::{AlterIndex, IndexChange, OperatorClass, Parameter, Rename};
pub(crate) use insert::{Insert, InsertedValue};
pub(crate) use limits::Limits;
pub(crate) use name::{Name, Place};
pub(crate) use partition::{
    AttachPartition, Bound, BoundValue, CreatePartition, DetachPartition, PartitionBy,
};
pub(crate) use policy::{AlterPolicy, CreatePolicy, DropPolicy, RenamePolicy, RowSecurity};
pub(crate) use privilege::{
    AlterDefaultPrivileges, AlterOwner, ChangeAllPrivileges, ChangePrivileges, OwnedRef, Privileged,
};
pub(crate) use publication::{
    AlterPublication, CreatePublication, Members, PublicationChange, PublicationOptions,
    PublishedTable, RenamePublication,
};
pub(crate) use statistics::{AlterStatistics, CreateStatistics, RenameStatistics};
pub(crate) use storage::{ReplicaIdentity, StorageChange, TableOptions};
pub(crate) use table::{Change, ChangeKind, Column, ColumnChange, DefaultValue, SequenceOption};
pub(crate) use trigger::{
    CreateTrigger, TriggerCondition, TriggerConstraint, TriggerEvent, TriggerRef, TriggerStep,
};
pub(crate) use type_change::{AlterEnum, EnumChange, LabelPlace, RenameType};
pub(crate) use view::{
    CreateMaterializedView, CreateView, DropView, MoveView, RefreshView, RenameView, ViewQuery,
};

pub(crate) use range::CreateRange;
pub(crate) use raw::{RawDown, RawSql};
pub(crate) use routine::{
    Argument, Body, CreateRoutine, DropRoutine, RenameRoutine, ResultType, Returns, RoutineOptions,
    RoutineRef, RoutineStep,
};
pub(crate) use sequence::{
    AlterSequence, CreateSequence, RenameSequence, SequenceBound, SequenceOptions, SequenceOwner,
};

use proc_macro2::Ident;

/// A migration: an enum.
pub(crate) struct Migration {
    pub(crate) ident: Ident,
    pub(crate) steps: Vec<Step>,
    /// How long it waits and runs.
    pub(crate) limits: Limits,
}

/// A step: a variant.
pub(crate) struct Step {
    pub(crate) ident: Ident,
    pub(crate) operation: Operation,
    /// Why it may keep others waiting.
    pub(crate) blocking: Option<String>,
}

/// What a step does.
#[allow(
    clippy::large_enum_variant,
    reason = "a migration has a few steps, and each lives once"
)]
pub(crate) enum Operation {
    CreateEnum {
        name: Name,
        labels: Vec<String>,
    },
    DropEnum(Name),
    AlterEnum(AlterEnum),
    RenameType(RenameType),
    CreateComposite(CreateComposite),
    AlterComposite(AlterComposite),
    DropComposite(Name),
    CreateRange(CreateRange),
    DropRange(Name),
    CreateDomain(CreateDomain),
    AlterDomain(AlterDomain),
    DropDomain(Name),
    CreateTable(CreateTable),
    AlterTable(AlterTable),
    RenameTable(Rename),
    MoveTable(Rename),
    DropTable {
        name: Name,
        cascade: bool,
    },
    /// A drop with all that needs the dropped.
    Cascade(Box<Operation>),
    CreateIndex(Box<CreateIndex>),
    RenameIndex(Rename),
    AlterIndex(AlterIndex),
    DropIndex {
        name: Name,
        concurrently: bool,
    },
    CreateSchema(Name),
    DropSchema(Name),
    RenameSchema(Rename),
    CreateExtension(CreateExtension),
    AlterExtension(AlterExtension),
    DropExtension(Name),
    CreateSequence(CreateSequence),
    AlterSequence(AlterSequence),
    RenameSequence(RenameSequence),
    MoveSequence(Rename),
    DropSequence(Name),
    CreatePartition(CreatePartition),
    AttachPartition(AttachPartition),
    DetachPartition(DetachPartition),
    DropPartition(Name),
    CreatePolicy(CreatePolicy),
    DropPolicy(DropPolicy),
    CreateView(CreateView),
    ReplaceView(CreateView),
    DropView(DropView),
    RenameView(RenameView),
    MoveView(MoveView),
    CreateMaterializedView(CreateMaterializedView),
    RefreshView(RefreshView),
    AlterPolicy(Box<AlterPolicy>),
    RenamePolicy(Box<RenamePolicy>),
    RowSecurity(RowSecurity),
    CreateStatistics(Box<CreateStatistics>),
    AlterStatistics(AlterStatistics),
    RenameStatistics(RenameStatistics),
    MoveStatistics(Rename),
    DropStatistics(Name),
    CreatePublication(Box<CreatePublication>),
    AlterPublication(Box<AlterPublication>),
    RenamePublication(RenamePublication),
    DropPublication(Name),
    Declare(External),
    Routine(RoutineStep),
    Trigger(TriggerStep),
    CommentOn(CommentOn),
    Grant(ChangePrivileges),
    ChangeAllPrivileges(ChangeAllPrivileges),
    Revoke(ChangePrivileges),
    AlterOwner(AlterOwner),
    AlterDefaultPrivileges(AlterDefaultPrivileges),
    Insert(Insert),
    Execute(Execute),
    Require(Condition),
    Ensure(Condition),
    Sql(RawSql),
}

/// A new table.
pub(crate) struct CreateTable {
    pub(crate) name: Name,
    pub(crate) columns: Vec<Column>,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) options: TableOptions,
}

/// A changed table.
pub(crate) struct AlterTable {
    pub(crate) table: Name,
    pub(crate) changes: Vec<Change>,
}

/// A new index.
pub(crate) struct CreateIndex {
    pub(crate) name: ObjectName,
    pub(crate) table: Name,
    pub(crate) unique: bool,
    pub(crate) nulls_not_distinct: Option<Place>,
    pub(crate) only: bool,
    pub(crate) concurrently: bool,
    pub(crate) method: Option<(String, Place)>,
    pub(crate) keys: Vec<IndexKey>,
    pub(crate) include: Vec<(String, Place)>,
    pub(crate) with: Vec<Parameter>,
    pub(crate) tablespace: Option<String>,
    pub(crate) predicate: Option<Expression>,
}

/// A key of an index.
pub(crate) struct IndexKey {
    pub(crate) kind: KeyKind,
    pub(crate) place: Place,
    pub(crate) collation: Option<Name>,
    pub(crate) operator_class: Option<OperatorClass>,
    pub(crate) descending: Option<bool>,
    pub(crate) nulls_first: Option<bool>,
    pub(crate) statistics: Option<u16>,
}

/// What a key of an index holds.
pub(crate) enum KeyKind {
    Column(String),
    Expression(Expression),
}

/// A name that the author chose, or PostgreSQL's default.
pub(crate) enum ObjectName {
    Given(String),
    Default(String),
}

/// An SQL expression whose syntax is proved.
pub(crate) struct Expression {
    pub(crate) sql: String,
    pub(crate) columns: Vec<String>,
    /// What else it names.
    pub(crate) mentions: Vec<Mention>,
    /// What is not immutable in it, if its columns are of some types, where it must be.
    pub(crate) mutable: Vec<MutableWhen>,
    /// What PostgreSQL calls a column of this expression.
    pub(crate) label: String,
    pub(crate) place: Place,
}
