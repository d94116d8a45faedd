//! SQL by hand.

use super::External;

/// Statements, and what they make and drop.
pub(crate) struct RawSql {
    pub(crate) up: Vec<String>,
    pub(crate) down: RawDown,
    pub(crate) creates: Vec<External>,
    pub(crate) drops: Vec<External>,
}

impl RawSql {
    /// The types that they make.
    pub(crate) fn types(&self) -> impl Iterator<Item = &super::Name> {
        self.creates.iter().filter_map(|it| match it {
            External::Type(name) => Some(name),
            _ => None,
        })
    }
}

/// The way back of hand-written SQL.
pub(crate) enum RawDown {
    Sql(Vec<String>),
    Irreversible(String),
}
