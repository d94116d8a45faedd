//! Database schema migrations, written in Rust and proved by `cargo check`.

pub mod check;
pub mod history;
pub mod ident;
pub mod schema;
pub mod sql;
pub mod step;
pub mod types;
pub mod value;

pub use history::{History, Migration};
pub use migration_macros::migrations;

/// What a migration's module needs.
pub mod prelude {
    pub use crate::types::*;
    pub use migration_macros::Migration;
}

/// What the derive macro writes; no author does.
#[doc(hidden)]
pub mod __private {
    pub use crate::check::{Listed, Place, Report, Size, assert_site, assert_step, check, site};
    pub use crate::history::{Derived, Migration, module_name};
    pub use crate::ident::{Name, ObjectName};
    pub use crate::step::*;
    pub use crate::value::{DefaultValue, Expression, Value};
}
