//! SQL: the steps of a replayed history as statements.

mod error;
mod file;
pub mod postgres;
mod script;
pub(crate) mod writer;

pub use error::RenderError;
pub use file::render;
pub use script::{Direction, Execution, Lone, Script, Segment, Statement};
