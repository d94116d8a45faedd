//! Changes of constraints that are there. sea-query has none of them.

use super::constraint::timing;
use crate::ident::Quoted;
use crate::step::{ConstraintChange, IndexKeyed, IndexedKind, Timing};

pub(super) fn action(name: &str, change: &ConstraintChange<'_>) -> String {
    let name = Quoted(name);
    match change {
        ConstraintChange::Rename(to) => format!("RENAME CONSTRAINT {name} TO {}", Quoted(to)),
        ConstraintChange::Validate => format!("VALIDATE CONSTRAINT {name}"),
        ConstraintChange::Timing(it) => format!("ALTER CONSTRAINT {name} {}", timing(*it)),
        ConstraintChange::Enforce => format!("ALTER CONSTRAINT {name} ENFORCED"),
        ConstraintChange::Release => format!("ALTER CONSTRAINT {name} NOT ENFORCED"),
    }
}

pub(super) fn key_of_index(it: &IndexKeyed<'_>) -> String {
    let kind = match it.kind {
        IndexedKind::PrimaryKey => "PRIMARY KEY",
        IndexedKind::Unique => "UNIQUE",
    };
    let deferrable = match it.timing {
        Timing::Immediate => String::new(),
        other => format!(" {}", timing(other)),
    };
    let (name, index) = (Quoted(it.constraint()), Quoted(it.index));
    format!("ADD CONSTRAINT {name} {kind} USING INDEX {index}{deferrable}")
}

/// The change for a reader.
pub(super) fn described(name: &str, change: &ConstraintChange<'_>) -> String {
    match change {
        ConstraintChange::Rename(to) => format!("rename constraint {name} to {to}"),
        ConstraintChange::Validate => format!("validate constraint {name}"),
        ConstraintChange::Timing(_) => format!("set when constraint {name} is checked"),
        ConstraintChange::Enforce => format!("enforce constraint {name}"),
        ConstraintChange::Release => format!("stop enforcing constraint {name}"),
    }
}
