//! Rows as data, and where their errors stand.

use super::column::default_value;
use super::name;
use super::sites::{Sites, whole};
use crate::ast::{Insert, InsertedValue};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn insert(insert: &Insert) -> TokenStream {
    let (table, columns) = (
        name::qualified(&insert.table),
        name::listed(&insert.columns),
    );
    let rows = insert.rows.iter().map(|row| {
        let values = row.iter().map(value);
        quote!(&[#(#values),*])
    });
    let irreversible = name::option(insert.irreversible.as_ref().map(|why| quote!(#why)));
    quote!(Insert(__m::Insert {
        table: #table,
        columns: #columns,
        rows: &[#(#rows),*],
        irreversible: #irreversible,
    }))
}

fn value(value: &InsertedValue) -> TokenStream {
    name::option(value.value.as_ref().map(default_value))
}

pub(super) fn sites(insert: &Insert) -> Sites {
    let mut sites = vec![whole(insert.table.place)];
    for (i, (_, place)) in insert.columns.iter().enumerate() {
        sites.push(("COLUMN", i, *place));
    }
    for (i, value) in insert.rows.iter().flatten().enumerate() {
        sites.push(("PART", i, value.place));
    }
    sites
}
