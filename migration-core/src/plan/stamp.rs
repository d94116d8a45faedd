//! Which rows say that a database is at a migration, where none of it ran.

use super::suggest::unknown_target;
use super::up::problem;
use super::{Line, PlanError, Problem, Standing, status};
use crate::journal::Fact;
use crate::schema::Chain;

/// Decides which migrations, as places in the chain, get a row that says that they are applied: all up to this one that have
/// none.
///
/// # Errors
///
/// When it is no migration, or the journal says otherwise: that something newer is applied, or a half of it, or that code and
/// journal disagree.
pub fn stamp(chain: &Chain<'_>, facts: &[Fact], id: &str) -> Result<Vec<usize>, PlanError> {
    let lines = status(chain, facts);
    if !lines.iter().any(|line| line.id == id) {
        return Err(unknown_target(id, &lines));
    }
    let applied = |line: &&Line<'_>| line.standing.is_applied();
    if let Some(newest) = lines.iter().rev().find(applied).filter(|it| it.id > id) {
        return Err(PlanError::NewerApplied {
            id: id.to_owned(),
            newest: newest.id.to_owned(),
        });
    }
    // What is out of order is told to be in the database now.
    let problems: Vec<Problem> = lines
        .iter()
        .filter(|line| line.standing != Standing::OutOfOrder)
        .filter_map(|line| problem(chain, &lines, line))
        .collect();
    if !problems.is_empty() {
        return Err(PlanError::Disagreement(problems));
    }
    if let Some(half) = lines.iter().find(|line| line.standing == Standing::Half) {
        return Err(PlanError::HalfApplied {
            id: half.id.to_owned(),
        });
    }
    let pending = lines
        .iter()
        .filter(|line| line.id <= id && line.standing.is_pending());
    Ok(pending.filter_map(|line| line.link).collect())
}
