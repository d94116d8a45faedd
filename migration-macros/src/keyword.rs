//! Every word of the language, once.

/// Attributes that make a variant a step.
pub(crate) const STEPS: &[&str] = &[
    CREATE_ENUM,
    ALTER_ENUM,
    RENAME_ENUM,
    DROP_ENUM,
    CREATE_COMPOSITE,
    ALTER_COMPOSITE,
    RENAME_COMPOSITE,
    DROP_COMPOSITE,
    CREATE_DOMAIN,
    ALTER_DOMAIN,
    RENAME_DOMAIN,
    DROP_DOMAIN,
    CREATE_TABLE,
    ALTER_TABLE,
    RENAME_TABLE,
    MOVE_TABLE,
    DROP_TABLE,
    CREATE_INDEX,
    RENAME_INDEX,
    ALTER_INDEX,
    DROP_INDEX,
    CREATE_SCHEMA,
    DROP_SCHEMA,
    CREATE_EXTENSION,
    EXTERNAL_EXTENSION,
    ALTER_EXTENSION,
    DROP_EXTENSION,
    CREATE_SEQUENCE,
    ALTER_SEQUENCE,
    RENAME_SEQUENCE,
    DROP_SEQUENCE,
    CREATE_PARTITION,
    ATTACH_PARTITION,
    DETACH_PARTITION,
    DROP_PARTITION,
    CREATE_POLICY,
    DROP_POLICY,
    CREATE_VIEW,
    REPLACE_VIEW,
    DROP_VIEW,
    RENAME_VIEW,
    CREATE_MATERIALIZED_VIEW,
    DROP_MATERIALIZED_VIEW,
    RENAME_MATERIALIZED_VIEW,
    REFRESH_MATERIALIZED_VIEW,
    ALTER_POLICY,
    RENAME_POLICY,
    ENABLE_ROW_SECURITY,
    DISABLE_ROW_SECURITY,
    FORCE_ROW_SECURITY,
    NO_FORCE_ROW_SECURITY,
    CREATE_STATISTICS,
    ALTER_STATISTICS,
    RENAME_STATISTICS,
    DROP_STATISTICS,
    CREATE_PUBLICATION,
    ALTER_PUBLICATION,
    RENAME_PUBLICATION,
    DROP_PUBLICATION,
    EXTERNAL_TABLE,
    EXTERNAL_FUNCTION,
    EXTERNAL_TYPE,
    EXTERNAL_SCHEMA,
    EXTERNAL_ROLE,
    CREATE_FUNCTION,
    REPLACE_FUNCTION,
    DROP_FUNCTION,
    RENAME_FUNCTION,
    CREATE_PROCEDURE,
    REPLACE_PROCEDURE,
    DROP_PROCEDURE,
    RENAME_PROCEDURE,
    CREATE_TRIGGER,
    REPLACE_TRIGGER,
    DROP_TRIGGER,
    RENAME_TRIGGER,
    ENABLE_TRIGGER,
    DISABLE_TRIGGER,
    COMMENT_ON,
    SQL,
];
pub(crate) const CREATE_ENUM: &str = "create_enum";
pub(crate) const ALTER_ENUM: &str = "alter_enum";
pub(crate) const RENAME_ENUM: &str = "rename_enum";
pub(crate) const DROP_ENUM: &str = "drop_enum";
pub(crate) const CREATE_COMPOSITE: &str = "create_composite";
pub(crate) const ALTER_COMPOSITE: &str = "alter_composite";
pub(crate) const RENAME_COMPOSITE: &str = "rename_composite";
pub(crate) const DROP_COMPOSITE: &str = "drop_composite";
pub(crate) const CREATE_DOMAIN: &str = "create_domain";
pub(crate) const ALTER_DOMAIN: &str = "alter_domain";
pub(crate) const RENAME_DOMAIN: &str = "rename_domain";
pub(crate) const DROP_DOMAIN: &str = "drop_domain";
pub(crate) const CREATE_TABLE: &str = "create_table";
pub(crate) const ALTER_TABLE: &str = "alter_table";
pub(crate) const RENAME_TABLE: &str = "rename_table";
pub(crate) const MOVE_TABLE: &str = "move_table";
pub(crate) const DROP_TABLE: &str = "drop_table";
pub(crate) const CREATE_INDEX: &str = "create_index";
pub(crate) const RENAME_INDEX: &str = "rename_index";
pub(crate) const ALTER_INDEX: &str = "alter_index";
pub(crate) const DROP_INDEX: &str = "drop_index";
pub(crate) const CREATE_SCHEMA: &str = "create_schema";
pub(crate) const DROP_SCHEMA: &str = "drop_schema";
pub(crate) const CREATE_EXTENSION: &str = "create_extension";
pub(crate) const EXTERNAL_EXTENSION: &str = "external_extension";
pub(crate) const ALTER_EXTENSION: &str = "alter_extension";
pub(crate) const DROP_EXTENSION: &str = "drop_extension";
pub(crate) const CREATE_SEQUENCE: &str = "create_sequence";
pub(crate) const ALTER_SEQUENCE: &str = "alter_sequence";
pub(crate) const RENAME_SEQUENCE: &str = "rename_sequence";
pub(crate) const DROP_SEQUENCE: &str = "drop_sequence";
pub(crate) const CREATE_PARTITION: &str = "create_partition";
pub(crate) const ATTACH_PARTITION: &str = "attach_partition";
pub(crate) const DETACH_PARTITION: &str = "detach_partition";
pub(crate) const DROP_PARTITION: &str = "drop_partition";
pub(crate) const CREATE_POLICY: &str = "create_policy";
pub(crate) const DROP_POLICY: &str = "drop_policy";
pub(crate) const CREATE_VIEW: &str = "create_view";
pub(crate) const REPLACE_VIEW: &str = "replace_view";
pub(crate) const DROP_VIEW: &str = "drop_view";
pub(crate) const RENAME_VIEW: &str = "rename_view";
pub(crate) const CREATE_MATERIALIZED_VIEW: &str = "create_materialized_view";
pub(crate) const DROP_MATERIALIZED_VIEW: &str = "drop_materialized_view";
pub(crate) const RENAME_MATERIALIZED_VIEW: &str = "rename_materialized_view";
pub(crate) const REFRESH_MATERIALIZED_VIEW: &str = "refresh_materialized_view";
pub(crate) const CREATE_FUNCTION: &str = "create_function";
pub(crate) const REPLACE_FUNCTION: &str = "replace_function";
pub(crate) const DROP_FUNCTION: &str = "drop_function";
pub(crate) const RENAME_FUNCTION: &str = "rename_function";
pub(crate) const CREATE_PROCEDURE: &str = "create_procedure";
pub(crate) const REPLACE_PROCEDURE: &str = "replace_procedure";
pub(crate) const DROP_PROCEDURE: &str = "drop_procedure";
pub(crate) const RENAME_PROCEDURE: &str = "rename_procedure";
pub(crate) const ALTER_POLICY: &str = "alter_policy";
pub(crate) const RENAME_POLICY: &str = "rename_policy";
pub(crate) const ENABLE_ROW_SECURITY: &str = "enable_row_security";
pub(crate) const DISABLE_ROW_SECURITY: &str = "disable_row_security";
pub(crate) const FORCE_ROW_SECURITY: &str = "force_row_security";
pub(crate) const NO_FORCE_ROW_SECURITY: &str = "no_force_row_security";
pub(crate) const CREATE_STATISTICS: &str = "create_statistics";
pub(crate) const ALTER_STATISTICS: &str = "alter_statistics";
pub(crate) const RENAME_STATISTICS: &str = "rename_statistics";
pub(crate) const DROP_STATISTICS: &str = "drop_statistics";
pub(crate) const CREATE_PUBLICATION: &str = "create_publication";
pub(crate) const ALTER_PUBLICATION: &str = "alter_publication";
pub(crate) const RENAME_PUBLICATION: &str = "rename_publication";
pub(crate) const DROP_PUBLICATION: &str = "drop_publication";
pub(crate) const EXTERNAL_TABLE: &str = "external_table";
pub(crate) const EXTERNAL_FUNCTION: &str = "external_function";
pub(crate) const EXTERNAL_TYPE: &str = "external_type";
pub(crate) const EXTERNAL_SCHEMA: &str = "external_schema";
pub(crate) const EXTERNAL_ROLE: &str = "external_role";
pub(crate) const COMMENT_ON: &str = "comment_on";
pub(crate) const SQL: &str = "sql";

