//! Comments.

use super::Form;
use crate::step::{CommentOn, TargetKind};

impl Form {
    pub(super) fn comment_on(&mut self, step: &CommentOn<'_>) {
        self.list("comment-on", |form| {
            form.word(kind(step.target.kind));
            form.name(step.target.name);
            form.string(step.target.part);
            form.maybe(step.text, Form::string);
        });
    }
}

const fn kind(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Table => "table",
        TargetKind::Column => "column",
        TargetKind::Constraint => "constraint",
        TargetKind::Index => "index",
        TargetKind::Type => "type",
        TargetKind::Domain => "domain",
        TargetKind::Schema => "schema",
        TargetKind::Role => "role",
        TargetKind::Extension => "extension",
        TargetKind::Publication => "publication",
        TargetKind::Sequence => "sequence",
        TargetKind::View => "view",
        TargetKind::MaterializedView => "materialized-view",
        TargetKind::Function => "function",
        TargetKind::Procedure => "procedure",
        TargetKind::Trigger => "trigger",
        TargetKind::Policy => "policy",
        TargetKind::Statistics => "statistics",
    }
}
