//! The text of an expression, as far as the schema must understand it: to follow a column that is renamed, and to
//! see that two spellings say the same.
//!
//! PostgreSQL rewrites its stored expressions when a column is renamed. The model holds text, so it does it too, or
//! an undo would make a check that names a column of long ago.

mod keyword;
mod label;
mod rename;
mod requalify;
mod token;

pub(crate) use keyword::is_plain;
pub(super) use label::{holds_label, is_label};
pub(super) use rename::{Column, in_mentions, rename};
pub(super) use requalify::requalify;
pub(crate) use requalify::unqualified;
use token::{Kind, Token, tokens};

/// The text in a form that does not change with space, comments, letter case and needless quotes.
pub(super) fn normal(sql: &str) -> String {
    let words: Vec<String> = tokens(sql)
        .iter()
        .filter(|token| token.kind != Kind::Space)
        .map(Token::normal)
        .collect();
    words.join(" ")
}
