//! `migrations![…]`: the list of all migrations, and the check of them as a whole.

use crate::diagnostics::Errors;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::{Path, Token};

/// The list and its errors. What was understood is listed, so that no migration seems forgotten besides.
pub(crate) fn migrations(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let parser = |input: ParseStream<'_>| Ok(modules(input, &mut errors));
    let mut modules = parser.parse2(input).unwrap_or_default();
    ascending(&modules, &mut errors);
    modules.sort();
    modules.dedup();
    let errors = errors.into_tokens();
    let history = history(&modules);
    quote!(#errors #history)
}

/// Names up to the end, parted by commas; after a mistake, from the next comma on.
fn modules(input: ParseStream<'_>, errors: &mut Errors) -> Vec<Ident> {
    let mut modules = Vec::new();
    while !input.is_empty() {
        modules.extend(module(input, errors));
        let comma = if input.is_empty() {
            None
        } else {
            errors.keep(input.parse::<Token![,]>())
        };
        if comma.is_none() {
            skip(input);
        }
    }
    modules
}

fn module(input: ParseStream<'_>, errors: &mut Errors) -> Option<Ident> {
    let path = errors.keep(input.call(Path::parse_mod_style))?;
    let module = path.segments.first()?.ident.clone();
    if path.segments.len() > 1 {
        let message = format!("the list names modules that stand beside it; write `{module}`");
        errors.add(syn::Error::new_spanned(path, message));
    }
    Some(module)
}

/// Leaves out what stands before the next comma, and the comma.
fn skip(input: ParseStream<'_>) {
    while let Ok(token) = input.parse::<TokenTree>() {
        if matches!(token, TokenTree::Punct(sign) if sign.as_char() == ',') {
            return;
        }
    }
}

/// The order of the list is the order of the names, so that a file listing shows it too.
fn ascending(modules: &[Ident], errors: &mut Errors) {
    for pair in modules.windows(2) {
        let [before, after] = pair else { continue };
        let message = if before == after {
            format!("`{after}` stands here twice")
        } else if before > after {
            format!(
                "`{after}` comes before `{before}`; names ascend in the list, so move it up or give it a later name"
            )
        } else {
            continue;
        };
        errors.at(after.span(), message);
    }
}

fn history(modules: &[Ident]) -> TokenStream {
    let derived = modules.iter().map(|module| {
        let path = path(module);
        quote!(<#path as ::migration_core::__private::Derived>::MIGRATION)
    });
    let understood = modules.iter().map(|module| {
        let path = path(module);
        quote!(<#path>::__UNDERSTOOD)
    });
    let listed = modules.iter().enumerate().map(|(number, module)| {
        let path = path(module);
        quote! {
            impl __m::Listed for #path {
                const PLACE: __m::Place = __m::Place {
                    report: &__REPORT,
                    first: __FIRST_STEPS[#number],
                };
            }
        }
    });
    let count = modules.len();
    quote! {
        /// The database's whole history.
        pub static HISTORY: ::migration_core::History<'static> = ::migration_core::History {
            migrations: &[#(#derived),*],
        };
        const _: () = {
            use ::migration_core::__private as __m;
            const __MIGRATIONS: &[__m::Migration<'static>] =
                ::migration_core::check::understood(HISTORY.migrations, &[#(#understood),*]);
            const __SIZE: __m::Size = __m::Size::of(__MIGRATIONS);
            #[allow(long_running_const_eval)]
            static __REPORT: __m::Report =
                __m::check::<{ __SIZE.slots }, { __SIZE.entries }, { __SIZE.edges }, { __SIZE.links }, { __SIZE.names }>(__MIGRATIONS);
            static __FIRST_STEPS: [usize; #count] = __m::first_steps(HISTORY.migrations);
            #(#listed)*
        };
    }
}

/// The migration of a module; where it has none, the compiler says so under its name in the list.
fn path(module: &Ident) -> TokenStream {
    quote_spanned!(module.span() => #module::__DerivedMigration)
}
