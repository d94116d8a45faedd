//! Columns: a field, and what stands in its `#[column(…)]` or `#[add(…)]`.

use super::foreign_key::{self, Said};
use super::{constraint, constraint_option, default, identity, name, options, setting, sql};
use crate::ast::{
    Column, Constraint, ConstraintKind, ConstraintOptions, ForeignKey, Name, ObjectName, Place,
};
use crate::diagnostics::Errors;
use crate::{keyword, naming};
use proc_macro2::{Span, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, Field, LitStr, Meta, Token, Type};

/// A column and the constraints written at it.
pub(super) struct Parsed {
    pub(super) column: Column,
    pub(super) constraints: Vec<Constraint>,
}

/// A field as a column of a table.
pub(super) fn parse(
    field: &Field,
    attribute: Option<&Attribute>,
    table: &Name,
    errors: &mut Errors,
) -> Option<Parsed> {
    let ident = field.ident.as_ref()?;
    let name = errors.keep(name::of_ident(ident))?;
    let place = Place::at(ident.span()).to(last(&field.ty));
    let mut reader = Reader {
        table,
        errors,
        place,
        references: None,
        said: Said::default(),
        parsed: Parsed {
            column: Column::new(name, field.ty.clone(), place),
            constraints: Vec::new(),
        },
    };
    if let Some(attribute) = attribute {
        let read = reader.attribute(attribute);
        reader.errors.keep(read);
    }
    reader.finish();
    Some(reader.parsed)
}

fn last(ty: &Type) -> Span {
    Place::of(ty.to_token_stream()).last
}

/// A column that is being read. Names of its constraints depend on its own, which may come last.
struct Reader<'r> {
    table: &'r Name,
    errors: &'r mut Errors,
    place: Place,
    references: Option<(Name, Vec<String>, Place)>,
    said: Said,
    parsed: Parsed,
}

