//! What is kept of the words of an author.

use crate::ident::Name;
use crate::step::{CreateIndex, Exclusion, ForeignKey};

/// What the author said of a part of a table.
#[derive(Clone, Copy)]
pub(crate) enum Said<'a> {
    Nothing,
    /// The collation of a column.
    Collation(&'a Name<'a>),
    ForeignKey(&'a ForeignKey<'a>),
    Index(&'a CreateIndex<'a>),
    Exclusion(&'a Exclusion<'a>),
}
