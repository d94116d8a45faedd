//! How each migration stands.

use crate::journal::{Fact, Position, State};
use crate::schema::Chain;
use std::collections::BTreeMap;

/// One migration of the code, of the journal, or of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'l> {
    /// Its id.
    pub id: &'l str,
    /// How it stands.
    pub standing: Standing,
    /// Its place in the chain, if it is in the code.
    pub link: Option<usize>,
    /// What the journal says of it.
    pub fact: Option<&'l Fact>,
}

impl Line<'_> {
    /// How much of it is in the database.
    pub fn position(&self) -> Position {
        match self.fact {
            Some(fact) if fact.state != State::Failed => fact.position,
            _ => Position::default(),
        }
    }

    /// Whether only a part of it is in the database.
    pub fn is_partial(&self) -> bool {
        self.fact.is_some_and(|fact| fact.state == State::Partial)
    }
}

/// How a migration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Applied as the code has it.
    Applied,
    /// Not applied yet.
    Pending,
    /// A part of it is applied: `up` finishes it, `down` takes the part back.
    Half,
    /// Not applied: its last run failed and was rolled back.
    Failed,
    /// Not applied, though a later one is.
    OutOfOrder,
    /// Applied, with other steps than the code has now.
    Edited,
    /// Applied, but no longer in the code.
    Missing,
    /// Applied, and newer than everything in the code.
    Unknown,
}

impl Standing {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Pending => "pending",
            Self::Half => "half applied",
            Self::Failed => "failed",
            Self::OutOfOrder => "out of order",
            Self::Edited => "edited",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the migration, or a part of it, is in the database.
    pub const fn is_applied(self) -> bool {
        matches!(
            self,
            Self::Applied | Self::Half | Self::Edited | Self::Missing | Self::Unknown
        )
    }

    /// Whether the migration, or a part of it, is still to be applied.
    pub const fn is_pending(self) -> bool {
        matches!(
            self,
            Self::Pending | Self::Half | Self::Failed | Self::OutOfOrder
        )
    }
}

/// All migrations, by id. A failed run of a migration that the code no longer has is left out: nothing of it is
/// in the database.
pub fn status<'l>(chain: &'l Chain<'_>, facts: &'l [Fact]) -> Vec<Line<'l>> {
    let known: BTreeMap<&str, &Fact> = facts.iter().map(|fact| (fact.id.as_str(), fact)).collect();
    let newest_applied = chain
        .links
        .iter()
        .rposition(|link| is_applied(known.get(link.id)));
    let mut lines: Vec<Line<'l>> = chain
        .links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let fact = known.get(link.id).copied();
            let late = newest_applied.is_some_and(|newest| index < newest);
            Line {
                id: link.id,
                standing: standing(fact, &link.checksum, late),
                link: Some(index),
                fact,
            }
        })
        .collect();
    lines.extend(strangers(chain, facts));
    lines.sort_by_key(|line| line.id);
    lines
}

fn is_applied(fact: Option<&&Fact>) -> bool {
    fact.is_some_and(|fact| fact.state != State::Failed)
}

fn standing(fact: Option<&Fact>, checksum: &str, late: bool) -> Standing {
    match fact {
        Some(fact) if fact.state != State::Failed => match fact.state {
            _ if fact.checksum != checksum => Standing::Edited,
            State::Partial => Standing::Half,
            _ => Standing::Applied,
        },
        _ if late => Standing::OutOfOrder,
        Some(_) => Standing::Failed,
        None => Standing::Pending,
    }
}

fn strangers<'l>(chain: &'l Chain<'_>, facts: &'l [Fact]) -> impl Iterator<Item = Line<'l>> {
    let last = chain.links.last().map_or("", |link| link.id);
    facts
        .iter()
        .filter(|fact| fact.state != State::Failed)
        .filter(|fact| {
            chain
                .links
                .binary_search_by_key(&fact.id.as_str(), |link| link.id)
                .is_err()
        })
        .map(move |fact| Line {
            id: &fact.id,
            standing: match fact.id.as_str() > last {
                true => Standing::Unknown,
                false => Standing::Missing,
            },
            link: None,
            fact: Some(fact),
        })
}
