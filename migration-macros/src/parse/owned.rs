//! Objects that have an owner and privileges: `schema queue`, `function touch(i64)`, `[tasks, runs]`.

use super::{name, options, routine};
use crate::ast::OwnedRef;
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{LitStr, bracketed};

/// What has an owner and privileges.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// How an author calls it.
    pub(super) word: &'static str,
    /// A variant of `OwnedKind`.
    pub(super) name: &'static str,
    /// The privileges that there are for it.
    pub(super) privileges: &'static [&'static str],
}

const OF_TABLES: &[&str] = &[
    "select",
    "insert",
    "update",
    "delete",
    "truncate",
    "references",
    "trigger",
    "maintain",
];

const KINDS: &[Kind] = &[
    kind("table", "Table", OF_TABLES),
    kind("view", "View", OF_TABLES),
    kind("materialized_view", "MaterializedView", OF_TABLES),
    kind("sequence", "Sequence", &["usage", "select", "update"]),
    kind("function", "Function", &["execute"]),
    kind("procedure", "Procedure", &["execute"]),
    kind("type", "Type", &["usage"]),
    kind("domain", "Domain", &["usage"]),
    kind("schema", "Schema", &["create", "usage"]),
    kind("publication", "Publication", &[]),
    kind("statistics", "Statistics", &[]),
];

/// The privileges that columns can have.
pub(super) const OF_COLUMNS: &[&str] = &["select", "insert", "update", "references"];

const fn kind(word: &'static str, name: &'static str, privileges: &'static [&'static str]) -> Kind {
    Kind {
        word,
        name,
        privileges,
    }
}

impl Kind {
    /// Whether it has columns, which have privileges of their own.
    pub(super) fn has_columns(self) -> bool {
        self.privileges == OF_TABLES
    }
}

/// All objects of a kind.
#[derive(Clone, Copy)]
pub(super) struct All {
    /// How an author calls them.
    pub(super) word: &'static str,
    /// A variant of `AllKind`.
    pub(super) name: &'static str,
    /// How an author calls one of them.
    pub(super) kind: &'static str,
}

const ALL: &[All] = &[
    each("tables", "Tables", "table"),
    each("sequences", "Sequences", "sequence"),
    each("functions", "Functions", "function"),
    each("procedures", "Procedures", "procedure"),
    each("routines", "Routines", "function"),
];

const fn each(word: &'static str, name: &'static str, kind: &'static str) -> All {
    All { word, name, kind }
}

/// `all tables` and the like, if it stands here, and its place.
pub(super) fn all(input: ParseStream<'_>) -> syn::Result<Option<(All, Span)>> {
    let next = input.fork();
    let is_all = next.call(Ident::parse_any).is_ok_and(|it| it == "all");
    if !is_all || !next.peek(Ident::peek_any) {
        return Ok(None);
    }
    input.call(Ident::parse_any)?;
    let word = input.fork().call(Ident::parse_any)?;
    let words: Vec<_> = ALL.iter().map(|it| it.word).collect();
    let written = options::word(input, "kind of objects", &words)?;
    let found = ALL.iter().find(|it| it.word == written);
    Ok(found.map(|it| (*it, word.span())))
}

/// The kind that stands before a name or a list, or a table.
pub(super) fn kind_of(input: ParseStream<'_>) -> syn::Result<Kind> {
    let next = input.fork();
    let is_word = next.call(Ident::parse_any).is_ok()
        && (next.peek(Ident::peek_any) || next.peek(LitStr) || next.peek(syn::token::Bracket));
    if !is_word {
        return Ok(KINDS[0]);
    }
    let word = input.call(Ident::parse_any)?;
    let written = word.unraw().to_string();
    KINDS
        .iter()
        .find(|it| it.word == written)
        .copied()
        .ok_or_else(|| {
            let words: Vec<_> = KINDS.iter().map(|it| it.word).collect();
            let message = keyword::unknown("kind of object", &written, &words);
            syn::Error::new(word.span(), message)
        })
}

/// One object, or several in brackets.
pub(super) fn objects(input: ParseStream<'_>) -> syn::Result<(Kind, Vec<OwnedRef>)> {
    let kind = kind_of(input)?;
    if !input.peek(syn::token::Bracket) {
        return Ok((kind, vec![object(kind, input)?]));
    }
    let content;
    let brackets = bracketed!(content in input);
    let mut objects = Vec::new();
    while !content.is_empty() {
        objects.push(object(kind, &content)?);
        options::comma(&content)?;
    }
    match objects.is_empty() {
        true => Err(syn::Error::new(
            brackets.span.join(),
            "name at least one object",
        )),
        false => Ok((kind, objects)),
    }
}

/// `name`, `schema.name`, or `name(Type, …)` of a function.
pub(super) fn object(kind: Kind, input: ParseStream<'_>) -> syn::Result<OwnedRef> {
    let (name, types) = match kind.name {
        "Function" | "Procedure" => {
            let it = routine::reference(kind.name, input)?;
            (it.name, it.types)
        }
        "Schema" | "Publication" => (name::alone(input)?, None),
        _ => (name::qualified(input)?, None),
    };
    Ok(OwnedRef { name, types })
}

/// The kind of a word.
pub(super) fn of_word(word: &str) -> Option<Kind> {
    KINDS.iter().find(|it| it.word == word).copied()
}
