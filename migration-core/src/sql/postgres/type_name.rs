//! Names and schemas of types. `RENAME` is ours: sea-query has it for enum types alone.

use super::{Piece, range};
use crate::ident::Quoted;
use crate::step::{RenameType, TypeKind};

pub(super) fn rename(step: &RenameType<'_>) -> Vec<Piece> {
    let to = step.to.made().unwrap_or(step.from);
    if to.schema() != step.from.schema() {
        return std::iter::once(change_schema(step, to.schema()))
            .chain(range::move_others(step, to))
            .collect();
    }
    let noun = noun(step.kind);
    let sql = format!(
        "ALTER {noun} {} RENAME TO {}",
        step.from.quoted(),
        Quoted(to.name)
    );
    let renamed = Piece::new(sql, format!("Rename type {} to {}.", step.from, to.name));
    std::iter::once(renamed)
        .chain(range::rename_functions(step, to))
        .collect()
}

fn change_schema(step: &RenameType<'_>, schema: &str) -> Piece {
    let (noun, name) = (noun(step.kind), step.from.quoted());
    let sql = format!("ALTER {noun} {name} SET SCHEMA {}", Quoted(schema));
    Piece::new(sql, format!("Move type {} to schema {schema}.", step.from))
}

const fn noun(kind: TypeKind) -> &'static str {
    match kind {
        TypeKind::Domain => "DOMAIN",
        TypeKind::Enum | TypeKind::Composite | TypeKind::Range => "TYPE",
    }
}
