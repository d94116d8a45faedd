//! The words of steps.

words! {
    /// Attributes that make a variant a step.
    STEPS:
    CREATE_ENUM = "create_enum",
    ALTER_ENUM = "alter_enum",
    RENAME_ENUM = "rename_enum",
    MOVE_ENUM = "move_enum",
    DROP_ENUM = "drop_enum",
    CREATE_COMPOSITE = "create_composite",
    ALTER_COMPOSITE = "alter_composite",
    RENAME_COMPOSITE = "rename_composite",
    MOVE_COMPOSITE = "move_composite",
    DROP_COMPOSITE = "drop_composite",
    CREATE_RANGE = "create_range",
    RENAME_RANGE = "rename_range",
    DROP_RANGE = "drop_range",
    CREATE_DOMAIN = "create_domain",
    ALTER_DOMAIN = "alter_domain",
    RENAME_DOMAIN = "rename_domain",
    MOVE_DOMAIN = "move_domain",
    DROP_DOMAIN = "drop_domain",
    CREATE_TABLE = "create_table",
    ALTER_TABLE = "alter_table",
    RENAME_TABLE = "rename_table",
    MOVE_TABLE = "move_table",
    DROP_TABLE = "drop_table",
    CREATE_INDEX = "create_index",
    RENAME_INDEX = "rename_index",
    ALTER_INDEX = "alter_index",
    DROP_INDEX = "drop_index",
    CREATE_SCHEMA = "create_schema",
    RENAME_SCHEMA = "rename_schema",
    DROP_SCHEMA = "drop_schema",
    CREATE_EXTENSION = "create_extension",
    EXTERNAL_EXTENSION = "external_extension",
    ALTER_EXTENSION = "alter_extension",
    DROP_EXTENSION = "drop_extension",
    CREATE_SEQUENCE = "create_sequence",
    ALTER_SEQUENCE = "alter_sequence",
    RENAME_SEQUENCE = "rename_sequence",
    MOVE_SEQUENCE = "move_sequence",
    DROP_SEQUENCE = "drop_sequence",
    CREATE_PARTITION = "create_partition",
    ATTACH_PARTITION = "attach_partition",
    DETACH_PARTITION = "detach_partition",
    DROP_PARTITION = "drop_partition",
    CREATE_POLICY = "create_policy",
    DROP_POLICY = "drop_policy",
    CREATE_VIEW = "create_view",
    REPLACE_VIEW = "replace_view",
    DROP_VIEW = "drop_view",
    RENAME_VIEW = "rename_view",
    MOVE_VIEW = "move_view",
    CREATE_MATERIALIZED_VIEW = "create_materialized_view",
    DROP_MATERIALIZED_VIEW = "drop_materialized_view",
    RENAME_MATERIALIZED_VIEW = "rename_materialized_view",
    MOVE_MATERIALIZED_VIEW = "move_materialized_view",
    REFRESH_MATERIALIZED_VIEW = "refresh_materialized_view",
    ALTER_POLICY = "alter_policy",
    RENAME_POLICY = "rename_policy",
    ENABLE_ROW_SECURITY = "enable_row_security",
    DISABLE_ROW_SECURITY = "disable_row_security",
    FORCE_ROW_SECURITY = "force_row_security",
    NO_FORCE_ROW_SECURITY = "no_force_row_security",
    CREATE_STATISTICS = "create_statistics",
    ALTER_STATISTICS = "alter_statistics",
    RENAME_STATISTICS = "rename_statistics",
    DROP_STATISTICS = "drop_statistics",
    CREATE_PUBLICATION = "create_publication",
    ALTER_PUBLICATION = "alter_publication",
    RENAME_PUBLICATION = "rename_publication",
    DROP_PUBLICATION = "drop_publication",
    EXTERNAL_TABLE = "external_table",
    EXTERNAL_FUNCTION = "external_function",
    EXTERNAL_TYPE = "external_type",
    EXTERNAL_SCHEMA = "external_schema",
    EXTERNAL_ROLE = "external_role",
    CREATE_FUNCTION = "create_function",
    REPLACE_FUNCTION = "replace_function",
    DROP_FUNCTION = "drop_function",
    RENAME_FUNCTION = "rename_function",
    MOVE_FUNCTION = "move_function",
    CREATE_PROCEDURE = "create_procedure",
    REPLACE_PROCEDURE = "replace_procedure",
    DROP_PROCEDURE = "drop_procedure",
    RENAME_PROCEDURE = "rename_procedure",
    MOVE_PROCEDURE = "move_procedure",
    CREATE_TRIGGER = "create_trigger",
    REPLACE_TRIGGER = "replace_trigger",
    DROP_TRIGGER = "drop_trigger",
    RENAME_TRIGGER = "rename_trigger",
    ENABLE_TRIGGER = "enable_trigger",
    DISABLE_TRIGGER = "disable_trigger",
    COMMENT_ON = "comment_on",
    GRANT = "grant",
    REVOKE = "revoke",
    ALTER_OWNER = "alter_owner",
    ALTER_DEFAULT_PRIVILEGES = "alter_default_privileges",
    INSERT = "insert",
    EXECUTE_FUNCTION = "execute",
    REQUIRE = "require",
    ENSURE = "ensure",
    SQL = "sql",
}

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
    MOVE_FUNCTION,
    CREATE_PROCEDURE,
    REPLACE_PROCEDURE,
    DROP_PROCEDURE,
    RENAME_PROCEDURE,
    MOVE_PROCEDURE,
];

/// Steps whose fields are arguments.
pub(crate) const TAKE_ARGUMENTS: &[&str] = &[
    CREATE_FUNCTION,
    REPLACE_FUNCTION,
    CREATE_PROCEDURE,
    REPLACE_PROCEDURE,
];

/// Steps of types.
pub(crate) const TYPES: &[&str] = &[
    CREATE_ENUM,
    ALTER_ENUM,
    RENAME_ENUM,
    MOVE_ENUM,
    DROP_ENUM,
    CREATE_COMPOSITE,
    ALTER_COMPOSITE,
    RENAME_COMPOSITE,
    MOVE_COMPOSITE,
    DROP_COMPOSITE,
    CREATE_RANGE,
    RENAME_RANGE,
    DROP_RANGE,
    CREATE_DOMAIN,
    ALTER_DOMAIN,
    RENAME_DOMAIN,
    MOVE_DOMAIN,
    DROP_DOMAIN,
];

/// Steps whose fields are attributes of a composite type.
pub(crate) const COMPOSITES: &[&str] = &[CREATE_COMPOSITE, ALTER_COMPOSITE];

/// Steps that set row security, and what the data calls them.
pub(crate) const ROW_SECURITY: &[(&str, &str)] = &[
    (ENABLE_ROW_SECURITY, "Enable"),
    (DISABLE_ROW_SECURITY, "Disable"),
    (FORCE_ROW_SECURITY, "Force"),
    (NO_FORCE_ROW_SECURITY, "NoForce"),
];
