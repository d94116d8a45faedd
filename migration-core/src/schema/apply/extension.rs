//! Extensions: created, updated, moved and dropped.

use super::{Outcome, Replay, text};
use crate::ident::DEFAULT_SCHEMA;
use crate::schema::{Definition, Noun, ObjectId, SchemaError, Undo};
use crate::step::{
    AlterExtension, CreateExtension, DropBehavior, DropExtension, ExtensionChange, Operation,
    Origin, is_well_known,
};

/// The extension that every database has: `initdb` makes it in the template of all.
const OF_EVERY_DATABASE: &str = "plpgsql";

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_extension(&mut self, step: CreateExtension<'a>) -> Outcome<'a> {
        text::check(step.version.unwrap_or_default())?;
        if step.name == OF_EVERY_DATABASE {
            return Err(bad(step.name, "is in every database already"));
        }
        let undo = self.create_object(Definition::Extension(step))?;
        let undo = self.with_rows(step.name, step.origin, undo);
        Ok((Operation::CreateExtension(step), undo))
    }

    pub(super) fn drop_extension(&mut self, step: DropExtension<'a>) -> Outcome<'a> {
        let known = self.known_extension(step.name)?;
        if known.origin != step.origin {
            return Err(bad(
                step.name,
                "is external: the history did not make it, and does not drop it",
            ));
        }
        let id = ObjectId::global(Noun::Extension, step.name);
        let again = self.drop_object(id, DropBehavior::Restrict)?;
        let undo = self.with_rows(step.name, step.origin, Undo::Exact(self.steps(&again)));
        Ok((Operation::DropExtension(step), undo))
    }

    pub(super) fn alter_extension(&mut self, step: AlterExtension<'a>) -> Outcome<'a> {
        let known = self.known_extension(step.name)?;
        if known.origin == Origin::External {
            return Err(bad(
                step.name,
                "is external: the history did not make it, and does not change it",
            ));
        }
        let undo = match step.change {
            ExtensionChange::Update(version) => self.update_extension(known, version)?,
            ExtensionChange::SetSchema(schema) => self.move_extension(known, schema)?,
        };
        Ok((Operation::AlterExtension(step), undo))
    }

    /// Extensions ship the scripts from an older version to a newer one, seldom the other way.
    fn update_extension(
        &mut self,
        known: CreateExtension<'a>,
        version: Option<&'a str>,
    ) -> Result<Undo<'a>, SchemaError> {
        text::check(version.unwrap_or_default())?;
        if version.is_some() && version == known.version {
            return Ok(Undo::Exact(&[]));
        }
        self.redefine(Definition::Extension(CreateExtension { version, ..known }))?;
        Ok(Undo::Impossible(
            "extensions ship scripts for an update, and seldom one for the way back",
        ))
    }

    /// Only a relocatable extension can be moved, and such a one is in `public` unless its step says otherwise.
    fn move_extension(
        &mut self,
        known: CreateExtension<'a>,
        schema: &'a str,
    ) -> Result<Undo<'a>, SchemaError> {
        let before = known.schema.unwrap_or(DEFAULT_SCHEMA);
        if schema == before {
            return Err(bad(known.name, "is in that schema already"));
        }
        self.redefine(Definition::Extension(CreateExtension {
            schema: Some(schema),
            ..known
        }))?;
        let back = Operation::AlterExtension(AlterExtension {
            name: known.name,
            change: ExtensionChange::SetSchema(before),
        });
        Ok(Undo::Exact(self.steps(&[back])))
    }

    fn known_extension(&self, name: &'a str) -> Result<CreateExtension<'a>, SchemaError> {
        let id = ObjectId::global(Noun::Extension, name);
        match self.known_object(id)?.definition {
            Definition::Extension(it) => Ok(it),
            _ => Err(self.schema.unknown_object(id)),
        }
    }

    /// The undo, and that it does not give back what the extension kept in tables of its own.
    fn with_rows(&self, name: &str, origin: Origin, undo: Undo<'a>) -> Undo<'a> {
        match undo {
            Undo::Exact(steps) if origin == Origin::Made && !is_well_known(name) => {
                let what = format!("the rows of tables that the extension `{name}` may have");
                let what = self.arena.alloc_str(&what);
                Undo::LosesData { steps, what }
            }
            undo => undo,
        }
    }
}

fn bad(name: &str, why: &'static str) -> SchemaError {
    SchemaError::BadObject {
        noun: Noun::Extension,
        name: name.to_owned(),
        why,
    }
}
