//! Tokens to what the author meant.

mod alter;
mod argument;
mod blocking;
mod by_hand;
mod column;
mod column_change;
mod comment;
mod composite;
mod condition;
mod configuration;
mod constraint;
mod constraint_change;
mod constraint_option;
mod default;
mod default_privileges;
mod domain;
mod domain_change;
mod enum_change;
mod enums;
mod exclude;
mod execute;
mod extension;
mod external;
mod foreign_key;
mod identity;
mod index;
mod index_change;
mod index_key;
mod insert;
mod limits;
mod method;
mod name;
mod options;
mod owned;
mod parameters;
mod partition;
mod policy;
mod policy_change;
mod privilege;
mod publication;
mod range;
mod raw;
mod rename;
mod returns;
mod routine;
mod sequence;
mod setting;
mod settled;
mod sql;
mod statistics;
mod storage;
mod table;
mod trigger;
mod type_name;
mod view;

use crate::ast::{Migration, Name, Operation, Step};
use crate::diagnostics::Errors;
use crate::keyword;
use syn::{Attribute, Data, DeriveInput, Field, Fields, Variant};

/// A migration, as far as it could be understood.
pub(crate) fn migration(input: DeriveInput, errors: &mut Errors) -> Migration {
    let limits = limits::limits(&input, errors);
    let mut steps = Vec::new();
    match input.data {
        Data::Enum(data) => {
            for variant in data.variants {
                let operation = operation(&variant, errors);
                let blocking = blocking::reason(&variant, errors);
                let ident = variant.ident;
                steps.extend(operation.map(|operation| Step {
                    ident,
                    operation,
                    blocking,
                }));
            }
        }
        Data::Struct(_) | Data::Union(_) => errors.at(
            input.ident.span(),
            "a migration is an enum; each of its variants is a step",
        ),
    }
    if !matches!(input.vis, syn::Visibility::Public(_)) {
        errors.at(
            input.ident.span(),
            "a migration is public, so that the list of migrations can name it; write `pub enum`",
        );
    }
    if errors.none() {
        condition::in_order(&steps, errors);
    }
    settled::settle(&mut steps);
    Migration {
        ident: input.ident,
        steps,
        limits,
    }
}

