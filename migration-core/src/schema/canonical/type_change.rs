//! Changes of types.

use super::Form;
use crate::step::{AlterEnum, EnumChange, LabelPlace, RenameType, TypeKind};

impl Form {
    pub(super) fn alter_enum(&mut self, step: &AlterEnum<'_>) {
        self.list("alter-enum", |form| {
            form.name(step.name);
            step.changes.iter().for_each(|it| form.enum_change(it));
        });
    }

    fn enum_change(&mut self, change: &EnumChange<'_>) {
        match change {
            EnumChange::AddValue { label, place } => self.list("add", |form| {
                form.string(label);
                form.label_place(place);
            }),
            EnumChange::RenameValue { from, to } => self.strings("rename", &[from, to]),
            EnumChange::RemoveValue { label } => self.strings("remove", &[label]),
            EnumChange::Rebuild(it) => self.strings("rebuild", it.labels),
        }
    }

    fn label_place(&mut self, place: &LabelPlace<'_>) {
        match place {
            LabelPlace::End => self.word("end"),
            LabelPlace::Before(label) => self.strings("before", &[label]),
            LabelPlace::After(label) => self.strings("after", &[label]),
        }
    }

    pub(super) fn rename_type(&mut self, step: &RenameType<'_>) {
        self.list("rename-type", |form| {
            form.word(kind(step.kind));
            form.name(step.from);
            form.ty(step.to);
            // It stands only where it is set, as it came later than the step.
            if let Some(multirange) = step.multirange {
                form.ty(multirange);
            }
        });
    }
}

const fn kind(kind: TypeKind) -> &'static str {
    match kind {
        TypeKind::Enum => "enum",
        TypeKind::Domain => "domain",
        TypeKind::Composite => "composite",
        TypeKind::Range => "range",
    }
}
