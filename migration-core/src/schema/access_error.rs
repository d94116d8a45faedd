//! Why owners and privileges cannot be what a step asks for.

/// Why an object cannot have the owner, or a role the privileges, that a step asks for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AccessError {
    /// There is no such privilege for a kind of object.
    #[error(
        "a {of} has no privilege `{privilege}`; PostgreSQL's manual of `GRANT` lists those that it has"
    )]
    NoSuchPrivilege {
        /// The privilege.
        privilege: &'static str,
        /// What it is asked for.
        of: &'static str,
    },
    /// A step leaves privileges as they are.
    #[error("`{role}` {state} {what}{so}; take the role or the step out")]
    SameRights {
        /// The role.
        role: String,
        /// What it has.
        state: &'static str,
        /// What it has that on.
        what: String,
        /// The end of it.
        so: &'static str,
    },
    /// A step leaves an owner as it is.
    #[error("{what} belongs to {owner} already; remove the step")]
    SameOwner {
        /// The object.
        what: String,
        /// Its owner.
        owner: String,
    },
    /// An object or role that cannot have the owner or the privileges which are asked for.
    #[error("{what} {why}")]
    Bad {
        /// The object or role.
        what: String,
        /// What is wrong with it, and what to do.
        why: &'static str,
    },
}
