//! Rust code, of which there is no SQL: where a script is run as a file all the same, this refuses to go on.

use super::Piece;
use crate::sql::Execution;
use crate::sql::writer::{dollar_quoted, literal};
use crate::step::Execute;

pub(super) fn call(step: &Execute<'_>) -> Piece {
    let function = step.function;
    let message = format!(
        "the Rust function `{function}` runs here, which only the program of the migrations can call; use its `up` or `down`"
    );
    let body = format!(
        "
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'feature_not_supported', MESSAGE = {};
END
",
        literal(&message)
    );
    let sql = format!("DO {}", dollar_quoted(&body));
    let piece = Piece::new(sql, format!("Run the Rust function `{function}`."));
    Piece {
        execution: Execution::Function(function.to_owned()),
        ..piece
    }
}
