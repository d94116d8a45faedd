//! Types of extensions.

use super::Type;

impl Type<'_> {
    /// The extension that this type, or that of its elements, is of; none for PostgreSQL's own types and for those whose
    /// maker is not known.
    pub const fn extension(&self) -> Option<&'static str> {
        match self {
            Type::Citext => Some("citext"),
            Type::Vector(_) => Some("vector"),
            Type::Array(element) => element.extension(),
            _ => None,
        }
    }
}
