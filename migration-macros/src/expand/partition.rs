//! Partitions as data, and where their errors stand.

use super::column::variant;
use super::index::{key, parameters};
use super::name;
use super::sites::{Sites, whole};
use crate::ast::{Bound, BoundValue, CreatePartition, MovePartition, Name, PartitionBy};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn by(by: &PartitionBy) -> TokenStream {
    let (strategy, keys) = (variant(by.strategy), by.keys.iter().map(key));
    quote!(__m::PartitionBy { strategy: __m::PartitionStrategy::#strategy, keys: &[#(#keys),*] })
}

pub(super) fn create(new: &CreatePartition) -> TokenStream {
    let (name, table) = (name::qualified(&new.name), name::qualified(&new.table));
    let (bound, with) = (bound(&new.bound.0), parameters(&new.with));
    let tablespace = name::option(new.tablespace.as_ref().map(|it| quote!(#it)));
    quote!(CreatePartition(__m::CreatePartition {
        name: #name,
        table: #table,
        bound: __m::Bound::#bound,
        with: #with,
        tablespace: #tablespace,
        attached: true,
    }))
}

pub(super) fn attach(moved: &MovePartition) -> TokenStream {
    let (name, table) = (name::qualified(&moved.name), name::qualified(&moved.table));
    let bound = name::option(None);
    quote!(AttachPartition(__m::AttachPartition { name: #name, to: #table, bound: #bound }))
}

pub(super) fn detach(moved: &MovePartition) -> TokenStream {
    let (name, table) = (name::qualified(&moved.name), name::qualified(&moved.table));
    quote!(DetachPartition(__m::DetachPartition { name: #name, from: #table }))
}

pub(super) fn drop(name: &Name) -> TokenStream {
    let name = name::qualified(name);
    quote!(DropPartition(__m::DropPartition { name: #name }))
}

fn bound(bound: &Bound) -> TokenStream {
    match bound {
        Bound::Default => quote!(Default),
        Bound::Range { from, to } => {
            let (from, to) = (from.iter().map(value), to.iter().map(value));
            quote!(Range { from: &[#(__m::BoundValue::#from),*], to: &[#(__m::BoundValue::#to),*] })
        }
        Bound::List(values) => {
            let values = values.iter().map(value);
            quote!(List(&[#(__m::BoundValue::#values),*]))
        }
        Bound::Hash { modulus, remainder } => {
            quote!(Hash { modulus: #modulus, remainder: #remainder })
        }
    }
}

fn value(value: &BoundValue) -> TokenStream {
    let literal = match value {
        BoundValue::Boolean(it) => quote!(Boolean(#it)),
        BoundValue::Number(it) => quote!(Number(#it)),
        BoundValue::Text(it) => quote!(Text(#it)),
        BoundValue::Null => return quote!(Null),
        BoundValue::Least => return quote!(Least),
        BoundValue::Greatest => return quote!(Greatest),
        BoundValue::Expression(it) => {
            let expression = name::expression(it);
            return quote!(Expression(#expression));
        }
    };
    quote!(Value(__m::Value::#literal))
}

pub(super) fn create_sites(new: &CreatePartition) -> Sites {
    let (_, bound) = &new.bound;
    vec![
        whole(new.name.place),
        (quote!(__m::site::TABLE), new.table.place),
        (quote!(__m::site::part(0)), *bound),
    ]
}

pub(super) fn moved_sites(moved: &MovePartition) -> Sites {
    vec![
        whole(moved.name.place),
        (quote!(__m::site::TABLE), moved.table.place),
    ]
}
