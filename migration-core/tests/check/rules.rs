//! One rule a test: a history, and the words in which it is refused.

use super::build::*;
use super::findings;
use migration_core::ident::{Name, ObjectName};
use migration_core::step::{
    Body, BodyForm, Change, Column, ColumnChange, ColumnType, Constraint, ConstraintKind,
    CreateDomain, CreateIndex, CreateRoutine, CreateSchema, CreateTable, DomainCheck, DropBehavior,
    DropRoutine, DropSchema, ForeignKey, Grant, IndexKey, KeyKind, MoveTable, Operation, OwnedKind,
    OwnedRef, Privilege, Privileged, ResultType, Returns, RoutineKind, RoutineOptions, RoutineRef,
    Volatility,
};
use migration_core::types::Type;
use migration_core::value::{Call, DefaultValue, Expression, Mention, Value};

/// Each inner list is a migration.
#[track_caller]
fn check(migrations: &[Vec<Operation<'static>>], expected: &str) {
    assert_eq!(findings(migrations), expected);
}

fn users() -> Operation<'static> {
    create(
        "users",
        &["id uuid", "email text"],
        &[primary_key("users", &["id"])],
    )
}

fn posts(constraints: &[Constraint<'static>]) -> Operation<'static> {
    create("posts", &["id uuid", "author uuid"], constraints)
}

#[test]
fn names_live_and_die() {
    check(
        &[vec![users()], vec![drop_table("users")], vec![users()]],
        "",
    );
    check(
        &[
            vec![users(), drop_table("users")],
            vec![index("users", &["email"])],
        ],
        "there is no table `users` any more: m1 dropped it",
    );
    check(
        &[vec![index("users", &["email"])], vec![users()]],
        "there is no table `users` yet: m2 makes it",
    );
}

/// Nobody makes that schema, so that it has no entry of its own.
#[test]
fn privileges_on_the_schema_public() {
    const USAGE: &[Privileged<'static>] = &[Privileged::whole(Privilege::Usage)];
    const PUBLIC: &[OwnedRef<'static>] = &[OwnedRef {
        name: Name::plain("public"),
        types: None,
    }];
    let grant = Operation::Grant(Grant {
        privileges: USAGE,
        kind: OwnedKind::Schema,
        on: PUBLIC,
        to: &["pg_monitor"],
        grant_option: false,
    });
    check(&[vec![grant]], "");
}

#[test]
fn a_renamed_columns_index_and_old_name() {
    let renamed = vec![
        users(),
        index("users", &["email"]),
        alter("users", &[rename("email text", "mail")]),
    ];
    check(
        &[renamed.clone(), vec![alter("users", &[add("email text")])]],
        "",
    );
    check(
        &[renamed.clone(), vec![alter("users", &[drop("email text")])]],
        "table `users` has no column `email` any more: m1 renamed it to `mail`",
    );
    check(
        &[
            renamed,
            vec![
                alter("users", &[drop("mail text")]),
                drop_index("users_email_idx"),
            ],
        ],
        "there is no index `users_email_idx` any more: m2 dropped it",
    );
}

#[test]
fn default_names_that_are_taken_get_a_number() {
    let twice = vec![
        users(),
        index("users", &["email"]),
        index("users", &["email"]),
    ];
    check(
        &[
            twice.clone(),
            vec![
                drop_index("users_email_idx1"),
                drop_index("users_email_idx"),
            ],
        ],
        "",
    );
    check(
        &[twice, vec![create("users_email_idx1", &["id uuid"], &[])]],
        "table `users` has an index `users_email_idx` already: m1 made it",
    );
}

#[test]
fn a_foreign_key_holds_its_target() {
    let key = foreign_key("posts", "author", ("users", "id"));
    let refers = "foreign key `posts_author_fkey` of table `posts` refers to `users`; drop the foreign key first";
    let base = vec![users(), posts(&[key])];
    check(&[base.clone(), vec![drop_table("users")]], refers);
    check(
        &[base.clone(), vec![alter("users", &[drop("id uuid")])]],
        refers,
    );
    check(
        &[
            base.clone(),
            vec![alter("users", &[drop_constraint("users_pkey")])],
        ],
        refers,
    );
    check(
        &[base.clone(), vec![drop_table("posts"), drop_table("users")]],
        "",
    );
    let dropped = alter("posts", &[drop_constraint("posts_author_fkey")]);
    check(&[base, vec![dropped, drop_table("users")]], "");
}

#[test]
fn a_foreign_key_of_the_table_itself() {
    let tree = |columns: &[&str]| {
        create(
            "t",
            columns,
            &[
                primary_key("t", &["id"]),
                foreign_key("t", "up", ("t", "id")),
            ],
        )
    };
    let base = vec![tree(&["id uuid", "up uuid"])];
    check(&[base.clone(), vec![drop_table("t")]], "");
    check(&[base.clone(), vec![alter("t", &[drop("up uuid")])]], "");
    check(
        &[base, vec![alter("t", &[drop("id uuid")])]],
        "foreign key `t_up_fkey` of table `t` refers to `t`; drop the foreign key first",
    );
}

#[test]
fn foreign_keys_join_columns_of_one_type() {
    let joined = |own: &str, target: &str| {
        let target = create("a", &[&format!("id {target}")], &[unique("a", &["id"])]);
        let own = create(
            "b",
            &[&format!("a_id {own}")],
            &[foreign_key("b", "a_id", ("a", "id"))],
        );
        findings(&[vec![create_enum("kind", &["x"]), target, own]])
    };
    assert_eq!(joined("kind", "kind"), "");
    assert_eq!(joined("bigint", "bigint"), "");
    assert_eq!(
        joined("int", "bigint"),
        "a foreign key joins columns of one type: `a_id` is integer, and `a`(id) is bigint"
    );
    assert_eq!(
        joined("uuid", "text"),
        "a foreign key joins columns of one type: `a_id` is uuid, and `a`(id) is text"
    );
    assert_eq!(
        joined("text", "kind"),
        "a foreign key joins columns of one type: `a_id` is text, and `a`(id) is kind"
    );
}

#[test]
fn a_unique_index_is_a_key_and_a_plain_one_is_none() {
    let mails = create(
        "mails",
        &["address text"],
        &[foreign_key("mails", "address", ("users", "email"))],
    );
    check(
        &[vec![users(), unique_index("users", &["email"]), mails]],
        "",
    );
    check(
        &[vec![users(), index("users", &["email"]), mails]],
        "a foreign key refers to a primary key or unique constraint, and `users`(email) is none; its keys are (id)",
    );
}

#[test]
fn types_change_where_postgresql_casts() {
    let base = || create("t", &["n int", "s text", "j json"], &[]);
    let changed =
        |text: &str, to: &str| findings(&[vec![base()], vec![alter("t", &[change(text, to)])]]);
    assert_eq!(changed("n int", "bigint"), "");
    assert_eq!(changed("n int", "text"), "");
    assert_eq!(
        changed("s text", "int"),
        "PostgreSQL does not turn text into integer by itself; write `using = \"…\"` with the expression that does"
    );
    assert_eq!(
        changed("n bigint", "text"),
        "column `n` is integer NOT NULL here, not bigint NOT NULL"
    );
}

#[test]
fn enums_are_counted() {
    let base = vec![
        create_enum("kind", &["x"]),
        create("t", &["id uuid", "k kind"], &[]),
    ];
    check(
        &[base.clone(), vec![drop_enum("kind")]],
        "type `kind` is the type of column `k` of table `t`; drop or change the column first",
    );
    check(
        &[
            base.clone(),
            vec![alter("t", &[drop("k kind")]), drop_enum("kind")],
        ],
        "",
    );
    check(&[base, vec![drop_table("t"), drop_enum("kind")]], "");
}

#[test]
fn defaults_fit_their_columns() {
    let with = |ty: &str, value: Value<'static>| {
        let default = Some(DefaultValue::Value(value));
        let column = Column {
            default,
            ..column(&format!("c {ty}"))
        };
        let step = migration_core::step::Change::AddColumn(column);
        findings(&[vec![
            create_enum("kind", &["open", "done"]),
            create("t", &[], &[]),
            alter("t", &[step]),
        ]])
    };
    assert_eq!(with("int", Value::Text(" -12 ")), "");
    assert_eq!(with("kind", Value::Text("open")), "");
    assert_eq!(with("text", Value::Boolean(true)), "");
    assert_eq!(
        with("int", Value::Text("1.5")),
        "the default is the string `1.5`, but the column is integer"
    );
    assert_eq!(
        with("uuid", Value::Number("0")),
        "the default is `0`, but the column is uuid"
    );
    assert_eq!(
        with("kind", Value::Text("don")),
        "`don` is no label of `kind`; did you mean `done`? (its labels are open, done)"
    );
}

#[test]
fn booleans_read_as_postgresql_reads_them() {
    let with = |text: &'static str| {
        let default = Some(DefaultValue::Value(Value::Text(text)));
        let new = Column {
            default,
            ..Column::new("c", Type::Boolean, false)
        };
        findings(&[vec![
            create("t", &[], &[]),
            alter("t", &[migration_core::step::Change::AddColumn(new)]),
        ]])
    };
    for text in ["t", "TR", " yes ", "on", "off", "of", "0", "1", "N"] {
        assert_eq!(with(text), "", "{text}");
    }
    for text in ["", "o", "truee", "2", "maybe"] {
        assert_ne!(with(text), "", "{text}");
    }
}

