//! `stamp`

use super::Context;
use super::error::CliError;
use super::observer::Watcher;
use super::ui::{Color, counted};
use crate::database::DatabaseUrl;
use crate::plan::Nothing;
use crate::run::Look;
use clap::Args;

/// Say that the database is at a migration already, without running anything
///
/// For a database that was made in another way. The journal then says of this migration and of all before it that they are
/// applied; `down` takes them back like any other. It refuses where the journal says otherwise, and where the database lacks what the
/// history has then, as `verify --at ID` shows it.
#[derive(Debug, Args)]
pub(super) struct Stamp {
    /// The migration that the database is at
    #[arg(value_name = "ID")]
    migration: String,

    /// Do it without looking at the database
    #[arg(long)]
    yes: bool,
}

impl Stamp {
    pub(super) async fn run(
        &self,
        context: &Context<'_>,
        url: &DatabaseUrl,
    ) -> Result<(), CliError> {
        stamp(context, url, (&self.migration, looking(self.yes))).await
    }
}

/// Whether to look first.
pub(super) const fn looking(yes: bool) -> Look {
    match yes {
        true => Look::Not,
        false => Look::First,
    }
}

/// Stamps, and says what is stamped.
pub(super) async fn stamp(
    context: &Context<'_>,
    url: &DatabaseUrl,
    (migration, first): (&str, Look),
) -> Result<(), CliError> {
    let runner = context.runner(url);
    let ui = context.ui;
    let mut watcher = Watcher::new(ui);
    let stamped = runner
        .stamp((migration, first), &mut |event| watcher.watch(&event))
        .await?;
    for id in &stamped {
        ui.line(&format!("{} {id}", ui.painted("stamped", Color::Green)));
    }
    let last = match stamped.len() {
        0 => Nothing::AppliedUpTo(migration.to_owned()).to_string(),
        count => {
            let migrations = counted(count, "migration");
            format!("stamped {migrations}; nothing was run")
        }
    };
    ui.line(&last);
    Ok(())
}
