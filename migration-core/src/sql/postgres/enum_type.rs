//! Enum types.
//!
//! The list of labels is ours: sea-query writes a line break as `\n` in an `E'…'`, and all labels on one line.
//! `DROP TYPE` is sea-query's.

use sea_query::PostgresQueryBuilder;
use sea_query::extension::postgres::{Type, TypeRef};

use super::Piece;
use crate::ident::Name;
use crate::sql::writer::literal;
use crate::step::{CreateEnum, DropEnum};

pub(super) fn create(step: &CreateEnum<'_>) -> Piece {
    let labels: Vec<String> = step.labels.iter().map(|label| literal(label)).collect();
    let sql = format!(
        "CREATE TYPE {} AS ENUM ({})",
        step.name.quoted(),
        labels.join(", ")
    );
    Piece::new(sql, format!("Create enum type {}.", step.name))
}

pub(super) fn drop(step: &DropEnum<'_>) -> Piece {
    let sql = Type::drop()
        .name(type_ref(step.name))
        .to_string(PostgresQueryBuilder);
    Piece::new(sql, format!("Drop enum type {}.", step.name))
}

fn type_ref(name: Name<'_>) -> TypeRef {
    use sea_query::Alias;
    use sea_query::extension::postgres::IntoTypeRef as _;
    let ty = Alias::new(name.name);
    match name.schema {
        Some(schema) => (Alias::new(schema), ty).into_type_ref(),
        None => ty.into_type_ref(),
    }
}
