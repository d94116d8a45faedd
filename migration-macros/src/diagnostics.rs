//! The errors of one expansion: all are collected, each at its own tokens, and told together.

use proc_macro2::{Span, TokenStream};

/// Errors found so far. Whoever makes one must turn it into tokens.
#[derive(Default)]
pub(crate) struct Errors {
    found: Vec<syn::Error>,
    elsewhere: bool,
}

impl Errors {
    pub(crate) fn add(&mut self, error: syn::Error) {
        self.found.push(error);
    }

    pub(crate) fn extend(&mut self, errors: impl IntoIterator<Item = syn::Error>) {
        self.found.extend(errors);
    }

    pub(crate) fn at(&mut self, span: Span, message: impl std::fmt::Display) {
        self.found.push(syn::Error::new(span, message));
    }

    /// The value, or nothing and one more error.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// Something is wrong that the compiler itself tells.
    pub(crate) fn told_elsewhere(&mut self) {
        self.elsewhere = true;
    }

    /// Whether all was understood.
    pub(crate) fn none(&self) -> bool {
        self.found.is_empty() && !self.elsewhere
    }

    /// Whether there is one.
    pub(crate) fn any(&self) -> bool {
        !self.found.is_empty()
    }

    /// One `compile_error!` for each error.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.found
            .into_iter()
            .map(syn::Error::into_compile_error)
            .collect()
    }
}
