//! Privileges, owners and default privileges, in every way to write them.

pub mod m20250101_000000_objects {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Objects {
        #[external_role]
        App,
        #[external_role("app writer")]
        AppWriter,
        #[create_schema]
        Queue,
        #[create_enum("open", "done")]
        Mood,
        #[create_domain(Text, not_null)]
        Email,
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            status: Text,
        },
        #[create_table("queue.jobs")]
        Jobs {
            id: i64,
        },
        #[create_view(as = "SELECT id, status FROM tasks", columns(id, status))]
        OpenTasks,
        #[create_sequence(numbers)]
        Numbers,
        #[create_function(returns = i64, language = sql, as = "SELECT a")]
        Same {
            a: i64,
        },
        #[create_procedure(language = sql, as = "SELECT 1")]
        Nothing,
        #[create_statistics(tasks(id, status), name = both)]
        Both,
        #[create_publication(all_tables)]
        News,
    }
}

pub mod m20250102_000000_privileges {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Privileges {
        #[grant(select, insert, update(status), on = tasks, to = [app, "app writer"])]
        Write,
        #[grant(all, on = table [tasks, queue.jobs], to = [app], with_grant_option)]
        All,
        #[grant(select, on = view open_tasks, to = public)]
        Read,
        #[grant(usage, create, on = schema [queue, public], to = [app],)]
        Schemas,
        #[grant(execute, on = function same(i64), to = app)]
        Call,
        #[grant(execute, on = procedure nothing, to = app)]
        CallNothing,
        #[grant(usage, select, on = sequence numbers, to = app)]
        Count,
        #[grant(usage, on = type mood, to = app)]
        Feel,
        #[revoke(usage, on = domain email, from = public)]
        Mail,
        #[revoke(grant_option_for(delete, maintain), on = queue.jobs, from = app)]
        NoFurther,
        #[revoke(all, on = [tasks], from = [app, "app writer"])]
        Nobody,
        #[revoke(usage, on = schema public, from = public)]
        NoPublic,
        #[grant(select, on = all tables, in_schema = [public, queue], to = pg_monitor, with_grant_option)]
        ReadAll,
        #[revoke(grant_option_for(select), on = all tables, in_schema = "queue", from = [pg_monitor])]
        ReadAllAlone,
        #[grant(usage, on = all sequences, in_schema = public, to = pg_monitor)]
        CountAll,
        #[revoke(execute, on = all routines, in_schema = public, from = [public])]
        CallNone,
        #[grant(execute, on = all procedures, in_schema = public, to = pg_monitor)]
        CallProcedures,
        #[grant(all, on = all functions, in_schema = public, to = pg_monitor)]
        CallFunctions,
    }
}

pub mod m20250103_000000_owners {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Owners {
        #[alter_owner(tasks, to = app)]
        Tasks,
        #[alter_owner(table queue.jobs, to = "app writer")]
        Jobs,
        #[revoke(all, on = sequence numbers, from = app)]
        Count,
        #[alter_owner(sequence numbers, to = app)]
        Numbers,
        #[alter_sequence(numbers, owned_by = tasks(id))]
        Owned,
        #[alter_owner(tasks, to = current_role)]
        TasksBack,
        #[alter_owner(function same, to = "app writer")]
        Same,
        #[alter_owner(schema queue, to = pg_monitor)]
        Queue,
        #[alter_owner(statistics both, to = app)]
        Both,
        #[alter_owner(publication news, to = "app writer")]
        News,
    }
}

pub mod m20250104_000000_defaults {
    use migration_core::prelude::*;

    #[derive(Migration)]
    pub enum Defaults {
        #[alter_default_privileges(grant(select, insert), on = tables, to = app)]
        Everywhere,
        #[alter_default_privileges(in_schema = public, grant(all), on = sequences, to = [app], with_grant_option)]
        Sequences,
        #[alter_default_privileges(in_schema = public, revoke(grant_option_for(update)), on = sequences, from = app)]
        Fewer,
        #[alter_default_privileges(for_role = "app writer", revoke(execute), on = functions, from = public)]
        Functions,
        #[create_table]
        Runs {
            id: i64,
        },
        #[revoke(insert, on = runs, from = app)]
        ReadRuns,
        #[alter_default_privileges(revoke(all), on = tables, from = app)]
        NowhereAnyMore,
    }
}

migration_core::migrations![
    m20250101_000000_objects,
    m20250102_000000_privileges,
    m20250103_000000_owners,
    m20250104_000000_defaults,
];

fn main() {}
