//! Views.

use super::Form;
use crate::step::{
    CheckOption, CreateMaterializedView, CreateView, DropBehavior, DropView, MoveView,
    RefreshMaterializedView, RefreshMode, RenameView, ViewData, ViewKind,
};

impl Form {
    pub(super) fn create_view(&mut self, tag: &str, step: &CreateView<'_>) {
        self.list(tag, |form| {
            form.name(step.name);
            form.strings("columns", step.columns);
            form.sql(step.query.sql);
            form.flag("security-invoker", step.security_invoker);
            form.flag("security-barrier", step.security_barrier);
            form.maybe(step.check_option, |form, it| form.word(check_option(it)));
        });
    }

    pub(super) fn create_materialized_view(&mut self, step: &CreateMaterializedView<'_>) {
        self.list("create-materialized-view", |form| {
            form.name(step.name);
            form.strings("columns", step.columns);
            form.sql(step.query.sql);
            for (name, value) in step.with {
                form.strings("with", &[name, value]);
            }
            form.flag("no-data", step.data == ViewData::Empty);
        });
    }

    pub(super) fn drop_view(&mut self, step: &DropView<'_>) {
        self.list("drop-view", |form| {
            form.name(step.name);
            form.flag("materialized", step.kind == ViewKind::Materialized);
            form.flag("cascade", step.behavior == DropBehavior::Cascade);
        });
    }

    pub(super) fn rename_view(&mut self, step: &RenameView<'_>) {
        self.list("rename-view", |form| {
            form.name(step.from);
            form.string(step.to);
            form.flag("materialized", step.kind == ViewKind::Materialized);
        });
    }

    pub(super) fn move_view(&mut self, step: &MoveView<'_>) {
        self.list("move-view", |form| {
            form.name(step.name);
            form.string(step.schema);
            form.flag("materialized", step.kind == ViewKind::Materialized);
        });
    }

    pub(super) fn refresh_materialized_view(&mut self, step: &RefreshMaterializedView<'_>) {
        self.list("refresh-materialized-view", |form| {
            form.name(step.name);
            form.word(mode(step.mode));
        });
    }
}

const fn check_option(option: CheckOption) -> &'static str {
    match option {
        CheckOption::Local => "local",
        CheckOption::Cascaded => "cascaded",
    }
}

const fn mode(mode: RefreshMode) -> &'static str {
    match mode {
        RefreshMode::Filled => "filled",
        RefreshMode::Concurrently => "concurrently",
        RefreshMode::Empty => "empty",
    }
}
