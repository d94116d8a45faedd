//! How long a migration waits and runs.

use crate::ast::Limits;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::LitStr;

/// As data; a text that is no time is told by [`assertions`] alone.
pub(super) fn limits(limits: &Limits) -> TokenStream {
    let time = |text: &LitStr| quote!(__m::time_or_none(#text));
    let lock_timeout = limits.lock_timeout.iter().map(time);
    let lock_retries = limits.lock_retries.iter();
    let statement_timeout = limits.statement_timeout.iter().map(time);
    quote! {
        __m::Limits::NONE
            #(.lock_timeout(#lock_timeout))*
            #(.lock_retries(#lock_retries))*
            #(.statement_timeout(#statement_timeout))*
    }
}

/// The build fails under a text that is no time.
pub(super) fn assertions(limits: &Limits) -> TokenStream {
    let times = limits.lock_timeout.iter().chain(&limits.statement_timeout);
    let assertions = times.map(|text| {
        let call = quote_spanned!(text.span()=> __m::assert_time(#text));
        quote!(const _: () = #call;)
    });
    assertions.collect()
}
