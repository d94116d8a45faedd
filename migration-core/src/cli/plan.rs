//! `plan`

use super::Context;
use super::args::{Back, Direction, Forward, count};
use super::error::CliError;
use super::status::facts;
use super::ui::{Color, counted};
use crate::database::DatabaseUrl;
use crate::limits::Limits;
use crate::plan::{Job, Target, plan, supported};
use crate::sql::{Script, postgres};
use clap::Args;

/// Show what `up` or `down` would run, and what it would lose
///
/// Runs and writes nothing.
#[derive(Debug, Args)]
pub(super) struct Plan {
    /// Which way
    #[arg(
        value_enum,
        default_value = "up",
        hide_possible_values = true,
        value_name = "up|down"
    )]
    direction: Direction,

    /// For up: up to this migration, itself included. For down: what is newer than it.
    #[arg(long, value_name = "ID", conflicts_with_all = ["count", "all"])]
    to: Option<String>,

    /// So many migrations. Without this, for up all, for down the newest.
    #[arg(short = 'n', long = "count", value_name = "N", value_parser = count, conflicts_with = "all")]
    count: Option<usize>,

    /// All migrations
    #[arg(long)]
    all: bool,
}

impl Plan {
    pub(super) async fn run(
        &self,
        context: &Context<'_>,
        url: &DatabaseUrl,
    ) -> Result<(), CliError> {
        let (facts, version) = facts(context, url).await?;
        let plan = plan(context.chain, &facts, &self.target())?;
        if let Some(version) = version {
            supported(context.chain, &plan, version)?;
        }
        if let Some(nothing) = &plan.nothing {
            context.ui.line(&nothing.to_string());
            return Ok(());
        }
        for job in &plan.jobs {
            show(context, job)?;
        }
        let migrations = counted(plan.jobs.len(), "migration");
        context.ui.line(&format!("{migrations}; nothing was run"));
        Ok(())
    }

    fn target(&self) -> Target {
        let (to, count, all) = (self.to.clone(), self.count, self.all);
        match self.direction {
            Direction::Up => Target::Up(Forward { to, count }.target()),
            Direction::Down => Target::Down(Back { to, count, all }.target()),
        }
    }
}

fn show(context: &Context<'_>, job: &Job) -> Result<(), CliError> {
    let links = &context.chain.links;
    let script = match job {
        Job::Apply { link, position } => links
            .get(*link)
            .map(|link| postgres::up_after(link, position.steps))
            .transpose()?,
        Job::Undo { link, position } => links
            .get(*link)
            .map(|link| postgres::down_from(link, position.touched()))
            .transpose()?,
        Job::UndoKept { id, standing, .. } => {
            let standing = standing.as_str();
            context.ui.line(&format!(
                "{id} ({standing}): run the SQL that the journal keeps"
            ));
            None
        }
    };
    if let Some(script) = script {
        show_script(context, &script);
    }
    Ok(())
}

fn show_script(context: &Context<'_>, script: &Script) {
    let ui = context.ui;
    let limits = match script.limits {
        Limits::NONE => String::new(),
        own => format!(" ({})", context.settings.limits.or(own)),
    };
    ui.line(&format!("{}{limits}", script.migration));
    for statement in &script.statements {
        let alone = match statement.execution.lone() {
            Some(_) => " (by itself, outside of a transaction)",
            None => "",
        };
        ui.line(&format!("  {}{alone}", statement.comment));
        if let Some(what) = &statement.loses {
            ui.line(&format!(
                "    {} {what}",
                ui.painted("this loses", Color::Red)
            ));
        }
    }
}
