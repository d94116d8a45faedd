//! A schema that gets another name, and all that is in it.

use super::external::external;
use super::{Outcome, Replay};
use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::schema::{Bond, Definition, Key, Noun, Object, ObjectId, Renaming, SchemaError, Undo};
use crate::step::{Operation, RenameSchema, is_on_search_path};

impl<'a> Replay<'_, 'a> {
    pub(super) fn rename_schema(&mut self, step: RenameSchema<'a>) -> Outcome<'a> {
        if [step.name, step.to].contains(&DEFAULT_SCHEMA) {
            let why = "is not renamed, and no other schema gets its name: a name without a schema means one in it";
            return Err(bad(DEFAULT_SCHEMA, why));
        }
        self.own_object(ObjectId::global(Noun::Schema, step.name))?;
        self.free(ObjectId::global(Noun::Schema, step.to))?;
        self.all_follow(step.name)?;
        self.take_content_along(&Renaming {
            from: step.name,
            to: step.to,
            arena: self.arena,
        });
        let back = RenameSchema {
            name: step.to,
            to: step.name,
        };
        let undo = self.steps(&[Operation::RenameSchema(back)]);
        Ok((Operation::RenameSchema(step), Undo::Exact(undo)))
    }

    /// That all which is in a schema follows its new name, and no text names it.
    fn all_follow(&self, schema: &'a str) -> Result<(), SchemaError> {
        let tables = self.schema.tables.values();
        let tables = tables.filter(|it| it.name.schema() == schema);
        for table in tables {
            let id = ObjectId::of(Noun::Table, table.name);
            if table.external {
                return Err(external(id));
            }
            self.named_by_none(id, false)?;
        }
        if self.schema.enums.keys().any(|it| it.schema == schema) {
            return Err(bad(schema, HOLDS_A_TYPE));
        }
        for (id, object) in &self.schema.objects {
            if let Definition::Routine(routine) = object.definition {
                let settings = routine.definition.options.set;
                if settings.iter().any(|it| is_on_search_path(it, schema)) {
                    return Err(named(ObjectId::global(Noun::Schema, schema), vec![*id]));
                }
            }
            if id.key.schema == schema {
                self.object_follows(*id, object)?;
            }
        }
        Ok(())
    }

    fn object_follows(&self, id: ObjectId<'a>, object: &Object<'a>) -> Result<(), SchemaError> {
        match object.definition {
            Definition::External(_) => Err(external(id)),
            Definition::Domain(_) | Definition::Composite(_) | Definition::Range(_) => {
                Err(bad(id.key.schema, HOLDS_A_TYPE))
            }
            Definition::Routine(it) => self.named_by_none(id, it.definition.is_for_triggers()),
            _ => self.named_by_none(id, false),
        }
    }

    /// That no text names an object; triggers hold their function by its number.
    fn named_by_none(&self, id: ObjectId<'a>, for_triggers: bool) -> Result<(), SchemaError> {
        let dependents = self.schema.dependents(id).into_iter();
        let by = dependents.filter(|(it, bond)| {
            *bond == Bond::Normal && !(for_triggers && it.noun == Noun::Trigger)
        });
        let by: Vec<_> = by.map(|(it, _)| it).collect();
        match by.is_empty() {
            true => Ok(()),
            false => Err(named(id, by)),
        }
    }

    fn take_content_along(&mut self, renaming: &Renaming<'a>) {
        let is_inside = |key: &Key<'a>| key.schema == renaming.from;
        let tables: Vec<Name<'a>> = self.schema.tables.values().map(|it| it.name).collect();
        for name in tables.into_iter().filter(|it| is_inside(&Key::of(*it))) {
            self.schema.give_name(name, renaming.name(name), self.arena);
        }
        self.schema.follow_schema(renaming);
    }
}

const HOLDS_A_TYPE: &str = "holds a type whose Rust type would go on naming it in this schema; move the type to another schema \
                            before, and back after";

fn named(id: ObjectId<'_>, by: Vec<ObjectId<'_>>) -> SchemaError {
    SchemaError::NamedInText {
        noun: id.noun,
        name: id.known_as(),
        by: by.iter().map(ToString::to_string).collect(),
    }
}

fn bad(schema: &str, why: &'static str) -> SchemaError {
    SchemaError::BadObject {
        noun: Noun::Schema,
        name: schema.to_owned(),
        why,
    }
}