/// The step that a variant is.
#[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
fn operation(variant: &Variant, errors: &mut Errors) -> Option<Operation> {
    let is_step = |attribute: &&Attribute| {
        word(attribute).is_some_and(|word| keyword::STEPS.contains(&&*word))
    };
    let mut attributes = variant.attrs.iter().filter(is_step);
    let Some(attribute) = attributes.next() else {
        no_step(variant, errors);
        return None;
    };
    if let Some(second) = attributes.next() {
        errors.add(syn::Error::new_spanned(
            second,
            "a variant is one step; write a second variant for this one",
        ));
    }
    let name = word(attribute)?;
    fits(variant, &name, errors);
    let result = match &*name {
        word if keyword::TYPES.contains(&word) => of_type(word, variant, attribute, errors),
        keyword::DROP_TABLE => table::drop(variant, attribute),
        keyword::DROP_INDEX => index::drop(variant, attribute),
        keyword::CREATE_SCHEMA => name::global(variant, attribute).map(Operation::CreateSchema),
        keyword::DROP_SCHEMA => {
            name::dropped_alone(variant, attribute, IN_A_SCHEMA).map(Operation::DropSchema)
        }
        keyword::RENAME_SCHEMA => {
            rename::rename_global(attribute, "schema").map(Operation::RenameSchema)
        }
        keyword::CREATE_EXTENSION | keyword::EXTERNAL_EXTENSION => {
            extension::create(variant, attribute, &name).map(Operation::CreateExtension)
        }
        keyword::ALTER_EXTENSION => extension::alter(attribute).map(Operation::AlterExtension),
        keyword::DROP_EXTENSION => {
            name::dropped_alone(variant, attribute, OF_AN_EXTENSION).map(Operation::DropExtension)
        }
        keyword::CREATE_SEQUENCE => {
            sequence::create(variant, attribute).map(Operation::CreateSequence)
        }
        keyword::ALTER_SEQUENCE => sequence::alter(attribute).map(Operation::AlterSequence),
        keyword::RENAME_SEQUENCE => sequence::rename(attribute).map(Operation::RenameSequence),
        keyword::MOVE_SEQUENCE => {
            rename::change_schema(attribute, "sequence").map(Operation::MoveSequence)
        }
        keyword::DROP_SEQUENCE => dropped(variant, attribute, Operation::DropSequence),
        keyword::COMMENT_ON => comment::on(attribute).map(Operation::CommentOn),
        keyword::CREATE_PARTITION => {
            partition::create(variant, attribute, errors).map(Operation::CreatePartition)
        }
        keyword::ATTACH_PARTITION => {
            partition::attach(attribute, errors).map(Operation::AttachPartition)
        }
        keyword::DETACH_PARTITION => partition::detach(attribute).map(Operation::DetachPartition),
        keyword::DROP_PARTITION => dropped(variant, attribute, Operation::DropPartition),
        keyword::CREATE_POLICY => {
            policy::create(variant, attribute, errors).map(Operation::CreatePolicy)
        }
        keyword::DROP_POLICY => policy::drop(attribute).map(Operation::DropPolicy),
        keyword::CREATE_VIEW => view::create(variant, attribute, errors).map(Operation::CreateView),
        keyword::REPLACE_VIEW => view::replace(attribute, errors).map(Operation::ReplaceView),
        keyword::DROP_VIEW => view::drop(variant, attribute, "Plain").map(Operation::DropView),
        keyword::RENAME_VIEW => {
            view::rename(variant, attribute, "Plain").map(Operation::RenameView)
        }
        keyword::MOVE_VIEW => view::change_schema(attribute, "Plain").map(Operation::MoveView),
        keyword::MOVE_MATERIALIZED_VIEW => {
            view::change_schema(attribute, "Materialized").map(Operation::MoveView)
        }
        keyword::CREATE_MATERIALIZED_VIEW => view::create_materialized(variant, attribute, errors)
            .map(Operation::CreateMaterializedView),
        keyword::DROP_MATERIALIZED_VIEW => {
            view::drop(variant, attribute, "Materialized").map(Operation::DropView)
        }
        keyword::RENAME_MATERIALIZED_VIEW => {
            view::rename(variant, attribute, "Materialized").map(Operation::RenameView)
        }
        keyword::REFRESH_MATERIALIZED_VIEW => {
            view::refresh(variant, attribute).map(Operation::RefreshView)
        }
        keyword::RENAME_TABLE => rename::rename(attribute, "table").map(Operation::RenameTable),
        keyword::MOVE_TABLE => rename::change_schema(attribute, "table").map(Operation::MoveTable),
        keyword::RENAME_INDEX => rename::rename(attribute, "index").map(Operation::RenameIndex),
        keyword::ALTER_INDEX => index_change::alter(attribute).map(Operation::AlterIndex),
        keyword::CREATE_INDEX => {
            index::create(attribute, errors).map(|index| Operation::CreateIndex(Box::new(index)))
        }
        word if keyword::TRIGGERS.contains(&word) => {
            trigger::step(word, variant, attribute, errors).map(Operation::Trigger)
        }
        word if keyword::ROUTINES.contains(&word) => {
            routine::step(word, variant, attribute, errors).map(Operation::Routine)
        }
        keyword::CREATE_TABLE => {
            table::create(variant, attribute, errors).map(Operation::CreateTable)
        }
        keyword::ALTER_TABLE => alter::table(variant, attribute, errors).map(Operation::AlterTable),
        other => object(other, variant, attribute, errors),
    };
    errors.keep(result)
}