/// Steps whose variants have columns.
pub(crate) const TABLES: &[&str] = &[CREATE_TABLE, ALTER_TABLE, EXTERNAL_TABLE];

/// Steps that declare what others own.
pub(crate) const EXTERNAL: &[&str] = &[
    EXTERNAL_TABLE,
    EXTERNAL_FUNCTION,
    EXTERNAL_TYPE,
    EXTERNAL_SCHEMA,
    EXTERNAL_ROLE,
];

pub(crate) const CREATE_TRIGGER: &str = "create_trigger";
pub(crate) const REPLACE_TRIGGER: &str = "replace_trigger";
pub(crate) const DROP_TRIGGER: &str = "drop_trigger";
pub(crate) const RENAME_TRIGGER: &str = "rename_trigger";
pub(crate) const ENABLE_TRIGGER: &str = "enable_trigger";
pub(crate) const DISABLE_TRIGGER: &str = "disable_trigger";

/// Steps of triggers.
pub(crate) const TRIGGERS: &[&str] = &[
    CREATE_TRIGGER,
    REPLACE_TRIGGER,
    DROP_TRIGGER,
    RENAME_TRIGGER,
    ENABLE_TRIGGER,
    DISABLE_TRIGGER,
];
/// Steps of functions and procedures.
pub(crate) const ROUTINES: &[&str] = &[
    CREATE_FUNCTION,
    REPLACE_FUNCTION,
    DROP_FUNCTION,
    RENAME_FUNCTION,
    CREATE_PROCEDURE,
    REPLACE_PROCEDURE,
    DROP_PROCEDURE,
    RENAME_PROCEDURE,
];
/// Steps whose fields are arguments.
pub(crate) const TAKE_ARGUMENTS: &[&str] = &[
    CREATE_FUNCTION,
    REPLACE_FUNCTION,
    CREATE_PROCEDURE,
    REPLACE_PROCEDURE,
];

