//! Extensions.

use super::{Name, Place};

/// A new extension, or one that somebody else made.
pub(crate) struct CreateExtension {
    pub(crate) name: Name,
    pub(crate) schema: Option<(String, Place)>,
    pub(crate) version: Option<String>,
    pub(crate) origin: Origin,
}

/// Who makes an extension.
#[derive(Clone, Copy)]
pub(crate) enum Origin {
    Made,
    External,
}

/// A changed extension.
pub(crate) struct AlterExtension {
    pub(crate) name: Name,
    pub(crate) change: ExtensionChange,
}

/// What changes of an extension.
pub(crate) enum ExtensionChange {
    /// To this version, or to the default of the server.
    Update(Option<String>),
    SetSchema((String, Place)),
}
