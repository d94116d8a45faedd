//! `#[alter_table]`: each field is a column that is added, dropped, renamed or changed.

use super::column::{self, Parsed};
use super::{
    attributes, column_change, constraint, constraint_change, name, options, setting, sql, storage,
    table,
};
use crate::ast::{AlterTable, Change, ChangeKind, Name, Place};
use crate::diagnostics::Errors;
use crate::keyword;
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Attribute, Field, LitStr, Meta, Type, Variant};

/// A changed table. Constraints go before its columns change, and come after; it inherits what it has then.
pub(super) fn table(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<AlterTable> {
    let table = name::only(variant, attribute)?;
    let mut changes = inheritance(variant, keyword::NO_INHERIT, errors);
    let before = &[keyword::DROP_CONSTRAINT, keyword::RENAME_CONSTRAINT];
    changes.extend(of_constraints(variant, before, errors));
    for field in &variant.fields {
        changes.extend(field_changes(field, &table, errors));
    }
    for (word, attribute) in attributes(&variant.attrs, keyword::TABLE_PARTS) {
        changes.extend(added(&word, attribute, &table, errors));
    }
    for (word, attribute) in attributes(&variant.attrs, keyword::STORAGE_CHANGES) {
        let change = errors.keep(storage::change(&word, attribute));
        changes.extend(change.map(|change| Change {
            place: table::place(attribute),
            kind: ChangeKind::Storage(change),
        }));
    }
    let after = &[keyword::ALTER_CONSTRAINT, keyword::VALIDATE_CONSTRAINT];
    changes.extend(of_constraints(variant, after, errors));
    changes.extend(inheritance(variant, keyword::INHERIT, errors));
    if changes.is_empty() && !errors.any() {
        let message = "nothing changes; give each column one of `#[add]`, `#[drop]`, `#[rename(from = …)]` and \
                       `#[change(from = …)]`";
        errors.at(variant.ident.span(), message);
    }
    Ok(AlterTable { table, changes })
}

/// `#[inherit(table)]`, `#[no_inherit(table)]`
fn inheritance(variant: &Variant, word: &str, errors: &mut Errors) -> Vec<Change> {
    let mut changes = Vec::new();
    for (_, attribute) in attributes(&variant.attrs, &[word]) {
        let parent = options::has_arguments(attribute)
            .and_then(|()| attribute.parse_args_with(name::qualified));
        changes.extend(errors.keep(parent).map(|parent| Change {
            place: parent.place,
            kind: match word {
                keyword::INHERIT => ChangeKind::Inherit(parent),
                _ => ChangeKind::NoInherit(parent),
            },
        }));
    }
    changes
}

/// Changes of constraints that are there.
fn of_constraints(variant: &Variant, words: &[&str], errors: &mut Errors) -> Vec<Change> {
    let mut changes = Vec::new();
    for (word, attribute) in attributes(&variant.attrs, words) {
        changes.extend(errors.keep(constraint_change::parse(&word, attribute)));
    }
    changes
}

/// A new constraint, or an index that becomes one.
fn added(word: &str, attribute: &Attribute, table: &Name, errors: &mut Errors) -> Option<Change> {
    match constraint_change::of_index(word, attribute) {
        Ok(None) => {}
        of_index => return errors.keep(of_index).flatten(),
    }
    let constraint = constraint::parse(word, attribute, table, errors);
    let constraint = errors.keep(constraint).flatten()?;
    Some(Change {
        place: constraint.place,
        kind: ChangeKind::AddConstraint(constraint),
    })
}

fn field_changes(field: &Field, table: &Name, errors: &mut Errors) -> Vec<Change> {
    let found: Vec<_> = attributes(&field.attrs, keyword::CHANGES).collect();
    if let Some((_, attribute)) = attributes(&field.attrs, &[keyword::COLUMN]).next() {
        let message = "this table is there already; write `#[add(…)]` for a new column";
        errors.add(syn::Error::new_spanned(attribute, message));
        return Vec::new();
    }
    if !found.is_empty() && found.iter().all(|(word, _)| column_change::is_one(word)) {
        let changes = found
            .iter()
            .map(|it| column_change::parse(field, it, table, errors));
        return changes.flatten().collect();
    }
    let [(word, attribute)] = &*found else {
        let words = keyword::listed(keyword::CHANGES);
        errors.at(
            field.span(),
            format!("say what happens to this column, once: {words}"),
        );
        return Vec::new();
    };
    if word == keyword::ADD {
        return add(field, attribute, table, errors);
    }
    let change = match &**word {
        keyword::DROP => drop(field, attribute),
        keyword::RENAME => rename(field, attribute),
        _ => change(field, attribute, table, errors),
    };
    errors.keep(change).into_iter().collect()
}

/// The place of a field without its attributes.
pub(super) fn place(field: &Field) -> Place {
    let first = field.ident.span();
    Place::at(first).to(Place::of(field.ty.to_token_stream()).last)
}

fn add(field: &Field, attribute: &Attribute, table: &Name, errors: &mut Errors) -> Vec<Change> {
    let Some(Parsed {
        column,
        constraints,
    }) = column::parse(field, Some(attribute), table, errors)
    else {
        return Vec::new();
    };
    let column = Change {
        kind: ChangeKind::AddColumn(Box::new(column)),
        place: place(field),
    };
    let constraints = constraints.into_iter().map(|constraint| Change {
        place: constraint.place,
        kind: ChangeKind::AddConstraint(constraint),
    });
    std::iter::once(column).chain(constraints).collect()
}

/// The field's own name, unless `name = …` says otherwise.
pub(super) fn own_name(field: &Field) -> syn::Result<String> {
    match &field.ident {
        Some(ident) => name::of_ident(ident),
        None => Err(syn::Error::new_spanned(field, "columns have names")),
    }
}

fn drop(field: &Field, attribute: &Attribute) -> syn::Result<Change> {
    let (mut name, mut cascade) = (own_name(field)?, false);
    if !matches!(attribute.meta, Meta::Path(_)) {
        attribute.parse_args_with(|input: ParseStream<'_>| {
            options::each(input, keyword::DROP_OPTIONS, |word, _, input| {
                match word {
                    keyword::NAME => name = options::name_value(input)?,
                    _ => cascade = true,
                }
                Ok(())
            })
        })?;
    }
    let ty = field.ty.clone();
    let kind = ChangeKind::DropColumn { name, ty };
    Ok(Change {
        kind: if cascade { kind.cascade() } else { kind },
        place: place(field),
    })
}

