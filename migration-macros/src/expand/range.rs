//! Range types as data, and where their errors stand.

use super::domain::sql_type;
use super::name;
use super::sites::{Sites, whole};
use crate::ast::{CreateRange, Name, Place};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

pub(super) fn create(range: &CreateRange) -> TokenStream {
    let name = name::qualified(&range.name);
    let (subtype, multirange) = (sql_type(&range.subtype), &range.multirange);
    let maybe = |name: &Option<Name>| name::option(name.as_ref().map(name::qualified));
    let opclass = maybe(&range.subtype_opclass);
    let collation = maybe(&range.collation);
    let difference = maybe(&range.subtype_diff);
    quote!(CreateRange(__m::CreateRange {
        name: #name,
        subtype: #subtype,
        subtype_opclass: #opclass,
        collation: #collation,
        subtype_diff: #difference,
        multirange: #multirange,
    }))
}

/// Says what the multirange type of a range type is.
pub(super) fn made_multirange(ident: &Ident, multirange: &Name) -> TokenStream {
    let multirange = name::qualified(multirange);
    quote! {
        impl ::migration_core::types::RangeType for #ident {
            const MULTIRANGE: ::migration_core::types::Type<'static> = {
                use ::migration_core::__private as __m;
                ::migration_core::types::Type::Made(#multirange)
            };
        }
    }
}

pub(super) fn create_sites(range: &CreateRange) -> Sites {
    let subtype = Place::of(range.subtype.to_token_stream());
    let multirange = range.multirange_place.map(|it| ("TO", 0, it));
    let difference = range.subtype_diff.as_ref();
    let difference = difference.map(|it| ("FUNCTION", 0, it.place));
    let all = [whole(range.name.place), ("COLUMN_TYPE", 0, subtype)];
    all.into_iter()
        .chain(multirange)
        .chain(difference)
        .collect()
}
