//! The words inside an attribute.

use super::{
    ADD, CHECK, DROP, DROP_DEFAULT, GRANT, NOT_NULL, PRIMARY_KEY, REPLICA_IDENTITY, REVOKE,
    SET_DEFAULT, UNIQUE,
};

pub(crate) const NAME: &str = "name";
pub(crate) const DEFAULT: &str = "default";
pub(crate) const GENERATED: &str = "generated";
pub(crate) const IDENTITY: &str = "identity";
pub(crate) const REFERENCES: &str = "references";
pub(crate) const ON_DELETE: &str = "on_delete";
pub(crate) const ON_UPDATE: &str = "on_update";
pub(crate) const MATCH: &str = "match";
pub(crate) const NULLS_NOT_DISTINCT: &str = "nulls_not_distinct";
pub(crate) const DEFERRABLE: &str = "deferrable";
pub(crate) const INITIALLY_DEFERRED: &str = "initially_deferred";
pub(crate) const NOT_DEFERRABLE: &str = "not_deferrable";
pub(crate) const ENFORCED: &str = "enforced";
pub(crate) const USING_INDEX: &str = "using_index";
pub(crate) const NO_INHERIT: &str = "no_inherit";
pub(crate) const NOT_VALID: &str = "not_valid";
pub(crate) const NOT_ENFORCED: &str = "not_enforced";
pub(crate) const COLLATE: &str = "collate";
pub(crate) const STORAGE: &str = "storage";
pub(crate) const COMPRESSION: &str = "compression";
pub(crate) const STATISTICS: &str = "statistics";
pub(crate) const OPTIONS: &str = "options";
pub(crate) const START: &str = "start";
pub(crate) const INCREMENT: &str = "increment";
pub(crate) const MIN: &str = "min";
pub(crate) const MAX: &str = "max";
pub(crate) const CACHE: &str = "cache";
pub(crate) const CYCLE: &str = "cycle";
pub(crate) const NO_CYCLE: &str = "no_cycle";
pub(crate) const FROM: &str = "from";
pub(crate) const RETURNS: &str = "returns";
pub(crate) const USING: &str = "using";
pub(crate) const DOWN_USING: &str = "down_using";
pub(crate) const WHERE: &str = "where";
pub(crate) const WITH: &str = "with";
pub(crate) const INCLUDE: &str = "include";
pub(crate) const ONLY: &str = "only";
pub(crate) const TABLESPACE: &str = "tablespace";
pub(crate) const SET: &str = "set";
pub(crate) const RESET: &str = "reset";
pub(crate) const CONCURRENTLY: &str = "concurrently";
pub(crate) const UP: &str = "up";
pub(crate) const DOWN: &str = "down";
pub(crate) const IRREVERSIBLE: &str = "irreversible";
pub(crate) const CREATES: &str = "creates";
pub(crate) const DROPS: &str = "drops";

/// What may stand in `#[sql(…)]`.
pub(crate) const SQL_OPTIONS: &[&str] = &[UP, DOWN, IRREVERSIBLE, CREATES, DROPS];

/// What may stand in `#[column(…)]` and `#[add(…)]`.
pub(crate) const COLUMN_OPTIONS: &[&str] = &[
    NAME,
    PRIMARY_KEY,
    UNIQUE,
    DEFAULT,
    GENERATED,
    IDENTITY,
    CHECK,
    REFERENCES,
    ON_DELETE,
    ON_UPDATE,
    MATCH,
    DEFERRABLE,
    INITIALLY_DEFERRED,
    NOT_VALID,
    NOT_ENFORCED,
    COLLATE,
    STORAGE,
    COMPRESSION,
    STATISTICS,
    OPTIONS,
];

/// What may stand in `identity(…)` after who gives the value.
pub(crate) const IDENTITY_OPTIONS: &[&str] = &[
    SEQUENCE_NAME,
    START,
    INCREMENT,
    MIN,
    MAX,
    CACHE,
    CYCLE,
    NO_CYCLE,
];
pub(crate) const SEQUENCE_NAME: &str = "sequence_name";
/// The same of a changed one, whose sequence keeps its name.
pub(crate) const SEQUENCE_OPTIONS: &[&str] = &[START, INCREMENT, MIN, MAX, CACHE, CYCLE, NO_CYCLE];

/// What may stand in `primary_key(…)` at a column, and in `#[primary_key(…)]` after the columns.
pub(crate) const PRIMARY_KEY_OPTIONS: &[&str] =
    &[NAME, INCLUDE, WITH, DEFERRABLE, INITIALLY_DEFERRED];

/// The same of `unique`.
pub(crate) const UNIQUE_OPTIONS: &[&str] = &[
    NAME,
    INCLUDE,
    WITH,
    NULLS_NOT_DISTINCT,
    DEFERRABLE,
    INITIALLY_DEFERRED,
];

