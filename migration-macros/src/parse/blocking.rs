//! `#[blocking = "…"]`

use super::attributes;
use crate::diagnostics::Errors;
use crate::keyword::BLOCKING;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Variant};

/// Why a step may keep others waiting.
pub(super) fn reason(variant: &Variant, errors: &mut Errors) -> Option<String> {
    for field in &variant.fields {
        for (_, attribute) in attributes(&field.attrs, &[BLOCKING]) {
            let message = "this concerns the whole step; write it above the variant";
            errors.add(syn::Error::new_spanned(attribute, message));
        }
    }
    let mut found = attributes(&variant.attrs, &[BLOCKING]).map(|(_, attribute)| attribute);
    let first = found.next()?;
    if let Some(second) = found.next() {
        errors.add(syn::Error::new_spanned(
            second,
            "one reason is enough; write them in one",
        ));
    }
    errors.keep(written(first))
}

fn written(attribute: &Attribute) -> syn::Result<String> {
    if let Meta::NameValue(pair) = &attribute.meta
        && let Expr::Lit(ExprLit {
            lit: Lit::Str(reason),
            ..
        }) = &pair.value
        && !reason.value().trim().is_empty()
    {
        return Ok(reason.value());
    }
    let message = "write the reason why this may keep others waiting: `#[blocking = \"…\"]`";
    Err(syn::Error::new_spanned(attribute, message))
}
