//! Publications. They are ours: sea-query has none.

use super::Piece;
use crate::ident::Quoted;
use crate::sql::writer::parenthesized;
use crate::step::{
    AlterPublication, CreatePublication, DropPublication, Members, PublicationChange,
    PublicationOptions, Published, PublishedChanges, PublishedGenerated, PublishedTable,
    RenamePublication,
};

pub(super) fn create(step: &CreatePublication<'_>) -> Piece {
    let of = match step.of {
        Published::AllTables => " FOR ALL TABLES".to_owned(),
        Published::Members(members) if members.is_empty() => String::new(),
        Published::Members(members) => format!(" FOR {}", list(&members, table)),
    };
    let PublicationOptions {
        publish,
        via_partition_root,
        generated_columns,
    } = step.options;
    let publish = (publish != PublicationOptions::DEFAULT.publish).then_some(publish);
    let generated = generated_columns != PublishedGenerated::None;
    let generated = generated.then_some(generated_columns);
    let options = match options(publish, via_partition_root.then_some(true), generated) {
        none if none.is_empty() => none,
        some => format!(" WITH ({some})"),
    };
    let sql = format!("CREATE PUBLICATION {}{of}{options}", Quoted(step.name));
    Piece::new(sql, format!("Create publication {}.", step.name))
}

pub(super) fn alter(step: &AlterPublication<'_>) -> Piece {
    let change = match step.change {
        PublicationChange::Add(members) => format!("ADD {}", list(&members, table)),
        PublicationChange::Set(members) => format!("SET {}", list(&members, table)),
        PublicationChange::Drop(members) => {
            format!("DROP {}", list(&members, only))
        }
        PublicationChange::Options {
            publish,
            via_partition_root,
            generated_columns,
        } => {
            let options = options(publish, via_partition_root, generated_columns);
            format!("SET ({options})")
        }
    };
    let sql = format!("ALTER PUBLICATION {} {change}", Quoted(step.name));
    Piece::new(sql, format!("Change publication {}.", step.name))
}

pub(super) fn rename(step: &RenamePublication<'_>) -> Piece {
    let [name, to] = [step.name, step.to].map(Quoted);
    let sql = format!("ALTER PUBLICATION {name} RENAME TO {to}");
    Piece::new(
        sql,
        format!("Rename publication {} to {}.", step.name, step.to),
    )
}

pub(super) fn drop(step: &DropPublication<'_>) -> Piece {
    let sql = format!("DROP PUBLICATION {}", Quoted(step.name));
    Piece::new(sql, format!("Drop publication {}.", step.name))
}

fn list(members: &Members<'_>, table: impl Fn(&PublishedTable<'_>) -> String) -> String {
    let tables: Vec<_> = members.tables.iter().map(table).collect();
    let schemas: Vec<_> = members
        .schemas
        .iter()
        .map(|it| Quoted(it).to_string())
        .collect();
    let all = [("TABLE", tables), ("TABLES IN SCHEMA", schemas)];
    let all = all.into_iter().filter(|(_, names)| !names.is_empty());
    let all: Vec<_> = all
        .map(|(word, names)| format!("{word} {}", names.join(", ")))
        .collect();
    all.join(", ")
}

/// The table alone: without `ONLY`, PostgreSQL takes those too that inherit from it.
fn only(table: &PublishedTable<'_>) -> String {
    format!("ONLY {}", table.table.quoted())
}

fn table(table: &PublishedTable<'_>) -> String {
    let mut sql = only(table);
    let columns: Vec<_> = table
        .columns
        .iter()
        .map(|it| Quoted(it).to_string())
        .collect();
    if !columns.is_empty() {
        sql.push_str(&format!(" ({})", columns.join(", ")));
    }
    if let Some(predicate) = &table.predicate {
        sql.push_str(&format!(" WHERE {}", parenthesized(predicate)));
    }
    sql
}

fn options(
    publish: Option<PublishedChanges>,
    via_root: Option<bool>,
    generated: Option<PublishedGenerated>,
) -> String {
    let publish = publish.map(|it| format!("publish = '{}'", words(it)));
    let via_root = via_root.map(|it| format!("publish_via_partition_root = {it}"));
    let generated = generated.map(|it| match it {
        PublishedGenerated::None => "publish_generated_columns = none".to_owned(),
        PublishedGenerated::Stored => "publish_generated_columns = stored".to_owned(),
    });
    let all: Vec<_> = publish
        .into_iter()
        .chain(via_root)
        .chain(generated)
        .collect();
    all.join(", ")
}

fn words(changes: PublishedChanges) -> String {
    let all = [
        (changes.insert, "insert"),
        (changes.update, "update"),
        (changes.delete, "delete"),
        (changes.truncate, "truncate"),
    ];
    let set = all.into_iter().filter(|(set, _)| *set);
    set.map(|(_, word)| word).collect::<Vec<_>>().join(", ")
}
