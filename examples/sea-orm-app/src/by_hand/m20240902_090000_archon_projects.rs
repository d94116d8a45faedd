//! The projects.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let id = ColumnDef::new("id")
            .uuid()
            .not_null()
            .primary_key()
            .default(Expr::cust("gen_random_uuid()"))
            .to_owned();
        let now = |name: &'static str| {
            ColumnDef::new(name)
                .timestamp_with_time_zone()
                .default(Expr::cust("now()"))
                .to_owned()
        };
        let table = Table::create()
            .table("archon_projects")
            .col(id)
            .col(ColumnDef::new("title").text().not_null())
            .col(ColumnDef::new("description").text().default(""))
            .col(ColumnDef::new("github_repo").text())
            .col(ColumnDef::new("pinned").boolean().default(false))
            .col(now("created_at"))
            .col(now("updated_at"))
            .to_owned();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("archon_projects").to_owned())
            .await
    }
}