/// The same of `check`.
pub(crate) const CHECK_OPTIONS: &[&str] = &[NAME, NO_INHERIT, NOT_VALID, NOT_ENFORCED];

/// The same of `#[not_null(…)]`.
pub(crate) const NOT_NULL_OPTIONS: &[&str] = &[NAME, NOT_VALID];

/// The same of `#[foreign_key(…)]`.
pub(crate) const FOREIGN_KEY_OPTIONS: &[&str] = &[
    REFERENCES,
    ON_DELETE,
    ON_UPDATE,
    MATCH,
    NAME,
    DEFERRABLE,
    INITIALLY_DEFERRED,
    NOT_VALID,
    NOT_ENFORCED,
];

/// The same of `#[exclude(…)]`.
pub(crate) const EXCLUDE_OPTIONS: &[&str] = &[
    USING,
    WHERE,
    NAME,
    INCLUDE,
    WITH,
    DEFERRABLE,
    INITIALLY_DEFERRED,
];

/// What may stand in `#[create_table(…)]` after the name.
pub(crate) const TABLE_OPTIONS: &[&str] = &[
    UNLOGGED,
    WITH,
    TABLESPACE,
    USING,
    REPLICA_IDENTITY,
    PARTITION_BY,
    INHERITS,
];
pub(crate) const INHERITS: &str = "inherits";
pub(crate) const PARTITION_BY: &str = "partition_by";

/// What may stand in `#[create_partition(…)]` after the table.
pub(crate) const PARTITION_OPTIONS: &[&str] = &[VALUES, PARTITION_BY, WITH, TABLESPACE, NAME];
/// What may stand in `#[attach_partition(…)]` after the partition.
pub(crate) const ATTACH_OPTIONS: &[&str] = &[TO, VALUES];
/// What may stand in `#[detach_partition(…)]` after the partition.
pub(crate) const DETACH_OPTIONS: &[&str] = &[FROM, CONCURRENTLY];
pub(crate) const VALUES: &str = "values";
pub(crate) const UNLOGGED: &str = "unlogged";

/// What may stand in `#[create_index(…)]` after the table.
pub(crate) const INDEX_OPTIONS: &[&str] = &[
    UNIQUE,
    USING,
    WHERE,
    WITH,
    INCLUDE,
    NULLS_NOT_DISTINCT,
    ONLY,
    TABLESPACE,
    NAME,
    CONCURRENTLY,
];

/// What may stand in `#[drop_index(…)]` after the name.
pub(crate) const DROP_INDEX_OPTIONS: &[&str] = &[CONCURRENTLY];

/// What may stand in `#[alter_index(…)]` after the index.
pub(crate) const INDEX_CHANGES: &[&str] = &[SET, RESET, TABLESPACE, STATISTICS];

/// What may stand in `#[create_extension(…)]` after the name.
pub(crate) const EXTENSION_OPTIONS: &[&str] = &[SCHEMA, VERSION];
pub(crate) const SCHEMA: &str = "schema";
pub(crate) const VERSION: &str = "version";

/// What may stand in `#[alter_extension(…)]` after the name.
pub(crate) const EXTENSION_CHANGES: &[&str] = &[UPDATE, SCHEMA];
pub(crate) const UPDATE: &str = "update";

/// What may stand in `#[alter_enum(…)]` after the type.
pub(crate) const BEFORE: &str = "before";
pub(crate) const AFTER: &str = "after";
pub(crate) const RENAME_VALUE: &str = "rename_value";
pub(crate) const REMOVE: &str = "remove";

/// What may stand in `#[create_sequence(…)]` after the name.
pub(crate) const CREATE_SEQUENCE_OPTIONS: &[&str] = &[
    AS, START, INCREMENT, MIN, MAX, CACHE, CYCLE, UNLOGGED, OWNED_BY,
];

/// What may stand in `#[alter_sequence(…)]` after the name.
pub(crate) const ALTER_SEQUENCE_OPTIONS: &[&str] = &[
    AS, START, INCREMENT, MIN, MAX, CACHE, CYCLE, NO_CYCLE, RESTART, LOGGED, UNLOGGED, OWNED_BY,
];
pub(crate) const RESTART: &str = "restart";
pub(crate) const LOGGED: &str = "logged";
pub(crate) const OWNED_BY: &str = "owned_by";
pub(crate) const NONE: &str = "none";

/// What may stand in `#[create_range(…)]` after the type of its bounds.
pub(crate) const RANGE_OPTIONS: &[&str] = &[
    SUBTYPE_OPCLASS,
    COLLATION,
    SUBTYPE_DIFF,
    MULTIRANGE_TYPE_NAME,
    CANONICAL,
    NAME,
];
pub(crate) const SUBTYPE_OPCLASS: &str = "subtype_opclass";
pub(crate) const COLLATION: &str = "collation";
pub(crate) const SUBTYPE_DIFF: &str = "subtype_diff";
pub(crate) const MULTIRANGE_TYPE_NAME: &str = "multirange_type_name";
pub(crate) const CANONICAL: &str = "canonical";

