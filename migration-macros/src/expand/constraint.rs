//! Constraints as data.

use super::column::variant;
use super::{index, name};
use crate::ast::{
    Constraint, ConstraintChange, ConstraintKind, ConstraintOptions, Exclusion, ForeignKey,
    IndexKeyed, KeyKind,
};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn constraint(constraint: &Constraint) -> TokenStream {
    let name = name::object(&constraint.name);
    let kind = match &constraint.kind {
        ConstraintKind::PrimaryKey(columns) => quote!(PrimaryKey(&[#(#columns),*])),
        ConstraintKind::Unique(columns) => quote!(Unique(&[#(#columns),*])),
        ConstraintKind::Check(expression) => {
            let expression = name::expression(expression);
            quote!(Check(#expression))
        }
        ConstraintKind::ForeignKey(foreign) => foreign_key(foreign),
        ConstraintKind::Exclude(new) => exclusion(new),
        ConstraintKind::NotNull(column) => quote!(NotNull(&[#column])),
    };
    let plain = quote!(__m::Constraint::new(#name, __m::ConstraintKind::#kind));
    let fields = options(&constraint.options);
    if fields.is_empty() {
        return plain;
    }
    let options = name::with(&quote!(__m::ConstraintOptions::NONE), &fields);
    name::with(&plain, &[quote!(options(#options))])
}

fn options(options: &ConstraintOptions) -> Vec<TokenStream> {
    let mut fields = Vec::new();
    if let Some(timing) = timing(options) {
        let timing = variant(timing);
        fields.push(quote!(timing(__m::Timing::#timing)));
    }
    if let Some(state) = options.state {
        let state = variant(state);
        fields.push(quote!(state(__m::ConstraintState::#state)));
    }
    if !options.include.is_empty() {
        let include = &options.include;
        fields.push(quote!(include(&[#(#include),*])));
    }
    if !options.with.is_empty() {
        let with = index::parameters(&options.with);
        fields.push(quote!(with(#with)));
    }
    if options.nulls_not_distinct {
        fields.push(quote!(nulls_not_distinct(true)));
    }
    if options.no_inherit {
        fields.push(quote!(no_inherit(true)));
    }
    fields
}

/// A variant of `Timing`; what is checked at the end of a transaction is deferrable.
fn timing(options: &ConstraintOptions) -> Option<&'static str> {
    if options.initially_deferred {
        return Some("Deferred");
    }
    options.deferrable.then_some("Deferrable")
}

fn foreign_key(foreign: &ForeignKey) -> TokenStream {
    let (columns, targets) = (&foreign.columns, &foreign.targets);
    let table = name::qualified(&foreign.table);
    let (on_delete, on_update) = (variant(foreign.on_delete), variant(foreign.on_update));
    let mut fields = Vec::new();
    if foreign.on_delete != "NoAction" {
        fields.push(quote!(on_delete(__m::ReferentialAction::#on_delete)));
    }
    if foreign.on_update != "NoAction" {
        fields.push(quote!(on_update(__m::ReferentialAction::#on_update)));
    }
    if !foreign.set_columns.is_empty() {
        let set = &foreign.set_columns;
        fields.push(quote!(set_columns(&[#(#set),*])));
    }
    if foreign.full {
        fields.push(quote!(full(true)));
    }
    let plain = quote!(__m::ForeignKey::new(&[#(#columns),*], #table, &[#(#targets),*]));
    let foreign = name::with(&plain, &fields);
    quote!(ForeignKey(#foreign))
}

fn exclusion(exclusion: &Exclusion) -> TokenStream {
    let method = &exclusion.method;
    let elements = exclusion.elements.iter().map(|(key, operator)| {
        let key = index::key(key);
        quote!(__m::ExclusionElement { key: #key, operator: #operator })
    });
    let columns = exclusion
        .elements
        .iter()
        .filter_map(|(key, _)| match &key.kind {
            KeyKind::Column(name) => Some(name),
            KeyKind::Expression(_) => None,
        });
    let predicate = name::option(exclusion.predicate.as_ref().map(name::expression));
    quote!(Exclude(__m::Exclusion {
        method: #method,
        elements: &[#(#elements),*],
        columns: &[#(#columns),*],
        predicate: #predicate,
    }))
}

/// A variant of `ConstraintChange`.
pub(super) fn change(change: &ConstraintChange) -> TokenStream {
    match change {
        ConstraintChange::Rename(to) => quote!(Rename(#to)),
        ConstraintChange::Validate => quote!(Validate),
        ConstraintChange::Timing(timing) => {
            let timing = variant(timing);
            quote!(Timing(__m::Timing::#timing))
        }
        ConstraintChange::Enforce => quote!(Enforce),
        ConstraintChange::Release => quote!(Release),
    }
}

pub(super) fn key_of_index(key: &IndexKeyed) -> TokenStream {
    let (index, kind) = (&key.index, variant(key.kind));
    let name = name::option(key.name.as_ref().map(|name| quote!(#name)));
    let timing = variant(timing(&key.options).unwrap_or("Immediate"));
    quote!(AddKeyOfIndex(__m::IndexKeyed {
        index: #index,
        kind: __m::IndexedKind::#kind,
        name: #name,
        timing: __m::Timing::#timing,
    }))
}
