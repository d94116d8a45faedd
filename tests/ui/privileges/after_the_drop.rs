//! A view that came back has no privileges.

pub mod m20250101_000000_part {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Part {
        #[external_role]
        App,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            status: Text,
        },
        #[create_view(as = "SELECT id FROM tasks", columns(id), name = open)]
        Open,
        #[grant(select, on = view open, to = app)]
        Read,
        #[drop_view(open)]
        Closed,
        #[create_view(as = "SELECT id FROM tasks", columns(id), name = open)]
        OpenAgain,
        #[revoke(select, on = view open, from = app)]
        NoMore,
    }
}
migration_core::migrations![m20250101_000000_part];

fn main() {}
