//! Laws 2, 3 and 4 over generated steps: what the replay accepts, the server does, and its undo gives back the same
//! dump; what the replay refuses, the server refuses too, but for what only the replay knows; and what all accepted steps
//! led to is made from nothing.
//!
//! `SEED` and `CASES` in the environment choose other cases than the usual.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by a panic, in its helpers too, and reports what it counted"
)]

#[path = "../../migration-core/tests/generate/mod.rs"]
#[allow(dead_code, reason = "each test takes what it needs of the generator")]
mod generate;

use generate::history::number;
use generate::{Generator, Random};
use migration_core::limits::Limits;
use migration_core::schema::{
    AccessError, Applied, Arena, Link, Noun, PartitionError, Schema, SchemaError, Undo, apply,
};
use migration_core::sql::{postgres, render};
use migration_core::step::{CreateEnum, EnumChange, External, Operation, Step, TargetKind};
use migration_tests::baseline::baseline;
use migration_tests::dump::comparable;
use migration_tests::session::TestSession;

/// How many steps a case tries.
const STEPS: usize = 20;

#[tokio::test]
async fn the_server_agrees() {
    let mut database = TestSession::create().await;
    let seed = number("SEED", 1);
    let mut counts = [0; 3];
    for case in seed..seed + number("CASES", 30) {
        let mut run = Run {
            database: &mut database,
            counts: &mut counts,
            case,
        };
        run.case().await;
    }
    println!(
        "done and undone {}, refused {}, not cast {}",
        counts[0], counts[1], counts[2]
    );
    assert!(counts[0] > 100 && counts[1] > 100, "{counts:?}");
}

struct Run<'r> {
    database: &'r mut TestSession,
    counts: &'r mut [usize; 3],
    case: u64,
}

