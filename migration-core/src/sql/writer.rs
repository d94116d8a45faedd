//! How names, texts and expressions stand in a statement. No other file puts a quote.
//!
//! Identifiers are quoted by [`Quoted`], which the schema needs too.

use crate::ident::Quoted;
use crate::schema::is_plain;
use crate::value::Expression;

/// A string literal.
///
/// A backslash means itself in `'…'` only while `standard_conforming_strings` is on, and always means an escape in
/// `E'…'`: so a text that holds one is written as `E'…'`, and reads the same under either setting.
pub(crate) fn literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    if text.contains('\\') {
        return format!("E'{}'", quoted.replace('\\', "\\\\"));
    }
    format!("'{quoted}'")
}

/// A string literal between dollars, as it stands: its tag is one that does not end it early.
pub(super) fn dollar_quoted(text: &str) -> String {
    let tags = (0_u32..).map(|number| match number {
        0 => "$$".to_owned(),
        1 => "$body$".to_owned(),
        _ => format!("$body{number}$"),
    });
    // The text's own end may be the beginning of the tag.
    let ends = |tag: &String| format!("{text}{tag}").find(tag) == Some(text.len());
    let tag = tags.into_iter().find(ends).unwrap_or_default();
    format!("{tag}{text}{tag}")
}

/// An identifier.
pub(crate) fn identifier(name: &str) -> String {
    Quoted(name).to_string()
}

/// Identifiers, separated by commas.
pub(super) fn identifiers(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| Quoted(name).to_string()).collect();
    quoted.join(", ")
}

/// A name that is a word of PostgreSQL's own, such as `btree`: bare, unless it needs quotes.
pub(super) fn word(name: &str) -> String {
    if is_plain(name) {
        return name.to_owned();
    }
    Quoted(name).to_string()
}

/// An operator as it stands; one with a schema, such as `extensions.&&`, as PostgreSQL's grammar has it.
pub(super) fn operator(text: &str) -> String {
    match text.rsplit_once('.') {
        Some((schema, operator)) => format!("OPERATOR({}.{operator})", Quoted(schema)),
        None => text.to_owned(),
    }
}

/// The value of a storage parameter: a number or a word as it stands, else a string.
pub(super) fn parameter(value: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    if !value.is_empty() && value.chars().all(bare) {
        return value.to_owned();
    }
    literal(value)
}

/// Storage parameters, or options of a column.
pub(super) fn parameters(all: &[(&str, &str)]) -> String {
    let each = all
        .iter()
        .map(|(name, value)| format!("{} = {}", word(name), parameter(value)));
    each.collect::<Vec<_>>().join(", ")
}

/// An expression in parentheses.
pub(super) fn parenthesized(expression: &Expression<'_>) -> String {
    format!("({})", open_ended(expression.sql))
}

/// SQL of the author that more may follow: a comment at its end is closed by a line break.
pub(super) fn open_ended(sql: &str) -> String {
    if ends_in_comment(sql) {
        return format!("{sql}\n");
    }
    sql.to_owned()
}

/// Whether what follows this on the same line could be read as a comment.
pub(super) fn ends_in_comment(sql: &str) -> bool {
    let last = sql.rsplit(['\n', '\r']).next();
    last.is_some_and(|line| line.contains("--"))
}

/// A text for a reader, on one line whatever names it holds: a line break in an SQL comment would end it.
pub(super) fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars()
        .map(|c| {
            if breaks(c) {
                c.escape_default().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        assert_eq!(literal("it's"), "'it''s'");
        assert_eq!(literal("a\\'b"), "E'a\\\\''b'");
        assert_eq!(literal("two\nlines é"), "'two\nlines é'");
    }

    #[test]
    fn between_dollars() {
        assert_eq!(dollar_quoted("it's $1"), "$$it's $1$$");
        assert_eq!(dollar_quoted("a $$b$$"), "$body$a $$b$$$body$");
        assert_eq!(dollar_quoted("costs 1$"), "$body$costs 1$$body$");
        assert_eq!(dollar_quoted("$$ $body"), "$body2$$$ $body$body2$");
    }

    #[test]
    fn what_follows_a_comment() {
        assert_eq!(open_ended("a > 0 -- why"), "a > 0 -- why\n");
        assert_eq!(open_ended("a -- why\n> 0"), "a -- why\n> 0");
    }

    #[test]
    fn one_line_is_one_line() {
        assert_eq!(one_line("a\nb\rc\u{85}d"), "a\\nb\\rc\\u{85}d");
    }
}
