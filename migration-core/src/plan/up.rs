//! Forward.

use super::suggest::unknown_target;
use super::{Job, Line, Nothing, Plan, PlanError, Problem, Standing, UpTarget, status};
use crate::journal::Fact;
use crate::schema::Chain;

pub(super) fn plan(
    chain: &Chain<'_>,
    facts: &[Fact],
    target: &UpTarget,
) -> Result<Plan, PlanError> {
    let lines = status(chain, facts);
    if let UpTarget::To(id) = target
        && !lines.iter().any(|line| line.id == id)
    {
        return Err(unknown_target(id, &lines));
    }
    let problems = problems(chain, &lines);
    if !problems.is_empty() {
        return Err(PlanError::Disagreement(problems));
    }
    let pending = lines.iter().filter(|line| line.standing.is_pending());
    let jobs = match target {
        UpTarget::All => jobs(pending),
        UpTarget::To(id) => jobs(pending.filter(|line| line.id <= id.as_str())),
        UpTarget::Count(count) => jobs(pending.take(*count)),
    };
    Ok(Plan::of(jobs, || nothing(&lines, target)))
}

fn jobs<'l>(lines: impl Iterator<Item = &'l Line<'l>>) -> Vec<Job> {
    lines
        .filter_map(|line| {
            Some(Job::Apply {
                link: line.link?,
                position: line.position(),
            })
        })
        .collect()
}

fn nothing(lines: &[Line<'_>], target: &UpTarget) -> Nothing {
    let all_applied = !lines.iter().any(|line| line.standing.is_pending());
    match target {
        _ if lines.is_empty() => Nothing::EmptyHistory,
        UpTarget::To(id) if !all_applied => Nothing::TargetApplied(id.clone()),
        UpTarget::Count(_) if !all_applied => Nothing::CountZero,
        _ => Nothing::AllApplied(lines.len()),
    }
}

fn problems(chain: &Chain<'_>, lines: &[Line<'_>]) -> Vec<Problem> {
    lines
        .iter()
        .filter_map(|line| problem(chain, lines, line))
        .collect()
}

/// How code and journal disagree about a migration.
pub(super) fn problem(chain: &Chain<'_>, lines: &[Line<'_>], line: &Line<'_>) -> Option<Problem> {
    let id = line.id.to_owned();
    let reversible = line.fact.is_some_and(|fact| fact.reversible);
    Some(match line.standing {
        Standing::Applied | Standing::Pending | Standing::Failed | Standing::Half => return None,
        Standing::Edited if line.is_partial() => Problem::HalfEdited { id, reversible },
        Standing::Edited => Problem::Edited {
            id,
            before: before(lines, line),
            reversible,
        },
        Standing::Missing => Problem::Missing {
            id,
            renamed: renamed(chain, lines, line),
            reversible,
        },
        Standing::Unknown => Problem::Unknown { id, reversible },
        Standing::OutOfOrder => Problem::OutOfOrder {
            id,
            applied: newest_applied(lines)?,
            before: before(lines, line),
        },
    })
}

/// The newest migration before this one that is applied: what is newer is what has to be taken back.
fn before(lines: &[Line<'_>], line: &Line<'_>) -> Option<String> {
    let mut older = lines.iter().rev().skip_while(|other| other.id >= line.id);
    older
        .find(|other| other.standing.is_applied())
        .map(|other| other.id.to_owned())
}

fn newest_applied(lines: &[Line<'_>]) -> Option<String> {
    let mut known = lines.iter().rev().filter(|line| line.link.is_some());
    known
        .find(|line| line.standing.is_applied())
        .map(|line| line.id.to_owned())
}

fn renamed(chain: &Chain<'_>, lines: &[Line<'_>], missing: &Line<'_>) -> Option<String> {
    let checksum = &missing.fact?.checksum;
    lines
        .iter()
        .filter(|line| !line.standing.is_applied())
        .filter_map(|line| chain.links.get(line.link?))
        .find(|link| link.checksum == *checksum)
        .map(|link| link.id.to_owned())
}
