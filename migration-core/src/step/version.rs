//! What a step asks of the server's version.
//!
//! A feature is a line of [`Feature`]'s table; the function of its noun says which steps use it. What every supported
//! server has needs no line.

use super::{
    Bound, BoundValue, Change, Column, ColumnChange, Constraint, ConstraintChange, ConstraintKind,
    ConstraintState, CreateIndex, CreatePublication, CreateTable, CreateView, Grant, Members,
    Operation, PartitionStrategy, Privilege, PublicationChange, Published, PublishedGenerated,
    Revoke, StorageChange,
};

/// The lowest major version of a server that is supported: the oldest on which this is tested.
pub const LOWEST: u32 = 15;

/// Something that PostgreSQL can do since a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// What it is, as the beginning of "… needs PostgreSQL 15".
    pub words: &'static str,
    /// The first major version that has it, by its release notes.
    pub since: u32,
}

/// The table: a feature, and the release notes that announce it.
impl Feature {
    /// PostgreSQL 10, "add table partitioning syntax".
    pub const PARTITIONS: Self = Self::since("a partitioned table", 10);
    /// PostgreSQL 11, "allow the creation of partitions based on hashing a key column".
    pub const HASH_PARTITIONS: Self = Self::since("`PARTITION BY HASH`", 11);
    /// PostgreSQL 11, "allow a partitioned table to have a default partition".
    pub const DEFAULT_PARTITION: Self = Self::since("a default partition", 11);
    /// PostgreSQL 11, "support indexes, primary and foreign keys on partitioned tables".
    pub const PARTITIONED_KEYS: Self = Self::since("a key of a partitioned table", 11);
    /// PostgreSQL 14, "allow partitions to be detached in a non-blocking manner".
    pub const DETACH_CONCURRENTLY: Self = Self::since("`DETACH PARTITION … CONCURRENTLY`", 14);
    /// PostgreSQL 12, "allow partition bounds to be any expression".
    pub const BOUND_EXPRESSION: Self = Self::since("an expression in the bound of a partition", 12);
    /// PostgreSQL 10, "identity columns".
    pub const IDENTITY: Self = Self::since("an identity column", 10);
    /// PostgreSQL 11, "allow indexes to include columns".
    pub const INCLUDE: Self = Self::since("`INCLUDE` in an index", 11);
    /// PostgreSQL 12, "generated columns".
    pub const GENERATED: Self = Self::since("a generated column", 12);
    /// PostgreSQL 12, "allow GiST indexes to use INCLUDE columns".
    pub const INCLUDE_GIST: Self = Self::since("`INCLUDE` in a GiST index", 12);
    /// PostgreSQL 14, "allow SP-GiST indexes to contain INCLUDE'd columns".
    pub const INCLUDE_SPGIST: Self = Self::since("`INCLUDE` in an SP-GiST index", 14);
    /// PostgreSQL 15, "allow views to be accessed using the permissions of the invoker".
    pub const SECURITY_INVOKER: Self = Self::since("`security_invoker` of a view", 15);
    /// PostgreSQL 15, "allow unique constraints and indexes to treat NULL values as not distinct".
    pub const NULLS_NOT_DISTINCT: Self = Self::since("`NULLS NOT DISTINCT`", 15);

    /// PostgreSQL 14, "create multirange data types".
    pub const MULTIRANGE: Self = Self::since("a multirange type", 14);
    /// PostgreSQL 14, "allow per-column setting of the compression method".
    pub const COMPRESSION: Self = Self::since("`COMPRESSION` of a column", 14);
    /// PostgreSQL 15, "allow table access methods to be changed".
    pub const SET_ACCESS_METHOD: Self = Self::since("`SET ACCESS METHOD`", 15);
    /// PostgreSQL 17, "allow the expression of a generated column to be changed".
    pub const SET_EXPRESSION: Self = Self::since("`SET EXPRESSION` of a generated column", 17);
    /// PostgreSQL 18, "allow generated columns to be virtual".
    pub const VIRTUAL: Self = Self::since("a virtual generated column", 18);

