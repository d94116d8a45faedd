//! Changes of types as data, and where their errors stand.

use super::name;
use super::sites::{Sites, whole};
use crate::ast::{AlterEnum, EnumChange, LabelPlace, RenameType};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn alter_enum(altered: &AlterEnum) -> TokenStream {
    let name = name::qualified(&altered.name);
    let changes = altered.changes.iter().map(|(it, _)| enum_change(it));
    quote!(AlterEnum(__m::AlterEnum { name: #name, changes: &[#(#changes),*] }))
}

fn enum_change(change: &EnumChange) -> TokenStream {
    match change {
        EnumChange::Add { label, beside } => {
            let place = match beside {
                LabelPlace::End => quote!(End),
                LabelPlace::Before(other) => quote!(Before(#other)),
                LabelPlace::After(other) => quote!(After(#other)),
            };
            quote!(__m::EnumChange::AddValue { label: #label, place: __m::LabelPlace::#place })
        }
        EnumChange::Rename { from, to } => {
            quote!(__m::EnumChange::RenameValue { from: #from, to: #to })
        }
        EnumChange::Remove(label) => quote!(__m::EnumChange::RemoveValue { label: #label }),
    }
}

pub(super) fn enum_sites(altered: &AlterEnum) -> Sites {
    let mut sites = vec![whole(altered.name.place)];
    for (i, (_, place)) in altered.changes.iter().enumerate() {
        sites.push(("PART", i, *place));
    }
    sites
}

pub(super) fn rename(renamed: &RenameType) -> TokenStream {
    let kind = Ident::new(renamed.kind, Span::call_site());
    let from = name::qualified(&renamed.from);
    let to = name::qualified(&renamed.to);
    let multirange = name::option(renamed.multirange.as_ref().map(|it| {
        let it = name::qualified(it);
        quote!(&::migration_core::types::Type::Made(#it))
    }));
    quote!(RenameType(__m::RenameType {
        kind: __m::TypeKind::#kind,
        from: #from,
        to: &::migration_core::types::Type::Made(#to),
        subtype: __m::None,
        multirange: #multirange,
    }))
}

pub(super) fn rename_sites(renamed: &RenameType) -> Sites {
    let multirange = renamed.multirange.as_ref();
    let multirange = multirange.map(|it| ("TO", 0, it.place));
    let names = [whole(renamed.to.place), ("TABLE", 0, renamed.from.place)];
    names.into_iter().chain(multirange).collect()
}
