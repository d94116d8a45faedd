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
}

const METHODS: &[Method] = &[
    method("btree", [true, true, true, true]),
    method("hash", [false, false, false, false]),
    method("gin", [false, false, false, true]),
    method("gist", [false, false, true, true]),
    method("spgist", [false, false, true, false]),
    method("brin", [false, false, false, true]),
    method("ivfflat", [false, false, false, false]),
    method("hnsw", [false, false, false, false]),
];

const fn method(name: &'static str, can: [bool; 4]) -> Method {
    Method { name, can }
}

/// Why PostgreSQL would refuse an index of its method.
pub(super) fn refusal(index: &CreateIndex) -> Option<syn::Error> {
    let (name, place) = index.method.as_ref()?;
    message(index, name).map(|message| syn::Error::new(place.first, message))
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
