//! Extensions as data, and where their errors stand.

use super::name::option;
use super::sites::{Sites, listed, whole};
use crate::ast::{AlterExtension, CreateExtension, ExtensionChange, Name, Origin};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn create(extension: &CreateExtension) -> TokenStream {
    let name = &extension.name.name;
    let schema = option(extension.schema.as_ref().map(|(schema, _)| quote!(#schema)));
    let version = option(extension.version.as_ref().map(|version| quote!(#version)));
    let origin = match extension.origin {
        Origin::Made => quote!(Made),
        Origin::External => quote!(External),
    };
    quote!(CreateExtension(__m::CreateExtension {
        name: #name,
        schema: #schema,
        version: #version,
        origin: __m::Origin::#origin,
    }))
}

pub(super) fn alter(extension: &AlterExtension) -> TokenStream {
    let name = &extension.name.name;
    let change = match &extension.change {
        ExtensionChange::Update(version) => {
            let version = option(version.as_ref().map(|version| quote!(#version)));
            quote!(Update(#version))
        }
        ExtensionChange::SetSchema((schema, _)) => quote!(SetSchema(#schema)),
    };
    quote!(AlterExtension(__m::AlterExtension {
        name: #name,
        change: __m::ExtensionChange::#change,
    }))
}

pub(super) fn drop(name: &Name) -> TokenStream {
    let name = &name.name;
    quote!(DropExtension(__m::DropExtension { name: #name, origin: __m::Origin::Made }))
}

pub(super) fn create_sites(extension: &CreateExtension) -> Sites {
    let mut sites = vec![whole(extension.name.place)];
    sites.extend(listed(extension.schema.as_slice()));
    sites
}

pub(super) fn alter_sites(extension: &AlterExtension) -> Sites {
    let mut sites = vec![whole(extension.name.place)];
    if let ExtensionChange::SetSchema(schema) = &extension.change {
        sites.extend(listed(std::slice::from_ref(schema)));
    }
    sites
}
