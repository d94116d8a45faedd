//! Extended statistics.

use super::{KeyKind, Name, ObjectName, Place};

/// New statistics.
pub(crate) struct CreateStatistics {
    pub(crate) name: ObjectName,
    pub(crate) table: Name,
    /// Variants of `StatisticsKind`.
    pub(crate) kinds: Vec<&'static str>,
    pub(crate) keys: Vec<(KeyKind, Place)>,
    pub(crate) target: Option<u16>,
}

/// Another target.
pub(crate) struct AlterStatistics {
    pub(crate) name: Name,
    pub(crate) target: Option<u16>,
}

/// Another name.
pub(crate) struct RenameStatistics {
    pub(crate) name: Name,
    pub(crate) to: (String, Place),
}
