//! `#[sql(up = "…", down = "…")]`

use super::{options, sql};
use crate::ast::{Operation, RawDown};
use crate::diagnostics::Errors;
use crate::keyword;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr};

/// SQL by hand; its way back is written too, or why there is none.
pub(super) fn sql(attribute: &Attribute, errors: &mut Errors) -> syn::Result<Operation> {
    options::has_arguments(attribute)?;
    let (mut up, mut down, mut irreversible) = (None, None, None);
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let known = &[keyword::UP, keyword::DOWN, keyword::IRREVERSIBLE];
        options::each(input, known, |word, _, input| {
            match word {
                keyword::UP => up = Some(options::value::<LitStr>(input)?),
                keyword::DOWN => down = Some(options::value::<LitStr>(input)?),
                _ => irreversible = Some(options::text(input)?),
            }
            Ok(())
        })
    })?;
    let Some(up) = up else {
        return Err(syn::Error::new_spanned(
            attribute,
            "`up = \"…\"` is missing",
        ));
    };
    let up_statements = sql::script(&up, errors);
    if up_statements.as_ref().is_some_and(Vec::is_empty) {
        errors.at(up.span(), "there is no statement in this text");
    }
    let down = match (down, irreversible) {
        (Some(_), None) if errors.any() => RawDown::Sql(Vec::new()),
        (Some(down), None) => RawDown::Sql(sql::script(&down, errors).unwrap_or_default()),
        (Some(down), Some(_)) => {
            let message =
                "this has a way back and is irreversible; write one of `down` and `irreversible`";
            return Err(syn::Error::new(down.span(), message));
        }
        (None, Some(why)) => RawDown::Irreversible(why),
        _ => {
            let message = "say how this is taken back: `down = \"…\"`, `down = \"\"` where nothing is to be done, \
                           or `irreversible = \"why\"`";
            return Err(syn::Error::new_spanned(attribute, message));
        }
    };
    Ok(Operation::Sql {
        up: up_statements.unwrap_or_default(),
        down,
    })
}
