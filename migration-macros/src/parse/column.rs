//! Columns: a field, and what stands in its `#[column(…)]` or `#[add(…)]`.

use super::{name, options, sql};
use crate::ast::{
    Column, Constraint, ConstraintKind, DefaultValue, Expression, ForeignKey, Name, ObjectName,
    Place,
};
use crate::diagnostics::Errors;
use crate::{keyword, naming};
use proc_macro2::{Span, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Field, Lit, LitStr, Meta, Token, Type, UnOp};

/// Variants of `ReferentialAction`, and how they are written.
const ACTIONS: &[(&str, &str)] = &[
    ("no_action", "NoAction"),
    ("restrict", "Restrict"),
    ("cascade", "Cascade"),
    ("set_null", "SetNull"),
    ("set_default", "SetDefault"),
];

/// Variants of `Identity`, and how they are written.
const IDENTITIES: &[(&str, &str)] = &[("always", "Always"), ("by_default", "ByDefault")];

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
    let mut reader = Reader {
        table,
        errors,
        place: Place::at(ident.span()).to(last(&field.ty)),
        references: None,
        actions: Vec::new(),
        parsed: Parsed {
            column: Column {
                name,
                ty: field.ty.clone(),
                place: Place::at(ident.span()).to(last(&field.ty)),
                default: None,
                generated: None,
                identity: None,
            },
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
            word => self.action(word, span, input),
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
        let default = default_value(&value, self.errors)?;
        let place = Place::of(value.to_token_stream());
        self.parsed.column.default = default.map(|default| (default, place));
        Ok(())
    }

    fn generated(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let literal: LitStr = options::value(input)?;
        self.parsed.column.generated = sql::immutable(&literal, &self.table.name, self.errors);
        Ok(())
    }

    fn expression(&mut self, input: ParseStream<'_>) -> syn::Result<Option<Expression>> {
        let literal: LitStr = options::value(input)?;
        Ok(sql::of_table(&literal, &self.table.name, self.errors))
    }

    fn identity(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let words: Vec<_> = IDENTITIES.iter().map(|(word, _)| *word).collect();
        let word = options::choice(input, "identity", &words)?;
        self.parsed.column.identity = meaning(IDENTITIES, word);
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

fn meaning(of: &[(&str, &'static str)], wanted: &str) -> Option<&'static str> {
    let found = of.iter().find(|(word, _)| *word == wanted);
    found.map(|(_, meaning)| *meaning)
}

/// A literal, a call, or `sql("…")`.
fn default_value(value: &Expr, errors: &mut Errors) -> syn::Result<Option<DefaultValue>> {
    match value {
        Expr::Lit(literal) => of_literal(&literal.lit, "").map(Some),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match &*unary.expr {
            Expr::Lit(literal) => of_literal(&literal.lit, "-").map(Some),
            _ => Err(no_default(value)),
        },
        Expr::Call(call) => of_call(call, errors),
        _ => Err(no_default(value)),
    }
}

fn of_literal(literal: &Lit, sign: &str) -> syn::Result<DefaultValue> {
    match literal {
        Lit::Bool(value) if sign.is_empty() => Ok(DefaultValue::Boolean(value.value)),
        Lit::Str(text) if sign.is_empty() => Ok(DefaultValue::Text(text.value())),
        Lit::Int(number) => Ok(DefaultValue::Number(format!(
            "{sign}{}",
            number.base10_digits()
        ))),
        Lit::Float(number) => Ok(DefaultValue::Number(format!(
            "{sign}{}",
            number.base10_digits()
        ))),
        _ => Err(no_default(literal)),
    }
}

/// `sql("…")`, or a function without arguments.
fn of_call(call: &syn::ExprCall, errors: &mut Errors) -> syn::Result<Option<DefaultValue>> {
    let function = call.func.to_token_stream().to_string().replace(' ', "");
    let mut arguments = call.args.iter();
    let literal = match (arguments.next(), arguments.next()) {
        (None, _) => LitStr::new(&format!("{function}()"), call.func.span()),
        (Some(Expr::Lit(argument)), None) if function == keyword::SQL => match &argument.lit {
            Lit::Str(text) => text.clone(),
            _ => return Err(no_default(call)),
        },
        _ => return Err(no_default(call)),
    };
    let expression = sql::without_columns(&literal, errors);
    Ok(expression.map(DefaultValue::Expression))
}

fn no_default(tokens: impl ToTokens) -> syn::Error {
    let message = "write a string, a number, `true`, `false`, a function without arguments such as `now()`, \
                   or an expression as `sql(\"…\")`";
    syn::Error::new_spanned(tokens, message)
}