#[test]
fn generated_columns_hold_their_sources() {
    let generated = Some(Expression {
        sql: "n + 1",
        columns: &["n"],
        mentions: &[],
    });
    let more = Column {
        generated,
        ..column("more int")
    };
    let base = vec![
        create("t", &["n int"], &[]),
        alter("t", &[migration_core::step::Change::AddColumn(more)]),
    ];
    let message = "generated column `more` is computed from `n`; drop the generated column first";
    check(&[base.clone(), vec![alter("t", &[drop("n int")])]], message);
    check(
        &[base.clone(), vec![alter("t", &[change("n int", "bigint")])]],
        message,
    );
    check(
        &[base, vec![alter("t", &[drop("more int"), drop("n int")])]],
        "",
    );
}

#[test]
fn only_the_first_error_of_a_step_is_told() {
    let wrong = create(
        "t",
        &["id uuid", "id uuid", "xmin int"],
        &[unique("t", &["no"])],
    );
    check(
        &[vec![wrong]],
        "table `t` has a column `id` already: m1 made it",
    );
}

#[test]
fn keys_hold_what_can_be_compared() {
    check(
        &[vec![create("t", &["j json"], &[unique("t", &["j"])])]],
        "column `j` is json, which PostgreSQL cannot compare; jsonb can be indexed",
    );
    check(
        &[vec![create("t", &["j json"], &[check_of("t", &["j"])])]],
        "",
    );
}

