//! The tokens of SQL, as "Lexical Structure" in the PostgreSQL manual (section 4.1) has them.

use super::keyword;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// White space and comments.
    Space,
    /// A word without quotes: an identifier or a keyword.
    Word,
    /// An identifier in quotes.
    Quoted,
    /// A string of any spelling.
    Text,
    /// A number or a parameter.
    Number,
    /// An operator or punctuation.
    Symbol,
}

/// A token, and the text that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// Its text.
    pub(super) text: &'a str,
}

impl Token<'_> {
    /// The name that this identifier stands for; a word without quotes is in lower case.
    pub(super) fn name(&self) -> Option<String> {
        match self.kind {
            Kind::Word => Some(self.text.to_ascii_lowercase()),
            Kind::Quoted => Some(unquoted(self.text)),
            _ => None,
        }
    }

    /// The one spelling of this token.
    pub(super) fn normal(&self) -> String {
        match self.name() {
            Some(name) if self.kind == Kind::Word || keyword::is_plain(&name) => name,
            _ => self.text.to_owned(),
        }
    }
}

/// The tokens of a text; joined they are the text.
pub(super) fn tokens(sql: &str) -> Vec<Token<'_>> {
    let mut rest = sql;
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (kind, length) = token(rest, first);
        let (text, after) = rest.split_at(length);
        tokens.push(Token { kind, text });
        rest = after;
    }
    tokens
}

/// The kind and length in bytes of the first token.
fn token(sql: &str, first: char) -> (Kind, usize) {
    match first {
        c if c.is_ascii_whitespace() || c == '\u{b}' => (Kind::Space, first.len_utf8()),
        '-' if sql.starts_with("--") => (Kind::Space, sql.find(['\n', '\r']).unwrap_or(sql.len())),
        '/' if sql.starts_with("/*") => (Kind::Space, block_comment(sql)),
        '"' => (Kind::Quoted, closing(sql, 1, '"')),
        '\'' => (Kind::Text, closing(sql, 1, '\'')),
        '$' => dollar(sql),
        c if c.is_ascii_digit() => (Kind::Number, number(sql)),
        c if starts_word(c) => word(sql),
        c => (Kind::Symbol, symbol(sql, c)),
    }
}

/// A word, or the string that a prefix such as `E` or `U&` begins.
fn word(sql: &str) -> (Kind, usize) {
    let length = sql.find(|c| !continues_word(c)).unwrap_or(sql.len());
    let (word, rest) = sql.split_at(length);
    let prefix = word.to_ascii_lowercase();
    match prefix.as_str() {
        "e" if rest.starts_with('\'') => (Kind::Text, escaped(sql)),
        "b" | "x" | "n" if rest.starts_with('\'') => (Kind::Text, closing(sql, 2, '\'')),
        "u" if rest.starts_with("&'") => (Kind::Text, closing(sql, 3, '\'')),
        // Its escapes are not read, so it is no name that a rename would find.
        "u" if rest.starts_with("&\"") => (Kind::Text, closing(sql, 3, '"')),
        _ => (Kind::Word, length),
    }
}

/// The end of a quoted text that begins at `start`; the quote itself is written twice in it.
fn closing(sql: &str, start: usize, quote: char) -> usize {
    let mut chars = sql[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == quote && chars.next_if(|(_, next)| *next == quote).is_none() {
            return start + at + 1;
        }
    }
    sql.len()
}

/// The end of an `E'…'`, in which a backslash keeps the next character from ending it.
fn escaped(sql: &str) -> usize {
    let mut chars = sql[2..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let doubled = c == '\'' && chars.next_if(|(_, next)| *next == '\'').is_some();
        if c == '\\' {
            chars.next();
        } else if c == '\'' && !doubled {
            return 2 + at + 1;
        }
    }
    sql.len()
}

/// A `$tag$…$tag$`, a parameter, or a lone `$`.
fn dollar(sql: &str) -> (Kind, usize) {
    let tag_end = sql[1..].find(|c| !continues_word(c) || c == '$');
    match tag_end {
        Some(end)
            if sql[1 + end..].starts_with('$')
                && !sql[1..].starts_with(|c: char| c.is_ascii_digit()) =>
        {
            let tag = &sql[..end + 2];
            let body = sql[tag.len()..].find(tag);
            (
                Kind::Text,
                body.map_or(sql.len(), |at| tag.len() + at + tag.len()),
            )
        }
        end => (Kind::Number, 1 + end.unwrap_or(sql.len() - 1)),
    }
}

