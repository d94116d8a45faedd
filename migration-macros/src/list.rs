//! `migrations![…]`: the list of all migrations, and the check of them as a whole.

use crate::diagnostics::Errors;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Token, parse::Parser};

/// The list, or its errors.
pub(crate) fn migrations(input: TokenStream) -> TokenStream {
    let parser = Punctuated::<Ident, Token![,]>::parse_terminated;
    match parser.parse2(input) {
        Ok(modules) => {
            let modules: Vec<_> = modules.into_iter().collect();
            let mut errors = Errors::default();
            ascending(&modules, &mut errors);
            let errors = errors.into_tokens();
            let history = history(&modules);
            quote!(#errors #history)
        }
        Err(error) => error.into_compile_error(),
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
        let path = quote!(#module::__Migration);
        quote!(<#path as ::migration_core::__private::Derived>::MIGRATION)
    });
    let listed = modules.iter().enumerate().map(|(number, module)| {
        quote! {
            impl __m::Listed for #module::__Migration {
                const PLACE: __m::Place = __m::Place::new(&__REPORT, __MIGRATIONS, #number);
            }
        }
    });
    quote! {
        /// The database's whole history.
        pub static HISTORY: ::migration_core::History<'static> = ::migration_core::History {
            migrations: &[#(#derived),*],
        };
        const _: () = {
            use ::migration_core::__private as __m;
            const __MIGRATIONS: &[__m::Migration<'static>] = HISTORY.migrations;
            const __SIZE: __m::Size = __m::Size::of(__MIGRATIONS);
            #[allow(long_running_const_eval)]
            static __REPORT: __m::Report =
                __m::check::<{ __SIZE.slots }, { __SIZE.entries }, { __SIZE.edges }>(__MIGRATIONS);
            #(#listed)*
        };
    }
}
