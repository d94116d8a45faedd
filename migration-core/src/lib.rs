//! Database schema migrations, written in Rust and proved by `cargo check`.

pub mod check;
pub mod history;
pub mod ident;
pub mod schema;
pub mod sql;
pub mod step;
pub mod types;
pub mod value;
