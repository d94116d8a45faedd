//! Extended statistics as data, and where their errors stand.

use super::name;
use super::sites::{Sites, whole};
use crate::ast::{AlterStatistics, CreateStatistics, KeyKind, Name, ObjectName, RenameStatistics};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn create(new: &CreateStatistics) -> TokenStream {
    let (name, table) = (name::object(&new.name), name::qualified(&new.table));
    let kinds = new.kinds.iter().map(|it| Ident::new(it, Span::call_site()));
    let keys = new.keys.iter().map(|(key, _)| match key {
        KeyKind::Column(name) => quote!(Column(#name)),
        KeyKind::Expression(it) => {
            let it = name::expression(it);
            quote!(Expression(#it))
        }
    });
    let target = target(new.target);
    quote!(CreateStatistics(__m::CreateStatistics {
        name: #name,
        schema: __m::None,
        table: #table,
        kinds: &[#(__m::StatisticsKind::#kinds),*],
        keys: &[#(__m::KeyKind::#keys),*],
        target: #target,
    }))
}

pub(super) fn alter(changed: &AlterStatistics) -> TokenStream {
    let (name, target) = (name::qualified(&changed.name), target(changed.target));
    quote!(AlterStatistics(__m::AlterStatistics { name: #name, target: #target }))
}

pub(super) fn rename(renamed: &RenameStatistics) -> TokenStream {
    let (name, (to, _)) = (name::qualified(&renamed.name), &renamed.to);
    quote!(RenameStatistics(__m::RenameStatistics { name: #name, to: #to }))
}

pub(super) fn drop(name: &Name) -> TokenStream {
    let name = name::qualified(name);
    quote!(DropStatistics(__m::DropStatistics { name: #name }))
}

fn target(target: Option<u16>) -> TokenStream {
    name::option(target.map(|it| quote!(#it)))
}

/// A name that is given stands at its end; the default one is the table's matter.
pub(super) fn create_sites(new: &CreateStatistics) -> Sites {
    let mut sites = vec![("TABLE", 0, new.table.place)];
    if let ObjectName::Default(_) = new.name {
        sites.push(whole(new.table.place));
    }
    for (i, (_, place)) in new.keys.iter().enumerate() {
        sites.push(("KEY", i, *place));
    }
    sites
}

pub(super) fn rename_sites(renamed: &RenameStatistics) -> Sites {
    let to = ("TO", 0, renamed.to.1);
    vec![whole(renamed.name.place), to]
}
