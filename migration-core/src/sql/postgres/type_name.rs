//! Names of types. `RENAME` is ours: sea-query has it for enum types alone.

use super::{Piece, range};
use crate::ident::Quoted;
use crate::step::{RenameType, TypeKind};

pub(super) fn rename(step: &RenameType<'_>) -> Vec<Piece> {
    let to = step.to.made().unwrap_or(step.from);
    let noun = match step.kind {
        TypeKind::Domain => "DOMAIN",
        TypeKind::Enum | TypeKind::Composite | TypeKind::Range => "TYPE",
    };
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
