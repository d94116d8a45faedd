//! Rows.

use super::Form;
use crate::step::{Delete, Insert};
use crate::value::DefaultValue;

impl Form {
    pub(super) fn insert(&mut self, step: &Insert<'_>) {
        self.list("insert", |form| {
            form.name(step.table);
            form.strings("columns", step.columns);
            for row in step.rows {
                form.list("row", |form| {
                    row.iter()
                        .for_each(|it| form.maybe(it.as_ref(), Self::default_value));
                });
            }
            form.maybe(step.irreversible, |form, why| {
                form.strings("irreversible", &[why]);
            });
        });
    }

    pub(super) fn delete(&mut self, step: &Delete<'_>) {
        self.list("delete", |form| {
            form.name(step.table);
            if step.only {
                form.word("only");
            }
            for (column, ty) in step.key {
                form.string(column);
                form.ty(ty);
            }
            for row in step.rows {
                form.list("row", |form| {
                    row.iter()
                        .for_each(|it| form.default_value(&DefaultValue::Value(*it)));
                });
            }
        });
    }
}
