//! Range types. They are ours: sea-query has none.

use super::Piece;
use crate::ident::{Name, Quoted};
use crate::step::{CreateRange, DropRange, RenameType};
use crate::types::Type;

pub(super) fn create(step: &CreateRange<'_>) -> Piece {
    let quoted = |name: Option<Name<'_>>| name.map(|it| it.quoted());
    let options = [
        ("SUBTYPE", Some(step.subtype.to_string())),
        ("SUBTYPE_OPCLASS", quoted(step.subtype_opclass)),
        ("COLLATION", quoted(step.collation)),
        ("SUBTYPE_DIFF", quoted(step.subtype_diff)),
        ("MULTIRANGE_TYPE_NAME", quoted(Some(step.multirange()))),
    ];
    let options = options.into_iter().filter_map(|(word, value)| {
        let value = value?;
        Some(format!("    {word} = {value}"))
    });
    let options: Vec<String> = options.collect();
    let sql = format!(
        "CREATE TYPE {} AS RANGE (\n{}\n)",
        step.name.quoted(),
        options.join(",\n")
    );
    Piece::new(sql, format!("Create range type {}.", step.name))
}

/// The functions that make values of a range type bear its name, and PostgreSQL leaves them their old one (`RenameType`
/// in its `typecmds.c`). A dump would make them anew with the new one.
pub(super) fn rename_functions(step: &RenameType<'_>, to: Name<'_>) -> Vec<Piece> {
    let Some(subtype) = step.subtype else {
        return Vec::new();
    };
    let takes = [vec![subtype, subtype], vec![subtype, subtype, Type::Text]];
    let pieces = takes.into_iter().map(|types| {
        let types: Vec<String> = types.iter().map(ToString::to_string).collect();
        let types = types.join(", ");
        let sql = format!(
            "ALTER FUNCTION {}({types}) RENAME TO {}",
            step.from.quoted(),
            Quoted(to.name)
        );
        let comment = format!("Rename function {}({types}) to {}.", step.from, to.name);
        Piece::new(sql, comment)
    });
    pieces.collect()
}

pub(super) fn drop(step: &DropRange<'_>) -> Piece {
    let sql = format!("DROP TYPE {}", step.name.quoted());
    Piece::new(sql, format!("Drop range type {}.", step.name))
}
