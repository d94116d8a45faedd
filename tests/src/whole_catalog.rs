//! The whole catalog of a database as text, where `pg_dump` cannot connect.
//!
//! Like the reader of facts, it shares nothing with the library that it is a witness for.

use sqlx::{Connection, PgConnection};

/// A line for each thing that users made, with all that it is.
///
/// The session's `search_path` is changed in a transaction that is rolled back, so the connection must not be in one.
///
/// # Errors
///
/// What the driver reports.
pub async fn whole_catalog(connection: &mut PgConnection) -> Result<Vec<String>, sqlx::Error> {
    let mut transaction = connection.begin().await?;
    sqlx::query("SELECT set_config('search_path', '', true)")
        .execute(&mut *transaction)
        .await?;
    let lines = sqlx::query_scalar(include_str!("whole_catalog.sql"))
        .fetch_all(&mut *transaction)
        .await?;
    transaction.rollback().await?;
    Ok(lines)
}
