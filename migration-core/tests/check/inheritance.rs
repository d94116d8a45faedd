//! Tables that inherit from others.

use super::build::*;
use super::partitions::check as said;
use migration_core::ident::{Name, ObjectName};
use migration_core::step::*;
use migration_core::value::Expression;

fn titled(sql: &'static str) -> Constraint<'static> {
    let check = ConstraintKind::Check(Expression::over(sql, &["title"]));
    Constraint::new(ObjectName::Given("titled"), check)
}

fn notes() -> Operation<'static> {
    create("notes", &["id int", "title text"], &[titled("title > ''")])
}

fn child(name: &str, columns: &[&str], parents: &[&'static str]) -> Operation<'static> {
    let Operation::CreateTable(step) = create(name, columns, &[]) else {
        unreachable!()
    };
    let parents = parents.iter().map(|it| Name::plain(it));
    Operation::CreateTable(CreateTable {
        options: TableOptions::PLAIN.inherits(all(parents)),
        ..step
    })
}

fn family() -> Vec<Operation<'static>> {
    vec![notes(), child("letters", &["reply text"], &["notes"])]
}

/// What the check says, and the replay at run time, of a step after these.
#[track_caller]
fn then(made: &[Operation<'static>], step: Operation<'static>, found: &str, replayed: &str) {
    said(&[made, &[step]].concat(), found, replayed);
}

#[test]
fn what_follows_a_table() {
    for step in [
        alter("notes", &[add("more text"), drop("title text")]),
        alter(
            "notes",
            &[rename("id int", "number"), change("number int", "bigint")],
        ),
        alter("notes", &[drop_constraint("titled")]),
        alter("letters", &[drop("reply text"), add("more text")]),
        index("letters", &["title"]),
        rename_table("notes", "texts"),
        drop_table("letters"),
    ] {
        then(&family(), step, "", "");
    }
}

#[test]
fn a_column_is_gone_from_all() {
    let made = [family(), vec![alter("notes", &[drop("title text")])]].concat();
    then(
        &made,
        index("letters", &["title"]),
        "table `letters` has no column `title` any more: m1 dropped it",
        "there is no column `title` of `letters` (there is id, reply)",
    );
}

#[test]
fn a_column_is_changed_where_it_comes_from() {
    for change in [
        drop("title text"),
        rename("title text", "name"),
        change("id int", "bigint"),
    ] {
        let name = match change {
            Change::ChangeType { .. } => "id",
            _ => "title",
        };
        then(
            &family(),
            alter("letters", &[change]),
            &format!(
                "column `{name}` comes from table `notes`, from which this one inherits; change it there"
            ),
            &format!(
                "the column `{name}` of `letters` comes from a table that this one inherits from; change it there"
            ),
        );
    }
    then(
        &family(),
        alter("letters", &[drop_constraint("titled")]),
        "check constraint `titled` of table `letters` is there because table `notes` has it; change that",
        "`titled` of `letters` is there because `notes` has it; change that",
    );
}

#[test]
fn nothing_goes_along_with_an_inherited_column() {
    let cascading = |table, change| {
        let of = &*Box::leak(Box::new(change));
        alter(table, &[Change::Cascade(Cascade { of, along: &[] })])
    };
    then(
        &family(),
        cascading("notes", drop("title text")),
        "column `title` goes from table `letters` too, where `cascade` takes nothing along; drop what needs it first, and the column without `cascade`",
        "the column `title` of `notes` goes from the tables that inherit it too, where `cascade` takes nothing along; drop what needs it first, and the column without `cascade`",
    );
    then(
        &family(),
        cascading("letters", drop("title text")),
        "column `title` comes from table `notes`, from which this one inherits; change it there",
        "the column `title` of `letters` comes from a table that this one inherits from; change it there",
    );
    then(
        &family(),
        cascading("letters", drop_constraint("titled")),
        "check constraint `titled` of table `letters` is there because table `notes` has it; change that",
        "`titled` of `letters` is there because `notes` has it; change that",
    );
    for step in [
        cascading("letters", drop("reply text")),
        cascading("notes", drop_constraint("titled")),
    ] {
        then(&family(), step, "", "");
    }
}

#[test]
fn what_is_there_below() {
    then(
        &family(),
        alter("notes", &[add("reply text")]),
        "column `reply` of table `letters` is there already, in a table that inherits; change that to `no_inherit`, and to `inherit` after",
        "the column `reply` of `letters` is there already, in a table that inherits; change that to `no_inherit`, and to `inherit` after",
    );
    let own = [notes(), child("letters", &["title text"], &["notes"])];
    then(
        &own,
        alter("notes", &[drop("title text")]),
        "column `title` of table `letters` is its own too, and would stay; change that table to `no_inherit` first",
        "the column `title` of `letters` is this table's own too, and would stay; change the table to `no_inherit` first",
    );
}

#[test]
fn a_table_goes_after_those_below() {
    then(
        &family(),
        drop_table("notes"),
        "table `letters` inherits from table `notes`; drop it first, or change it to `no_inherit`",
        "the table `notes` is needed by the table `letters`, which inherits from it; drop or change that first",
    );
}

#[test]
fn a_table_comes_to_inherit() {
    let alike = create(
        "letters",
        &["id int", "title text"],
        &[titled("title > ''")],
    );
    let made = vec![notes(), alike];
    let from = Name::plain("notes");
    let inherit = alter("letters", &[Change::Inherit(from)]);
    let made = [made, vec![inherit]].concat();
    let no_more = alter("letters", &[Change::NoInherit(from)]);
    then(&made, no_more, "", "");
    then(
        &made,
        alter("letters", &[Change::NoInherit(from), drop("title text")]),
        "",
        "",
    );
    then(
        &made,
        inherit,
        "table `notes` is inherited from already; name it once",
        "`letters` inherits from a table twice; name it once",
    );
    then(
        &made,
        alter("notes", &[Change::Inherit(Name::plain("letters"))]),
        "table `notes` would inherit from itself",
        "`notes` would inherit from itself",
    );
    let more = [made, vec![alter("notes", &[add("more text")])]].concat();
    then(
        &more,
        no_more,
        "column `more` of table `letters` comes only from table `notes`, and would be its own then, which no undo makes inherited again; make a new table with columns of its own, and move the rows there",
        "`letters` has columns or checks only from that table, which would be its own then, and no undo makes them inherited again; make a new table with columns of its own, and move the rows there",
    );
}

#[test]
fn a_table_that_lacks_something_does_not_inherit() {
    let inherit = || alter("letters", &[Change::Inherit(Name::plain("notes"))]);
    for (columns, checks, found, replayed) in [
        (
            &["id int"][..],
            &[][..],
            "table `letters` has no column `title` as table `notes` has; add it",
            "`letters` has no column `title` as `notes` has; add it",
        ),
        (
            &["id bigint", "title text"],
            &[],
            "column `id` is bigint NOT NULL here, and integer NOT NULL in table `notes`, from which it is inherited; make both the same",
            "the column `id` of `letters` is of another type than in the table that this one inherits from; make both the same",
        ),
        (
            &["id int", "title text"],
            &[],
            "table `letters` has no check `titled` as table `notes` has; add it, in the same words",
            "`letters` has no check `titled` as `notes` has; add it, in the same words",
        ),
        (
            &["id int", "title text"],
            &[titled("title <> ''")],
            "check constraint `titled` of table `letters` is nearly `titled` of the table above; make it the same, or drop it",
            "the constraint `titled` of `letters` is nearly `titled` of the table above; make it the same, or drop it",
        ),
    ] {
        let made = [notes(), create("letters", columns, checks)];
        then(&made, inherit(), found, replayed);
    }
}
