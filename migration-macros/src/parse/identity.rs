//! Identity columns: `always, start = 1000, increment = 10`.

use super::column::meaning;
use super::options;
use crate::ast::SequenceOption;
use crate::keyword;
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{LitInt, Token};

/// Variants of `Identity`, and how they are written.
const IDENTITIES: &[(&str, &str)] = &[("always", "Always"), ("by_default", "ByDefault")];

/// `= always`
pub(super) fn given(input: ParseStream<'_>) -> syn::Result<&'static str> {
    input.parse::<Token![=]>()?;
    word(input)
}

/// `always, start = 1000`: a new identity.
pub(super) fn new(input: ParseStream<'_>) -> syn::Result<(&'static str, Vec<SequenceOption>)> {
    let given = word(input)?;
    options::comma(input)?;
    Ok((given, sequence(input, keyword::IDENTITY_OPTIONS)?))
}

/// The same, of which each part may be missing.
pub(super) fn changed(
    input: ParseStream<'_>,
) -> syn::Result<(Option<&'static str>, Vec<SequenceOption>)> {
    let first = Ident::parse_any(&input.fork())?.unraw().to_string();
    if meaning(IDENTITIES, &first).is_none() && keyword::SEQUENCE_OPTIONS.contains(&&*first) {
        return Ok((None, sequence(input, keyword::SEQUENCE_OPTIONS)?));
    }
    let given = word(input)?;
    options::comma(input)?;
    Ok((Some(given), sequence(input, keyword::SEQUENCE_OPTIONS)?))
}

/// A variant of `Identity`.
fn word(input: ParseStream<'_>) -> syn::Result<&'static str> {
    let words: Vec<_> = IDENTITIES.iter().map(|(word, _)| *word).collect();
    let word = options::word(input, "identity", &words)?;
    Ok(meaning(IDENTITIES, word).unwrap_or("Always"))
}

fn sequence(
    input: ParseStream<'_>,
    known: &'static [&'static str],
) -> syn::Result<Vec<SequenceOption>> {
    let mut all = Vec::new();
    options::each(input, known, |word, _, input| {
        all.push(match word {
            keyword::SEQUENCE_NAME => SequenceOption::Name(options::name_value(input)?),
            keyword::START => SequenceOption::Number("start", number(input)?),
            keyword::INCREMENT => SequenceOption::Number("increment", number(input)?),
            keyword::MIN => SequenceOption::Number("min", number(input)?),
            keyword::MAX => SequenceOption::Number("max", number(input)?),
            keyword::CACHE => SequenceOption::Number("cache", number(input)?),
            word => SequenceOption::Cycle(word == keyword::CYCLE),
        });
        Ok(())
    })?;
    Ok(all)
}

/// `= -10`
fn number(input: ParseStream<'_>) -> syn::Result<i64> {
    input.parse::<Token![=]>()?;
    let minus: Option<Token![-]> = input.parse()?;
    let literal: LitInt = input.parse()?;
    let sign = if minus.is_some() { "-" } else { "" };
    let text = format!("{sign}{}", literal.base10_digits());
    text.parse()
        .map_err(|_| syn::Error::new(literal.span(), "a sequence counts in 64 bits"))
}
