//! What the author meant, to `static` data and the assertions that the history allows it.

mod column;
mod comment;
mod composite;
mod condition;
mod constraint;
mod domain;
mod execute;
mod extension;
mod external;
mod index;
mod insert;
mod limits;
mod name;
mod partition;
mod policy;
mod privilege;
mod publication;
mod range;
mod raw;
mod routine;
mod sequence;
mod sites;
mod statistics;
mod step;
mod storage;
mod table;
mod trigger;
mod type_change;
mod view;

use crate::ast::{External, Migration, Operation, Place, RenameType, Step};
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

/// All that a migration becomes.
///
/// Where it was not understood, the list checks only what comes before it: what follows from it would confuse.
pub(crate) fn migration(migration: &Migration, understood: bool) -> TokenStream {
    let ident = &migration.ident;
    let steps = migration.steps.iter().map(step::step);
    let count = migration.steps.len();
    let functions = execute::functions(&migration.steps);
    let limits = limits::limits(&migration.limits);
    let times = limits::assertions(&migration.limits);
    let types = migration.steps.iter().map(made_type);
    let assertions = migration.steps.iter().enumerate().map(assertion);
    let place = quote_spanned!(ident.span() => <#ident as __m::Listed>::PLACE);
    quote! {
        #(#types)*
        #[doc(hidden)]
        pub type __DerivedMigration = #ident;
        const _: () = {
            use ::migration_core::__private as __m;
            // A constant of the trait with all of them would take the compiler longer, as would every list of it.
            static __STEPS: [__m::Step<'static>; #count] = [#(#steps),*];
            impl __m::Derived for #ident {
                const MIGRATION: __m::Migration<'static> = __m::Migration {
                    id: __m::module_name(::core::module_path!()),
                    steps: &__STEPS,
                    functions: #functions,
                    limits: #limits,
                };
            }
            impl #ident {
                #[doc(hidden)]
                pub const __UNDERSTOOD: bool = #understood;
            }
            #times
            const __PLACE: __m::Place = #place;
            // Each part of each step is asserted, so that its words are few.
            #[allow(unused_imports)]
            use __m::{Some, assert_site as __site, assert_step as __step, site::*};
            #(#assertions)*
        };
    }
}

/// The Rust type that stands for a new or declared type, or for one with a new name.
fn made_type(step: &Step) -> TokenStream {
    let name = match &step.operation {
        Operation::CreateEnum { name, .. } | Operation::Declare(External::Type(name)) => name,
        Operation::CreateComposite(it) => &it.name,
        Operation::CreateDomain(it) => &it.name,
        Operation::CreateRange(it) => &it.name,
        Operation::RenameType(it) => &it.to,
        Operation::Sql(it) => match it.types().next() {
            Some(name) => name,
            None => return TokenStream::new(),
        },
        _ => return TokenStream::new(),
    };
    let ident = &step.ident;
    let multirange = match &step.operation {
        Operation::CreateRange(it) => range::made_multirange(ident, &it.multirange()),
        Operation::RenameType(RenameType {
            multirange: Some(it),
            ..
        }) => range::made_multirange(ident, it),
        _ => TokenStream::new(),
    };
    let text = format!("The type `{}` of the database.", name.name);
    let name = name::qualified(name);
    quote! {
        #[doc = #text]
        #[derive(Clone, Copy, Debug)]
        pub enum #ident {}
        impl ::migration_core::types::SqlType for #ident {
            const TYPE: ::migration_core::types::Type<'static> = {
                use ::migration_core::__private as __m;
                ::migration_core::types::Type::Made(#name)
            };
        }
        #multirange
    }
}

/// The build fails here when the history does not allow the step.
fn assertion((number, step): (usize, &Step)) -> TokenStream {
    let sites = sites::of(step);
    let sites = sites.into_iter().flat_map(|(sort, which, place)| {
        let arguments = [
            Ident::new("__finding", Span::call_site()).into(),
            Punct::new(',', Spacing::Alone).into(),
            Ident::new(sort, Span::call_site()).into(),
            Punct::new(',', Spacing::Alone).into(),
            Literal::usize_unsuffixed(which).into(),
        ];
        called("__site", arguments, place)
    });
    let finding = [Ident::new("__finding", Span::call_site()).into()];
    let rest = called("__step", finding, Place::at(step.ident.span()));
    let calls: TokenStream = sites.chain(rest).collect();
    quote! {
        const _: () = if let Some(__finding) = __PLACE.finding(#number) { #calls };
    }
}

/// A call whose parentheses have a span of their own: the compiler underlines it from the first token to the last.
///
/// Token by token: a migration has many, and `quote!` takes longer, above all in a macro that is not optimized.
fn called<const ARGUMENTS: usize>(
    function: &str,
    arguments: [TokenTree; ARGUMENTS],
    place: Place,
) -> [TokenTree; 3] {
    let arguments = TokenStream::from_iter(arguments);
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(place.last);
    [
        Ident::new(function, place.first).into(),
        arguments.into(),
        Punct::new(';', Spacing::Alone).into(),
    ]
}
