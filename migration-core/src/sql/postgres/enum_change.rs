//! Labels of enum types. They are ours: sea-query writes a label's line break as `\n`, and knows no way to take one away.

use super::column::default;
use super::{Piece, pieces};
use crate::ident::{Name, Quoted};
use crate::sql::writer::{dollar_quoted, literal};
use crate::step::{AlterEnum, Column, CreateEnum, EnumChange, EnumRebuild, LabelPlace};
use crate::types::Type;

pub(super) fn alter(step: &AlterEnum<'_>) -> Vec<Piece> {
    let changes = step.changes.iter();
    changes.flat_map(|it| change(step.name, it)).collect()
}

fn change(name: Name<'_>, change: &EnumChange<'_>) -> Vec<Piece> {
    let ty = name.quoted();
    let piece = match change {
        EnumChange::AddValue { label, place } => Piece::new(
            format!(
                "ALTER TYPE {ty} ADD VALUE {}{}",
                literal(label),
                beside(place)
            ),
            format!("Alter enum type {name}: add {label}."),
        ),
        EnumChange::RenameValue { from, to } => Piece::new(
            format!(
                "ALTER TYPE {ty} RENAME VALUE {} TO {}",
                literal(from),
                literal(to)
            ),
            format!("Alter enum type {name}: rename {from} to {to}."),
        ),
        EnumChange::Rebuild(it) => return rebuild(name, it),
        // The replay makes a rebuild of it.
        EnumChange::RemoveValue { .. } => return Vec::new(),
    };
    vec![piece]
}

fn beside(place: &LabelPlace<'_>) -> String {
    match place {
        LabelPlace::End => String::new(),
        LabelPlace::Before(label) => format!(" BEFORE {}", literal(label)),
        LabelPlace::After(label) => format!(" AFTER {}", literal(label)),
    }
}

fn rebuild(name: Name<'_>, step: &EnumRebuild<'_>) -> Vec<Piece> {
    let mut all = Vec::new();
    all.extend(unused(name, step));
    all.extend(step.before.iter().flat_map(pieces));
    let aside = name.sibling(step.aside);
    all.push(Piece::new(
        format!(
            "ALTER TYPE {} RENAME TO {}",
            name.quoted(),
            Quoted(step.aside)
        ),
        format!("Put enum type {name} aside."),
    ));
    all.push(super::enum_type::create(&CreateEnum {
        name,
        labels: step.labels,
    }));
    let tables = step.columns.chunk_by(|one, two| one.0.same(&two.0));
    all.extend(tables.map(|columns| moved(name, columns)));
    all.push(Piece::new(
        format!("DROP TYPE {}", aside.quoted()),
        format!("Drop the old enum type {name}."),
    ));
    all.extend(step.after.iter().flat_map(pieces));
    all
}

/// Refuses while rows hold what goes, and says how many.
fn unused(name: Name<'_>, step: &EnumRebuild<'_>) -> Option<Piece> {
    let mut checks = String::new();
    for (table, column) in step.columns {
        for label in step.removed {
            checks.push_str(&unused_in(name, label, (*table, column)));
        }
    }
    (!checks.is_empty()).then(|| {
        let sql = format!("DO {}", dollar_quoted(&format!("\nBEGIN{checks}\nEND\n")));
        let labels = step.removed.join(", ");
        Piece::new(sql, format!("Check that no row has {labels} of {name}."))
    })
}

fn unused_in(ty: Name<'_>, label: &str, (table, column): (Name<'_>, &Column<'_>)) -> String {
    let value = format!("t.{}::text", Quoted(column.name));
    let holds = match column.ty {
        Type::Array(_) => format!("{} = ANY ({value}[])", literal(label)),
        _ => format!("{value} = {}", literal(label)),
    };
    let rows = format!("FROM {} AS t WHERE {holds}", table.quoted());
    let why = literal(&format!("the type {ty} cannot lose the label {label}: "));
    let what = literal(&format!(
        " rows of {table} have it in the column {}; give them another value first",
        column.name
    ));
    format!(
        "\n    IF EXISTS (SELECT {rows}) THEN\n        RAISE EXCEPTION USING ERRCODE = 'object_in_use',\n            \
         MESSAGE = {why} || (SELECT count(*) {rows}) || {what};\n    END IF;"
    )
}

/// The columns of one table, which is written anew once.
///
/// PostgreSQL drops defaults in its first pass, changes types in the next and sets defaults after (`ATPrepCmd` in
/// `tablecmds.c`), so that one statement can hold all.
fn moved(ty: Name<'_>, columns: &[(Name<'_>, Column<'_>)]) -> Piece {
    let mut actions = Vec::new();
    for (_, column) in columns {
        let name = Quoted(column.name);
        let text = match column.ty {
            Type::Array(_) => "text[]",
            _ => "text",
        };
        if column.default.is_some() {
            actions.push(format!("ALTER COLUMN {name} DROP DEFAULT"));
        }
        let ty = column.ty;
        actions.push(format!(
            "ALTER COLUMN {name} TYPE {ty} USING {name}::{text}::{ty}"
        ));
        if let Some(it) = &column.default {
            actions.push(format!("ALTER COLUMN {name} SET DEFAULT {}", default(it)));
        }
    }
    let table = columns.first().map_or(ty, |(table, _)| *table);
    let sql = format!(
        "ALTER TABLE {}\n    {}",
        table.quoted(),
        actions.join(",\n    ")
    );
    Piece::new(sql, format!("Move {table} to the new enum type {ty}."))
}
