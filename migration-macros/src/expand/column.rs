//! Columns, and changes of columns, as data.

use super::name;
use crate::ast::{Column, ColumnChange, DefaultValue, SequenceOption};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn column(column: &Column) -> TokenStream {
    let (name, ty) = (&column.name, &column.ty);
    let mut fields = sources(column);
    fields.extend(settings(column));
    let plain = quote!(__m::Column::of::<#ty>(#name));
    name::with(&plain, &fields)
}

/// What gives the column its values.
fn sources(column: &Column) -> Vec<TokenStream> {
    let mut fields = Vec::new();
    if let Some((default, _)) = &column.default {
        let default = name::option(Some(default_value(default)));
        fields.push(quote!(default(#default)));
    }
    if let Some(generated) = &column.generated {
        let generated = name::option(Some(name::expression(generated)));
        fields.push(quote!(generated(#generated)));
    }
    if let Some(computed) = column.computed {
        let computed = variant(computed);
        fields.push(quote!(computed(__m::Computed::#computed)));
    }
    if let Some(identity) = column.identity {
        let identity = variant(identity);
        let identity = name::option(Some(quote!(__m::Identity::#identity)));
        fields.push(quote!(identity(#identity)));
    }
    if !column.sequence.is_empty() {
        let sequence = sequence(&column.sequence);
        fields.push(quote!(sequence(#sequence)));
    }
    fields
}

/// What it is besides its type and its values.
fn settings(column: &Column) -> Vec<TokenStream> {
    let mut fields = Vec::new();
    if let Some(collation) = &column.collation {
        let collation = name::option(Some(name::qualified(collation)));
        fields.push(quote!(collation(#collation)));
    }
    if let Some(storage) = column.storage {
        let storage = self::storage(Some(storage));
        fields.push(quote!(storage(#storage)));
    }
    if let Some(compression) = column.compression {
        let compression = self::compression(Some(compression));
        fields.push(quote!(compression(#compression)));
    }
    if let Some(target) = column.statistics {
        let target = name::option(Some(quote!(#target)));
        fields.push(quote!(statistics(#target)));
    }
    if !column.options.is_empty() {
        let options = pairs(&column.options);
        fields.push(quote!(options(#options)));
    }
    fields
}

/// A variant of `ColumnChange`.
pub(super) fn change(change: &ColumnChange) -> TokenStream {
    match change {
        ColumnChange::SetDefault(default) => {
            let default = default_value(default);
            quote!(SetDefault(#default))
        }
        ColumnChange::DropDefault => quote!(DropDefault),
        ColumnChange::AddIdentity(given, options) => {
            let (given, sequence) = (variant(given), sequence(options));
            quote!(AddIdentity(__m::Identity::#given, #sequence))
        }
        ColumnChange::SetIdentity(given, options) => {
            let given = given
                .map(variant)
                .map(|given| quote!(__m::Identity::#given));
            let (given, sequence) = (name::option(given), sequence(options));
            quote!(SetIdentity(#given, #sequence))
        }
        ColumnChange::DropIdentity => quote!(DropIdentity),
        ColumnChange::SetExpression(expression) => {
            let expression = name::expression(expression);
            quote!(SetExpression(#expression))
        }
        ColumnChange::DropExpression => quote!(DropExpression),
        kept => self::kept(kept),
    }
}

/// A change of how values are kept, and what is known of them.
fn kept(change: &ColumnChange) -> TokenStream {
    match change {
        ColumnChange::SetStorage(storage) => {
            let storage = self::storage(*storage);
            quote!(SetStorage(#storage))
        }
        ColumnChange::SetCompression(compression) => {
            let compression = self::compression(*compression);
            quote!(SetCompression(#compression))
        }
        ColumnChange::SetStatistics(target) => {
            let target = name::option(target.map(|target| quote!(#target)));
            quote!(SetStatistics(#target))
        }
        ColumnChange::SetOptions(options) => {
            let options = pairs(options);
            quote!(SetOptions(#options))
        }
        ColumnChange::ResetOptions(names) => quote!(ResetOptions(&[#(#names),*])),
        _ => TokenStream::new(),
    }
}

fn storage(storage: Option<&str>) -> TokenStream {
    let storage = storage.map(variant);
    name::option(storage.map(|it| quote!(__m::Storage::#it)))
}

fn compression(compression: Option<&str>) -> TokenStream {
    let compression = compression.map(variant);
    name::option(compression.map(|it| quote!(__m::Compression::#it)))
}

fn sequence(options: &[SequenceOption]) -> TokenStream {
    let fields = options.iter().map(|option| match option {
        SequenceOption::Number(field, number) => {
            let (field, number) = (variant(field), name::option(Some(quote!(#number))));
            quote!(#field(#number))
        }
        SequenceOption::Cycle(cycle) => {
            let cycle = name::option(Some(quote!(#cycle)));
            quote!(cycle(#cycle))
        }
        SequenceOption::Name(name) => {
            let name = name::option(Some(quote!(#name)));
            quote!(name(#name))
        }
    });
    let fields: Vec<_> = fields.collect();
    name::with(&quote!(__m::IdentitySequence::DEFAULT), &fields)
}

pub(super) fn pairs(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(&[#(#pairs),*])
}

/// A name of Rust's, such as of a variant.
pub(super) fn variant(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

pub(super) fn default_value(default: &DefaultValue) -> TokenStream {
    let value = match default {
        DefaultValue::Boolean(value) => quote!(Boolean(#value)),
        DefaultValue::Number(text) => quote!(Number(#text)),
        DefaultValue::Text(text) => quote!(Text(#text)),
        DefaultValue::Expression(expression) => {
            let expression = name::expression(expression);
            return quote!(__m::DefaultValue::Expression(#expression));
        }
    };
    quote!(__m::DefaultValue::Value(__m::Value::#value))
}
