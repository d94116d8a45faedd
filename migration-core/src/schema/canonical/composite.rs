//! Composite types.

use super::{Form, Spelling};
use crate::step::{AlterComposite, Attribute, AttributeChange, CreateComposite};

impl Form {
    /// The type; in a schema its attributes stand by name, as an undo cannot give back the place of one.
    pub(super) fn create_composite(&mut self, step: &CreateComposite<'_>) {
        let mut attributes: Vec<_> = step.attributes.iter().collect();
        if self.spelling == Spelling::Normal {
            attributes.sort_by_key(|it| it.name);
        }
        self.list("create-composite", |form| {
            form.name(step.name);
            attributes.into_iter().for_each(|it| form.attribute(it));
        });
    }

    fn attribute(&mut self, attribute: &Attribute<'_>) {
        self.list("attribute", |form| {
            form.string(attribute.name);
            form.ty(&attribute.ty);
            form.maybe(attribute.collation, |form, it| form.name(it));
        });
    }

    pub(super) fn alter_composite(&mut self, step: &AlterComposite<'_>) {
        self.list("alter-composite", |form| {
            form.name(step.name);
            step.changes.iter().for_each(|it| form.attribute_change(it));
        });
    }

    fn attribute_change(&mut self, change: &AttributeChange<'_>) {
        match change {
            AttributeChange::Add(it) => self.list("add", |form| form.attribute(it)),
            AttributeChange::Drop { name, ty } => self.list("drop", |form| {
                form.string(name);
                form.ty(ty);
            }),
            AttributeChange::Rename { from, to, ty } => self.list("rename", |form| {
                form.string(from);
                form.string(to);
                form.ty(ty);
            }),
            AttributeChange::Change { from, to } => self.list("change", |form| {
                form.ty(from);
                form.attribute(to);
            }),
        }
    }
}
