//! Row security policies as data, and where their errors stand.

use super::name;
use super::sites::{Sites, listed, whole};
use crate::ast::{
    AlterPolicy, CreatePolicy, DropPolicy, Expression, Place, RenamePolicy, RowSecurity,
};
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

pub(super) fn alter(policy: &AlterPolicy) -> TokenStream {
    let (name, _) = &policy.name;
    let table = name::qualified(&policy.table);
    let to = name::option(policy.to.as_deref().map(name::listed));
    let using = name::maybe(policy.using.as_ref());
    let with_check = name::maybe(policy.with_check.as_ref());
    quote!(AlterPolicy(__m::AlterPolicy {
        name: #name,
        table: #table,
        to: #to,
        using: #using,
        with_check: #with_check,
    }))
}

pub(super) fn rename(policy: &RenamePolicy) -> TokenStream {
    let ((name, _), (to, _)) = (&policy.name, &policy.to);
    let table = name::qualified(&policy.table);
    quote!(RenamePolicy(__m::RenamePolicy { name: #name, table: #table, to: #to }))
}

pub(super) fn row_security(set: &RowSecurity) -> TokenStream {
    let table = name::qualified(&set.table);
    let change = Ident::new(set.change, Span::call_site());
    quote!(SetRowSecurity(__m::SetRowSecurity {
        table: #table,
        change: __m::RowSecurityChange::#change,
    }))
}

pub(super) fn create_sites(policy: &CreatePolicy) -> Sites {
    let (_, place) = policy.name;
    let mut sites = at(place, policy.table.place);
    sites.extend(listed(&policy.to));
    sites.extend(expressions(&policy.using, &policy.with_check));
    sites
}

pub(super) fn alter_sites(policy: &AlterPolicy) -> Sites {
    let (_, place) = policy.name;
    let mut sites = at(place, policy.table.place);
    sites.extend(policy.to.iter().flat_map(|to| listed(to)));
    sites.extend(expressions(&policy.using, &policy.with_check));
    sites
}

pub(super) fn rename_sites(policy: &RenamePolicy) -> Sites {
    let ((_, place), (_, to)) = (&policy.name, &policy.to);
    let mut sites = at(*place, policy.table.place);
    sites.push(("TO", 0, *to));
    sites
}

fn expressions(using: &Option<Expression>, check: &Option<Expression>) -> Sites {
    let using = using.iter().map(|it| ("USING", 0, it.place));
    let check = check.iter().map(|it| ("CHECK", 0, it.place));
    using.chain(check).collect()
}

pub(super) fn drop_sites(policy: &DropPolicy) -> Sites {
    let (_, place) = policy.name;
    at(place, policy.table.place)
}

/// The name of a part of a table, and the table.
fn at(name: Place, table: Place) -> Sites {
    vec![whole(name), ("TABLE", 0, table)]
}
