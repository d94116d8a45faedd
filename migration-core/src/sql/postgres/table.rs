//! Tables, made and dropped.
//!
//! The frame of `CREATE TABLE` is ours, with one column or constraint on each line: sea-query writes all on one line,
//! and a table without columns without its parentheses. `DROP TABLE` is sea-query's.

use sea_query::{PostgresQueryBuilder, Table};

use super::{Piece, alter, column, constraint, storage, table_ref};
use crate::ident::Quoted;
use crate::step::{
    CreateTable, DropBehavior, DropTable, MoveTable, RenameTable, ReplicaIdentity, StorageChange,
};

/// The table, and what only `ALTER TABLE` can give it.
pub(super) fn create(step: &CreateTable<'_>) -> Vec<Piece> {
    let identity = step.options.replica_identity;
    let altered = (identity != ReplicaIdentity::Default)
        .then(|| storage::alter(step.name, &StorageChange::ReplicaIdentity(identity)));
    let settings = settings(step);
    std::iter::once(created(step))
        .chain(settings)
        .chain(altered)
        .collect()
}

fn created(step: &CreateTable<'_>) -> Piece {
    let columns = step.columns.iter().map(column::definition);
    let constraints = step.constraints.iter().map(constraint::definition);
    let lines: Vec<String> = columns.chain(constraints).collect();
    let body = if lines.is_empty() {
        String::new()
    } else {
        format!("\n    {}\n", lines.join(",\n    "))
    };
    let unlogged = if step.options.unlogged {
        "UNLOGGED "
    } else {
        ""
    };
    let options = storage::options(&step.options);
    let name = step.name.quoted();
    let sql = format!("CREATE {unlogged}TABLE {name} ({body}){options}");
    Piece::new(sql, format!("Create table {}.", step.name))
}

/// What the definitions of the new table's columns cannot say.
fn settings(step: &CreateTable<'_>) -> Option<Piece> {
    let actions: Vec<String> = step.columns.iter().flat_map(column::settings).collect();
    let comment = format!("Set how columns of {} are kept.", step.name);
    (!actions.is_empty()).then(|| Piece::new(alter::sentence(step.name, &actions), comment))
}

pub(super) fn rename(step: &RenameTable<'_>) -> Piece {
    let (name, to) = (step.name.quoted(), Quoted(step.to));
    let sql = format!("ALTER TABLE {name} RENAME TO {to}");
    Piece::new(sql, format!("Rename table {} to {}.", step.name, step.to))
}

pub(super) fn change_schema(step: &MoveTable<'_>) -> Piece {
    let (name, schema) = (step.name.quoted(), Quoted(step.schema));
    let sql = format!("ALTER TABLE {name} SET SCHEMA {schema}");
    let comment = format!("Move table {} to schema {}.", step.name, step.schema);
    Piece::new(sql, comment)
}

pub(super) fn drop(step: &DropTable<'_>) -> Piece {
    let mut drop = Table::drop();
    drop.table(table_ref(step.name));
    if step.behavior == DropBehavior::Cascade {
        drop.cascade();
    }
    let sql = drop.to_string(PostgresQueryBuilder);
    let piece = Piece::new(sql, format!("Drop table {}.", step.name));
    piece.losing(Some(format!("the rows of `{}`", step.name)))
}
