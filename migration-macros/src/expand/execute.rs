//! Rust functions: their paths as data, and calls of them.

use super::name;
use crate::ast::{Execute, ExecuteDown, Operation, Step};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::ExprPath;
use syn::spanned::Spanned;

pub(super) fn execute(execute: &Execute) -> TokenStream {
    let function = text(&execute.function);
    let down = match &execute.down {
        ExecuteDown::Function(path) => {
            let path = text(path);
            quote!(Function(#path))
        }
        ExecuteDown::Irreversible(why) => quote!(Irreversible(#why)),
    };
    quote!(Execute(__m::Execute { function: #function, down: __m::ExecuteDown::#down }))
}

/// A path as one writes it.
fn text(path: &ExprPath) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

/// The functions of all steps, each at the place of its step.
pub(super) fn functions(steps: &[Step]) -> TokenStream {
    let functions = steps.iter().enumerate().filter_map(|(place, step)| {
        let Operation::Execute(execute) = &step.operation else {
            return None;
        };
        let up = call(&execute.function);
        let down = match &execute.down {
            ExecuteDown::Function(path) => Some(call(path)),
            ExecuteDown::Irreversible(_) => None,
        };
        let down = name::option(down);
        Some(quote!(__m::Function { step: #place, up: #up, down: #down }))
    });
    quote!(&[#(#functions),*])
}

/// What the compiler has to say of the author's function stands under its path.
fn call(path: &ExprPath) -> TokenStream {
    let running = quote_spanned!(path.span()=> __m::running(#path(connection)));
    quote!({
        fn call(connection: &mut __m::PgConnection) -> __m::Running<'_> {
            #running
        }
        call
    })
}
