//! Triggers. They are ours: sea-query has none.

use super::Piece;
use crate::ident::{Name, Quoted};
use crate::sql::writer::{identifiers, literal, open_ended};
use crate::step::{
    CreateTrigger, DropTrigger, RenameTrigger, SetTrigger, TriggerConstraint, TriggerEvent,
    TriggerLevel, TriggerState, TriggerTiming, TriggerWaits,
};

pub(super) fn create(step: &CreateTrigger<'_>) -> Vec<Piece> {
    let verb = match step.constraint {
        Some(_) => "CREATE CONSTRAINT",
        None => "CREATE",
    };
    made(step, verb, "Create")
}

/// A trigger that is replaced is enabled again (`CreateTriggerFiringOn` in `trigger.c`).
pub(super) fn replace(step: &CreateTrigger<'_>) -> Vec<Piece> {
    made(step, "CREATE OR REPLACE", "Replace")
}

fn made(step: &CreateTrigger<'_>, verb: &str, says: &str) -> Vec<Piece> {
    let comment = format!("{says} trigger {} on {}.", step.name, step.table);
    let create = Piece::new(definition(verb, step), comment);
    let set = SetTrigger {
        name: step.name,
        table: step.table,
        state: step.state,
    };
    match step.state {
        TriggerState::Enabled => vec![create],
        _ => vec![create, self::set(&set)],
    }
}

pub(super) fn drop(step: &DropTrigger<'_>) -> Piece {
    let (name, table) = (Quoted(step.name), step.table.quoted());
    let comment = format!("Drop trigger {} on {}.", step.name, step.table);
    Piece::new(format!("DROP TRIGGER {name} ON {table}"), comment)
}

pub(super) fn rename(step: &RenameTrigger<'_>) -> Piece {
    let (name, table, to) = (Quoted(step.name), step.table.quoted(), Quoted(step.to));
    let sql = format!("ALTER TRIGGER {name} ON {table} RENAME TO {to}");
    let (name, table, to) = (step.name, step.table, step.to);
    Piece::new(sql, format!("Rename trigger {name} on {table} to {to}."))
}

pub(super) fn set(step: &SetTrigger<'_>) -> Piece {
    let (verb, says) = match step.state {
        TriggerState::Enabled => ("ENABLE", "Enable"),
        TriggerState::Disabled => ("DISABLE", "Disable"),
        TriggerState::Replica => ("ENABLE REPLICA", "Enable in replicas"),
        TriggerState::Always => ("ENABLE ALWAYS", "Enable everywhere"),
    };
    let (name, table) = (Quoted(step.name), step.table.quoted());
    let sql = format!("ALTER TABLE {table} {verb} TRIGGER {name}");
    Piece::new(
        sql,
        format!("{says}: trigger {} on {}.", step.name, step.table),
    )
}

fn definition(verb: &str, step: &CreateTrigger<'_>) -> String {
    let timing = match step.timing {
        TriggerTiming::Before => "BEFORE",
        TriggerTiming::After => "AFTER",
        TriggerTiming::InsteadOf => "INSTEAD OF",
    };
    let events: Vec<String> = step.events.iter().map(event).collect();
    let mut sql = format!(
        "{verb} TRIGGER {} {timing} {} ON {}",
        Quoted(step.name),
        events.join(" OR "),
        step.table.quoted()
    );
    if let Some(constraint) = &step.constraint {
        sql.push_str(&self::constraint(constraint));
    }
    sql.push_str(&tables(step));
    sql.push_str(match step.level {
        TriggerLevel::Row => " FOR EACH ROW",
        TriggerLevel::Statement => " FOR EACH STATEMENT",
    });
    if let Some(when) = &step.when {
        sql.push_str(&format!(" WHEN ({})", open_ended(when.sql)));
    }
    let arguments: Vec<String> = step.arguments.iter().map(|it| literal(it)).collect();
    let (function, arguments) = (step.function.quoted(), arguments.join(", "));
    sql.push_str(&format!(" EXECUTE FUNCTION {function}({arguments})"));
    sql
}

fn event(event: &TriggerEvent<'_>) -> String {
    match event {
        TriggerEvent::Insert => "INSERT".to_owned(),
        TriggerEvent::Update([]) => "UPDATE".to_owned(),
        TriggerEvent::Update(columns) => format!("UPDATE OF {}", identifiers(columns)),
        TriggerEvent::Delete => "DELETE".to_owned(),
        TriggerEvent::Truncate => "TRUNCATE".to_owned(),
    }
}

fn constraint(constraint: &TriggerConstraint<'_>) -> String {
    let from = constraint.from.as_ref().map(Name::quoted);
    let from = from.map_or_else(String::new, |table| format!(" FROM {table}"));
    let waits = match constraint.waits {
        TriggerWaits::Never => "",
        TriggerWaits::WhenAsked => " DEFERRABLE",
        TriggerWaits::Always => " DEFERRABLE INITIALLY DEFERRED",
    };
    format!("{from}{waits}")
}

/// `REFERENCING …`, where rows have tables.
fn tables(step: &CreateTrigger<'_>) -> String {
    let old = step
        .old_table
        .map(|it| format!(" OLD TABLE AS {}", Quoted(it)));
    let new = step
        .new_table
        .map(|it| format!(" NEW TABLE AS {}", Quoted(it)));
    match (old, new) {
        (None, None) => String::new(),
        (old, new) => format!(
            " REFERENCING{}{}",
            old.unwrap_or_default(),
            new.unwrap_or_default()
        ),
    }
}
