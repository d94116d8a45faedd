//! Privileges and owners as data, and where their errors stand.

use super::name;
use super::sites::{Sites, listed, whole};
use crate::ast::{
    AlterDefaultPrivileges, AlterOwner, ChangeAllPrivileges, ChangePrivileges, OwnedRef, Privileged,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn grant(step: &ChangePrivileges) -> TokenStream {
    let (shared, roles, option) = shared(step);
    quote!(Grant(__m::Grant { #shared, to: #roles, grant_option: #option }))
}

pub(super) fn revoke(step: &ChangePrivileges) -> TokenStream {
    let (shared, roles, option) = shared(step);
    quote!(Revoke(__m::Revoke { #shared, from: #roles, grant_option_for: #option }))
}

fn shared(step: &ChangePrivileges) -> (TokenStream, TokenStream, bool) {
    let privileges = step.privileges.iter().map(privileged);
    let kind = variant(step.kind);
    let on = step.on.iter().map(object);
    let shared = quote! {
        privileges: &[#(#privileges),*],
        kind: __m::OwnedKind::#kind,
        on: &[#(#on),*]
    };
    (shared, name::listed(&step.roles), step.option)
}

pub(super) fn change_all(step: &ChangeAllPrivileges) -> TokenStream {
    let (change, on) = (variant(step.change), variant(step.on));
    let privileges = step.privileges.iter().map(|it| variant(it.privilege));
    let (schemas, roles) = (name::listed(&step.in_schemas), name::listed(&step.roles));
    quote!(ChangeAllPrivileges(__m::ChangeAllPrivileges {
        change: __m::DefaultChange::#change,
        privileges: &[#(__m::Privilege::#privileges),*],
        on: __m::AllKind::#on,
        in_schemas: #schemas,
        roles: #roles,
        steps: &[],
    }))
}

fn privileged(it: &Privileged) -> TokenStream {
    let (privilege, columns) = (variant(it.privilege), &it.columns);
    quote!(__m::Privileged { privilege: __m::Privilege::#privilege, columns: &[#(#columns),*] })
}

fn object(object: &OwnedRef) -> TokenStream {
    let name = name::qualified(&object.name);
    let types = object
        .types
        .as_ref()
        .map(|types| quote!(&[#(<#types as ::migration_core::types::SqlType>::TYPE),*]));
    let types = name::option(types);
    quote!(__m::OwnedRef { name: #name, types: #types })
}

pub(super) fn alter_owner(step: &AlterOwner) -> TokenStream {
    let (kind, object) = (variant(step.kind), object(&step.object));
    let to = name::option(step.to.as_ref().map(|it| quote!(#it)));
    quote!(AlterOwner(__m::AlterOwner {
        kind: __m::OwnedKind::#kind,
        object: #object,
        to: #to,
    }))
}

pub(super) fn alter_default(step: &AlterDefaultPrivileges) -> TokenStream {
    let maybe =
        |it: Option<&(String, crate::ast::Place)>| name::option(it.map(|(name, _)| quote!(#name)));
    let (for_role, in_schema) = (
        maybe(step.for_role.as_ref()),
        maybe(step.in_schema.as_ref()),
    );
    let (change, on) = (variant(step.change), variant(step.on));
    let privileges = step.privileges.iter().map(|it| variant(it.privilege));
    let roles = name::listed(&step.roles);
    quote!(AlterDefaultPrivileges(__m::AlterDefaultPrivileges {
        for_role: #for_role,
        in_schema: #in_schema,
        change: __m::DefaultChange::#change,
        privileges: &[#(__m::Privilege::#privileges),*],
        on: __m::DefaultKind::#on,
        roles: #roles,
    }))
}

fn variant(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

pub(super) fn change_sites(step: &ChangePrivileges) -> Sites {
    let objects = step.on.iter().enumerate();
    let objects = objects.map(|(i, it)| ("CHANGE", i, it.name.place));
    objects
        .chain(privilege_sites(&step.privileges))
        .chain(listed(&step.roles))
        .collect()
}

pub(super) fn change_all_sites(step: &ChangeAllPrivileges) -> Sites {
    let schemas = step.in_schemas.iter().enumerate();
    let schemas = schemas.map(|(i, (_, place))| ("CHANGE", i, *place));
    schemas
        .chain(privilege_sites(&step.privileges))
        .chain(listed(&step.roles))
        .collect()
}

fn privilege_sites(privileges: &[Privileged]) -> Sites {
    let all = privileges.iter().enumerate();
    all.map(|(i, it)| ("KEY", i, it.place)).collect()
}

pub(super) fn owner_sites(step: &AlterOwner) -> Sites {
    let to = ("TO", 0, step.place);
    vec![whole(step.object.name.place), to]
}

pub(super) fn default_sites(step: &AlterDefaultPrivileges) -> Sites {
    let of = |it: &Option<(String, crate::ast::Place)>, site| {
        it.as_ref().map(|(_, place)| (site, 0, *place))
    };
    of(&step.in_schema, "TABLE")
        .into_iter()
        .chain(of(&step.for_role, "FROM"))
        .chain(privilege_sites(&step.privileges))
        .chain(listed(&step.roles))
        .collect()
}
