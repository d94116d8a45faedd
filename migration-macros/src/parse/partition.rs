//! `partition_by = range(a)`, and `#[create_partition(table, values = from(1) to(2))]`

use super::{index_key, name, options, parameters, sql};
use crate::ast::{
    AttachPartition, Bound, BoundValue, CreatePartition, DetachPartition, Name, PartitionBy, Place,
};
use crate::diagnostics::Errors;
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Lit, LitInt, LitStr, Token, Variant, parenthesized};

/// Variants of `PartitionStrategy`, and how they are written.
const STRATEGIES: &[(&str, &str)] = &[("range", "Range"), ("list", "List"), ("hash", "Hash")];

/// `range(created_at)`, `list(region collate "C")` or `hash("lower(name)")`
pub(super) fn by(
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<PartitionBy> {
    let word = Ident::parse_any(input)?;
    let words: Vec<_> = STRATEGIES.iter().map(|(word, _)| *word).collect();
    let found = STRATEGIES.iter().find(|(known, _)| word == known);
    let Some((_, strategy)) = found else {
        let message = keyword::unknown("way of partitioning", &word.to_string(), &words);
        return Err(syn::Error::new(word.span(), message));
    };
    let content;
    parenthesized!(content in input);
    let mut keys = Vec::new();
    while !content.is_empty() {
        let key = index_key::key(&content, table, errors)?;
        if let Some(key) = &key
            && (key.descending.or(key.nulls_first).is_some() || key.statistics.is_some())
        {
            let message = "a key of a partitioned table has a collation and an operator class, and no order or statistics";
            return Err(syn::Error::new(key.place.first, message));
        }
        keys.extend(key);
        options::comma(&content)?;
    }
    if keys.is_empty() && !errors.any() {
        return Err(syn::Error::new(
            word.span(),
            "name at least one column or expression",
        ));
    }
    Ok(PartitionBy { strategy, keys })
}

/// A new partition, named by its variant.
pub(super) fn create(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<CreatePartition> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let table = name::qualified(input)?;
        options::comma(input)?;
        let (mut own, mut bound) = (name::of_variant(variant)?, None);
        let (mut with, mut tablespace, mut parted) = (Vec::new(), None, None);
        options::each(input, keyword::PARTITION_OPTIONS, |word, span, input| {
            match word {
                keyword::VALUES => bound = Some((values(input, errors)?, Place::at(span))),
                keyword::WITH => with = parameters::assigned(input)?,
                keyword::PARTITION_BY => {
                    input.parse::<Token![=]>()?;
                    parted = Some(by(input, &table, errors)?);
                }
                keyword::TABLESPACE => tablespace = Some(options::name_value(input)?),
                _ => {
                    input.parse::<Token![=]>()?;
                    own = name::qualified(input)?;
                }
            }
            Ok(())
        })?;
        let bound = bound.ok_or_else(|| missing(&table, NO_VALUES))?;
        Ok(CreatePartition {
            name: own,
            table,
            bound,
            by: parted,
            with,
            tablespace,
        })
    })
}

