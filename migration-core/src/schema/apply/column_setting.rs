//! What a column is besides its type and its values: its collation, how it is kept, what an identity counts.

use super::column::bad;
use super::text;
use crate::schema::{SchemaError, Table};
use crate::step::{Column, ColumnChange, IdentitySequence, MOST_STATISTICS, Storage};
use crate::types::Type;

/// That PostgreSQL has these settings for a column of its type.
pub(super) fn check(table: &Table<'_>, column: &Column<'_>) -> Result<(), SchemaError> {
    texts(column)?;
    let refusals = [
        collation(column),
        kept(column),
        column.identity.and_then(|_| numbers(column)),
        generated(column),
    ];
    match refusals.into_iter().flatten().next() {
        Some(why) => Err(bad(table, column.name, why)),
        None => Ok(()),
    }
}

/// The column as the schema holds it: without what says no more than PostgreSQL's defaults.
pub(super) fn settled<'a>(column: &Column<'a>) -> Column<'a> {
    let ty = &column.ty;
    Column {
        sequence: IdentitySequence {
            name: column.sequence.name,
            ..column.sequence.resolved(ty).sequence(ty)
        },
        collation: column.collation.filter(|it| it.name != "default"),
        storage: column.storage.filter(|it| Storage::of(ty) != Some(*it)),
        ..*column
    }
}

/// That a key or index holds no virtual column (`DefineIndex` in `indexcmds.c`, from PostgreSQL 18).
pub(super) fn stored(table: &Table<'_>, columns: &[&str]) -> Result<(), SchemaError> {
    let named = columns.iter().filter_map(|name| table.column(name));
    match named.into_iter().find(|column| column.is_virtual()) {
        Some(column) => {
            let why = "is virtual, and no key or index holds such; make it stored";
            Err(bad(table, column.name, why))
        }
        None => Ok(()),
    }
}

fn texts(column: &Column<'_>) -> Result<(), SchemaError> {
    if let Some(collation) = column.collation {
        text::check(collation.name)?;
        text::check(collation.schema.unwrap_or_default())?;
    }
    let options = column.options.iter();
    options
        .flat_map(|(name, value)| [name, value])
        .try_for_each(|it| text::check(it))
}

fn collation(column: &Column<'_>) -> Option<&'static str> {
    let refused = column.collation.is_some() && !is_collatable(&column.ty);
    refused.then_some("has a collation, which only texts have; take `collate` away")
}

/// Whether values of the type sort by a collation; of what the history does not know, that they may.
pub(super) fn is_collatable(ty: &Type<'_>) -> bool {
    match ty {
        Type::Array(element) => is_collatable(element),
        ty => ty.is_string() || matches!(ty, Type::Citext | Type::Other(_)),
    }
}

fn kept(column: &Column<'_>) -> Option<&'static str> {
    let fixed = Storage::of(&column.ty) == Some(Storage::Plain);
    let stored = column.storage.is_some_and(|it| it != Storage::Plain);
    if fixed && stored {
        Some("is of a fixed length, and kept `plain`; take `storage` away")
    } else if fixed && column.compression.is_some() {
        Some("is of a fixed length, and never compressed; take `compression` away")
    } else if column.statistics.is_some_and(|it| it > MOST_STATISTICS) {
        Some("asks for more statistics than PostgreSQL gathers; 10000 is the most")
    } else {
        None
    }
}

fn numbers(column: &Column<'_>) -> Option<&'static str> {
    column.sequence.resolved(&column.ty).refusal(&column.ty)
}

/// PostgreSQL 18 has no type of an author's in a virtual column (`CheckAttributeType` in `heap.c`).
fn generated(column: &Column<'_>) -> Option<&'static str> {
    let refused = column.is_virtual() && column.ty.made().is_some();
    refused.then_some("is virtual, and its type is none of PostgreSQL's own; make it stored")
}

/// What makes a column of a partition its own again, once it is as that of its table.
pub(super) fn settings_of<'a>(own: &Column<'a>, of: &Column<'a>) -> Vec<ColumnChange<'a>> {
    let default = own
        .default
        .map_or(ColumnChange::DropDefault, ColumnChange::SetDefault);
    let all = [
        (own.default != of.default, default),
        (
            own.storage != of.storage,
            ColumnChange::SetStorage(own.storage),
        ),
        (
            own.compression != of.compression,
            ColumnChange::SetCompression(own.compression),
        ),
        (
            own.statistics != of.statistics,
            ColumnChange::SetStatistics(own.statistics),
        ),
        (
            !own.options.is_empty(),
            ColumnChange::SetOptions(own.options),
        ),
    ];
    let differ = all.into_iter().filter(|(differs, _)| *differs);
    differ.map(|(_, change)| change).collect()
}
