//! The derived history. Its first migration describes what was made by hand, and never runs under SeaORM.

pub mod m20250106_090000_by_hand;
pub mod m20250113_101500_components;
pub mod m20250120_083000_tasks_by_assignee;

migration_core::migrations![
    m20250106_090000_by_hand,
    m20250113_101500_components,
    m20250120_083000_tasks_by_assignee,
];
