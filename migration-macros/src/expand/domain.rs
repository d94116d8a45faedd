//! Domains as data, and where their errors stand.

use super::sites::{Sites, whole};
use super::{column, name};
use crate::ast::{AlterDomain, CreateDomain, DomainChange, DomainCheck, Place};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;

pub(super) fn create(domain: &CreateDomain) -> TokenStream {
    let name = name::qualified(&domain.name);
    let ty = sql_type(&domain.ty);
    let collation = name::option(domain.collation.as_ref().map(name::qualified));
    let default = name::option(
        domain
            .default
            .as_ref()
            .map(|(it, _)| column::default_value(it)),
    );
    let not_null = domain.not_null;
    let checks = domain.checks.iter().map(check);
    quote!(CreateDomain(__m::CreateDomain {
        name: #name,
        ty: #ty,
        collation: #collation,
        default: #default,
        not_null: #not_null,
        checks: &[#(#checks),*],
    }))
}

/// The SQL type that a Rust type stands for.
pub(super) fn sql_type(ty: &syn::Type) -> TokenStream {
    quote_spanned!(ty.span() => <#ty as ::migration_core::types::SqlType>::TYPE)
}

fn check(check: &DomainCheck) -> TokenStream {
    let (name, validated) = (&check.name, check.validated);
    let expression = name::expression(&check.expression);
    quote!(__m::DomainCheck { name: #name, expression: #expression, validated: #validated })
}

pub(super) fn alter(domain: &AlterDomain) -> TokenStream {
    let name = name::qualified(&domain.name);
    let changes = domain.changes.iter().map(|(it, _)| change(it));
    quote!(AlterDomain(__m::AlterDomain { name: #name, changes: &[#(#changes),*] }))
}

fn change(change: &DomainChange) -> TokenStream {
    let change = match change {
        DomainChange::SetDefault(it) => {
            let default = column::default_value(it);
            quote!(SetDefault(#default))
        }
        DomainChange::DropDefault => quote!(DropDefault),
        DomainChange::SetNotNull => quote!(SetNotNull),
        DomainChange::DropNotNull => quote!(DropNotNull),
        DomainChange::AddCheck(it) => {
            let check = check(it);
            quote!(AddCheck(#check))
        }
        DomainChange::DropCheck(name) => quote!(DropCheck { name: #name }),
        DomainChange::RenameCheck { from, to } => quote!(RenameCheck { from: #from, to: #to }),
        DomainChange::ValidateCheck(name) => quote!(ValidateCheck { name: #name }),
    };
    quote!(__m::DomainChange::#change)
}

pub(super) fn create_sites(domain: &CreateDomain) -> Sites {
    let ty = Place::of(domain.ty.to_token_stream());
    let mut sites = vec![whole(domain.name.place), ("COLUMN_TYPE", 0, ty)];
    if let Some((_, place)) = &domain.default {
        sites.push(("DEFAULT", 0, *place));
    }
    for (i, check) in domain.checks.iter().enumerate() {
        sites.push(("PART", i, check.expression.place));
    }
    sites
}

pub(super) fn alter_sites(domain: &AlterDomain) -> Sites {
    let mut sites = vec![whole(domain.name.place)];
    for (i, (_, place)) in domain.changes.iter().enumerate() {
        sites.push(("PART", i, *place));
    }
    sites
}
