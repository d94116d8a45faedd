//! What the suites share: a database of their own, a reader of its catalog, and processes.

pub mod baseline;
pub mod catalog;
pub mod dump;
pub mod generated;
pub mod mixed;
pub mod pooler;
pub mod private;
pub mod process;
pub mod proxy;
pub mod server;
pub mod session;
pub mod trace;
pub mod whole_catalog;
