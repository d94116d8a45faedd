//! Extensions.

use super::Form;
use crate::ident::DEFAULT_SCHEMA;
use crate::step::{AlterExtension, CreateExtension, DropExtension, ExtensionChange, Origin};

impl Form {
    pub(super) fn create_extension(&mut self, step: &CreateExtension<'_>) {
        self.list("create-extension", |form| {
            form.string(step.name);
            form.string(step.schema.unwrap_or(DEFAULT_SCHEMA));
            form.maybe(step.version, Form::string);
            form.flag("external", step.origin == Origin::External);
        });
    }

    pub(super) fn alter_extension(&mut self, step: &AlterExtension<'_>) {
        self.list("alter-extension", |form| {
            form.string(step.name);
            match step.change {
                ExtensionChange::Update(version) => form.list("update", |form| {
                    form.maybe(version, Form::string);
                }),
                ExtensionChange::SetSchema(schema) => form.strings("schema", &[schema]),
            }
        });
    }

    pub(super) fn drop_extension(&mut self, step: &DropExtension<'_>) {
        self.list("drop-extension", |form| {
            form.string(step.name);
            form.flag("external", step.origin == Origin::External);
        });
    }
}
