//! That what the compiler calls blocking is what PostgreSQL reads or writes all rows for, and nothing else.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use migration_core::Migration;
use migration_core::check::check_at_run_time;
use migration_core::ident::{Name, ObjectName};
use migration_core::limits::Limits;
use migration_core::schema::{Arena, Link, Schema, apply};
use migration_core::sql::{postgres, render};
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::{DefaultValue, Expression, Mention, Value};
use migration_tests::server::TestDatabase;
use migration_tests::session::TestSession;
use std::process::Command;

const TABLE: Name<'static> = Name::plain("t");

/// The table that was there, with its columns of every type that a change begins with.
fn table() -> Operation<'static> {
    let column = |name, ty| Column::new(name, ty, true);
    let columns = vec![
        Column::new("id", Type::Integer, false),
        column("short", Type::CharacterVarying(Some(20))),
        column("price", Type::Numeric(Some((10, 2)))),
        column("words", Type::Text),
        column("at", Type::Timestamp),
        column("data", Type::Json),
        column("net", Type::Cidr),
        column("number", Type::Integer),
        column("held", Type::Integer),
    ];
    let check = Constraint::new(
        ObjectName::Given("held_is_there"),
        ConstraintKind::Check(Expression::over("held IS NOT NULL", &["held"])),
    );
    let key = Constraint::new(
        ObjectName::Given("t_pkey"),
        ConstraintKind::PrimaryKey(&["id"]),
    );
    Operation::CreateTable(CreateTable {
        columns: columns.leak(),
        constraints: vec![key, check].leak(),
        ..CreateTable::new(TABLE)
    })
}

