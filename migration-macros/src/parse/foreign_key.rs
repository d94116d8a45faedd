//! Foreign keys: `#[foreign_key(a, b, references = table(c, d), on_delete = cascade)]`, and the same at a column.

use super::column::meaning;
use super::{constraint, constraint_option, name, options, table};
use crate::ast::{
    Constraint, ConstraintKind, ConstraintOptions, ForeignKey, Name, ObjectName, Place,
};
use crate::{keyword, naming};
use proc_macro2::Span;
use syn::Attribute;
use syn::parse::ParseStream;

/// Variants of `ReferentialAction`, and how they are written.
const ACTIONS: &[(&str, &str)] = &[
    ("no_action", "NoAction"),
    ("restrict", "Restrict"),
    ("cascade", "Cascade"),
    ("set_null", "SetNull"),
    ("set_default", "SetDefault"),
];

/// What is said of a foreign key besides its target.
#[derive(Default)]
pub(super) struct Said {
    actions: Vec<(String, &'static str)>,
    set_columns: Vec<String>,
    full: bool,
    options: ConstraintOptions,
    /// The first word, and its place.
    pub(super) first: Option<(String, Span)>,
}

impl Said {
    /// One option, whose word has been read.
    pub(super) fn option(
        &mut self,
        word: &str,
        span: Span,
        input: ParseStream<'_>,
    ) -> syn::Result<()> {
        self.first.get_or_insert_with(|| (word.to_owned(), span));
        match word {
            keyword::ON_DELETE => {
                let action = action(input)?;
                self.actions.push((word.to_owned(), action));
                self.set_columns = set_columns(input, action)?;
            }
            keyword::ON_UPDATE => {
                let action = action(input)?;
                self.actions.push((word.to_owned(), action));
                no_columns(input)?;
            }
            keyword::MATCH => {
                self.full = options::choice(input, "match", &["simple", "full"])? == "full";
            }
            word => constraint_option::one(&mut self.options, word, input)?,
        }
        Ok(())
    }

    /// The foreign key, with all that was said of it.
    pub(super) fn finish(
        self,
        (name, place): (ObjectName, Place),
        foreign_key: ForeignKey,
    ) -> Constraint {
        let of = |which| {
            let found = self.actions.iter().find(|(word, _)| *word == which);
            found.map_or("NoAction", |(_, action)| action)
        };
        let kind = ConstraintKind::ForeignKey(ForeignKey {
            on_delete: of(keyword::ON_DELETE),
            on_update: of(keyword::ON_UPDATE),
            set_columns: self.set_columns,
            full: self.full,
            ..foreign_key
        });
        Constraint {
            name,
            kind,
            options: self.options,
            place,
        }
    }
}

/// `(a, b, references = table(c, d), on_delete = …, on_update = …, name = …)`
pub(super) fn parse(
    input: ParseStream<'_>,
    attribute: &Attribute,
    table: &Name,
) -> syn::Result<Constraint> {
    let columns = constraint::columns(input, attribute, keyword::FOREIGN_KEY_OPTIONS)?;
    let (mut references, mut given) = (None, None);
    let mut said = Said::default();
    options::each(input, keyword::FOREIGN_KEY_OPTIONS, |word, span, input| {
        match word {
            keyword::REFERENCES => {
                input.parse::<syn::Token![=]>()?;
                references = Some(target(input)?);
            }
            keyword::NAME => given = Some(ObjectName::Given(options::name_value(input)?)),
            word => said.option(word, span, input)?,
        }
        Ok(())
    })?;
    let Some((target, targets, _)) = references else {
        let message = "`references = table(column)` is missing";
        return Err(syn::Error::new_spanned(attribute, message));
    };
    let joined = naming::joined(columns.iter().map(String::as_str));
    let default = naming::object_name(&table.name, &joined, "fkey");
    let name = given.unwrap_or(ObjectName::Default(default));
    let foreign_key = ForeignKey::new(columns, target, targets);
    Ok(said.finish((name, table::place(attribute)), foreign_key))
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
fn action(input: ParseStream<'_>) -> syn::Result<&'static str> {
    let words: Vec<_> = ACTIONS.iter().map(|(word, _)| *word).collect();
    let word = options::choice(input, "action", &words)?;
    Ok(meaning(ACTIONS, word).unwrap_or("NoAction"))
}

/// `(a, b)` behind `set_null` and `set_default`, where it stands.
fn set_columns(input: ParseStream<'_>, action: &str) -> syn::Result<Vec<String>> {
    if !input.peek(syn::token::Paren) {
        return Ok(Vec::new());
    }
    if !["SetNull", "SetDefault"].contains(&action) {
        return Err(input.error("only `set_null` and `set_default` name columns"));
    }
    options::names(input).map(|(names, _)| options::bare(names))
}

fn no_columns(input: ParseStream<'_>) -> syn::Result<()> {
    if input.peek(syn::token::Paren) {
        return Err(input.error("PostgreSQL names columns only in `on_delete`"));
    }
    Ok(())
}