/// The step that makes or changes what is no part of a table's definition.
fn object(
    word: &str,
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<Operation> {
    match word {
        keyword::ALTER_POLICY => {
            policy_change::alter(attribute, errors).map(Operation::AlterPolicy)
        }
        keyword::RENAME_POLICY => policy_change::rename(attribute).map(Operation::RenamePolicy),
        word if policy_change::security(word).is_some() => {
            policy_change::row_security(word, variant, attribute).map(Operation::RowSecurity)
        }
        keyword::CREATE_STATISTICS => {
            statistics::create(attribute, errors).map(Operation::CreateStatistics)
        }
        keyword::ALTER_STATISTICS => statistics::alter(attribute).map(Operation::AlterStatistics),
        keyword::RENAME_STATISTICS => {
            statistics::rename(attribute).map(Operation::RenameStatistics)
        }
        keyword::MOVE_STATISTICS => {
            rename::change_schema(attribute, "statistics object").map(Operation::MoveStatistics)
        }
        keyword::DROP_STATISTICS => name::only(variant, attribute).map(Operation::DropStatistics),
        keyword::CREATE_PUBLICATION => {
            publication::create(variant, attribute, errors).map(Operation::CreatePublication)
        }
        keyword::ALTER_PUBLICATION => {
            publication::alter(attribute, errors).map(Operation::AlterPublication)
        }
        keyword::RENAME_PUBLICATION => {
            publication::rename(attribute).map(Operation::RenamePublication)
        }
        keyword::DROP_PUBLICATION => {
            name::global(variant, attribute).map(Operation::DropPublication)
        }
        keyword::GRANT => privilege::grant(attribute),
        keyword::REVOKE => privilege::revoke(attribute),
        keyword::ALTER_OWNER => privilege::alter_owner(attribute).map(Operation::AlterOwner),
        keyword::ALTER_DEFAULT_PRIVILEGES => {
            default_privileges::alter(attribute).map(Operation::AlterDefaultPrivileges)
        }
        word if keyword::EXTERNAL.contains(&word) => {
            external::declare(word, variant, attribute, errors).map(Operation::Declare)
        }
        keyword::INSERT => insert::insert(attribute, errors).map(Operation::Insert),
        keyword::EXECUTE_FUNCTION => execute::execute(attribute).map(Operation::Execute),
        keyword::REQUIRE => condition::condition(attribute).map(Operation::Require),
        keyword::ENSURE => condition::condition(attribute).map(Operation::Ensure),
        _ => raw::sql(attribute, errors),
    }
}

/// The step of a type.
fn of_type(
    word: &str,
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<Operation> {
    match word {
        keyword::CREATE_ENUM => enums::create(variant, attribute),
        keyword::ALTER_ENUM => enum_change::alter(variant, attribute).map(Operation::AlterEnum),
        keyword::RENAME_ENUM => {
            type_name::rename(variant, attribute, "Enum").map(Operation::RenameType)
        }
        keyword::MOVE_ENUM => {
            type_name::change_schema(attribute, "Enum").map(Operation::RenameType)
        }
        keyword::MOVE_COMPOSITE => {
            type_name::change_schema(attribute, "Composite").map(Operation::RenameType)
        }
        keyword::MOVE_DOMAIN => {
            type_name::change_schema(attribute, "Domain").map(Operation::RenameType)
        }
        keyword::CREATE_COMPOSITE => {
            composite::create(variant, attribute, errors).map(Operation::CreateComposite)
        }
        keyword::ALTER_COMPOSITE => {
            composite::alter(variant, attribute, errors).map(Operation::AlterComposite)
        }
        keyword::RENAME_COMPOSITE => {
            type_name::rename(variant, attribute, "Composite").map(Operation::RenameType)
        }
        keyword::DROP_COMPOSITE => dropped(variant, attribute, Operation::DropComposite),
        keyword::CREATE_RANGE => range::create(variant, attribute).map(Operation::CreateRange),
        keyword::MOVE_RANGE => type_name::move_range(attribute).map(Operation::RenameType),
        keyword::RENAME_RANGE => {
            type_name::rename(variant, attribute, "Range").map(Operation::RenameType)
        }
        keyword::DROP_RANGE => dropped(variant, attribute, Operation::DropRange),
        keyword::CREATE_DOMAIN => {
            domain::create(variant, attribute, errors).map(Operation::CreateDomain)
        }
        keyword::ALTER_DOMAIN => {
            domain_change::alter(variant, attribute, errors).map(Operation::AlterDomain)
        }
        keyword::RENAME_DOMAIN => {
            type_name::rename(variant, attribute, "Domain").map(Operation::RenameType)
        }
        keyword::DROP_DOMAIN => dropped(variant, attribute, Operation::DropDomain),
        _ => dropped(variant, attribute, Operation::DropEnum),
    }
}

/// Why a schema does not go with what is in it.
const IN_A_SCHEMA: &str = "a schema goes when nothing is in it any more; drop what it holds before, by steps of their own, \
                           each of which can take along what needs it";

/// Why an extension does not go with what needs it.
const OF_AN_EXTENSION: &str = "the history does not know all that an extension has, and could not give back what PostgreSQL \
                               would drop with it; drop what uses it before, by steps of their own";

/// `#[drop_enum(name, cascade)]` and the like.
fn dropped(
    variant: &Variant,
    attribute: &Attribute,
    drop: fn(Name) -> Operation,
) -> syn::Result<Operation> {
    let mut cascade = false;
    let name = view::named(variant, attribute, &[keyword::CASCADE], |_| cascade = true)?;
    let drop = drop(name);
    Ok(if cascade {
        Operation::Cascade(Box::new(drop))
    } else {
        drop
    })
}

/// A variant without a step; an attribute that is none of ours is told by the compiler, with a suggestion.
fn no_step(variant: &Variant, errors: &mut Errors) {
    let is_known = |word: &str| {
        keyword::OF_RUST.contains(&word)
            || word == keyword::MIGRATION
            || keyword::parts().any(|known| known == word)
    };
    if variant
        .attrs
        .iter()
        .all(|it| word(it).is_some_and(|word| is_known(&word)))
    {
        let message = format!(
            "this variant has no step; write one above it, such as `#[{}]` or `#[{}]`",
            keyword::CREATE_TABLE,
            keyword::SQL
        );
        errors.at(variant.ident.span(), message);
    }
    errors.told_elsewhere();
}

/// Only tables have columns and table attributes.
fn fits(variant: &Variant, step: &str, errors: &mut Errors) {
    let is_table = keyword::TABLES.contains(&step);
    let has_fields = is_table || step == keyword::EXTERNAL_FUNCTION;
    let takes_arguments = keyword::TAKE_ARGUMENTS.contains(&step);
    match &variant.fields {
        fields if keyword::COMPOSITES.contains(&step) => fields
            .iter()
            .for_each(|field| misplaced_at_field(field, errors)),
        Fields::Unnamed(fields) if is_table => {
            let message = "columns have names; write `{ name: Type }`";
            errors.add(syn::Error::new_spanned(fields, message));
        }
        fields if takes_arguments => fields
            .iter()
            .for_each(|field| misplaced_at_argument(field, errors)),
        fields if !has_fields && !fields.is_empty() => {
            let message = format!("`#[{step}]` has no columns; only tables have fields");
            errors.add(syn::Error::new_spanned(fields, message));
        }
        fields => fields
            .iter()
            .for_each(|field| misplaced_at_field(field, errors)),
    }
    let strangers = if is_table {
        &[keyword::ATTRIBUTE]
    } else {
        &[keyword::COLUMN]
    };
    let fields = variant.fields.iter();
    for (word, attribute) in fields.flat_map(|it| attributes(&it.attrs, strangers)) {
        let message = format!("`#[{word}]` says nothing at `#[{step}]`");
        errors.add(syn::Error::new_spanned(attribute, message));
    }
    for attribute in &variant.attrs {
        let message = word(attribute).and_then(|word| misplaced(&word, step));
        errors.extend(message.map(|message| syn::Error::new_spanned(attribute, message)));
    }
}

/// Why an attribute cannot stand at a variant.
fn misplaced(word: &str, step: &str) -> Option<String> {
    let is_column = word == keyword::COLUMN || keyword::CHANGES.contains(&word);
    let is_change =
        keyword::STORAGE_CHANGES.contains(&word) || keyword::INHERITANCE.contains(&word);
    let is_table = is_change
        || keyword::TABLE_PARTS.contains(&word)
        || keyword::CONSTRAINT_CHANGES.contains(&word);
    match step {
        keyword::CREATE_TABLE | keyword::EXTERNAL_TABLE if word == keyword::DROP_CONSTRAINT => {
            Some("a new table has no constraint that could be dropped".to_owned())
        }
        keyword::CREATE_TABLE if is_change => Some(format!(
            "`#[{word}]` changes a table that is there; a new one has options, such as `#[create_table(unlogged)]`"
        )),
        keyword::CREATE_TABLE if keyword::CONSTRAINT_CHANGES.contains(&word) => {
            Some("a new table has no constraint that could be changed".to_owned())
        }
        step if keyword::TABLES.contains(&step) && is_column => {
            Some(format!("`#[{word}]` stands at a column, above its field"))
        }
        step if keyword::TABLES.contains(&step) && word != keyword::ARG => None,
        _ if word == keyword::ARG => {
            Some("this concerns one argument; write it above that".to_owned())
        }
        _ if is_column || is_table => Some(format!(
            "this belongs to a table; it says nothing at `#[{step}]`"
        )),
        _ => None,
    }
}

/// What stands at the table cannot stand at a column.
fn misplaced_at_field(field: &Field, errors: &mut Errors) {
    let words = [
        keyword::TABLE_PARTS,
        keyword::STEPS,
        keyword::STORAGE_CHANGES,
        keyword::INHERITANCE,
        keyword::CONSTRAINT_CHANGES,
    ]
    .concat();
    for (_, attribute) in attributes(&field.attrs, &[keyword::ARG]) {
        let message = "this is a column; only functions and procedures have arguments";
        errors.add(syn::Error::new_spanned(attribute, message));
    }
    for (word, attribute) in attributes(&field.attrs, &words) {
        let message = format!(
            "`#[{word}]` stands at a variant; what concerns one column is an option of its `#[column(…)]` or `#[add(…)]`"
        );
        errors.add(syn::Error::new_spanned(attribute, message));
    }
}

/// At an argument stands `#[arg(…)]` alone.
fn misplaced_at_argument(field: &Field, errors: &mut Errors) {
    let words: Vec<_> = keyword::parts()
        .chain(keyword::STEPS.iter().copied())
        .collect();
    for (word, attribute) in attributes(&field.attrs, &words) {
        if word != keyword::ARG {
            let message = format!(
                "this is an argument; what concerns it stands in `#[arg(…)]`, not `#[{word}]`"
            );
            errors.add(syn::Error::new_spanned(attribute, message));
        }
    }
}

/// The word of an attribute: `unique` of `#[unique(…)]`.
fn word(attribute: &Attribute) -> Option<String> {
    attribute.path().get_ident().map(ToString::to_string)
}

/// The attributes that have one of these words.
fn attributes<'a>(
    of: &'a [Attribute],
    words: &'a [&str],
) -> impl Iterator<Item = (String, &'a Attribute)> {
    of.iter()
        .filter_map(|attribute| word(attribute).map(|word| (word, attribute)))
        .filter(|(word, _)| words.contains(&&**word))
}
