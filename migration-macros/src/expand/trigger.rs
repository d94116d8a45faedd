//! Triggers as data, and where their errors stand.

use super::name;
use super::sites::{Sites, whole};
use crate::ast::{
    CreateTrigger, TriggerCondition, TriggerConstraint, TriggerEvent, TriggerRef, TriggerStep,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn step(step: &TriggerStep) -> TokenStream {
    match step {
        TriggerStep::Create(new) => {
            let new = create(new);
            quote!(CreateTrigger(#new))
        }
        TriggerStep::Replace(new) => {
            let new = create(new);
            quote!(ReplaceTrigger(#new))
        }
        TriggerStep::Drop(trigger) => {
            let fields = reference(trigger);
            quote!(DropTrigger(__m::DropTrigger { #fields }))
        }
        TriggerStep::Rename(trigger, (to, _)) => {
            let fields = reference(trigger);
            quote!(RenameTrigger(__m::RenameTrigger { #fields, to: #to }))
        }
        TriggerStep::Set(trigger, state) => {
            let (fields, state) = (reference(trigger), variant(state));
            quote!(SetTrigger(__m::SetTrigger { #fields, state: __m::TriggerState::#state }))
        }
    }
}

fn create(trigger: &CreateTrigger) -> TokenStream {
    let (name, table) = (&trigger.name.0, name::qualified(&trigger.table));
    let constraint = name::option(trigger.constraint.as_ref().map(constraint));
    let (timing, level) = (variant(trigger.timing), variant(trigger.level));
    let events = trigger.events.iter().map(event);
    let maybe = |it: &Option<(String, _)>| {
        let name = it.as_ref().map(|(name, _)| quote!(#name));
        name::option(name)
    };
    let (old_table, new_table) = (maybe(&trigger.old_table), maybe(&trigger.new_table));
    let when = name::option(trigger.when.as_ref().map(condition));
    let (function, arguments) = (name::qualified(&trigger.function), &trigger.arguments);
    let state = variant(trigger.state);
    quote!(__m::CreateTrigger {
        name: #name,
        table: #table,
        constraint: #constraint,
        timing: __m::TriggerTiming::#timing,
        events: &[#(#events),*],
        level: __m::TriggerLevel::#level,
        old_table: #old_table,
        new_table: #new_table,
        when: #when,
        function: #function,
        arguments: &[#(#arguments),*],
        state: __m::TriggerState::#state,
    })
}

fn constraint(constraint: &TriggerConstraint) -> TokenStream {
    let from = name::option(constraint.from.as_ref().map(name::qualified));
    let waits = variant(constraint.waits);
    quote!(__m::TriggerConstraint { from: #from, waits: __m::TriggerWaits::#waits })
}

fn event(event: &TriggerEvent) -> TokenStream {
    let (kind, columns) = (variant(event.kind), &event.columns);
    match event.kind {
        "Update" => quote!(__m::TriggerEvent::Update(&[#(#columns),*])),
        _ => quote!(__m::TriggerEvent::#kind),
    }
}

fn condition(when: &TriggerCondition) -> TokenStream {
    let (sql, mentions) = (&when.sql, name::mentions(&when.mentions));
    let columns = |columns: &Option<Vec<String>>| {
        name::option(columns.as_ref().map(|it| quote!(&[#(#it),*])))
    };
    let (old, new) = (columns(&when.old), columns(&when.new));
    quote!(__m::TriggerCondition { sql: #sql, old: #old, new: #new, mentions: #mentions })
}

fn reference(trigger: &TriggerRef) -> TokenStream {
    let (name, table) = (&trigger.name.0, name::qualified(&trigger.table));
    quote!(name: #name, table: #table)
}

pub(super) fn sites(step: &TriggerStep) -> Sites {
    match step {
        TriggerStep::Create(new) | TriggerStep::Replace(new) => create_sites(new),
        TriggerStep::Drop(trigger) | TriggerStep::Set(trigger, _) => reference_sites(trigger),
        TriggerStep::Rename(trigger, (_, to)) => {
            let mut sites = reference_sites(trigger);
            sites.push(("PART", 0, *to));
            sites
        }
    }
}

fn create_sites(trigger: &CreateTrigger) -> Sites {
    let mut sites = vec![
        whole(trigger.name.1),
        ("TABLE", 0, trigger.table.place),
        ("EVENTS", 0, trigger.events_place),
        ("FUNCTION", 0, trigger.function.place),
    ];
    let tables = trigger.old_table.iter().chain(&trigger.new_table);
    if let Some((_, place)) = tables.last() {
        sites.push(("TABLES", 0, *place));
    }
    if let Some(when) = &trigger.when {
        sites.push(("WHEN", 0, when.place));
    }
    let from = trigger.constraint.as_ref().and_then(|it| it.from.as_ref());
    sites.extend(from.map(|it| ("FROM", 0, it.place)));
    sites
}

fn reference_sites(trigger: &TriggerRef) -> Sites {
    vec![whole(trigger.name.1), ("TABLE", 0, trigger.table.place)]
}

fn variant(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