    /// PostgreSQL 15, "allow foreign keys to set only some columns".
    pub const SET_COLUMNS: Self = Self::since("`SET NULL (…)` of some columns", 15);
    /// PostgreSQL 18, "allow CHECK and foreign key constraints to be specified as NOT ENFORCED".
    pub const NOT_ENFORCED: Self = Self::since("`NOT ENFORCED`", 18);

    /// PostgreSQL 15, "allow publication of all tables in a schema".
    pub const PUBLISHED_SCHEMA: Self = Self::since("a schema in a publication", 15);
    /// PostgreSQL 15, "allow publication content to be filtered using a WHERE clause".
    pub const PUBLISHED_ROWS: Self = Self::since("rows of a table in a publication", 15);
    /// PostgreSQL 15, "allow publication content to be restricted to specific columns".
    pub const PUBLISHED_COLUMNS: Self = Self::since("columns of a table in a publication", 15);

    /// PostgreSQL 18, "allow the values of generated columns to be logically replicated".
    pub const PUBLISHED_GENERATED: Self = Self::since("a generated column in a publication", 18);

    /// PostgreSQL 17, "allow granting the right to perform maintenance operations".
    pub const MAINTAIN: Self = Self::since("the privilege `MAINTAIN`", 17);

    /// PostgreSQL 18, "store column NOT NULL specifications in pg_constraint", "allow the addition of NOT NULL constraints as NOT
    /// VALID". A server before takes a name at a column, and forgets it.
    pub const NOT_NULL: Self = Self::since("a constraint `NOT NULL` with a name", 18);

    const fn since(words: &'static str, since: u32) -> Self {
        Self { words, since }
    }
}

impl Operation<'_> {
    /// What the server must be able to do for this.
    pub fn features(&self) -> Vec<Feature> {
        match self {
            Self::CreateTable(step) => table(step),
            Self::CreateRange(_) => vec![Feature::MULTIRANGE],
            Self::CreatePartition(step) => bound(&step.bound),
            Self::AttachPartition(step) => bound(&step.bound),
            Self::DetachPartition(step) => {
                used([(step.concurrently, Feature::DETACH_CONCURRENTLY)])
            }
            Self::AlterTable(step) => step.changes.iter().flat_map(change).collect(),
            Self::CreateIndex(step) => index(step),
            Self::CreateView(step) | Self::ReplaceView(step) => view(step),
            Self::CreatePublication(step) => publication(step),
            Self::AlterPublication(step) => match &step.change {
                PublicationChange::Add(members) | PublicationChange::Set(members) => {
                    published(members)
                }
                PublicationChange::Drop(_) => Vec::new(),
                PublicationChange::Options {
                    generated_columns, ..
                } => used([(generated_columns.is_some(), Feature::PUBLISHED_GENERATED)]),
            },
            Self::Grant(Grant { privileges, .. }) | Self::Revoke(Revoke { privileges, .. }) => {
                privilege(privileges.iter().map(|it| it.privilege))
            }
            Self::ChangeAllPrivileges(step) => privilege(step.privileges.iter().copied()),
            Self::AlterDefaultPrivileges(step) => privilege(step.privileges.iter().copied()),
            _ => Vec::new(),
        }
    }
}

fn privilege(mut privileges: impl Iterator<Item = Privilege>) -> Vec<Feature> {
    let maintains = privileges.any(|it| it == Privilege::Maintain);
    used([(maintains, Feature::MAINTAIN)])
}

fn publication(step: &CreatePublication<'_>) -> Vec<Feature> {
    let generated = step.options.generated_columns != PublishedGenerated::None;
    let mut features = match &step.of {
        Published::AllTables => Vec::new(),
        Published::Members(members) => published(members),
    };
    features.extend(used([(generated, Feature::PUBLISHED_GENERATED)]));
    features
}

fn published(members: &Members<'_>) -> Vec<Feature> {
    let tables = members.tables;
    let rows = tables.iter().any(|it| it.predicate.is_some());
    let columns = tables.iter().any(|it| !it.columns.is_empty());
    used([
        (!members.schemas.is_empty(), Feature::PUBLISHED_SCHEMA),
        (rows, Feature::PUBLISHED_ROWS),
        (columns, Feature::PUBLISHED_COLUMNS),
    ])
}

