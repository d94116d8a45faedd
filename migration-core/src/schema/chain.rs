//! A history replayed from the empty schema to its end.

use super::Undo;
use crate::step::Step;

/// A replayed history.
#[derive(Debug)]
pub struct Chain<'a> {
    /// One link for each migration, in order.
    pub links: Vec<Link<'a>>,
}

/// A replayed migration.
#[derive(Debug)]
pub struct Link<'a> {
    /// The migration's id.
    pub id: &'a str,
    /// SHA-256 of its steps in canonical form, in hexadecimal.
    pub checksum: String,
    /// SHA-256 of the schema after it, in hexadecimal.
    pub fingerprint: String,
    /// Its steps, in order.
    pub steps: Vec<Applied<'a>>,
}

/// A replayed step.
#[derive(Clone, Copy, Debug)]
pub struct Applied<'a> {
    /// The step, every name settled.
    pub step: Step<'a>,
    /// How it is taken back.
    pub undo: Undo<'a>,
}
