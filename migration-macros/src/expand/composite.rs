//! Composite types as data, and where their errors stand.

use super::domain::sql_type;
use super::name;
use super::sites::{Sites, whole};
use crate::ast::{AlterComposite, Attribute, AttributeChange, CreateComposite};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

pub(super) fn create(composite: &CreateComposite) -> TokenStream {
    let name = name::qualified(&composite.name);
    let attributes = composite.attributes.iter().map(attribute);
    quote!(CreateComposite(__m::CreateComposite { name: #name, attributes: &[#(#attributes),*] }))
}

fn attribute(attribute: &Attribute) -> TokenStream {
    let (name, ty) = (&attribute.name, &attribute.ty);
    let collation = name::option(attribute.collation.as_ref().map(name::qualified));
    quote_spanned!(ty.span() => __m::Attribute::of::<#ty>(#name, #collation))
}

pub(super) fn alter(altered: &AlterComposite) -> TokenStream {
    let name = name::qualified(&altered.name);
    let changes = altered.changes.iter().map(change);
    quote!(AlterComposite(__m::AlterComposite { name: #name, changes: &[#(#changes),*] }))
}

fn change(change: &AttributeChange) -> TokenStream {
    let change = match change {
        AttributeChange::Add(it) => {
            let new = attribute(it);
            quote!(Add(#new))
        }
        AttributeChange::Drop(it) => {
            let (name, ty) = (&it.name, sql_type(&it.ty));
            quote!(Drop { name: #name, ty: #ty })
        }
        AttributeChange::Rename { from, to } => {
            let (name, ty) = (&to.name, sql_type(&to.ty));
            quote!(Rename { from: #from, to: #name, ty: #ty })
        }
        AttributeChange::Change { from, to } => {
            let (from, to) = (sql_type(from), attribute(to));
            quote!(Change { from: #from, to: #to })
        }
    };
    quote!(__m::AttributeChange::#change)
}

pub(super) fn create_sites(composite: &CreateComposite) -> Sites {
    let mut sites = vec![whole(composite.name.place)];
    for (i, it) in composite.attributes.iter().enumerate() {
        sites.push(("COLUMN", i, it.place));
    }
    sites
}

pub(super) fn alter_sites(altered: &AlterComposite) -> Sites {
    let mut sites = vec![whole(altered.name.place)];
    for (i, change) in altered.changes.iter().enumerate() {
        let place = match change {
            AttributeChange::Add(it) | AttributeChange::Drop(it) => it.place,
            AttributeChange::Rename { to, .. } | AttributeChange::Change { to, .. } => to.place,
        };
        sites.push(("CHANGE", i, place));
    }
    sites
}
