//! `#[exclude(using = gist, room with "=", during with "&&", where = "…")]`

use super::{constraint, constraint_option, index_key, method, name, options, sql, table};
use crate::ast::{
    Constraint, ConstraintKind, ConstraintOptions, Exclusion, IndexKey, KeyKind, Name, ObjectName,
};
use crate::diagnostics::Errors;
use crate::{keyword, naming};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitStr, Token};

/// What PostgreSQL's operators are made of.
const OPERATOR: &str = "+-*/<>=~!@#%^&|`?";

/// Options may stand before the elements and after them.
pub(super) fn parse(
    input: ParseStream<'_>,
    attribute: &Attribute,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<Constraint>> {
    let mut read = Reader {
        exclusion: Exclusion {
            method: "gist".to_owned(),
            elements: Vec::new(),
            predicate: None,
        },
        options: ConstraintOptions::default(),
        given: None,
    };
    while !input.is_empty() {
        read.part(input, table, errors)?;
        options::comma(input)?;
    }
    if read.exclusion.elements.is_empty() && !errors.any() {
        let message = "compare at least one column: `room with \"=\"`";
        return Err(syn::Error::new_spanned(attribute, message));
    }
    Ok(Some(read.finish(attribute, table)))
}

/// An exclusion that is being read.
struct Reader {
    exclusion: Exclusion,
    options: ConstraintOptions,
    given: Option<ObjectName>,
}

impl Reader {
    /// An option or an element.
    fn part(
        &mut self,
        input: ParseStream<'_>,
        table: &Name,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        if !constraint::at_option(input, keyword::EXCLUDE_OPTIONS) {
            let element = element(input, table, errors)?;
            self.exclusion.elements.extend(element);
            return Ok(());
        }
        let word = Ident::parse_any(input)?;
        let text = word.unraw().to_string();
        match &*text {
            keyword::USING => self.exclusion.method = using(input)?,
            keyword::WHERE => {
                let literal: LitStr = options::value(input)?;
                self.exclusion.predicate = sql::predicate(&literal, &table.name, errors);
            }
            keyword::NAME => self.given = Some(ObjectName::Given(options::name_value(input)?)),
            text if keyword::EXCLUDE_OPTIONS.contains(&text) => {
                constraint_option::one(&mut self.options, text, input)?;
            }
            text => {
                let message = keyword::unknown("option", text, keyword::EXCLUDE_OPTIONS);
                return Err(syn::Error::new(word.span(), message));
            }
        }
        Ok(())
    }

    fn finish(self, attribute: &Attribute, table: &Name) -> Constraint {
        let keys = self
            .exclusion
            .elements
            .iter()
            .map(|(key, _)| match &key.kind {
                KeyKind::Column(name) => &**name,
                KeyKind::Expression(expression) => &*expression.label,
            });
        let included = self.options.include.iter().map(String::as_str);
        let columns = naming::index_columns(keys.chain(included));
        let joined = naming::joined(columns.iter().map(String::as_str));
        let default = naming::object_name(&table.name, &joined, "excl");
        Constraint {
            name: self.given.unwrap_or(ObjectName::Default(default)),
            kind: ConstraintKind::Exclude(self.exclusion),
            options: self.options,
            place: table::place(attribute),
        }
    }
}

/// `= gist`
fn using(input: ParseStream<'_>) -> syn::Result<String> {
    input.parse::<Token![=]>()?;
    let (method, span) = name::simple(input)?;
    match method::excludes(&method) {
        Ok(()) => Ok(method),
        Err(message) => Err(syn::Error::new(span, message)),
    }
}

/// `room with "="`, or `"lower(name)" text_ops with "="`
fn element(
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<(IndexKey, String)>> {
    let span = input.span();
    let key = index_key::key_until(input, table, errors, is_with)?;
    if key.as_ref().is_some_and(|key| key.statistics.is_some()) {
        let message = "an exclusion has no statistics; take `statistics` away";
        return Err(syn::Error::new(span, message));
    }
    if !is_with(input) {
        let message = "say what it is compared by: `with \"=\"`";
        return Err(syn::Error::new(span, message));
    }
    Ident::parse_any(input)?;
    let operator = operator(input)?;
    Ok(key.map(|key| (key, operator)))
}

fn is_with(input: ParseStream<'_>) -> bool {
    Ident::parse_any(&input.fork()).is_ok_and(|word| word == keyword::WITH)
}

/// `"="`, or `"schema.="`
fn operator(input: ParseStream<'_>) -> syn::Result<String> {
    let literal: LitStr = input.parse()?;
    let text = literal.value();
    let bare = text
        .rsplit_once('.')
        .map_or(&*text, |(_, operator)| operator);
    if bare.is_empty()
        || !bare.chars().all(|it| OPERATOR.contains(it))
        || bare.contains("--")
        || bare.contains("/*")
    {
        let message = "write an operator, such as `\"=\"` or `\"&&\"`";
        return Err(syn::Error::new(literal.span(), message));
    }
    Ok(text)
}
