//! A derived migration, as SeaORM knows it.

use super::error::BridgeError;
use super::scripts::Scripts;
use super::{alone, message};
use crate::sql::Direction;
use crate::step::LOWEST;
use sea_orm_migration::sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use sea_orm_migration::{
    DbErr, MigrationName, MigrationTrait, SchemaManager, SchemaManagerConnection, async_trait,
};
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
        self.suits(connection, direction).await?;
        match script.is_transactional() {
            true => message::send(connection, script).await,
            false => alone::run(connection, script).await,
        }
    }
}

impl Derived {
    /// That the server is new enough.
    async fn suits(
        &self,
        connection: &SchemaManagerConnection<'_>,
        direction: Direction,
    ) -> Result<(), DbErr> {
        let sql = "SELECT current_setting('server_version_num')::integer / 10000";
        let query = Statement::from_string(DbBackend::Postgres, sql);
        let Some(row) = connection.query_one_raw(query).await? else {
            return Ok(());
        };
        let server: i32 = row.try_get_by_index(0)?;
        let server = u32::try_from(server).unwrap_or_default();
        let lacking = self.scripts.lacking(self.index, (direction, server))?;
        if server >= LOWEST && lacking.is_empty() {
            return Ok(());
        }
        let migration = self.id;
        Err(BridgeError::TooOld {
            migration,
            server,
            lacking,
        }
        .into())
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
