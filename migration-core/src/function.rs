//! Rust functions that migrations run.
//!
//! A history carries them and calls none; the runner does.

use sqlx::PgConnection;
use std::error::Error;
use std::pin::Pin;

/// Why a function failed.
pub type Failure = Box<dyn Error + Send + Sync>;

/// A function on its way.
pub type Running<'c> = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + 'c>>;

/// What a step calls, with the connection in whose transaction the migration runs.
pub type Call = for<'c> fn(&'c mut PgConnection) -> Running<'c>;

/// The functions of a step.
#[derive(Clone, Copy, Debug)]
pub struct Function {
    /// The place of the step in its migration, from 0.
    pub step: usize,
    /// What applies it.
    pub up: Call,
    /// What takes it back.
    pub down: Option<Call>,
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        let same = |one: Call, two: Call| std::ptr::fn_addr_eq(one, two);
        let down = match (self.down, other.down) {
            (Some(one), Some(two)) => same(one, two),
            (None, None) => true,
            _ => false,
        };
        self.step == other.step && same(self.up, other.up) && down
    }
}

impl Eq for Function {}

/// The future of an author's function, whatever its error is.
#[doc(hidden)]
pub fn running<'c, E: Into<Failure>>(
    future: impl Future<Output = Result<(), E>> + Send + 'c,
) -> Running<'c> {
    Box::pin(async move { future.await.map_err(Into::into) })
}
