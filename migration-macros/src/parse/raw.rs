//! `#[sql(up = "…", down = "…", creates(…), drops(…))]`

use super::by_hand::{self, Listed};
use super::{options, sql};
use crate::ast::{External, Operation, RawDown, RawSql};
use crate::diagnostics::Errors;
use crate::keyword;
use crate::sql::Statement;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr};

/// What stands in the attribute.
#[derive(Default)]
struct Written {
    up: Option<LitStr>,
    down: Option<LitStr>,
    irreversible: Option<String>,
    creates: Vec<External>,
    drops: Vec<External>,
}

/// SQL by hand; its way back is written too, or why there is none.
pub(super) fn sql(attribute: &Attribute, errors: &mut Errors) -> syn::Result<Operation> {
    options::has_arguments(attribute)?;
    let mut written = Written::default();
    attribute.parse_args_with(|input: ParseStream<'_>| {
        options::each(input, keyword::SQL_OPTIONS, |word, _, input| {
            match word {
                keyword::UP => written.up = Some(options::value::<LitStr>(input)?),
                keyword::DOWN => written.down = Some(options::value::<LitStr>(input)?),
                keyword::CREATES => written.creates = by_hand::created(input, errors)?,
                keyword::DROPS => written.drops = by_hand::dropped(input)?,
                _ => written.irreversible = Some(options::text(input)?),
            }
            Ok(())
        })
    })?;
    let Some(up) = &written.up else {
        return Err(syn::Error::new_spanned(
            attribute,
            "`up = \"…\"` is missing",
        ));
    };
    let statements = sql::script(up, &Listed::up(&written.creates, &written.drops), errors);
    if statements.as_ref().is_some_and(Vec::is_empty) {
        errors.at(up.span(), "there is no statement in this text");
    }
    let up = texts(statements);
    let down = down(attribute, &written, errors)?;
    let Written { creates, drops, .. } = written;
    Ok(Operation::Sql(RawSql {
        up,
        down,
        creates,
        drops,
    }))
}

fn down(attribute: &Attribute, written: &Written, errors: &mut Errors) -> syn::Result<RawDown> {
    match (&written.down, &written.irreversible) {
        (Some(_), None) if errors.any() => Ok(RawDown::Sql(Vec::new())),
        (Some(down), None) => {
            let listed = Listed::down(&written.creates, &written.drops);
            Ok(RawDown::Sql(texts(sql::script(down, &listed, errors))))
        }
        (Some(down), Some(_)) => {
            let message =
                "this has a way back and is irreversible; write one of `down` and `irreversible`";
            Err(syn::Error::new(down.span(), message))
        }
        (None, Some(why)) => Ok(RawDown::Irreversible(why.clone())),
        _ => {
            let message = "say how this is taken back: `down = \"…\"`, `down = \"\"` where nothing is to be done, \
                           or `irreversible = \"why\"`";
            Err(syn::Error::new_spanned(attribute, message))
        }
    }
}

fn texts(statements: Option<Vec<Statement>>) -> Vec<String> {
    let statements = statements.unwrap_or_default().into_iter();
    statements.map(|it| it.text).collect()
}
