//! Every option of a column.

use migration_core::prelude::*;

pub mod m20250105_columns {
    use super::*;

    #[derive(Migration)]
    pub enum Columns {
        #[create_enum("open", "done")]
        State,
        #[create_table]
        Plans {
            #[column(primary_key, identity = always)]
            id: i64,
            #[column(unique)]
            code: Varchar<20>,
        },
        #[create_table]
        Tasks {
            /// Counted by the database, unless a caller says otherwise.
            #[column(identity = by_default, primary_key(name = tasks_key))]
            id: i32,
            #[column(references = plans(id), on_delete = cascade, on_update = restrict)]
            plan_id: i64,
            #[column(references = plans(id), on_delete = set_null, on_update = no_action)]
            next_plan_id: Option<i64>,
            #[column(on_update = set_default, references = plans(code), default = "none")]
            plan_code: Varchar<20>,
            #[column(references = tasks(id))]
            parent_id: Option<i32>,
            #[column(default = 0, check = "attempts >= 0", check = "attempts < 100")]
            attempts: i16,
            #[column(default = -1.5)]
            weight: Numeric<6, 2>,
            #[column(default = 1_000)]
            budget: i32,
            #[column(default = true)]
            is_open: bool,
            #[column(default = "open")]
            state: State,
            #[column(default = "")]
            note: Text,
            #[column(default = now())]
            created_at: Timestamptz,
            #[column(default = sql("now() + interval '1 day'"))]
            due_at: Timestamptz,
            #[column(default = sql("'{}'"))]
            tags: Array<Text>,
            #[column(generated = "attempts * budget")]
            spent: Option<i32>,
            #[column()]
            plain: Option<Text>,
            #[column]
            bare: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_columns];

fn main() {}
