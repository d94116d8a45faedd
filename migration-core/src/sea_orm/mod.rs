//! The bridge to SeaORM: derived migrations in the list of a `MigratorTrait`, behind those that were written by hand.
//!
//! SeaORM runs them then, and its table `seaql_migrations` is the journal; [`run`](crate::run) has no part in it.

mod alone;
mod derived;
mod error;
mod message;
mod scripts;

use crate::history::History;
use derived::Derived;
use scripts::Scripts;
use sea_orm_migration::MigrationTrait;
use std::sync::Arc;

impl History<'static> {
    /// The migrations for the list of SeaORM's `MigratorTrait`, in order.
    ///
    /// Nothing is replayed before one of them runs. One that SeaORM cannot run says so when it is its turn, and runs
    /// nothing.
    pub fn sea_orm_migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        self.sea_orm_migrations_after("")
    }

    /// The migrations whose names come after this one.
    ///
    /// It is for a history that begins with what migrations written by hand have made: SeaORM runs those, and the
    /// migrations that describe it never run.
    pub fn sea_orm_migrations_after(&self, id: &str) -> Vec<Box<dyn MigrationTrait>> {
        let scripts = Arc::new(Scripts::new(*self));
        let all = self.migrations.iter().enumerate();
        all.filter(|(_, migration)| migration.id > id)
            .map(|(index, migration)| {
                let derived = Derived::new(migration.id, index, Arc::clone(&scripts));
                Box::new(derived) as Box<dyn MigrationTrait>
            })
            .collect()
    }
}
