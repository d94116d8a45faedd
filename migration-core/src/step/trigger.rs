//! Triggers.
//!
//! See [CREATE TRIGGER](https://www.postgresql.org/docs/current/sql-createtrigger.html).

use crate::ident::Name;
use crate::value::Mention;

/// `CREATE TRIGGER`, or the same with `OR REPLACE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateTrigger<'a> {
    /// Its name, which is unique in its table.
    pub name: &'a str,
    /// The table whose changes it sees, or the view whose changes it makes.
    pub table: Name<'a>,
    /// Whether a constraint trigger.
    pub constraint: Option<TriggerConstraint<'a>>,
    /// When it fires.
    pub timing: TriggerTiming,
    /// What it fires at, each once.
    pub events: &'a [TriggerEvent<'a>],
    /// How often it fires.
    pub level: TriggerLevel,
    /// `REFERENCING OLD TABLE AS`: the name of all rows as they were.
    pub old_table: Option<&'a str>,
    /// `REFERENCING NEW TABLE AS`: the name of all rows as they are.
    pub new_table: Option<&'a str>,
    /// `WHEN`: for which rows it fires.
    pub when: Option<TriggerCondition<'a>>,
    /// The function that it executes.
    pub function: Name<'a>,
    /// What it gives the function, as texts.
    pub arguments: &'a [&'a str],
    /// In which sessions it fires.
    pub state: TriggerState,
}

/// What makes a trigger a constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TriggerConstraint<'a> {
    /// `FROM`: another table that the constraint is about.
    pub from: Option<Name<'a>>,
    /// Whether it can wait for the end of the transaction.
    pub waits: TriggerWaits,
}

/// Whether a constraint trigger can wait for the end of the transaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TriggerWaits {
    /// `NOT DEFERRABLE`, which is PostgreSQL's default.
    #[default]
    Never,
    /// `DEFERRABLE`: where a session asks for it.
    WhenAsked,
    /// `DEFERRABLE INITIALLY DEFERRED`: unless a session asks for the other.
    Always,
}

/// When a trigger fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriggerTiming {
    /// `BEFORE`
    Before,
    /// `AFTER`
    After,
    /// `INSTEAD OF`: in place of a change of a view.
    InsteadOf,
}

/// What a trigger fires at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriggerEvent<'a> {
    /// `INSERT`
    Insert,
    /// `UPDATE`, or `UPDATE OF` these columns.
    Update(&'a [&'a str]),
    /// `DELETE`
    Delete,
    /// `TRUNCATE`
    Truncate,
}

/// How often a trigger fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriggerLevel {
    /// `FOR EACH ROW`
    Row,
    /// `FOR EACH STATEMENT`
    Statement,
}

/// For which rows a trigger fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TriggerCondition<'a> {
    /// The text, as the author wrote it.
    pub sql: &'a str,
    /// The columns of `OLD` that it names; `None` where it does not name `OLD` at all.
    pub old: Option<&'a [&'a str]>,
    /// The columns of `NEW` that it names; `None` where it does not name `NEW` at all.
    pub new: Option<&'a [&'a str]>,
    /// What else it names.
    pub mentions: &'a [Mention<'a>],
}

/// In which sessions a trigger fires, by their `session_replication_role`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TriggerState {
    /// `ENABLE`: in all but those that replay what another server did. It is PostgreSQL's default.
    #[default]
    Enabled,
    /// `DISABLE`: in none.
    Disabled,
    /// `ENABLE REPLICA`: in those that replay what another server did.
    Replica,
    /// `ENABLE ALWAYS`: in all.
    Always,
}

/// `DROP TRIGGER`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropTrigger<'a> {
    /// The trigger's name.
    pub name: &'a str,
    /// Its table.
    pub table: Name<'a>,
}

/// `ALTER TRIGGER … RENAME TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenameTrigger<'a> {
    /// The trigger's name.
    pub name: &'a str,
    /// Its table.
    pub table: Name<'a>,
    /// Its name from now on.
    pub to: &'a str,
}

/// `ALTER TABLE … ENABLE TRIGGER`, or `DISABLE TRIGGER`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetTrigger<'a> {
    /// The trigger's name.
    pub name: &'a str,
    /// Its table.
    pub table: Name<'a>,
    /// In which sessions it fires from now on.
    pub state: TriggerState,
}

/// Which part of a trigger does not fit the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TriggerPart {
    /// The timing and the events.
    Events,
    /// Names of transition tables.
    Tables,
    /// The condition.
    When,
}

