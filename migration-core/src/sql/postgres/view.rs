//! Views. They are ours: sea-query has none.
//!
//! Columns are always named before the query, so that no version of PostgreSQL calls them otherwise.

use super::{Piece, parameters};
use crate::ident::{Name, Quoted};
use crate::sql::writer::{identifiers, open_ended};
use crate::step::{
    CheckOption, CreateMaterializedView, CreateView, DropBehavior, DropView, MoveView,
    RefreshMaterializedView, RefreshMode, RenameView, ViewData, ViewKind,
};

pub(super) fn create(step: &CreateView<'_>) -> Piece {
    let sql = format!("CREATE VIEW {}", body(step));
    Piece::new(sql, format!("Create view {}.", step.name))
}

pub(super) fn replace(step: &CreateView<'_>) -> Piece {
    let sql = format!("CREATE OR REPLACE VIEW {}", body(step));
    Piece::new(sql, format!("Replace view {}.", step.name))
}

fn body(step: &CreateView<'_>) -> String {
    let options = options(step);
    format!(
        "{}{options} AS\n{}",
        head(step.name, step.columns),
        open_ended(step.query.sql)
    )
}

/// The name, and the names of the columns. A view may have none.
fn head(name: Name<'_>, columns: &[&str]) -> String {
    match columns {
        [] => name.quoted(),
        columns => format!("{} ({})", name.quoted(), identifiers(columns)),
    }
}

/// `check_option` is the same as `WITH CHECK OPTION` behind the query.
fn options(step: &CreateView<'_>) -> String {
    let mut options = Vec::new();
    if step.security_barrier {
        options.push("security_barrier = true");
    }
    if step.security_invoker {
        options.push("security_invoker = true");
    }
    options.extend(step.check_option.map(|it| match it {
        CheckOption::Local => "check_option = local",
        CheckOption::Cascaded => "check_option = cascaded",
    }));
    match options.is_empty() {
        true => String::new(),
        false => format!(" WITH ({})", options.join(", ")),
    }
}

pub(super) fn create_materialized(step: &CreateMaterializedView<'_>) -> Piece {
    let head = head(step.name, step.columns);
    let with = match step.with.is_empty() {
        true => String::new(),
        false => format!(" WITH ({})", parameters::assigned(step.with)),
    };
    let data = match step.data {
        ViewData::Filled => "WITH DATA",
        ViewData::Empty => "WITH NO DATA",
    };
    // A comment at the query's end is closed by the line break.
    let sql = format!(
        "CREATE MATERIALIZED VIEW {head}{with} AS\n{}\n{data}",
        step.query.sql
    );
    Piece::new(sql, format!("Create materialized view {}.", step.name))
}

pub(super) fn drop(step: &DropView<'_>) -> Piece {
    let kind = keyword(step.kind);
    let cascade = match step.behavior {
        DropBehavior::Restrict => "",
        DropBehavior::Cascade => " CASCADE",
    };
    let sql = format!("DROP {} {}{cascade}", kind, step.name.quoted());
    let comment = format!("Drop {} {}.", kind.to_lowercase(), step.name);
    Piece::new(sql, comment)
}

pub(super) fn rename(step: &RenameView<'_>) -> Piece {
    let kind = keyword(step.kind);
    let (from, to) = (step.from.quoted(), Quoted(step.to));
    let sql = format!("ALTER {kind} {from} RENAME TO {to}");
    let kind = kind.to_lowercase();
    Piece::new(sql, format!("Rename {kind} {} to {}.", step.from, step.to))
}

pub(super) fn change_schema(step: &MoveView<'_>) -> Piece {
    let kind = keyword(step.kind);
    let (name, schema) = (step.name.quoted(), Quoted(step.schema));
    let sql = format!("ALTER {kind} {name} SET SCHEMA {schema}");
    let kind = kind.to_lowercase();
    let comment = format!("Move {kind} {} to schema {}.", step.name, step.schema);
    Piece::new(sql, comment)
}

pub(super) fn refresh(step: &RefreshMaterializedView<'_>) -> Piece {
    let name = step.name.quoted();
    let (sql, comment) = match step.mode {
        RefreshMode::Filled => (format!("REFRESH MATERIALIZED VIEW {name}"), "Refresh"),
        RefreshMode::Concurrently => (
            format!("REFRESH MATERIALIZED VIEW CONCURRENTLY {name}"),
            "Refresh",
        ),
        RefreshMode::Empty => (
            format!("REFRESH MATERIALIZED VIEW {name} WITH NO DATA"),
            "Empty",
        ),
    };
    Piece::new(sql, format!("{comment} materialized view {}.", step.name))
}

const fn keyword(kind: ViewKind) -> &'static str {
    match kind {
        ViewKind::Plain => "VIEW",
        ViewKind::Materialized => "MATERIALIZED VIEW",
    }
}
