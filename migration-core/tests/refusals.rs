//! What the replay refuses, and in which words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by a panic, in its helpers too, and reports what it counted"
)]

#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the cases"
)]
mod cases;

use cases::Style;
use migration_core::history::{History, Migration};
use migration_core::ident::{Name, ObjectName};
use migration_core::limits::Limits;
use migration_core::schema::{Arena, Chain, Schema, apply};
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::{DefaultValue, Expression, Mention, Value};

const T: Name<'static> = Name::plain("tenants");

/// That the operation is refused on the schema of the cases, in these words.
#[track_caller]
fn check(operation: Operation<'_>, words: &str) {
    let arena = Arena::new();
    let mut schema = Schema::default();
    let all = cases::all(Style::Plain);
    let full = all.iter().find(|case| case.name == "drop_column").unwrap();
    for step in full.before {
        apply(&mut schema, step, &arena).unwrap();
    }
    let name = "Step";
    let error = apply(
        &mut schema,
        &Step {
            name,
            operation,
            blocking: None,
        },
        &arena,
    )
    .unwrap_err();
    assert_eq!(error.to_string(), words);
}

#[track_caller]
fn check_change(table: &str, change: Change<'_>, words: &str) {
    let table = Name::plain(table);
    let changes = &[change];
    check(Operation::AlterTable(AlterTable { table, changes }), words);
}

#[track_caller]
fn check_column(column: Column<'_>, words: &str) {
    check_change("tenants", Change::AddColumn(column), words);
}

#[track_caller]
fn check_constraint(kind: ConstraintKind<'_>, words: &str) {
    let name = ObjectName::Default("k");
    check_change(
        "tenants",
        Change::AddConstraint(Constraint::new(name, kind)),
        words,
    );
}

