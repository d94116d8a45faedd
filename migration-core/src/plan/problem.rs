//! How code and journal can disagree.

/// A disagreement about one migration. Nothing is applied while there is any.
///
/// It prints what is wrong; [`way_out`](Problem::way_out) says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Its steps are not those that were applied.
    #[error("`{id}` was edited after it was applied")]
    Edited {
        /// The migration.
        id: String,
        /// The migration before it.
        before: Option<String>,
    },
    /// It is applied, and the code, which knows newer ones, does not have it.
    #[error("`{id}` is applied, but is missing from the code")]
    Missing {
        /// The migration.
        id: String,
        /// A pending migration of the same steps: its new name, it seems.
        renamed: Option<String>,
    },
    /// It is applied, and newer than everything in the code.
    #[error("`{id}` is applied, and newer than every migration in the code")]
    Unknown {
        /// The migration.
        id: String,
    },
    /// It is pending, and a later one is applied.
    #[error("`{id}` is pending, but `{applied}`, which comes after it, is applied")]
    OutOfOrder {
        /// The migration.
        id: String,
        /// The newest of the code's migrations that is applied.
        applied: String,
        /// The migration before it.
        before: Option<String>,
    },
}

impl Problem {
    /// What the author can do about it.
    pub fn way_out(&self) -> String {
        match self {
            Self::Edited { before, .. } => format!(
                "put its steps back as they were, and the change into a new migration; in a database whose data \
                 may go, {}, then `up`",
                back_to(before.as_deref())
            ),
            Self::Missing { id, renamed: Some(new) } => {
                format!("`{new}` has the same steps: if it was renamed, call it `{id}` again")
            }
            Self::Missing { id, renamed: None } => format!(
                "put `{id}` back into the code; or, if it is to go, take it back with `down`: the journal keeps \
                 its SQL"
            ),
            Self::Unknown { .. } => {
                "run the newer program that applied it; or take it back with `down`: the journal keeps its SQL".to_owned()
            }
            Self::OutOfOrder { applied, before, .. } => format!(
                "rename it so that it comes after `{applied}`; in a database whose data may go, {}, then `up`",
                back_to(before.as_deref())
            ),
        }
    }
}

fn back_to(before: Option<&str>) -> String {
    match before {
        Some(id) => format!("`down --to {id}`"),
        None => "`down --all`".to_owned(),
    }
}
