//! `adopt`

use super::Context;
use super::error::CliError;
use super::stamp::{looking, stamp};
use super::ui::{Color, Row, counted};
use crate::database::{DatabaseUrl, Foreign, ForeignMigration, Session};
use clap::Args;

/// Go on from where another migration tool has brought the database
///
/// Shows what sea-orm-migration, sqlx, diesel, refinery, Alembic or Flyway say in their tables that they have applied. With --as,
/// the journal then says that the database is at that migration of this history, as `stamp` does. Nothing runs, and the tables of the other
/// tool stay as they are.
#[derive(Debug, Args)]
pub(super) struct Adopt {
    /// The migration of this history that the database is at
    #[arg(long = "as", value_name = "ID")]
    migration: Option<String>,

    /// The other tool's table, where it has another name: `name` or `schema.name`
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,

    /// With --as: do it without looking whether the database has what the history says
    #[arg(long, requires = "migration")]
    yes: bool,
}

impl Adopt {
    pub(super) async fn run(
        &self,
        context: &Context<'_>,
        url: &DatabaseUrl,
    ) -> Result<(), CliError> {
        let mut session = Session::read_only(url, context.settings.connect_timeout).await?;
        let found = session.foreign(self.table.as_deref()).await?;
        session.close().await?;
        for foreign in &found {
            show(context, foreign);
        }
        if found.is_empty() {
            return Err(self.nothing());
        }
        match &self.migration {
            None => {
                context.ui.note(&next(context, &found));
                Ok(())
            }
            Some(id) => {
                found.iter().try_for_each(is_done)?;
                stamp(context, url, (id, looking(self.yes))).await?;
                let tools: Vec<&str> = found.iter().map(|it| it.tool).collect();
                context.ui.note(&format!(
                    "from here on the journal says what is applied: do not run {} on this database any more",
                    tools.join(" or ")
                ));
                Ok(())
            }
        }
    }

    fn nothing(&self) -> CliError {
        match &self.table {
            None => CliError::new(
                "this database has no table in which another tool keeps its history",
                "name it with `--table`, if it has another name; `stamp ID` does without one",
            ),
            Some(table) => CliError::new(
                format!("`{table}` is no table in which a known tool keeps its history"),
                "known are sea-orm-migration, sqlx, diesel, refinery, Alembic and Flyway; `stamp ID` does without one",
            ),
        }
    }
}

/// That nothing of it has failed.
fn is_done(foreign: &Foreign) -> Result<(), CliError> {
    let failed = foreign.migrations.iter().find(|it| !it.is_done);
    failed.map_or(Ok(()), |it| {
        Err(CliError::new(
            format!(
                "{} says that its migration `{}` failed, so nothing was written",
                foreign.tool, it.version
            ),
            "finish it or take it back with that tool; or, if the database is in order, use `stamp ID`",
        ))
    })
}

fn show(context: &Context<'_>, foreign: &Foreign) {
    let ui = context.ui;
    let count = counted(foreign.migrations.len(), "migration");
    ui.line(&format!("{}, in {}: {count}", foreign.tool, foreign.table));
    let rows: Vec<Row> = foreign.migrations.iter().map(row).collect();
    if !rows.is_empty() {
        ui.table(&["VERSION", "STATE", "APPLIED", "NAME"], &rows);
    }
}

fn row(migration: &ForeignMigration) -> Row {
    let (state, color) = match migration.is_done {
        true => ("applied", Color::Green),
        false => ("failed", Color::Red),
    };
    let cells = [
        &migration.version,
        state,
        &migration.applied_at,
        &migration.name,
    ];
    Row {
        cells: cells.map(ToOwned::to_owned).to_vec(),
        color,
    }
}

/// What to do next. A migration of the code that is called as one of the other tool is named, and not taken.
fn next(context: &Context<'_>, found: &[Foreign]) -> String {
    let applied = |id: &str| {
        let mut all = found.iter().flat_map(|it| &it.migrations);
        all.any(|it| it.is_done && it.version == id)
    };
    let mut links = context.chain.links.iter().rev();
    let example = links.find(|link| applied(link.id));
    let same = example.map_or_else(String::new, |link| {
        format!(
            "; the newest that is called as one of this history is `{}`",
            link.id
        )
    });
    format!(
        "nothing was written; `adopt --as ID` says at which migration of this history the database is{same}"
    )
}