fn check_of(table: &str, columns: &[&str]) -> Constraint<'static> {
    super::build::check(table, columns)
}

#[test]
fn a_renamed_table_takes_all_along() {
    let renamed = vec![
        users(),
        posts(&[foreign_key("posts", "author", ("users", "id"))]),
        rename_table("users", "people"),
    ];
    check(
        &[renamed.clone(), vec![drop_table("people")]],
        "foreign key `posts_author_fkey` of table `posts` refers to `people`; drop the foreign key first",
    );
    check(
        &[renamed.clone(), vec![index("users", &["email"])]],
        "there is no table `users` any more: m1 renamed it to `people`",
    );
    // The new table's key gets a number, as the index of the old one keeps its name.
    check(
        &[renamed, vec![users(), drop_index("users_pkey1")]],
        "index `users_pkey1` belongs to the primary key of the same name; drop that with `#[drop_constraint(…)]`",
    );
}

#[test]
fn a_table_that_a_text_names_keeps_its_name() {
    check(
        &[
            vec![users(), posts(&[]), policy("posts", "users")],
            vec![rename_table("users", "people")],
        ],
        "table `users` is named by the text of policy `reader` of table `posts`, which would go on naming it so; drop \
         that before, and make it again after",
    );
    check(
        &[
            vec![users(), policy("users", "users")],
            vec![rename_table("users", "people")],
        ],
        "table `users` is named by the text of policy `reader` of table `users`, which would go on naming it so; drop \
         that before, and make it again after",
    );
}

