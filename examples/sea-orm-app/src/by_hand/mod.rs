//! The migrations that were written by hand, before others were derived.

mod m20240902_090000_archon_projects;
mod m20240916_140000_archon_tasks;

use sea_orm_migration::MigrationTrait;

pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20240902_090000_archon_projects::Migration),
        Box::new(m20240916_140000_archon_tasks::Migration),
    ]
}