/// What is wrong with a trigger, and where.
pub type TriggerFault = Option<(TriggerPart, &'static str)>;

impl CreateTrigger<'_> {
    /// Whether it sees tables of rows for each row, which no trigger of a partitioned table does (`CreateTriggerFiringOn`
    /// in `trigger.c`).
    pub const fn sees_tables_for_rows(&self) -> bool {
        let sees = self.old_table.is_some() || self.new_table.is_some();
        sees && matches!(self.level, TriggerLevel::Row)
    }

    /// What is wrong with such a trigger of a partitioned table.
    pub const TABLES_FOR_ROWS: &'static str = "sees tables of rows for each row of a partitioned table, which PostgreSQL does not \
                                       support; write `for_each = statement`";

    /// Whether it fires in place of a change, which triggers of views alone do.
    pub const fn fires_instead(&self) -> bool {
        matches!(self.timing, TriggerTiming::InsteadOf)
    }

    /// Why PostgreSQL would refuse it on a view, which has no rows of its own (`CreateTriggerFiringOn` in `trigger.c`).
    pub const fn fault_on_view(&self) -> TriggerFault {
        if !matches!(self.state, TriggerState::Enabled) {
            let why = "is of a view, and fires in every session; leave `fires` out";
            return Some((TriggerPart::Events, why));
        }
        if self.fires_at(EVENT_TRUNCATE) {
            let why = "is of a view, which nobody truncates; take `truncate` out";
            return Some((TriggerPart::Events, why));
        }
        if self.old_table.is_some() || self.new_table.is_some() {
            let why = "is of a view, where no trigger sees tables of rows; leave `referencing` out";
            return Some((TriggerPart::Tables, why));
        }
        None
    }

    /// What is wrong with a trigger of a view for rows that does not fire instead.
    pub const ROW_OF_VIEW: &'static str = "is of a view, where it fires `instead of` a change of a row, or \
                                   `for_each = statement`";

    /// Why PostgreSQL would refuse it on any table (`CreateTriggerFiringOn` in `trigger.c`).
    pub const fn fault(&self) -> TriggerFault {
        if let Some(why) = self.wrong_events() {
            return Some((TriggerPart::Events, why));
        }
        if let Some(why) = self.wrong_tables() {
            return Some((TriggerPart::Tables, why));
        }
        match self.wrong_when() {
            Some(why) => Some((TriggerPart::When, why)),
            None => None,
        }
    }

    const fn wrong_events(&self) -> Option<&'static str> {
        let is_row = matches!(self.level, TriggerLevel::Row);
        if self.counts() != self.events.len() || self.events.is_empty() {
            return Some("names the same event twice, or none; name each once");
        }
        if is_row && self.fires_at(EVENT_TRUNCATE) {
            return Some("is for rows, and `truncate` names none; write `for_each = statement`");
        }
        if self.fires_instead() && !is_row {
            return Some("fires instead of a change of a row; write `for_each = row`");
        }
        if self.fires_instead() && self.columns().is_some() {
            return Some(
                "fires instead of an update of whichever columns; write `update` without columns",
            );
        }
        if self.constraint.is_some() && !(is_row && matches!(self.timing, TriggerTiming::After)) {
            return Some("is a constraint, which fires `after` and `for_each = row`");
        }
        None
    }

    const fn wrong_tables(&self) -> Option<&'static str> {
        if self.old_table.is_none() && self.new_table.is_none() {
            return None;
        }
        if !matches!(self.timing, TriggerTiming::After) || self.constraint.is_some() {
            return Some("has tables of rows, which only plain `after` triggers have");
        }
        if self.events.len() != 1 || self.fires_at(EVENT_TRUNCATE) || self.columns().is_some() {
            return Some(
                "has tables of rows, so that it fires at one of `insert`, `update` and `delete`, without columns",
            );
        }
        if self.old_table.is_some() && self.fires_at(EVENT_INSERT) {
            return Some("fires at `insert`, where no rows are old; leave `old_table` out");
        }
        if self.new_table.is_some() && self.fires_at(EVENT_DELETE) {
            return Some("fires at `delete`, where no rows are new; leave `new_table` out");
        }
        None
    }

    const fn wrong_when(&self) -> Option<&'static str> {
        let Some(when) = &self.when else { return None };
        if self.fires_instead() {
            return Some("fires instead of a change, and has no condition; ask in its function");
        }
        if (when.old.is_some() || when.new.is_some())
            && matches!(self.level, TriggerLevel::Statement)
        {
            return Some("is for statements, which have no row; write `for_each = row`");
        }
        if when.old.is_some() && self.fires_at(EVENT_INSERT) {
            return Some(
                "fires at `insert` too, where there is no `OLD`; write a trigger for each event",
            );
        }
        if when.new.is_some() && self.fires_at(EVENT_DELETE) {
            return Some(
                "fires at `delete` too, where there is no `NEW`; write a trigger for each event",
            );
        }
        None
    }

    /// How many events it names, each once.
    const fn counts(&self) -> usize {
        self.fires_at(EVENT_INSERT) as usize
            + self.fires_at(EVENT_UPDATE) as usize
            + self.fires_at(EVENT_DELETE) as usize
            + self.fires_at(EVENT_TRUNCATE) as usize
    }

    const fn fires_at(&self, event: u8) -> bool {
        let mut i = 0;
        while i < self.events.len() {
            let this = match self.events[i] {
                TriggerEvent::Insert => EVENT_INSERT,
                TriggerEvent::Update(_) => EVENT_UPDATE,
                TriggerEvent::Delete => EVENT_DELETE,
                TriggerEvent::Truncate => EVENT_TRUNCATE,
            };
            if this == event {
                return true;
            }
            i += 1;
        }
        false
    }

    /// The columns of `UPDATE OF`.
    pub const fn columns(&self) -> Option<&[&str]> {
        let mut i = 0;
        while i < self.events.len() {
            if let TriggerEvent::Update(columns) = &self.events[i]
                && !columns.is_empty()
            {
                return Some(columns);
            }
            i += 1;
        }
        None
    }
}

const EVENT_INSERT: u8 = 0;
const EVENT_UPDATE: u8 = 1;
const EVENT_DELETE: u8 = 2;
const EVENT_TRUNCATE: u8 = 3;

/// Whether a trigger can execute it though no step made it: PostgreSQL has it.
pub const fn is_trigger_function_of_every_server(name: &Name<'_>) -> bool {
    if let Some(schema) = name.schema
        && !matches!(schema.as_bytes(), b"pg_catalog")
    {
        return false;
    }
    matches!(
        name.name.as_bytes(),
        b"tsvector_update_trigger"
            | b"tsvector_update_trigger_column"
            | b"suppress_redundant_updates_trigger"
    )
}
