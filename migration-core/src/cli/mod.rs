//! The command line: `up`, `down`, `status`, `plan`, `sql`, `repair`, `stamp`, `adopt`, `verify`.
//!
//! Each command has its file and its help. It has no loop of its own: it calls the runner and watches its events.

mod adopt;
mod args;
mod database;
mod down;
mod error;
mod observer;
mod plan;
mod repair;
mod sql;
mod stamp;
mod status;
mod ui;
mod up;
mod verify;

use crate::database::DatabaseUrl;
use crate::history::History;
use crate::run::{Runner, Settings};
use crate::schema::{Arena, Chain};
use args::Global;
use clap::{Parser, Subcommand};
use database::Database;
use error::CliError;
use std::process::ExitCode;
use ui::Ui;

/// Brings a PostgreSQL database to the schema that the code describes.
#[derive(Debug, Parser)]
#[command(name = "migrations", version)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Up(up::Up),
    Down(down::Down),
    Status(status::Status),
    Plan(plan::Plan),
    Sql(sql::Sql),
    Repair(repair::Repair),
    Stamp(stamp::Stamp),
    Adopt(adopt::Adopt),
    Verify(verify::Verify),
}

/// What a command works with.
struct Context<'c> {
    chain: &'c Chain<'c>,
    global: &'c Global,
    settings: Settings,
    ui: &'c Ui,
}

impl<'c> Context<'c> {
    /// The one runner, for a database.
    const fn runner(&'c self, url: &'c DatabaseUrl) -> Runner<'c> {
        Runner {
            chain: self.chain,
            url,
            settings: &self.settings,
        }
    }
}

/// Runs the command that the process was called with, and prints what comes of it.
///
/// The exit code is 0 if it succeeded, also with nothing to do; 1 if it failed; 2 if it was called wrongly.
pub fn main(history: &'static History<'static>) -> ExitCode {
    let cli = Cli::parse();
    let ui = Ui::new();
    match run(history, &cli, &ui) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            ui.error(&error.message, &error.help);
            ExitCode::FAILURE
        }
    }
}

fn run(history: &History<'static>, cli: &Cli, ui: &Ui) -> Result<(), CliError> {
    let arena = Arena::new();
    let chain = Chain::replay(history, &arena)?;
    let context = Context {
        chain: &chain,
        global: &cli.global,
        settings: cli.global.settings(),
        ui,
    };
    match &cli.command {
        Command::Sql(sql) => sql.run(&context),
        command => run_on_database(command, &context),
    }
}

/// The embedded PostgreSQL starts and stops outside of the runtime, because it has its own.
fn run_on_database(command: &Command, context: &Context<'_>) -> Result<(), CliError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let database = Database::open(context.global, context.ui)?;
    let result = runtime.block_on(async {
        match command {
            Command::Up(up) => up.run(context, database.url()).await,
            Command::Down(down) => down.run(context, database.url()).await,
            Command::Status(status) => status.run(context, database.url()).await,
            Command::Plan(plan) => plan.run(context, database.url()).await,
            Command::Sql(sql) => sql.run(context),
            Command::Repair(repair) => repair.run(context, database.url()).await,
            Command::Stamp(stamp) => stamp.run(context, database.url()).await,
            Command::Adopt(adopt) => adopt.run(context, database.url()).await,
            Command::Verify(verify) => verify.run(context, database.url()).await,
        }
    });
    let closed = database.close();
    result.and(closed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        Cli::command().debug_assert();
    }

    #[track_caller]
    fn check(line: &str, expect: Result<&str, &str>) {
        let words = std::iter::once("migrations").chain(line.split_whitespace());
        let found = match Cli::try_parse_from(words) {
            Ok(cli) => format!("{:?}", cli.command),
            Err(error) => error.to_string(),
        };
        let (Ok(part) | Err(part)) = expect;
        assert!(found.contains(part), "{found}");
    }

    #[test]
    fn lines() {
        check("up", Ok("Up"));
        check("up --to a", Ok("Some(\"a\")"));
        check("up --to a -n 1", Err("cannot be used with"));
        check("up -n 0", Err("invalid value '0'"));
        check("down -n 2", Ok("Some(2)"));
        check("down --all --to a", Err("cannot be used with"));
        check("plan", Ok("direction: Up"));
        check("plan down --all", Ok("all: true"));
        check("sql down --from b --to a", Ok("from: Some(\"b\")"));
        check("sql", Err("<up|down>"));
        check("up --lock-timeout 3", Err("a number with a unit"));
        check(
            "status --journal-table a.b.c",
            Err("expected `name` or `schema.name`"),
        );
        check("up --statement-timeout 2h", Ok("Up"));
        check("repair --forget a --forget b --yes", Ok("[\"a\", \"b\"]"));
        check("stamp a", Ok("migration: \"a\""));
        check("stamp a --yes", Ok("yes: true"));
        check("stamp", Err("<ID>"));
        check("verify --at a", Ok("at: Some(\"a\")"));
        check("adopt --as a --table b.c", Ok("Some(\"b.c\")"));
        check("redo", Err("unrecognized subcommand"));
    }
}
