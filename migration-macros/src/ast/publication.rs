//! Publications.

use super::{Expression, Name, Place};

/// A new publication.
pub(crate) struct CreatePublication {
    pub(crate) name: (String, Place),
    pub(crate) all_tables: bool,
    pub(crate) members: Members,
    pub(crate) options: PublicationOptions,
}

/// Tables and schemas.
#[derive(Default)]
pub(crate) struct Members {
    pub(crate) tables: Vec<PublishedTable>,
    pub(crate) schemas: Vec<(String, Place)>,
}

/// A table, and what of it.
pub(crate) struct PublishedTable {
    pub(crate) table: Name,
    pub(crate) columns: Vec<(String, Place)>,
    pub(crate) predicate: Option<Expression>,
}

/// Which changes, and as whose.
#[derive(Default)]
pub(crate) struct PublicationOptions {
    pub(crate) publish: Option<Vec<String>>,
    pub(crate) via_partition_root: Option<bool>,
    /// A variant of the data's `PublishedGenerated`.
    pub(crate) generated_columns: Option<&'static str>,
}

impl PublicationOptions {
    /// Whether any is said.
    pub(crate) const fn any(&self) -> bool {
        self.publish.is_some()
            || self.via_partition_root.is_some()
            || self.generated_columns.is_some()
    }
}

/// A changed publication.
pub(crate) struct AlterPublication {
    pub(crate) name: (String, Place),
    pub(crate) change: PublicationChange,
}

/// What changes.
pub(crate) enum PublicationChange {
    /// A variant of the data's `PublicationChange`, and what it is about.
    Members(&'static str, Members),
    Options(PublicationOptions),
}

/// Another name.
pub(crate) struct RenamePublication {
    pub(crate) name: (String, Place),
    pub(crate) to: (String, Place),
}
