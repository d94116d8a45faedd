//! Roles where a statement names them.

use crate::ident::Quoted;

/// Role names, separated by commas.
pub(super) fn list(roles: &[&str]) -> String {
    let roles: Vec<String> = roles.iter().map(|role| name(role)).collect();
    roles.join(", ")
}

/// A role. The words of PostgreSQL's grammar stand bare: `"current_user"` would be a role of that name.
pub(super) fn name(role: &str) -> String {
    match role {
        "public" | "current_user" | "current_role" | "session_user" => role.to_owned(),
        other => Quoted(other).to_string(),
    }
}
