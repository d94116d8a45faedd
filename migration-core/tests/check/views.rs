//! Views: what their queries name, and who needs them.

use super::build::*;
use super::findings;
use migration_core::ident::Name;
use migration_core::step::{CreateView, DropBehavior, DropView, Operation, RenameView, ViewKind};
use migration_core::value::{Mention, Query};

const USERS: Name<'static> = Name::plain("users");

#[track_caller]
fn check(steps: &[Operation<'static>], expected: &str) {
    assert_eq!(findings(&[steps.to_vec()]), expected);
}

fn users() -> Operation<'static> {
    create("users", &["id uuid", "email text"], &[])
}

fn new(
    name: &'static str,
    columns: &'static [&'static str],
    mentions: &'static [Mention<'static>],
) -> CreateView<'static> {
    let query = Query {
        sql: "SELECT 1",
        mentions,
    };
    CreateView::new(Name::plain(name), columns, query)
}

fn view(name: &'static str, mentions: &'static [Mention<'static>]) -> Operation<'static> {
    Operation::CreateView(new(name, &["a"], mentions))
}

fn drop_view(name: &'static str, behavior: DropBehavior) -> Operation<'static> {
    Operation::DropView(DropView {
        name: Name::plain(name),
        kind: ViewKind::Plain,
        behavior,
    })
}

const EMAIL: &[Mention<'static>] = &[
    Mention::Relation(USERS),
    Mention::Column {
        relations: &[USERS],
        column: "email",
    },
];

const OF_V: &[Mention<'static>] = &[Mention::Relation(Name::plain("v"))];
const OF_W: &[Mention<'static>] = &[Mention::Relation(Name::plain("w"))];
const ROW: &[Mention<'static>] = &[Mention::Type(USERS)];
const GEOMETRY: &[Mention<'static>] = &[Mention::Type(Name::plain("geometry"))];

#[test]
fn what_a_view_reads_stays() {
    let made = [users(), view("v", EMAIL)];
    let then = |step| [made.to_vec(), vec![step]].concat();
    check(
        &then(drop_table("users")),
        "table `users` is needed by view `v`; drop or change that first",
    );
    check(
        &then(alter("users", &[drop("email text")])),
        "column `email` of table `users` is needed by view `v`; drop or change that first",
    );
    check(&then(alter("users", &[drop("id uuid")])), "");
}

#[test]
fn a_replaced_view_reads_only_what_its_new_query_does() {
    let other = Operation::ReplaceView(new("v", &["a"], &[]));
    check(&[users(), view("v", EMAIL), other, drop_table("users")], "");
}

#[test]
fn a_cascade_takes_all_that_reads() {
    let made = [view("v", &[]), view("w", OF_V), view("x", OF_W)];
    let then = |steps: &[Operation<'static>]| [&made, steps].concat();
    let cascade = drop_view("v", DropBehavior::Cascade);
    check(
        &then(&[drop_view("v", DropBehavior::Restrict)]),
        "view `v` is needed by view `w`; drop or change that first",
    );
    check(&then(&[cascade, view("x", &[])]), "");
    check(
        &then(&[cascade, drop_view("x", DropBehavior::Restrict)]),
        "there is no view `x` any more: m1 dropped it",
    );
}

#[test]
fn a_message_has_the_name_that_a_view_has_now() {
    let rename = Operation::RenameView(RenameView {
        from: Name::plain("v"),
        to: "seen",
        kind: ViewKind::Plain,
    });
    check(
        &[users(), view("v", EMAIL), rename, drop_table("users")],
        "table `users` is needed by view `seen`; drop or change that first",
    );
}

#[test]
fn types_in_texts() {
    check(
        &[users(), view("v", ROW), drop_table("users")],
        "table `users` is needed by view `v`; drop or change that first",
    );
    check(&[view("v", GEOMETRY)], "");
}

#[test]
fn no_circle() {
    let round = Operation::ReplaceView(new("v", &["a"], OF_W));
    check(
        &[view("v", &[]), view("w", OF_V), round],
        "view `v` would read itself; write a query that reads other tables and views",
    );
}
