//! SQL that an author wrote, as it stands.

use super::Piece;
use crate::step::{RawSql, lost_rows};

/// How much of a statement its comment shows.
const SHOWN: usize = 60;

pub(super) fn statements(step: &RawSql<'_>) -> Vec<Piece> {
    let mut lost = lost_rows(step.drops);
    let up = step.up.iter();
    up.map(|sql| Piece::new((*sql).to_owned(), comment(sql)).losing(lost.take()))
        .collect()
}

fn comment(sql: &str) -> String {
    let line = sql.trim().lines().next().unwrap_or_default().trim_end();
    let start: String = line.chars().take(SHOWN).collect();
    let more = if start.len() < sql.trim().len() {
        " …"
    } else {
        ""
    };
    format!("Run {start}{more}")
}
