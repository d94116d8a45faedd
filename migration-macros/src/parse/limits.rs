//! `#[migration(lock_timeout = "5s", …)]`

use super::{attributes, options};
use crate::ast::Limits;
use crate::diagnostics::Errors;
use crate::keyword;
use syn::parse::ParseStream;
use syn::{Attribute, Data, DeriveInput, LitInt, LitStr};

/// How long a migration waits and runs.
pub(super) fn limits(input: &DeriveInput, errors: &mut Errors) -> Limits {
    misplaced(input, errors);
    let mut found = attributes(&input.attrs, &[keyword::MIGRATION]).map(|(_, attribute)| attribute);
    let Some(first) = found.next() else {
        return Limits::default();
    };
    if let Some(second) = found.next() {
        let message = "a migration has one of these; write all in one";
        errors.add(syn::Error::new_spanned(second, message));
    }
    errors.keep(written(first)).unwrap_or_default()
}

fn written(attribute: &Attribute) -> syn::Result<Limits> {
    options::has_arguments(attribute)?;
    let mut limits = Limits::default();
    attribute.parse_args_with(|input: ParseStream<'_>| {
        options::each(input, keyword::MIGRATION_OPTIONS, |word, _, input| {
            match word {
                keyword::LOCK_TIMEOUT => limits.lock_timeout = Some(time(input)?),
                keyword::STATEMENT_TIMEOUT => limits.statement_timeout = Some(time(input)?),
                _ => limits.lock_retries = Some(retries(input)?),
            }
            Ok(())
        })
    })?;
    Ok(limits)
}

/// `= "5s"`; whether it is a time, the compiler says.
fn time(input: ParseStream<'_>) -> syn::Result<LitStr> {
    options::value(input).map_err(|error| {
        let message = "this is a time: `\"500ms\"`, `\"5s\"`, `\"10min\"`, `\"2h\"`";
        syn::Error::new(error.span(), message)
    })
}

/// `= 3`
fn retries(input: ParseStream<'_>) -> syn::Result<u32> {
    let number: syn::Result<LitInt> = options::value(input);
    number.and_then(|it| it.base10_parse()).map_err(|error| {
        let message = "this says how often it is tried again: a number, such as `3`";
        syn::Error::new(error.span(), message)
    })
}

/// It stands above the enum.
fn misplaced(input: &DeriveInput, errors: &mut Errors) {
    let Data::Enum(data) = &input.data else {
        return;
    };
    for variant in &data.variants {
        let fields = variant.fields.iter().flat_map(|field| &field.attrs);
        let all: Vec<Attribute> = variant.attrs.iter().chain(fields).cloned().collect();
        for (_, attribute) in attributes(&all, &[keyword::MIGRATION]) {
            let message = "this concerns the whole migration; write it above the enum";
            errors.add(syn::Error::new_spanned(attribute, message));
        }
    }
}
