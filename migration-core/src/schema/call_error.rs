//! Why a call means no function.

/// Why a call means no function, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// No function has this name, and something else is known that the call may mean.
    #[error(
        "there is no such function `{name}`{}{}",
        and(instead),
        brought_by(extension)
    )]
    Unknown {
        /// The function.
        name: String,
        /// What PostgreSQL has; empty if nothing is like it.
        instead: String,
        /// The extension that brings it.
        extension: Option<String>,
    },
    /// A function is called with too few or too many arguments.
    #[error(
        "no function `{name}` can be called with so many arguments: {arguments}; call it with those that it takes"
    )]
    Unfit {
        /// The function.
        name: String,
        /// How many it is called with.
        arguments: usize,
    },
    /// An operator, a function or a condition gets what it does not take.
    #[error("`{what}`: {why}")]
    Mistyped {
        /// The part of the text.
        what: String,
        /// What is wrong with it.
        why: String,
    },
}

fn and(instead: &str) -> String {
    if instead.is_empty() {
        return String::new();
    }
    format!("; {instead}")
}

fn brought_by(extension: &Option<String>) -> String {
    let so = |name| format!("; the extension `{name}` has one: create it before");
    extension.as_ref().map_or_else(String::new, so)
}
