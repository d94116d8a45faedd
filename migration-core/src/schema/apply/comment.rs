//! Comments: set, taken away, and kept with what they are on.

use std::collections::BTreeMap;

use super::{Outcome, Replay, text};
use crate::schema::attached::target_of;
use crate::schema::{Attached, Noun, ObjectId, SchemaError, Undo};
use crate::step::{Change, CommentOn, Operation, Step};

impl<'a> Replay<'_, 'a> {
    pub(super) fn comment_on(&mut self, step: CommentOn<'a>) -> Outcome<'a> {
        text::check(step.text.unwrap_or_default())?;
        let id = self.schema.target(&step.target)?;
        self.owned_here(id)?;
        if step.text == Some("") {
            return Err(SchemaError::BadObject {
                noun: id.noun,
                name: step.target.name.to_string(),
                why: "cannot have an empty comment, which is none to PostgreSQL; write `none`",
            });
        }
        let before = self.schema.set_comment(id, step.text);
        let back = Operation::CommentOn(CommentOn {
            text: before,
            ..step
        });
        let steps = if before == step.text {
            &[]
        } else {
            self.steps(&[back])
        };
        // `CREATE EXTENSION` takes the comment of its control file.
        let undo = match before {
            None if id.noun == Noun::Extension => Undo::LosesData {
                steps,
                what: "the comment that the extension had of itself",
            },
            _ => Undo::Exact(steps),
        };
        Ok((Operation::CommentOn(step), undo))
    }

    /// That others do not own an object, or the table that it is a part of.
    fn owned_here(&self, id: ObjectId<'a>) -> Result<(), SchemaError> {
        let table = id.table().and_then(|key| self.schema.tables.get(&key));
        if table.is_some_and(|table| table.external) {
            return Err(super::external::external(id));
        }
        match self.schema.objects.contains_key(&id) {
            true => self.own_object(id),
            false => Ok(()),
        }
    }

    /// The undo, and the comments that its objects had.
    pub(super) fn with_comments(
        &mut self,
        operation: &Operation<'a>,
        undo: Undo<'a>,
        before: &BTreeMap<ObjectId<'a>, Attached<'a>>,
    ) -> Undo<'a> {
        if before.is_empty() || matches!(operation, Operation::CommentOn(_)) {
            return undo;
        }
        let mut lost = self.schema.follow(before);
        if remakes(operation, &undo) {
            lost.extend(self.lost_by(undo, before));
            lost.sort_unstable();
            lost.dedup();
        }
        let again: Vec<_> = lost
            .into_iter()
            .filter_map(|(id, text)| {
                let (target, text) = (target_of(id)?, Some(text));
                Some(Operation::CommentOn(CommentOn { target, text }))
            })
            .collect();
        let after = |steps: &[Step<'a>]| -> &'a [Step<'a>] {
            let all = [steps, self.steps(&again)].concat();
            self.arena.alloc_slice_copy(&all)
        };
        match undo {
            undo if again.is_empty() => undo,
            Undo::Exact(steps) => Undo::Exact(after(steps)),
            Undo::LosesData { steps, what } => Undo::LosesData {
                steps: after(steps),
                what,
            },
            Undo::Impossible(why) => Undo::Impossible(why),
        }
    }

    /// What the steps of an undo lose themselves: some take away what lives on, and make it again.
    fn lost_by(
        &self,
        undo: Undo<'a>,
        before: &BTreeMap<ObjectId<'a>, Attached<'a>>,
    ) -> Vec<(ObjectId<'a>, &'a str)> {
        let (Undo::Exact(steps) | Undo::LosesData { steps, .. }) = undo else {
            return Vec::new();
        };
        let mut back = self.schema.clone();
        let arena = self.arena;
        for step in steps {
            let attached = back.attached.clone();
            let mut replay = Replay {
                schema: &mut back,
                step: step.name,
                arena,
            };
            if replay.operation(step.operation).is_err() {
                return Vec::new();
            }
            back.follow(&attached);
        }
        let lost = before
            .iter()
            .filter(|(id, _)| !back.attached.contains_key(id));
        lost.map(|(id, it)| (*id, it.comment)).collect()
    }
}

/// Whether the undo of an operation may take away what lives on: a column whose expression comes back, a type that loses
/// a value, and what is dropped and made again.
fn remakes(operation: &Operation<'_>, undo: &Undo<'_>) -> bool {
    let changes = match operation {
        Operation::AlterTable(step) => step.changes.iter().any(|change| {
            matches!(
                change,
                Change::AlterColumn { .. } | Change::ChangeType { .. }
            )
        }),
        Operation::AlterEnum(_) => true,
        _ => false,
    };
    changes || matches!(undo, Undo::Exact(steps) | Undo::LosesData { steps, .. } if steps.len() > 1)
}
