//! Schemas. They are ours: sea-query has none.

use super::Piece;
use crate::ident::Quoted;
use crate::step::{CreateSchema, DropSchema, RenameSchema};

pub(super) fn create(step: &CreateSchema<'_>) -> Piece {
    let sql = format!("CREATE SCHEMA {}", Quoted(step.name));
    Piece::new(sql, format!("Create schema {}.", step.name))
}

pub(super) fn drop(step: &DropSchema<'_>) -> Piece {
    let sql = format!("DROP SCHEMA {}", Quoted(step.name));
    Piece::new(sql, format!("Drop schema {}.", step.name))
}

pub(super) fn rename(step: &RenameSchema<'_>) -> Piece {
    let (from, to) = (Quoted(step.name), Quoted(step.to));
    let sql = format!("ALTER SCHEMA {from} RENAME TO {to}");
    Piece::new(sql, format!("Rename schema {} to {}.", step.name, step.to))
}
