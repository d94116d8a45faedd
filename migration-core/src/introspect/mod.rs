//! What the catalog holds: one query, which reads and nothing else.
//!
//! What an extension made is the extension's, and left out; so is what PostgreSQL makes by itself: the sequences of identity
//! columns, the indexes of constraints, and what partitions have because their table has it.

use crate::database::{Session, SessionError};
use crate::schema::Noun;
use crate::sql::writer::literal;
use crate::verify::{Found, Item};
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use std::collections::BTreeMap;

impl<Access> Session<Access> {
    /// Everything in these schemas, and all extensions and publications.
    ///
    /// # Errors
    ///
    /// When the connection is lost.
    pub(crate) async fn catalog<'s>(
        &mut self,
        schemas: impl IntoIterator<Item = &'s str>,
    ) -> Result<BTreeMap<Item, Found>, SessionError> {
        let rows = self.rows(query(schemas)).await;
        let items = rows.and_then(|rows| rows.iter().map(decode).collect());
        items.map_err(|error| SessionError::new("read the catalog", &error))
    }
}

fn query<'s>(schemas: impl IntoIterator<Item = &'s str>) -> String {
    let schemas: Vec<String> = schemas.into_iter().map(literal).collect();
    include_str!("catalog.sql").replace("$schemas", &schemas.join(", "))
}

fn decode(row: &PgRow) -> Result<(Item, Found), sqlx::Error> {
    let text = |index: usize| row.try_get::<&str, _>(index);
    let schema = text(1)?;
    let item = Item::new(noun(text(0)?), (schema, text(2)?), text(3)?);
    let table = match text(5)? {
        "" => None,
        word => Some(Item::new(noun(word), (schema, text(6)?), "")),
    };
    let words = text(4)?.to_owned();
    Ok((item, Found { words, table }))
}

/// The kind that a row of the query names.
fn noun(word: &str) -> Noun {
    match word {
        "schema" => Noun::Schema,
        "extension" => Noun::Extension,
        "publication" => Noun::Publication,
        "column" => Noun::Column,
        "constraint" => Noun::Constraint,
        "index" => Noun::Index,
        "view" => Noun::View,
        "materialized view" => Noun::MaterializedView,
        "sequence" => Noun::Sequence,
        "enum" => Noun::Type,
        "domain" => Noun::Domain,
        "composite" => Noun::Composite,
        "range" => Noun::Range,
        "function" => Noun::Function,
        "procedure" => Noun::Procedure,
        "trigger" => Noun::Trigger,
        "policy" => Noun::Policy,
        "statistics" => Noun::Statistics,
        _ => Noun::Table,
    }
}
