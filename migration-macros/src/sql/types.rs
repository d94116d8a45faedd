//! The types that an expression names, as the grammar of PostgreSQL translates them.

use squawk_syntax::SyntaxKind::{self, *};
use squawk_syntax::ast::{self, AstNode};

use super::name::{ObjectName, TypeRef};

/// The type's element for an array, the type itself for any other.
pub(super) fn type_ref(ty: &ast::Type) -> Option<TypeRef> {
    let name = match ty {
        ast::Type::ArrayType(array) => return type_ref(&array.ty()?),
        ast::Type::PathType(path) => return path_type(path),
        ast::Type::BitType(_) => "bit",
        ast::Type::BitVaryingType(_) => "varbit",
        ast::Type::CharacterType(_) => "bpchar",
        ast::Type::VarcharType(_) => "varchar",
        ast::Type::DoubleType(_) => "float8",
        ast::Type::IntervalType(_) => "interval",
        ast::Type::TimeType(time) => with_zone(time.timezone(), "timetz", "time"),
        ast::Type::TimestampType(stamp) => with_zone(stamp.timezone(), "timestamptz", "timestamp"),
    };
    Some(built_in(name))
}

fn path_type(path: &ast::PathType) -> Option<TypeRef> {
    let name = path.path_ref()?;
    let keyword = name.segment()?.syntax().first_token()?.kind();
    match (name.qualifier(), keyword_type(keyword)) {
        (None, Some("float8")) => Some(built_in(float(path))),
        (None, Some(known)) => Some(built_in(known)),
        _ => ObjectName::at(name.syntax()),
    }
}

/// The grammar's own spellings (`Numeric` in PostgreSQL's `gram.y`).
fn keyword_type(keyword: SyntaxKind) -> Option<&'static str> {
    match keyword {
        BIGINT_KW => Some("int8"),
        BOOLEAN_KW => Some("bool"),
        DEC_KW | DECIMAL_KW | NUMERIC_KW => Some("numeric"),
        FLOAT_KW => Some("float8"),
        INT_KW | INTEGER_KW => Some("int4"),
        REAL_KW => Some("float4"),
        SMALLINT_KW => Some("int2"),
        _ => None,
    }
}

/// `float(24)` and less is `float4`.
fn float(path: &ast::PathType) -> &'static str {
    let bits = path
        .arg_list()
        .and_then(|list| list.args().next())
        .map(|arg| arg.syntax().text().to_string());
    match bits.and_then(|bits| bits.trim().parse::<u32>().ok()) {
        Some(0..=24) => "float4",
        _ => "float8",
    }
}

fn with_zone(
    zone: Option<ast::Timezone>,
    with: &'static str,
    without: &'static str,
) -> &'static str {
    match zone {
        Some(ast::Timezone::WithTimezone(_)) => with,
        _ => without,
    }
}

fn built_in(name: &str) -> TypeRef {
    ObjectName {
        schema: Some("pg_catalog".to_owned()),
        name: name.to_owned(),
    }
}