fn to(name: &'static str, from: Type<'static>, to: Type<'static>) -> Change<'static> {
    let of = |ty| ColumnType { ty, nullable: true };
    Change::ChangeType {
        name,
        from: of(from),
        to: of(to),
        using: None,
        down_using: None,
        collation: None,
    }
}

fn not_null(name: &'static str) -> Change<'static> {
    let of = |nullable| ColumnType {
        ty: Type::Integer,
        nullable,
    };
    Change::ChangeType {
        name,
        from: of(true),
        to: of(false),
        using: None,
        down_using: None,
        collation: None,
    }
}

fn add(column: Column<'static>) -> Change<'static> {
    Change::AddColumn(column)
}

fn new(ty: Type<'static>) -> Column<'static> {
    Column::new("added", ty, true)
}

fn default(
    sql: &'static str,
    mentions: &'static [Mention<'static>],
) -> Option<DefaultValue<'static>> {
    Some(DefaultValue::Expression(Expression {
        mentions,
        ..Expression::over(sql, &[])
    }))
}

fn constraint(kind: ConstraintKind<'static>, state: ConstraintState) -> Change<'static> {
    let options = ConstraintOptions {
        state,
        ..ConstraintOptions::NONE
    };
    Change::AddConstraint(Constraint::new(ObjectName::Given("added"), kind).options(options))
}

/// Changes of the table, each by itself.
#[expect(clippy::too_many_lines, reason = "it has a line for each change")]
fn changes() -> Vec<Change<'static>> {
    use ConstraintState::{NotValid, Valid};
    let varchar = |length| Type::CharacterVarying(Some(length));
    let numeric = |digits, scale| Type::Numeric(Some((digits, scale)));
    let check = || ConstraintKind::Check(Expression::over("number > 0", &["number"]));
    let foreign = |columns| ConstraintKind::ForeignKey(ForeignKey::new(columns, TABLE, &["id"]));
    let constant = Some(DefaultValue::Value(Value::Number("1")));
    let generated = Some(Expression::over("number + 1", &["number"]));
    vec![
        to("short", varchar(20), varchar(40)),
        to("short", varchar(20), varchar(10)),
        to("short", varchar(20), Type::Text),
        to("short", varchar(20), Type::CharacterVarying(None)),
        to("short", varchar(20), Type::Character(20)),
        to("words", Type::Text, Type::CharacterVarying(None)),
        to("words", Type::Text, varchar(200)),
        to("price", numeric(10, 2), numeric(12, 2)),
        to("price", numeric(10, 2), numeric(12, 3)),
        to("price", numeric(10, 2), numeric(8, 2)),
        to("price", numeric(10, 2), Type::Numeric(None)),
        to("at", Type::Timestamp, Type::Date),
        to("data", Type::Json, Type::Jsonb),
        to("data", Type::Json, Type::Text),
        to("net", Type::Cidr, Type::Inet),
        to("number", Type::Integer, Type::BigInt),
        to("number", Type::Integer, Type::Text),
        not_null("number"),
        not_null("held"),
        add(new(Type::Integer)),
        add(new(Type::Integer).default(constant)),
        add(new(Type::Timestamptz).default(default("now()", &[]))),
        add(new(Type::Uuid).default(default(
            "gen_random_uuid()",
            &[Mention::Volatile("gen_random_uuid")],
        ))),
        add(new(Type::Timestamptz).default(default(
            "clock_timestamp()",
            &[Mention::Volatile("clock_timestamp")],
        ))),
        add(Column {
            nullable: false,
            ..new(Type::Integer)
        }
        .identity(Some(Identity::Always))),
        add(new(Type::Integer).generated(generated)),
        constraint(check(), Valid),
        constraint(check(), NotValid),
        constraint(foreign(&["number"]), Valid),
        constraint(foreign(&["number"]), NotValid),
        constraint(ConstraintKind::Unique(&["number"]), Valid),
        constraint(ConstraintKind::NotNull(&["number"]), Valid),
        constraint(ConstraintKind::NotNull(&["number"]), NotValid),
        constraint(ConstraintKind::NotNull(&["held"]), Valid),
        Change::Storage(StorageChange::SetUnlogged),
        Change::Storage(StorageChange::Set(&[("fillfactor", "70")])),
        Change::DropColumn {
            name: "words",
            ty: ColumnType {
                ty: Type::Text,
                nullable: true,
            },
        },
    ]
}

fn operations() -> Vec<Operation<'static>> {
    let alter = |change| {
        Operation::AlterTable(AlterTable {
            table: TABLE,
            changes: vec![change].leak(),
        })
    };
    let index = CreateIndex::new(ObjectName::Given("by_number"), TABLE)
        .keys(vec![IndexKey::new(KeyKind::Column("number"))].leak());
    let mut all: Vec<_> = changes().into_iter().map(alter).collect();
    all.push(Operation::CreateIndex(index));
    all
}

/// Whether the compiler says that a step blocks, after a migration that made the table.
fn is_told(operation: Operation<'static>) -> bool {
    let migration = |id, operation| Migration {
        id,
        steps: vec![Step::new("Step", operation)].leak(),
        functions: &[],
        limits: Limits::NONE,
    };
    let history = vec![migration("m1", table()), migration("m2", operation)].leak();
    let report = check_at_run_time(history);
    let findings: Vec<_> = report
        .findings()
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    assert!(
        findings.len() < 2 && findings.iter().all(|it| it.contains("was there before")),
        "{findings:?}"
    );
    !findings.is_empty()
}

/// The SQL of a step, and of the one that makes the table.
fn sql(operation: Operation<'static>) -> [String; 2] {
    let arena = Arena::new();
    let mut schema = Schema::default();
    [table(), operation].map(|operation| {
        let step = Step::new("Step", operation);
        let applied = apply(&mut schema, &step, &arena).unwrap();
        let id = "m";
        let link = Link {
            id,
            functions: &[],
            limits: Limits::NONE,
            steps: vec![applied],
            checksum: String::new(),
            fingerprint: String::new(),
        };
        render(&[postgres::up(&link).unwrap()])
    })
}

/// What PostgreSQL says that it does, in the words of its messages for debugging (`tablecmds.c`, `index.c`).
const WORK: &[&str] = &[
    "rewriting table",
    "verifying table",
    "validating foreign key constraint",
    "building index",
];

#[tokio::test]
async fn the_server_works_where_the_compiler_says_so() {
    let psql = std::env::var("PSQL").unwrap_or_else(|_| "psql".to_owned());
    let mut wrong = Vec::new();
    let mut told = 0;
    let server = TestSession::create().await.version().await;
    let known = |it: &Operation<'_>| it.features().iter().all(|it| it.since <= server);
    for operation in operations().into_iter().filter(known) {
        let database = TestDatabase::create().await;
        let [before, step] = sql(operation);
        let script = format!("{before}\nSET client_min_messages = debug1;\n{step}");
        let output = Command::new(&psql)
            .args([
                "--no-psqlrc",
                "--quiet",
                "--set",
                "ON_ERROR_STOP=1",
                "--command",
                &script,
                database.url(),
            ])
            .output()
            .unwrap();
        let messages = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{messages}\n{step}");
        let works = WORK.iter().any(|it| messages.contains(it));
        told += usize::from(works);
        if works != is_told(operation) {
            wrong.push(format!("PostgreSQL works: {works}\n{step}{messages}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
    assert!(told > 15, "{told}");
}
