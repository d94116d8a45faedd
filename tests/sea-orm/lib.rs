//! Histories for SeaORM: each is a list of its own.

#![allow(missing_docs, reason = "they have no readers beside the tests")]

/// What only a newer server can do.
pub mod modern {
    pub mod m20250106_090000_orders {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Orders {
            #[create_table]
            Orders {
                #[column(primary_key)]
                id: i64,
            },
        }
    }

    pub mod m20250113_090000_doubled {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Doubled {
            #[alter_table(orders)]
            Orders {
                #[add(generated(virtual) = "id * 2")]
                twice: Option<i64>,
            },
        }
    }

    migration_core::migrations![m20250106_090000_orders, m20250113_090000_doubled];
}

/// With limits of its own in between.
pub mod limits {
    pub mod m20250106_090000_log {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Log {
            #[create_table]
            Log { lock: Text, statement: Text },
            #[sql(
                up = "INSERT INTO log VALUES (current_setting('lock_timeout'), current_setting('statement_timeout'))",
                down = ""
            )]
            Noted,
        }
    }

    pub mod m20250113_090000_patient {
        use migration_core::prelude::*;

        #[derive(Migration)]
        #[migration(lock_timeout = "1234ms", lock_retries = 3, statement_timeout = "10min")]
        pub enum Patient {
            #[sql(
                up = "INSERT INTO log VALUES (current_setting('lock_timeout'), current_setting('statement_timeout'))",
                down = "INSERT INTO log VALUES (current_setting('lock_timeout'), current_setting('statement_timeout'))"
            )]
            Noted,
        }
    }

    pub mod m20250120_090000_again {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Again {
            #[sql(
                up = "INSERT INTO log VALUES (current_setting('lock_timeout'), current_setting('statement_timeout'))",
                down = ""
            )]
            Noted,
        }
    }

    migration_core::migrations![
        m20250106_090000_log,
        m20250113_090000_patient,
        m20250120_090000_again,
    ];
}

/// In transactions only.
pub mod plain {
    pub mod m20250106_090000_orders {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Orders {
            #[create_table]
            Orders {
                #[column(primary_key)]
                id: i64,
                customer: i64,
            },
        }
    }

    pub mod m20250113_090000_log {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Log {
            #[create_table]
            Log { at: Timestamptz },
            #[sql(up = "INSERT INTO log VALUES (statement_timestamp())", down = "")]
            First,
            #[sql(up = "SELECT pg_sleep(0.01) -- a comment at the end", down = "")]
            Later,
            #[sql(up = "INSERT INTO log VALUES (statement_timestamp())", down = "")]
            Second,
            #[ensure("SELECT count(*) > 0 FROM orders", message = "there is an order")]
            AnyOrder,
        }
    }

    migration_core::migrations![m20250106_090000_orders, m20250113_090000_log];
}

/// What the server refuses, at a place that it tells.
pub mod wrong {
    pub mod m20250106_090000_orders {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Orders {
            #[create_table]
            Orders {
                #[column(primary_key)]
                id: i64,
            },
            #[sql(up = "INSERT INTO orders VALUES (1)", down = "")]
            FirstOrder,
            #[sql(up = "UPDATE orders SET größe = 1", down = "")]
            Sizes,
        }
    }

    migration_core::migrations![m20250106_090000_orders];
}

/// An index that is built concurrently, and one that is dropped so.
pub mod indexes {
    pub mod m20250106_090000_orders {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Orders {
            #[create_table]
            Orders {
                #[column(primary_key)]
                id: i64,
                customer: i64,
            },
            #[create_index(orders(customer, id))]
            ByCustomer,
        }
    }

    pub mod m20250113_090000_unique {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Unique {
            // Two statements: the index, and what only `ALTER INDEX` gives it.
            #[create_index(orders("abs(customer)" statistics = 500), unique, concurrently, name = one_order)]
            OneOrder,
        }
    }

    pub mod m20250120_090000_less {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Less {
            #[drop_index(orders_customer_id_idx, concurrently)]
            ByCustomer,
        }
    }

    migration_core::migrations![
        m20250106_090000_orders,
        m20250113_090000_unique,
        m20250120_090000_less,
    ];
}

/// A partition that is detached concurrently.
pub mod partitions {
    pub mod m20250106_090000_events {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Events {
            #[create_table(partition_by = list(kind))]
            Events { kind: Text },
            #[create_partition(events, values = in("a"), name = events_a)]
            EventsA,
        }
    }

    pub mod m20250113_090000_detached {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Detached {
            #[detach_partition(events_a, from = events, concurrently)]
            EventsA,
        }
    }

    migration_core::migrations![m20250106_090000_events, m20250113_090000_detached];
}

/// What SeaORM cannot run.
pub mod refused {
    pub mod m20250106_090000_orders {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Orders {
            #[create_table]
            Orders {
                #[column(primary_key)]
                id: i64,
                customer: i64,
            },
            #[sql(
                up = "INSERT INTO orders VALUES (1, 2)",
                irreversible = "orders were taken"
            )]
            FirstOrder,
        }
    }

    pub mod m20250113_090000_beside {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Beside {
            #[sql(up = "UPDATE orders SET customer = 3", down = "")]
            Moved,
            #[create_index(orders(customer), concurrently)]
            ByCustomer,
        }
    }

    pub mod m20250120_090000_function {
        use migration_core::prelude::*;
        use migration_core::sqlx;

        #[derive(Migration)]
        pub enum Function {
            #[create_table]
            Log { entry: Text },
            #[execute(note, irreversible = "nobody forgets")]
            Noted,
        }

        async fn note(_: &mut PgConnection) -> Result<(), sqlx::Error> {
            Ok(())
        }
    }

    migration_core::migrations![
        m20250106_090000_orders,
        m20250113_090000_beside,
        m20250120_090000_function,
    ];
}

/// What others own, behind a migration that was written by hand.
pub mod external {
    pub mod m20250113_090000_invoices {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Invoices {
            #[external_table]
            Customers {
                #[column(primary_key)]
                id: i64,
            },
            #[create_table]
            Invoices {
                #[column(primary_key)]
                id: i64,
                #[column(references = customers(id))]
                customer: i64,
            },
        }
    }

    pub mod m20250120_090000_words {
        use migration_core::prelude::*;

        #[derive(Migration)]
        pub enum Words {
            #[external_type]
            Mood,
        }
    }

    migration_core::migrations![m20250113_090000_invoices, m20250120_090000_words];
}
