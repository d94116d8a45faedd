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

/// What PostgreSQL leaves in the old schema of a range type that goes to another: the functions that make values of it, its
/// multirange type, and the functions of that (`AlterTypeNamespaceInternal` in its `typecmds.c` takes the array type alone
/// along).
pub(super) fn move_others(step: &RenameType<'_>, to: Name<'_>) -> Vec<Piece> {
    let (Some(subtype), Some(multirange)) = (step.subtype, step.multirange.and_then(Type::made))
    else {
        return Vec::new();
    };
    let multirange = step.from.sibling(multirange.name);
    let range = Type::Made(to);
    let of_range = [vec![subtype, subtype], vec![subtype, subtype, Type::Text]];
    let of_multirange = [vec![], vec![range], vec![Type::Array(&range)]];
    let schema = to.schema();
    let function = |name: Name<'_>, types: Vec<Type<'_>>| {
        let types: Vec<String> = types.iter().map(ToString::to_string).collect();
        let types = types.join(", ");
        let sql = format!(
            "ALTER FUNCTION {}({types}) SET SCHEMA {}",
            name.quoted(),
            Quoted(schema)
        );
        Piece::new(
            sql,
            format!("Move function {name}({types}) to schema {schema}."),
        )
    };
    let sql = format!(
        "ALTER TYPE {} SET SCHEMA {}",
        multirange.quoted(),
        Quoted(schema)
    );
    let sets = Piece::new(sql, format!("Move type {multirange} to schema {schema}."));
    let own = of_range.into_iter().map(|types| function(step.from, types));
    let others = of_multirange
        .into_iter()
        .map(|types| function(multirange, types));
    own.chain([sets]).chain(others).collect()
}

pub(super) fn drop(step: &DropRange<'_>) -> Piece {
    let sql = format!("DROP TYPE {}", step.name.quoted());
    Piece::new(sql, format!("Drop range type {}.", step.name))
}
