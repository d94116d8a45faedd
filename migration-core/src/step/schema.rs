//! Schemas.

use super::Setting;

/// `CREATE SCHEMA`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateSchema<'a> {
    /// The schema's name.
    pub name: &'a str,
}

/// `DROP SCHEMA`, which must be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropSchema<'a> {
    /// The schema's name.
    pub name: &'a str,
}

/// `ALTER SCHEMA … RENAME TO`
///
/// See [ALTER SCHEMA](https://www.postgresql.org/docs/current/sql-alterschema.html).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenameSchema<'a> {
    /// The name until now.
    pub name: &'a str,
    /// The name from now on.
    pub to: &'a str,
}

/// Whether a setting of a routine looks for names in this schema.
pub const fn is_on_search_path(setting: &Setting<'_>, schema: &str) -> bool {
    let mut i = 0;
    while i < setting.values.len() {
        if matches!(setting.name.as_bytes(), b"search_path") && is_same(setting.values[i], schema) {
            return true;
        }
        i += 1;
    }
    false
}

const fn is_same(one: &str, two: &str) -> bool {
    let (one, two) = (one.as_bytes(), two.as_bytes());
    let mut i = 0;
    while i < one.len() && i < two.len() && one[i] == two[i] {
        i += 1;
    }
    i == one.len() && i == two.len()
}
