//! Whether the server is new enough for a plan.

use super::{Job, Plan, PlanError};
use crate::schema::{Chain, Link, Undo};
use crate::step::{Feature, Step};

/// A step that the server is too old for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{migration}`, step `{step}`: {} needs PostgreSQL {}", .feature.words, .feature.since)]
pub struct TooOld {
    /// The migration.
    pub migration: String,
    /// Its step.
    pub step: String,
    /// What the server lacks.
    pub feature: Feature,
}

/// Holds a plan against the server's version, as `server_version_num` has it: 150004 is PostgreSQL 15.4.
///
/// SQL that the journal keeps has run on this database before, so it is not looked at.
///
/// # Errors
///
/// When a step that would run needs a newer server; all of them are reported at once.
pub fn supported(chain: &Chain<'_>, plan: &Plan, version: u32) -> Result<(), PlanError> {
    let major = version / 10_000;
    let lacking: Vec<TooOld> = plan
        .jobs
        .iter()
        .flat_map(|job| steps(chain, job))
        .flat_map(|(link, step)| lacking(link, step, major))
        .collect();
    match lacking.is_empty() {
        true => Ok(()),
        false => Err(PlanError::TooOld {
            server: major,
            lacking,
        }),
    }
}

fn lacking(link: &Link<'_>, step: &Step<'_>, major: u32) -> Vec<TooOld> {
    let features = step.operation.features().into_iter();
    let newer = features.filter(|feature| feature.since > major);
    newer
        .map(|feature| TooOld {
            migration: link.id.to_owned(),
            step: step.name.to_owned(),
            feature,
        })
        .collect()
}

/// The steps that a job runs.
fn steps<'c, 'a>(chain: &'c Chain<'a>, job: &Job) -> Vec<(&'c Link<'a>, &'c Step<'a>)> {
    let (index, undo) = match job {
        Job::Apply { link, .. } => (*link, false),
        Job::Undo { link, .. } => (*link, true),
        Job::UndoKept { .. } => return Vec::new(),
    };
    let link = chain.links.get(index);
    let all = link.into_iter().flat_map(|link| {
        let applied = link.steps.iter();
        applied.flat_map(move |applied| match (undo, &applied.undo) {
            (false, _) => std::slice::from_ref(&applied.step),
            (true, Undo::Exact(steps) | Undo::LosesData { steps, .. }) => steps,
            (true, Undo::Impossible(_)) => &[],
        })
    });
    all.filter_map(|step| Some((link?, step))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{History, Migration};
    use crate::ident::{Name, ObjectName};
    use crate::limits::Limits;
    use crate::plan::{DownTarget, Target, UpTarget, plan};
    use crate::schema::Arena;
    use crate::step::{Column, CreateIndex, CreateTable, DropIndex, IndexKey, KeyKind, Operation};
    use crate::types::Type;

    const TABLE: Name<'_> = Name::plain("t");

    static MIGRATIONS: &[Migration<'_>] = &[
        Migration {
            id: "a",
            steps: &[Step {
                name: "Table",
                operation: Operation::CreateTable(CreateTable {
                    columns: &[Column::new("x", Type::Integer, false)],
                    ..CreateTable::new(TABLE)
                }),
                blocking: None,
            }],
            functions: &[],
            limits: Limits::NONE,
        },
        Migration {
            id: "b",
            steps: &[
                Step {
                    name: "Index",
                    operation: Operation::CreateIndex(CreateIndex {
                        keys: &[IndexKey::new(KeyKind::Column("x"))],
                        unique: true,
                        nulls_not_distinct: true,
                        include: &["x"],
                        ..CreateIndex::new(ObjectName::Given("i"), TABLE)
                    }),
                    blocking: None,
                },
                Step {
                    name: "Drop",
                    operation: Operation::DropIndex(DropIndex::new(Name::plain("i"))),
                    blocking: None,
                },
            ],
            functions: &[],
            limits: Limits::NONE,
        },
    ];

    #[track_caller]
    fn check(target: &Target, version: u32, expect: &str) {
        let arena = Arena::new();
        let history = History {
            migrations: MIGRATIONS,
        };
        let chain = Chain::replay(&history, &arena).unwrap();
        let facts: Vec<_> = match target {
            Target::Up(_) => Vec::new(),
            Target::Down(_) => chain
                .links
                .iter()
                .map(crate::plan::tests::applied)
                .collect(),
        };
        let plan = plan(&chain, &facts, target).unwrap();
        let found = match supported(&chain, &plan, version) {
            Ok(()) => String::new(),
            Err(error) => format!("{error}; help: {}", error.help()),
        };
        assert_eq!(found, expect);
    }

    #[test]
    fn a_newer_server_is_asked_for() {
        let up = |count| Target::Up(UpTarget::Count(count));
        check(&up(2), 150_004, "");
        check(&up(1), 90_624, "");
        let found = "the server is PostgreSQL 14, which is too old, so nothing was run\n  `b`, step `Index`: `NULLS NOT \
                     DISTINCT` needs PostgreSQL 15; help: run it on PostgreSQL 15 or later";
        check(&up(2), 140_013, found);
        let found = "the server is PostgreSQL 10, which is too old, so nothing was run\n  `b`, step `Index`: `NULLS NOT \
                     DISTINCT` needs PostgreSQL 15\n  `b`, step `Index`: `INCLUDE` in an index needs PostgreSQL 11; \
                     help: run it on PostgreSQL 15 or later";
        check(&up(2), 100_023, found);
    }

    #[test]
    fn what_takes_a_step_back_is_looked_at() {
        let found = "the server is PostgreSQL 14, which is too old, so nothing was run\n  `b`, step `Drop`: `NULLS NOT \
                     DISTINCT` needs PostgreSQL 15; help: run it on PostgreSQL 15 or later";
        check(&Target::Down(DownTarget::default()), 140_000, found);
    }
}
