//! How tables are stored, as data.

use super::column::variant;
use super::index::parameters;
use super::{name, partition};
use crate::ast::{ReplicaIdentity, StorageChange, TableOptions};
use proc_macro2::TokenStream;
use quote::quote;

/// Nothing, where nothing is written.
pub(super) fn options(options: &TableOptions) -> Option<TokenStream> {
    let mut fields = Vec::new();
    if options.unlogged {
        fields.push(quote!(unlogged(true)));
    }
    if !options.with.is_empty() {
        let with = parameters(&options.with);
        fields.push(quote!(with(#with)));
    }
    if let Some(tablespace) = &options.tablespace {
        let tablespace = name::option(Some(quote!(#tablespace)));
        fields.push(quote!(tablespace(#tablespace)));
    }
    if let Some(method) = &options.method {
        let method = name::option(Some(quote!(#method)));
        fields.push(quote!(method(#method)));
    }
    if let Some(identity) = &options.replica_identity {
        let identity = replica_identity(identity);
        fields.push(quote!(replica_identity(#identity)));
    }
    if let Some(by) = &options.partition_by {
        let by = name::option(Some(partition::by(by)));
        fields.push(quote!(partition_by(#by)));
    }
    if !options.inherits.is_empty() {
        let parents = options.inherits.iter().map(name::qualified);
        fields.push(quote!(inherits(&[#(#parents),*])));
    }
    (!fields.is_empty()).then(|| name::with(&quote!(__m::TableOptions::PLAIN), &fields))
}

pub(super) fn change(change: &StorageChange) -> TokenStream {
    let change = match change {
        StorageChange::Set(new) => {
            let parameters = parameters(new);
            quote!(Set(#parameters))
        }
        StorageChange::Reset(names) => quote!(Reset(&[#(#names),*])),
        StorageChange::SetLogged => quote!(SetLogged),
        StorageChange::SetUnlogged => quote!(SetUnlogged),
        StorageChange::SetTablespace(to) => {
            let to = name::option(Some(quote!(#to)));
            quote!(SetTablespace(#to))
        }
        StorageChange::SetMethod(to) => {
            let to = name::option(Some(quote!(#to)));
            quote!(SetMethod(#to))
        }
        StorageChange::ReplicaIdentity(identity) => {
            let identity = replica_identity(identity);
            quote!(ReplicaIdentity(#identity))
        }
        StorageChange::ClusterOn(index) => {
            let index = name::option(index.as_ref().map(|it| quote!(#it)));
            quote!(ClusterOn(#index))
        }
    };
    quote!(Storage(__m::StorageChange::#change))
}

fn replica_identity(identity: &ReplicaIdentity) -> TokenStream {
    match identity {
        ReplicaIdentity::Plain(identity) => {
            let identity = variant(identity);
            quote!(__m::ReplicaIdentity::#identity)
        }
        ReplicaIdentity::UsingIndex(name) => quote!(__m::ReplicaIdentity::UsingIndex(#name)),
    }
}
