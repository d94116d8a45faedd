//! Why a migration has no script.

/// Why a migration cannot be rendered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// A step that its author declared irreversible.
    #[error("{migration} cannot be undone: its step `{step}` is irreversible: {why}")]
    Irreversible {
        /// The migration's id.
        migration: String,
        /// The step's name.
        step: String,
        /// The author's reason.
        why: String,
    },
    /// A text that PostgreSQL would cut at its NUL byte.
    #[error(
        "{migration}: the SQL of the step `{step}` holds a NUL byte, which PostgreSQL takes nowhere; remove it"
    )]
    Nul {
        /// The migration's id.
        migration: String,
        /// The step's name.
        step: String,
    },
    /// A step names a Rust function that its migration does not carry.
    #[error("`{migration}` has no function `{function}` for its step `{step}`")]
    NoFunction {
        /// The migration's id.
        migration: String,
        /// The step's name.
        step: String,
        /// The path of the function.
        function: String,
    },
}
