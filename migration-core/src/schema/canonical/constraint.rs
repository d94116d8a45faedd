//! Constraints.
//!
//! Options stand only where they are not PostgreSQL's defaults, so that constraints without any have the form that they
//! always had.

use super::Form;
use crate::step::{
    ConstraintChange, ConstraintKind, ConstraintOptions, ConstraintState, Exclusion, ForeignKey,
    IndexKeyed, IndexedKind, ReferentialAction, Timing,
};

impl Form {
    pub(super) fn constraint_kind(&mut self, kind: &ConstraintKind<'_>) {
        match kind {
            ConstraintKind::PrimaryKey(columns) => self.strings("primary-key", columns),
            ConstraintKind::Unique(columns) => self.strings("unique", columns),
            ConstraintKind::Check(check) => self.list("check", |form| form.expression(check)),
            ConstraintKind::ForeignKey(foreign_key) => self.foreign_key(foreign_key),
            ConstraintKind::Exclude(exclusion) => self.exclusion(exclusion),
            ConstraintKind::NotNull(column) => self.strings("not-null", *column),
        }
    }

    pub(super) fn constraint_options(&mut self, options: &ConstraintOptions<'_>) {
        let words = [
            timing(options.timing),
            state(options.state),
            options.nulls_not_distinct.then_some("nulls-not-distinct"),
            options.no_inherit.then_some("no-inherit"),
        ];
        words.into_iter().flatten().for_each(|it| self.word(it));
        if !options.include.is_empty() {
            self.strings("include", options.include);
        }
        for (name, value) in options.with {
            self.strings("with", &[name, value]);
        }
    }

    pub(super) fn constraint_change(&mut self, change: &ConstraintChange<'_>) {
        match change {
            ConstraintChange::Rename(to) => self.strings("rename", &[to]),
            ConstraintChange::Validate => self.word("validate"),
            ConstraintChange::Timing(it) => self.word(timing(*it).unwrap_or("immediate")),
            ConstraintChange::Enforce => self.word("enforce"),
            ConstraintChange::Release => self.word("release"),
        }
    }

    pub(super) fn key_of_index(&mut self, it: &IndexKeyed<'_>) {
        self.list("key-of-index", |form| {
            form.word(match it.kind {
                IndexedKind::PrimaryKey => "primary-key",
                IndexedKind::Unique => "unique",
            });
            form.string(it.index);
            form.maybe(it.name, Form::string);
            form.maybe(timing(it.timing), Form::word);
        });
    }

    fn exclusion(&mut self, exclusion: &Exclusion<'_>) {
        self.list("exclude", |form| {
            form.string(exclusion.method);
            for element in exclusion.elements {
                form.index_key(&element.key);
                form.string(element.operator);
            }
            form.maybe(exclusion.predicate, |form, it| form.expression(&it));
        });
    }

    fn foreign_key(&mut self, foreign_key: &ForeignKey<'_>) {
        self.list("foreign-key", |form| {
            form.strings("columns", foreign_key.columns);
            form.name(foreign_key.table);
            form.strings("targets", foreign_key.targets);
            form.word(action(foreign_key.on_delete));
            form.word(action(foreign_key.on_update));
            if !foreign_key.set_columns.is_empty() {
                form.strings("set", foreign_key.set_columns);
            }
            if foreign_key.full {
                form.word("full");
            }
        });
    }
}

pub(super) const fn timing(timing: Timing) -> Option<&'static str> {
    match timing {
        Timing::Immediate => None,
        Timing::Deferrable => Some("deferrable"),
        Timing::Deferred => Some("deferred"),
    }
}

const fn state(state: ConstraintState) -> Option<&'static str> {
    match state {
        ConstraintState::Valid => None,
        ConstraintState::NotValid => Some("not-valid"),
        ConstraintState::NotEnforced => Some("not-enforced"),
    }
}

const fn action(action: ReferentialAction) -> &'static str {
    match action {
        ReferentialAction::NoAction => "no-action",
        ReferentialAction::Restrict => "restrict",
        ReferentialAction::Cascade => "cascade",
        ReferentialAction::SetNull => "set-null",
        ReferentialAction::SetDefault => "set-default",
    }
}
