//! Partitions as data, and where their errors stand.

use super::column::variant;
use super::index::{key, parameters};
use super::name;
use super::sites::{Sites, whole};
use crate::ast::{
    AttachPartition, Bound, BoundValue, CreatePartition, DetachPartition, Name, PartitionBy, Place,
};
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
    let parted = name::option(new.by.as_ref().map(by));
    quote!(CreatePartition(__m::CreatePartition {
        name: #name,
        table: #table,
        bound: __m::Bound::#bound,
        partition_by: #parted,
        with: #with,
        tablespace: #tablespace,
    }))
}

pub(super) fn attach(new: &AttachPartition) -> TokenStream {
    let (name, table) = (name::qualified(&new.name), name::qualified(&new.table));
    let (bound, check) = (bound(&new.bound.0), name::option(None));
    quote!(AttachPartition(__m::AttachPartition {
        name: #name,
        to: #table,
        bound: __m::Bound::#bound,
        check: #check,
    }))
}

pub(super) fn detach(old: &DetachPartition) -> TokenStream {
    let (name, table) = (name::qualified(&old.name), name::qualified(&old.table));
    let new = quote!(__m::DetachPartition::new(#name, #table));
    if old.concurrently {
        return quote!(DetachPartition(#new.concurrently(true)));
    }
    quote!(DetachPartition(#new))
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
    let mut sites = placed_sites(&new.name, &new.table, new.bound.1);
    let keys = new.by.iter().flat_map(|by| &by.keys).enumerate();
    sites.extend(keys.map(|(i, key)| ("KEY", i, key.place)));
    sites
}

pub(super) fn attach_sites(new: &AttachPartition) -> Sites {
    placed_sites(&new.name, &new.table, new.bound.1)
}

fn placed_sites(name: &Name, table: &Name, bound: Place) -> Sites {
    vec![
        whole(name.place),
        ("TABLE", 0, table.place),
        ("PART", 0, bound),
    ]
}

pub(super) fn detach_sites(old: &DetachPartition) -> Sites {
    vec![whole(old.name.place), ("TABLE", 0, old.table.place)]
}
