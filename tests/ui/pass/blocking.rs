//! What keeps nobody waiting, and what says why it may.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Option<Text>,
            label: Varchar<20>,
            seats: i32,
            price: Numeric<8, 2>,
        },
        // A new table has no rows.
        #[create_index(tasks(title))]
        ByTitle,
        #[alter_table(tasks)]
        #[check("seats > 0")]
        #[unique(seats)]
        Rules,
    }
}

pub mod m20250106_safe {
    use super::*;

    #[derive(Migration)]
    pub enum Safe {
        #[create_index(tasks(label), unique, concurrently)]
        ByLabel,
        #[alter_table]
        #[check("\"title\" IS not null", not_valid, name = titled)]
        Tasks {
            #[change(from = Varchar<20>)]
            label: Varchar<40>,
            #[change(from = Numeric<8, 2>)]
            price: Numeric<10, 2>,
            #[add(default = now())]
            created_at: Timestamptz,
            #[add(references = tasks(id))]
            parent_id: Option<i64>,
        },
    }
}

pub mod m20250107_validated {
    use super::*;

    #[derive(Migration)]
    pub enum Validated {
        #[alter_table(tasks)]
        #[validate_constraint(titled)]
        #[unique(using_index = tasks_label_idx)]
        Titled,
    }
}

pub mod m20250108_not_null {
    use super::*;

    #[derive(Migration)]
    pub enum NotNull {
        #[alter_table]
        Tasks {
            #[change(from = Option<Text>)]
            title: Text,
            #[change(from = Varchar<40>)]
            label: Text,
        },
        #[alter_table(tasks)]
        #[blocking = "there are few tasks"]
        #[check("label <> ''")]
        Labelled,
    }
}

migration_core::migrations![
    m20250105_tasks,
    m20250106_safe,
    m20250107_validated,
    m20250108_not_null,
];

fn main() {}