impl Run<'_> {
    async fn case(&mut self) {
        self.clear().await;
        let arena = Arena::new();
        let mut random = Random(self.case);
        let mut schema = Schema::default();
        for _ in 0..STEPS {
            let random = &mut random;
            let step = Generator {
                random,
                schema: &schema,
                arena: &arena,
            }
            .step();
            let mut after = schema.clone();
            match apply(&mut after, &step, &arena) {
                Ok(applied) => {
                    if self.accepted(applied).await {
                        schema = after;
                    }
                }
                Err(error) => self.refused(step, &error).await,
            }
        }
        self.made_from_nothing(&schema, &arena).await;
    }

    async fn clear(&mut self) {
        self.database.run(&no_default_privileges()).await;
        self.database
            .run("DROP PUBLICATION IF EXISTS p, q; DROP SCHEMA IF EXISTS other, renamed CASCADE; DROP SCHEMA public CASCADE; \
                  CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO public")
            .await;
    }

    /// Makes in an empty database what the steps led to.
    async fn made_from_nothing<'a>(&mut self, schema: &Schema<'a>, arena: &'a Arena) {
        let led_to = self.dump();
        self.clear().await;
        let mut scripts = Vec::new();
        for applied in &baseline(schema, &[], arena).links[0].steps {
            let script = postgres::up(&link(*applied)).unwrap();
            let sql = render(std::slice::from_ref(&script));
            scripts.push(sql);
            if let Err(error) = self.database.try_apply(&script).await {
                panic!("seed {}: {error}\n{}", self.case, scripts.concat());
            }
            self.others(applied.step).await;
        }
        let made = self.dump();
        let missing: Vec<_> = led_to.iter().filter(|it| !made.contains(it)).collect();
        let extra: Vec<_> = made.iter().filter(|it| !led_to.contains(it)).collect();
        assert_eq!(
            led_to,
            made,
            "seed {}\nmissing {missing:#?}\nextra {extra:#?}\n{}",
            self.case,
            scripts.concat()
        );
    }

    /// Runs the step, its undo, and the step again; it says whether the server could.
    async fn accepted(&mut self, applied: Applied<'_>) -> bool {
        let link = link(applied);
        let (up_script, down_script) =
            (postgres::up(&link).unwrap(), postgres::down(&link).unwrap());
        let up = render(std::slice::from_ref(&up_script));
        let down = render(std::slice::from_ref(&down_script));
        let before = self.dump();
        match self.database.try_apply(&up_script).await {
            Ok(()) => {}
            // Which types have casts to which is not in the schema.
            Err(error) if error.contains("cannot be cast automatically") => {
                self.counts[2] += 1;
                return false;
            }
            Err(error) => panic!("seed {}: {error}\n{up}", self.case),
        }
        if let Err(error) = self.database.try_apply(&down_script).await {
            panic!("seed {}: {error}\n{up}\n{down}", self.case);
        }
        let after = self.dump();
        assert_eq!(before, after, "seed {}\n{up}\n{down}", self.case);
        self.database.try_apply(&up_script).await.unwrap();
        // Rows would decide what a later step can do, which no replay knows.
        if matches!(applied.step.operation, Operation::Insert(_)) {
            self.database.try_apply(&down_script).await.unwrap();
        }
        self.others(applied.step).await;
        self.counts[0] += 1;
        true
    }

    /// Makes what a step only declares.
    async fn others(&mut self, step: Step<'_>) {
        if let Some(step) = by_others(step) {
            let undo = Undo::Impossible("");
            let up = render(&[postgres::up(&link(Applied { step, undo })).unwrap()]);
            self.database.run(&up).await;
        }
    }

    /// The lines of the dump in any order, as an undo cannot give back the place of a column, and without the names that
    /// the model does not hold.
    fn dump(&self) -> Vec<String> {
        let lines = comparable(&self.database.dump()).into_iter();
        let lines = lines.map(|it| it.trim_end_matches(',').to_owned());
        let mut lines: Vec<_> = lines.map(without_order).collect();
        lines.sort();
        lines
    }

    async fn refused(&mut self, step: Step<'_>, error: &SchemaError) {
        let step = plainly(step);
        let step = match step.operation {
            Operation::Declare(_) => by_others(step),
            _ => Some(step),
        };
        let Some(step) = step.filter(|it| {
            !only_here(error)
                && !left_out(it, error)
                && !another_kind(it, error)
                && !is_partial(it)
                && !in_a_body(it, error)
        }) else {
            return;
        };
        let undo = Undo::Impossible("");
        let step = in_transaction(step);
        let script = postgres::up(&link(Applied { step, undo })).unwrap();
        let up = render(&[script]);
        let rolled_back = format!("BEGIN;\n{up}\nROLLBACK;");
        let result = self.database.try_run(&rolled_back).await;
        self.database.run("ROLLBACK").await;
        assert!(
            result.is_err(),
            "seed {}: refused here: {error}\n{up}",
            self.case
        );
        self.counts[1] += 1;
    }
}

/// Takes away the default privileges of a case before this one, which the new schema `public` would have.
fn no_default_privileges() -> String {
    let roles = "public, pg_monitor, pg_signal_backend, pg_read_all_data";
    let kinds = ["TABLES", "SEQUENCES", "FUNCTIONS", "TYPES", "SCHEMAS"];
    let owners = ["CURRENT_ROLE", "pg_read_all_data"];
    let of = owners.map(|owner| {
        let alter = format!("ALTER DEFAULT PRIVILEGES FOR ROLE {owner}");
        let revoke = kinds.map(|kind| format!("{alter} REVOKE ALL ON {kind} FROM {roles};"));
        let built_in = ["EXECUTE ON FUNCTIONS", "USAGE ON TYPES"];
        let grant = built_in.map(|it| format!("{alter} GRANT {it} TO public;"));
        [revoke.concat(), grant.concat()].concat()
    });
    of.concat()
}

