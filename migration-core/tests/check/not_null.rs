//! NOT NULL with a name: what fits it, and what both replays say where it does not.

use super::build::*;
use super::partitions::check as said;
use migration_core::ident::{Name, ObjectName};
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::{DefaultValue, Expression, Value};

const FAMILY: &str = "has a name, which the NOT NULL of a table does not have here that is partitioned, a partition, inherits or \
     is inherited from; say it with the column's type alone";

fn not_null(
    name: &'static str,
    column: &'static str,
    state: ConstraintState,
) -> Constraint<'static> {
    let column: &'static [&'static str; 1] = Box::leak(Box::new([column]));
    let of = ConstraintKind::NotNull(column);
    Constraint::new(ObjectName::Given(name), of).options(ConstraintOptions::NONE.state(state))
}

fn valid(name: &'static str, column: &'static str) -> Change<'static> {
    constrain(not_null(name, column, ConstraintState::Valid))
}

fn not_valid(name: &'static str, column: &'static str) -> Change<'static> {
    constrain(not_null(name, column, ConstraintState::NotValid))
}

/// `title` allows no NULL under a name, `id` under none, and `remark` allows it.
fn notes() -> Operation<'static> {
    let titled = not_null("titled", "title", ConstraintState::Valid);
    let Operation::CreateTable(step) = create("notes", &["id int", "title text"], &[titled]) else {
        unreachable!()
    };
    let remark = Column::new("remark", Type::Text, true);
    Operation::CreateTable(CreateTable {
        columns: all(step.columns.iter().copied().chain([remark])),
        ..step
    })
}