fn rename(field: &Field, attribute: &Attribute) -> syn::Result<Change> {
    options::has_arguments(attribute)?;
    let mut to = own_name(field)?;
    let mut from = None;
    attribute.parse_args_with(|input: ParseStream<'_>| {
        options::each(input, &[keyword::FROM, keyword::NAME], |word, _, input| {
            match word {
                keyword::FROM => from = Some(options::name_value(input)?),
                _ => to = options::name_value(input)?,
            }
            Ok(())
        })
    })?;
    let Some(from) = from else {
        let message = "`from = old_name` is missing";
        return Err(syn::Error::new_spanned(attribute, message));
    };
    let ty = field.ty.clone();
    Ok(Change {
        kind: ChangeKind::RenameColumn { from, to, ty },
        place: table::place(attribute),
    })
}

fn change(
    field: &Field,
    attribute: &Attribute,
    table: &Name,
    errors: &mut Errors,
) -> syn::Result<Change> {
    options::has_arguments(attribute)?;
    let mut name = own_name(field)?;
    let (mut from, mut using, mut down_using, mut collation) = (None, None, None, None);
    let known = &[
        keyword::FROM,
        keyword::USING,
        keyword::DOWN_USING,
        keyword::COLLATE,
        keyword::NAME,
    ];
    attribute.parse_args_with(|input: ParseStream<'_>| {
        options::each(input, known, |word, _, input| {
            match word {
                keyword::FROM => from = Some(options::value::<Type>(input)?),
                keyword::NAME => name = options::name_value(input)?,
                keyword::COLLATE => collation = Some(setting::collation(input)?),
                word => {
                    let literal: LitStr = options::value(input)?;
                    let expression = sql::of_table(&literal, &table.name, errors);
                    let place = if word == keyword::USING {
                        &mut using
                    } else {
                        &mut down_using
                    };
                    *place = expression;
                }
            }
            Ok(())
        })
    })?;
    let Some(from) = from else {
        let message = "`from = OldType` is missing";
        return Err(syn::Error::new_spanned(attribute, message));
    };
    Ok(Change {
        kind: ChangeKind::ChangeType {
            name,
            from,
            to: field.ty.clone(),
            using,
            down_using,
            collation,
        },
        place: place(field),
    })
}
