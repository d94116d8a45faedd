//! `up`

use super::Context;
use super::args::Forward;
use super::error::CliError;
use super::observer::{Watcher, conclude};
use crate::database::DatabaseUrl;
use crate::sql::Direction;
use clap::Args;

/// Apply pending migrations
///
/// Each is a transaction of its own: if one fails, it is rolled back, and those before it stay. Steps that cannot run in
/// a transaction run by themselves; what was interrupted there is finished by the next call. Any number of processes may
/// call this at once: one works, the others wait.
#[derive(Debug, Args)]
pub(super) struct Up {
    #[command(flatten)]
    forward: Forward,
}

impl Up {
    pub(super) async fn run(
        &self,
        context: &Context<'_>,
        url: &DatabaseUrl,
    ) -> Result<(), CliError> {
        let runner = context.runner(url);
        let mut watcher = Watcher::new(context.ui);
        let report = runner
            .up(&self.forward.target(), &mut |event| watcher.watch(&event))
            .await?;
        conclude(context.ui, &report, Direction::Up);
        Ok(())
    }
}
