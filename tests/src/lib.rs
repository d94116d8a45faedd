//! What the suites share: a database of their own, and a reader of its catalog.

pub mod catalog;
mod dump;
pub mod server;
