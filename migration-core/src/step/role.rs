//! Roles.

/// Whether a name stands for a role that every server has: a word such as `current_user`, or one of PostgreSQL's
/// predefined roles, whose names begin with `pg_`.
///
/// See "Predefined Roles" in the PostgreSQL manual, section 21.5.
pub const fn is_role_of_every_server(role: &str) -> bool {
    matches!(
        role.as_bytes(),
        b"public" | b"current_user" | b"current_role" | b"session_user" | [b'p', b'g', b'_', ..]
    )
}

/// Whether a name is a word for a role that is another from run to run.
pub const fn stands_for_another(role: &str) -> bool {
    matches!(
        role.as_bytes(),
        b"current_user" | b"current_role" | b"session_user"
    )
}
