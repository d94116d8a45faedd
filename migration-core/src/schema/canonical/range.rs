//! Range types.

use super::Form;
use crate::step::CreateRange;

impl Form {
    pub(super) fn create_range(&mut self, step: &CreateRange<'_>) {
        self.list("create-range", |form| {
            form.name(step.name);
            form.ty(&step.subtype);
            for name in [step.subtype_opclass, step.collation, step.subtype_diff] {
                form.maybe(name, |form, it| form.name(it));
            }
            form.string(step.multirange);
        });
    }
}
