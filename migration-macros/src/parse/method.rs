//! What each access method of an index can do.
//!
//! After `IndexAmRoutine` in PostgreSQL's handlers (`amcanunique`, `amcanorder`, `amcaninclude`, `amcanmulticol`) and
//! pgvector's. Methods of other extensions are not known, and nothing is refused of them.

use crate::ast::CreateIndex;
use crate::keyword;

/// A method, and what of this it can do: unique, sorted, carrying other columns, several keys.
struct Method {
    name: &'static str,
    can: [bool; 4],
    /// Its storage parameters: `intRelOpts`, `boolRelOpts` and the others in PostgreSQL's `reloptions.c`.
    parameters: &'static [&'static str],
}

const METHODS: &[Method] = &[
    method(
        "btree",
        [true, true, true, true],
        &["fillfactor", "deduplicate_items"],
    ),
    method("hash", [false, false, false, false], &["fillfactor"]),
    method(
        "gin",
        [false, false, false, true],
        &["fastupdate", "gin_pending_list_limit"],
    ),
    method(
        "gist",
        [false, false, true, true],
        &["fillfactor", "buffering"],
    ),
    method("spgist", [false, false, true, false], &["fillfactor"]),
    method(
        "brin",
        [false, false, false, true],
        &["pages_per_range", "autosummarize"],
    ),
    method("ivfflat", [false, false, false, false], &["lists"]),
    method(
        "hnsw",
        [false, false, false, false],
        &["m", "ef_construction"],
    ),
];

const fn method(name: &'static str, can: [bool; 4], parameters: &'static [&'static str]) -> Method {
    Method {
        name,
        can,
        parameters,
    }
}

/// Why PostgreSQL would refuse an index of its method.
pub(super) fn refusal(index: &CreateIndex) -> Option<syn::Error> {
    let named = index.method.as_ref();
    let name = named.map_or("btree", |(name, _)| name);
    if let Some((_, place)) = named
        && let Some(message) = message(index, name)
    {
        return Some(syn::Error::new(place.first, message));
    }
    unknown_parameter(index, name)
}

fn unknown_parameter(index: &CreateIndex, name: &str) -> Option<syn::Error> {
    let method = METHODS.iter().find(|method| method.name == name)?;
    let is_known = |name: &str| method.parameters.contains(&name);
    let unknown = index.with.iter().find(|it| !is_known(&it.name))?;
    let end = match keyword::nearest(&unknown.name, method.parameters) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("it has {}", keyword::listed(method.parameters)),
    };
    let message = format!(
        "`{name}` has no storage parameter `{}`; {end}",
        unknown.name
    );
    Some(syn::Error::new(unknown.place.first, message))
}

fn message(index: &CreateIndex, name: &str) -> Option<String> {
    let Some(method) = METHODS.iter().find(|method| method.name == name) else {
        let known: Vec<_> = METHODS.iter().map(|method| method.name).collect();
        let meant = keyword::nearest(name, &known)?;
        return Some(format!(
            "there is no index method `{name}`; did you mean `{meant}`?"
        ));
    };
    asked(index)
        .into_iter()
        .zip(method.can)
        .find_map(|(asked, can)| asked.filter(|_| !can))
        .map(|what| format!("an index of the method `{name}` {what}"))
}

/// Methods whose indexes find rows one by one, as exclusions need it (`amgettuple` in the handlers).
const EXCLUDING: &[&str] = &["gist", "spgist", "btree", "hash"];

/// That PostgreSQL has exclusions of this method, as far as the method is known.
pub(super) fn excludes(name: &str) -> Result<(), String> {
    let is_known = METHODS.iter().any(|method| method.name == name);
    if is_known && !EXCLUDING.contains(&name) {
        let known = keyword::listed(EXCLUDING);
        return Err(format!(
            "no exclusion is of the method `{name}`; there are {known}"
        ));
    }
    match keyword::nearest(name, EXCLUDING) {
        Some(meant) if meant != name => Err(format!(
            "there is no index method `{name}`; did you mean `{meant}`?"
        )),
        _ => Ok(()),
    }
}

/// What an index asks of its method, in the order of `Method::can`, and how to say that it is too much.
fn asked(index: &CreateIndex) -> [Option<&'static str>; 4] {
    let sorted = |key: &crate::ast::IndexKey| key.descending.is_some() || key.nulls_first.is_some();
    [
        index.unique.then_some("cannot be unique; only `btree` can"),
        index
            .keys
            .iter()
            .any(sorted)
            .then_some("has no order; leave `asc`, `desc` and `nulls …` out"),
        (!index.include.is_empty()).then_some("cannot `include` columns"),
        (index.keys.len() > 1).then_some("has one key; make one index for each column"),
    ]
}
