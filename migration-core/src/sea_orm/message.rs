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
    let sent = connection.execute_unprepared(&text(script)).await;
    sent.map(drop).map_err(|error| match server_error(&error) {
        None => error,
        Some(server) => {
            let step = server.position.and_then(|at| step_at(script, at));
            let place = step.map_or_else(
                || format!("one of its {} statements", script.statements.len()),
                |step| format!("step {step}"),
            );
            let refused = Refused::new(script, place, server);
            BridgeError::Refused(Box::new(refused)).into()
        }
    })
}

/// All of the script; where the migration has limits of its own, between what sets them and what sets those again that were
/// there, as the transaction may be more than this migration's.
fn text(script: &Script) -> String {
    let statements = script.statements.iter().map(|it| it.sql.clone());
    let limits = limits(script);
    let before = limits.as_ref().map(|(set, _)| set.clone());
    let after = limits.map(|(_, reset)| reset);
    let all: Vec<String> = before.into_iter().chain(statements).chain(after).collect();
    all.join(END)
}

/// What sets the migration's limits for its transaction, and what takes them back.
fn limits(script: &Script) -> Option<(String, String)> {
    let set = script.limits.settings().map(|(name, milliseconds)| {
        format!(
            "set_config('migrations.{name}', current_setting('{name}'), true), set_config('{name}', '{milliseconds}', true)"
        )
    });
    let reset = script.limits.settings().map(|(name, _)| {
        format!("set_config('{name}', current_setting('migrations.{name}'), true)")
    });
    let (set, reset): (Vec<_>, Vec<_>) = (set.collect(), reset.collect());
    (!set.is_empty()).then(|| {
        let select = |all: Vec<String>| format!("SELECT {}", all.join(", "));
        (select(set), select(reset))
    })
}

/// The step at a position of the server's, which counts characters of the whole message from 1. It does not tell one for
/// every error.
fn step_at(script: &Script, position: usize) -> Option<&str> {
    let before = limits(script).map(|(set, _)| set.chars().count() + END.len());
    let mut end = before.unwrap_or(0);
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
    use crate::limits::Limits;
    use crate::sql::{Direction, Execution, Statement};
    use std::time::Duration;

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
        let mut script = Script {
            migration: "m".to_owned(),
            direction: Direction::Up,
            statements: vec![
                statement("First", "SELECT 'ñandú'"),
                statement("Second", "SELECT boom"),
            ],
            limits: Limits::NONE,
        };
        assert_eq!(step_at(&script, 1), Some("First"));
        assert_eq!(step_at(&script, 17), Some("First"));
        assert_eq!(step_at(&script, 18), Some("Second"));
        assert_eq!(step_at(&script, 25), Some("Second"));
        assert_eq!(step_at(&script, 99), None);

        script.limits = Limits::NONE.lock_timeout(Duration::from_secs(1));
        let text = text(&script);
        let position = text[..text.find("boom").unwrap()].chars().count() + 1;
        assert_eq!(step_at(&script, position), Some("Second"));
    }
}