fn table(step: &CreateTable<'_>) -> Vec<Feature> {
    let constraints = step.constraints.iter().flat_map(constraint);
    let columns = step.columns.iter().flat_map(column);
    let mut features: Vec<_> = columns.chain(constraints).collect();
    if let Some(by) = &step.options.partition_by {
        let keys = step.constraints.iter().any(|it| !is_check(&it.kind));
        features.extend(used([
            (true, Feature::PARTITIONS),
            (keys, Feature::PARTITIONED_KEYS),
            (
                by.strategy == PartitionStrategy::Hash,
                Feature::HASH_PARTITIONS,
            ),
        ]));
    }
    features
}

const fn is_check(kind: &ConstraintKind<'_>) -> bool {
    matches!(kind, ConstraintKind::Check(_))
}

fn bound(bound: &Bound<'_>) -> Vec<Feature> {
    let values = match bound {
        Bound::Default => return vec![Feature::DEFAULT_PARTITION],
        Bound::Hash { .. } => return Vec::new(),
        Bound::List(values) => values.to_vec(),
        Bound::Range { from, to } => [*from, *to].concat(),
    };
    let computed = |it: &BoundValue<'_>| matches!(it, BoundValue::Expression(_));
    used([(values.iter().any(computed), Feature::BOUND_EXPRESSION)])
}

fn change(change: &Change<'_>) -> Vec<Feature> {
    match change {
        Change::AddColumn(it) => column(it),
        Change::AddConstraint(it) => constraint(it),
        Change::AlterConstraint {
            change: ConstraintChange::Enforce | ConstraintChange::Release,
            ..
        } => vec![Feature::NOT_ENFORCED],
        Change::AlterColumn { change, .. } => column_change(change),
        Change::Storage(StorageChange::SetMethod(_)) => vec![Feature::SET_ACCESS_METHOD],
        _ => Vec::new(),
    }
}

fn column_change(change: &ColumnChange<'_>) -> Vec<Feature> {
    match change {
        ColumnChange::AddIdentity(..) => vec![Feature::IDENTITY],
        ColumnChange::SetExpression(_) => vec![Feature::SET_EXPRESSION],
        ColumnChange::SetCompression(_) => vec![Feature::COMPRESSION],
        _ => Vec::new(),
    }
}

fn column(column: &Column<'_>) -> Vec<Feature> {
    used([
        (column.identity.is_some(), Feature::IDENTITY),
        (column.generated.is_some(), Feature::GENERATED),
        (column.is_virtual(), Feature::VIRTUAL),
        (column.compression.is_some(), Feature::COMPRESSION),
    ])
}

fn constraint(constraint: &Constraint<'_>) -> Vec<Feature> {
    let set_columns = match constraint.kind {
        ConstraintKind::ForeignKey(it) => !it.set_columns.is_empty(),
        _ => false,
    };
    let options = &constraint.options;
    let released = options.state == ConstraintState::NotEnforced;
    used([
        (options.nulls_not_distinct, Feature::NULLS_NOT_DISTINCT),
        (set_columns, Feature::SET_COLUMNS),
        (released, Feature::NOT_ENFORCED),
        (
            matches!(constraint.kind, ConstraintKind::NotNull(_)),
            Feature::NOT_NULL,
        ),
    ])
}

fn index(step: &CreateIndex<'_>) -> Vec<Feature> {
    let include = !step.include.is_empty();
    used([
        (step.nulls_not_distinct, Feature::NULLS_NOT_DISTINCT),
        (include, Feature::INCLUDE),
        (include && step.method == "gist", Feature::INCLUDE_GIST),
        (include && step.method == "spgist", Feature::INCLUDE_SPGIST),
    ])
}

fn view(step: &CreateView<'_>) -> Vec<Feature> {
    used([(step.security_invoker, Feature::SECURITY_INVOKER)])
}

/// Those that are used.
fn used<const N: usize>(features: [(bool, Feature); N]) -> Vec<Feature> {
    let used = features.into_iter().filter(|(used, _)| *used);
    used.map(|(_, feature)| feature).collect()
}
