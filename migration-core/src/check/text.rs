//! Messages, built while the compiler runs.

use super::strings::equal;
use crate::ident::DEFAULT_SCHEMA;

/// The longest message, in bytes.
const CAPACITY: usize = 760;
const ELLIPSIS: &str = "…";

/// A text that a `const fn` can build; what does not fit is left out, and `…` says so.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    bytes: [u8; CAPACITY],
    len: usize,
    full: bool,
}

impl Text {
    /// No text.
    pub(crate) const EMPTY: Self = Self {
        bytes: [0; CAPACITY],
        len: 0,
        full: false,
    };

    /// The text followed by `part`.
    pub(crate) const fn add(mut self, part: &str) -> Self {
        if self.full {
            return self;
        }
        if self.len + part.len() > CAPACITY - ELLIPSIS.len() {
            self.full = true;
            return self.copy(ELLIPSIS);
        }
        self.copy(part)
    }

    /// The text followed by a name in backticks.
    pub(crate) const fn name(self, name: &str) -> Self {
        self.add("`").add(name).add("`")
    }

    /// The text followed by a number.
    pub(crate) const fn number(self, number: usize) -> Self {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let text = if number >= 10 {
            self.number(number / 10)
        } else {
            self
        };
        text.add(DIGITS[number % 10])
    }

    const fn copy(mut self, part: &str) -> Self {
        let part = part.as_bytes();
        let mut i = 0;
        while i < part.len() {
            self.bytes[self.len] = part[i];
            self.len += 1;
            i += 1;
        }
        self
    }

    /// The text so far.
    pub const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "the schema does not allow this step",
        }
    }
}

/// A name with its schema, where that is not the default one.
pub(super) const fn qualified(text: Text, schema: &str, name: &str) -> Text {
    if schema.is_empty() || equal(schema, DEFAULT_SCHEMA) {
        return text.name(name);
    }
    text.add("`").add(schema).add(".").add(name).add("`")
}
