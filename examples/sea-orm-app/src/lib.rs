//! Projects and their tasks, in an application with SeaORM whose first migrations were written by hand.

#![allow(
    missing_docs,
    reason = "columns and migrations are described by their names"
)]

pub mod by_hand;
pub mod entity;
pub mod history;

use sea_orm_migration::prelude::*;

/// All migrations in one list: those written by hand, and those derived that come after what describes them.
#[derive(Clone, Copy, Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = by_hand::migrations();
        all.extend(history::HISTORY.sea_orm_migrations_after("m20250106_090000_by_hand"));
        all
    }
}