/// `= from(…) to(…)`, `in(…)`, `with(modulus = 4, remainder = 0)` or `default`
fn values(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Bound> {
    input.parse::<Token![=]>()?;
    let word = Ident::parse_any(input)?;
    match &*word.to_string() {
        keyword::DEFAULT => Ok(Bound::Default),
        keyword::FROM => {
            let from = bound_values(input, errors)?;
            let to = Ident::parse_any(input)?;
            if to != keyword::TO {
                return Err(syn::Error::new(
                    to.span(),
                    "`to(…)` stands behind `from(…)`",
                ));
            }
            let to = bound_values(input, errors)?;
            Ok(Bound::Range { from, to })
        }
        "in" => bound_values(input, errors).map(Bound::List),
        keyword::WITH => hash(input, word.span()),
        other => {
            let known = &[keyword::FROM, "in", keyword::WITH, keyword::DEFAULT];
            let message = keyword::unknown("bound", other, known);
            Err(syn::Error::new(word.span(), message))
        }
    }
}

/// `(modulus = 4, remainder = 0)`
fn hash(input: ParseStream<'_>, span: Span) -> syn::Result<Bound> {
    let content;
    parenthesized!(content in input);
    let (mut modulus, mut remainder) = (None, None);
    options::each(&content, &["modulus", "remainder"], |word, _, input| {
        let number = options::value::<LitInt>(input)?.base10_parse()?;
        match word {
            "modulus" => modulus = Some(number),
            _ => remainder = Some(number),
        }
        Ok(())
    })?;
    match (modulus, remainder) {
        (Some(modulus), Some(remainder)) => Ok(Bound::Hash { modulus, remainder }),
        _ => Err(syn::Error::new(
            span,
            "write `with(modulus = 4, remainder = 0)`",
        )),
    }
}

/// `("2024-01-01", 7, maxvalue)`
fn bound_values(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<BoundValue>> {
    let content;
    let parentheses = parenthesized!(content in input);
    let mut values = Vec::new();
    while !content.is_empty() {
        values.extend(value(&content, errors)?);
        options::comma(&content)?;
    }
    if values.is_empty() && !errors.any() {
        return Err(syn::Error::new(
            parentheses.span.join(),
            "write at least one value",
        ));
    }
    Ok(values)
}

fn value(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<BoundValue>> {
    let minus = input.parse::<Option<Token![-]>>()?;
    if minus.is_some() || (input.peek(Lit) && !input.peek(syn::LitBool)) {
        return literal(input, if minus.is_some() { "-" } else { "" }).map(Some);
    }
    let word = Ident::parse_any(input)?;
    Ok(Some(match &*word.to_string() {
        "true" => BoundValue::Boolean(true),
        "false" => BoundValue::Boolean(false),
        "null" => BoundValue::Null,
        "minvalue" => BoundValue::Least,
        "maxvalue" => BoundValue::Greatest,
        keyword::SQL => {
            let content;
            parenthesized!(content in input);
            let text: LitStr = content.parse()?;
            return Ok(sql::without_columns(&text, errors).map(BoundValue::Expression));
        }
        _ => {
            let message = "write a literal, `null`, `minvalue`, `maxvalue` or `sql(\"…\")`";
            return Err(syn::Error::new(word.span(), message));
        }
    }))
}

fn literal(input: ParseStream<'_>, sign: &str) -> syn::Result<BoundValue> {
    let span = input.span();
    match input.parse()? {
        Lit::Int(number) => Ok(BoundValue::Number(format!(
            "{sign}{}",
            number.base10_digits()
        ))),
        Lit::Float(number) => Ok(BoundValue::Number(format!(
            "{sign}{}",
            number.base10_digits()
        ))),
        Lit::Str(text) if sign.is_empty() => Ok(BoundValue::Text(text.value())),
        _ => Err(syn::Error::new(span, "write a number or a string")),
    }
}

/// `(table, to = partitioned, values = …)`
pub(super) fn attach(attribute: &Attribute, errors: &mut Errors) -> syn::Result<AttachPartition> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        options::comma(input)?;
        let (mut table, mut bound) = (None, None);
        options::each(input, keyword::ATTACH_OPTIONS, |word, span, input| {
            if word == keyword::VALUES {
                bound = Some((values(input, errors)?, Place::at(span)));
            } else {
                input.parse::<Token![=]>()?;
                table = Some(name::qualified(input)?);
            }
            Ok(())
        })?;
        let table = table.ok_or_else(|| missing(&name, "`to = table` is missing"))?;
        let bound = bound.ok_or_else(|| missing(&name, NO_VALUES))?;
        Ok(AttachPartition { name, table, bound })
    })
}

/// `(partition, from = table, concurrently)`
pub(super) fn detach(attribute: &Attribute) -> syn::Result<DetachPartition> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        options::comma(input)?;
        let (mut table, mut concurrently) = (None, false);
        options::each(input, keyword::DETACH_OPTIONS, |word, _, input| {
            if word == keyword::CONCURRENTLY {
                concurrently = true;
            } else {
                input.parse::<Token![=]>()?;
                table = Some(name::qualified(input)?);
            }
            Ok(())
        })?;
        let table = table.ok_or_else(|| missing(&name, "`from = table` is missing"))?;
        Ok(DetachPartition {
            name,
            table,
            concurrently,
        })
    })
}

const NO_VALUES: &str =
    "`values = from(…) to(…)`, `in(…)`, `with(modulus = …, remainder = …)` or `default` is missing";

fn missing(name: &Name, message: &str) -> syn::Error {
    syn::Error::new(name.place.last, message)
}
