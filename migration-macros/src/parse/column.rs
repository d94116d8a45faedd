//! Columns: a field, and what stands in its `#[column(…)]` or `#[add(…)]`.

use super::{default, identity, name, options, setting, sql};
use crate::ast::{
    Column, Constraint, ConstraintKind, Expression, ForeignKey, Name, ObjectName, Place,
};
use crate::diagnostics::Errors;
use crate::{keyword, naming};
use proc_macro2::{Span, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, Field, LitStr, Meta, Token, Type};

/// Variants of `ReferentialAction`, and how they are written.
const ACTIONS: &[(&str, &str)] = &[
    ("no_action", "NoAction"),
    ("restrict", "Restrict"),
    ("cascade", "Cascade"),
    ("set_null", "SetNull"),
    ("set_default", "SetDefault"),
];

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
        actions: Vec::new(),
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
    actions: Vec<(&'static str, &'static str, Span)>,
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
            keyword::PRIMARY_KEY => self.key(span, input, "pkey", ConstraintKind::PrimaryKey),
            keyword::UNIQUE => self.key(span, input, "key", ConstraintKind::Unique),
            keyword::DEFAULT => self.default(input),
            keyword::GENERATED => self.generated(input),
            keyword::IDENTITY => self.identity(input),
            keyword::CHECK => self.check(span, input),
            keyword::REFERENCES => self.references(input),
            word => self.setting(word, span, input),
        }
    }

    /// `primary_key`, `unique`, or either with `(name = …)`.
    fn key(
        &mut self,
        span: Span,
        input: ParseStream<'_>,
        label: &str,
        kind: fn(Vec<String>) -> ConstraintKind,
    ) -> syn::Result<()> {
        let column = self.parsed.column.name.clone();
        let columns = if label == "pkey" { "" } else { &column };
        let default = naming::object_name(&self.table.name, columns, label);
        let name = given_name(input)?.unwrap_or(ObjectName::Default(default));
        self.parsed.constraints.push(Constraint {
            name,
            kind: kind(vec![column]),
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
        self.parsed.column.generated = sql::immutable(&literal, &self.table.name, self.errors);
        Ok(())
    }

    fn expression(&mut self, input: ParseStream<'_>) -> syn::Result<Option<Expression>> {
        let literal: LitStr = options::value(input)?;
        Ok(sql::of_table(&literal, &self.table.name, self.errors))
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
            word => return self.action(word, span, input),
        }
        Ok(())
    }

    fn check(&mut self, span: Span, input: ParseStream<'_>) -> syn::Result<()> {
        let Some(expression) = self.expression(input)? else {
            return Ok(());
        };
        let default = naming::object_name(&self.table.name, &self.parsed.column.name, "check");
        self.parsed.constraints.push(Constraint {
            name: ObjectName::Default(default),
            place: Place::at(span).to(expression.place.last),
            kind: ConstraintKind::Check(expression),
        });
        Ok(())
    }

    fn references(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        input.parse::<Token![=]>()?;
        let (table, columns, place) = target(input)?;
        if columns.len() != 1 {
            let message =
                "one column refers to one column; write `#[foreign_key(…)]` at the table for more";
            return Err(syn::Error::new(place.first, message));
        }
        self.references = Some((table, columns, place));
        Ok(())
    }

    fn action(&mut self, word: &str, span: Span, input: ParseStream<'_>) -> syn::Result<()> {
        let which = if word == keyword::ON_DELETE {
            keyword::ON_DELETE
        } else {
            keyword::ON_UPDATE
        };
        self.actions.push((which, action(input)?, span));
        Ok(())
    }

    /// What depends on the column's name and on other options.
    fn finish(&mut self) {
        if let Some((table, targets, place)) = self.references.take() {
            self.foreign_key(table, targets, place);
        } else if let Some((word, _, span)) = self.actions.first() {
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
        let of = |which| {
            let found = self.actions.iter().find(|(word, ..)| *word == which);
            found.map_or("NoAction", |(_, action, _)| action)
        };
        let (on_delete, on_update) = (of(keyword::ON_DELETE), of(keyword::ON_UPDATE));
        self.parsed.constraints.push(Constraint {
            name: ObjectName::Default(default),
            kind: ConstraintKind::ForeignKey(ForeignKey {
                columns: vec![column],
                table,
                targets,
                on_delete,
                on_update,
            }),
            place,
        });
    }
}

/// `(name = …)`
fn given_name(input: ParseStream<'_>) -> syn::Result<Option<ObjectName>> {
    if !input.peek(syn::token::Paren) {
        return Ok(None);
    }
    let content;
    syn::parenthesized!(content in input);
    let mut name = None;
    options::each(&content, &[keyword::NAME], |_, _, input| {
        name = Some(ObjectName::Given(options::name_value(input)?));
        Ok(())
    })?;
    Ok(name)
}

/// `table(a, b)`
pub(super) fn target(input: ParseStream<'_>) -> syn::Result<(Name, Vec<String>, Place)> {
    let table = name::qualified(input)?;
    if !input.peek(syn::token::Paren) {
        let message = format!("name the column too: `{}(id)`", table.name);
        return Err(syn::Error::new(table.place.first, message));
    }
    let (columns, close) = options::names(input)?;
    let place = table.place.to(close);
    Ok((table, options::bare(columns), place))
}

/// `= cascade`, as a variant of `ReferentialAction`.
pub(super) fn action(input: ParseStream<'_>) -> syn::Result<&'static str> {
    let words: Vec<_> = ACTIONS.iter().map(|(word, _)| *word).collect();
    let word = options::choice(input, "action", &words)?;
    Ok(meaning(ACTIONS, word).unwrap_or("NoAction"))
}

pub(super) fn meaning(of: &[(&str, &'static str)], wanted: &str) -> Option<&'static str> {
    let found = of.iter().find(|(word, _)| *word == wanted);
    found.map(|(_, meaning)| *meaning)
}
