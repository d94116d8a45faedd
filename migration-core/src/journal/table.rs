//! The table's name.

use crate::ident::{DEFAULT_SCHEMA, MAX_BYTES};
use crate::sql::writer::identifier;
use std::str::FromStr;

/// Where the journal is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    schema: String,
    name: String,
}

impl Journal {
    /// A journal in a schema other than the default one; the first `up` makes the schema if it is missing.
    pub fn new(schema: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            schema: schema.into(),
            name: name.into(),
        }
    }

    /// Its schema and its name.
    pub(crate) fn name(&self) -> (&str, &str) {
        (&self.schema, &self.name)
    }

    /// Whether the schema is one that this library has to make.
    pub(super) fn own_schema(&self) -> Option<String> {
        (self.schema != DEFAULT_SCHEMA).then(|| identifier(&self.schema))
    }

    /// The quoted name, always with its schema: a migration may have changed `search_path`.
    pub(super) fn quoted(&self) -> String {
        format!("{}.{}", identifier(&self.schema), identifier(&self.name))
    }

    /// The key of the advisory lock: all who share the journal share the lock, and nobody else.
    ///
    /// Advisory locks belong to one database, so its name is no part of the key.
    pub(crate) fn lock_key(&self) -> i64 {
        let name = format!("migration_journal\0{}\0{}", self.schema, self.name);
        i64::from_ne_bytes(fnv1a(name.as_bytes()).to_ne_bytes())
    }
}

impl Default for Journal {
    fn default() -> Self {
        Self::new(DEFAULT_SCHEMA, "migration_journal")
    }
}

impl std::fmt::Display for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.schema, self.name)
    }
}

/// Reads `name` or `schema.name`, unquoted.
impl FromStr for Journal {
    type Err = JournalNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (schema, name) = text.split_once('.').unwrap_or((DEFAULT_SCHEMA, text));
        match [schema, name].iter().all(|part| is_name(part)) {
            true => Ok(Self::new(schema, name)),
            false => Err(JournalNameError),
        }
    }
}

/// The text is no name of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected `name` or `schema.name`, each of 1 to 63 bytes, without quotes or further dots")]
pub struct JournalNameError;

fn is_name(part: &str) -> bool {
    (1..=MAX_BYTES).contains(&part.len()) && !part.contains(['.', '"', '\0'])
}

fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let found = text.parse::<Journal>().map(|journal| journal.quoted());
        let found = found.unwrap_or_else(|error| error.to_string());
        assert!(found.starts_with(expect), "{found}");
    }

    #[test]
    fn names() {
        check("history", r#""public"."history""#);
        check("ops.history", r#""ops"."history""#);
        check("Größe.select", r#""Größe"."select""#);
        check("", "expected `name`");
        check("a.", "expected `name`");
        check(".b", "expected `name`");
        check("a.b.c", "expected `name`");
        check("a\"b", "expected `name`");
        check(&"x".repeat(63), r#""public"."xxx"#);
        check(&"x".repeat(64), "expected `name`");
    }

    #[test]
    fn journals_have_their_own_locks() {
        let key = Journal::default().lock_key();
        assert_eq!(key, Journal::new("public", "migration_journal").lock_key());
        assert_ne!(key, Journal::new("ops", "migration_journal").lock_key());
        assert_ne!(
            Journal::new("a", "bc").lock_key(),
            Journal::new("ab", "c").lock_key()
        );
    }
}