const fn ty(ty: Type<'_>, nullable: bool) -> ColumnType<'_> {
    ColumnType { ty, nullable }
}

const fn reference<'a>(columns: &'a [&'a str], targets: &'a [&'a str]) -> ConstraintKind<'a> {
    ConstraintKind::ForeignKey(ForeignKey::new(columns, Name::plain("tasks"), targets))
}

#[test]
fn what_is_not_there() {
    let drop_table = |name| Operation::DropTable(DropTable::new(Name::plain(name)));
    check(
        drop_table("tenant"),
        "there is no table `tenant`; did you mean `tenants`? (there is tasks, tenants)",
    );
    check(
        drop_table("zebra"),
        "there is no table `zebra` (there is tasks, tenants)",
    );
    let drop_index = DropIndex::new(Name::plain("tasks_unique_ix"));
    check(
        Operation::DropIndex(drop_index),
        "there is no index `tasks_unique_ix`; did you mean `tasks_unique_idx`? \
         (there is tasks_gin_idx, tasks_partial_idx, tasks_plain_idx, tasks_unique_idx)",
    );
    check(
        Operation::DropIndex(DropIndex::new(Name::plain("tasks_key"))),
        "`tasks_key` is the index of a constraint of `tasks`; drop the constraint instead",
    );
}

#[test]
fn indexes_that_cannot_change_so() {
    let rename = |name, to| {
        let name = Name::plain(name);
        Operation::RenameIndex(RenameIndex { name, to })
    };
    let statistics = |name, key| {
        let change = IndexChange::SetStatistics { key, target: None };
        let (name, changes) = (
            Name::plain(name),
            std::slice::from_ref(Box::leak(Box::new(change))),
        );
        Operation::AlterIndex(AlterIndex { name, changes })
    };
    check(
        rename("tasks_gin_idx", "tenants"),
        "the index cannot be named `tenants`: a table has that name; choose another",
    );
    check(
        rename("tasks_key", "other"),
        "`tasks_key` is the index of a constraint of `tasks`; rename the constraint instead",
    );
    check(
        statistics("tasks_pkey", 1),
        "`tasks_pkey` is the index of a constraint of `tasks`; only its storage parameters change",
    );
    check(
        statistics("tasks_partial_idx", 2),
        "key 2 of the index `tasks_partial_idx` is a column, whose own statistics PostgreSQL uses; set those of \
         the column",
    );
    check(
        statistics("tasks_partial_idx", 0),
        "key 0 of the index `tasks_partial_idx` is not there; keys are counted from 1, and included columns are none",
    );
}

#[test]
fn tables_that_survive_a_crash() {
    let unlogged = Change::Storage(StorageChange::SetUnlogged);
    check_change(
        "tenants",
        unlogged,
        "the foreign key `tasks_fkey` of `tasks` would refer from a logged table to an unlogged one, which is empty after \
         a crash; make both logged or both unlogged (this is about `tenants`)",
    );
}

#[test]
fn a_text_names_the_table() {
    let arena = Arena::new();
    let mut schema = Schema::default();
    let all = cases::all(Style::Plain);
    let full = all.iter().find(|case| case.name == "drop_column").unwrap();
    let reader = Operation::CreatePolicy(CreatePolicy {
        name: "reader",
        table: Name::plain("tasks"),
        mode: PolicyMode::Permissive,
        command: PolicyCommand::All,
        to: &[],
        using: Some(Expression {
            mentions: &[Mention::Relation(T)],
            ..Expression::over("EXISTS (SELECT FROM tenants)", &[])
        }),
        with_check: None,
    });
    let name = "Step";
    let policy = Step {
        name,
        operation: reader,
        blocking: None,
    };
    for step in full.before.iter().chain([&policy]) {
        apply(&mut schema, step, &arena).unwrap();
    }
    let operation = Operation::RenameTable(RenameTable {
        name: T,
        to: "payers",
    });
    let error = apply(
        &mut schema,
        &Step {
            name,
            operation,
            blocking: None,
        },
        &arena,
    )
    .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the table `tenants` is named by the text of the policy `reader` of `tasks`, which would go on naming it so; \
         drop that before, and make it again after"
    );
}

#[test]
fn what_is_not_in_the_table() {
    check_change(
        "tenants",
        Change::DropColumn {
            name: "nam",
            ty: ty(Type::Text, false),
        },
        "there is no column `nam` of `tenants`; did you mean `name`? (there is id, name, seats, code)",
    );
    check_change(
        "tenants",
        Change::DropConstraint { name: "x" },
        "there is no constraint `x` of `tenants` (there is tenants_pkey)",
    );
    check_constraint(
        ConstraintKind::Check(Expression {
            sql: "seat > 0",
            columns: &["seat"],
            mentions: &[],
        }),
        "there is no column `seat` of `tenants`; did you mean `seats`? (there is id, name, seats, code)",
    );
    check_column(
        Column::new("x", Type::Array(&Type::Made(Name::plain("state"))), true),
        "there is no type `state`; did you mean `status`? (there is status)",
    );
}

#[test]
fn what_is_there_already() {
    let labels = &["a"];
    let create = |name| {
        Operation::CreateEnum(CreateEnum {
            name: Name::plain(name),
            labels,
        })
    };
    check(
        create("tenants"),
        "the type cannot be named `tenants`: a table has that name; choose another",
    );
    check(
        create("status"),
        "the type cannot be named `status`: a type has that name; choose another",
    );
    let name = Name {
        schema: Some("public"),
        name: "tasks_key",
    };
    let (columns, constraints) = (&[], &[]);
    check(
        Operation::CreateTable(CreateTable {
            name,
            columns,
            constraints,
            options: TableOptions::PLAIN,
        }),
        "the table cannot be named `tasks_key`: a constraint of `tasks` has that name; choose another",
    );
    check_column(
        Column::new("name", Type::Text, true),
        "the column cannot be named `name`: a column of `tenants` has that name; choose another",
    );
    check_constraint(
        ConstraintKind::PrimaryKey(&["name"]),
        "`tenants` already has the primary key `tenants_pkey`; drop it first, or make this one unique",
    );
}

#[test]
fn names_and_texts() {
    let long = "x".repeat(64);
    check_column(
        Column::new(&long, Type::Text, true),
        &format!(
            "`{long}` is no name for a column: it is longer than 63 bytes, where PostgreSQL would cut it; shorten it"
        ),
    );
    check_column(
        Column::new("xmin", Type::Text, true),
        "the column `xmin` of `tenants` has the name of a system column, which every table has; choose another",
    );
    let default = Some(DefaultValue::Value(Value::Text("a\0")));
    check_column(
        Column {
            default,
            ..Column::new("x", Type::Text, true)
        },
        "the text \"a\\0\" holds a NUL byte, which PostgreSQL stores nowhere; remove it",
    );
    let name = Name::plain("e");
    let labels = &["a", "a"];
    check(
        Operation::CreateEnum(CreateEnum { name, labels }),
        "the label \"a\" of `e` stands twice; remove one",
    );
}

#[test]
fn columns() {
    let sum = Expression {
        sql: "seats",
        columns: &["seats"],
        mentions: &[],
    };
    let column = Column::new("x", Type::Integer, false);
    check_column(
        Column {
            generated: Some(sum),
            identity: Some(Identity::Always),
            ..column
        },
        "the column `x` of `tenants` can be only one of: generated, an identity, with a default; choose one",
    );
    check_column(
        Column {
            default: Some(DefaultValue::Expression(sum)),
            ..column
        },
        "the column `x` of `tenants` has a default that names a column, which PostgreSQL does not allow; make it generated",
    );
    check_column(
        Column {
            identity: Some(Identity::Always),
            ty: Type::Text,
            ..column
        },
        "the column `x` of `tenants` is an identity column, which must be `i16`, `i32` or `i64`",
    );
}

#[test]
fn changes_of_columns() {
    check_change(
        "tasks",
        Change::DropColumn {
            name: "most",
            ty: ty(Type::Integer, false),
        },
        "the column `tasks.most` is needed by the generated column `twice`; drop or change that first",
    );
    check_change(
        "tenants",
        Change::DropColumn {
            name: "id",
            ty: ty(Type::Uuid, false),
        },
        "the column `tenants.id` is needed by `tasks_fkey` of `tasks`; drop or change that first",
    );
    check_change(
        "tenants",
        Change::RenameColumn {
            from: "seats",
            to: "x",
            ty: ty(Type::BigInt, false),
        },
        "the column `seats` of `tenants` is integer NULL, not bigint NOT NULL; write the type that it has",
    );
    let same = ty(Type::Integer, true);
    check_change(
        "tenants",
        Change::ChangeType {
            name: "seats",
            from: same,
            to: same,
            using: None,
            down_using: None,
            collation: None,
        },
        "the column `seats` of `tenants` already has that type; remove the change",
    );
}

#[test]
fn keys() {
    check_constraint(
        reference(&["seats"], &["id", "most"]),
        "the foreign key `k` has 1 columns and refers to 2; it takes as many of both",
    );
    check_constraint(
        reference(&["seats"], &["most"]),
        "the foreign key `k` refers to `tasks` (most), which nothing keeps unique; \
         add a primary key or a unique constraint on exactly these columns first",
    );
    check_constraint(
        reference(&["seats"], &["id"]),
        "the foreign key `k` pairs `seats` (integer) with `id` (bigint); give both the same type",
    );
    check_constraint(
        ConstraintKind::Unique(&["name", "code", "name"]),
        "`k` names the column `name` twice; name each column of a key once",
    );
    check_change(
        "tenants",
        Change::DropConstraint {
            name: "tenants_pkey",
        },
        "the constraint `tenants_pkey` is needed by `tasks_fkey` of `tasks`; drop or change that first",
    );
    check(
        Operation::DropTable(DropTable::new(T)),
        "the table `tenants` is needed by `tasks_fkey` of `tasks`; drop or change that first",
    );
    check(
        Operation::DropEnum(DropEnum {
            name: Name::plain("status"),
        }),
        "the type `status` is needed by the column `tasks.status` and the column `tasks.past`; drop or change that first",
    );
}

#[test]
fn labels_that_cannot_change() {
    let alter = |change| {
        let changes = std::slice::from_ref(Box::leak(Box::new(change)));
        let name = Name::plain("status");
        Operation::AlterEnum(AlterEnum { name, changes })
    };
    let remove = |label| alter(EnumChange::RemoveValue { label });
    let add = |label, place| alter(EnumChange::AddValue { label, place });
    check(
        remove("it"),
        "there is no label `it` of `status` (there is pending, it's, back\\slash, two\nlines)",
    );
    check(
        add("it's", LabelPlace::End),
        "the label \"it's\" of `status` is there already; choose another",
    );
    check(
        add("new", LabelPlace::After("pendin")),
        "there is no label `pendin` of `status`; did you mean `pending`? (there is pending, it's, back\\slash, two\nlines)",
    );
}

/// A migration cannot use the labels that it adds; the next one can.
fn migration((id, steps): (&'static str, &'static [Step<'static>])) -> Migration<'static> {
    Migration {
        id,
        steps,
        functions: &[],
        limits: Limits::NONE,
    }
}

#[test]
fn a_new_label_is_used_later() {
    let name = Name::plain("mood");
    let create = Operation::CreateEnum(CreateEnum {
        name,
        labels: &["a"],
    });
    let changes = &[EnumChange::AddValue {
        label: "b",
        place: LabelPlace::End,
    }];
    let add = Operation::AlterEnum(AlterEnum { name, changes });
    let column = Column {
        default: Some(DefaultValue::Value(Value::Text("b"))),
        ..Column::new("c", Type::Made(name), false)
    };
    let columns = Vec::leak(vec![column]);
    let table = Operation::CreateTable(CreateTable {
        options: TableOptions::PLAIN,
        name: Name::plain("t"),
        columns,
        constraints: &[],
    });
    let step = |operation| Step {
        name: "Step",
        operation,
        blocking: None,
    };
    let (one, two) = (vec![step(create), step(add)], vec![step(table)]);
    let all = [one.clone(), two.clone()].concat();
    let (one, two, all) = (Vec::leak(one), Vec::leak(two), Vec::leak(all));
    let replay = |steps: &[(&'static str, &'static [Step<'static>])]| {
        let migrations: Vec<_> = steps.iter().copied().map(migration).collect();
        let arena = Arena::new();
        let history = History {
            migrations: &migrations,
        };
        Chain::replay(&history, &arena)
            .map(|_| ())
            .map_err(|it| it.to_string())
    };
    assert_eq!(replay(&[("m1", one), ("m2", two)]), Ok(()));
    assert_eq!(
        replay(&[("m1", all)]),
        Err("m1, step 3 (`Step`): the label \"b\" of `mood` is added by this migration, and PostgreSQL lets nothing use \
             it before that is committed; use it in the next migration"
            .to_owned())
    );
}

fn body(sql: &str) -> Body<'_> {
    Body {
        form: BodyForm::Text,
        sql,
        mentions: &[],
    }
}

fn function<'a>(arguments: &'a [Argument<'a>]) -> CreateRoutine<'a> {
    CreateRoutine {
        kind: RoutineKind::Function,
        name: Name::plain("f"),
        arguments,
        returns: Some(Returns::One(ResultType::Void)),
        language: "sql",
        options: RoutineOptions::default(),
        body: body("SELECT 1"),
    }
}

const A: Argument<'static> = Argument {
    mode: ArgumentMode::In,
    name: Some("a"),
    ty: Type::Integer,
    default: None,
};

/// The replacement of a function of one argument is refused in these words.
#[track_caller]
fn check_replaced(new: CreateRoutine<'_>, words: &str) {
    let arena = Arena::new();
    let mut schema = Schema::default();
    let name = "Step";
    let operation = Operation::CreateRoutine(function(&[A]));
    apply(
        &mut schema,
        &Step {
            name,
            operation,
            blocking: None,
        },
        &arena,
    )
    .unwrap();
    let operation = Operation::ReplaceRoutine(new);
    let error = apply(
        &mut schema,
        &Step {
            name,
            operation,
            blocking: None,
        },
        &arena,
    )
    .unwrap_err();
    assert_eq!(error.to_string(), words);
}

#[test]
fn functions() {
    let routine = |types| RoutineRef {
        kind: RoutineKind::Function,
        name: Name::plain("f"),
        types,
    };
    let behavior = DropBehavior::Restrict;
    check(
        Operation::DropRoutine(DropRoutine {
            routine: routine(Some(&[Type::CharacterVarying(Some(9))])),
            behavior,
        }),
        "there is no function `f(character varying)`; there is none yet",
    );
    let unknown = Argument {
        ty: Type::Array(&Type::Made(Name::plain("moods"))),
        ..A
    };
    check(
        Operation::CreateRoutine(function(&[unknown])),
        "there is no type `moods` (there is status)",
    );
    let optional = Argument {
        default: Some(DefaultValue::Value(Value::Number("1"))),
        ..A
    };
    let b = Argument {
        name: Some("b"),
        ..A
    };
    check(
        Operation::CreateRoutine(function(&[optional, b])),
        "the function `f` has an argument without a default after one that has one; give it one too",
    );
    check(
        Operation::CreateRoutine(function(&[A, A])),
        "the function `f` names `a` twice; give each argument a name of its own",
    );
    check(
        Operation::CreateRoutine(CreateRoutine {
            body: body("SELECT '\0'"),
            ..function(&[])
        }),
        "the text \"SELECT '\\0'\" holds a NUL byte, which PostgreSQL stores nowhere; remove it",
    );
}

#[test]
fn replaced_functions() {
    check_replaced(
        function(&[]),
        "there is no function `f()` (there is f(integer))",
    );
    let b = Argument {
        name: Some("b"),
        ..A
    };
    check_replaced(
        function(&[b]),
        "the function `f(integer)` is another in its argument `a`: it has another name, which PostgreSQL does \
         not change; drop it and make it again",
    );
    let optional = Argument {
        default: Some(DefaultValue::Value(Value::Number("1"))),
        ..A
    };
    check_replaced(
        function(&[optional]),
        "the function `f(integer)` is another in its argument `a`: it has a default in one of the two only, and \
         PostgreSQL takes none away; drop it and make it again",
    );
    check_replaced(
        CreateRoutine {
            returns: Some(Returns::Set(ResultType::Void)),
            ..function(&[A])
        },
        "the function `f(integer)` gives back another type, which PostgreSQL does not change; drop it and make it again",
    );
}

#[test]
fn privileges_that_cannot_be() {
    let on = &[OwnedRef {
        name: T,
        types: None,
    }];
    let grant = Grant {
        privileges: &[Privileged::whole(Privilege::Select)],
        kind: OwnedKind::Table,
        on,
        to: &["pg_monitor"],
        grant_option: false,
    };
    check_grant(
        Grant {
            privileges: &[Privileged::whole(Privilege::Execute)],
            ..grant
        },
        "a table has no privilege `execute`; PostgreSQL's manual of `GRANT` lists those that it has",
    );
    check_grant(
        Grant {
            to: &["session_user"],
            ..grant
        },
        "`session_user` is another role from run to run, so that the undo could meet another; name the role",
    );
    check_grant(
        Grant {
            to: &["public"],
            grant_option: true,
            ..grant
        },
        "`public` is every role, and PostgreSQL gives a grant option to single roles alone",
    );
    check_grant(
        Grant {
            to: &["pg_monitor", "pg_monitor"],
            ..grant
        },
        "`pg_monitor` has these privileges on the table `tenants` already; take the role or the step out",
    );
    check(
        Operation::Revoke(Revoke {
            privileges: grant.privileges,
            kind: grant.kind,
            on,
            from: grant.to,
            grant_option_for: true,
        }),
        "`pg_monitor` may grant none of these privileges on the table `tenants`; take the role or the step out",
    );
}

fn check_grant(grant: Grant<'_>, words: &str) {
    check(Operation::Grant(grant), words);
}

#[test]
fn owners_that_cannot_be() {
    let object = OwnedRef {
        name: T,
        types: None,
    };
    let owner = |to| {
        Operation::AlterOwner(AlterOwner {
            kind: OwnedKind::Table,
            object,
            to,
        })
    };
    check(
        owner(None),
        "the table `tenants` belongs to whoever runs the history already; remove the step",
    );
    check(
        owner(Some("public")),
        "`public` is every role, and owns nothing; name one role",
    );
    check(
        owner(Some("nobody")),
        "there is no role `nobody`; there is none yet",
    );
}

/// A text goes on saying the name of a type that PostgreSQL follows by its number.
#[test]
fn a_type_that_a_check_says() {
    let arena = Arena::new();
    let mut schema = Schema::default();
    let ty = Name::plain("mood");
    let labels = &["good"];
    let step = |operation| Step {
        name: "Step",
        operation,
        blocking: None,
    };
    let make = Operation::CreateEnum(CreateEnum { name: ty, labels });
    let says = Expression {
        mentions: &[Mention::Type(ty)],
        ..Expression::over("'good'::mood = 'good'", &[])
    };
    let constraints = &[Constraint::new(
        ObjectName::Given("always"),
        ConstraintKind::Check(says),
    )];
    let table = Operation::CreateTable(CreateTable {
        constraints,
        ..CreateTable::new(T)
    });
    for operation in [make, table] {
        apply(&mut schema, &step(operation), &arena).unwrap();
    }
    let to = Type::Made(Name::plain("temper"));
    let rename = Operation::RenameType(RenameType {
        kind: TypeKind::Enum,
        from: ty,
        to: &to,
        subtype: None,
        multirange: None,
    });
    let error = apply(&mut schema, &step(rename), &arena).unwrap_err();
    let words = error.to_string();
    assert!(words.contains("`always` of `tenants`"), "{words}");
}

fn check_rows(columns: &[&str], rows: &[Row<'_>], words: &str) {
    let insert = Insert {
        table: T,
        columns,
        rows,
        irreversible: None,
    };
    check(Operation::Insert(insert), words);
}

#[test]
fn rows() {
    let text = |text| Some(DefaultValue::Value(Value::Text(text)));
    let number = |number| Some(DefaultValue::Value(Value::Number(number)));
    let now = Some(DefaultValue::Expression(Expression::over("now()", &[])));
    let (all, plain) = (["id", "name", "code"], text("a"));
    check_rows(
        &["id", "title"],
        &[],
        "there is no column `title` of `tenants` (there is id, name, seats, code)",
    );
    check_rows(
        &all,
        &[&[plain, plain]],
        "row 1 for `tenants` has 2 values for 3 columns",
    );
    check_rows(
        &all,
        &[&[plain, plain, None]],
        "row 1 for `tenants` has NULL for `code`, which allows none",
    );
    check_rows(
        &["id", "name", "code", "seats"],
        &[&[plain, plain, plain, number("2147483648")]],
        "row 1 for `tenants` has a value for `seats` that is none of integer",
    );
    check_rows(
        &["id", "name"],
        &[&[plain, plain]],
        "the column `code` of `tenants` allows no NULL and has no default, so that each row needs a value of it",
    );
    check_rows(
        &["id", "id", "name", "code"],
        &[],
        "the column `id` of `tenants` stands twice in the columns of the rows",
    );
    check_rows(
        &all,
        &[&[plain, plain, plain], &[plain, text("b"), plain]],
        "row 2 for `tenants` has the same `id` as row 1, and that is unique",
    );
    check_rows(
        &all,
        &[&[now, plain, plain]],
        "`tenants` has no primary key or unique key whose columns all have constant values here, so that nothing would find \
         the rows again to take them back; add one, or say why they are not taken back",
    );
}

/// A domain calls what is there when it gets a text, and not only what was there before it.
#[test]
fn what_a_later_text_calls() {
    let arena = Arena::new();
    let cases = cases::all(Style::Plain);
    let circle = cases.iter().find(|it| it.name == "circle_of_domain");
    let history = circle.unwrap().history();
    let mut schema = Chain::replay(&history, &arena).unwrap().schema;
    let drop = DropRoutine {
        routine: RoutineRef {
            kind: RoutineKind::Function,
            name: Name::plain("is_code"),
            types: None,
        },
        behavior: DropBehavior::Restrict,
    };
    let step = Step {
        name: "Step",
        operation: Operation::DropRoutine(drop),
        blocking: None,
    };
    let error = apply(&mut schema, &step, &arena).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the function `is_code(code)` is needed by the domain `code`; drop or change that first"
    );
}
