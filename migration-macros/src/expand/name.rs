//! Names and expressions as data.

use crate::ast::{Expression, Name, ObjectName};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn qualified(name: &Name) -> TokenStream {
    let text = &name.name;
    match &name.schema {
        Some(schema) => {
            quote!(__m::Name { schema: ::core::option::Option::Some(#schema), name: #text })
        }
        None => quote!(__m::Name::plain(#text)),
    }
}

pub(super) fn object(name: &ObjectName) -> TokenStream {
    match name {
        ObjectName::Given(name) => quote!(__m::ObjectName::Given(#name)),
        ObjectName::Default(name) => quote!(__m::ObjectName::Default(#name)),
    }
}

pub(super) fn expression(expression: &Expression) -> TokenStream {
    let (sql, columns) = (&expression.sql, &expression.columns);
    quote!(__m::Expression { sql: #sql, columns: &[#(#columns),*] })
}

/// `Some(…)` or `None`.
pub(super) fn option(tokens: Option<TokenStream>) -> TokenStream {
    match tokens {
        Some(tokens) => quote!(::core::option::Option::Some(#tokens)),
        None => quote!(::core::option::Option::None),
    }
}
