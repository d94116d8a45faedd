//! Indexes as data.

use super::name;
use crate::ast::{
    AlterIndex, CreateIndex, IndexChange, IndexKey, KeyKind, Name, OperatorClass, Parameter,
};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn create(index: &CreateIndex) -> TokenStream {
    let (object, table) = (name::object(&index.name), name::qualified(&index.table));
    let keys = index.keys.iter().map(key);
    let mut fields = vec![quote!(keys(&[#(#keys),*]))];
    if index.unique {
        fields.push(quote!(unique(true)));
    }
    if index.nulls_not_distinct.is_some() {
        fields.push(quote!(nulls_not_distinct(true)));
    }
    if index.only {
        fields.push(quote!(only(true)));
    }
    if index.concurrently {
        fields.push(quote!(concurrently(true)));
    }
    if let Some((method, _)) = &index.method {
        fields.push(quote!(method(#method)));
    }
    if !index.include.is_empty() {
        let include = index.include.iter().map(|(name, _)| name);
        fields.push(quote!(include(&[#(#include),*])));
    }
    if !index.with.is_empty() {
        let with = parameters(&index.with);
        fields.push(quote!(with(#with)));
    }
    if let Some(tablespace) = &index.tablespace {
        let tablespace = name::option(Some(quote!(#tablespace)));
        fields.push(quote!(tablespace(#tablespace)));
    }
    if let Some(predicate) = &index.predicate {
        let predicate = name::option(Some(name::expression(predicate)));
        fields.push(quote!(predicate(#predicate)));
    }
    let index = name::with(&quote!(__m::CreateIndex::new(#object, #table)), &fields);
    quote!(CreateIndex(#index))
}

pub(super) fn drop(index: &Name, concurrently: bool) -> TokenStream {
    let name = name::qualified(index);
    quote!(DropIndex(__m::DropIndex { name: #name, concurrently: #concurrently }))
}

pub(super) fn key(key: &IndexKey) -> TokenStream {
    let kind = match &key.kind {
        KeyKind::Column(name) => quote!(__m::KeyKind::Column(#name)),
        KeyKind::Expression(expression) => {
            let expression = name::expression(expression);
            quote!(__m::KeyKind::Expression(#expression))
        }
    };
    let mut fields = Vec::new();
    if let Some(collation) = &key.collation {
        let collation = name::option(Some(name::qualified(collation)));
        fields.push(quote!(collation(#collation)));
    }
    if let Some(class) = &key.operator_class {
        let class = name::option(Some(operator_class(class)));
        fields.push(quote!(operator_class(#class)));
    }
    if let Some(descending) = key.descending {
        let order = if descending {
            quote!(Descending)
        } else {
            quote!(Ascending)
        };
        let order = name::option(Some(quote!(__m::Order::#order)));
        fields.push(quote!(order(#order)));
    }
    if let Some(first) = key.nulls_first {
        let nulls = if first { quote!(First) } else { quote!(Last) };
        let nulls = name::option(Some(quote!(__m::NullsOrder::#nulls)));
        fields.push(quote!(nulls(#nulls)));
    }
    if let Some(target) = key.statistics {
        let target = name::option(Some(quote!(#target)));
        fields.push(quote!(statistics(#target)));
    }
    if let KeyKind::Expression(expression) = &key.kind
        && expression.label != "expr"
    {
        let label = &expression.label;
        fields.push(quote!(label(#label)));
    }
    name::with(&quote!(__m::IndexKey::new(#kind)), &fields)
}

fn operator_class(class: &OperatorClass) -> TokenStream {
    let (schema, text) = (&class.name.schema, &class.name.name);
    if schema.is_none() && class.parameters.is_empty() {
        return quote!(__m::OperatorClass::named(#text));
    }
    let (name, parameters) = (name::qualified(&class.name), parameters(&class.parameters));
    quote!(__m::OperatorClass { name: #name, parameters: #parameters })
}

pub(super) fn parameters(parameters: &[Parameter]) -> TokenStream {
    let each = parameters.iter().map(|it| {
        let (name, value) = (&it.name, &it.value);
        quote!((#name, #value))
    });
    quote!(&[#(#each),*])
}

pub(super) fn alter(index: &AlterIndex) -> TokenStream {
    let name = name::qualified(&index.name);
    let changes = index.changes.iter().map(|(change, _)| index_change(change));
    quote!(AlterIndex(__m::AlterIndex {
        name: #name,
        changes: &[#(__m::IndexChange::#changes),*],
    }))
}

fn index_change(change: &IndexChange) -> TokenStream {
    match change {
        IndexChange::Set(new) => {
            let parameters = parameters(new);
            quote!(Set(#parameters))
        }
        IndexChange::Reset(names) => quote!(Reset(&[#(#names),*])),
        IndexChange::SetTablespace(to) => {
            let to = name::option(Some(quote!(#to)));
            quote!(SetTablespace(#to))
        }
        IndexChange::SetStatistics { key, target } => {
            let target = name::option(target.map(|it| quote!(#it)));
            quote!(SetStatistics { key: #key, target: #target })
        }
    }
}
