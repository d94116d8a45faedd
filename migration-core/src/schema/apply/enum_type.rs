//! Enum types: created and dropped.

use super::{Outcome, Replay, name, text};
use crate::ident::{MAX_BYTES, Name};
use crate::schema::{EnumType, Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{CreateEnum, DropBehavior, DropEnum, Operation};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_enum(&mut self, step: CreateEnum<'a>) -> Outcome<'a> {
        self.known_schema(step.name.schema())?;
        self.free_type(Noun::Type, step.name)?;
        labels(&step)?;
        let CreateEnum { name, labels } = step;
        self.schema
            .enums
            .insert(Key::of(name), EnumType { name, labels });
        self.schema
            .give_defaults(ObjectId::of(Noun::Type, name), self.arena);
        let undo = self.steps(&[Operation::DropEnum(DropEnum { name })]);
        Ok((Operation::CreateEnum(step), Undo::Exact(undo)))
    }

    pub(super) fn drop_enum(&mut self, step: DropEnum<'a>) -> Outcome<'a> {
        let EnumType { name, labels } = self.known_enum(step.name)?;
        let id = ObjectId::of(Noun::Type, name);
        self.schema.take_dependents(id, DropBehavior::Restrict)?;
        self.schema.enums.remove(&Key::of(name));
        let undo = self.steps(&[Operation::CreateEnum(CreateEnum { name, labels })]);
        Ok((Operation::DropEnum(step), Undo::Exact(undo)))
    }

    /// That no type, and no table with its row type, has this name.
    pub(super) fn free_type(&self, noun: Noun, name: Name<'a>) -> Result<(), SchemaError> {
        name::check_all(noun, name)?;
        match self.schema.type_owner(Key::of(name)) {
            Some(owner) => Err(name::taken(noun, name.name, owner)),
            None => Ok(()),
        }
    }
}

/// That each label is a name PostgreSQL keeps, and stands once.
fn labels(step: &CreateEnum<'_>) -> Result<(), SchemaError> {
    for (at, label) in step.labels.iter().enumerate() {
        check_label(step.name, label)?;
        if step.labels[..at].contains(label) {
            return Err(bad_label(step.name, label, "stands twice; remove one"));
        }
    }
    Ok(())
}

/// That the label is one that PostgreSQL keeps.
pub(super) fn check_label(name: Name<'_>, label: &str) -> Result<(), SchemaError> {
    text::check(label)?;
    if label.len() > MAX_BYTES {
        return Err(bad_label(
            name,
            label,
            "is longer than 63 bytes; shorten it",
        ));
    }
    Ok(())
}

fn bad_label(name: Name<'_>, label: &str, why: &'static str) -> SchemaError {
    SchemaError::BadLabel {
        name: name.to_string(),
        label: label.to_owned(),
        why,
    }
}
