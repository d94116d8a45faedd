//! Why a step does not fit the schema.

use super::partition_error::PartitionError;
use super::{AccessError, CallError, Hint, Noun};

/// A type that the author wrote, and the one that the column has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What the author wrote.
    pub written: String,
    /// What the column has.
    pub actual: String,
}

/// Why a step does not fit the schema that it meets, what that means, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SchemaError {
    /// Nothing has this name.
    #[error("there is no {noun} `{name}`{}{hint}", of(table))]
    Unknown {
        /// What was looked for.
        noun: Noun,
        /// Its name.
        name: String,
        /// The table that it was looked for in.
        table: Option<String>,
        /// What there is instead.
        hint: Hint,
    },
    /// No function is what a call means.
    #[error(transparent)]
    Call(#[from] CallError),
    /// Another object has this name.
    #[error(
        "the {noun} cannot be named `{name}`: a {owner}{} has that name; choose another",
        of(table)
    )]
    Taken {
        /// What is to be named.
        noun: Noun,
        /// The name.
        name: String,
        /// What has it.
        owner: Noun,
        /// The table that the owner belongs to.
        table: Option<String>,
    },
    /// PostgreSQL does not keep this name.
    #[error("`{name}` is no name for a {noun}: {why}")]
    BadName {
        /// What is to be named.
        noun: Noun,
        /// The name.
        name: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// A text holds a NUL byte.
    #[error("the text {text:?} holds a NUL byte, which PostgreSQL stores nowhere; remove it")]
    Nul {
        /// The text.
        text: String,
    },
    /// An enum label cannot be.
    #[error("the label {label:?} of `{name}` {why}")]
    BadLabel {
        /// The type.
        name: String,
        /// The label.
        label: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// A type cannot be what it is asked to be.
    #[error("`{name}` {why}")]
    BadType {
        /// The type.
        name: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// Something has a label of an enum as its value.
    #[error("the label {label:?} of `{name}` stands in {}; change that first", by.join(" and "))]
    LabelInUse {
        /// The type.
        name: String,
        /// The label.
        label: String,
        /// Where it stands.
        by: Vec<String>,
    },
    /// A label is used by the migration that adds it.
    #[error(
        "the label {label:?} of `{name}` is added by this migration, and PostgreSQL lets nothing use it before that is \
         committed; use it in the next migration"
    )]
    NewLabel {
        /// The type.
        name: String,
        /// The label.
        label: String,
    },
    /// A key names a column twice.
    #[error("`{key}` names the column `{column}` twice; name each column of a key once")]
    RepeatedColumn {
        /// The constraint.
        key: String,
        /// The column.
        column: String,
    },
    /// Two keys of a new table have the same columns.
    #[error(
        "`{key}` has the same columns as `{existing}`, so that PostgreSQL would leave it out; remove one of them"
    )]
    RepeatedKey {
        /// The key.
        key: String,
        /// The key that stands.
        existing: String,
    },
    /// A table has one primary key.
    #[error(
        "`{table}` already has the primary key `{existing}`; drop it first, or make this one unique"
    )]
    SecondPrimaryKey {
        /// The table.
        table: String,
        /// The key that it has.
        existing: String,
    },
    /// A column cannot be what it is asked to be.
    #[error("the column `{column}` of `{table}` {why}")]
    BadColumn {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// A constraint cannot be what it is asked to be.
    #[error("the constraint `{constraint}` of `{table}` {why}")]
    BadConstraint {
        /// The table.
        table: String,
        /// The constraint.
        constraint: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// An object cannot be what it is asked to be.
    #[error("the {noun} `{name}` {why}")]
    BadObject {
        /// What it is.
        noun: Noun,
        /// Its name.
        name: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// The author takes a column for another type than it has.
    #[error(
        "the column `{column}` of `{table}` is {}, not {}; write the type that it has",
        types.actual,
        types.written
    )]
    WrongType {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// The types.
        types: Box<Mismatch>,
    },
    /// A change of a type that changes nothing.
    #[error("the column `{column}` of `{table}` already has that type; remove the change")]
    NoChange {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// A foreign key has more or fewer columns than the columns it refers to.
    #[error(
        "the foreign key `{name}` has {columns} columns and refers to {targets}; it takes as many of both"
    )]
    ForeignKeyCount {
        /// The foreign key.
        name: String,
        /// How many columns it has.
        columns: usize,
        /// How many it refers to.
        targets: usize,
    },
    /// A foreign key refers to columns that may repeat.
    #[error(
        "the foreign key `{name}` refers to `{table}` ({targets}), which nothing keeps unique; \
         add a primary key or a unique constraint on exactly these columns first"
    )]
    ForeignKeyTarget {
        /// The foreign key.
        name: String,
        /// The table that it refers to.
        table: String,
        /// The columns that it refers to.
        targets: String,
    },
    /// A foreign key refers to a key that is checked later.
    #[error(
        "the foreign key `{name}` refers to `{key}` of `{table}`, which is deferrable, and PostgreSQL takes only keys that \
         are not"
    )]
    DeferrableTarget {
        /// The foreign key.
        name: String,
        /// The table that it refers to.
        table: String,
        /// The key.
        key: String,
    },
    /// A foreign key's column has another type than the column that it refers to.
    #[error(
        "the foreign key `{name}` pairs `{column}` ({}) with `{target}` ({}); give both the same type",
        types.written,
        types.actual
    )]
    ForeignKeyType {
        /// The foreign key.
        name: String,
        /// The column.
        column: String,
        /// The column that it refers to.
        target: String,
        /// The types.
        types: Box<Mismatch>,
    },
    /// Others need what is to be dropped or changed.
    #[error("the {noun} `{name}` is needed by {}; drop or change that first", by.join(" and "))]
    Needed {
        /// What is to be dropped or changed.
        noun: Noun,
        /// Its name.
        name: String,
        /// Who needs it.
        by: Vec<String>,
    },
    /// Others own what is to be changed, or hand-written SQL made it.
    #[error(
        "{what} is declared external or made by `#[sql]`: no step changes it; leave that to its owner, or to `#[sql]` that \
         `drops` and `creates` it"
    )]
    External {
        /// What is to be changed.
        what: String,
    },
    /// A query reads from what has no rows.
    #[error("the {noun} `{name}` has no rows; name a table or view")]
    WithoutRows {
        /// Its name.
        name: String,
        /// What it is; the index of a constraint has its name.
        noun: Noun,
    },
    /// Hand-written SQL is said to drop what a step made.
    #[error("{what} was made by a step, which knows what goes with it; drop it by one too")]
    MadeByStep {
        /// What is to be dropped.
        what: String,
    },
    /// A policy has an expression that it never asks.
    #[error("the policy `{policy}` cannot be so: {why}")]
    PolicyExpression {
        /// The policy.
        policy: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// A publication cannot have what is asked of it.
    #[error("the publication `{name}` {why}")]
    Publication {
        /// The publication.
        name: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// Extended statistics that PostgreSQL would not make.
    #[error("the statistics `{name}` {why}")]
    BadStatistics {
        /// The statistics.
        name: String,
        /// What is wrong with them, and what to do.
        why: &'static str,
    },
    /// A step leaves row security as it is.
    #[error("row security of `{table}` is {state} already; remove the step")]
    SameRowSecurity {
        /// The table.
        table: String,
        /// What it is.
        state: &'static str,
    },
    /// A text names what is to get another name.
    #[error(
        "the {noun} `{name}` is named by the text of {}, which would go on naming it so; \
         drop that before, and make it again after",
        by.join(" and ")
    )]
    NamedInText {
        /// What is to be renamed.
        noun: Noun,
        /// Its name.
        name: String,
        /// Whose text names it.
        by: Vec<String>,
    },
    /// A view cannot be what it is asked to be.
    #[error("the view `{name}` {why}")]
    BadView {
        /// The view.
        name: String,
        /// What is wrong with it, and what to do.
        why: String,
    },
    /// An index that belongs to a constraint.
    #[error("`{name}` is the index of a constraint of `{table}`; {instead}")]
    IndexOfConstraint {
        /// The index.
        name: String,
        /// The table.
        table: String,
        /// What to do.
        instead: &'static str,
    },
    /// A key of an index cannot be what it is asked to be.
    #[error("key {key} of the index `{index}` {why}")]
    BadIndexKey {
        /// The index.
        index: String,
        /// The key's place, from 1.
        key: u16,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// A foreign key from a table that survives a crash to one that does not.
    #[error(
        "the foreign key {} would refer from a logged table to an unlogged one, which is empty after a crash; \
         make both logged or both unlogged (this is about `{table}`)",
        by.join(" and ")
    )]
    Persistence {
        /// The table.
        table: String,
        /// The foreign keys.
        by: Vec<String>,
    },
    /// Several routines have this name.
    #[error("there are several {noun}s `{name}`: {}; say which by the types that it takes", of.join(" and "))]
    Several {
        /// A function or a procedure.
        noun: Noun,
        /// The name.
        name: String,
        /// The routines.
        of: Vec<String>,
    },
    /// A routine of this name takes these types.
    #[error(
        "the {owner} `{name}` takes the same types, or has a function that does; replace it, or take others"
    )]
    SameRoutine {
        /// What it is.
        owner: Noun,
        /// Its name, with its types.
        name: String,
    },
    /// A routine, or its new body, cannot be what it is asked to be.
    #[error("the {noun} `{name}` {why}")]
    BadRoutine {
        /// A function or a procedure.
        noun: Noun,
        /// Its name.
        name: String,
        /// What is wrong with it, and what to do.
        why: String,
    },
    /// A trigger cannot be what it is asked to be.
    #[error("the trigger `{name}` {why}")]
    BadTrigger {
        /// Its name.
        name: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// A table or partition cannot be what it is asked to be.
    #[error("`{table}` {why}")]
    BadTable {
        /// The table or partition.
        table: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
    /// An owner or privileges that cannot be, or are already.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// What must be immutable and is not.
    #[error("{what} {why}, and PostgreSQL allows only immutable functions here")]
    NotImmutable {
        /// A part of the text, or a function.
        what: String,
        /// Why it is not.
        why: String,
    },
    /// A row that cannot be inserted.
    #[error("row {row} for `{table}` {why}")]
    BadRow {
        /// The table.
        table: String,
        /// Which row, from 1.
        row: usize,
        /// What is wrong with it, and what to do.
        why: String,
    },
    /// A partition cannot be what it is asked to be.
    #[error(transparent)]
    Partition(#[from] PartitionError),
    /// An index without keys.
    #[error("`{name}` has no columns; name at least one")]
    NoKeys {
        /// The index or constraint.
        name: String,
    },
}

/// " of `table`", where there is one.
fn of(table: &Option<String>) -> String {
    table
        .as_ref()
        .map_or_else(String::new, |table| format!(" of `{table}`"))
}
