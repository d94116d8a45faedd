//! Extensions. They are ours: sea-query's builder of them takes names as they stand.
//!
//! `IF NOT EXISTS` is never written: an extension that is there already may be of another version, or in another schema,
//! and the way back would drop what the history did not make.

use super::Piece;
use crate::ident::Quoted;
use crate::sql::writer::literal;
use crate::step::{
    AlterExtension, CreateExtension, DropExtension, ExtensionChange, Origin, is_well_known,
};

pub(super) fn create(step: &CreateExtension<'_>) -> Vec<Piece> {
    if step.origin == Origin::External {
        return Vec::new();
    }
    let mut sql = format!("CREATE EXTENSION {}", Quoted(step.name));
    if let Some(schema) = step.schema {
        sql.push_str(&format!(" SCHEMA {}", Quoted(schema)));
    }
    if let Some(version) = step.version {
        sql.push_str(&format!(" VERSION {}", literal(version)));
    }
    vec![Piece::new(sql, format!("Create extension {}.", step.name))]
}

pub(super) fn alter(step: &AlterExtension<'_>) -> Piece {
    let (name, shown) = (Quoted(step.name), step.name);
    match step.change {
        ExtensionChange::Update(None) => Piece::new(
            format!("ALTER EXTENSION {name} UPDATE"),
            format!("Update extension {shown}."),
        ),
        ExtensionChange::Update(Some(version)) => Piece::new(
            format!("ALTER EXTENSION {name} UPDATE TO {}", literal(version)),
            format!("Update extension {shown} to {version}."),
        ),
        ExtensionChange::SetSchema(schema) => Piece::new(
            format!("ALTER EXTENSION {name} SET SCHEMA {}", Quoted(schema)),
            format!("Move extension {shown} to schema {schema}."),
        ),
    }
}

pub(super) fn drop(step: &DropExtension<'_>) -> Vec<Piece> {
    if step.origin == Origin::External {
        return Vec::new();
    }
    let sql = format!("DROP EXTENSION {}", Quoted(step.name));
    let lost = format!(
        "the rows of tables that the extension {} may have",
        step.name
    );
    let piece = Piece::new(sql, format!("Drop extension {}.", step.name));
    vec![piece.losing((!is_well_known(step.name)).then_some(lost))]
}
