//! Indexes as data.

use super::name;
use crate::ast::{CreateIndex, IndexKey, KeyKind};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn create(index: &CreateIndex) -> TokenStream {
    let (object, table) = (name::object(&index.name), name::qualified(&index.table));
    let keys = index.keys.iter().map(key);
    let mut fields = vec![quote!(keys: &[#(#keys),*])];
    if index.unique {
        fields.push(quote!(unique: true));
    }
    if let Some((method, _)) = &index.method {
        fields.push(quote!(method: #method));
    }
    if !index.include.is_empty() {
        let include = index.include.iter().map(|(name, _)| name);
        fields.push(quote!(include: &[#(#include),*]));
    }
    if !index.with.is_empty() {
        let with = index
            .with
            .iter()
            .map(|(name, value)| quote!((#name, #value)));
        fields.push(quote!(with: &[#(#with),*]));
    }
    if let Some(predicate) = &index.predicate {
        let predicate = name::option(Some(name::expression(predicate)));
        fields.push(quote!(predicate: #predicate));
    }
    quote!(CreateIndex(__m::CreateIndex { #(#fields,)* ..__m::CreateIndex::new(#object, #table) }))
}

fn key(key: &IndexKey) -> TokenStream {
    let kind = match &key.kind {
        KeyKind::Column(name) => quote!(__m::KeyKind::Column(#name)),
        KeyKind::Expression(expression) => {
            let expression = name::expression(expression);
            quote!(__m::KeyKind::Expression(#expression))
        }
    };
    let mut fields = Vec::new();
    if let Some(class) = &key.operator_class {
        let class = name::option(Some(quote!(#class)));
        fields.push(quote!(operator_class: #class));
    }
    if let Some(descending) = key.descending {
        let order = if descending {
            quote!(Descending)
        } else {
            quote!(Ascending)
        };
        let order = name::option(Some(quote!(__m::Order::#order)));
        fields.push(quote!(order: #order));
    }
    if let Some(first) = key.nulls_first {
        let nulls = if first { quote!(First) } else { quote!(Last) };
        let nulls = name::option(Some(quote!(__m::NullsOrder::#nulls)));
        fields.push(quote!(nulls: #nulls));
    }
    if fields.is_empty() {
        return quote!(__m::IndexKey::new(#kind));
    }
    quote!(__m::IndexKey { #(#fields,)* ..__m::IndexKey::new(#kind) })
}
