//! The definition of a constraint, as `CREATE TABLE` and `ADD CONSTRAINT` have it.
//!
//! It is ours: sea-query does not escape quotes in the names of keys and foreign keys, and adds constraints other
//! than foreign keys only in `CREATE TABLE`.

use crate::ident::Quoted;
use crate::sql::writer::{identifiers, operator, parameters, parenthesized, word};
use crate::step::{
    Constraint, ConstraintKind, ConstraintOptions, ConstraintState, Exclusion, ForeignKey,
    ReferentialAction, Timing,
};

pub(super) fn definition(constraint: &Constraint<'_>) -> String {
    let name = Quoted(constraint.name.text());
    let options = &constraint.options;
    let body = match &constraint.kind {
        ConstraintKind::PrimaryKey(columns) => {
            format!("PRIMARY KEY ({}){}", identifiers(columns), index(options))
        }
        ConstraintKind::Unique(columns) => unique(columns, options),
        ConstraintKind::Check(check) => {
            let no_inherit = if options.no_inherit {
                " NO INHERIT"
            } else {
                ""
            };
            format!("CHECK {}{no_inherit}", parenthesized(check))
        }
        ConstraintKind::ForeignKey(it) => foreign_key(it),
        ConstraintKind::Exclude(it) => exclusion(it, options),
        ConstraintKind::NotNull([column]) => format!("NOT NULL {}", Quoted(column)),
    };
    let timing = match options.timing {
        Timing::Immediate => String::new(),
        other => format!(" {}", timing(other)),
    };
    format!("CONSTRAINT {name} {body}{timing}{}", state(options.state))
}

fn unique(columns: &[&str], options: &ConstraintOptions<'_>) -> String {
    let nulls = if options.nulls_not_distinct {
        " NULLS NOT DISTINCT"
    } else {
        ""
    };
    format!("UNIQUE{nulls} ({}){}", identifiers(columns), index(options))
}

fn exclusion(it: &Exclusion<'_>, options: &ConstraintOptions<'_>) -> String {
    let elements = it.elements.iter().map(|element| {
        let key = super::index::key(&element.key);
        format!("{key} WITH {}", operator(element.operator))
    });
    let elements = elements.collect::<Vec<_>>().join(", ");
    let predicate = it.predicate.as_ref().map(parenthesized);
    let predicate = predicate.map(|it| format!(" WHERE {it}"));
    format!(
        "EXCLUDE USING {} ({elements}){}{}",
        word(it.method),
        index(options),
        predicate.unwrap_or_default()
    )
}

/// What the index of a constraint has besides its key.
fn index(options: &ConstraintOptions<'_>) -> String {
    let mut text = String::new();
    if !options.include.is_empty() {
        text += &format!(" INCLUDE ({})", identifiers(options.include));
    }
    if !options.with.is_empty() {
        text += &format!(" WITH ({})", parameters(options.with));
    }
    text
}

/// When a constraint is checked, in full.
pub(super) const fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::Immediate => "NOT DEFERRABLE",
        Timing::Deferrable => "DEFERRABLE INITIALLY IMMEDIATE",
        Timing::Deferred => "DEFERRABLE INITIALLY DEFERRED",
    }
}

const fn state(state: ConstraintState) -> &'static str {
    match state {
        ConstraintState::Valid => "",
        ConstraintState::NotValid => " NOT VALID",
        ConstraintState::NotEnforced => " NOT ENFORCED",
    }
}

fn foreign_key(it: &ForeignKey<'_>) -> String {
    let (columns, targets) = (identifiers(it.columns), identifiers(it.targets));
    let table = it.table.quoted();
    let full = if it.full { " MATCH FULL" } else { "" };
    let mut on_delete = action("DELETE", it.on_delete);
    if !it.set_columns.is_empty() {
        on_delete += &format!(" ({})", identifiers(it.set_columns));
    }
    let on_update = action("UPDATE", it.on_update);
    format!("FOREIGN KEY ({columns}) REFERENCES {table} ({targets}){full}{on_delete}{on_update}")
}

fn action(event: &str, action: ReferentialAction) -> String {
    let what = match action {
        ReferentialAction::NoAction => return String::new(),
        ReferentialAction::Restrict => "RESTRICT",
        ReferentialAction::Cascade => "CASCADE",
        ReferentialAction::SetNull => "SET NULL",
        ReferentialAction::SetDefault => "SET DEFAULT",
    };
    format!(" ON {event} {what}")
}
