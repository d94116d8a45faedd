//! Every word of the language, once.

/// Constants of words, and the list of them.
macro_rules! words {
    ($(#[$about:meta])* $list:ident: $($constant:ident = $word:literal,)+) => {
        $(pub(crate) const $constant: &str = $word;)+
        $(#[$about])*
        pub(crate) const $list: &[&str] = &[$($constant),+];
    };
}

mod option;
mod part;
mod step;

pub(crate) use option::*;
pub(crate) use part::*;
pub(crate) use step::*;

/// The attribute of any step that says why it may keep others waiting.
pub(crate) const BLOCKING: &str = "blocking";

/// The attribute of a migration that says how it runs, and its options.
pub(crate) const MIGRATION: &str = "migration";
pub(crate) const MIGRATION_OPTIONS: &[&str] = &[LOCK_TIMEOUT, LOCK_RETRIES, STATEMENT_TIMEOUT];
pub(crate) const LOCK_TIMEOUT: &str = "lock_timeout";
pub(crate) const LOCK_RETRIES: &str = "lock_retries";
pub(crate) const STATEMENT_TIMEOUT: &str = "statement_timeout";

/// Attributes of Rust's own that can stand at a variant.
pub(crate) const OF_RUST: &[&str] = &[
    "doc",
    "cfg",
    "cfg_attr",
    "allow",
    "expect",
    "warn",
    "deny",
    "forbid",
    "deprecated",
];

/// The words of a list, for a message.
pub(crate) fn listed(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// "unknown option …", with the word that was meant or the words that there are.
pub(crate) fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    match nearest(word, known) {
        Some(meant) => format!("unknown {what} `{word}`; did you mean `{meant}`?"),
        None => format!("unknown {what} `{word}`; there are {}", listed(known)),
    }
}

/// The word that was meant, where one is near.
pub(crate) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), *candidate))
        .min()
        .filter(|(distance, candidate)| *distance <= candidate.len().div_ceil(3))
        .map(|(_, candidate)| candidate)
}
