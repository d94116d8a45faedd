//! SeaORM's command line of all migrations.

#[tokio::main]
async fn main() {
    sea_orm_migration::cli::run_cli(sea_orm_app::Migrator).await;
}
