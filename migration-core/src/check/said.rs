//! What is kept of the words of an author.

use super::strings::equal;
use crate::ident::Name;
use crate::step::{Bound, CreateIndex, Exclusion, ForeignKey};

/// What the author said of a part of a table.
#[derive(Clone, Copy)]
pub(crate) enum Said<'a> {
    Nothing,
    /// The collation of a column.
    Collation(&'a Name<'a>),
    ForeignKey(&'a ForeignKey<'a>),
    Index(&'a CreateIndex<'a>),
    Exclusion(&'a Exclusion<'a>),
    /// The rows of a partition.
    Bound(&'a Bound<'a>),
}

impl<'a> Said<'a> {
    /// The collation of a column, where it is not that of every text.
    pub(crate) const fn collation(of: &'a Option<Name<'a>>) -> Self {
        match of {
            Some(it) if !equal(it.name, "default") => Self::Collation(it),
            _ => Self::Nothing,
        }
    }
}
