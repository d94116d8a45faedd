//! Partitions, and what else there is about their tables: texts, enum types, and what others own.

use super::build::*;
use super::{findings, history};
use migration_core::ident::{Name, ObjectName};
use migration_core::schema::{Arena, Schema, Undo, apply};
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::{DefaultValue, Expression, Mention, Query, Value};

const EVENTS: Name<'static> = Name::plain("events");
const YEAR: Name<'static> = Name::plain("year");

const MOOD: &Type<'static> = &Type::Made(Name::plain("mood"));

const LABEL: Bound<'static> = Bound::List(&[BoundValue::Value(Value::Text("new"))]);

/// What the check says, and the replay at run time, which are of one mind.
#[track_caller]
pub(super) fn check(steps: &[Operation<'static>], said: &str, replayed: &str) {
    let all = [steps.to_vec()];
    assert_eq!(findings(&all), said);
    let (arena, mut schema) = (Arena::new(), Schema::default());
    let history = history(&all);
    let error = history[0]
        .steps
        .iter()
        .find_map(|step| apply(&mut schema, step, &arena).err());
    assert_eq!(error.map_or(String::new(), |it| it.to_string()), replayed);
}

/// A type, a table that is partitioned by a list of its `key`, and a partition.
fn made(key: &str, bound: Bound<'static>) -> Vec<Operation<'static>> {
    let keys = all([IndexKey::new(KeyKind::Column(kept(key)))]);
    let strategy = PartitionStrategy::List;
    let partition_by = Some(PartitionBy { strategy, keys });
    let table = Operation::CreateTable(CreateTable {
        columns: all(["id int", "status mood", "name text"].map(column)),
        options: TableOptions {
            partition_by,
            ..TableOptions::PLAIN
        },
        ..CreateTable::new(EVENTS)
    });
    let year = Operation::CreatePartition(CreatePartition {
        name: YEAR,
        table: EVENTS,
        bound,
        partition_by: None,
        with: &[],
        tablespace: None,
    });
    vec![create_enum("mood", &["new", "done"]), table, year]
}

fn then(made: &[Operation<'static>], step: Operation<'static>) -> Vec<Operation<'static>> {
    [made, &[step]].concat()
}

const fn detach() -> Operation<'static> {
    Operation::DetachPartition(DetachPartition::new(YEAR, EVENTS))
}

fn alter_mood(change: EnumChange<'static>) -> Operation<'static> {
    Operation::AlterEnum(AlterEnum {
        name: Name::plain("mood"),
        changes: all([change]),
    })
}

fn view(mentions: &'static [Mention<'static>]) -> Operation<'static> {
    let sql = "SELECT id FROM year";
    let query = Query { sql, mentions };
    Operation::CreateView(CreateView::new(Name::plain("v"), &["id"], query))
}

const ID: &[Mention<'static>] = &[
    Mention::Relation(YEAR),
    Mention::Column {
        relations: &[YEAR],
        column: "id",
    },
];

#[test]
fn a_view_over_a_partition_needs_its_columns() {
    let made = then(&made("name", Bound::Default), view(ID));
    check(&made, "", "");
    check(
        &then(&made, alter("events", &[drop("id int")])),
        "column `id` of table `year` is needed by view `v`; drop or change that first",
        "the column `id` is needed by the view `v`; drop or change that first",
    );
    check(
        &then(&made, alter("events", &[change("id int", "bigint")])),
        "column `id` of table `year` is needed by view `v`; drop or change that first",
        "the column `id` is needed by the view `v`; drop or change that first",
    );
    check(
        &then(&made, alter("events", &[rename("id int", "number")])),
        "column `id` of table `year` is named by the text of view `v`, which would go on naming it so; drop that before, and make it again after",
        "the column `id` is named by the text of the view `v`, which would go on naming it so; drop that before, and make it again after",
    );
    check(
        &then(&made, alter("events", &[drop("name text")])),
        "table `events` is partitioned by `name`, which can be neither dropped nor of another type; make a new table, and move the rows there",
        "the column `events.name` is needed by the partition key of `events`; drop or change that first",
    );
    check(
        &then(&made, drop_table("events")),
        "table `year` is needed by view `v`; drop or change that first",
        "the table `year` is needed by the view `v`; drop or change that first",
    );
}