/// Attributes of a table.
pub(crate) const TABLE_PARTS: &[&str] = &[PRIMARY_KEY, UNIQUE, CHECK, FOREIGN_KEY, EXCLUDE];
pub(crate) const PRIMARY_KEY: &str = "primary_key";
pub(crate) const UNIQUE: &str = "unique";
pub(crate) const CHECK: &str = "check";
pub(crate) const FOREIGN_KEY: &str = "foreign_key";
pub(crate) const EXCLUDE: &str = "exclude";

/// Attributes of a changed table, for constraints that are there.
pub(crate) const CONSTRAINT_CHANGES: &[&str] = &[
    DROP_CONSTRAINT,
    RENAME_CONSTRAINT,
    ALTER_CONSTRAINT,
    VALIDATE_CONSTRAINT,
];
pub(crate) const DROP_CONSTRAINT: &str = "drop_constraint";
pub(crate) const RENAME_CONSTRAINT: &str = "rename_constraint";
pub(crate) const ALTER_CONSTRAINT: &str = "alter_constraint";
pub(crate) const VALIDATE_CONSTRAINT: &str = "validate_constraint";

/// Attributes of a changed table that say how it is stored.
pub(crate) const STORAGE_CHANGES: &[&str] = &[
    SET,
    RESET,
    SET_LOGGED,
    SET_UNLOGGED,
    SET_TABLESPACE,
    SET_ACCESS_METHOD,
    REPLICA_IDENTITY,
];
pub(crate) const SET_LOGGED: &str = "set_logged";
pub(crate) const SET_UNLOGGED: &str = "set_unlogged";
pub(crate) const SET_TABLESPACE: &str = "set_tablespace";
pub(crate) const SET_ACCESS_METHOD: &str = "set_access_method";
pub(crate) const REPLICA_IDENTITY: &str = "replica_identity";

/// Steps of types.
pub(crate) const TYPES: &[&str] = &[
    CREATE_ENUM,
    ALTER_ENUM,
    RENAME_ENUM,
    DROP_ENUM,
    CREATE_COMPOSITE,
    ALTER_COMPOSITE,
    RENAME_COMPOSITE,
    DROP_COMPOSITE,
    CREATE_DOMAIN,
    ALTER_DOMAIN,
    RENAME_DOMAIN,
    DROP_DOMAIN,
];

/// Steps whose fields are attributes of a composite type, and the attribute of a new one.
pub(crate) const COMPOSITES: &[&str] = &[CREATE_COMPOSITE, ALTER_COMPOSITE];
pub(crate) const ATTRIBUTE: &str = "attribute";

/// The attribute of a new table's column.
pub(crate) const COLUMN: &str = "column";

/// The attribute of a routine's argument.
pub(crate) const ARG: &str = "arg";

