//! `#[create_enum("a", "b", name = …)]`

use super::{name, options};
use crate::ast::{Name, Operation};
use crate::keyword;
use crate::naming::MAX_BYTES;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Token, Variant};

/// An enum type; its name is the variant's.
pub(super) fn create(variant: &Variant, attribute: &Attribute) -> syn::Result<Operation> {
    options::has_arguments(attribute)?;
    let mut chosen = None;
    let labels = attribute.parse_args_with(|input: ParseStream<'_>| labels(input, &mut chosen))?;
    let name = match chosen {
        Some(name) => name,
        None => name::of_variant(variant)?,
    };
    Ok(Operation::CreateEnum { name, labels })
}

fn labels(input: ParseStream<'_>, chosen: &mut Option<Name>) -> syn::Result<Vec<String>> {
    let mut labels: Vec<String> = Vec::new();
    while input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        labels.push(label(&literal, &labels)?);
        options::comma(input)?;
    }
    options::each(input, &[keyword::NAME], |_, _, input| {
        input.parse::<Token![=]>()?;
        *chosen = Some(name::qualified(input)?);
        Ok(())
    })?;
    Ok(labels)
}

pub(super) fn label(literal: &LitStr, before: &[String]) -> syn::Result<String> {
    let label = literal.value();
    let message = if before.contains(&label) {
        format!("label `{label}` stands here twice")
    } else if label.is_empty() || label.len() > MAX_BYTES || label.contains('\0') {
        format!("PostgreSQL allows labels of 1 to {MAX_BYTES} bytes, without NUL")
    } else {
        return Ok(label);
    };
    Err(syn::Error::new(literal.span(), message))
}
