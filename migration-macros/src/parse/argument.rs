//! The arguments of a routine: the fields of its variant, and what stands in their `#[arg(…)]`.

use super::{attributes, default, name, options};
use crate::ast::{Argument, CreateRoutine, Place, Returns};
use crate::diagnostics::Errors;
use crate::keyword;
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Expr, Field, Type, Variant};

/// All arguments, in order.
pub(super) fn all(variant: &Variant, errors: &mut Errors) -> syn::Result<Vec<Argument>> {
    let arguments: syn::Result<Vec<_>> = variant
        .fields
        .iter()
        .map(|field| argument(field, errors))
        .collect();
    let arguments = arguments?;
    in_order(&arguments)?;
    Ok(arguments)
}

fn argument(field: &Field, errors: &mut Errors) -> syn::Result<Argument> {
    let place = Place::of(field.ty.to_token_stream());
    let (name, place) = match &field.ident {
        Some(ident) => (
            Some(name::of_ident(ident)?),
            Place::at(ident.span()).to(place.last),
        ),
        None => (None, place),
    };
    let mut argument = Argument {
        mode: "In",
        name,
        ty: alone(field.ty.clone())?,
        place,
        default: None,
    };
    for (_, attribute) in attributes(&field.attrs, &[keyword::ARG]) {
        options::has_arguments(attribute)?;
        attribute.parse_args_with(|input: ParseStream<'_>| {
            options::each(input, keyword::ARG_OPTIONS, |word, _, input| {
                option(&mut argument, word, input, errors)
            })
        })?;
    }
    Ok(argument)
}

fn option(
    argument: &mut Argument,
    word: &str,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    match word {
        keyword::OUT => argument.mode = "Out",
        keyword::INOUT => argument.mode = "InOut",
        keyword::VARIADIC => argument.mode = "Variadic",
        keyword::DEFAULT => {
            let value: Expr = options::value(input)?;
            let default = default::value(&value, errors)?;
            let place = Place::of(value.to_token_stream());
            argument.default = default.map(|default| (default, place));
        }
        _ => argument.name = Some(options::name_value(input)?),
    }
    Ok(())
}

/// A type that is no `Option`: what a routine takes and gives may always be NULL.
pub(super) fn alone(ty: Type) -> syn::Result<Type> {
    if let Type::Path(path) = &ty
        && path
            .path
            .segments
            .last()
            .is_some_and(|it| it.ident == "Option")
    {
        return Err(syn::Error::new(
            ty.span(),
            "what a routine takes and gives may always be NULL; write the type without `Option`",
        ));
    }
    Ok(ty)
}

/// That calls can leave out the last arguments (`interpret_function_parameter_list` in PostgreSQL's `functioncmds.c`).
fn in_order(arguments: &[Argument]) -> syn::Result<()> {
    let error =
        |argument: &Argument, message: &str| Err(syn::Error::new(argument.place.first, message));
    let (mut had_default, mut had_variadic) = (false, false);
    for argument in arguments {
        let is_out = argument.mode == "Out";
        if is_out && argument.default.is_some() {
            return error(argument, "an `out` argument has no default; take it away");
        }
        if is_out {
            continue;
        }
        if had_variadic {
            let message = "a call could give no argument after the variadic one; put that last";
            return error(argument, message);
        }
        if had_default && argument.default.is_none() {
            let message = "an argument before this one has a default; give this one a default too";
            return error(argument, message);
        }
        had_default |= argument.default.is_some();
        had_variadic = argument.mode == "Variadic";
    }
    Ok(())
}

/// That each argument, and each column of the rows, has a name of its own.
pub(super) fn names(routine: &CreateRoutine) -> syn::Result<()> {
    let mut seen: Vec<&str> = Vec::new();
    let arguments = routine.arguments.iter();
    let mut all: Vec<(&str, Place)> = arguments
        .filter_map(|it| Some((it.name.as_deref()?, it.place)))
        .collect();
    if let Some((Returns::Table(columns), place)) = &routine.returns {
        all.extend(columns.iter().map(|(name, _)| (&**name, *place)));
    }
    for (name, place) in all {
        if seen.contains(&name) {
            return Err(syn::Error::new(
                place.first,
                format!("`{name}` stands here twice"),
            ));
        }
        seen.push(name);
    }
    Ok(())
}
