//! `#[create_view(as = "…")]`, `#[replace_view(view, as = "…")]` and what else is done to views.

use super::{name, options, parameters, rename as renames, sql};
use crate::ast::{
    CreateMaterializedView, CreateView, DropView, MoveView, Name, Parameter, Place, RefreshView,
    RenameView, ViewQuery,
};
use crate::diagnostics::Errors;
use crate::keyword;
use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Meta, Token, Variant};

/// What was written of a view, before it is known whether it fits together.
struct Written {
    name: Name,
    text: Option<LitStr>,
    columns: Vec<(String, Place)>,
    security_invoker: bool,
    security_barrier: bool,
    check_option: Option<(&'static str, Span)>,
    with: Vec<Parameter>,
    no_data: bool,
}

/// A new view.
pub(super) fn create(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<CreateView> {
    options::has_arguments(attribute)?;
    let name = name::of_variant(variant)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        plain(
            written(name, input, keyword::VIEW_OPTIONS)?,
            attribute,
            errors,
        )
    })
}

/// Another query for a view.
pub(super) fn replace(attribute: &Attribute, errors: &mut Errors) -> syn::Result<CreateView> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        options::comma(input)?;
        let words = keyword::REPLACED_VIEW_OPTIONS;
        plain(written(name, input, words)?, attribute, errors)
    })
}

/// A new materialized view.
pub(super) fn create_materialized(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<CreateMaterializedView> {
    options::has_arguments(attribute)?;
    let name = name::of_variant(variant)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let view = written(name, input, keyword::MATERIALIZED_VIEW_OPTIONS)?;
        let query = query(&view, attribute, errors)?;
        Ok(CreateMaterializedView {
            name: view.name,
            query,
            with: view.with,
            no_data: view.no_data,
        })
    })
}

fn written(name: Name, input: ParseStream<'_>, words: &[&str]) -> syn::Result<Written> {
    let mut view = Written {
        name,
        text: None,
        columns: Vec::new(),
        security_invoker: false,
        security_barrier: false,
        check_option: None,
        with: Vec::new(),
        no_data: false,
    };
    options::each(input, words, |word, span, input| {
        option(&mut view, word, span, input)
    })?;
    Ok(view)
}

fn option(view: &mut Written, word: &str, span: Span, input: ParseStream<'_>) -> syn::Result<()> {
    match word {
        keyword::AS => view.text = Some(options::value(input)?),
        keyword::COLUMNS => view.columns = options::names(input)?.0,
        keyword::SECURITY_INVOKER => view.security_invoker = true,
        keyword::SECURITY_BARRIER => view.security_barrier = true,
        keyword::CHECK_OPTION => {
            let option = match options::choice(input, "check option", &["local", "cascaded"])? {
                "local" => "Local",
                _ => "Cascaded",
            };
            view.check_option = Some((option, span));
        }
        keyword::WITH => view.with = parameters::assigned(input)?,
        keyword::NO_DATA => view.no_data = true,
        _ => {
            input.parse::<Token![=]>()?;
            view.name = name::qualified(input)?;
        }
    }
    Ok(())
}

fn plain(view: Written, attribute: &Attribute, errors: &mut Errors) -> syn::Result<CreateView> {
    let query = query(&view, attribute, errors)?;
    if let Some((_, span)) = view.check_option.filter(|_| !query.is_updatable) {
        let message = "rows can be written only through a view of one table that joins, groups and cuts off nothing; \
             leave `check_option` out";
        return Err(syn::Error::new(span, message));
    }
    Ok(CreateView {
        name: view.name,
        query,
        security_invoker: view.security_invoker,
        security_barrier: view.security_barrier,
        check_option: view.check_option.map(|(option, _)| option),
    })
}

fn query(view: &Written, attribute: &Attribute, errors: &mut Errors) -> syn::Result<ViewQuery> {
    let Some(text) = &view.text else {
        let message = "a view shows the rows of a query: `as = \"SELECT …\"`";
        return Err(syn::Error::new_spanned(attribute, message));
    };
    sql::of_view(text, &view.columns, errors)
}

/// `#[drop_view(view, cascade)]`
pub(super) fn drop(
    variant: &Variant,
    attribute: &Attribute,
    kind: &'static str,
) -> syn::Result<DropView> {
    let mut cascade = false;
    let name = named(variant, attribute, keyword::DROP_VIEW_OPTIONS, |_| {
        cascade = true
    })?;
    Ok(DropView {
        name,
        kind,
        cascade,
    })
}

/// `#[refresh_materialized_view(view, concurrently)]`
pub(super) fn refresh(variant: &Variant, attribute: &Attribute) -> syn::Result<RefreshView> {
    let mut mode = "Filled";
    let name = named(variant, attribute, keyword::REFRESH_OPTIONS, |word| {
        mode = match word {
            keyword::CONCURRENTLY => "Concurrently",
            _ => "Empty",
        }
    })?;
    Ok(RefreshView { name, mode })
}

/// A name, or the variant's own, and at most one word behind it.
pub(super) fn named(
    variant: &Variant,
    attribute: &Attribute,
    words: &[&str],
    mut found: impl FnMut(&str),
) -> syn::Result<Name> {
    if let Meta::Path(_) = &attribute.meta {
        return name::of_variant(variant);
    }
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let name = name::qualified(input)?;
        options::comma(input)?;
        let mut count = 0;
        options::each(input, words, |word, span, _| {
            count += 1;
            found(word);
            match count {
                1 => Ok(()),
                _ => Err(syn::Error::new(
                    span,
                    "only one of these words can stand here",
                )),
            }
        })?;
        Ok(name)
    })
}

/// `#[move_view(view, schema)]`
pub(super) fn change_schema(attribute: &Attribute, kind: &'static str) -> syn::Result<MoveView> {
    let noun = match kind {
        "Plain" => "view",
        _ => "materialized view",
    };
    let moved = renames::change_schema(attribute, noun)?;
    Ok(MoveView { moved, kind })
}

/// `#[rename_view(from = old)]` at a variant of the new name.
pub(super) fn rename(
    variant: &Variant,
    attribute: &Attribute,
    kind: &'static str,
) -> syn::Result<RenameView> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let mut to = name::of_variant(variant)?.name;
        let mut from = None;
        options::each(input, keyword::RENAME_VIEW_OPTIONS, |word, _, input| {
            match word {
                keyword::FROM => {
                    input.parse::<Token![=]>()?;
                    from = Some(name::qualified(input)?);
                }
                _ => to = options::name_value(input)?,
            }
            Ok(())
        })?;
        let message = "what was its name until now? Write `from = …`";
        let from = from.ok_or_else(|| syn::Error::new_spanned(attribute, message))?;
        Ok(RenameView { from, to, kind })
    })
}
