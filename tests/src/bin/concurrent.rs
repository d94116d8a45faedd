//! A program whose history mixes transactions and steps that run by themselves, for the tests of crashes.
//!
//! What runs leaves a row in `log`, so that it can be counted.

#![allow(missing_docs, reason = "a program has no readers of its documentation")]

use std::process::ExitCode;

pub mod m20250105_090000_orders {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Orders {
        #[create_table]
        Log { entry: Text },
        #[create_table]
        Orders {
            #[column(primary_key)]
            id: i64,
            customer: i64,
            reference: Text,
        },
        #[sql(
            up = "INSERT INTO orders SELECT n, n % 7, 'r' || n FROM generate_series(1, 100) AS n",
            down = "INSERT INTO log VALUES ('orders back')"
        )]
        FirstOrders,
    }
}

pub mod m20250112_090000_indexes {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Indexes {
        #[create_index(orders(customer), concurrently)]
        ByCustomer,
        #[sql(
            up = "INSERT INTO log VALUES ('first')",
            down = "INSERT INTO log VALUES ('first back')"
        )]
        First,
        #[alter_table(orders)]
        Orders {
            #[add]
            shipped: Option<bool>,
        },
        #[create_index(orders(reference), unique, concurrently)]
        ByReference,
        #[drop_index(orders_customer_idx, concurrently)]
        DropByCustomer,
        #[sql(
            up = "INSERT INTO log VALUES ('second')",
            down = "INSERT INTO log VALUES ('second back')"
        )]
        Second,
    }
}

pub mod m20250119_090000_invoices {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Invoices {
        #[create_table]
        Invoices {
            #[column(primary_key)]
            id: i64,
        },
        #[sql(
            up = "INSERT INTO log VALUES ('third')",
            down = "INSERT INTO log VALUES ('third back')"
        )]
        Third,
        // Two statements: the index, and in a transaction what only `ALTER INDEX` gives it.
        #[create_index(orders("lower(reference)" statistics = 500), concurrently)]
        ByLowerReference,
    }
}

migration_core::migrations![
    m20250105_090000_orders,
    m20250112_090000_indexes,
    m20250119_090000_invoices,
];

fn main() -> ExitCode {
    migration_core::cli::main(&HISTORY)
}
