//! What must be true of the data, as a block of PL/pgSQL, because no statement of SQL itself raises an error.
//!
//! See [DO](https://www.postgresql.org/docs/current/sql-do.html) and
//! [Errors and Messages](https://www.postgresql.org/docs/current/plpgsql-errors-and-messages.html). `ASSERT` can be
//! switched off (`plpgsql.check_asserts`), so that it is raised by hand, with its SQLSTATE.

use super::Piece;
use crate::sql::writer::{dollar_quoted, literal, open_ended};
use crate::step::Condition;

/// The step that a condition is, for whoever reads the error.
#[derive(Clone, Copy)]
pub(super) struct Origin<'a> {
    pub(super) migration: &'a str,
    pub(super) step: &'a str,
}

pub(super) fn require(step: &Condition<'_>, origin: Origin<'_>) -> Piece {
    let comment = format!("Require: {}", step.message);
    Piece::new(block(step, origin), comment)
}

pub(super) fn ensure(step: &Condition<'_>, origin: Origin<'_>) -> Piece {
    let comment = format!("Ensure: {}", step.message);
    Piece::new(block(step, origin), comment)
}

/// PL/pgSQL has the variable `found` everywhere; a column of that name comes first (section 43.11.1 of the manual).
fn block(step: &Condition<'_>, origin: Origin<'_>) -> String {
    let Origin {
        migration,
        step: name,
    } = origin;
    let detail = format!("The query of the step {name} of {migration} did not give true.");
    let body = format!(
        "
#variable_conflict use_column
BEGIN
    IF ({}) IS NOT TRUE THEN
        RAISE EXCEPTION USING ERRCODE = 'assert_failure', MESSAGE = {}, DETAIL = {};
    END IF;
END
",
        open_ended(step.query.sql),
        literal(step.message),
        literal(&detail)
    );
    format!("DO {}", dollar_quoted(&body))
}
