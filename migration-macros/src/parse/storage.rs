//! How tables are stored: `#[create_table(name, unlogged, with(fillfactor = 70))]`, and `#[set(…)]` at a changed table.

use super::{name, options, parameters, partition};
use crate::ast::{Name, Parameter, ReplicaIdentity, StorageChange, TableOptions};
use crate::diagnostics::Errors;
use crate::keyword;
use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitStr, Meta, Token, Variant, parenthesized, token};

/// Variants of `ReplicaIdentity`, and how they are written.
const IDENTITIES: &[(&str, &str)] = &[
    ("default", "Default"),
    ("full", "Full"),
    ("nothing", "Nothing"),
];

/// The storage parameters of a table in the heap, after "Storage Parameters" of the manual page of `CREATE TABLE`.
const PARAMETERS: &[&str] = &[
    "fillfactor",
    "toast_tuple_target",
    "parallel_workers",
    "user_catalog_table",
    "autovacuum_enabled",
    "vacuum_index_cleanup",
    "vacuum_truncate",
    "vacuum_max_eager_freeze_failure_rate",
    "autovacuum_vacuum_threshold",
    "autovacuum_vacuum_max_threshold",
    "autovacuum_vacuum_scale_factor",
    "autovacuum_vacuum_insert_threshold",
    "autovacuum_vacuum_insert_scale_factor",
    "autovacuum_analyze_threshold",
    "autovacuum_analyze_scale_factor",
    "autovacuum_vacuum_cost_delay",
    "autovacuum_vacuum_cost_limit",
    "autovacuum_freeze_min_age",
    "autovacuum_freeze_max_age",
    "autovacuum_freeze_table_age",
    "autovacuum_multixact_freeze_min_age",
    "autovacuum_multixact_freeze_max_age",
    "autovacuum_multixact_freeze_table_age",
    "log_autovacuum_min_duration",
];

/// Those that a table has for what is too long for its rows too.
const OF_ROWS_ALONE: &[&str] = &[
    "fillfactor",
    "toast_tuple_target",
    "parallel_workers",
    "user_catalog_table",
    "autovacuum_analyze_threshold",
    "autovacuum_analyze_scale_factor",
];

/// The name of a new table, and its options.
pub(super) fn table(
    variant: &Variant,
    attribute: &Attribute,
    errors: &mut Errors,
) -> syn::Result<(Name, TableOptions)> {
    let Meta::List(list) = &attribute.meta else {
        return Ok((name::only(variant, attribute)?, TableOptions::default()));
    };
    let parse = |input: ParseStream<'_>| {
        let name = if begins_with_option(input) {
            name::of_variant(variant)?
        } else {
            let name = name::qualified(input)?;
            options::comma(input)?;
            name
        };
        let mut found = TableOptions::default();
        options::each(input, keyword::TABLE_OPTIONS, |word, _, input| {
            match word {
                keyword::PARTITION_BY => {
                    input.parse::<Token![=]>()?;
                    found.partition_by = Some(partition::by(input, &name, errors)?);
                }
                word => option(&mut found, word, input)?,
            }
            Ok(())
        })?;
        match unknown(&found) {
            Some(error) => Err(error),
            None => Ok((name, found)),
        }
    };
    parse.parse2(list.tokens.clone())
}

/// Whether an option stands first, and the table bears the name of its variant.
fn begins_with_option(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    if ahead.peek(LitStr) {
        return false;
    }
    let Ok(word) = Ident::parse_any(&ahead) else {
        return false;
    };
    word == keyword::UNLOGGED && !ahead.peek(Token![.])
        || ahead.peek(Token![=])
        || ahead.peek(token::Paren)
}

fn option(options: &mut TableOptions, word: &str, input: ParseStream<'_>) -> syn::Result<()> {
    match word {
        keyword::UNLOGGED => options.unlogged = true,
        keyword::WITH => options.with = parameters::assigned(input)?,
        keyword::TABLESPACE => options.tablespace = Some(options::name_value(input)?),
        keyword::USING => options.method = Some(options::name_value(input)?),
        keyword::INHERITS => options.inherits = parents(input)?,
        _ => {
            input.parse::<Token![=]>()?;
            let (identity, span) = replica_identity(input)?;
            if let ReplicaIdentity::UsingIndex(_) = identity {
                let message = "the index is not there yet; write `#[replica_identity(using_index(…))]` at an \
                               `#[alter_table]` behind the table";
                return Err(syn::Error::new(span, message));
            }
            options.replica_identity = Some(identity);
        }
    }
    Ok(())
}

