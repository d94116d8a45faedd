//! The history of Kontali ERP's database, an accounting system for firms and their clients.
//!
//! The migrations stand in the order in which the areas need each other: firms and clients, agents,
//! the books, what arrives from vendors, review, audit.

#![allow(
    missing_docs,
    reason = "tables are described; their columns and indexes speak by name"
)]

pub mod m20250106_090000_tenancy;
pub mod m20250113_101500_agents;
pub mod m20250120_083000_accounting_core;
pub mod m20250203_140000_vendor_invoicing;
pub mod m20250217_110000_review_and_learning;
pub mod m20250303_093000_support;

migration_core::migrations![
    m20250106_090000_tenancy,
    m20250113_101500_agents,
    m20250120_083000_accounting_core,
    m20250203_140000_vendor_invoicing,
    m20250217_110000_review_and_learning,
    m20250303_093000_support,
];
