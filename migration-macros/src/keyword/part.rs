//! The words of attributes that stand at or in a table.

use super::{NO_INHERIT, RESET, SET};

words! {
    /// Attributes of a table.
    TABLE_PARTS:
    PRIMARY_KEY = "primary_key",
    UNIQUE = "unique",
    CHECK = "check",
    FOREIGN_KEY = "foreign_key",
    EXCLUDE = "exclude",
    NOT_NULL = "not_null",
}

words! {
    /// Attributes of a changed table, for constraints that are there.
    CONSTRAINT_CHANGES:
    DROP_CONSTRAINT = "drop_constraint",
    RENAME_CONSTRAINT = "rename_constraint",
    ALTER_CONSTRAINT = "alter_constraint",
    VALIDATE_CONSTRAINT = "validate_constraint",
}

/// Attributes of a changed table that say how it is stored.
pub(crate) const STORAGE_CHANGES: &[&str] = &[
    SET,
    RESET,
    SET_LOGGED,
    SET_UNLOGGED,
    SET_TABLESPACE,
    SET_ACCESS_METHOD,
    REPLICA_IDENTITY,
    CLUSTER_ON,
    SET_WITHOUT_CLUSTER,
];
pub(crate) const SET_LOGGED: &str = "set_logged";
pub(crate) const SET_UNLOGGED: &str = "set_unlogged";
pub(crate) const SET_TABLESPACE: &str = "set_tablespace";
pub(crate) const SET_ACCESS_METHOD: &str = "set_access_method";
pub(crate) const REPLICA_IDENTITY: &str = "replica_identity";
pub(crate) const CLUSTER_ON: &str = "cluster_on";
pub(crate) const SET_WITHOUT_CLUSTER: &str = "set_without_cluster";

/// Attributes of a changed table that say from which tables it inherits.
pub(crate) const INHERITANCE: &[&str] = &[INHERIT, NO_INHERIT];
pub(crate) const INHERIT: &str = "inherit";

words! {
    /// Attributes of a changed table's column.
    CHANGES:
    ADD = "add",
    DROP = "drop",
    RENAME = "rename",
    CHANGE = "change",
    SET_DEFAULT = "set_default",
    DROP_DEFAULT = "drop_default",
    ADD_IDENTITY = "add_identity",
    SET_IDENTITY = "set_identity",
    DROP_IDENTITY = "drop_identity",
    SET_EXPRESSION = "set_expression",
    DROP_EXPRESSION = "drop_expression",
    SET_STORAGE = "set_storage",
    SET_COMPRESSION = "set_compression",
    SET_STATISTICS = "set_statistics",
    SET_OPTIONS = "set_options",
    RESET_OPTIONS = "reset_options",
}

/// The attribute of an attribute of a composite type.
pub(crate) const ATTRIBUTE: &str = "attribute";

/// The attribute of a new table's column.
pub(crate) const COLUMN: &str = "column";

/// The attribute of a routine's argument.
pub(crate) const ARG: &str = "arg";

/// Attributes that stand at or in a table.
pub(crate) fn parts() -> impl Iterator<Item = &'static str> {
    let parts = [
        TABLE_PARTS,
        CHANGES,
        STORAGE_CHANGES,
        INHERITANCE,
        CONSTRAINT_CHANGES,
        &[COLUMN, ARG, ATTRIBUTE],
    ];
    parts.into_iter().flatten().copied()
}