/// The tables that a new one inherits from: `(first, second)`.
fn parents(input: ParseStream<'_>) -> syn::Result<Vec<Name>> {
    if !input.peek(token::Paren) {
        return Err(input.error("name the tables in parentheses, as in `inherits(table)`"));
    }
    let content;
    parenthesized!(content in input);
    let mut parents = Vec::new();
    while !content.is_empty() {
        parents.push(name::qualified(&content)?);
        options::comma(&content)?;
    }
    if parents.is_empty() {
        return Err(content.error("name at least one table"));
    }
    Ok(parents)
}

/// Other access methods have parameters of their own.
fn unknown(options: &TableOptions) -> Option<syn::Error> {
    let in_heap = options.method.as_ref().is_none_or(|it| it == "heap");
    options
        .with
        .iter()
        .filter(|_| in_heap)
        .find_map(unknown_parameter)
}

fn unknown_parameter(parameter: &Parameter) -> Option<syn::Error> {
    let (of_toast, name) = match parameter.name.strip_prefix("toast.") {
        Some(name) => (true, name),
        None => (false, &*parameter.name),
    };
    let known = PARAMETERS.iter().copied();
    let known: Vec<_> = known
        .filter(|it| !of_toast || !OF_ROWS_ALONE.contains(it))
        .collect();
    if known.contains(&name) {
        return None;
    }
    let end = match keyword::nearest(name, &known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "see \"Storage Parameters\" in PostgreSQL's manual of CREATE TABLE".to_owned(),
    };
    let message = format!(
        "a table has no storage parameter `{}`; {end}",
        parameter.name
    );
    Some(syn::Error::new(parameter.place.first, message))
}

/// `full`, `nothing`, `default`, or `using_index(name)`, and its place.
fn replica_identity(input: ParseStream<'_>) -> syn::Result<(ReplicaIdentity, Span)> {
    let word = Ident::parse_any(input)?;
    if word == keyword::USING_INDEX {
        let content;
        parenthesized!(content in input);
        let (index, _) = name::simple(&content)?;
        options::comma(&content)?;
        return Ok((ReplicaIdentity::UsingIndex(index), word.span()));
    }
    let words: Vec<_> = IDENTITIES.iter().map(|(word, _)| *word).collect();
    let found = IDENTITIES.iter().find(|(known, _)| word.unraw() == known);
    let found = found.map(|(_, variant)| (ReplicaIdentity::Plain(variant), word.span()));
    found.ok_or_else(|| {
        let words = [words.as_slice(), &[keyword::USING_INDEX]].concat();
        let message = keyword::unknown("replica identity", &word.to_string(), &words);
        syn::Error::new(word.span(), message)
    })
}

/// A change that stands at a table.
pub(super) fn change(word: &str, attribute: &Attribute) -> syn::Result<StorageChange> {
    let without_arguments = match word {
        keyword::SET_LOGGED => Some(StorageChange::SetLogged),
        keyword::SET_UNLOGGED => Some(StorageChange::SetUnlogged),
        keyword::SET_WITHOUT_CLUSTER => Some(StorageChange::ClusterOn(None)),
        _ => None,
    };
    if let Some(change) = without_arguments {
        attribute.meta.require_path_only()?;
        return Ok(change);
    }
    options::has_arguments(attribute)?;
    match word {
        keyword::SET => attribute.parse_args_with(set),
        keyword::RESET => attribute.parse_args_with(reset),
        keyword::SET_TABLESPACE => {
            let (name, _) = attribute.parse_args_with(name::simple)?;
            Ok(StorageChange::SetTablespace(name))
        }
        keyword::SET_ACCESS_METHOD => {
            let (name, _) = attribute.parse_args_with(name::simple)?;
            Ok(StorageChange::SetMethod(name))
        }
        keyword::CLUSTER_ON => {
            let (name, _) = attribute.parse_args_with(name::simple)?;
            Ok(StorageChange::ClusterOn(Some(name)))
        }
        _ => attribute
            .parse_args_with(replica_identity)
            .map(|(identity, _)| StorageChange::ReplicaIdentity(identity)),
    }
}

fn set(input: ParseStream<'_>) -> syn::Result<StorageChange> {
    let parameters = parameters::list(input, input.span())?;
    match parameters.iter().find_map(unknown_parameter) {
        Some(error) => Err(error),
        None => Ok(StorageChange::Set(parameters)),
    }
}

fn reset(input: ParseStream<'_>) -> syn::Result<StorageChange> {
    let mut names: Vec<String> = Vec::new();
    while !input.is_empty() {
        let (name, span) = parameters::name(input)?;
        if names.contains(&name) {
            return Err(syn::Error::new(span, format!("`{name}` stands here twice")));
        }
        names.push(name);
        options::comma(input)?;
    }
    if names.is_empty() {
        return Err(input.error("name at least one parameter"));
    }
    Ok(StorageChange::Reset(names))
}
