//! Extended statistics. They are ours: sea-query has none.

use super::Piece;
use crate::ident::{Name, Quoted};
use crate::sql::writer::parenthesized;
use crate::step::{
    AlterStatistics, CreateStatistics, DropStatistics, KeyKind, MoveStatistics, RenameStatistics,
    StatisticsKind,
};

/// The statistics, and their target, which is no part of `CREATE STATISTICS`.
pub(super) fn create(step: &CreateStatistics<'_>) -> Vec<Piece> {
    let name = step.full_name();
    let kinds: Vec<_> = step.kinds.iter().map(|it| kind(*it)).collect();
    let kinds = match kinds.join(", ") {
        all if all.is_empty() => all,
        some => format!(" ({some})"),
    };
    let keys: Vec<_> = step.keys.iter().map(key).collect();
    let sql = format!(
        "CREATE STATISTICS {}{kinds} ON {} FROM {}",
        name.quoted(),
        keys.join(", "),
        step.table.quoted()
    );
    let comment = format!("Create statistics {} of {}.", step.name.text(), step.table);
    let create = Piece::new(sql, comment);
    let target = step.target.map(|it| set(name, Some(it)));
    std::iter::once(create).chain(target).collect()
}

pub(super) fn alter(step: &AlterStatistics<'_>) -> Piece {
    set(step.name, step.target)
}

/// `-1` is the default; the word `DEFAULT` for it is only known since PostgreSQL 17.
fn set(name: Name<'_>, target: Option<u16>) -> Piece {
    let target = target.map_or(-1, i32::from);
    let sql = format!("ALTER STATISTICS {} SET STATISTICS {target}", name.quoted());
    Piece::new(sql, format!("Set the target of statistics {name}."))
}

pub(super) fn rename(step: &RenameStatistics<'_>) -> Piece {
    let (name, to) = (step.name.quoted(), Quoted(step.to));
    let sql = format!("ALTER STATISTICS {name} RENAME TO {to}");
    Piece::new(
        sql,
        format!("Rename statistics {} to {}.", step.name, step.to),
    )
}

pub(super) fn change_schema(step: &MoveStatistics<'_>) -> Piece {
    let (name, schema) = (step.name.quoted(), Quoted(step.schema));
    let sql = format!("ALTER STATISTICS {name} SET SCHEMA {schema}");
    let comment = format!("Move statistics {} to schema {}.", step.name, step.schema);
    Piece::new(sql, comment)
}

pub(super) fn drop(step: &DropStatistics<'_>) -> Piece {
    let sql = format!("DROP STATISTICS {}", step.name.quoted());
    Piece::new(sql, format!("Drop statistics {}.", step.name))
}

fn key(key: &KeyKind<'_>) -> String {
    match key {
        KeyKind::Column(name) => Quoted(name).to_string(),
        KeyKind::Expression(it) => parenthesized(it),
    }
}

const fn kind(kind: StatisticsKind) -> &'static str {
    match kind {
        StatisticsKind::Distinct => "ndistinct",
        StatisticsKind::Dependencies => "dependencies",
        StatisticsKind::MostCommon => "mcv",
    }
}