/// The drop alone, of one that takes along what the replay has not found.
fn plainly(step: Step<'_>) -> Step<'_> {
    match step.operation {
        Operation::Cascade(it) => Step {
            operation: *it.of,
            ..step
        },
        _ => step,
    }
}

/// The step as a transaction takes it.
fn in_transaction(mut step: Step<'_>) -> Step<'_> {
    match &mut step.operation {
        Operation::CreateIndex(index) => index.concurrently = false,
        Operation::DropIndex(index) => index.concurrently = false,
        Operation::DetachPartition(partition) => partition.concurrently = false,
        _ => {}
    }
    step
}

/// Whether the replay refuses what the server does not: it knows what the author means and asks for more.
fn only_here(error: &SchemaError) -> bool {
    matches!(
        error,
        SchemaError::WrongType { .. }
            | SchemaError::External { .. }
            | SchemaError::SameRowSecurity { .. }
            | SchemaError::Access(AccessError::SameRights { .. } | AccessError::SameOwner { .. })
            | SchemaError::NoChange { .. }
            | SchemaError::RepeatedKey { .. }
            | SchemaError::ForeignKeyType { .. }
            | SchemaError::NamedInText { .. }
    ) || matches!(error, SchemaError::BadColumn { why, .. } if why.contains("take the `Option` away"))
        || matches!(error, SchemaError::BadConstraint { why, .. } if why.starts_with("is valid at once") || why.contains("tablespace of its own") || why.contains("`nulls_not_distinct`"))
        // What PostgreSQL 15 lets stand at a partitioned table without a meaning, and what later versions allow.
        || matches!(error, SchemaError::BadTable { .. })
        // What an owner has anyhow, and the owner of the schema `public`.
        || matches!(error, SchemaError::Access(AccessError::Bad { what, why }) if !what.starts_with("`public`") && !what.starts_with("a schema") && !why.contains("owned by a column"))
        // PostgreSQL does nothing, and the history asks what was meant.
        || matches!(error, SchemaError::BadType { why, .. } if why.ends_with("remove the change"))
        // A constraint would keep its name, and the trigger alone get another.
        || matches!(error, SchemaError::BadTrigger { why, .. } if why.contains("leaves as it is"))
        // A deferrable key is checked at the end of a transaction.
        || matches!(error, SchemaError::BadRow { why, .. } if why.ends_with("that is unique"))
        || matches!(error, SchemaError::Partition(PartitionError::NearPart { .. }))
        || matches!(error, SchemaError::BadColumn { why, .. } if why.contains("partition"))
        // PostgreSQL makes one of a table's own columns and checks and those that it inherits, and an undo could not part them.
        || matches!(error, SchemaError::BadColumn { why, .. } | SchemaError::BadConstraint { why, .. } if why.contains("inherit") || why.contains("drop the identity first"))
        || matches!(error, SchemaError::Needed { by, .. } if by.iter().all(|it| it.ends_with("which inherits from it")))
        // A constraint's index is renamed and changed with its constraint.
        || matches!(error, SchemaError::IndexOfConstraint { instead, .. } if !instead.starts_with("drop"))
        || matches!(error, SchemaError::Needed { by, .. } if by.iter().all(|it| it.starts_with('`')))
        // A routine's text, which PostgreSQL does not read.
        || matches!(error, SchemaError::Needed { by, .. } if by.iter().all(|it| it.starts_with("the function") || it.starts_with("the procedure")))
        // It would leave the table without a replica identity.
        || matches!(error, SchemaError::Needed { by, .. } if by.iter().any(|it| it.starts_with("the replica identity")))
        || matches!(error, SchemaError::BadType { why, .. } if why.contains("which PostgreSQL forgets"))
        // A name without a schema means one in `public`, and the Rust type of a type says its schema.
        || matches!(error, SchemaError::BadObject { noun: Noun::Schema, .. })
}

/// Whether a body calls what is not there. PostgreSQL looks into those of SQL alone, and the generated ones only stand for
/// such.
fn in_a_body(step: &Step<'_>, error: &SchemaError) -> bool {
    let noun = Noun::Function;
    let called = matches!(error, SchemaError::Call(_))
        || matches!(error, SchemaError::Unknown { noun: it, .. } if *it == noun);
    called
        && matches!(
            step.operation,
            Operation::CreateRoutine(_) | Operation::ReplaceRoutine(_)
        )
}

/// Whether a type of another kind may have the name: `ALTER TYPE … RENAME` takes each, and the history has a word for each.
fn another_kind(step: &Step<'_>, error: &SchemaError) -> bool {
    let unknown = matches!(error, SchemaError::Unknown { .. });
    unknown && matches!(step.operation, Operation::RenameType(_))
}

/// Whether a part of the step goes by way of a new type, which has no statement before the replay has found which: the
/// server would be asked for the rest alone.
fn is_partial(step: &Step<'_>) -> bool {
    let removes = |it: &EnumChange<'_>| matches!(it, EnumChange::RemoveValue { .. });
    matches!(step.operation, Operation::AlterEnum(it) if it.changes.iter().any(removes))
}

/// Whether the server would have left out the second of two keys of a new table, and its name with it.
fn left_out(step: &Step<'_>, error: &SchemaError) -> bool {
    // A table that goes to the schema where it is: PostgreSQL does nothing, and the history asks what was meant.
    if let Operation::MoveTable(it) = step.operation
        && it.name.schema() == it.schema
    {
        return true;
    }
    // PostgreSQL does nothing where a trigger has the new name already (`renametrig_internal` in `trigger.c`).
    if let Operation::RenameTrigger(it) = step.operation
        && it.name == it.to
    {
        return true;
    }
    // `ALTER TYPE` renames a domain too; the history calls it one.
    if let Operation::RenameType(_) = step.operation
        && matches!(error, SchemaError::Unknown { noun, .. } if *noun == Noun::Type)
    {
        return true;
    }
    // `CREATE OR REPLACE` makes what is not there, and the history asks what was meant.
    let replaces = matches!(
        step.operation,
        Operation::ReplaceRoutine(_) | Operation::ReplaceView(_)
    );
    if replaces && matches!(error, SchemaError::Unknown { .. }) {
        return true;
    }
    // `COMMENT ON TYPE` takes a domain too; the history calls it one.
    if let Operation::CommentOn(it) = step.operation
        && it.target.kind == TargetKind::Type
    {
        return true;
    }
    // So does `DROP TYPE`, and a composite type. And `OR REPLACE` makes what is not there.
    if let Operation::DropEnum(_)
    | Operation::ReplaceRoutine(_)
    | Operation::ReplaceView(_)
    | Operation::ReplaceTrigger(_) = step.operation
        && matches!(error, SchemaError::Unknown { .. })
    {
        return true;
    }
    let Operation::CreateTable(table) = step.operation else {
        return false;
    };
    let mut keys: Vec<_> = table
        .constraints
        .iter()
        .filter_map(|it| it.kind.unique_columns())
        .collect();
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    let is_name = matches!(error, SchemaError::Taken { noun, .. } if *noun == Noun::Constraint);
    is_name && keys.len() < all
}

/// The step that others may have run before the history declares what they own; what nothing here depends on is not
/// made.
fn by_others(step: Step<'_>) -> Option<Step<'_>> {
    let operation = match step.operation {
        Operation::Declare(External::Table(table)) => Operation::CreateTable(table),
        Operation::Declare(External::Type(name)) => {
            Operation::CreateEnum(CreateEnum { name, labels: &[] })
        }
        _ => return None,
    };
    Some(Step { operation, ..step })
}

/// Statistics with their columns in any order: PostgreSQL sorts them by their place, which an undo cannot give back.
fn without_order(line: String) -> String {
    if !line.starts_with("CREATE STATISTICS") {
        return line;
    }
    let mut words: Vec<_> = line.split([' ', ',', ';']).collect();
    words.sort_unstable();
    words.join(" ")
}

fn link(applied: Applied<'_>) -> Link<'_> {
    Link {
        id: "m20250101_000000_case",
        checksum: String::new(),
        fingerprint: String::new(),
        steps: vec![applied],
        functions: &[],
        limits: Limits::NONE,
    }
}
