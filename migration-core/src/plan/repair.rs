//! What mends the journal itself, where the code and the database agree and only its rows do not.

use super::suggest::unknown_target;
use super::up::problem;
use super::{Line, PlanError, Problem, Standing, status};
use crate::journal::{Fact, Origin, State};
use crate::schema::{Chain, Link};

/// What a repair does, and what it leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repair {
    /// What it does, in order.
    pub mends: Vec<Mend>,
    /// The disagreements that are left after it.
    pub left: Vec<Problem>,
}

/// A change of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// The row says that a run failed, and that nothing of it is in the database: it is removed.
    Clear {
        /// The migration.
        id: String,
    },
    /// A migration was renamed: its row gets the new name.
    Rename {
        /// The name that the row has.
        from: String,
        /// Its place in the chain.
        link: usize,
    },
    /// A migration was edited after it was applied: its row says what the code has now.
    Accept {
        /// Its place in the chain.
        link: usize,
    },
    /// The schema after a migration is another, because one before it was edited or is gone: its row gets the fingerprint
    /// and the way back that the code has now.
    Follow {
        /// Its place in the chain.
        link: usize,
    },
    /// The row is removed, and what the migration made stays in the database.
    Forget {
        /// The migration.
        id: String,
    },
}

/// Decides how the journal is mended: what was edited is accepted, what was renamed gets its new name, and what failed is
/// cleared. `forget` names migrations of the journal whose rows are to be removed.
///
/// # Errors
///
/// When a migration that is to be forgotten is not in the journal, or ran here and is in the code.
pub fn repair(chain: &Chain<'_>, facts: &[Fact], forget: &[String]) -> Result<Repair, PlanError> {
    let lines = status(chain, facts);
    for id in forget {
        may_be_forgotten(&lines, id)?;
    }
    let kept: Vec<&Line<'_>> = lines
        .iter()
        .filter(|line| !forget.iter().any(|id| id == line.id))
        .collect();
    let failed = facts.iter().filter(|fact| fact.state == State::Failed);
    let mut mends: Vec<Mend> = failed.map(clear).collect();
    mends.extend(forget.iter().map(|id| Mend::Forget { id: id.clone() }));
    mends.extend(kept.iter().filter_map(|line| rename(chain, &kept, line)));
    mends.extend(kept.iter().filter_map(|line| accept(line)));
    let mut after = mended(chain, facts, &mends);
    let follows: Vec<Mend> = after
        .iter()
        .filter_map(|fact| follow(chain, fact))
        .collect();
    after = mended(chain, &after, &follows);
    mends.extend(follows);
    let lines = status(chain, &after);
    let left = lines.iter().filter_map(|line| problem(chain, &lines, line));
    Ok(Repair {
        mends,
        left: left.collect(),
    })
}

/// What ran here and is in the code is known to both; only a run takes it back.
fn may_be_forgotten(lines: &[Line<'_>], id: &str) -> Result<(), PlanError> {
    let line = lines.iter().find(|line| line.id == id);
    let line = line.ok_or_else(|| unknown_target(id, lines))?;
    let stamped = line.fact.is_some_and(|it| it.origin == Origin::Stamped);
    match line.standing {
        Standing::Missing | Standing::Unknown => Ok(()),
        standing if standing.is_applied() && stamped => Ok(()),
        standing => Err(PlanError::NotForgotten {
            id: id.to_owned(),
            applied: standing.is_applied(),
        }),
    }
}

fn clear(fact: &Fact) -> Mend {
    Mend::Clear {
        id: fact.id.clone(),
    }
}

fn accept(line: &Line<'_>) -> Option<Mend> {
    let edited = line.standing == Standing::Edited && !line.is_partial();
    edited.then_some(Mend::Accept { link: line.link? })
}

/// Only where one migration of the journal and one of the code can be meant.
fn rename(chain: &Chain<'_>, lines: &[&Line<'_>], line: &Line<'_>) -> Option<Mend> {
    let checksum = &line.fact?.checksum;
    let stranger = |it: &Line<'_>| matches!(it.standing, Standing::Missing | Standing::Unknown);
    let missing =
        |it: &&&Line<'_>| stranger(it) && it.fact.is_some_and(|it| it.checksum == *checksum);
    let pending = |it: &&&Line<'_>| {
        let link = it.link.and_then(|at| chain.links.get(at));
        !it.standing.is_applied() && link.is_some_and(|link| link.checksum == *checksum)
    };
    let new: Vec<_> = lines.iter().filter(pending).collect();
    let alone = lines.iter().filter(missing).count() == 1;
    match new.as_slice() {
        [only] if alone && stranger(line) => Some(Mend::Rename {
            from: line.id.to_owned(),
            link: only.link?,
        }),
        _ => None,
    }
}

fn follow(chain: &Chain<'_>, fact: &Fact) -> Option<Mend> {
    let (link, found) = place(chain, &fact.id)?;
    let same = found.fingerprint == fact.fingerprint;
    let as_the_code = fact.state == State::Applied && fact.checksum == found.checksum;
    (as_the_code && !same).then_some(Mend::Follow { link })
}

fn place<'c, 'a>(chain: &'c Chain<'a>, id: &str) -> Option<(usize, &'c Link<'a>)> {
    let mut links = chain.links.iter().enumerate();
    links.find(|(_, link)| link.id == id)
}

/// What the journal says afterwards.
fn mended(chain: &Chain<'_>, facts: &[Fact], mends: &[Mend]) -> Vec<Fact> {
    let mut facts = facts.to_vec();
    for mend in mends {
        match mend {
            Mend::Clear { id } | Mend::Forget { id } => facts.retain(|fact| fact.id != *id),
            Mend::Rename { from, link } => {
                let fact = facts.iter_mut().find(|fact| fact.id == *from);
                if let (Some(fact), Some(link)) = (fact, chain.links.get(*link)) {
                    fact.id = link.id.to_owned();
                }
            }
            Mend::Accept { link } | Mend::Follow { link } => {
                let Some(link) = chain.links.get(*link) else {
                    continue;
                };
                for fact in facts.iter_mut().filter(|fact| fact.id == link.id) {
                    fact.checksum.clone_from(&link.checksum);
                    fact.fingerprint.clone_from(&link.fingerprint);
                }
            }
        }
    }
    facts
}
