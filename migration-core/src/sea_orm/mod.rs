//! The bridge to SeaORM: derived migrations in the list of a `MigratorTrait`, behind those that were written by hand.
//!
//! SeaORM runs them then, and its table `seaql_migrations` is the journal; [`run`](crate::run) has no part in it.

mod alone;
mod derived;
mod error;
mod message;
mod scripts;

use crate::history::{History, Migration};
use crate::schema::Hint;
use derived::Derived;
use error::BridgeError;
use scripts::Scripts;
use sea_orm_migration::MigrationTrait;
use std::sync::Arc;

impl History<'static> {
    /// The migrations for the list of SeaORM's `MigratorTrait`, in order.
    ///
    /// Nothing is replayed before one of them runs. One that SeaORM cannot run says so when it is its turn, and runs
    /// nothing.
    pub fn sea_orm_migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        listed(
            Scripts::new(*self, None),
            self.migrations.iter().enumerate(),
        )
    }

    /// The migrations whose names come after this one.
    ///
    /// It is for a history that begins with what migrations written by hand have made: SeaORM runs those, and the
    /// migrations that describe it never run.
    ///
    /// Where the history has no migration of this name, all are given, and each of them says so when it is its turn, and runs
    /// nothing.
    pub fn sea_orm_migrations_after(&self, id: &str) -> Vec<Box<dyn MigrationTrait>> {
        let mut all = self.migrations.iter().enumerate();
        match all.clone().find(|(_, migration)| migration.id == id) {
            Some((place, _)) => listed(Scripts::new(*self, None), all.skip(place + 1)),
            None => {
                let names = all.by_ref().map(|(_, migration)| migration.id.to_owned());
                let refused = BridgeError::After {
                    id: id.to_owned(),
                    hint: Hint::new(id, names),
                };
                let all = self.migrations.iter().enumerate();
                listed(Scripts::new(*self, Some(refused)), all)
            }
        }
    }
}

/// Migrations of a history, each with its place in it.
fn listed<'m>(
    scripts: Scripts,
    migrations: impl Iterator<Item = (usize, &'m Migration<'static>)>,
) -> Vec<Box<dyn MigrationTrait>> {
    let scripts = Arc::new(scripts);
    migrations
        .map(|(index, migration)| {
            let derived = Derived::new(migration.id, index, Arc::clone(&scripts));
            Box::new(derived) as Box<dyn MigrationTrait>
        })
        .collect()
}
