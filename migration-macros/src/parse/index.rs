//! `#[create_index(table(a, b desc, "lower(c)"), unique, using = gin, where = "…")]`

use super::{method, name, options, sql};
use crate::ast::{CreateIndex, Expression, IndexKey, KeyKind, Name, ObjectName, Place};
use crate::diagnostics::Errors;
use crate::{keyword, naming};
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Lit, LitStr, parenthesized};

/// A new index.
pub(super) fn create(attribute: &Attribute, errors: &mut Errors) -> syn::Result<CreateIndex> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let table = name::qualified(input)?;
        let keys = keys(input, &table, errors)?;
        options::comma(input)?;
        let mut index = CreateIndex {
            name: ObjectName::Default(String::new()),
            table,
            unique: false,
            method: None,
            keys,
            include: Vec::new(),
            with: Vec::new(),
            predicate: None,
        };
        let mut given = None;
        options::each(input, keyword::INDEX_OPTIONS, |word, _, input| {
            option(&mut index, &mut given, word, (input, errors))
        })?;
        if let Some(error) = method::refusal(&index) {
            return Err(error);
        }
        index.name = match given {
            Some(name) => ObjectName::Given(name),
            None => ObjectName::Default(default_name(&index)),
        };
        Ok(index)
    })
}

fn option(
    index: &mut CreateIndex,
    name: &mut Option<String>,
    word: &str,
    (input, errors): (ParseStream<'_>, &mut Errors),
) -> syn::Result<()> {
    match word {
        keyword::UNIQUE => index.unique = true,
        keyword::USING => {
            input.parse::<syn::Token![=]>()?;
            let (method, span) = name::simple(input)?;
            index.method = Some((method, Place::at(span)));
        }
        keyword::WHERE => index.predicate = predicate(input, &index.table, errors)?,
        keyword::WITH => index.with = parameters(input)?,
        keyword::INCLUDE => index.include = options::names(input)?.0,
        _ => *name = Some(options::name_value(input)?),
    }
    Ok(())
}

fn predicate(
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<Expression>> {
    let literal: LitStr = options::value(input)?;
    Ok(sql::immutable(&literal, &table.name, errors))
}

/// `(a, b desc, c vector_cosine_ops, "lower(d)")`
fn keys(input: ParseStream<'_>, table: &Name, errors: &mut Errors) -> syn::Result<Vec<IndexKey>> {
    let content;
    let parentheses = parenthesized!(content in input);
    let mut keys = Vec::new();
    while !content.is_empty() {
        keys.extend(key(&content, table, errors)?);
        options::comma(&content)?;
    }
    if keys.is_empty() && !errors.any() {
        let message = "name at least one column or expression";
        return Err(syn::Error::new(parentheses.span.join(), message));
    }
    Ok(keys)
}

/// A column or a string with an expression, then its operator class and order.
fn key(input: ParseStream<'_>, table: &Name, errors: &mut Errors) -> syn::Result<Option<IndexKey>> {
    let (kind, span) = if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        let expression = sql::immutable(&literal, &table.name, errors);
        (expression.map(key_kind), literal.span())
    } else {
        let (name, span) = name::simple(input)?;
        (Some(KeyKind::Column(name)), span)
    };
    let mut key = IndexKey {
        kind: kind.unwrap_or(KeyKind::Column(String::new())),
        place: Place::at(span),
        operator_class: None,
        descending: None,
        nulls_first: None,
    };
    while !input.is_empty() && !input.peek(syn::Token![,]) {
        modifier(&mut key, input)?;
    }
    let understood = !matches!(&key.kind, KeyKind::Column(name) if name.is_empty());
    Ok(understood.then_some(key))
}

/// A column alone is a column, also when it stands in a string.
fn key_kind(expression: Expression) -> KeyKind {
    let bare = expression.sql.trim();
    let quoted = format!("\"{}\"", expression.label.replace('"', "\"\""));
    match &*expression.columns {
        [column] if *column == expression.label && (bare == column || bare == quoted) => {
            KeyKind::Column(column.clone())
        }
        _ => KeyKind::Expression(expression),
    }
}

fn modifier(key: &mut IndexKey, input: ParseStream<'_>) -> syn::Result<()> {
    let ident = Ident::parse_any(input)?;
    match &*ident.to_string() {
        "asc" => key.descending = Some(false),
        "desc" => key.descending = Some(true),
        "nulls" => key.nulls_first = Some(nulls(input)?),
        class if key.operator_class.is_none() => key.operator_class = Some(class.to_owned()),
        other => {
            let message = format!(
                "`{other}` is not understood; a key is `column operator_class desc nulls last`"
            );
            return Err(syn::Error::new(ident.span(), message));
        }
    }
    Ok(())
}

fn nulls(input: ParseStream<'_>) -> syn::Result<bool> {
    let ident = Ident::parse_any(input)?;
    match &*ident.to_string() {
        "first" => Ok(true),
        "last" => Ok(false),
        _ => Err(syn::Error::new(
            ident.span(),
            "write `nulls first` or `nulls last`",
        )),
    }
}

/// `(lists = 100, fastupdate = off)`
fn parameters(input: ParseStream<'_>) -> syn::Result<Vec<(String, String)>> {
    let content;
    parenthesized!(content in input);
    let mut parameters = Vec::new();
    while !content.is_empty() {
        let (name, _) = name::simple(&content)?;
        content.parse::<syn::Token![=]>()?;
        parameters.push((name, parameter(&content)?));
        options::comma(&content)?;
    }
    Ok(parameters)
}

fn parameter(input: ParseStream<'_>) -> syn::Result<String> {
    if input.peek(Lit) {
        let span: Span = input.span();
        return match input.parse()? {
            Lit::Int(number) => Ok(number.base10_digits().to_owned()),
            Lit::Float(number) => Ok(number.base10_digits().to_owned()),
            Lit::Bool(value) => Ok(value.value.to_string()),
            Lit::Str(text) => Ok(text.value()),
            _ => Err(syn::Error::new(span, "write a number, a word or a string")),
        };
    }
    name::simple(input).map(|(word, _)| word)
}

/// PostgreSQL's default: the table, the columns and `idx`.
fn default_name(index: &CreateIndex) -> String {
    let keys = index.keys.iter().map(|key| match &key.kind {
        KeyKind::Column(name) => &**name,
        KeyKind::Expression(expression) => &*expression.label,
    });
    let included = index.include.iter().map(|(name, _)| &**name);
    let columns = naming::index_columns(keys.chain(included));
    let columns = naming::joined(columns.iter().map(String::as_str));
    naming::object_name(&index.table.name, &columns, "idx")
}
