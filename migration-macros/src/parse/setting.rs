//! What a column is besides its type and its values: `collate = "C"`, `storage = external`, `statistics = 100`.

use super::column::meaning;
use super::{name, options};
use crate::ast::Name;
use syn::parse::ParseStream;
use syn::{LitFloat, LitInt, Token, parenthesized};

/// Variants of `Storage`, and how they are written.
const STORAGES: &[(&str, &str)] = &[
    ("plain", "Plain"),
    ("external", "External"),
    ("extended", "Extended"),
    ("main", "Main"),
];

/// Variants of `Compression`, and how they are written.
const COMPRESSIONS: &[(&str, &str)] = &[("pglz", "Pglz"), ("lz4", "Lz4")];

/// Variants of `Computed`, and how they are written.
const COMPUTED: &[(&str, &str)] = &[("stored", "Stored"), ("virtual", "Virtual")];

/// What stands for PostgreSQL's own choice.
const DEFAULT: &str = "default";

/// Options of a column, as PostgreSQL's `reloptions.c` has them.
const OPTIONS: &[&str] = &["n_distinct", "n_distinct_inherited"];

/// The most that `SET STATISTICS` takes.
const MOST_STATISTICS: u16 = 10_000;

/// `(virtual)`, where it stands: a variant of `Computed`.
pub(super) fn computed(input: ParseStream<'_>) -> syn::Result<Option<&'static str>> {
    if !input.peek(syn::token::Paren) {
        return Ok(None);
    }
    let content;
    parenthesized!(content in input);
    one_of(&content, "way to compute", COMPUTED).map(Some)
}

/// `= "C"`, or `= schema.name`
pub(super) fn collation(input: ParseStream<'_>) -> syn::Result<Name> {
    input.parse::<Token![=]>()?;
    name::qualified(input)
}

/// `= external`, as a variant of `Storage`.
pub(super) fn storage(input: ParseStream<'_>) -> syn::Result<&'static str> {
    input.parse::<Token![=]>()?;
    one_of(input, "storage", STORAGES)
}

/// `= lz4`, as a variant of `Compression`.
pub(super) fn compression(input: ParseStream<'_>) -> syn::Result<&'static str> {
    input.parse::<Token![=]>()?;
    one_of(input, "compression", COMPRESSIONS)
}

/// `= 100`
pub(super) fn statistics(input: ParseStream<'_>) -> syn::Result<u16> {
    input.parse::<Token![=]>()?;
    target(input)
}

/// `external`, or `default` for the type's own.
pub(super) fn new_storage(input: ParseStream<'_>) -> syn::Result<Option<&'static str>> {
    or_default(input, |input| one_of(input, "storage", STORAGES))
}

/// `lz4`, or `default` for the server's.
pub(super) fn new_compression(input: ParseStream<'_>) -> syn::Result<Option<&'static str>> {
    or_default(input, |input| one_of(input, "compression", COMPRESSIONS))
}

/// `100`, or `default` for the server's.
pub(super) fn new_statistics(input: ParseStream<'_>) -> syn::Result<Option<u16>> {
    or_default(input, target)
}

/// `(n_distinct = -0.5)`
pub(super) fn options(input: ParseStream<'_>) -> syn::Result<Vec<(String, String)>> {
    let content;
    parenthesized!(content in input);
    new_options(&content)
}

/// `n_distinct = -0.5`
pub(super) fn new_options(input: ParseStream<'_>) -> syn::Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    options::each(input, OPTIONS, |word, _, input| {
        all.push((word.to_owned(), distinct(input)?));
        Ok(())
    })?;
    if all.is_empty() {
        return Err(input.error("name at least one option, such as `n_distinct = 100`"));
    }
    Ok(all)
}

/// `n_distinct`
pub(super) fn option_names(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    let mut all = Vec::new();
    options::each(input, OPTIONS, |word, _, _| {
        all.push(word.to_owned());
        Ok(())
    })?;
    Ok(all)
}

/// `= 100` distinct values, or `= -0.5` of the rows.
fn distinct(input: ParseStream<'_>) -> syn::Result<String> {
    input.parse::<Token![=]>()?;
    let minus: Option<Token![-]> = input.parse()?;
    let span = input.span();
    let digits = if input.peek(LitFloat) {
        input.parse::<LitFloat>()?.base10_digits().to_owned()
    } else {
        input.parse::<LitInt>()?.base10_digits().to_owned()
    };
    let number: f64 = digits.parse().unwrap_or_default();
    if minus.is_some() && number > 1.0 {
        let message =
            "write how many values there are, or from `-1` to `0` for a share of the rows";
        return Err(syn::Error::new(span, message));
    }
    let sign = if minus.is_some() { "-" } else { "" };
    Ok(format!("{sign}{digits}"))
}

fn target(input: ParseStream<'_>) -> syn::Result<u16> {
    let literal: LitInt = input.parse()?;
    let target = literal.base10_parse().ok();
    target
        .filter(|target| *target <= MOST_STATISTICS)
        .ok_or_else(|| syn::Error::new(literal.span(), "statistics go from 0 to 10000"))
}

fn or_default<T>(
    input: ParseStream<'_>,
    read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Option<T>> {
    let ahead = input.fork();
    if name::simple(&ahead).is_ok_and(|(word, _)| word == DEFAULT) {
        return name::simple(input).map(|_| None);
    }
    read(input).map(Some)
}

fn one_of(
    input: ParseStream<'_>,
    what: &str,
    of: &'static [(&str, &'static str)],
) -> syn::Result<&'static str> {
    let words: Vec<_> = of.iter().map(|(word, _)| *word).collect();
    let word = options::word(input, what, &words)?;
    Ok(meaning(of, word).unwrap_or_default())
}
