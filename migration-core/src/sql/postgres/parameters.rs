//! Storage parameters, and those of an operator class.

use crate::sql::writer::{parameter, word};

/// `name = value, …`
pub(super) fn assigned(parameters: &[(&str, &str)]) -> String {
    let each: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("{} = {}", self::name(name), parameter(value)))
        .collect();
    each.join(", ")
}

/// `name, …`
pub(super) fn named(names: &[&str]) -> String {
    let each: Vec<String> = names.iter().map(|name| self::name(name)).collect();
    each.join(", ")
}

/// A name, with the `toast` before it that means the table's overflow.
fn name(name: &str) -> String {
    match name.split_once('.') {
        Some((space, name)) => format!("{}.{}", word(space), word(name)),
        None => word(name),
    }
}