#[test]
fn a_view_names_columns_that_a_partition_has() {
    let wrong = &[Mention::Column {
        relations: &[YEAR],
        column: "nam",
    }];
    check(
        &then(&made("id", Bound::Default), view(wrong)),
        "table `year` has no column `nam`; did you mean `name`? (it has id, status, name); m1 made the table",
        "there is no column `nam` of `year`; did you mean `name`? (there is id, status, name)",
    );
}

#[test]
fn a_detached_partition_is_a_table() {
    let made = then(&made("id", Bound::Default), detach());
    for step in [
        drop_table("events"),
        drop_table("year"),
        index("year", &["id"]),
        alter("year", &[add("more text")]),
        alter_mood(EnumChange::RemoveValue { label: "done" }),
    ] {
        check(&then(&made, step), "", "");
    }
    check(
        &then(
            &made,
            Operation::DropPartition(DropPartition { name: YEAR }),
        ),
        "table `year` is no partition, but one of its own",
        "`year` is no partition, but a table of its own",
    );
}

const ATTACH: Operation<'static> = Operation::AttachPartition(AttachPartition {
    name: YEAR,
    to: EVENTS,
    bound: Bound::Default,
    check: None,
});

#[test]
fn a_table_is_attached_that_is_as_the_partitions() {
    let apart = then(&made("id", Bound::Default), detach());
    check(&then(&apart, ATTACH), "", "");
    for (change, found, replayed) in [
        (
            add("more text"),
            "table `year` has the column `more`, which table `events` has not; drop or add it",
            "the column `more` of `year` is no column of the table that this one becomes a partition of",
        ),
        (
            drop("name text"),
            "table `year` has no column `name` as table `events` has; add it",
            "`year` has no column `name` as `events` has; add it",
        ),
        (
            change("id int", "bigint"),
            "column `id` of table `year` is bigint NOT NULL, and in table `events` it is integer NOT NULL; make both the same",
            "the column `id` of `year` is of another type than in the table that this one becomes a partition of",
        ),
    ] {
        let steps = then(&then(&apart, alter("year", &[change])), ATTACH);
        check(&steps, found, replayed);
    }
    let check_of = |sql| {
        let kind = ConstraintKind::Check(Expression::over(sql, &["id"]));
        constrain(Constraint::new(ObjectName::Given("k"), kind))
    };
    let checked = then(&apart, alter("events", &[check_of("id > 0")]));
    check(
        &then(&checked, ATTACH),
        "table `year` has no check `k` as table `events` has; add it, in the same words",
        "`year` has no check `k` as `events` has; add it, in the same words",
    );
    let same = then(&checked, alter("year", &[check_of("ID>0 -- same")]));
    check(&then(&same, ATTACH), "", "");
    let other = then(&checked, alter("year", &[check_of("id > 1")]));
    check(
        &then(&other, ATTACH),
        "check constraint `k` of table `year` is nearly `k` of the table above; make it the same, or drop it",
        "the constraint `k` of `year` is nearly `k` of the table above; make it the same, or drop it",
    );
    // A column that has another name since is found in the text.
    let renamed = then(&checked, alter("events", &[rename("id int", "number")]));
    let both = then(&renamed, alter("year", &[rename("id int", "number")]));
    let kind = ConstraintKind::Check(Expression::over("number > 0", &["number"]));
    let add = constrain(Constraint::new(ObjectName::Given("k"), kind));
    check(&then(&then(&both, alter("year", &[add])), ATTACH), "", "");
}

