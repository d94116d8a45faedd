//! The tasks of projects.

use sea_orm_migration::prelude::extension::postgres::Type;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let status = Type::create()
            .as_enum("task_status")
            .values(["todo", "doing", "review", "done"])
            .to_owned();
        manager.create_type(status).await?;
        manager.create_table(tasks()).await?;
        let index = Index::create()
            .name("idx_archon_tasks_status")
            .table("archon_tasks")
            .col("status")
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("archon_tasks").to_owned())
            .await?;
        manager
            .drop_type(Type::drop().name("task_status").to_owned())
            .await
    }
}

fn tasks() -> TableCreateStatement {
    let id = ColumnDef::new("id")
        .uuid()
        .not_null()
        .primary_key()
        .default(Expr::cust("gen_random_uuid()"))
        .to_owned();
    let status = ColumnDef::new("status")
        .custom("task_status")
        .default(Expr::cust("'todo'"))
        .to_owned();
    let assignee = ColumnDef::new("assignee")
        .text()
        .default("User")
        .check(Expr::cust("assignee IS NOT NULL AND assignee <> ''"))
        .to_owned();
    let project = ForeignKey::create()
        .name("archon_tasks_project_id_fkey")
        .from("archon_tasks", "project_id")
        .to("archon_projects", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .to_owned();
    Table::create()
        .table("archon_tasks")
        .col(id)
        .col(ColumnDef::new("project_id").uuid())
        .col(ColumnDef::new("title").text().not_null())
        .col(status)
        .col(assignee)
        .col(ColumnDef::new("task_order").integer().default(0))
        .foreign_key(&mut project.clone())
        .to_owned()
}
