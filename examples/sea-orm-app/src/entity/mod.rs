//! The entities.

pub mod component;
pub mod project;
pub mod task;