#[test]
fn a_table_goes_to_another_schema() {
    let queue = Operation::CreateSchema(CreateSchema { name: "queue" });
    let moved = vec![
        queue,
        users(),
        posts(&[foreign_key("posts", "author", ("users", "id"))]),
        index("users", &["email"]),
        move_table("users", "queue"),
    ];
    check(
        &[moved.clone(), vec![index("users", &["email"])]],
        "there is no table `users` any more: m1 moved it to schema `queue`",
    );
    check(
        &[moved.clone(), vec![drop_index("users_email_idx")]],
        "there is no index `users_email_idx`; did you mean `queue.users_email_idx`? (the indexes are \
         queue.users_pkey, queue.users_email_idx)",
    );
    // Its names are free where it was, for a table and for the names that PostgreSQL chooses.
    let again = vec![
        users(),
        drop_table("users"),
        users(),
        index("users", &["email"]),
    ];
    check(&[moved.clone(), again.clone()], "");
    check(
        &[moved.clone(), again, vec![move_table("users", "queue")]],
        "there is a table `users` already: m1 made it",
    );
    let back = Operation::MoveTable(MoveTable {
        name: Name {
            schema: Some("queue"),
            name: "users",
        },
        schema: "public",
    });
    let end = Operation::DropSchema(DropSchema { name: "queue" });
    check(
        &[moved.clone(), vec![end]],
        "schema `queue` still holds table `users`; drop that first",
    );
    check(&[moved, vec![back, end]], "");
}

#[test]
fn indexes_go_along_only_where_their_names_are_free() {
    let queue = Operation::CreateSchema(CreateSchema { name: "queue" });
    let other = Operation::CreateTable(CreateTable {
        columns: all([column("id uuid")]),
        constraints: all([primary_key("users", &["id"])]),
        ..CreateTable::new(Name {
            schema: Some("queue"),
            name: "others",
        })
    });
    check(
        &[
            vec![queue, users(), other],
            vec![move_table("users", "queue")],
        ],
        "table `others` has an index `users_pkey` already: m1 made it",
    );
    check(
        &[vec![users()], vec![move_table("users", "nowhere")]],
        "there is no schema `nowhere` (the schemas are none)",
    );
}

fn calls(function: &'static str) -> Expression<'static> {
    Expression {
        mentions: all([Mention::Function(Call::new(Name::plain(function), 0))]),
        ..Expression::over("a_function()", &[])
    }
}

fn function() -> Operation<'static> {
    Operation::CreateRoutine(CreateRoutine {
        kind: RoutineKind::Function,
        name: Name::plain("a_function"),
        arguments: &[],
        returns: Some(Returns::One(ResultType::Of(Type::Boolean))),
        language: "plpgsql",
        options: RoutineOptions {
            volatility: Volatility::Immutable,
            ..RoutineOptions::default()
        },
        body: Body {
            form: BodyForm::Text,
            sql: "BEGIN RETURN true; END",
            mentions: &[],
        },
    })
}