impl Reader<'_> {
    fn attribute(&mut self, attribute: &Attribute) -> syn::Result<()> {
        if let Meta::Path(_) = &attribute.meta {
            return Ok(());
        }
        attribute.parse_args_with(|input: ParseStream<'_>| {
            self.own_name(&input.fork())?;
            options::each(input, keyword::COLUMN_OPTIONS, |word, span, input| {
                self.option(word, span, input)
            })
        })
    }

    /// Reads ahead for `name = …`, which the default names of constraints are made of.
    fn own_name(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        while !input.is_empty() {
            if input.peek(syn::Ident::peek_any) && input.peek2(Token![=]) {
                let word = syn::Ident::parse_any(input)?;
                if word == keyword::NAME {
                    self.parsed.column.name = options::name_value(input)?;
                    return Ok(());
                }
            }
            input.parse::<TokenTree>()?;
        }
        Ok(())
    }

    fn option(&mut self, word: &str, span: Span, input: ParseStream<'_>) -> syn::Result<()> {
        match word {
            keyword::NAME => options::name_value(input).map(drop),
            keyword::PRIMARY_KEY | keyword::UNIQUE => self.key(word, span, input),
            keyword::DEFAULT => self.default(input),
            keyword::GENERATED => self.generated(input),
            keyword::IDENTITY => self.identity(input),
            keyword::CHECK => self.check(span, input),
            keyword::REFERENCES => self.references(input),
            word => self.setting(word, span, input),
        }
    }

    /// `primary_key`, `unique`, or either with `(name = …, deferrable)`.
    fn key(&mut self, word: &str, span: Span, input: ParseStream<'_>) -> syn::Result<()> {
        let column = self.parsed.column.name.clone();
        let default = match word {
            keyword::UNIQUE => naming::object_name(&self.table.name, &column, "key"),
            _ => naming::object_name(&self.table.name, "", "pkey"),
        };
        let (given, options) = in_parentheses(input, &of_a_column(word))?;
        self.parsed.constraints.push(Constraint {
            name: given.unwrap_or(ObjectName::Default(default)),
            kind: constraint::kind(word, vec![column]),
            options,
            place: Place::at(span),
        });
        Ok(())
    }

    fn default(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let value: Expr = options::value(input)?;
        let default = default::value(&value, self.errors)?;
        let place = Place::of(value.to_token_stream());
        self.parsed.column.default = default.map(|default| (default, place));
        Ok(())
    }

    /// `generated = "…"`, or `generated(virtual) = "…"`.
    fn generated(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        self.parsed.column.computed = setting::computed(input)?;
        let literal: LitStr = options::value(input)?;
        self.parsed.column.generated = sql::generated(&literal, &self.table.name, self.errors);
        Ok(())
    }

    /// `identity = always`, or `identity(always, start = 1000)`.
    fn identity(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let column = &mut self.parsed.column;
        if input.peek(Token![=]) {
            column.identity = Some(identity::given(input)?);
            return Ok(());
        }
        let content;
        syn::parenthesized!(content in input);
        let (given, sequence) = identity::new(&content)?;
        (column.identity, column.sequence) = (Some(given), sequence);
        Ok(())
    }

    /// What a column is besides its type and its values.
    fn setting(&mut self, word: &str, span: Span, input: ParseStream<'_>) -> syn::Result<()> {
        let column = &mut self.parsed.column;
        match word {
            keyword::COLLATE => column.collation = Some(setting::collation(input)?),
            keyword::STORAGE => column.storage = Some(setting::storage(input)?),
            keyword::COMPRESSION => column.compression = Some(setting::compression(input)?),
            keyword::STATISTICS => column.statistics = Some(setting::statistics(input)?),
            keyword::OPTIONS => column.options = setting::options(input)?,
            word => return self.said.option(word, span, input),
        }
        Ok(())
    }

    /// `check = "…"`, or `check("…", name = …, not_valid)`.
    fn check(&mut self, span: Span, input: ParseStream<'_>) -> syn::Result<()> {
        let (literal, given, options) = check(input)?;
        let Some(expression) = sql::condition(&literal, &self.table.name, self.errors) else {
            return Ok(());
        };
        let default = naming::object_name(&self.table.name, &self.parsed.column.name, "check");
        self.parsed.constraints.push(Constraint {
            name: given.unwrap_or(ObjectName::Default(default)),
            place: Place::at(span).to(expression.place.last),
            kind: ConstraintKind::Check(expression),
            options,
        });
        Ok(())
    }

    fn references(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        input.parse::<Token![=]>()?;
        let (table, columns, place) = foreign_key::target(input)?;
        if columns.len() != 1 {
            let message =
                "one column refers to one column; write `#[foreign_key(…)]` at the table for more";
            return Err(syn::Error::new(place.first, message));
        }
        self.references = Some((table, columns, place));
        Ok(())
    }

    /// What depends on the column's name and on other options.
    fn finish(&mut self) {
        if let Some((table, targets, place)) = self.references.take() {
            self.foreign_key(table, targets, place);
        } else if let Some((word, span)) = &self.said.first {
            let message = format!(
                "`{word}` says something of a foreign key; write `references = table(column)` too"
            );
            self.errors.at(*span, message);
        }
        let column = &self.parsed.column;
        let sources = [
            column.default.is_some(),
            column.generated.is_some(),
            column.identity.is_some(),
        ];
        if sources.into_iter().filter(|source| *source).count() > 1 {
            let message =
                "a column has a default, or is generated, or is an identity; only one of these";
            self.errors.at(self.place.first, message);
        }
    }

    fn foreign_key(&mut self, table: Name, targets: Vec<String>, place: Place) {
        let column = self.parsed.column.name.clone();
        let default = naming::object_name(&self.table.name, &column, "fkey");
        let foreign_key = ForeignKey::new(vec![column], table, targets);
        let said = std::mem::take(&mut self.said);
        let constraint = said.finish((ObjectName::Default(default), place), foreign_key);
        self.parsed.constraints.push(constraint);
    }
}

/// The options of a key that one column has; what it includes and how it is stored is said at the table.
fn of_a_column(word: &str) -> Vec<&'static str> {
    let known = constraint::options_of(word).iter().copied();
    known
        .filter(|it| ![keyword::INCLUDE, keyword::WITH].contains(it))
        .collect()
}

/// `(name = …, deferrable)`, where it stands.
fn in_parentheses(
    input: ParseStream<'_>,
    known: &[&str],
) -> syn::Result<(Option<ObjectName>, ConstraintOptions)> {
    if !input.peek(syn::token::Paren) {
        return Ok((None, ConstraintOptions::default()));
    }
    let content;
    syn::parenthesized!(content in input);
    constraint_option::all(&content, known)
}

/// `= "…"`, or `("…", name = …)`
fn check(input: ParseStream<'_>) -> syn::Result<(LitStr, Option<ObjectName>, ConstraintOptions)> {
    if !input.peek(syn::token::Paren) {
        return Ok((options::value(input)?, None, ConstraintOptions::default()));
    }
    let content;
    syn::parenthesized!(content in input);
    let literal = content.parse()?;
    options::comma(&content)?;
    let (given, options) = constraint_option::all(&content, keyword::CHECK_OPTIONS)?;
    Ok((literal, given, options))
}

/// What a word stands for.
pub(super) fn meaning(of: &[(&str, &'static str)], wanted: &str) -> Option<&'static str> {
    let found = of.iter().find(|(word, _)| *word == wanted);
    found.map(|(_, meaning)| *meaning)
}