#[test]
fn a_partition_has_what_its_table_has() {
    let made = made("id", Bound::Default);
    let with_index = then(&made, index("events", &["name"]));
    check(
        &then(
            &with_index,
            Operation::CreateEnum(CreateEnum {
                name: Name::plain("year_name_idx"),
                labels: &["a"],
            }),
        ),
        "",
        "",
    );
    check(
        &then(&with_index, create("year_name_idx", &["id int"], &[])),
        "table `year` has an index `year_name_idx` already: m1 made it",
        "the table cannot be named `year_name_idx`: a index of `year` has that name; choose another",
    );
    let drop_index = Operation::DropIndex(DropIndex::new(Name::plain("year_name_idx")));
    check(
        &then(&with_index, drop_index),
        "index `year_name_idx` of table `year` is there because table `events` has it; change that",
        "`year_name_idx` of `year` is there because `events` has it; change that",
    );
    check(
        &then(&made, alter("year", &[add("more text")])),
        "table `year` is a partition, and has the columns of table `events`; change those",
        "`year` is a partition, and has the columns of its table; change those",
    );
    check(
        &then(&made, drop_table("year")),
        "`year` is a partition; write `#[drop_partition]`",
        "`year` is a partition; write `drop_partition`",
    );
}

#[test]
fn the_type_of_a_partition_key_keeps_its_labels() {
    let made = made("status", LABEL);
    check(
        &then(&made, alter_mood(EnumChange::RemoveValue { label: "done" })),
        "table `events` is partitioned by `status`, which can be neither dropped nor of another type; make a new table, and move the rows there",
        "`events` is partitioned by a column of the type, which so cannot be made anew to lose a label",
    );
}

#[test]
fn the_key_of_a_partition_keeps_its_type() {
    let made = made("id", Bound::Default);
    let words = "is partitioned by `id`, which can be neither dropped nor of another type; make a new table, and move the rows there";
    check(
        &then(&made, alter("events", &[change("id int", "bigint")])),
        &format!("table `events` {words}"),
        "the column `events.id` is needed by the partition key of `events`; drop or change that first",
    );
    // That of a partition which has partitions itself, in an expression.
    let made = self::made("name", Bound::Default);
    let next = Expression::over("id + 1", &["id"]);
    let deep = Operation::CreatePartition(CreatePartition {
        name: Name::plain("deep"),
        table: EVENTS,
        bound: LABEL,
        partition_by: Some(PartitionBy {
            strategy: PartitionStrategy::Hash,
            keys: all([IndexKey::new(KeyKind::Expression(next))]),
        }),
        with: &[],
        tablespace: None,
    });
    let made = then(&made, deep);
    for wanted in [change("id int", "bigint"), drop("id int")] {
        check(
            &then(&made, alter("events", &[wanted])),
            "table `deep` is partitioned by `id`, which can be neither dropped nor of another type; make a new table, and move the rows there",
            "the column `deep.id` is needed by the partition key of `deep`; drop or change that first",
        );
    }
    check(
        &then(&made, alter("events", &[rename("id int", "number")])),
        "",
        "",
    );
}

#[test]
fn a_part_of_a_partitioned_table_is_published_by_its_root() {
    let made = made("id", Bound::Default);
    let publish = |table, columns, via_partition_root| {
        Operation::CreatePublication(CreatePublication {
            name: "news",
            of: Published::Members(Members {
                tables: all([PublishedTable {
                    table,
                    columns,
                    predicate: columns
                        .is_empty()
                        .then(|| Expression::over("id > 0", &["id"])),
                }]),
                schemas: &[],
            }),
            options: PublicationOptions {
                via_partition_root,
                ..PublicationOptions::DEFAULT
            },
        })
    };
    for columns in [&["id"][..], &[]] {
        check(
            &then(&made, publish(EVENTS, columns, false)),
            "table `events` is partitioned, and some of its rows or columns are published only with `via_partition_root = true`",
            "the publication `news` has some rows or columns of a partitioned table, which are published only with `via_partition_root`",
        );
        check(&then(&made, publish(YEAR, columns, false)), "", "");
        let published = then(&made, publish(EVENTS, columns, true));
        let set = |via_root| {
            Operation::AlterPublication(AlterPublication {
                name: "news",
                change: PublicationChange::Options {
                    publish: None,
                    via_partition_root: Some(via_root),
                    generated_columns: None,
                },
            })
        };
        check(&then(&published, set(true)), "", "");
        check(
            &then(&published, set(false)),
            "publication `news` has some rows or columns of the partitioned table `events`, which are published only with `via_partition_root`",
            "the publication `news` has some rows or columns of a partitioned table, which are published only with `via_partition_root`",
        );
        let gone = then(&published, drop_table("events"));
        check(&then(&gone, set(false)), "", "");
    }
}

