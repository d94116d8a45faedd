//! How far a database is.

use super::suggest::unknown_target;
use super::up::problem;
use super::{PlanError, Problem, Standing, status};
use crate::journal::Fact;
use crate::schema::Chain;

/// How many migrations of the code, from the first, are in the database as the journal says; or up to this one, whatever it says.
///
/// # Errors
///
/// When it is no migration, a half of one is applied, or code and journal disagree.
pub fn reached(chain: &Chain<'_>, facts: &[Fact], at: Option<&str>) -> Result<usize, PlanError> {
    let lines = status(chain, facts);
    if let Some(id) = at {
        let place = chain.links.iter().position(|link| link.id == id);
        return place.map_or_else(|| Err(unknown_target(id, &lines)), |place| Ok(place + 1));
    }
    let problems: Vec<Problem> = lines
        .iter()
        .filter_map(|line| problem(chain, &lines, line))
        .collect();
    if !problems.is_empty() {
        return Err(PlanError::Disagreement(problems));
    }
    if let Some(half) = lines.iter().find(|line| line.standing == Standing::Half) {
        let id = half.id.to_owned();
        return Err(PlanError::HalfApplied { id });
    }
    let applied = lines.iter().filter(|line| line.standing.is_applied());
    Ok(applied.count())
}
