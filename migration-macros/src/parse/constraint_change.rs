//! Changes of constraints that are there: `#[drop_constraint(a)]`, `#[rename_constraint(a, b)]`,
//! `#[alter_constraint(a, deferrable)]`, `#[validate_constraint(a)]`, and `#[unique(using_index = a)]`.

use super::{constraint_option, name, options, table};
use crate::ast::{Change, ChangeKind, ConstraintChange, ConstraintOptions, IndexKeyed, Place};
use crate::keyword;
use syn::parse::ParseStream;
use syn::{Attribute, Token};

/// What `#[alter_constraint(…)]` makes of a foreign key, and how it is written.
const ALTERATIONS: &[&str] = &[
    keyword::DEFERRABLE,
    keyword::INITIALLY_DEFERRED,
    keyword::NOT_DEFERRABLE,
    keyword::ENFORCED,
    keyword::NOT_ENFORCED,
];

pub(super) fn parse(word: &str, attribute: &Attribute) -> syn::Result<Change> {
    options::has_arguments(attribute)?;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        let (name, span) = name::simple(input)?;
        options::comma(input)?;
        let kind = match word {
            keyword::DROP_CONSTRAINT => drop(name, input)?,
            keyword::VALIDATE_CONSTRAINT => {
                ChangeKind::AlterConstraint(name, ConstraintChange::Validate)
            }
            word if input.is_empty() => {
                let message = match word {
                    keyword::RENAME_CONSTRAINT => {
                        "say the new name too: `#[rename_constraint(old, new)]`"
                    }
                    _ => "say what it becomes: `#[alter_constraint(name, deferrable)]`",
                };
                return Err(syn::Error::new(span, message));
            }
            word => ChangeKind::AlterConstraint(name, change(word, input)?),
        };
        Ok(Change {
            kind,
            place: Place::at(span),
        })
    })
}

/// Nothing, or `cascade`.
fn drop(name: String, input: ParseStream<'_>) -> syn::Result<ChangeKind> {
    let mut cascade = false;
    options::each(input, &[keyword::CASCADE], |_, _, _| {
        cascade = true;
        Ok(())
    })?;
    let kind = ChangeKind::DropConstraint(name);
    Ok(if cascade { kind.cascade() } else { kind })
}

fn change(word: &str, input: ParseStream<'_>) -> syn::Result<ConstraintChange> {
    match word {
        keyword::RENAME_CONSTRAINT => {
            let (to, _) = name::simple(input)?;
            options::comma(input)?;
            Ok(ConstraintChange::Rename(to))
        }
        _ => {
            let word = options::word(input, "change", ALTERATIONS)?;
            options::comma(input)?;
            Ok(match word {
                keyword::DEFERRABLE => ConstraintChange::Timing("Deferrable"),
                keyword::INITIALLY_DEFERRED => ConstraintChange::Timing("Deferred"),
                keyword::NOT_DEFERRABLE => ConstraintChange::Timing("Immediate"),
                keyword::ENFORCED => ConstraintChange::Enforce,
                _ => ConstraintChange::Release,
            })
        }
    }
}

/// `#[unique(using_index = a, name = b, deferrable)]`, where an attribute is one.
pub(super) fn of_index(word: &str, attribute: &Attribute) -> syn::Result<Option<Change>> {
    let kind = match word {
        keyword::UNIQUE => "Unique",
        keyword::PRIMARY_KEY => "PrimaryKey",
        _ => return Ok(None),
    };
    options::has_arguments(attribute)?;
    let parse = |input: ParseStream<'_>| key_of_index(kind, attribute, input);
    attribute.parse_args_with(parse)
}

fn key_of_index(
    kind: &'static str,
    attribute: &Attribute,
    input: ParseStream<'_>,
) -> syn::Result<Option<Change>> {
    let first = name::simple(&input.fork())?.0;
    if first != keyword::USING_INDEX || !input.peek2(Token![=]) {
        input.parse::<proc_macro2::TokenStream>()?;
        return Ok(None);
    }
    let (mut index, mut name, mut all) = (String::new(), None, ConstraintOptions::default());
    let known = &[
        keyword::USING_INDEX,
        keyword::NAME,
        keyword::DEFERRABLE,
        keyword::INITIALLY_DEFERRED,
    ];
    options::each(input, known, |word, _, input| {
        match word {
            keyword::USING_INDEX => index = options::name_value(input)?,
            keyword::NAME => name = Some(options::name_value(input)?),
            word => constraint_option::one(&mut all, word, input)?,
        }
        Ok(())
    })?;
    let key = IndexKeyed {
        index,
        kind,
        name,
        options: all,
    };
    Ok(Some(Change {
        kind: ChangeKind::AddKeyOfIndex(key),
        place: table::place(attribute),
    }))
}
