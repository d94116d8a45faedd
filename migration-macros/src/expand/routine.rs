//! Functions and procedures as data, and where their errors stand.

use super::column::default_value;
use super::name;
use super::sites::{Sites, whole};
use crate::ast::{
    Argument, CreateRoutine, DropRoutine, RenameRoutine, ResultType, Returns, RoutineOptions,
    RoutineRef, RoutineStep,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn step(step: &RoutineStep) -> TokenStream {
    match step {
        RoutineStep::Create(new) => {
            let new = create(new);
            quote!(CreateRoutine(#new))
        }
        RoutineStep::Replace(new) => {
            let new = create(new);
            quote!(ReplaceRoutine(#new))
        }
        RoutineStep::Drop(dropped) => drop(dropped),
        RoutineStep::Rename(renamed) => rename(renamed),
        RoutineStep::Move(moved) => change_schema(moved),
    }
}

pub(super) fn sites(step: &RoutineStep) -> Sites {
    match step {
        RoutineStep::Create(new) | RoutineStep::Replace(new) => create_sites(new),
        RoutineStep::Drop(dropped) => vec![whole(dropped.routine.name.place)],
        RoutineStep::Rename(renamed) | RoutineStep::Move(renamed) => rename_sites(renamed),
    }
}

fn create(routine: &CreateRoutine) -> TokenStream {
    let kind = variant(routine.kind);
    let name = name::qualified(&routine.name);
    let arguments = routine.arguments.iter().map(argument);
    let returns = name::option(routine.returns.as_ref().map(|(it, _)| returns(it)));
    let language = &routine.language;
    let options = options(&routine.options);
    let (form, sql) = (variant(routine.body.form), &routine.body.sql);
    let mentions = name::mentions(&routine.body.mentions);
    quote!(__m::CreateRoutine {
        kind: __m::RoutineKind::#kind,
        name: #name,
        arguments: &[#(#arguments),*],
        returns: #returns,
        language: #language,
        options: #options,
        body: __m::Body { form: __m::BodyForm::#form, sql: #sql, mentions: #mentions },
    })
}

fn argument(argument: &Argument) -> TokenStream {
    let ty = &argument.ty;
    let name = argument.name.as_ref();
    let name = name::option(name.map(|it| quote!(#it)));
    let plain = quote!(__m::Argument::of::<#ty>(#name));
    let mut fields = Vec::new();
    if argument.mode != "In" {
        let mode = variant(argument.mode);
        fields.push(quote!(mode(__m::ArgumentMode::#mode)));
    }
    if let Some((default, _)) = &argument.default {
        let default = name::option(Some(default_value(default)));
        fields.push(quote!(default(#default)));
    }
    name::with(&plain, &fields)
}

fn returns(returns: &Returns) -> TokenStream {
    match returns {
        Returns::One(ResultType::Of(ty)) => quote!(__m::Returns::one::<#ty>()),
        Returns::Set(ResultType::Of(ty)) => quote!(__m::Returns::set::<#ty>()),
        Returns::One(ResultType::Word(word)) => {
            let word = variant(word);
            quote!(__m::Returns::One(__m::ResultType::#word))
        }
        Returns::Set(ResultType::Word(word)) => {
            let word = variant(word);
            quote!(__m::Returns::Set(__m::ResultType::#word))
        }
        Returns::Table(columns) => {
            let columns = columns
                .iter()
                .map(|(name, ty)| quote!(__m::ResultColumn::of::<#ty>(#name)));
            quote!(__m::Returns::Table(&[#(#columns),*]))
        }
    }
}

fn options(options: &RoutineOptions) -> TokenStream {
    let volatility = variant(options.volatility.unwrap_or("Volatile"));
    let security = variant(options.security.unwrap_or("Invoker"));
    let parallel = variant(options.parallel.unwrap_or("Unsafe"));
    let (leakproof, strict) = (options.leakproof, options.strict);
    let cost = name::option(options.cost.as_ref().map(|it| quote!(#it)));
    let rows = name::option(options.rows.as_ref().map(|it| quote!(#it)));
    let support = name::option(options.support.as_ref().map(name::qualified));
    let set = options
        .set
        .iter()
        .map(|(name, values)| quote!(__m::Setting { name: #name, values: &[#(#values),*] }));
    quote!(__m::RoutineOptions {
        volatility: __m::Volatility::#volatility,
        leakproof: #leakproof,
        strict: #strict,
        security: __m::Security::#security,
        parallel: __m::Parallel::#parallel,
        cost: #cost,
        rows: #rows,
        support: #support,
        set: &[#(#set),*],
    })
}

fn drop(dropped: &DropRoutine) -> TokenStream {
    let routine = reference(&dropped.routine);
    let behavior = variant(if dropped.cascade {
        "Cascade"
    } else {
        "Restrict"
    });
    quote!(DropRoutine(__m::DropRoutine {
        routine: #routine,
        behavior: __m::DropBehavior::#behavior,
    }))
}

fn rename(renamed: &RenameRoutine) -> TokenStream {
    let routine = reference(&renamed.routine);
    let (to, _) = &renamed.to;
    quote!(RenameRoutine(__m::RenameRoutine { routine: #routine, to: #to }))
}

fn change_schema(moved: &RenameRoutine) -> TokenStream {
    let routine = reference(&moved.routine);
    let (schema, _) = &moved.to;
    quote!(MoveRoutine(__m::MoveRoutine { routine: #routine, schema: #schema }))
}

fn reference(routine: &RoutineRef) -> TokenStream {
    let kind = variant(routine.kind);
    let name = name::qualified(&routine.name);
    let types = routine
        .types
        .as_ref()
        .map(|types| quote!(&[#(<#types as ::migration_core::types::SqlType>::TYPE),*]));
    let types = name::option(types);
    quote!(__m::RoutineRef { kind: __m::RoutineKind::#kind, name: #name, types: #types })
}

fn create_sites(routine: &CreateRoutine) -> Sites {
    let mut sites = vec![whole(routine.name.place)];
    for (i, argument) in routine.arguments.iter().enumerate() {
        sites.push(("PART", i, argument.place));
        if let Some((_, place)) = &argument.default {
            sites.push(("DEFAULT", i, *place));
        }
    }
    let returns = routine.returns.as_ref();
    sites.extend(returns.map(|(_, place)| ("RETURNS", 0, *place)));
    sites.push(("BODY", 0, routine.body.place));
    sites
}

fn rename_sites(renamed: &RenameRoutine) -> Sites {
    let (_, to) = renamed.to;
    vec![whole(renamed.routine.name.place), ("TABLE", 0, to)]
}

fn variant(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
