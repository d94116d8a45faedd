//! What a constraint is besides: `name = …`, `deferrable`, `not_valid`, `include(…)`.

use super::{options, parameters};
use crate::ast::{ConstraintOptions, ObjectName};
use crate::keyword;
use syn::parse::ParseStream;

/// Options that say all by their word.
const FLAGS: &[&str] = &[
    keyword::NULLS_NOT_DISTINCT,
    keyword::DEFERRABLE,
    keyword::INITIALLY_DEFERRED,
    keyword::NO_INHERIT,
    keyword::NOT_VALID,
    keyword::NOT_ENFORCED,
];

pub(super) fn is_flag(word: &str) -> bool {
    FLAGS.contains(&word)
}

/// The name and the options, to the end.
pub(super) fn all(
    input: ParseStream<'_>,
    known: &[&str],
) -> syn::Result<(Option<ObjectName>, ConstraintOptions)> {
    let (mut given, mut all) = (None, ConstraintOptions::default());
    options::each(input, known, |word, _, input| match word {
        keyword::NAME => {
            given = Some(ObjectName::Given(options::name_value(input)?));
            Ok(())
        }
        word => one(&mut all, word, input),
    })?;
    Ok((given, all))
}

/// One option, whose word has been read.
pub(super) fn one(
    of: &mut ConstraintOptions,
    word: &str,
    input: ParseStream<'_>,
) -> syn::Result<()> {
    match word {
        keyword::NULLS_NOT_DISTINCT => of.nulls_not_distinct = true,
        keyword::DEFERRABLE => of.deferrable = true,
        keyword::INITIALLY_DEFERRED => of.initially_deferred = true,
        keyword::NO_INHERIT => of.no_inherit = true,
        keyword::NOT_VALID if of.state.is_none() => of.state = Some("NotValid"),
        keyword::NOT_ENFORCED => of.state = Some("NotEnforced"),
        keyword::INCLUDE => of.include = options::bare(options::names(input)?.0),
        keyword::WITH => of.with = parameters::assigned(input)?,
        // `not_valid` beside `not_enforced`, which says it too.
        _ => {}
    }
    Ok(())
}