/// What may stand in `#[create_domain(…)]` after the type.
pub(crate) const DOMAIN_OPTIONS: &[&str] = &[COLLATE, DEFAULT, NOT_NULL, CHECK, NAME];

/// What may stand in `#[alter_domain(…)]` after the domain.
pub(crate) const DOMAIN_CHANGES: &[&str] = &[
    SET_DEFAULT,
    DROP_DEFAULT,
    SET_NOT_NULL,
    DROP_NOT_NULL,
    ADD_CHECK,
    DROP_CHECK,
    RENAME_CHECK,
    VALIDATE_CHECK,
];
pub(crate) const SET_NOT_NULL: &str = "set_not_null";
pub(crate) const DROP_NOT_NULL: &str = "drop_not_null";
pub(crate) const ADD_CHECK: &str = "add_check";
pub(crate) const DROP_CHECK: &str = "drop_check";
pub(crate) const RENAME_CHECK: &str = "rename_check";
pub(crate) const VALIDATE_CHECK: &str = "validate_check";

/// What may stand in `#[create_policy(…)]` after the table.
pub(crate) const POLICY_OPTIONS: &[&str] = &[AS, FOR, TO, USING, WITH_CHECK, NAME];

/// What may stand in `#[create_statistics(…)]` after the table.
pub(crate) const STATISTICS_OPTIONS: &[&str] = &[KINDS, STATISTICS, NAME];
pub(crate) const KINDS: &str = "kinds";

/// What may stand in `#[create_publication(…)]`.
pub(crate) const PUBLICATION_OPTIONS: &[&str] = &[
    TABLES_OPTION,
    SCHEMAS,
    ALL_TABLES,
    PUBLISH,
    VIA_PARTITION_ROOT,
    GENERATED_COLUMNS,
    NAME,
];

/// What may stand in `#[alter_publication(…)]` after the name.
pub(crate) const PUBLICATION_CHANGES: &[&str] = &[
    ADD,
    SET,
    DROP,
    PUBLISH,
    VIA_PARTITION_ROOT,
    GENERATED_COLUMNS,
];
pub(crate) const TABLES_OPTION: &str = "tables";
pub(crate) const SCHEMAS: &str = "schemas";
pub(crate) const ALL_TABLES: &str = "all_tables";
pub(crate) const PUBLISH: &str = "publish";
pub(crate) const VIA_PARTITION_ROOT: &str = "via_partition_root";
pub(crate) const GENERATED_COLUMNS: &str = "generated_columns";

/// What may stand in `#[grant(…)]` after the privileges.
pub(crate) const GRANT_OPTIONS: &[&str] = &[ON, IN_SCHEMA, TO, WITH_GRANT_OPTION];
/// The same of `#[revoke(…)]`.
pub(crate) const REVOKE_OPTIONS: &[&str] = &[ON, IN_SCHEMA, FROM];
/// What may stand in `#[alter_default_privileges(…)]`.
pub(crate) const DEFAULT_PRIVILEGE_OPTIONS: &[&str] = &[
    FOR_ROLE,
    IN_SCHEMA,
    GRANT,
    REVOKE,
    ON,
    TO,
    FROM,
    WITH_GRANT_OPTION,
];
pub(crate) const WITH_GRANT_OPTION: &str = "with_grant_option";
pub(crate) const GRANT_OPTION_FOR: &str = "grant_option_for";
pub(crate) const FOR_ROLE: &str = "for_role";
pub(crate) const IN_SCHEMA: &str = "in_schema";
pub(crate) const CURRENT_ROLE: &str = "current_role";

/// What may stand in `#[alter_policy(…)]` after the table.
pub(crate) const POLICY_CHANGES: &[&str] = &[TO, USING, WITH_CHECK];

pub(crate) const AS: &str = "as";
pub(crate) const FOR: &str = "for";
pub(crate) const ON: &str = "on";
pub(crate) const TO: &str = "to";
pub(crate) const WITH_CHECK: &str = "with_check";

/// What may stand in `#[create_view(…)]`.
pub(crate) const VIEW_OPTIONS: &[&str] = &[
    AS,
    COLUMNS,
    SECURITY_INVOKER,
    SECURITY_BARRIER,
    CHECK_OPTION,
    NAME,
];

/// What may stand in `#[replace_view(…)]` after the view.
pub(crate) const REPLACED_VIEW_OPTIONS: &[&str] = &[
    AS,
    COLUMNS,
    SECURITY_INVOKER,
    SECURITY_BARRIER,
    CHECK_OPTION,
];

