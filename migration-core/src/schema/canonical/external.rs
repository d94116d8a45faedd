//! What others own.

use super::Form;
use crate::step::{External, ExternalFunction};

impl Form {
    pub(super) fn external(&mut self, tag: &str, external: &External<'_>) {
        self.list(tag, |form| match external {
            External::Table(it) => form.create_table(it),
            External::Function(it) => form.external_function(it),
            External::Type(name) => form.list("type", |form| form.name(*name)),
            External::Schema(name) => form.strings("schema", &[name]),
            External::Role(name) => form.strings("role", &[name]),
        });
    }

    fn external_function(&mut self, function: &ExternalFunction<'_>) {
        self.list("function", |form| {
            form.name(function.name);
            form.list("arguments", |form| {
                function.arguments.iter().for_each(|it| form.ty(it));
            });
            form.maybe(function.returns, |form, it| form.ty(&it));
        });
    }
}
