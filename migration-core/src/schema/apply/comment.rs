//! Comments: set and taken away.

use super::{Outcome, Replay, text};
use crate::schema::{Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{CommentOn, Operation};

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
    pub(super) fn owned_here(&self, id: ObjectId<'a>) -> Result<(), SchemaError> {
        let index = || {
            self.schema
                .relation(id.key)
                .filter(|_| id.noun == Noun::Index)
        };
        let of_index = || index()?.table.map(Key::of);
        let table = id.table().or_else(of_index);
        let table = table.and_then(|key| self.schema.tables.get(&key));
        if table.is_some_and(|table| table.external) {
            return Err(super::external::external(id));
        }
        match self.schema.objects.contains_key(&id) {
            true => self.own_object(id),
            false => Ok(()),
        }
    }
}
