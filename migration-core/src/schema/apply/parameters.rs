//! Storage parameters of tables and indexes: set and reset.

use super::text;
use crate::schema::{Arena, SchemaError};

/// Names and values, in the order in which PostgreSQL keeps them.
pub(super) type Parameters<'a> = &'a [(&'a str, &'a str)];

/// What gives back the parameters that were there: a reset, and then a set.
pub(super) struct Restore<'a> {
    pub(super) reset: Option<&'a [&'a str]>,
    pub(super) set: Option<Parameters<'a>>,
}

/// That names and values hold no NUL byte.
pub(super) fn texts(all: Parameters<'_>) -> Result<(), SchemaError> {
    all.iter()
        .flat_map(|(name, value)| [name, value])
        .try_for_each(|it| text::check(it))
}

/// Sets parameters.
///
/// The new ones stand behind those that stay, as `transformRelOptions` in PostgreSQL's `reloptions.c` puts them;
/// `pg_dump` shows their order, so the way back writes all that were there, where one of them had another value.
pub(super) fn set<'a>(
    with: &mut Parameters<'a>,
    new: Parameters<'a>,
    arena: &'a Arena,
) -> Result<Restore<'a>, SchemaError> {
    texts(new)?;
    let old = *with;
    let (known, added): (Vec<_>, Vec<_>) = new
        .iter()
        .map(|(name, _)| *name)
        .partition(|name| has(old, name));
    let stay = old.iter().filter(|(name, _)| !has(new, name));
    let all: Vec<_> = stay.chain(new).copied().collect();
    *with = arena.alloc_slice_copy(&all);
    let added = &*arena.alloc_slice_copy(&added);
    Ok(Restore {
        reset: (!added.is_empty()).then_some(added),
        set: (!known.is_empty()).then_some(old),
    })
}

/// Gives parameters their defaults; those that have them already do no harm.
pub(super) fn reset<'a>(
    with: &mut Parameters<'a>,
    names: &[&str],
    arena: &'a Arena,
) -> Result<Restore<'a>, SchemaError> {
    names.iter().try_for_each(|name| text::check(name))?;
    let old = *with;
    let stay = old.iter().filter(|(name, _)| !names.contains(name));
    let stay: Vec<_> = stay.copied().collect();
    *with = arena.alloc_slice_copy(&stay);
    let set = (stay.len() < old.len()).then_some(old);
    Ok(Restore { reset: None, set })
}

fn has(parameters: Parameters<'_>, name: &str) -> bool {
    parameters.iter().any(|(known, _)| *known == name)
}
