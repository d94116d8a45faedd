//! Indexes that become keys, and exclusions.

use super::build::*;
use super::findings;
use super::partitions::check;
use migration_core::ident::{Name, ObjectName};
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::Expression;

fn users() -> Operation<'static> {
    create("users", &["id uuid", "mood mood"], &[])
}

fn moved(tablespace: Option<&'static str>) -> Operation<'static> {
    Operation::AlterIndex(AlterIndex {
        name: Name::plain("users_id_idx"),
        changes: all([IndexChange::SetTablespace(tablespace)]),
    })
}

fn keyed() -> Operation<'static> {
    let key = IndexKeyed {
        index: "users_id_idx",
        kind: IndexedKind::Unique,
        name: None,
        timing: Timing::Immediate,
    };
    alter("users", &[Change::AddKeyOfIndex(key)])
}

fn exclusion(name: &'static str, order: Order) -> Constraint<'static> {
    let key = IndexKey {
        order: Some(order),
        ..IndexKey::new(KeyKind::Column("mood"))
    };
    let exclusion = Exclusion {
        method: "btree",
        elements: all([ExclusionElement { key, operator: "=" }]),
        columns: names(&["mood"]),
        predicate: Some(Expression::over("mood <> 'sad'", names(&["mood"]))),
    };
    Constraint::new(
        ObjectName::Default(name),
        ConstraintKind::Exclude(exclusion),
    )
}

#[test]
fn an_index_in_a_tablespace_becomes_no_key() {
    let made = vec![
        create_enum("mood", &["sad", "ok"]),
        users(),
        unique_index("users", &["id"]),
    ];
    let away = vec![moved(Some("fast")), keyed()];
    assert_eq!(
        findings(&[made.clone(), away]),
        "index `users_id_idx` cannot become a key: a key takes a unique one of columns in their usual order, about all \
         rows, in the usual tablespace"
    );
    let back = vec![moved(Some("fast")), moved(None), keyed()];
    assert_eq!(findings(&[made, back]), "");
}

#[test]
fn a_label_in_an_exclusion_keeps_its_name() {
    let both = [
        exclusion("up", Order::Ascending),
        exclusion("down", Order::Descending),
    ];
    let made = vec![
        create_enum("mood", &["sad", "ok"]),
        users(),
        alter("users", &both.map(constrain)),
    ];
    assert_eq!(findings(std::slice::from_ref(&made)), "");
    let renamed = |from| {
        Operation::AlterEnum(AlterEnum {
            name: Name::plain("mood"),
            changes: all([EnumChange::RenameValue { from, to: "fine" }]),
        })
    };
    assert_eq!(findings(&[made.clone(), vec![renamed("ok")]]), "");
    assert!(findings(&[made, vec![renamed("sad")]]).contains("the label `sad`"));
}

#[test]
fn exclusions_that_differ_in_order_have_an_index_each() {
    let both = [
        exclusion("up", Order::Ascending),
        exclusion("down", Order::Descending),
    ];
    let made = create("users", &["mood mood"], &both);
    let mood = create_enum("mood", &["sad", "ok"]);
    assert_eq!(findings(&[vec![mood, made]]), "");
}

/// The way back would drop the column and make it anew.
#[test]
fn a_column_of_the_replica_identity_stays_generated() {
    let code = Column::new("code", Type::Text, false).generated(Some(Expression::over("'a'", &[])));
    let Operation::CreateTable(users) = create("users", &[], &[unique("users", &["code"])]) else {
        unreachable!()
    };
    let users = Operation::CreateTable(CreateTable {
        columns: all([code]),
        ..users
    });
    let by = ReplicaIdentity::UsingIndex("users_code_key");
    let identity = Change::Storage(StorageChange::ReplicaIdentity(by));
    let plain = Change::AlterColumn {
        name: "code",
        ty: ColumnType {
            ty: Type::Text,
            nullable: false,
        },
        change: ColumnChange::DropExpression,
    };
    let made = [users, alter("users", &[identity])];
    check(
        &[&made[..], &[alter("users", &[plain])]].concat(),
        "index `users_code_key` of table `users` is the replica identity of its table; set another one first",
        "the column `users.code` is needed by the replica identity of `users`; drop or change that first",
    );
    check(&[made[0], alter("users", &[plain])], "", "");
}

#[test]
fn a_foreign_key_depends_on_the_primary_key_of_a_new_table_first() {
    let mut other = unique("users", &["id"]);
    other.options.include = names(&["id"]);
    let keys = [other, primary_key("users", &["id"])];
    let made = vec![
        create("users", &["id uuid", "parent uuid"], &keys),
        alter(
            "users",
            &[constrain(foreign_key("users", "parent", ("users", "id")))],
        ),
    ];
    let without = |name| vec![alter("users", &[drop_constraint(name)])];
    assert_eq!(findings(&[made.clone(), without("users_id_key")]), "");
    let refused = findings(&[made, without("users_pkey")]);
    assert!(refused.contains("drop the foreign key first"), "{refused}");
}
