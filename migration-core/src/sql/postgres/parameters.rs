//! Storage parameters, and those of an operator class.

use crate::sql::writer::{parameter, word};

/// `name = value, …`
pub(super) fn assigned(parameters: &[(&str, &str)]) -> String {
    let each: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("{} = {}", word(name), parameter(value)))
        .collect();
    each.join(", ")
}

/// `name, …`
pub(super) fn named(names: &[&str]) -> String {
    let each: Vec<String> = names.iter().map(|name| word(name)).collect();
    each.join(", ")
}
