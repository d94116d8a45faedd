//! Sequences.

use super::Form;
use crate::step::{
    AlterSequence, CreateSequence, Persistence, SequenceBound, SequenceChange, SequenceOptions,
    SequenceOwner, SequenceRestart, SequenceType,
};

impl Form {
    pub(super) fn create_sequence(&mut self, step: &CreateSequence<'_>) {
        self.list("create-sequence", |form| {
            form.name(step.name);
            form.flag("unlogged", step.persistence == Persistence::Unlogged);
            form.sequence_options(&step.options);
            form.maybe(step.owned_by, |form, it| form.sequence_owner(&it));
        });
    }

    pub(super) fn alter_sequence(&mut self, step: &AlterSequence<'_>) {
        self.list("alter-sequence", |form| {
            form.name(step.name);
            step.changes.iter().for_each(|it| form.sequence_change(it));
        });
    }

    fn sequence_change(&mut self, change: &SequenceChange<'_>) {
        match change {
            SequenceChange::Options(options, restart) => {
                self.sequence_options(options);
                self.maybe(*restart, |form, it| match it {
                    SequenceRestart::AtStart => form.word("restart"),
                    SequenceRestart::With(at) => form.strings("restart", &[&at.to_string()]),
                });
            }
            SequenceChange::OwnedBy(owner) => self.list("owned-by", |form| {
                form.maybe(*owner, |form, it| form.sequence_owner(&it));
            }),
            SequenceChange::Persistence(Persistence::Logged) => self.word("logged"),
            SequenceChange::Persistence(Persistence::Unlogged) => self.word("unlogged"),
        }
    }

    fn sequence_owner(&mut self, owner: &SequenceOwner<'_>) {
        self.name(owner.table);
        self.string(owner.column);
    }

    fn sequence_options(&mut self, options: &SequenceOptions) {
        self.list("numbers", |form| {
            form.maybe(options.ty, |form, it| form.word(ty(it)));
            form.number(options.start);
            form.number(options.increment);
            form.bound(options.min);
            form.bound(options.max);
            form.number(options.cache);
            form.maybe(options.cycle, |form, it| {
                form.word(if it { "cycle" } else { "once" })
            });
        });
    }

    fn number(&mut self, number: Option<i64>) {
        self.maybe(number, |form, it| form.string(&it.to_string()));
    }

    fn bound(&mut self, bound: Option<SequenceBound>) {
        self.maybe(bound, |form, it| match it {
            SequenceBound::Default => form.word("default"),
            SequenceBound::At(number) => form.number(Some(number)),
        });
    }
}

const fn ty(ty: SequenceType) -> &'static str {
    match ty {
        SequenceType::SmallInt => "smallint",
        SequenceType::Integer => "integer",
        SequenceType::BigInt => "bigint",
    }
}