fn null(name: &'static str, nullable: bool) -> Change<'static> {
    let of = |nullable| ColumnType {
        ty: Type::Text,
        nullable,
    };
    Change::ChangeType {
        name,
        from: of(!nullable),
        to: of(nullable),
        using: None,
        down_using: None,
        collation: None,
    }
}

fn validate(name: &'static str) -> Change<'static> {
    Change::AlterConstraint {
        name,
        change: ConstraintChange::Validate,
    }
}

fn on_notes(changes: &[Change<'static>], found: &str, replayed: &str) {
    said(&[notes(), alter("notes", changes)], found, replayed);
}

fn insert(
    columns: &'static [&'static str],
    remark: Option<DefaultValue<'static>>,
) -> Operation<'static> {
    let text = |text| Some(DefaultValue::Value(Value::Text(text)));
    let row = [
        Some(DefaultValue::Value(Value::Number("1"))),
        text("one"),
        remark,
    ];
    let row = all(row.into_iter().take(columns.len()));
    Operation::Insert(Insert {
        table: Name::plain("notes"),
        columns,
        rows: all([row]),
        irreversible: Some("it is a test"),
    })
}

#[test]
fn what_fits() {
    let key = constrain(primary_key("notes", &["title"]));
    for changes in [
        vec![
            not_valid("said", "remark"),
            validate("said"),
            drop_constraint("said"),
        ],
        vec![valid("said", "remark"), drop("remark text")],
        vec![
            not_valid("said", "remark"),
            drop_constraint("said"),
            null("remark", false),
        ],
        vec![drop_constraint("titled"), null("title", false)],
        vec![
            key,
            drop_constraint("notes_pkey"),
            drop_constraint("titled"),
        ],
        vec![rename("title text", "name"), drop_constraint("titled")],
    ] {
        let made = [notes(), alter("notes", &changes)];
        said(&made, "", "");
    }
}

#[test]
fn it_forbids_what_was_allowed() {
    on_notes(
        &[not_valid("said", "id")],
        "column `id` allows no NULL already; make it an `Option` in the same step, before this",
        "the constraint `said` of `notes` is NOT NULL of a column that allows no NULL already; make that an `Option` in the \
         same step, before it",
    );
    on_notes(
        &[not_valid("said", "remark"), valid("again", "remark")],
        "column `remark` has a NOT NULL of another name, and PostgreSQL keeps one; remove one of them",
        "the constraint `again` of `notes` is the second NOT NULL of its column, and PostgreSQL keeps one; remove one of them",
    );
    let optional = CreateTable {
        columns: all([Column::new("title", Type::Text, true)]),
        constraints: all([not_null("titled", "title", ConstraintState::Valid)]),
        ..CreateTable::new(Name::plain("notes"))
    };
    said(
        &[Operation::CreateTable(optional)],
        "column `title` is an `Option`, which allows NULL; take the `Option` away",
        "the constraint `titled` of `notes` is NOT NULL of a column whose type is an `Option`; take the `Option` away",
    );
}

#[test]
fn the_type_does_not_say_it_besides() {
    on_notes(
        &[not_valid("said", "remark"), null("remark", false)],
        "column `remark` has a NOT NULL with a name that is not valid; write `#[validate_constraint(…)]`",
        "the column `remark` of `notes` has a NOT NULL with a name that is not valid; write `validate_constraint`",
    );
    on_notes(
        &[null("title", true)],
        "column `title` has a NOT NULL with a name; write `#[drop_constraint(…)]`",
        "the column `title` of `notes` has a NOT NULL with a name; write `drop_constraint`",
    );
}

#[test]
fn what_needs_it() {
    let key = constrain(primary_key("notes", &["title"]));
    on_notes(
        &[key, drop_constraint("titled")],
        "column `title` is in the primary key, where PostgreSQL allows no NULL; leave its NOT NULL",
        "the column `title` of `notes` is in the primary key, where PostgreSQL allows no NULL; leave its NOT NULL",
    );
    let identity = |name: &str| {
        let numbered = not_null("numbered", "id", ConstraintState::Valid);
        let Operation::CreateTable(step) = create(name, &[], &[numbered]) else {
            unreachable!()
        };
        let id = column("id int").identity(Some(Identity::Always));
        Operation::CreateTable(CreateTable {
            columns: all([id]),
            ..step
        })
    };
    said(
        &[
            identity("notes"),
            alter("notes", &[drop_constraint("numbered")]),
        ],
        "column `id` is an identity column, where PostgreSQL allows no NULL; leave its NOT NULL",
        "the column `id` of `notes` is an identity column, where PostgreSQL allows no NULL; leave its NOT NULL",
    );
    said(
        &[identity("notes"), alter("notes", &[drop("id int")])],
        "column `id` is an identity column with a NOT NULL that has a name; drop the identity first",
        "the column `id` of `notes` is an identity column with a NOT NULL that has a name; drop the identity first",
    );
}

#[test]
fn rows_have_no_null_before_it_is_valid() {
    let unproved = alter("notes", &[not_valid("said", "remark")]);
    said(
        &[notes(), unproved, insert(&["id", "title", "remark"], None)],
        "`remark` allows no NULL",
        "row 1 for `notes` has NULL for `remark`, which allows none",
    );
    said(
        &[notes(), unproved, insert(&["id", "title"], None)],
        "`remark` allows no NULL and has no default, so that each row needs a value of it",
        "the column `remark` of `notes` allows no NULL and has no default, so that each row needs a value of it",
    );
    let text = Some(DefaultValue::Value(Value::Text("said")));
    said(
        &[notes(), unproved, insert(&["id", "title", "remark"], text)],
        "",
        "",
    );
}

#[test]
fn not_of_a_generated_column() {
    let column = Column::new("long", Type::Text, true)
        .generated(Some(Expression::over("title || '.'", &["title"])));
    on_notes(
        &[Change::AddColumn(column), not_valid("said", "long")],
        "column `long` is generated, and its NOT NULL has no name here; say it with the column's type alone",
        "the constraint `said` of `notes` is NOT NULL of a generated column, which has none with a name here; say it with the \
         column's type alone",
    );
}

#[track_caller]
fn refused(made: &[Operation<'static>], table: &str, name: &str) {
    said(
        made,
        &format!("not-null constraint `{name}` of table `{table}` {FAMILY}"),
        &format!("the constraint `{name}` of `{table}` {FAMILY}"),
    );
}

fn child(parent: &'static str) -> Operation<'static> {
    let options = TableOptions::PLAIN.inherits(all([Name::plain(parent)]));
    Operation::CreateTable(CreateTable {
        options,
        ..CreateTable::new(Name::plain("letters"))
    })
}

#[test]
fn not_where_tables_inherit() {
    let plain = create("plain", &["id int"], &[]);
    let optional = Change::AddColumn(Column::new("b", Type::Text, true));
    let optional = alter("plain", &[optional]);
    let named = |table| alter(table, &[valid("b_said", "b")]);
    let family = vec![plain, optional, child("plain")];
    refused(&[notes(), child("notes")], "notes", "titled");
    refused(&[&*family, &[named("plain")]].concat(), "plain", "b_said");
    refused(
        &[&*family, &[named("letters")]].concat(),
        "letters",
        "b_said",
    );
    let inherit = alter("notes", &[Change::Inherit(Name::plain("plain"))]);
    refused(&[plain, notes(), inherit], "notes", "titled");
}

#[test]
fn not_in_partitions() {
    let keys = all([IndexKey::new(KeyKind::Column("id"))]);
    let strategy = PartitionStrategy::Hash;
    let options = TableOptions {
        partition_by: Some(PartitionBy { strategy, keys }),
        ..TableOptions::PLAIN
    };
    let parted = |constraints| {
        Operation::CreateTable(CreateTable {
            columns: all([column("id int")]),
            constraints,
            options,
            ..CreateTable::new(Name::plain("parted"))
        })
    };
    let numbered = all([not_null("numbered", "id", ConstraintState::Valid)]);
    refused(&[parted(numbered)], "parted", "numbered");
    let attach = Operation::AttachPartition(AttachPartition {
        name: Name::plain("part"),
        to: Name::plain("parted"),
        bound: Bound::Hash {
            modulus: 2,
            remainder: 0,
        },
        check: None,
    });
    let part = create("part", &["id int"], numbered);
    refused(&[parted(&[]), part, attach], "part", "numbered");
}
