//! Back.
//!
//! Code and journal need not agree here: what the code does not have as it was applied is taken back with the SQL
//! that the journal kept. So an older program can undo a newer one's work, and an author can leave a disagreement
//! behind by going back past it.

use super::suggest::unknown_target;
use super::{DownTarget, Irreversible, Job, Line, Nothing, Plan, PlanError, Standing, status};
use crate::journal::Fact;
use crate::schema::{Chain, Undo};

pub(super) fn plan(
    chain: &Chain<'_>,
    facts: &[Fact],
    target: &DownTarget,
) -> Result<Plan, PlanError> {
    let lines = status(chain, facts);
    if let DownTarget::To(id) = target
        && !lines.iter().any(|line| line.id == id)
    {
        return Err(unknown_target(id, &lines));
    }
    let applied = lines.iter().rev().filter(|line| line.standing.is_applied());
    let chosen: Vec<&Line<'_>> = match target {
        DownTarget::All => applied.collect(),
        DownTarget::To(id) => applied.filter(|line| line.id > id.as_str()).collect(),
        DownTarget::Count(count) => applied.take(*count).collect(),
    };
    let stuck: Vec<Irreversible> = chosen
        .iter()
        .flat_map(|line| irreversible(chain, line))
        .collect();
    if !stuck.is_empty() {
        return Err(PlanError::Irreversible(stuck));
    }
    let jobs = chosen.iter().map(|line| job(line)).collect();
    Ok(Plan::of(jobs, || nothing(&lines, target)))
}

fn job(line: &Line<'_>) -> Job {
    match (line.standing, line.link) {
        (Standing::Applied, Some(link)) => Job::Undo { link },
        (standing, _) => Job::UndoKept {
            id: line.id.to_owned(),
            standing,
        },
    }
}

fn irreversible(chain: &Chain<'_>, line: &Line<'_>) -> Vec<Irreversible> {
    match (job(line), line.fact) {
        (Job::Undo { link }, _) => impossible_steps(chain, link),
        (_, Some(fact)) if fact.reversible => Vec::new(),
        _ => vec![Irreversible::nothing_kept(line.id)],
    }
}

fn impossible_steps(chain: &Chain<'_>, link: usize) -> Vec<Irreversible> {
    let links = chain.links.get(link).into_iter();
    links
        .flat_map(|link| link.steps.iter().map(move |applied| (link.id, applied)))
        .filter_map(|(id, applied)| match applied.undo {
            Undo::Impossible(why) => Some(Irreversible {
                migration: id.to_owned(),
                step: Some(applied.step.name.to_owned()),
                why: why.to_owned(),
            }),
            Undo::Exact(_) | Undo::LosesData { .. } => None,
        })
        .collect()
}

fn nothing(lines: &[Line<'_>], target: &DownTarget) -> Nothing {
    let standing = |id: &str| {
        lines
            .iter()
            .find(|line| line.id == id)
            .map(|line| line.standing)
    };
    match target {
        _ if !lines.iter().any(|line| line.standing.is_applied()) => Nothing::NoneApplied,
        DownTarget::To(id) if standing(id).is_some_and(Standing::is_applied) => {
            Nothing::TargetIsNewest(id.clone())
        }
        DownTarget::To(id) => Nothing::TargetNotApplied(id.clone()),
        DownTarget::All | DownTarget::Count(_) => Nothing::CountZero,
    }
}
