//! What must be true of the data, as data, and where its errors stand.

use super::name;
use super::sites::Sites;
use crate::ast::Condition;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn require(condition: &Condition) -> TokenStream {
    let condition = data(condition);
    quote!(Require(#condition))
}

pub(super) fn ensure(condition: &Condition) -> TokenStream {
    let condition = data(condition);
    quote!(Ensure(#condition))
}

fn data(condition: &Condition) -> TokenStream {
    let (sql, message) = (&condition.sql, &condition.message);
    let mentions = name::mentions(&condition.mentions);
    quote!(__m::Condition { query: __m::Query { sql: #sql, mentions: #mentions }, message: #message })
}

pub(super) fn sites(condition: &Condition) -> Sites {
    vec![("QUERY", 0, condition.place)]
}
