//! The table in which a database keeps what was applied to it.
//!
//! Its rows are read as [`Fact`]s, on which the plan is made. They are written as SQL text, not through bound
//! parameters, because they travel inside the one message that carries the migrations.

mod fact;
mod mend;
mod row;
mod sql;
mod table;

pub use fact::{Fact, Origin, Position, State};
pub(crate) use row::{decode, decode_kept, decode_took, decode_up};
pub use sql::{Entry, Failure};
pub use table::{Journal, JournalNameError};
