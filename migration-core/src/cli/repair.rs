//! `repair`

use super::Context;
use super::error::CliError;
use super::observer::Watcher;
use super::ui::{Color, counted};
use crate::database::DatabaseUrl;
use crate::plan::{Mend, PlanError};
use crate::run::{Edit, Proposal};
use clap::Args;
use similar::{ChangeTag, TextDiff};

/// Mend the journal, where the database is as the code has it
///
/// A migration that was edited after it was applied is accepted as the code has it now, after the difference between the SQL
/// that ran and today's; one that was renamed gets its new name; and the notes of runs that failed are removed. Nothing runs:
/// the database itself stays as it is.
///
/// What is applied and not in the code is left, unless --forget names it: then its row is removed, and what it made stays.
#[derive(Debug, Args)]
pub(super) struct Repair {
    /// Remove the row of this migration, which the code does not have, or which was stamped; may be repeated
    #[arg(long, value_name = "ID")]
    forget: Vec<String>,

    /// Do it without asking
    #[arg(long)]
    yes: bool,
}

impl Repair {
    pub(super) async fn run(
        &self,
        context: &Context<'_>,
        url: &DatabaseUrl,
    ) -> Result<(), CliError> {
        let runner = context.runner(url);
        let proposal = runner.examine(&self.forget).await?;
        let mends = &proposal.repair.mends;
        for mend in mends {
            show(context, &proposal, mend);
        }
        if !mends.is_empty() {
            self.confirm(context)?;
            let mut watcher = Watcher::new(context.ui);
            runner
                .repair(&proposal, &mut |event| watcher.watch(&event))
                .await?;
            let rows = counted(mends.len(), "row");
            context
                .ui
                .line(&format!("repaired {rows} of the journal; nothing was run"));
        }
        conclude(context, &proposal)
    }

    fn confirm(&self, context: &Context<'_>) -> Result<(), CliError> {
        let question = "Write this into the journal?";
        match self.yes || context.ui.confirms(question) {
            true => Ok(()),
            false => Err(CliError::new(
                "nothing was written, because it was not confirmed",
                "answer `y`, or give `--yes`",
            )),
        }
    }
}

/// What is left is a failure: `up` would refuse it.
fn conclude(context: &Context<'_>, proposal: &Proposal) -> Result<(), CliError> {
    let repair = &proposal.repair;
    if !repair.left.is_empty() {
        return Err(PlanError::Disagreement(repair.left.clone()).into());
    }
    if repair.mends.is_empty() {
        context
            .ui
            .line("nothing to repair: the code and the journal agree");
    }
    Ok(())
}

fn show(context: &Context<'_>, proposal: &Proposal, mend: &Mend) {
    let links = &context.chain.links;
    let id = |link: &usize| links.get(*link).map_or("", |link| link.id);
    let line = match mend {
        Mend::Clear { id } => format!("`{id}` failed and was rolled back: its row is removed"),
        Mend::Rename { from, link } => {
            format!("`{from}` is called `{}` now: its row is renamed", id(link))
        }
        Mend::Accept { link } => format!(
            "`{}` was edited after it was applied: what the code has now is accepted",
            id(link)
        ),
        Mend::Follow { link } => format!(
            "`{}` comes after another schema now: its row gets the fingerprint and the way back of today",
            id(link)
        ),
        Mend::Forget { id } => {
            format!(
                "`{id}` is forgotten: its row is removed, and what it made stays in the database"
            )
        }
    };
    context.ui.line(&line);
    if let Mend::Accept { link } = mend {
        let edits = proposal.edits.iter();
        for edit in edits.filter(|edit| edit.migration == id(link)) {
            difference(context, edit);
        }
    }
}

/// The lines that differ, with two around them.
fn difference(context: &Context<'_>, edit: &Edit) {
    let ui = context.ui;
    if edit.recorded == edit.today {
        ui.line("    the SQL that ran is the same as today's");
        return;
    }
    let diff = TextDiff::from_lines(&edit.recorded, &edit.today);
    let mut diff = diff.unified_diff();
    for (index, hunk) in diff.context_radius(2).iter_hunks().enumerate() {
        if index > 0 {
            ui.line("    …");
        }
        for change in hunk.iter_changes() {
            let text = change.value().trim_end_matches('\n');
            let line = match change.tag() {
                ChangeTag::Equal => format!("      {text}"),
                ChangeTag::Delete => ui.painted(&format!("    - {text}"), Color::Red),
                ChangeTag::Insert => ui.painted(&format!("    + {text}"), Color::Green),
            };
            ui.line(&line);
        }
    }
}
