//! What an author may have meant.

use super::{Line, PlanError};

pub(super) fn unknown_target(id: &str, lines: &[Line<'_>]) -> PlanError {
    PlanError::UnknownTarget {
        id: id.to_owned(),
        similar: similar(id, lines.iter().map(|line| line.id)),
    }
}

/// The candidate that contains the text, or else the nearest one, if a third of the text or less is different.
pub(crate) fn similar<'c>(text: &str, candidates: impl Iterator<Item = &'c str>) -> Option<String> {
    candidates
        .map(|candidate| (cost(text, candidate), candidate))
        .min()
        .filter(|(cost, _)| *cost <= text.len() / 3)
        .map(|(_, candidate)| candidate.to_owned())
}

fn cost(text: &str, candidate: &str) -> usize {
    match !text.is_empty() && candidate.contains(text) {
        true => 0,
        false => distance(text, candidate),
    }
}

/// The Levenshtein distance, in bytes.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, y) in row.iter_mut().skip(1).zip(b.bytes()) {
            let replaced = diagonal + usize::from(x != y);
            diagonal = *cell;
            left = replaced.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}
