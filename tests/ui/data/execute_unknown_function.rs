//! There is no such function.

use migration_core::prelude::*;
use migration_core::sqlx;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[execute(super::fil, irreversible = "mails are gone")]
        Fill,
    }
}
migration_core::migrations![m20250105_tasks];

pub async fn fill(_: &mut PgConnection) -> Result<(), sqlx::Error> {
    Ok(())
}

fn main() {}