#[test]
fn rows_are_inserted_into_the_partitioned_table() {
    let made = made("id", Bound::Default);
    let insert = |table| {
        Operation::Insert(Insert {
            table,
            columns: &["id", "status", "name"],
            rows: &[&[
                Some(DefaultValue::Value(Value::Number("1"))),
                Some(DefaultValue::Value(Value::Text("new"))),
                Some(DefaultValue::Value(Value::Text("one"))),
            ]],
            irreversible: Some("never"),
        })
    };
    check(&then(&made, insert(EVENTS)), "", "");
    check(
        &then(&made, insert(YEAR)),
        "`year` is a partition; insert into table `events`, which finds the place of each row",
        "`year` is a partition; insert into its table, which finds the place of each row",
    );
    check(&then(&then(&made, detach()), insert(YEAR)), "", "");
}

#[test]
fn no_unlogged_table_is_published() {
    let table = Name::plain("notes");
    let notes = |options| {
        Operation::CreateTable(CreateTable {
            columns: all([column("id int")]),
            options,
            ..CreateTable::new(table)
        })
    };
    let publish = |tables, schemas| {
        Operation::CreatePublication(CreatePublication {
            name: "news",
            of: Published::Members(Members { tables, schemas }),
            options: PublicationOptions::DEFAULT,
        })
    };
    let whole = PublishedTable {
        table,
        columns: &[],
        predicate: None,
    };
    let unlogged = TableOptions {
        unlogged: true,
        ..TableOptions::PLAIN
    };
    check(
        &[notes(unlogged), publish(all([whole]), &[])],
        "table `notes` is unlogged, and nothing of it is published",
        "the publication `news` has an unlogged table, of which nothing is published",
    );
    let later = alter("notes", &[Change::Storage(StorageChange::SetUnlogged)]);
    let logged = notes(TableOptions::PLAIN);
    check(
        &[logged, publish(all([whole]), &[]), later],
        "publication `news` has table `notes`, of which nothing is published once it is unlogged; take it out first",
        "the publication `news` has the table, of which nothing is published once it is unlogged; take it out first",
    );
    check(&[logged, publish(&[], &["public"]), later], "", "");
}

#[test]
fn a_label_in_a_bound_gets_its_new_name() {
    let (from, to) = ("new", "fresh");
    let rename = alter_mood(EnumChange::RenameValue { from, to });
    let gone = Operation::DropPartition(DropPartition { name: YEAR });
    let all = [[made("status", LABEL), vec![rename, gone]].concat()];
    assert_eq!(findings(&all), "");
    let (arena, mut schema) = (Arena::new(), Schema::default());
    let history = history(&all);
    let steps = history[0].steps.iter();
    let last = steps
        .map(|step| apply(&mut schema, step, &arena).unwrap())
        .last();
    let Some(Undo::LosesData { steps, .. }) = last.map(|it| it.undo) else {
        unreachable!()
    };
    let again = steps.iter().find_map(|it| match it.operation {
        Operation::AttachPartition(it) => Some(it),
        _ => None,
    });
    let fresh = [BoundValue::Value(Value::Text("fresh"))];
    assert_eq!(again.map(|it| it.bound), Some(Bound::List(&fresh)));
}

#[test]
fn a_label_inside_of_a_bound_stays() {
    let mut steps = made(
        "id",
        Bound::List(&[BoundValue::Value(Value::Text("{new}"))]),
    );
    let Operation::CreateTable(table) = &mut steps[1] else {
        unreachable!()
    };
    let list = Column::new("id", Type::Array(MOOD), false);
    table.columns = all([list]);
    let (from, to) = ("new", "fresh");
    steps.push(alter_mood(EnumChange::RenameValue { from, to }));
    check(
        &steps,
        "",
        "the label \"new\" of `mood` stands in the partition `year`; change that first",
    );
}

