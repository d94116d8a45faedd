//! Why a plan cannot be made.

use super::{Problem, TooOld};

/// Why nothing may run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// The code and the journal disagree.
    #[error("the code and the database's journal disagree{}", problems(.0))]
    Disagreement(Vec<Problem>),
    /// The target is no migration, neither of the code nor of the journal.
    #[error("there is no migration `{id}`")]
    UnknownTarget {
        /// What was asked for.
        id: String,
        /// The nearest id.
        similar: Option<String>,
    },
    /// What would be taken back cannot be.
    #[error("this cannot be undone, so nothing was{}", irreversible(.0))]
    Irreversible(Vec<Irreversible>),
    /// A row that is to be forgotten says what is true.
    #[error("`{id}` {}", kept_row(*.applied))]
    NotForgotten {
        /// The migration.
        id: String,
        /// Whether it is applied.
        applied: bool,
    },
    /// What is newer than the migration that the database is said to be at is applied.
    #[error("the journal says that `{newest}`, which comes after `{id}`, is applied")]
    NewerApplied {
        /// The migration.
        id: String,
        /// The newest that is applied.
        newest: String,
    },
    /// A migration is said to be in the database, and the journal says that a half of it is.
    #[error("the journal says that `{id}` is half applied")]
    HalfApplied {
        /// The migration.
        id: String,
    },
    /// The server lacks what a step needs.
    #[error("the server is PostgreSQL {server}, which is too old, so nothing was run{}", too_old(.lacking))]
    TooOld {
        /// The server's major version.
        server: u32,
        /// The steps.
        lacking: Vec<TooOld>,
    },
}

/// A migration that cannot be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Irreversible {
    /// The migration.
    pub migration: String,
    /// Its step, where the code knows it.
    pub step: Option<String>,
    /// The reason.
    pub why: String,
}

impl Irreversible {
    pub(crate) fn nothing_kept(id: &str) -> Self {
        Self {
            migration: id.to_owned(),
            step: None,
            why: "the journal keeps no SQL that takes it back: it is irreversible, or Rust code of the program that has it does"
                .to_owned(),
        }
    }
}

impl PlanError {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::Disagreement(problems) => way_out(problems),
            Self::UnknownTarget {
                similar: Some(id), ..
            } => format!("did you mean `{id}`?"),
            Self::UnknownTarget { similar: None, .. } => "`status` lists all migrations".to_owned(),
            Self::Irreversible(all) => match all.iter().map(|one| &one.migration).max() {
                Some(newest) => {
                    format!("`down --to {newest}` takes back what is newer than `{newest}`")
                }
                None => String::new(),
            },
            Self::NotForgotten { applied: true, .. } => {
                "`down` takes it back; `repair --forget` is for rows of what the code does not have, or what was stamped"
                    .to_owned()
            }
            Self::NotForgotten { .. } => "there is nothing to forget of it".to_owned(),
            Self::NewerApplied { id, newest } => format!(
                "`status` lists what is applied; `stamp {newest}` says that the database is there, `down --to {id}` takes back \
                 what is newer"
            ),
            Self::HalfApplied { .. } => "finish it with `up`, or take its half back with `down`".to_owned(),
            Self::TooOld { lacking, .. } => {
                let needed = lacking.iter().map(|one| one.feature.since).max();
                format!(
                    "run it on PostgreSQL {} or later",
                    needed.unwrap_or_default()
                )
            }
        }
    }
}

const fn kept_row(applied: bool) -> &'static str {
    match applied {
        true => "ran in this database, and the code has it, so its row stays",
        false => "is not applied, so it has no row to forget",
    }
}

fn way_out(problems: &[Problem]) -> String {
    match problems {
        [only] => only.way_out(),
        _ => "nothing runs until each of them is settled".to_owned(),
    }
}

fn problems(all: &[Problem]) -> String {
    match all {
        [only] => format!(": {only}"),
        _ => all
            .iter()
            .map(|problem| format!("\n  {problem}\n    {}", problem.way_out()))
            .collect(),
    }
}

fn too_old(all: &[TooOld]) -> String {
    all.iter().map(|one| format!("\n  {one}")).collect()
}

fn irreversible(all: &[Irreversible]) -> String {
    all.iter()
        .map(|one| match &one.step {
            Some(step) => format!("\n  `{}`, step `{step}`: {}", one.migration, one.why),
            None => format!("\n  `{}`: {}", one.migration, one.why),
        })
        .collect()
}
