//! The schema as a history leaves it, and what each step does to it.

mod chain;
mod undo;

pub use chain::{Applied, Chain, Link};
pub use undo::Undo;

/// Where the steps and texts that a replay makes live.
pub type Arena = bumpalo::Bump;
