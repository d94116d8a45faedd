//! `sql`

use super::Context;
use super::args::Direction;
use super::error::CliError;
use super::ui::Ui;
use crate::plan::similar;
use crate::schema::{Chain, Link};
use crate::sql::{self, Script, postgres};
use clap::Args;
use std::ops::Range;

/// Print migrations as SQL; needs no database
///
/// `sql up` prints the migrations after --from, up to --to, itself included; without --from from the first one,
/// without --to to the last one.
///
/// `sql down` prints what takes migrations back: from --from, itself included, back to --to, which itself stays;
/// without --from from the last one, without --to back to the empty database.
///
/// `psql -1 -f` runs it as one transaction; where a step cannot run in one, the first lines say so.
///
/// The journal is not part of it: a database that runs the script does not say what is applied.
#[derive(Debug, Args)]
pub(super) struct Sql {
    /// Which way
    #[arg(value_enum, hide_possible_values = true, value_name = "up|down")]
    direction: Direction,

    /// Where to begin: for up the migration before the first, for down the newest
    #[arg(long, value_name = "ID")]
    from: Option<String>,

    /// Where to end: for up the last migration, for down the one that stays
    #[arg(long, value_name = "ID")]
    to: Option<String>,
}

impl Sql {
    pub(super) fn run(&self, context: &Context<'_>) -> Result<(), CliError> {
        let chain = context.chain;
        let links = chain.links.get(self.range(chain)?).unwrap_or_default();
        if links.is_empty() {
            return Err(self.empty());
        }
        let scripts: Result<Vec<_>, _> = match self.direction {
            Direction::Up => links.iter().map(postgres::up).collect(),
            Direction::Down => links.iter().rev().map(postgres::down).collect(),
        };
        let scripts = scripts?;
        scripts.iter().try_for_each(without_code)?;
        print(context.ui, &sql::render(&scripts));
        Ok(())
    }

    /// The links between the two ids, of which the older is left out.
    fn range(&self, chain: &Chain<'_>) -> Result<Range<usize>, CliError> {
        let (older, newer) = match self.direction {
            Direction::Up => (&self.from, &self.to),
            Direction::Down => (&self.to, &self.from),
        };
        let start = older.as_ref().map_or(Ok(0), |id| after(chain, id))?;
        let end = newer
            .as_ref()
            .map_or(Ok(chain.links.len()), |id| after(chain, id))?;
        Ok(start..end.max(start))
    }

    fn empty(&self) -> CliError {
        let help = match self.direction {
            Direction::Up => "--from names an older migration than --to",
            Direction::Down => "--from names a newer migration than --to",
        };
        CliError::new("no migration lies between --from and --to", help)
    }
}

/// That all of a script is SQL.
fn without_code(script: &Script) -> Result<(), CliError> {
    let Some(statement) = script.function() else {
        return Ok(());
    };
    let (migration, step) = (&script.migration, &statement.step);
    let function = statement.execution.function().unwrap_or_default();
    Err(CliError::new(
        format!(
            "`{migration}` runs Rust code, which no file of SQL holds: step {step} calls `{function}`"
        ),
        "run it with `up` or `down`; `--from` and `--to` print the migrations before and after it",
    ))
}

/// The place after a migration.
fn after(chain: &Chain<'_>, id: &str) -> Result<usize, CliError> {
    let ids = || chain.links.iter().map(|link: &Link<'_>| link.id);
    ids()
        .position(|known| known == id)
        .map(|index| index + 1)
        .ok_or_else(|| {
            let help = similar(id, ids()).map_or_else(
                || "`sql up` prints all migrations".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            CliError::new(format!("there is no migration `{id}`"), help)
        })
}

fn print(ui: &Ui, text: &str) {
    ui.line(text.trim_end());
}
