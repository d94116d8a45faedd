//! Changes of a column that leave its type alone.

use super::Form;
use super::column::{compression, storage};
use super::value::identity;
use crate::step::{ColumnChange, Identity, IdentitySequence};

impl Form {
    pub(super) fn column_change(&mut self, change: &ColumnChange<'_>) {
        match change {
            ColumnChange::SetDefault(it) => self.list("set-default", |form| form.default_value(it)),
            ColumnChange::DropDefault => self.word("drop-default"),
            ColumnChange::AddIdentity(it, sequence) => {
                self.identity_change("add-identity", Some(*it), sequence);
            }
            ColumnChange::SetIdentity(it, sequence) => {
                self.identity_change("set-identity", *it, sequence);
            }
            ColumnChange::DropIdentity => self.word("drop-identity"),
            ColumnChange::SetExpression(it) => {
                self.list("set-expression", |form| form.expression(it));
            }
            ColumnChange::DropExpression => self.word("drop-expression"),
            kept => self.kept(kept),
        }
    }

    /// How values are kept, and what is known of them.
    fn kept(&mut self, change: &ColumnChange<'_>) {
        match change {
            ColumnChange::SetStorage(it) => self.setting("set-storage", it.map(storage)),
            ColumnChange::SetCompression(it) => {
                self.setting("set-compression", it.map(compression));
            }
            ColumnChange::SetStatistics(it) => {
                let number = it.map(|it| it.to_string());
                self.setting("set-statistics", number.as_deref());
            }
            ColumnChange::SetOptions(options) => {
                self.list("set-options", |form| form.column_options(options));
            }
            ColumnChange::ResetOptions(names) => self.strings("reset-options", names),
            _ => {}
        }
    }

    fn setting(&mut self, tag: &str, value: Option<&str>) {
        self.list(tag, |form| form.maybe(value, Form::string));
    }

    fn identity_change(
        &mut self,
        tag: &str,
        it: Option<Identity>,
        sequence: &IdentitySequence<'_>,
    ) {
        self.list(tag, |form| {
            form.maybe(it, |form, it| form.word(identity(it)));
            form.sequence(sequence);
        });
    }
}
