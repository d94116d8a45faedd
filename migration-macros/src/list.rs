//! `migrations![…]`: the list of all migrations, and the check of them as a whole.

use crate::diagnostics::Errors;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::{Path, Token};

/// The list and its errors. What was understood is listed, so that no migration seems forgotten besides.
pub(crate) fn migrations(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let parser = |input: ParseStream<'_>| Ok(modules(input, &mut errors));
    let mut modules = parser.parse2(input).unwrap_or_default();
    ascending(&modules, &mut errors);
    modules.sort();
    modules.dedup();
    let errors = errors.into_tokens();
    let history = history(&modules);
    quote!(#errors #history)
}

/// Names up to the end, parted by commas; after a mistake, from the next comma on.
fn modules(input: ParseStream<'_>, errors: &mut Errors) -> Vec<Ident> {
    let mut modules = Vec::new();
    while !input.is_empty() {
        modules.extend(module(input, errors));
        let comma = if input.is_empty() {
            None
        } else {
            errors.keep(input.parse::<Token![,]>())
        };
        if comma.is_none() {
            skip(input);
        }
    }
    modules
}

fn module(input: ParseStream<'_>, errors: &mut Errors) -> Option<Ident> {
    let path = errors.keep(input.call(Path::parse_mod_style))?;
    let module = path.segments.first()?.ident.clone();
    if path.segments.len() > 1 {
        let message = format!("the list names modules that stand beside it; write `{module}`");
        errors.add(syn::Error::new_spanned(path, message));
    }
    Some(module)
}

/// Leaves out what stands before the next comma, and the comma.
fn skip(input: ParseStream<'_>) {
    while let Ok(token) = input.parse::<TokenTree>() {
        if matches!(token, TokenTree::Punct(sign) if sign.as_char() == ',') {
            return;
        }
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
    let derived = modules.iter().map(derived);
    let listed = modules.iter().enumerate().map(|(number, module)| {
        let path = path(module);
        quote! {
            impl __m::Listed for #path {
                const PLACE: __m::Place = __m::Place {
                    report: &__REPORT,
                    first: __FIRST_STEPS[#number],
                };
            }
        }
    });
    let count = modules.len();
    let check = check(modules);
    quote! {
        /// The database's whole history.
        pub static HISTORY: ::migration_core::History<'static> = ::migration_core::History {
            migrations: &[#(#derived),*],
        };
        const _: () = {
            use ::migration_core::__private as __m;
            #check
            static __FIRST_STEPS: [usize; #count] = __m::first_steps(HISTORY.migrations);
            #(#listed)*
        };
    }
}

fn derived(module: &Ident) -> TokenStream {
    let path = path(module);
    quote!(<#path as ::migration_core::__private::Derived>::MIGRATION)
}

/// How many migrations an edit of the last one takes through the check again, at most; of others, so many times more for
/// each part before.
const PART: usize = 16;
const GROWTH: usize = 8;

/// After how many migrations the compiler keeps what the check has reached.
///
/// Each place stays the same while migrations are added, until it is far behind them; so few are made anew.
fn checkpoints(count: usize) -> Vec<usize> {
    let lengths = std::iter::successors(Some(PART), |length| length.checked_mul(GROWTH));
    let mut places: Vec<usize> = lengths
        .map(|length| count.saturating_sub(1) / length * length)
        .take_while(|place| *place > 0)
        .collect();
    places.dedup();
    places.reverse();
    places
}

/// The check, in parts that are constants of their own: after an edit, the compiler makes only those again that come behind it.
fn check(modules: &[Ident]) -> TokenStream {
    let understood = |migrations: TokenStream, first: &[Ident]| {
        let paths = first.iter().map(path);
        quote!(__m::understood(#migrations, &[#(<#paths>::__UNDERSTOOD),*]))
    };
    let mut parts = TokenStream::new();
    let mut size = quote!(__m::Size::NOTHING);
    let mut before = quote!(__m::Checkpoint::START);
    for place in checkpoints(modules.len()) {
        let (migrations, counted, kept, reached) = (
            format_ident!("__MIGRATIONS_{place}"),
            format_ident!("__SIZE_{place}"),
            format_ident!("__KEPT_{place}"),
            format_ident!("__CHECKPOINT_{place}"),
        );
        let first = modules.get(..place).unwrap_or(modules);
        let derived = first.iter().map(derived);
        // Not a part of the whole list, of which each edit makes another.
        let list = understood(quote!(&[#(#derived),*]), first);
        parts.extend(quote! {
            const #migrations: &[__m::Migration<'static>] = #list;
            const #counted: __m::Size = #size.after(#migrations);
            const #kept: __m::Size = #counted.kept(__PARTITIONS);
            #[allow(long_running_const_eval)]
            static #reached: __m::Checkpoint<'static, __SLOTS, { #kept.entries }, { #kept.edges }, { #kept.links }> =
                __m::Checkpoint::after(#migrations, &#before, &#kept);
        });
        size = quote!(#counted);
        before = quote!(#reached);
    }
    let list = understood(quote!(HISTORY.migrations), modules);
    quote! {
        const __MIGRATIONS: &[__m::Migration<'static>] = #list;
        const __SIZE: __m::Size = #size.after(__MIGRATIONS);
        // Their values stay the same while most others change, so that what depends on them is not made again.
        const __SLOTS: usize = __SIZE.slots;
        const __PARTITIONS: bool = __SIZE.names > 0;
        #parts
        #[allow(long_running_const_eval)]
        static __REPORT: __m::Report =
            __m::check::<__SLOTS, { __SIZE.entries }, { __SIZE.edges }, { __SIZE.links }, { __SIZE.names }, _, _, _>(
                __MIGRATIONS,
                &#before,
            );
    }
}

/// The migration of a module; where it has none, the compiler says so under its name in the list.
fn path(module: &Ident) -> TokenStream {
    quote_spanned!(module.span() => #module::__DerivedMigration)
}

#[cfg(test)]
mod tests {
    use super::checkpoints;

    #[test]
    fn checkpoints_stand_near_the_end_and_stay() {
        assert_eq!(checkpoints(0), [0; 0]);
        assert_eq!(checkpoints(16), [0; 0]);
        assert_eq!(checkpoints(17), [16]);
        assert_eq!(checkpoints(128), [112]);
        assert_eq!(checkpoints(500), [384, 496]);
        assert_eq!(checkpoints(512), [384, 496]);
        assert_eq!(checkpoints(513), [512]);
        assert_eq!(checkpoints(2000), [1024, 1920, 1984]);
    }
}
