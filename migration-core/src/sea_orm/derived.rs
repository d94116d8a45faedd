//! A derived migration, as SeaORM knows it.

use super::error::BridgeError;
use super::scripts::Scripts;
use super::{alone, message};
use crate::sql::Direction;
use sea_orm_migration::sea_orm::{ConnectionTrait as _, DbBackend};
use sea_orm_migration::{DbErr, MigrationName, MigrationTrait, SchemaManager, async_trait};
use std::sync::Arc;

/// One migration of a history.
#[derive(Clone, Debug)]
pub(super) struct Derived {
    id: &'static str,
    /// Its place in the history.
    index: usize,
    scripts: Arc<Scripts>,
}

impl Derived {
    pub(super) const fn new(id: &'static str, index: usize, scripts: Arc<Scripts>) -> Self {
        Self { id, index, scripts }
    }

    async fn run(&self, manager: &SchemaManager<'_>, direction: Direction) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        if connection.get_database_backend() != DbBackend::Postgres {
            let migration = self.id;
            return Err(BridgeError::Backend { migration }.into());
        }
        let script = self.scripts.get(self.index, direction)?;
        match script.is_transactional() {
            true => message::send(connection, script).await,
            false => alone::run(connection, script).await,
        }
    }
}

impl MigrationName for Derived {
    fn name(&self) -> &str {
        self.id
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Derived {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.run(manager, Direction::Up).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        self.run(manager, Direction::Down).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(self.scripts.are_transactional(self.index))
    }
}
