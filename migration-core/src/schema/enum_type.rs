//! Enum types, as they are.

use crate::ident::Name;

/// An enum type.
#[derive(Clone, Copy, Debug)]
pub struct EnumType<'a> {
    /// Its name, as the author wrote it.
    pub name: Name<'a>,
    /// Its labels, in their order.
    pub labels: &'a [&'a str],
}
