//! Types: compared, and written into messages.

use super::strings;
use super::text::Text;
use crate::ident::Name;
use crate::types::{Type, keyword};

/// Whether two types are the same in everything.
pub(super) const fn equal(a: &Type<'_>, b: &Type<'_>) -> bool {
    match (a, b) {
        (Type::CharacterVarying(a), Type::CharacterVarying(b)) => same_length(*a, *b),
        (Type::Character(a), Type::Character(b)) | (Type::Vector(a), Type::Vector(b)) => *a == *b,
        (Type::Numeric(a), Type::Numeric(b)) => match (a, b) {
            (None, None) => true,
            (Some(a), Some(b)) => a.0 == b.0 && a.1 == b.1,
            _ => false,
        },
        (Type::Array(a), Type::Array(b)) => equal(a, b),
        _ => same(a, b),
    }
}

/// Whether two types are the same, whatever their lengths.
pub(super) const fn same(a: &Type<'_>, b: &Type<'_>) -> bool {
    match (a, b) {
        (Type::Made(a), Type::Made(b)) => same_name(a, b),
        (Type::Other(a), Type::Other(b)) => strings::equal(a, b),
        (Type::Array(a), Type::Array(b)) => same(a, b),
        (Type::Made(_) | Type::Other(_) | Type::Array(_), _) => false,
        _ => strings::equal(keyword(a), keyword(b)),
    }
}

/// Whether two names are of the same object.
pub(super) const fn same_name(a: &Name<'_>, b: &Name<'_>) -> bool {
    strings::equal(a.name, b.name) && strings::equal(a.schema(), b.schema())
}

const fn same_length(a: Option<u32>, b: Option<u32>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

/// Writes names, parted by commas.
pub(super) const fn list(text: Text, names: &[&str]) -> Text {
    let mut text = text;
    let mut i = 0;
    while i < names.len() {
        text = text.add(if i > 0 { ", " } else { "" }).add(names[i]);
        i += 1;
    }
    text
}

/// Writes a type, and whether it allows NULL.
pub(super) const fn write_column(text: Text, ty: &Type<'_>, nullable: bool) -> Text {
    let text = write(text, ty);
    text.add(if nullable { " NULL" } else { " NOT NULL" })
}

/// Writes a type as PostgreSQL does.
pub(super) const fn write(text: Text, ty: &Type<'_>) -> Text {
    match ty {
        Type::CharacterVarying(Some(n)) | Type::Character(n) | Type::Vector(n) => {
            text.add(keyword(ty)).add("(").number(*n as usize).add(")")
        }
        Type::Numeric(Some((precision, scale))) => {
            let text = text.add("numeric(").number(*precision as usize);
            let text = text.add(if *scale < 0 { ", -" } else { ", " });
            text.number(scale.unsigned_abs() as usize).add(")")
        }
        Type::Array(element) => write(text, element).add("[]"),
        Type::Made(name) => text.add(name.name),
        Type::Other(sql) => text.add(sql),
        _ => text.add(keyword(ty)),
    }
}
