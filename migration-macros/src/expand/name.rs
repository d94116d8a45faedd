//! Names and expressions as data.

use super::column::variant;
use crate::ast::{
    Expression, Given, Mention, MutableWhen, Name, ObjectName, Place, Set, SqlName, Typed,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

pub(super) fn qualified(name: &Name) -> TokenStream {
    let text = &name.name;
    match &name.schema {
        Some(schema) => {
            quote!(__m::Name { schema: __m::Some(#schema), name: #text })
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
    let mentions = expression.mentions.iter().filter_map(mention);
    let mutable = expression.mutable.iter().map(mutable);
    let mentions = mentions.chain(mutable);
    quote!(__m::Expression { sql: #sql, columns: &[#(#columns),*], mentions: &[#(#mentions),*] })
}

/// What a text names besides the columns of its own table.
pub(super) fn mentions(mentions: &[Mention]) -> TokenStream {
    let mentions = mentions.iter().filter_map(mention);
    quote!(&[#(#mentions),*])
}

fn mutable(mutable: &MutableWhen) -> TokenStream {
    let what = &mutable.what;
    let columns = mutable.columns.iter().map(|(column, families)| {
        let families = families.iter().map(|it| variant(it.name()));
        quote!((#column, &[#(__m::Family::#families),*]))
    });
    quote!(__m::Mention::Unlike { what: #what, columns: &[#(#columns),*] })
}

fn typed(typed: &Typed) -> TokenStream {
    let Typed {
        what, columns, why, ..
    } = typed;
    let calls = &typed.functions;
    let plain = if columns.is_empty() {
        quote!(__m::Typed::never(#what, #why))
    } else {
        let taken = typed.taken.iter().map(|[one, other]| {
            let other = if columns.len() > 1 {
                *other
            } else {
                Set::default()
            };
            let (one, other) = (bits(*one), bits(other));
            quote!([#one, #other])
        });
        quote!(__m::Typed::over(#what, &[#(#columns),*], &[#(#taken),*], #why))
    };
    let mut setters = Vec::new();
    if typed.same != Set::default() {
        let same = bits(typed.same);
        setters.push(quote!(same(#same)));
    }
    if !typed.read.is_empty() {
        let read = typed.read.iter().map(|(text, set)| {
            let set = bits(*set);
            quote!((#text, #set))
        });
        setters.push(quote!(reading(&[#(#read),*])));
    }
    if !calls.is_empty() {
        setters.push(quote!(calling(&[#(#calls),*])));
    }
    let typed = with(&plain, &setters);
    quote!(__m::Mention::Typed(#typed))
}

/// Of which type a value is, or what the column can be that gets it.
fn given(given: &Given) -> Option<TokenStream> {
    let Some(name) = given.name() else {
        return given.typed().as_ref().map(typed);
    };
    let ty = built_in(name)?;
    Some(quote!(__m::Mention::Gives(#ty)))
}

/// A type of PostgreSQL's, by the name that `pg_type` has; none if the data has no word for it.
fn built_in(name: &str) -> Option<TokenStream> {
    if let Some(element) = name.strip_prefix('_') {
        let element = built_in(element)?;
        return Some(quote!(__m::Type::Array(&#element)));
    }
    let (_, spelled) = BUILT_IN.iter().find(|(own, _)| *own == name)?;
    let ty = variant(spelled);
    Some(match *spelled {
        "CharacterVarying" | "Numeric" => quote!(__m::Type::#ty(__m::None)),
        "Character" => quote!(__m::Type::#ty(1)),
        _ => quote!(__m::Type::#ty),
    })
}

/// What `pg_type` calls a type, and what the data does.
const BUILT_IN: [(&str, &str); 29] = [
    ("bool", "Boolean"),
    ("int2", "SmallInt"),
    ("int4", "Integer"),
    ("int8", "BigInt"),
    ("float4", "Real"),
    ("float8", "DoublePrecision"),
    ("numeric", "Numeric"),
    ("text", "Text"),
    ("varchar", "CharacterVarying"),
    ("bpchar", "Character"),
    ("bytea", "Bytea"),
    ("uuid", "Uuid"),
    ("json", "Json"),
    ("jsonb", "Jsonb"),
    ("date", "Date"),
    ("time", "Time"),
    ("timestamp", "Timestamp"),
    ("timestamptz", "Timestamptz"),
    ("interval", "Interval"),
    ("inet", "Inet"),
    ("cidr", "Cidr"),
    ("macaddr", "MacAddr"),
    ("tsvector", "TsVector"),
    ("int4range", "Int4Range"),
    ("int8range", "Int8Range"),
    ("numrange", "NumRange"),
    ("daterange", "DateRange"),
    ("tsrange", "TsRange"),
    ("tstzrange", "TstzRange"),
];

/// A set as the data has it.
fn bits(set: Set) -> Literal {
    Literal::u64_unsuffixed(set.0)
}

/// That a text reads all columns of a relation says nothing of what must be there.
fn mention(mention: &Mention) -> Option<TokenStream> {
    Some(match mention {
        Mention::AllColumns(_) => return None,
        Mention::Relation(name) => {
            let name = in_text(name);
            quote!(__m::Mention::Relation(#name))
        }
        Mention::Regclass(name) => {
            let name = in_text(name);
            quote!(__m::Mention::Regclass(#name))
        }
        Mention::Column { relations, column } => {
            let relations = relations.iter().map(in_text);
            quote!(__m::Mention::Column { relations: &[#(#relations),*], column: #column })
        }
        Mention::Function {
            name,
            arguments,
            extensions,
            instead,
        } => {
            let name = in_text(name);
            let instead = instead.as_deref().unwrap_or_default();
            quote!(__m::Mention::Function(__m::Call {
                name: #name, arguments: #arguments, extensions: &[#(#extensions),*], instead: #instead
            }))
        }
        Mention::Typed(it) => typed(it),
        Mention::Gives(it) => return given(it),
        Mention::Volatile(name) => quote!(__m::Mention::Volatile(#name)),
        Mention::Type(name) => {
            let name = in_text(name);
            quote!(__m::Mention::Type(#name))
        }
    })
}

fn in_text(name: &SqlName) -> TokenStream {
    let text = &name.name;
    match &name.schema {
        Some(schema) => {
            quote!(__m::Name { schema: __m::Some(#schema), name: #text })
        }
        None => quote!(__m::Name::plain(#text)),
    }
}

/// The names of a list.
pub(super) fn listed(names: &[(String, Place)]) -> TokenStream {
    let names = names.iter().map(|(name, _)| name);
    quote!(&[#(#names),*])
}

/// An expression that may be missing.
pub(super) fn maybe(expression: Option<&Expression>) -> TokenStream {
    option(expression.map(self::expression))
}

/// `Some(…)` or `None`.
/// A value with some fields set. An update (`..plain`) would cost the compiler more: it moves each of the other fields.
pub(super) fn with(plain: &TokenStream, setters: &[TokenStream]) -> TokenStream {
    quote!(#plain #(.#setters)*)
}

pub(super) fn option(tokens: Option<TokenStream>) -> TokenStream {
    match tokens {
        Some(tokens) => quote!(__m::Some(#tokens)),
        None => quote!(__m::None),
    }
}
