//! Changes of a column that leave its type alone: `#[set_default(0)]`, `#[drop_identity]`, `#[set_storage(external)]`.

use super::{alter, default, identity, options, setting, sql};
use crate::ast::{Change, ChangeKind, ColumnChange, Name};
use crate::diagnostics::Errors;
use crate::keyword;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, Field, LitStr, Meta};

/// Attributes that leave the type alone; several may stand at one field.
const WORDS: &[&str] = &[
    keyword::SET_DEFAULT,
    keyword::DROP_DEFAULT,
    keyword::ADD_IDENTITY,
    keyword::SET_IDENTITY,
    keyword::DROP_IDENTITY,
    keyword::SET_EXPRESSION,
    keyword::DROP_EXPRESSION,
    keyword::SET_STORAGE,
    keyword::SET_COMPRESSION,
    keyword::SET_STATISTICS,
    keyword::SET_OPTIONS,
    keyword::RESET_OPTIONS,
];

pub(super) fn is_one(word: &str) -> bool {
    WORDS.contains(&word)
}

/// The change that an attribute of a field is.
pub(super) fn parse(
    field: &Field,
    (word, attribute): &(String, &Attribute),
    table: &Name,
    errors: &mut Errors,
) -> Option<Change> {
    let name = alter::own_name(field);
    let name = errors.keep(name)?;
    let change = bare(word, attribute).unwrap_or_else(|| {
        options::has_arguments(attribute)?;
        attribute.parse_args_with(|input: ParseStream<'_>| read(word, input, table, errors))
    });
    let change = errors.keep(change).flatten()?;
    let ty = field.ty.clone();
    Some(Change {
        kind: ChangeKind::AlterColumn { name, ty, change },
        place: alter::place(field),
    })
}

/// A change that says all by its word.
fn bare(word: &str, attribute: &Attribute) -> Option<syn::Result<Option<ColumnChange>>> {
    let change = match word {
        keyword::DROP_DEFAULT => ColumnChange::DropDefault,
        keyword::DROP_IDENTITY => ColumnChange::DropIdentity,
        keyword::DROP_EXPRESSION => ColumnChange::DropExpression,
        _ => return None,
    };
    if matches!(attribute.meta, Meta::Path(_)) {
        return Some(Ok(Some(change)));
    }
    let message = format!("`#[{word}]` says all by itself; take the rest away");
    Some(Err(syn::Error::new_spanned(attribute, message)))
}

fn read(
    word: &str,
    input: ParseStream<'_>,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Option<ColumnChange>> {
    Ok(Some(match word {
        keyword::SET_DEFAULT => {
            let value: Expr = input.parse()?;
            return Ok(default::value(&value, errors)?.map(ColumnChange::SetDefault));
        }
        keyword::SET_EXPRESSION => {
            let literal: LitStr = input.parse()?;
            let expression = sql::generated(&literal, &table.name, errors);
            return Ok(expression.map(ColumnChange::SetExpression));
        }
        keyword::ADD_IDENTITY => {
            let (given, sequence) = identity::new(input)?;
            ColumnChange::AddIdentity(given, sequence)
        }
        keyword::SET_IDENTITY => {
            let (given, sequence) = identity::changed(input)?;
            ColumnChange::SetIdentity(given, sequence)
        }
        keyword::SET_STORAGE => ColumnChange::SetStorage(setting::new_storage(input)?),
        keyword::SET_COMPRESSION => ColumnChange::SetCompression(setting::new_compression(input)?),
        keyword::SET_STATISTICS => ColumnChange::SetStatistics(setting::new_statistics(input)?),
        keyword::SET_OPTIONS => ColumnChange::SetOptions(setting::new_options(input)?),
        _ => ColumnChange::ResetOptions(setting::option_names(input)?),
    }))
}
