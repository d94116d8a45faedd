//! What is wrong with a text, in words for its author.

use std::fmt;

use super::tokens::Token;

/// Where and why a text is not SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub message: String,
    /// In bytes, from the start of the author's text.
    pub offset: usize,
    /// The words at that place; empty at the end of the text.
    pub token: String,
    pub fault: Fault,
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// PostgreSQL's grammar does not have it.
    Grammar,
    /// A name in it stands for nothing.
    Name,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl SyntaxError {
    pub(super) fn at(token: &Token, message: String) -> Self {
        Self {
            message,
            offset: token.start,
            token: token.text.clone(),
            fault: Fault::Grammar,
        }
    }

    /// From the parser's error at `start..end` of the author's text.
    pub(super) fn from_parser(message: &str, start: usize, end: usize, tokens: &[Token]) -> Self {
        let before = tokens.iter().rfind(|token| token.end() <= start);
        let at = tokens.iter().find(|token| token.end() > start);
        let mut words = reword(message);
        if start >= end && words.starts_with("expected") {
            words.extend(before.map(|it| format!(" after `{}`", it.text)));
            words.extend(at.map(|it| format!(", found `{}`", it.text)));
        }
        let (offset, token) = match at {
            Some(at) => (at.start, at.text.clone()),
            None => (tokens.last().map_or(0, Token::end), String::new()),
        };
        Self {
            message: words,
            offset,
            token,
            fault: Fault::Grammar,
        }
    }
}

/// The parser's message in whole words, without the names of its token kinds.
fn reword(message: &str) -> String {
    let expected = message.split(", found ").next().unwrap_or(message);
    let expected = expected.split(", got ").next().unwrap_or(expected);
    let plain = match expected {
        "expected command" => "expected an SQL statement",
        "expected expression" | "expected expression in atom_expr" => "expected an expression",
        "expected expression after comma" => "expected an expression",
        "expected name" | "expected path name" => "expected a name",
        "expected field name" => "expected a field's name",
        "expected type name" => "expected a type",
        "expected from item" => "expected a table",
        "Invalid parameter type. Use positional params like $1 instead." => {
            "a `:` cannot stand here"
        }
        other => other,
    };
    let words: Vec<String> = plain.trim_end_matches('.').split(' ').map(word).collect();
    lower_first(&words.join(" "))
}

fn word(word: &str) -> String {
    if let Some(keyword) = word.strip_suffix("_KW") {
        return format!("`{keyword}`");
    }
    let plain = match word {
        "COMMA" => "`,`",
        "L_PAREN" => "`(`",
        "R_PAREN" => "`)`",
        "L_BRACK" => "`[`",
        "R_BRACK" => "`]`",
        "SEMICOLON" => "`;`",
        "COLON" => "`:`",
        "DOT" => "`.`",
        "EQ" => "`=`",
        "IDENT" => "a name",
        "STRING" => "a string",
        "INT_NUMBER" => "a number",
        other => other,
    };
    plain.to_owned()
}

fn lower_first(message: &str) -> String {
    let mut rest = message.chars();
    match (rest.next(), message.chars().nth(1)) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(rest).collect()
        }
        _ => message.to_owned(),
    }
}
