//! A program with a small history, for the tests of the command line.
//!
//! `SAMPLE` chooses a variant: `broken` fails in its last migration, `short` lacks it, `slow` takes two seconds for it and
//! has limits of its own,
//! `stuck` cannot take it back. `edited` has another second migration, `sparse` lacks it, `renamed` calls the last one
//! otherwise.

use migration_core::history::{History, Migration};
use migration_core::limits::Limits;
use migration_core::step::{Operation, RawDown, RawSql, Step};
use std::process::ExitCode;
use std::time::Duration;

const fn step(
    name: &'static str,
    up: &'static [&'static str],
    down: RawDown<'static>,
) -> Step<'static> {
    let operation = Operation::Sql(RawSql::new(up, down));
    Step {
        name,
        operation,
        blocking: None,
    }
}

static CUSTOMERS: Migration<'_> = Migration {
    id: "m20250205_103500_customers",
    functions: &[],
    limits: Limits::NONE,
    steps: &[
        step(
            "Customers",
            &["CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL)"],
            RawDown::Sql(&["DROP TABLE customers"]),
        ),
        step(
            "FirstCustomers",
            &["INSERT INTO customers VALUES (1, 'Ada'), (2, 'Grace')"],
            RawDown::Sql(&["DELETE FROM customers"]),
        ),
    ],
};

static ORDERS: Migration<'_> = Migration {
    id: "m20250212_090000_orders",
    functions: &[],
    limits: Limits::NONE,
    steps: &[step(
        "Orders",
        &["CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers)"],
        RawDown::Sql(&["DROP TABLE orders"]),
    )],
};

static INVOICES: Migration<'_> = Migration {
    id: "m20250219_090000_invoices",
    functions: &[],
    limits: Limits::NONE,
    steps: &[step(
        "Invoices",
        &["CREATE TABLE invoices (id bigint)"],
        RawDown::Sql(&["DROP TABLE invoices"]),
    )],
};

static BROKEN: Migration<'_> = Migration {
    id: "m20250219_090000_invoices",
    functions: &[],
    limits: Limits::NONE,
    steps: &[step(
        "Invoices",
        &[
            "CREATE TABLE invoices (id bigint)",
            "ALTER TABLE orders\n  ADD paid_at timestamptz DEFAULT nox()",
        ],
        RawDown::Sql(&["DROP TABLE invoices"]),
    )],
};

static SLOW: Migration<'_> = Migration {
    id: "m20250219_090000_invoices",
    functions: &[],
    limits: Limits::NONE
        .lock_timeout(Duration::from_secs(2))
        .statement_timeout(Duration::from_secs(600)),
    steps: &[step(
        "Invoices",
        &[
            "CREATE TABLE invoices (id bigint)",
            "SELECT pg_sleep(2)",
            "ALTER TABLE invoices ADD paid_at date",
            "ALTER TABLE invoices ADD sent_at date",
        ],
        RawDown::Sql(&["DROP TABLE invoices"]),
    )],
};

static STUCK: Migration<'_> = Migration {
    id: "m20250219_090000_invoices",
    functions: &[],
    limits: Limits::NONE,
    steps: &[step(
        "Invoices",
        &["SELECT 1"],
        RawDown::Irreversible("the invoices were sent"),
    )],
};

static EDITED: Migration<'_> = Migration {
    id: "m20250212_090000_orders",
    functions: &[],
    limits: Limits::NONE,
    steps: &[step(
        "Orders",
        &[
            "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES customers, note text)",
        ],
        RawDown::Sql(&["DROP TABLE orders CASCADE"]),
    )],
};

static RENAMED: Migration<'_> = Migration {
    id: "m20250220_090000_bills",
    ..INVOICES
};

static WHOLE: History<'_> = History {
    migrations: &[CUSTOMERS, ORDERS, INVOICES],
};
static WITH_BROKEN: History<'_> = History {
    migrations: &[CUSTOMERS, ORDERS, BROKEN],
};
static WITH_STUCK: History<'_> = History {
    migrations: &[CUSTOMERS, ORDERS, STUCK],
};
static WITH_SLOW: History<'_> = History {
    migrations: &[CUSTOMERS, ORDERS, SLOW],
};
static WITH_EDITED: History<'_> = History {
    migrations: &[CUSTOMERS, EDITED, INVOICES],
};
static WITH_RENAMED: History<'_> = History {
    migrations: &[CUSTOMERS, ORDERS, RENAMED],
};
static SPARSE: History<'_> = History {
    migrations: &[CUSTOMERS, INVOICES],
};
static SHORT: History<'_> = History {
    migrations: &[CUSTOMERS, ORDERS],
};

fn main() -> ExitCode {
    migration_core::cli::main(match std::env::var("SAMPLE").as_deref() {
        Ok("broken") => &WITH_BROKEN,
        Ok("stuck") => &WITH_STUCK,
        Ok("slow") => &WITH_SLOW,
        Ok("short") => &SHORT,
        Ok("edited") => &WITH_EDITED,
        Ok("renamed") => &WITH_RENAMED,
        Ok("sparse") => &SPARSE,
        _ => &WHOLE,
    })
}
