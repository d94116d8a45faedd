//! Comments. They are ours: sea-query writes them for tables and columns of MySQL alone.

use super::Piece;
use crate::ident::Quoted;
use crate::sql::writer::literal;
use crate::step::{CommentOn, Target, TargetKind};

pub(super) fn on(step: &CommentOn<'_>) -> Piece {
    let text = step.text.map_or_else(|| "NULL".to_owned(), literal);
    let sql = format!("COMMENT ON {} IS {text}", target(&step.target));
    let name = match step.target.part {
        "" => step.target.name.to_string(),
        part => format!("{part} of {}", step.target.name),
    };
    let verb = if step.text.is_some() {
        "Comment on"
    } else {
        "Take the comment from"
    };
    let noun = word(step.target.kind).to_ascii_lowercase();
    Piece::new(sql, format!("{verb} {noun} {name}."))
}

/// An object where a statement is about it.
fn target(target: &Target<'_>) -> String {
    let (word, name) = (word(target.kind), target.name.quoted());
    let part = Quoted(target.part);
    match target.kind {
        TargetKind::Column => format!("{word} {name}.{part}"),
        TargetKind::Constraint | TargetKind::Trigger | TargetKind::Policy => {
            format!("{word} {part} ON {name}")
        }
        TargetKind::Function | TargetKind::Procedure if !target.part.is_empty() => {
            format!("{word} {name}({})", target.part)
        }
        _ => format!("{word} {name}"),
    }
}

const fn word(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Table => "TABLE",
        TargetKind::Column => "COLUMN",
        TargetKind::Constraint => "CONSTRAINT",
        TargetKind::Index => "INDEX",
        TargetKind::Type => "TYPE",
        TargetKind::Domain => "DOMAIN",
        TargetKind::Schema => "SCHEMA",
        TargetKind::Role => "ROLE",
        TargetKind::Extension => "EXTENSION",
        TargetKind::Publication => "PUBLICATION",
        TargetKind::Sequence => "SEQUENCE",
        TargetKind::View => "VIEW",
        TargetKind::MaterializedView => "MATERIALIZED VIEW",
        TargetKind::Function => "FUNCTION",
        TargetKind::Procedure => "PROCEDURE",
        TargetKind::Trigger => "TRIGGER",
        TargetKind::Policy => "POLICY",
        TargetKind::Statistics => "STATISTICS",
    }
}
