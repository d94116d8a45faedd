//! Every way to write a trigger.

use migration_core::prelude::*;

pub mod m20250105_triggers {
    use super::*;

    #[derive(Migration)]
    pub enum Triggers {
        #[create_table]
        Tasks {
            #[column(primary_key)]
            id: i64,
            title: Text,
            note: Option<Text>,
        },
        #[create_schema]
        Other,
        #[create_table(other.tasks)]
        OtherTasks {},
        #[create_function(returns = trigger, language = plpgsql, as = "BEGIN RETURN NEW; END")]
        Touch,
        #[create_trigger(before update of title, note on tasks, for_each = row,
            when = "OLD.title IS DISTINCT FROM NEW.title", execute = touch("it's", 1))]
        TouchTasks,
        #[create_trigger(after insert or delete on tasks, constraint, initially_deferred, from = other.tasks,
            execute = touch(), name = "a check")]
        Check,
        #[create_trigger(after update on tasks, for_each = statement,
            referencing(old_table = old_rows, new_table = new_rows), fires = always, execute = public.touch())]
        Many,
        #[create_trigger(before truncate on tasks, execute = touch())]
        Emptied,
        #[create_trigger(before update on tasks, for_each = row, execute = suppress_redundant_updates_trigger())]
        Same,
        #[create_trigger(after update on tasks, for_each = row, when = "OLD.* IS DISTINCT FROM NEW.*", execute = touch())]
        Rows,
        #[create_view(as = "SELECT id, note FROM tasks", columns(id, note))]
        Notes,
        #[create_trigger(before update of note or insert on notes, for_each = statement, when = "current_user <> 'app'",
            execute = touch())]
        Noted,
        #[create_trigger(after delete on notes, for_each = statement, execute = touch())]
        Forgotten,
        #[rename_function(touch, to = touched)]
        Touched,
        #[alter_table(tasks)]
        Renamed {
            #[rename(from = title)]
            heading: Text,
        },
        #[replace_trigger(before update of heading on tasks, for_each = row, execute = touched(), name = touch_tasks)]
        TouchLess,
        #[disable_trigger(touch_tasks, on = tasks)]
        NotNow,
        #[enable_trigger(touch_tasks, on = tasks, replica)]
        InReplicas,
        #[rename_trigger(touch_tasks, on = tasks, to = "touch it")]
        TouchIt,
        #[drop_trigger("touch it", on = tasks)]
        NoTouch,
    }
}

migration_core::migrations![m20250105_triggers];

fn main() {}
