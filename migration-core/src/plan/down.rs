//! Back.
//!
//! What the code does not have as it was applied is taken back with the SQL that the journal kept. So an older program
//! can undo a newer one's work, and an author can leave a disagreement behind by going back past it. A disagreement
//! that would stay is refused as on the way up: nothing runs until the author has said what to do.

use super::suggest::unknown_target;
use super::up::problem;
use super::{
    DownTarget, Irreversible, Job, Line, Nothing, Plan, PlanError, Problem, Standing, status,
};
use crate::journal::{Fact, Position};
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
    let staying = staying(chain, &lines, &chosen);
    if !staying.is_empty() {
        return Err(PlanError::Disagreement(staying));
    }
    let stuck: Vec<Irreversible> = chosen
        .iter()
        .flat_map(|line| irreversible(chain, &lines, line))
        .collect();
    if !stuck.is_empty() {
        return Err(PlanError::Irreversible(stuck));
    }
    let jobs = chosen.iter().map(|line| job(&lines, line)).collect();
    Ok(Plan::of(jobs, || nothing(&lines, target)))
}

/// The disagreements about what is applied and would stay so.
fn staying(chain: &Chain<'_>, lines: &[Line<'_>], chosen: &[&Line<'_>]) -> Vec<Problem> {
    let stays = |line: &&Line<'_>| !chosen.iter().any(|other| other.id == line.id);
    let applied = lines.iter().filter(|line| line.standing.is_applied());
    let staying = applied.filter(stays);
    staying
        .filter_map(|line| problem(chain, lines, line))
        .collect()
}

/// The code's own undo is good as long as the schema before it is the one that the code describes.
fn job(lines: &[Line<'_>], line: &Line<'_>) -> Job {
    let older = lines.iter().take_while(|other| other.id < line.id);
    let trusted = older
        .filter(|other| other.standing.is_applied())
        .all(|other| other.standing == Standing::Applied);
    match (line.standing, line.link) {
        (Standing::Applied | Standing::Half, Some(link)) if trusted => Job::Undo {
            link,
            position: line.position(),
        },
        (standing, _) => Job::UndoKept {
            id: line.id.to_owned(),
            standing,
            position: line.position(),
        },
    }
}

fn irreversible(chain: &Chain<'_>, lines: &[Line<'_>], line: &Line<'_>) -> Vec<Irreversible> {
    match (job(lines, line), line.fact) {
        (Job::Undo { link, position }, _) => impossible_steps(chain, link, position),
        (_, Some(fact)) if fact.reversible => Vec::new(),
        _ => vec![Irreversible::nothing_kept(line.id)],
    }
}

fn impossible_steps(chain: &Chain<'_>, link: usize, position: Position) -> Vec<Irreversible> {
    let links = chain.links.get(link).into_iter();
    let there = links.flat_map(|link| {
        let steps = link.steps.iter().take(position.touched());
        steps.map(move |applied| (link.id, applied))
    });
    there
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
