//! What others own as data, and where its errors stand.

use super::sites::{Sites, create_table, whole};
use super::{name, table};
use crate::ast::{External, ExternalFunction, Place};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Type;

pub(super) fn declare(external: &External) -> TokenStream {
    let what = what(external);
    quote!(Declare(#what))
}

pub(super) fn what(external: &External) -> TokenStream {
    let what = match external {
        External::Table(new) => {
            let new = table::new(new);
            quote!(Table(#new))
        }
        External::Function(new) => function(new),
        External::Type(name) => {
            let name = name::qualified(name);
            quote!(Type(#name))
        }
        External::Schema(name) => {
            let name = &name.name;
            quote!(Schema(#name))
        }
        External::Role(name) => {
            let name = &name.name;
            quote!(Role(#name))
        }
    };
    quote!(__m::External::#what)
}

fn function(function: &ExternalFunction) -> TokenStream {
    let name = name::qualified(&function.name);
    let arguments = function.arguments.iter().map(ty);
    let returns = name::option(function.returns.as_ref().map(ty));
    quote!(Function(__m::ExternalFunction {
        name: #name,
        arguments: &[#(#arguments),*],
        returns: #returns,
    }))
}

fn ty(ty: &Type) -> TokenStream {
    quote!(__m::ColumnType::of::<#ty>().ty)
}

pub(super) fn sites(external: &External) -> Sites {
    match external {
        External::Table(table) => create_table(table),
        External::Function(function) => function_sites(function),
        other => vec![whole(other.name().place)],
    }
}

fn function_sites(function: &ExternalFunction) -> Sites {
    let mut sites = vec![whole(function.name.place)];
    for (i, argument) in function.arguments.iter().enumerate() {
        let place = Place::of(argument.to_token_stream());
        sites.push(("COLUMN_TYPE", i, place));
    }
    if let Some(returns) = &function.returns {
        let place = Place::of(returns.to_token_stream());
        sites.push(("RETURNS", 0, place));
    }
    sites
}
