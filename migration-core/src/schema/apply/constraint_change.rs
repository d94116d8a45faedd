//! Changes of constraints that are there, and indexes that become constraints.

use super::constraint::{bad, unknown};
use super::lookup::unknown_in;
use super::reversal::Reversal;
use super::{Replay, name};
use crate::ident::{Name, ObjectName};
use crate::schema::{Constraint, Index, Noun, SchemaError};
use crate::step::{
    self, Change, ConstraintChange, ConstraintKind, ConstraintOptions, ConstraintState, IndexKeyed,
    IndexedKind, KeyKind,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn alter_constraint(
        &mut self,
        table: Name<'a>,
        name: &'a str,
        change: ConstraintChange<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let known = self.known_table(table)?;
        let Some(before) = known.constraints.get(name).copied() else {
            return Err(unknown(known, name));
        };
        if let ConstraintChange::Rename(to) = change {
            return self.rename_constraint(table, (name, to), before);
        }
        if let Some(why) = refusal(&before, change) {
            return Err(bad(known, name, why));
        }
        let mut after = before;
        match change {
            ConstraintChange::Timing(timing) => after.options.timing = timing,
            ConstraintChange::Release => after.options.state = ConstraintState::NotEnforced,
            _ => after.options.state = ConstraintState::Valid,
        }
        self.known_table_mut(table)?.constraints.insert(name, after);
        self.settle_null(table, after.kind, false)?;
        Ok(way_back(name, &before, change))
    }

    fn rename_constraint(
        &mut self,
        table: Name<'a>,
        (from, to): (&'a str, &'a str),
        constraint: Constraint<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let new = constraint.step(to);
        let owner = |name: &str| self.constraint_owner(table, &new, name);
        name::settle(Noun::Constraint, new.name, owner, self.arena)?;
        let constraints = &mut self.known_table_mut(table)?.constraints;
        constraints.remove(from);
        constraints.insert(to, constraint);
        if constraint.kind.has_index() {
            self.follow_identity(table, from, to)?;
        }
        let (name, change) = (to, ConstraintChange::Rename(from));
        Ok(Reversal::exact(Change::AlterConstraint { name, change }))
    }

    pub(super) fn add_key_of_index(
        &mut self,
        table: Name<'a>,
        key: IndexKeyed<'a>,
    ) -> Result<Reversal<'a>, SchemaError> {
        let known = self.known_table(table)?;
        let Some(index) = known.indexes.get(key.index).copied() else {
            let names = known.indexes.keys().map(ToString::to_string);
            return Err(unknown_in(known, Noun::Index, key.index, names));
        };
        known.has_no_partitions()?;
        if let Some(why) = refusal_as_key(&index) {
            return Err(bad(known, key.constraint(), why));
        }
        self.key_unneeded(table, key.index, Noun::Index)?;
        self.known_table_mut(table)?.indexes.remove(key.index);
        let constraint = self.key_of(&index, &key);
        self.insert_constraint(table, constraint, index.made)?;
        self.check_constraint(table, key.constraint())?;
        let name = key.constraint();
        Ok(Reversal {
            indexes: vec![index.definition],
            ..Reversal::exact(Change::DropConstraint { name })
        })
    }

    /// The constraint that an index becomes; it keeps what it carries and how it is stored.
    fn key_of(&self, index: &Index<'a>, key: &IndexKeyed<'a>) -> step::Constraint<'a> {
        let keys = index.definition.keys.iter();
        let columns = keys.filter_map(|key| match key.kind {
            KeyKind::Column(name) => Some(name),
            KeyKind::Expression(_) => None,
        });
        let columns = self.arena.alloc_slice_copy(&columns.collect::<Vec<_>>());
        let kind = match key.kind {
            IndexedKind::PrimaryKey => ConstraintKind::PrimaryKey(columns),
            IndexedKind::Unique => ConstraintKind::Unique(columns),
        };
        step::Constraint {
            name: ObjectName::Given(key.constraint()),
            kind,
            options: ConstraintOptions {
                timing: key.timing,
                include: index.definition.include,
                with: index.definition.with,
                nulls_not_distinct: index.definition.nulls_not_distinct,
                ..ConstraintOptions::NONE
            },
        }
    }
}

/// What takes a change back that is no rename. `NOT VALID` comes back only with a constraint that is made again.
fn way_back<'a>(
    name: &'a str,
    before: &Constraint<'a>,
    change: ConstraintChange<'a>,
) -> Reversal<'a> {
    let change = match (change, before.options.state) {
        (ConstraintChange::Timing(_), _) => ConstraintChange::Timing(before.options.timing),
        (_, ConstraintState::NotValid) => {
            let again = Change::AddConstraint(before.step(name));
            return Reversal::of(vec![Change::DropConstraint { name }, again]);
        }
        (_, ConstraintState::NotEnforced) => ConstraintChange::Release,
        (_, ConstraintState::Valid) => ConstraintChange::Enforce,
    };
    Reversal::exact(Change::AlterConstraint { name, change })
}

/// Why PostgreSQL, or the history, refuses a change of this constraint.
fn refusal(constraint: &Constraint<'_>, change: ConstraintChange<'_>) -> Option<&'static str> {
    let is_foreign_key = matches!(constraint.kind, ConstraintKind::ForeignKey(_));
    let is_checked = matches!(
        constraint.kind,
        ConstraintKind::Check(_) | ConstraintKind::NotNull(_)
    );
    let state = constraint.options.state;
    match change {
        ConstraintChange::Validate if !is_foreign_key && !is_checked => {
            Some("has an index, which holds for all rows; take the change away")
        }
        ConstraintChange::Validate => match state {
            ConstraintState::NotValid => None,
            ConstraintState::Valid => Some("is valid already; take the change away"),
            ConstraintState::NotEnforced => Some("is not enforced, so that nobody can validate it"),
        },
        _ if !is_foreign_key => {
            Some("is no foreign key, which alone can be altered; make it again")
        }
        ConstraintChange::Timing(timing) if timing == constraint.options.timing => {
            Some("is checked at that time already; take the change away")
        }
        ConstraintChange::Enforce if state != ConstraintState::NotEnforced => {
            Some("is enforced already; take the change away")
        }
        ConstraintChange::Release if state == ConstraintState::NotEnforced => {
            Some("is not enforced already; take the change away")
        }
        _ => None,
    }
}

fn refusal_as_key(index: &Index<'_>) -> Option<&'static str> {
    let why = match index.definition.tablespace {
        Some(_) => {
            "cannot be made of an index in a tablespace of its own; make that index without one"
        }
        None => {
            "cannot be made of that index: a key takes a unique one of columns in their usual order, about all rows"
        }
    };
    index.definition.refusal_as_key().map(|_| why)
}
