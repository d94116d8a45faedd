//! Extended statistics.

use super::Form;
use crate::step::{
    AlterStatistics, CreateStatistics, DropStatistics, KeyKind, MoveStatistics, RenameStatistics,
    StatisticsKind,
};

impl Form {
    pub(super) fn create_statistics(&mut self, step: &CreateStatistics<'_>) {
        self.list("create-statistics", |form| {
            form.object_name(step.name);
            form.name(step.table);
            form.list("kinds", |form| {
                step.kinds.iter().for_each(|it| form.word(kind(*it)));
            });
            step.keys.iter().for_each(|it| match it {
                KeyKind::Column(name) => form.string(name),
                KeyKind::Expression(it) => form.expression(it),
            });
            form.target(step.target);
            // It stands only where it is set, as it came later than the step.
            if let Some(schema) = step.schema {
                form.strings("schema", &[schema]);
            }
        });
    }

    pub(super) fn alter_statistics(&mut self, step: &AlterStatistics<'_>) {
        self.list("alter-statistics", |form| {
            form.name(step.name);
            form.target(step.target);
        });
    }

    pub(super) fn rename_statistics(&mut self, step: &RenameStatistics<'_>) {
        self.list("rename-statistics", |form| {
            form.name(step.name);
            form.string(step.to);
        });
    }

    pub(super) fn move_statistics(&mut self, step: &MoveStatistics<'_>) {
        self.list("move-statistics", |form| {
            form.name(step.name);
            form.string(step.schema);
        });
    }

    pub(super) fn drop_statistics(&mut self, step: &DropStatistics<'_>) {
        self.list("drop-statistics", |form| form.name(step.name));
    }

    fn target(&mut self, target: Option<u16>) {
        self.maybe(target, |form, it| form.string(&it.to_string()));
    }
}

const fn kind(kind: StatisticsKind) -> &'static str {
    match kind {
        StatisticsKind::Distinct => "ndistinct",
        StatisticsKind::Dependencies => "dependencies",
        StatisticsKind::MostCommon => "mcv",
    }
}
