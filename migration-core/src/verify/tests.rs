//! What is told, from what is said and what is found.

use super::expected::Said;
use super::*;
use crate::schema::Noun;

fn item((noun, name, part): (Noun, &str, &str)) -> Item {
    Item::new(noun, ("public", name), part)
}

const TABLE: (Noun, &str, &str) = (Noun::Table, "tasks", "");
const COLUMN: (Noun, &str, &str) = (Noun::Column, "tasks", "id");
const NOTE: (Noun, &str, &str) = (Noun::Column, "tasks", "note");

/// A column of a table, and what is found.
#[track_caller]
fn check(found: &[((Noun, &str, &str), &str)], lines: &[&str]) {
    let mut expected = Expected::default();
    let table = item(TABLE);
    for (it, words, of) in [
        (TABLE, "", None),
        (COLUMN, "bigint not null", Some(table.clone())),
    ] {
        let words = Some(words.to_owned());
        expected.items.insert(item(it), Said { words, table: of });
    }
    expected.include("public");
    let found = found.iter().map(|(it, words)| {
        let is_part = it.0 == Noun::Column;
        let of = Item::new(Noun::Table, ("public", it.1), "");
        let words = (*words).to_owned();
        let table = is_part.then_some(of);
        (item(*it), Found { words, table })
    });
    let found: BTreeMap<_, _> = found.collect();
    let told = compare(&expected, &found, ("public", "migration_journal"));
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert_eq!(told, lines);
}

#[test]
fn what_is_there_is_not_told() {
    check(&[(TABLE, ""), (COLUMN, "bigint not null")], &[]);
}

#[test]
fn a_missing_table_is_told_without_its_parts() {
    check(&[], &["the table `tasks` is missing"]);
}

#[test]
fn a_column_is_missing_or_another() {
    check(&[(TABLE, "")], &["the column `tasks.id` is missing"]);
    check(
        &[(TABLE, "partitioned"), (COLUMN, "integer")],
        &[
            "the table `tasks` is partitioned, not plain",
            "the column `tasks.id` is integer, not bigint not null",
        ],
    );
}

#[test]
fn what_is_besides_is_told_without_its_parts() {
    let other = (Noun::Table, "other", "");
    let journal = (Noun::Table, "migration_journal", "");
    check(
        &[
            (TABLE, ""),
            (COLUMN, "bigint not null"),
            (NOTE, "text"),
            (other, ""),
            ((Noun::Column, "other", "id"), "bigint"),
            (journal, ""),
            ((Noun::Column, "migration_journal", "id"), "text"),
        ],
        &[
            "the table `other` is not in the history",
            "the column `tasks.note` is not in the history",
        ],
    );
}
