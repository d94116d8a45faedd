//! `#[create_sequence(name, as = i32, start = 100, owned_by = table(column))]` and what changes a sequence.

use super::{name, options};
use crate::ast::{
    AlterSequence, CreateSequence, Place, RenameSequence, SequenceBound, SequenceOptions,
    SequenceOwner,
};
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Meta, Token, Variant, parenthesized};

/// What a sequence counts in, and what the data calls it.
const TYPES: &[(&str, &str)] = &[("i16", "SmallInt"), ("i32", "Integer"), ("i64", "BigInt")];

/// A new sequence.
pub(super) fn create(variant: &Variant, attribute: &Attribute) -> syn::Result<CreateSequence> {
    let named = |name| CreateSequence {
        name,
        unlogged: false,
        options: SequenceOptions::default(),
        owned_by: None,
    };
    if let Meta::Path(_) = attribute.meta {
        return name::of_variant(variant).map(named);
    }
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let mut sequence = named(name::qualified(input)?);
        options::comma(input)?;
        options::each(input, keyword::CREATE_SEQUENCE_OPTIONS, |word, _, input| {
            match word {
                keyword::UNLOGGED => sequence.unlogged = true,
                keyword::OWNED_BY => sequence.owned_by = Some(owner(input)?),
                _ => option(&mut sequence.options, word, input)?,
            }
            Ok(())
        })?;
        Ok(sequence)
    })
}

/// A changed sequence.
pub(super) fn alter(attribute: &Attribute) -> syn::Result<AlterSequence> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let mut sequence = AlterSequence {
            name: name::qualified(input)?,
            options: None,
            restart: None,
            owned_by: None,
            unlogged: None,
        };
        options::comma(input)?;
        if input.is_empty() {
            let message = "say what changes, such as `increment = 2` or `owned_by = none`";
            return Err(syn::Error::new(sequence.name.place.first, message));
        }
        let mut seen = Vec::new();
        options::each(
            input,
            keyword::ALTER_SEQUENCE_OPTIONS,
            |word, span, input| {
                once(&mut seen, word, span)?;
                change(&mut sequence, word, input)
            },
        )?;
        Ok(sequence)
    })
}

fn change(sequence: &mut AlterSequence, word: &str, input: ParseStream<'_>) -> syn::Result<()> {
    match word {
        keyword::LOGGED | keyword::UNLOGGED => sequence.unlogged = Some(word == keyword::UNLOGGED),
        keyword::OWNED_BY => sequence.owned_by = Some(owner_or_none(input)?),
        keyword::RESTART => {
            let with = input.peek(Token![=]);
            let at = with.then(|| options::number(input)).transpose()?;
            sequence.restart = Some(at);
            sequence.options.get_or_insert_default();
        }
        _ => option(sequence.options.get_or_insert_default(), word, input)?,
    }
    Ok(())
}

/// Refuses a word and its contrary.
fn once(seen: &mut Vec<String>, word: &str, span: Span) -> syn::Result<()> {
    let contrary = match word {
        keyword::CYCLE => keyword::NO_CYCLE,
        keyword::NO_CYCLE => keyword::CYCLE,
        keyword::LOGGED => keyword::UNLOGGED,
        keyword::UNLOGGED => keyword::LOGGED,
        _ => "",
    };
    if seen.iter().any(|it| it == contrary) {
        let message = format!("`{word}` is the contrary of `{contrary}`; write one of both");
        return Err(syn::Error::new(span, message));
    }
    seen.push(word.to_owned());
    Ok(())
}

fn option(options: &mut SequenceOptions, word: &str, input: ParseStream<'_>) -> syn::Result<()> {
    match word {
        keyword::AS => {
            let words: Vec<_> = TYPES.iter().map(|(word, _)| *word).collect();
            let word = options::choice(input, "type of a sequence", &words)?;
            let found = TYPES.iter().find(|(known, _)| *known == word);
            options.ty = found.map(|(_, name)| *name);
        }
        keyword::START => options.start = Some(options::number(input)?),
        keyword::INCREMENT => options.increment = Some(options::number(input)?),
        keyword::MIN => options.min = Some(bound(input)?),
        keyword::MAX => options.max = Some(bound(input)?),
        keyword::CACHE => options.cache = Some(options::number(input)?),
        _ => options.cycle = Some(word == keyword::CYCLE),
    }
    Ok(())
}

/// `= 5`, or `= none` for PostgreSQL's default.
fn bound(input: ParseStream<'_>) -> syn::Result<SequenceBound> {
    if is_none(input) {
        return skip_none(input).map(|()| None);
    }
    options::number(input).map(Some)
}

fn owner_or_none(input: ParseStream<'_>) -> syn::Result<Option<SequenceOwner>> {
    if is_none(input) {
        return skip_none(input).map(|()| None);
    }
    owner(input).map(Some)
}

/// Whether `= none` stands here, and no table of that name.
fn is_none(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let is_none = ahead.parse::<Token![=]>().is_ok()
        && ahead
            .call(Ident::parse_any)
            .is_ok_and(|it| it == keyword::NONE);
    is_none && (ahead.is_empty() || ahead.peek(Token![,]))
}

fn skip_none(input: ParseStream<'_>) -> syn::Result<()> {
    input.parse::<Token![=]>()?;
    input.call(Ident::parse_any).map(drop)
}

/// `= table(column)`
fn owner(input: ParseStream<'_>) -> syn::Result<SequenceOwner> {
    input.parse::<Token![=]>()?;
    let table = name::qualified(input)?;
    let content;
    let parentheses = parenthesized!(content in input);
    let (column, _) = name::simple(&content)?;
    if !content.is_empty() {
        return Err(content.error("one column owns a sequence"));
    }
    let place = table.place.to(parentheses.span.close());
    Ok(SequenceOwner {
        table,
        column,
        place,
    })
}

/// `#[rename_sequence(old, new)]`
pub(super) fn rename(attribute: &Attribute) -> syn::Result<RenameSequence> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        input.parse::<Token![,]>()?;
        let (to, span) = name::simple(input)?;
        options::comma(input)?;
        if !input.is_empty() {
            return Err(input.error("a sequence stays in its schema; write its new name alone"));
        }
        let to = (to, Place::at(span));
        Ok(RenameSequence { name, to })
    })
}