/// What may stand in `#[create_materialized_view(…)]`.
pub(crate) const MATERIALIZED_VIEW_OPTIONS: &[&str] = &[AS, COLUMNS, WITH, NO_DATA, NAME];

/// What may stand in `#[drop(…)]` of a column.
pub(crate) const DROP_OPTIONS: &[&str] = &[NAME, CASCADE];

/// What may stand in `#[drop_view(…)]` after the view.
pub(crate) const DROP_VIEW_OPTIONS: &[&str] = &[CASCADE];

/// What may stand in `#[rename_view(…)]`.
pub(crate) const RENAME_VIEW_OPTIONS: &[&str] = &[FROM, NAME];

/// What may stand in `#[refresh_materialized_view(…)]` after the view.
pub(crate) const REFRESH_OPTIONS: &[&str] = &[CONCURRENTLY, NO_DATA];
pub(crate) const COLUMNS: &str = "columns";
pub(crate) const SECURITY_INVOKER: &str = "security_invoker";
pub(crate) const SECURITY_BARRIER: &str = "security_barrier";
pub(crate) const CHECK_OPTION: &str = "check_option";
pub(crate) const NO_DATA: &str = "no_data";
pub(crate) const CASCADE: &str = "cascade";

/// What may stand in `#[create_function(…)]`.
pub(crate) const FUNCTION_OPTIONS: &[&str] = &[
    RETURNS,
    LANGUAGE,
    IMMUTABLE,
    STABLE,
    VOLATILE,
    LEAKPROOF,
    STRICT,
    SECURITY,
    PARALLEL,
    COST,
    ROWS,
    SUPPORT,
    SET,
    AS,
    RETURN,
    BEGIN_ATOMIC,
    NAME,
];

/// What may stand in `#[create_procedure(…)]`.
pub(crate) const PROCEDURE_OPTIONS: &[&str] = &[LANGUAGE, SECURITY, SET, AS, BEGIN_ATOMIC, NAME];
pub(crate) const LANGUAGE: &str = "language";
pub(crate) const IMMUTABLE: &str = "immutable";
pub(crate) const STABLE: &str = "stable";
pub(crate) const VOLATILE: &str = "volatile";
pub(crate) const LEAKPROOF: &str = "leakproof";
pub(crate) const STRICT: &str = "strict";
pub(crate) const SECURITY: &str = "security";
pub(crate) const PARALLEL: &str = "parallel";
pub(crate) const COST: &str = "cost";
pub(crate) const ROWS: &str = "rows";
pub(crate) const SUPPORT: &str = "support";
pub(crate) const RETURN: &str = "return";
pub(crate) const BEGIN_ATOMIC: &str = "begin_atomic";
pub(crate) const SETOF: &str = "setof";
pub(crate) const TABLE: &str = "table";

/// What `#[sql]` can say that it creates and drops.
pub(crate) const BY_HAND: &[&str] = &[TABLE, FUNCTION, TYPE];
pub(crate) const FUNCTION: &str = "function";
pub(crate) const TYPE: &str = "type";

/// What may stand in `#[create_trigger(…)]` after the table.
pub(crate) const TRIGGER_OPTIONS: &[&str] = &[
    FOR_EACH,
    WHEN,
    REFERENCING,
    EXECUTE,
    CONSTRAINT,
    DEFERRABLE,
    INITIALLY_DEFERRED,
    FROM,
    FIRES,
    NAME,
];
pub(crate) const FOR_EACH: &str = "for_each";
pub(crate) const WHEN: &str = "when";
pub(crate) const REFERENCING: &str = "referencing";
pub(crate) const EXECUTE: &str = "execute";
pub(crate) const CONSTRAINT: &str = "constraint";
pub(crate) const FIRES: &str = "fires";
pub(crate) const OLD_TABLE: &str = "old_table";
pub(crate) const NEW_TABLE: &str = "new_table";

/// What may stand in `#[arg(…)]`.
pub(crate) const ARG_OPTIONS: &[&str] = &[DEFAULT, OUT, INOUT, VARIADIC, NAME];
pub(crate) const OUT: &str = "out";
pub(crate) const INOUT: &str = "inout";
pub(crate) const VARIADIC: &str = "variadic";

/// What may stand in `#[require(…)]` and `#[ensure(…)]` after the query.
pub(crate) const CONDITION_OPTIONS: &[&str] = &[MESSAGE];
pub(crate) const MESSAGE: &str = "message";

/// What may stand in `#[execute(…)]` after the function.
pub(crate) const EXECUTE_OPTIONS: &[&str] = &[DOWN, IRREVERSIBLE];

/// What may stand in `#[insert(…)]` after the table and its columns.
pub(crate) const INSERT_OPTIONS: &[&str] = &[ROWS, IRREVERSIBLE];
pub(crate) const NULL: &str = "null";
