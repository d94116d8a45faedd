//! Why a migration has no SQL.

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
}
