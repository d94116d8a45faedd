//! Sequences.

use super::{Name, Place};

/// A new sequence.
pub(crate) struct CreateSequence {
    pub(crate) name: Name,
    pub(crate) unlogged: bool,
    pub(crate) options: SequenceOptions,
    pub(crate) owned_by: Option<SequenceOwner>,
}

/// What a sequence counts.
#[derive(Default)]
pub(crate) struct SequenceOptions {
    /// A variant of `SequenceType`.
    pub(crate) ty: Option<&'static str>,
    pub(crate) start: Option<i64>,
    pub(crate) increment: Option<i64>,
    pub(crate) min: Option<SequenceBound>,
    pub(crate) max: Option<SequenceBound>,
    pub(crate) cache: Option<i64>,
    pub(crate) cycle: Option<bool>,
}

/// A bound; `None` is PostgreSQL's default.
pub(crate) type SequenceBound = Option<i64>;

/// A column that owns a sequence.
pub(crate) struct SequenceOwner {
    pub(crate) table: Name,
    pub(crate) column: String,
    pub(crate) place: Place,
}

/// A changed sequence.
pub(crate) struct AlterSequence {
    pub(crate) name: Name,
    pub(crate) options: Option<SequenceOptions>,
    /// The next number; without one, its start.
    pub(crate) restart: Option<Option<i64>>,
    /// The new owner, or that there is none any more.
    pub(crate) owned_by: Option<Option<SequenceOwner>>,
    pub(crate) unlogged: Option<bool>,
}

/// A sequence that gets another name.
pub(crate) struct RenameSequence {
    pub(crate) name: Name,
    pub(crate) to: (String, Place),
}
