//! Views as data, and where their errors stand.

use super::sites::{Sites, whole};
use super::{index, name};
use crate::ast::{
    CreateMaterializedView, CreateView, DropView, MoveView, Name, RefreshView, RenameView,
    ViewQuery,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn create(view: &CreateView) -> TokenStream {
    let view = data(view);
    quote!(CreateView(#view))
}

pub(super) fn replace(view: &CreateView) -> TokenStream {
    let view = data(view);
    quote!(ReplaceView(#view))
}

fn data(view: &CreateView) -> TokenStream {
    let mut fields = Vec::new();
    if view.security_invoker {
        fields.push(quote!(security_invoker(true)));
    }
    if view.security_barrier {
        fields.push(quote!(security_barrier(true)));
    }
    if let Some(option) = view.check_option {
        let option = word(option);
        let option = name::option(Some(quote!(__m::CheckOption::#option)));
        fields.push(quote!(check_option(#option)));
    }
    let new = new(&view.name, &view.query);
    name::with(&quote!(__m::CreateView::#new), &fields)
}

/// The call of `new`.
fn new(view: &Name, query: &ViewQuery) -> TokenStream {
    let (view, sql, columns) = (name::qualified(view), &query.sql, &query.columns);
    let mentions = name::mentions(&query.mentions);
    quote!(new(#view, &[#(#columns),*], __m::Query { sql: #sql, mentions: #mentions }))
}

pub(super) fn create_materialized(view: &CreateMaterializedView) -> TokenStream {
    let mut fields = Vec::new();
    if !view.with.is_empty() {
        let with = index::parameters(&view.with);
        fields.push(quote!(with(#with)));
    }
    if view.no_data {
        fields.push(quote!(data(__m::ViewData::Empty)));
    }
    let new = new(&view.name, &view.query);
    let view = name::with(&quote!(__m::CreateMaterializedView::#new), &fields);
    quote!(CreateMaterializedView(#view))
}

pub(super) fn drop(view: &DropView) -> TokenStream {
    let (name, kind) = (name::qualified(&view.name), word(view.kind));
    let behavior = word(if view.cascade { "Cascade" } else { "Restrict" });
    quote!(DropView(__m::DropView {
        name: #name,
        kind: __m::ViewKind::#kind,
        behavior: __m::DropBehavior::#behavior,
    }))
}

pub(super) fn rename(view: &RenameView) -> TokenStream {
    let (from, to, kind) = (name::qualified(&view.from), &view.to, word(view.kind));
    quote!(RenameView(__m::RenameView { from: #from, to: #to, kind: __m::ViewKind::#kind }))
}

pub(super) fn change_schema(view: &MoveView) -> TokenStream {
    let (name, schema) = (name::qualified(&view.moved.name), &view.moved.to);
    let kind = word(view.kind);
    quote!(MoveView(__m::MoveView { name: #name, schema: #schema, kind: __m::ViewKind::#kind }))
}

pub(super) fn refresh(view: &RefreshView) -> TokenStream {
    let (name, mode) = (name::qualified(&view.name), word(view.mode));
    quote!(RefreshMaterializedView(__m::RefreshMaterializedView {
        name: #name,
        mode: __m::RefreshMode::#mode,
    }))
}

fn word(word: &str) -> Ident {
    Ident::new(word, Span::call_site())
}

pub(super) fn sites(view: &Name, query: &ViewQuery) -> Sites {
    vec![whole(view.place), ("QUERY", 0, query.place)]
}
