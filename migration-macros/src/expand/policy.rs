//! Row security policies as data, and where their errors stand.

use super::name;
use super::sites::{Sites, listed, whole};
use crate::ast::{CreatePolicy, DropPolicy, Place};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn create(policy: &CreatePolicy) -> TokenStream {
    let (name, _) = &policy.name;
    let table = name::qualified(&policy.table);
    let mode = match policy.restrictive {
        true => quote!(Restrictive),
        false => quote!(Permissive),
    };
    let command = Ident::new(policy.command, Span::call_site());
    let to = name::listed(&policy.to);
    let using = name::maybe(policy.using.as_ref());
    let with_check = name::maybe(policy.with_check.as_ref());
    quote!(CreatePolicy(__m::CreatePolicy {
        name: #name,
        table: #table,
        mode: __m::PolicyMode::#mode,
        command: __m::PolicyCommand::#command,
        to: #to,
        using: #using,
        with_check: #with_check,
    }))
}

pub(super) fn drop(policy: &DropPolicy) -> TokenStream {
    let (name, _) = &policy.name;
    let table = name::qualified(&policy.table);
    quote!(DropPolicy(__m::DropPolicy { name: #name, table: #table }))
}

pub(super) fn create_sites(policy: &CreatePolicy) -> Sites {
    let (_, place) = policy.name;
    let mut sites = at(place, policy.table.place);
    sites.extend(listed(&policy.to));
    let expressions = [
        (quote!(__m::site::USING), &policy.using),
        (quote!(__m::site::CHECK), &policy.with_check),
    ];
    for (site, expression) in expressions {
        sites.extend(expression.as_ref().map(|it| (site, it.place)));
    }
    sites
}

pub(super) fn drop_sites(policy: &DropPolicy) -> Sites {
    let (_, place) = policy.name;
    at(place, policy.table.place)
}

/// The name of a part of a table, and the table.
fn at(name: Place, table: Place) -> Sites {
    vec![whole(name), (quote!(__m::site::TABLE), table)]
}
