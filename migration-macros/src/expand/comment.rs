//! Comments as data, and where their errors stand.

use super::name::{option, qualified};
use super::sites::{Sites, whole};
use crate::ast::{CommentOn, Target};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn on(comment: &CommentOn) -> TokenStream {
    let target = target(&comment.target);
    let text = option(comment.text.as_ref().map(|text| quote!(#text)));
    quote!(CommentOn(__m::CommentOn { target: #target, text: #text }))
}

fn target(target: &Target) -> TokenStream {
    let kind = Ident::new(target.kind, Span::call_site());
    let name = qualified(&target.name);
    let part = &target.part;
    quote!(__m::Target { kind: __m::TargetKind::#kind, name: #name, part: #part })
}

pub(super) fn sites(comment: &CommentOn) -> Sites {
    vec![whole(comment.target.place)]
}
