//! Range types.

use super::{Name, Place};
use syn::Type;

/// A new range type.
pub(crate) struct CreateRange {
    pub(crate) name: Name,
    /// The type of its bounds.
    pub(crate) subtype: Type,
    pub(crate) subtype_opclass: Option<Name>,
    pub(crate) collation: Option<Name>,
    pub(crate) subtype_diff: Option<Name>,
    /// The name of its multirange type, and its place where the author wrote it.
    pub(crate) multirange: String,
    pub(crate) multirange_place: Option<Place>,
}

impl CreateRange {
    /// Its multirange type.
    pub(crate) fn multirange(&self) -> Name {
        Name {
            schema: self.name.schema.clone(),
            name: self.multirange.clone(),
            place: self.name.place,
        }
    }
}
