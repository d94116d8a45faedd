//! `down`

use super::Context;
use super::args::Back;
use super::error::CliError;
use super::observer::{Watcher, conclude};
use crate::database::DatabaseUrl;
use crate::sql::Direction;
use clap::Args;

/// Take applied migrations back, the newest first
///
/// Without an option, the newest one. What this loses is named before it runs; `plan down` shows it without running
/// anything. What the code no longer has, or has otherwise, is taken back with the SQL that the database keeps.
#[derive(Debug, Args)]
pub(super) struct Down {
    #[command(flatten)]
    back: Back,
}

impl Down {
    pub(super) async fn run(
        &self,
        context: &Context<'_>,
        url: &DatabaseUrl,
    ) -> Result<(), CliError> {
        let runner = context.runner(url);
        let mut watcher = Watcher::new(context.ui);
        let report = runner
            .down(&self.back.target(), &mut |event| watcher.watch(&event))
            .await?;
        conclude(context.ui, &report, Direction::Down);
        Ok(())
    }
}
