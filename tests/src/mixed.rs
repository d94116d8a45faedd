//! A history that mixes transactions and steps that run by themselves, for the tests of crashes.
//!
//! What runs leaves a row in `log`, so that it can be counted.

#![allow(missing_docs, reason = "its steps speak by name")]

use sqlx::PgConnection;

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
        #[create_table(partition_by = range(id))]
        Events {
            #[column(primary_key)]
            id: i64,
        },
        #[create_partition(events, values = from(1) to(100))]
        FirstEvents,
        #[sql(up = "INSERT INTO events VALUES (1), (2)", down = "")]
        SomeEvents,
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
        #[require(
            "SELECT count(*) = 100 FROM orders",
            message = "there are a hundred orders"
        )]
        AllOrders,
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
        #[execute(super::note, down = super::note_back)]
        Noted,
        #[insert(invoices(id), rows = [(1), (2)])]
        FirstInvoices,
        // Two statements: the index, and in a transaction what only `ALTER INDEX` gives it.
        #[create_index(orders("lower(reference)" statistics = 500), concurrently)]
        ByLowerReference,
        #[ensure(
            "SELECT count(*) = 2 FROM invoices",
            message = "there are two invoices"
        )]
        TwoInvoices,
        // Two statements: the detach, and in a transaction the end of the check that PostgreSQL adds.
        #[detach_partition(first_events, from = events, concurrently)]
        Apart,
    }
}

/// Two messages of each protocol, so that it can be killed in between.
async fn note(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    for entry in ["fourth", "fifth"] {
        sqlx::raw_sql("SELECT 1").execute(&mut *connection).await?;
        let insert = sqlx::query("INSERT INTO log VALUES ($1)").bind(entry);
        insert.execute(&mut *connection).await?;
    }
    sqlx::raw_sql("INSERT INTO log VALUES ('sixth')")
        .execute(connection)
        .await?;
    Ok(())
}

async fn note_back(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::raw_sql("INSERT INTO log VALUES ('notes back')")
        .execute(connection)
        .await?;
    Ok(())
}

migration_core::migrations![
    m20250105_090000_orders,
    m20250112_090000_indexes,
    m20250119_090000_invoices,
];
