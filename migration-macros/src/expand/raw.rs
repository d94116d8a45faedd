//! SQL by hand as data, and where the errors of what it drops and makes stand.

use super::sites::Sites;
use super::{external, name};
use crate::ast::{External, RawDown, RawSql};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn sql(raw: &RawSql) -> TokenStream {
    let up = &raw.up;
    let down = match &raw.down {
        RawDown::Sql(statements) => quote!(__m::RawDown::Sql(&[#(#statements),*])),
        RawDown::Irreversible(why) => quote!(__m::RawDown::Irreversible(#why)),
    };
    let lists = [("creates", &raw.creates), ("drops", &raw.drops)];
    let lists = lists.into_iter().filter(|(_, all)| !all.is_empty());
    let lists = lists.map(|(list, all)| {
        let list = proc_macro2::Ident::new(list, proc_macro2::Span::call_site());
        let all = all.iter().map(external::what);
        quote!(#list(&[#(#all),*]))
    });
    let lists: Vec<_> = lists.collect();
    let raw = name::with(&quote!(__m::RawSql::new(&[#(#up),*], #down)), &lists);
    quote!(Sql(#raw))
}

/// Each object that goes and then each that is made, as the replay counts them.
pub(super) fn sites(raw: &RawSql) -> Sites {
    let all = raw.drops.iter().chain(&raw.creates).map(External::name);
    all.enumerate()
        .map(|(i, it)| ("PART", i, it.place))
        .collect()
}
