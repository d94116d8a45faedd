//! `status`

use super::Context;
use super::error::CliError;
use super::ui::{Color, Row, counted, duration};
use crate::database::{DatabaseUrl, Session};
use crate::journal::{Fact, Origin, Position};
use crate::plan::{Line, Standing, status};
use clap::Args;
use std::time::Duration;

/// List all migrations, and how each stands
///
/// Writes nothing, and works for a role that may only read. Times are in UTC.
#[derive(Debug, Args)]
pub(super) struct Status {}

impl Status {
    pub(super) async fn run(
        &self,
        context: &Context<'_>,
        url: &DatabaseUrl,
    ) -> Result<(), CliError> {
        let (facts, _) = facts(context, url).await?;
        let lines = status(context.chain, &facts);
        let rows: Vec<Row> = lines.iter().map(row).collect();
        context
            .ui
            .table(&["MIGRATION", "STATE", "APPLIED", "TOOK", "BY"], &rows);
        context.ui.line(&summary(&lines));
        for line in &lines {
            if let Some(fact) = line.fact.filter(|_| line.is_partial()) {
                context.ui.warning(&half(fact));
            }
            if let Some((fact, error)) = line
                .fact
                .and_then(|fact| Some((fact, fact.error.as_ref()?)))
            {
                context.ui.warning(&failure(fact, error));
            }
        }
        Ok(())
    }
}

/// Reads the journal and nothing else; the server tells its version by itself.
pub(super) async fn facts(
    context: &Context<'_>,
    url: &DatabaseUrl,
) -> Result<(Vec<Fact>, Option<u32>), CliError> {
    let settings = &context.settings;
    let mut session = Session::read_only(url, settings.connect_timeout).await?;
    let facts = session.facts(&settings.journal).await?;
    let version = session.version();
    session.close().await?;
    Ok((facts.unwrap_or_default(), version))
}

fn row(line: &Line<'_>) -> Row {
    let state = line.standing.as_str().to_owned();
    let applied = line.fact.filter(|_| line.standing.is_applied());
    let (at, took, by) = applied.map_or_else(Default::default, |fact| {
        (
            fact.finished_at.clone(),
            match fact.origin {
                Origin::Stamped => "stamped".to_owned(),
                _ => duration(Duration::from_millis(fact.duration_ms)),
            },
            fact.applied_by.clone(),
        )
    });
    Row {
        cells: vec![line.id.to_owned(), state, at, took, by],
        color: color(line.standing),
    }
}

const fn color(standing: Standing) -> Color {
    match standing {
        Standing::Applied => Color::Green,
        Standing::Pending | Standing::Half => Color::Yellow,
        Standing::Failed
        | Standing::OutOfOrder
        | Standing::Edited
        | Standing::Missing
        | Standing::Unknown => Color::Red,
    }
}

/// How many migrations stand in each way: `3 applied, 1 pending`.
fn summary(lines: &[Line<'_>]) -> String {
    let kinds = [
        Standing::Applied,
        Standing::Pending,
        Standing::Half,
        Standing::Failed,
        Standing::OutOfOrder,
        Standing::Edited,
        Standing::Missing,
        Standing::Unknown,
    ];
    let counted = kinds.iter().filter_map(|kind| {
        let count = lines.iter().filter(|line| line.standing == *kind).count();
        (count > 0).then(|| format!("{count} {}", kind.as_str()))
    });
    match lines {
        [] => "no migrations".to_owned(),
        _ => counted.collect::<Vec<_>>().join(", "),
    }
}

fn half(fact: &Fact) -> String {
    let Position { steps, in_doubt } = fact.position;
    let next = if in_doubt {
        ", and the next was begun"
    } else {
        ""
    };
    format!(
        "`{}` is half applied: {steps} of {} are done{next}; `up` finishes it, `down` takes it back",
        fact.id,
        counted(fact.steps_total, "step")
    )
}

fn failure(fact: &Fact, error: &str) -> String {
    let statement = fact.failed_statement.as_deref().unwrap_or_default();
    let first_line = statement.lines().next().unwrap_or_default();
    format!(
        "the last run of `{}` failed: {error}, at: {first_line}",
        fact.id
    )
}
