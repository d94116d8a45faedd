//! What gives another value at another time or in another session.
//!
//! PostgreSQL refuses it in the predicate or key of an index and in a generated column. Which functions do is
//! known to the database alone; here stand those of PostgreSQL's own whose every form is stable or volatile in
//! `pg_proc`, as far as authors are likely to write them.

use squawk_syntax::SourceFile;

use super::expression::Expression;
use super::strict;

const FUNCTIONS: &[&str] = &[
    "array_to_string",
    "clock_timestamp",
    "concat",
    "concat_ws",
    "current_schema",
    "current_setting",
    "currval",
    "format",
    "gen_random_uuid",
    "lastval",
    "nextval",
    "now",
    "random",
    "row_to_json",
    "statement_timestamp",
    "timeofday",
    "to_char",
    "to_date",
    "to_json",
    "to_jsonb",
    "transaction_timestamp",
    "txid_current",
];

/// The function, or word such as `CURRENT_DATE`, that makes an expression so.
pub(crate) fn mutable(text: &str, parsed: &Expression) -> Option<String> {
    let known = |name: &str| FUNCTIONS.contains(&name);
    parsed
        .functions
        .iter()
        .filter(|function| {
            function
                .schema
                .as_deref()
                .is_none_or(|it| it == "pg_catalog")
        })
        .find(|function| known(&function.name))
        .map(|function| format!("{}()", function.name))
        .or_else(|| value_word(text))
}

fn value_word(text: &str) -> Option<String> {
    let tree = SourceFile::parse(&format!("SELECT ({text})")).syntax_node();
    tree.descendants_with_tokens()
        .filter_map(|element| element.into_token())
        .find(|token| strict::is_value_word(token.kind()))
        .map(|token| token.text().to_owned())
}