#[test]
fn a_partition_has_a_row_type() {
    check(
        &then(&made("id", Bound::Default), create_enum("year", &["a"])),
        "there is a table `year` already: m1 made it",
        "the type cannot be named `year`: a table has that name; choose another",
    );
}

#[test]
fn others_part_their_own_tables() {
    let table = CreateTable {
        columns: all([column("id int")]),
        ..CreateTable::new(EVENTS)
    };
    let declared = Operation::Declare(External::Table(table));
    let year = made("id", Bound::Default).remove(2);
    let words = "is declared external or made by `#[sql]`: no step changes it; leave that to its owner, or to `#[sql]` that `drops` and `creates` it";
    check(
        &[declared, year],
        &format!("table `events` {words}"),
        &format!("the table `events` {words}"),
    );
}

#[test]
fn constraints_that_partitions_cannot_have() {
    let made = made("id", Bound::Default);
    let new = |kind, options| {
        let name = ObjectName::Default("k");
        let constraint = Constraint {
            options,
            ..Constraint::new(name, kind)
        };
        then(&made, alter("events", &[constrain(constraint)]))
    };
    let key = ForeignKey::new(&["id"], Name::plain("events"), &["id"]);
    let not_valid = ConstraintOptions {
        state: ConstraintState::NotValid,
        ..ConstraintOptions::NONE
    };
    let no_inherit = ConstraintOptions {
        no_inherit: true,
        ..ConstraintOptions::NONE
    };
    let elements = all([ExclusionElement {
        key: IndexKey::new(KeyKind::Column("id")),
        operator: "=",
    }]);
    let exclusion = Exclusion {
        method: "btree",
        elements,
        columns: &["id"],
        predicate: None,
    };
    for (kind, options, why) in [
        (
            ConstraintKind::ForeignKey(key),
            not_valid,
            "is a foreign key of a partitioned table, which PostgreSQL checks at once; take `not_valid` away",
        ),
        (
            ConstraintKind::Check(Expression::over("id > 0", &["id"])),
            no_inherit,
            "is a check of a partitioned table, which its partitions have too; take `no_inherit` away",
        ),
        (
            ConstraintKind::Exclude(exclusion),
            ConstraintOptions::NONE,
            "excludes rows of a partitioned table, which PostgreSQL looks for in one partition alone",
        ),
    ] {
        let replayed = format!("the constraint `k` of `events` {why}");
        check(&new(kind, options), &format!("`k` {why}"), &replayed);
    }
}

#[test]
fn no_index_of_a_partitioned_table_becomes_a_key() {
    let with_index = then(&made("id", Bound::Default), unique_index("events", &["id"]));
    let key = IndexKeyed {
        name: None,
        index: "events_id_idx",
        kind: IndexedKind::Unique,
        timing: Timing::Immediate,
    };
    let words =
        "is partitioned, and none of its indexes can become a key; drop the index, and add the key";
    check(
        &then(&with_index, alter("events", &[Change::AddKeyOfIndex(key)])),
        &format!("table `events` {words}"),
        &format!("`events` {words}"),
    );
}

#[test]
fn what_another_partition_holds() {
    let other = Operation::CreatePartition(CreatePartition {
        name: Name::plain("other"),
        table: EVENTS,
        bound: Bound::List(&[BoundValue::Null, BoundValue::Value(Value::Text("new"))]),
        partition_by: None,
        with: &[],
        tablespace: None,
    });
    let words = "would hold rows that another partition of its table holds";
    check(
        &then(&made("name", LABEL), other),
        &format!("partition `other` {words}: see `year`"),
        &format!("`other` {words}"),
    );
    let gone = then(&then(&made("name", LABEL), detach()), other);
    check(&gone, "", "");
}