/// The end of a comment, in which others nest.
fn block_comment(sql: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < sql.len() {
        let rest = &sql[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    sql.len()
}

/// The end of a number, with its fraction and exponent.
fn number(sql: &str) -> usize {
    let end = sql.find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '_');
    let length = end.unwrap_or(sql.len());
    let signed = sql[..length].ends_with(['e', 'E']) && sql[length..].starts_with(['+', '-']);
    if !signed {
        return length;
    }
    let digits = sql[length + 1..].find(|c: char| !c.is_ascii_digit());
    digits.map_or(sql.len(), |end| length + 1 + end)
}

/// The length of a symbol. An operator is whole: `<@` is another than `< @`. What decides what a word beside it is
/// is whole too.
fn symbol(sql: &str, first: char) -> usize {
    if let Some(mark) = ["::", ":="].into_iter().find(|it| sql.starts_with(it)) {
        return mark.len();
    }
    let end = sql.find(|c| !OPERATOR.contains(c)).unwrap_or(sql.len());
    let run = &sql[..end];
    let comment = ["--", "/*"].into_iter().filter_map(|it| run.find(it)).min();
    comment.unwrap_or(end).max(first.len_utf8())
}

/// The characters of operators.
const OPERATOR: &str = "+-*/<>=~!@#%^&|`?";

fn starts_word(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

fn continues_word(c: char) -> bool {
    starts_word(c) || c.is_ascii_digit() || c == '$'
}

/// The name in a quoted identifier.
fn unquoted(text: &str) -> String {
    let inner = text.strip_prefix('"').unwrap_or(text);
    inner
        .strip_suffix('"')
        .unwrap_or(inner)
        .replace("\"\"", "\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sql: &str, expected: &[(Kind, &str)]) {
        let found: Vec<_> = tokens(sql).iter().map(|it| (it.kind, it.text)).collect();
        assert_eq!(found, expected, "{sql}");
        assert_eq!(found.iter().map(|it| it.1).collect::<String>(), sql);
    }

    #[test]
    fn strings() {
        use Kind::{Symbol, Text, Word};
        check("'it''s'a", &[(Text, "'it''s'"), (Word, "a")]);
        check(r"E'a\'b'''c", &[(Text, r"E'a\'b'''"), (Word, "c")]);
        check(r"'a\'b", &[(Text, r"'a\'"), (Word, "b")]);
        check("$a$ $$ 'x $a$+", &[(Text, "$a$ $$ 'x $a$"), (Symbol, "+")]);
        check("U&\"d!0061\"", &[(Text, "U&\"d!0061\"")]);
        check("'open", &[(Text, "'open")]);
    }

    #[test]
    fn words_and_numbers() {
        use Kind::{Number, Quoted, Symbol, Word};
        check(
            "a$1.\"b\"\"c\"",
            &[(Word, "a$1"), (Symbol, "."), (Quoted, "\"b\"\"c\"")],
        );
        check(
            "1.5e-3-é",
            &[(Number, "1.5e-3"), (Symbol, "-"), (Word, "é")],
        );
        check("$1::e", &[(Number, "$1"), (Symbol, "::"), (Word, "e")]);
    }

    #[test]
    fn comments() {
        use Kind::{Space, Symbol, Word};
        check(
            "a--b\nc",
            &[(Word, "a"), (Space, "--b"), (Space, "\n"), (Word, "c")],
        );
        check("/*a/*b*/'*/c", &[(Space, "/*a/*b*/'*/"), (Word, "c")]);
        check(
            "a<@b=--c",
            &[
                (Word, "a"),
                (Symbol, "<@"),
                (Word, "b"),
                (Symbol, "="),
                (Space, "--c"),
            ],
        );
        check("a-b", &[(Word, "a"), (Symbol, "-"), (Word, "b")]);
        check("/* open é", &[(Space, "/* open é")]);
    }
}