/// Attributes of a changed table's column.
pub(crate) const CHANGES: &[&str] = &[
    ADD,
    DROP,
    RENAME,
    CHANGE,
    SET_DEFAULT,
    DROP_DEFAULT,
    ADD_IDENTITY,
    SET_IDENTITY,
    DROP_IDENTITY,
    SET_EXPRESSION,
    DROP_EXPRESSION,
    SET_STORAGE,
    SET_COMPRESSION,
    SET_STATISTICS,
    SET_OPTIONS,
    RESET_OPTIONS,
];
pub(crate) const ADD: &str = "add";
pub(crate) const DROP: &str = "drop";
pub(crate) const RENAME: &str = "rename";
pub(crate) const CHANGE: &str = "change";
pub(crate) const SET_DEFAULT: &str = "set_default";
pub(crate) const DROP_DEFAULT: &str = "drop_default";
pub(crate) const ADD_IDENTITY: &str = "add_identity";
pub(crate) const SET_IDENTITY: &str = "set_identity";
pub(crate) const DROP_IDENTITY: &str = "drop_identity";
pub(crate) const SET_EXPRESSION: &str = "set_expression";
pub(crate) const DROP_EXPRESSION: &str = "drop_expression";
pub(crate) const SET_STORAGE: &str = "set_storage";
pub(crate) const SET_COMPRESSION: &str = "set_compression";
pub(crate) const SET_STATISTICS: &str = "set_statistics";
pub(crate) const SET_OPTIONS: &str = "set_options";
pub(crate) const RESET_OPTIONS: &str = "reset_options";

/// Attributes that stand at or in a table.
pub(crate) fn parts() -> impl Iterator<Item = &'static str> {
    let parts = [
        TABLE_PARTS,
        CHANGES,
        STORAGE_CHANGES,
        CONSTRAINT_CHANGES,
        &[COLUMN, ARG, ATTRIBUTE],
    ];
    parts.into_iter().flatten().copied()
}

/// Attributes of Rust's own that can stand at a variant.
pub(crate) const OF_RUST: &[&str] = &[
    "doc",
    "cfg",
    "cfg_attr",
    "allow",
    "expect",
    "warn",
    "deny",
    "forbid",
    "deprecated",
];

/// What stands inside an attribute.
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
];
pub(crate) const PARTITION_BY: &str = "partition_by";

/// What may stand in `#[create_partition(…)]` after the table.
pub(crate) const PARTITION_OPTIONS: &[&str] = &[VALUES, WITH, TABLESPACE, NAME];
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

/// What may stand in `#[create_domain(…)]` after the type.
pub(crate) const DOMAIN_OPTIONS: &[&str] = &[COLLATE, DEFAULT, NOT_NULL, CHECK, NAME];
pub(crate) const NOT_NULL: &str = "not_null";

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
    NAME,
];
/// What may stand in `#[alter_publication(…)]` after the name.
pub(crate) const PUBLICATION_CHANGES: &[&str] = &[ADD, SET, DROP, PUBLISH, VIA_PARTITION_ROOT];
pub(crate) const TABLES_OPTION: &str = "tables";
pub(crate) const SCHEMAS: &str = "schemas";
pub(crate) const ALL_TABLES: &str = "all_tables";
pub(crate) const PUBLISH: &str = "publish";
pub(crate) const VIA_PARTITION_ROOT: &str = "via_partition_root";

/// What may stand in `#[alter_policy(…)]` after the table.
pub(crate) const POLICY_CHANGES: &[&str] = &[TO, USING, WITH_CHECK];

/// Steps that set row security, and what the data calls them.
pub(crate) const ROW_SECURITY: &[(&str, &str)] = &[
    (ENABLE_ROW_SECURITY, "Enable"),
    (DISABLE_ROW_SECURITY, "Disable"),
    (FORCE_ROW_SECURITY, "Force"),
    (NO_FORCE_ROW_SECURITY, "NoForce"),
];
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

/// The words of a list, for a message.
pub(crate) fn listed(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// "unknown option …", with the word that was meant or the words that there are.
pub(crate) fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    match nearest(word, known) {
        Some(meant) => format!("unknown {what} `{word}`; did you mean `{meant}`?"),
        None => format!("unknown {what} `{word}`; there are {}", listed(known)),
    }
}

/// The word that was meant, where one is near.
pub(crate) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), *candidate))
        .min()
        .filter(|(distance, candidate)| *distance <= candidate.len().div_ceil(3))
        .map(|(_, candidate)| candidate)
}
