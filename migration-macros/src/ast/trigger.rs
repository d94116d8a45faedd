//! Triggers.

use super::{Mention, Name, Place};

/// What is done to a trigger.
pub(crate) enum TriggerStep {
    Create(Box<CreateTrigger>),
    Replace(Box<CreateTrigger>),
    Drop(TriggerRef),
    Rename(TriggerRef, (String, Place)),
    /// With a variant of `TriggerState`.
    Set(TriggerRef, &'static str),
}

/// A new trigger, or another for one that is there.
pub(crate) struct CreateTrigger {
    pub(crate) name: (String, Place),
    pub(crate) table: Name,
    pub(crate) constraint: Option<TriggerConstraint>,
    /// A variant of `TriggerTiming`.
    pub(crate) timing: &'static str,
    pub(crate) events: Vec<TriggerEvent>,
    pub(crate) events_place: Place,
    /// A variant of `TriggerLevel`.
    pub(crate) level: &'static str,
    pub(crate) old_table: Option<(String, Place)>,
    pub(crate) new_table: Option<(String, Place)>,
    pub(crate) when: Option<TriggerCondition>,
    pub(crate) function: Name,
    pub(crate) arguments: Vec<String>,
    /// A variant of `TriggerState`.
    pub(crate) state: &'static str,
}

/// What makes a trigger a constraint.
pub(crate) struct TriggerConstraint {
    pub(crate) from: Option<Name>,
    /// A variant of `TriggerWaits`.
    pub(crate) waits: &'static str,
}

/// What a trigger fires at: a variant of `TriggerEvent`, and the columns of an update.
pub(crate) struct TriggerEvent {
    pub(crate) kind: &'static str,
    pub(crate) columns: Vec<String>,
}

/// For which rows a trigger fires.
pub(crate) struct TriggerCondition {
    pub(crate) sql: String,
    pub(crate) old: Option<Vec<String>>,
    pub(crate) new: Option<Vec<String>>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) place: Place,
}

/// A trigger that is there.
pub(crate) struct TriggerRef {
    pub(crate) name: (String, Place),
    pub(crate) table: Name,
}
