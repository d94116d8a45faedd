//! `#[execute(path::to::function, down = path::to::other)]`

use super::options;
use crate::ast::{Execute, ExecuteDown};
use crate::keyword;
use syn::parse::ParseStream;
use syn::{Attribute, ExprPath};

/// A function, and what takes its work back.
pub(super) fn execute(attribute: &Attribute) -> syn::Result<Execute> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let function: ExprPath = input.parse()?;
        options::comma(input)?;
        let (mut down, mut irreversible) = (None, None);
        options::each(input, keyword::EXECUTE_OPTIONS, |word, _, input| {
            match word {
                keyword::DOWN => down = Some(options::value::<ExprPath>(input)?),
                _ => irreversible = Some(options::text(input)?),
            }
            Ok(())
        })?;
        let down = match (down, irreversible) {
            (Some(down), None) => ExecuteDown::Function(down),
            (None, Some(why)) => ExecuteDown::Irreversible(why),
            (Some(down), Some(_)) => {
                let message =
                    "this has a way back and is irreversible; write one of `down` and `irreversible`";
                return Err(syn::Error::new_spanned(down, message));
            }
            (None, None) => {
                let message =
                    "say how this is taken back: `down = other_function`, or `irreversible = \"why\"`";
                return Err(syn::Error::new_spanned(function, message));
            }
        };
        Ok(Execute { function, down })
    })
}
