//! The macro as a function: what it makes of each step, and that no half-written attribute breaks it.

mod half_written;
mod steps;

use syn::DeriveInput;

/// What the derive macro makes of an enum, printed as a file would be.
fn expand(input: &str) -> String {
    let input: DeriveInput = syn::parse_str(input).expect("the enum of a test");
    let file = syn::parse2(crate::derive(input)).expect("an expansion is a piece of a file");
    prettyplease::unparse(&file)
}
