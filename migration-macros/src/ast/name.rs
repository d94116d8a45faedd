//! Names, and the places where they stand.

use proc_macro2::{Span, TokenStream, TokenTree};

/// The first and last token of a piece of the author's code.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) first: Span,
    pub(crate) last: Span,
}

impl Place {
    pub(crate) fn at(span: Span) -> Self {
        Self {
            first: span,
            last: span,
        }
    }

    /// From this place to another.
    pub(crate) fn to(self, other: Span) -> Self {
        Self {
            first: self.first,
            last: other,
        }
    }

    /// The place of some tokens.
    pub(crate) fn of(tokens: TokenStream) -> Self {
        let mut spans = tokens.into_iter().map(|token| match token {
            TokenTree::Group(group) => group.span(),
            other => other.span(),
        });
        let first = spans.next().unwrap_or_else(Span::call_site);
        Self {
            first,
            last: spans.last().unwrap_or(first),
        }
    }
}

/// The name of a table, type or index.
#[derive(Clone)]
pub(crate) struct Name {
    pub(crate) schema: Option<String>,
    pub(crate) name: String,
    pub(crate) place: Place,
}
