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
        /// The newest migration before it that is applied.
        before: Option<String>,
        /// Whether the journal keeps SQL that takes it back.
        reversible: bool,
    },
    /// A part of it is applied, and its steps are not those that were begun.
    #[error("`{id}` was edited while it was half applied")]
    HalfEdited {
        /// The migration.
        id: String,
        /// Whether the journal keeps SQL that takes it back.
        reversible: bool,
    },
    /// It is applied, and the code, which knows newer ones, does not have it.
    #[error("`{id}` is applied, but is missing from the code")]
    Missing {
        /// The migration.
        id: String,
        /// A pending migration of the same steps: its new name, it seems.
        renamed: Option<String>,
        /// Whether the journal keeps SQL that takes it back.
        reversible: bool,
    },
    /// It is applied, and newer than everything in the code.
    #[error("`{id}` is applied, and newer than every migration in the code")]
    Unknown {
        /// The migration.
        id: String,
        /// Whether the journal keeps SQL that takes it back.
        reversible: bool,
    },
    /// It is pending, and a later one is applied.
    #[error("`{id}` is pending, but `{applied}`, which comes after it, is applied")]
    OutOfOrder {
        /// The migration.
        id: String,
        /// The newest of the code's migrations that is applied.
        applied: String,
        /// The newest migration before it that is applied.
        before: Option<String>,
    },
}

impl Problem {
    /// What the author can do about it.
    pub fn way_out(&self) -> String {
        match self {
            Self::Edited {
                before, reversible, ..
            } => {
                let back = format!(
                    "; in a database whose data may go, {}, then `up`",
                    back_to(before)
                );
                let back = if *reversible { back.as_str() } else { "" };
                format!(
                    "put its steps back as they were, and the change into a new migration; or, if the database is as the \
                     code has it now, accept that with `repair`{back}"
                )
            }
            Self::HalfEdited { reversible, .. } => {
                let back = match reversible {
                    true => {
                        "; or take its half back with `down`: the journal keeps the SQL; then `up`"
                    }
                    false => "",
                };
                format!("put its steps back as they were, and finish it with `up`{back}")
            }
            Self::Missing {
                id,
                renamed: Some(new),
                ..
            } => {
                format!(
                    "`{new}` has the same steps: if it was renamed, call it `{id}` again, or have `repair` rename its row"
                )
            }
            Self::Missing { id, reversible, .. } => {
                format!(
                    "put `{id}` back into the code{}; or, to leave what it made, `repair --forget {id}`",
                    kept(*reversible)
                )
            }
            Self::Unknown { reversible, .. } => {
                format!("run the newer program that applied it{}", kept(*reversible))
            }
            Self::OutOfOrder {
                applied, before, ..
            } => format!(
                "rename it so that it comes after `{applied}`; or, if the database has it already, `stamp {applied}`; in a \
                 database whose data may go, {}, then `up`",
                back_to(before)
            ),
        }
    }
}

const fn kept(reversible: bool) -> &'static str {
    match reversible {
        true => "; or take it back with `down`: the journal keeps its SQL",
        false => "",
    }
}

fn back_to(before: &Option<String>) -> String {
    match before {
        Some(id) => format!("`down --to {id}`"),
        None => "`down --all`".to_owned(),
    }
}