fn drop_function(behavior: DropBehavior) -> Operation<'static> {
    let (kind, name) = (RoutineKind::Function, Name::plain("a_function"));
    Operation::DropRoutine(DropRoutine {
        routine: RoutineRef {
            kind,
            name,
            types: None,
        },
        behavior,
    })
}

/// What a part of a table calls stays, even under a cascade, until the part goes.
#[test]
fn what_parts_of_tables_call_is_needed() {
    let keeps = |steps: &[Operation<'static>], by: &str| {
        for behavior in [DropBehavior::Restrict, DropBehavior::Cascade] {
            let made = [&[function(), users()], steps].concat();
            let expected =
                format!("function `a_function` is needed by {by}; drop or change that first");
            check(&[made, vec![drop_function(behavior)]], &expected);
        }
    };
    let check_of = Constraint::new(
        ObjectName::Given("valid"),
        ConstraintKind::Check(calls("a_function")),
    );
    let added = alter("users", &[Change::AddConstraint(check_of)]);
    keeps(&[added], "check constraint `valid` of table `users`");
    let index = Operation::CreateIndex(CreateIndex {
        predicate: Some(calls("a_function")),
        keys: all([IndexKey::new(KeyKind::Column("email"))]),
        ..CreateIndex::new(ObjectName::Given("some"), Name::plain("users"))
    });
    keeps(&[index], "index `some` of table `users`");
    let generated = Column {
        generated: Some(calls("a_function")),
        ..column("sure bigint")
    };
    let added = alter("users", &[Change::AddColumn(generated)]);
    keeps(&[added], "column `sure` of table `users`");
    let domain = Operation::CreateDomain(CreateDomain {
        name: Name::plain("email"),
        ty: Type::Text,
        collation: None,
        default: None,
        not_null: false,
        checks: all([DomainCheck {
            name: "valid",
            expression: calls("a_function"),
            validated: true,
        }]),
    });
    keeps(&[domain], "check constraint `valid` of domain `email`");
    let gone = alter("users", &[Change::DropConstraint { name: "valid" }]);
    let steps = vec![
        function(),
        users(),
        alter("users", &[Change::AddConstraint(check_of)]),
        gone,
        drop_function(DropBehavior::Restrict),
    ];
    check(&[steps], "");
}

/// What follows from the first error of a step is not looked for, and nothing relies on it.
#[test]
fn two_mistakes_in_a_new_table() {
    let key = Constraint::new(
        ObjectName::Default("notes_user_id_fkey"),
        ConstraintKind::ForeignKey(ForeignKey::new(&["user_id"], Name::plain("users"), &["id"])),
    );
    check(
        &[vec![
            users(),
            create("notes", &["id int", "id int"], &[key]),
        ]],
        "table `notes` has a column `id` already: m1 made it",
    );
}

#[test]
fn a_literal_default_follows_no_type_that_does_not_take_it() {
    let numbered = Column {
        default: Some(DefaultValue::Value(Value::Number("0"))),
        ..column("state int")
    };
    let table = Operation::CreateTable(CreateTable {
        columns: all([numbered]),
        ..CreateTable::new(Name::plain("tasks"))
    });
    let ty = |text: &str| ColumnType {
        ty: type_of(text),
        nullable: false,
    };
    let change = Change::ChangeType {
        name: "state",
        from: ty("int"),
        to: ty("mood"),
        using: Some(Expression::over("'new'", &[])),
        down_using: None,
        collation: None,
    };
    let made = vec![create_enum("mood", &["new", "done"]), table];
    check(
        &[made.clone(), vec![alter("tasks", &[change])]],
        "column `state` has the default `0`, which is none of mood; drop the default before, and set another after",
    );
    let drop = Change::AlterColumn {
        name: "state",
        ty: ty("int"),
        change: ColumnChange::DropDefault,
    };
    check(&[made, vec![alter("tasks", &[drop, change])]], "");
}
