//! Row security, and every way to change a policy.

use migration_core::prelude::*;

pub mod m20250105_tasks {
    use super::*;

    #[derive(Migration)]
    pub enum Tasks {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            hidden: bool,
        },
        #[enable_row_security(tasks)]
        Secured,
        #[force_row_security(tasks)]
        Forced,
        #[create_policy(tasks, using = "NOT hidden", with_check = "id > 0")]
        Visible,
        #[alter_policy(visible, on = tasks, to = [pg_monitor, current_user], using = "id > 0")]
        Changed,
        #[alter_policy(visible, on = tasks, to = public, with_check = "id > 1")]
        ChangedAgain,
        #[alter_table(tasks)]
        NoHidden {
            #[drop]
            hidden: bool,
        },
        #[rename_policy(visible, "it's shown", on = tasks)]
        Renamed,
        #[drop_policy("it's shown", on = tasks)]
        NoMore,
        #[disable_row_security(tasks)]
        Open,
        #[no_force_row_security(tasks)]
        NotForced,
    }
}

migration_core::migrations![m20250105_tasks];

fn main() {}
