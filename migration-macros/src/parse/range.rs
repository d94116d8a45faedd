//! `#[create_range(f64, subtype_diff = float8mi, subtype_opclass = …, collation = "C", multirange_type_name = …, name = …)]`

use super::{name, options};
use crate::ast::CreateRange;
use crate::{keyword, naming};
use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Attribute, Token, Type, Variant};

/// A new range type; its name is the variant's.
pub(super) fn create(variant: &Variant, attribute: &Attribute) -> syn::Result<CreateRange> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let mut range = CreateRange {
            subtype: input.parse::<Type>()?,
            name: name::of_variant(variant)?,
            subtype_opclass: None,
            collation: None,
            subtype_diff: None,
            multirange: String::new(),
            multirange_place: None,
        };
        options::comma(input)?;
        options::each(input, keyword::RANGE_OPTIONS, |word, span, input| {
            option(&mut range, (word, span), input)
        })?;
        if range.multirange_place.is_none() {
            range.multirange = naming::multirange_name(&range.name.name);
        }
        Ok(range)
    })
}

fn option(
    range: &mut CreateRange,
    (word, span): (&str, Span),
    input: ParseStream<'_>,
) -> syn::Result<()> {
    if word == keyword::CANONICAL {
        let message = "a canonical function is written in C, over a type that is not there yet; make such a range with \
                       `#[sql(…)]` and declare it with `#[external_type]`";
        return Err(syn::Error::new(span, message));
    }
    if word == keyword::MULTIRANGE_TYPE_NAME {
        let (name, place) = options::placed_name(input)?;
        (range.multirange, range.multirange_place) = (name, Some(place));
        return Ok(());
    }
    input.parse::<Token![=]>()?;
    let name = name::qualified(input)?;
    match word {
        keyword::SUBTYPE_OPCLASS => range.subtype_opclass = Some(name),
        keyword::COLLATION => range.collation = Some(name),
        keyword::SUBTYPE_DIFF => range.subtype_diff = Some(name),
        _ => range.name = name,
    }
    Ok(())
}
