//! Whether the server is new enough for a plan.

use super::{Job, Plan, PlanError};
use crate::schema::{Chain, TooOld};

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
        .flat_map(|job| lacking(chain, job, major))
        .collect();
    match lacking.is_empty() {
        true => Ok(()),
        false => Err(PlanError::TooOld {
            server: major,
            lacking,
        }),
    }
}

/// What a job asks of the server that it has not.
fn lacking(chain: &Chain<'_>, job: &Job, major: u32) -> Vec<TooOld> {
    let link = |index: usize| chain.links.get(index);
    match job {
        Job::Apply { link: at, .. } => link(*at).map(|it| it.lacking(major)),
        Job::Undo { link: at, .. } => link(*at).map(|it| it.lacking_back(major)),
        Job::UndoKept { .. } => None,
    }
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{History, Migration};
    use crate::ident::{Name, ObjectName};
    use crate::limits::Limits;
    use crate::plan::{DownTarget, Target, UpTarget, plan};
    use crate::schema::Arena;
    use crate::step::{
        Column, CreateIndex, CreatePublication, CreateTable, DropIndex, IndexKey, KeyKind, Members,
        Operation, PublicationOptions, Published, PublishedTable, Step,
    };
    use crate::types::Type;
    use crate::value::Expression;

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

    /// Lists a generated column, which the step does not say of it.
    static PUBLISHED: &[Migration<'_>] = &[Migration {
        id: "a",
        steps: &[
            Step {
                name: "Table",
                operation: Operation::CreateTable(CreateTable {
                    columns: &[
                        Column::new("x", Type::Integer, false),
                        Column {
                            generated: Some(Expression::over("x + 1", &["x"])),
                            ..Column::new("y", Type::Integer, true)
                        },
                    ],
                    ..CreateTable::new(TABLE)
                }),
                blocking: None,
            },
            Step {
                name: "Out",
                operation: Operation::CreatePublication(CreatePublication {
                    name: "out",
                    of: Published::Members(Members {
                        tables: &[PublishedTable {
                            table: TABLE,
                            columns: &["x", "y"],
                            predicate: None,
                        }],
                        schemas: &[],
                    }),
                    options: PublicationOptions::DEFAULT,
                }),
                blocking: None,
            },
        ],
        functions: &[],
        limits: Limits::NONE,
    }];

    #[track_caller]
    fn check(target: &Target, version: u32, expect: &str) {
        check_of(MIGRATIONS, target, version, expect);
    }

    #[track_caller]
    fn check_of(
        migrations: &'static [Migration<'static>],
        target: &Target,
        version: u32,
        expect: &str,
    ) {
        let arena = Arena::new();
        let history = History { migrations };
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
    fn what_the_schema_adds_to_a_step_is_asked_for() {
        let up = Target::Up(UpTarget::All);
        let found = "the server is PostgreSQL 17, which is too old, so nothing was run\n  `a`, step `Out`: a generated \
                     column in a publication needs PostgreSQL 18; help: run it on PostgreSQL 18 or later";
        check_of(PUBLISHED, &up, 170_004, found);
        check_of(PUBLISHED, &up, 180_000, "");
    }

    #[test]
    fn what_takes_a_step_back_is_looked_at() {
        let found = "the server is PostgreSQL 14, which is too old, so nothing was run\n  `b`, step `Drop`: `NULLS NOT \
                     DISTINCT` needs PostgreSQL 15; help: run it on PostgreSQL 15 or later";
        check(&Target::Down(DownTarget::default()), 140_000, found);
    }
}
