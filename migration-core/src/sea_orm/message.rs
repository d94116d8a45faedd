//! A script as one message of the simple protocol.
//!
//! Where SeaORM has set no transaction around it, the server makes one of the message ("Multiple Statements in a Simple
//! Query" in the manual's chapter on the message flow).

use super::error::{BridgeError, Refused, server_error};
use crate::sql::Script;
use sea_orm_migration::sea_orm::ConnectionTrait as _;
use sea_orm_migration::{DbErr, SchemaManagerConnection};

/// What ends a statement. It has its own line, because a statement may end in a `--` comment.
const END: &str = "\n;\n";

pub(super) async fn send(
    connection: &SchemaManagerConnection<'_>,
    script: &Script,
) -> Result<(), DbErr> {
    if script.statements.is_empty() {
        return Ok(());
    }
    let texts: Vec<&str> = script.statements.iter().map(|it| it.sql.as_str()).collect();
    let sent = connection.execute_unprepared(&texts.join(END)).await;
    sent.map(drop).map_err(|error| match server_error(&error) {
        None => error,
        Some(server) => {
            let step = server.position.and_then(|at| step_at(script, at));
            let place = step.map_or_else(
                || format!("one of its {} statements", texts.len()),
                |step| format!("step {step}"),
            );
            let refused = Refused::new(script, place, server);
            BridgeError::Refused(Box::new(refused)).into()
        }
    })
}

/// The step at a position of the server's, which counts characters of the whole message from 1. It does not tell one for
/// every error.
fn step_at(script: &Script, position: usize) -> Option<&str> {
    let mut end = 0;
    let mut statements = script.statements.iter();
    let statement = statements.find(|statement| {
        end += statement.sql.chars().count() + END.len();
        position <= end
    });
    statement.map(|it| it.step.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::{Direction, Execution, Statement};

    #[test]
    fn positions_count_characters() {
        let statement = |step: &str, sql: &str| Statement {
            sql: sql.to_owned(),
            comment: String::new(),
            step: step.to_owned(),
            number: 1,
            loses: None,
            execution: Execution::InTransaction,
        };
        let script = Script {
            migration: "m".to_owned(),
            direction: Direction::Up,
            statements: vec![
                statement("First", "SELECT 'ñandú'"),
                statement("Second", "SELECT boom"),
            ],
        };
        assert_eq!(step_at(&script, 1), Some("First"));
        assert_eq!(step_at(&script, 17), Some("First"));
        assert_eq!(step_at(&script, 18), Some("Second"));
        assert_eq!(step_at(&script, 25), Some("Second"));
        assert_eq!(step_at(&script, 99), None);
    }
}
