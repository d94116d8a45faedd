//! The three judges of a step.

use super::generate::Author;
use super::generate::verdict::by_the_compiler;
use super::known;
use migration_core::schema::{Applied, Schema, SchemaError, Undo, apply};
use migration_core::sql::{postgres, render};
use migration_core::step::{Operation, Step};
use migration_tests::generated::{by_others, link, statements};
use migration_tests::session::TestSession;

/// A step, and what each judge says of it.
pub(crate) struct Judged<'a> {
    pub(crate) step: Step<'a>,
    pub(crate) at_run_time: Result<(Applied<'a>, Schema<'a>), SchemaError>,
    pub(crate) by_the_compiler: Option<String>,
    pub(crate) by_the_server: Option<String>,
    /// Whether a step that the replays accept is said to need a newer server.
    pub(crate) is_newer: bool,
    /// What the server was asked.
    pub(crate) sql: String,
}

/// What became of a history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// All three accept it.
    Accepted,
    /// All three refuse it.
    Refused,
    /// Both replays refuse what PostgreSQL accepts.
    OnlyPostgresAccepts,
    /// Both replays accept what PostgreSQL refuses.
    OnlyPostgresRefuses,
    /// Both replays accept what a newer server takes, and PostgreSQL refuses it.
    Newer,
    /// PostgreSQL accepts what is said to need a newer server.
    TakenByOlder,
    /// One replay accepts what the other refuses.
    ReplaysDiffer,
}

impl Judged<'_> {
    pub(crate) const fn verdict(&self) -> Verdict {
        let accepts = (
            self.at_run_time.is_ok(),
            self.by_the_compiler.is_none(),
            self.by_the_server.is_none(),
        );
        match accepts {
            (true, true, true) if self.is_newer => Verdict::TakenByOlder,
            (true, true, false) if self.is_newer => Verdict::Newer,
            (true, true, true) => Verdict::Accepted,
            (false, false, false) => Verdict::Refused,
            (false, false, true) => Verdict::OnlyPostgresAccepts,
            (true, true, false) => Verdict::OnlyPostgresRefuses,
            _ => Verdict::ReplaysDiffer,
        }
    }

    /// Whether the history may go on after it. Rows would decide what a later step can do, which no replay knows.
    pub(crate) fn can_be_kept(&self) -> bool {
        let inserts = matches!(self.step.operation, Operation::Insert(_));
        self.verdict() == Verdict::Accepted && !inserts
    }
}

/// Asks all three; nothing, where the server cannot be asked.
pub(crate) async fn judge<'a>(
    author: &Author<'a>,
    step: Step<'a>,
    (database, server): (&mut TestSession, u32),
) -> Option<Judged<'a>> {
    let mut after = author.schema().clone();
    let at_run_time = apply(&mut after, &step, author.arena).map(|it| (it, after));
    let (applied, accepted) = match &at_run_time {
        Ok((applied, _)) => (*applied, true),
        Err(_) => {
            let undo = Undo::Impossible("");
            let step = plainly(step);
            let asks = &[];
            (Applied { step, undo, asks }, false)
        }
    };
    if !accepted && known::is_half(&step) {
        return None;
    }
    let sql = asked(applied);
    if sql.is_empty() && !accepted {
        return None;
    }
    let history = [author.steps.as_slice(), &[step]].concat();
    Some(Judged {
        step,
        at_run_time,
        by_the_compiler: by_the_compiler(&history),
        by_the_server: by_the_server(&sql, database).await,
        is_newer: accepted && is_newer(&applied, server),
        sql,
    })
}

/// Whether a step needs a newer server than that of this major version.
fn is_newer(applied: &Applied<'_>, server: u32) -> bool {
    applied.features().iter().any(|it| it.since > server)
}

/// The server's words, if it refuses.
async fn by_the_server(sql: &str, database: &mut TestSession) -> Option<String> {
    let transaction = format!("BEGIN;\n{sql}\n;SET CONSTRAINTS ALL IMMEDIATE;\nROLLBACK;");
    let result = database.try_run(&transaction).await;
    if result.is_err() {
        database.run("ROLLBACK").await;
    }
    result.err()
}

/// Runs the step as a migration runs, for the steps after it.
pub(crate) async fn commit(applied: Applied<'_>, database: &mut TestSession) {
    let script = postgres::up(&link(applied)).unwrap();
    if let Err(error) = database.try_apply(&script).await {
        panic!("{error}\n{}", render(&[script]));
    }
    if let Some(sql) = by_others(applied.step) {
        database.run(&sql).await;
    }
}

/// What a transaction runs of the step, or what others run before it.
fn asked(applied: Applied<'_>) -> String {
    by_others(applied.step).unwrap_or_else(|| {
        let step = in_transaction(applied.step);
        statements(Applied { step, ..applied })
    })
}

/// The drop alone, of one that takes along what the replay has not found.
pub(crate) fn plainly(step: Step<'_>) -> Step<'_> {
    match step.operation {
        Operation::Cascade(it) => Step {
            operation: *it.of,
            ..step
        },
        _ => step,
    }
}

/// The step as a transaction takes it.
fn in_transaction(mut step: Step<'_>) -> Step<'_> {
    match &mut step.operation {
        Operation::CreateIndex(index) => index.concurrently = false,
        Operation::DropIndex(index) => index.concurrently = false,
        Operation::DetachPartition(partition) => partition.concurrently = false,
        _ => {}
    }
    step
}
