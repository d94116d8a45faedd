//! What a step names must exist; where it does not, the error says what does.

use super::{CallError, Definition, Hint, Key, Noun, Object, ObjectId, Schema, SchemaError, Table};
use crate::ident::Name;
use crate::step::{Column, is_well_known};
use crate::value::Call;

impl<'a> Schema<'a> {
    pub(super) fn table(&self, name: Name<'a>) -> Result<&Table<'a>, SchemaError> {
        self.tables.get(&Key::of(name)).ok_or_else(|| {
            let names = self.tables.values().map(|table| table.name.to_string());
            unknown(Noun::Table, &name.to_string(), names)
        })
    }

    /// That everything is there which a column needs.
    pub(super) fn has_needs_of(&self, column: &Column<'a>) -> Result<(), SchemaError> {
        super::object::Needs::new(self).column(column)
    }

    /// The columns of a table or view, where they are known.
    pub(super) fn columns_of(&self, name: Name<'a>) -> Option<Vec<&'a str>> {
        if let Some(table) = self.tables.get(&Key::of(name)) {
            return Some(table.columns.iter().map(|it| it.name).collect());
        }
        let view = self.view(name)?;
        view.definition.view_columns().map(<[&str]>::to_vec)
    }

    /// The view or materialized view of this name.
    fn view(&self, name: Name<'a>) -> Option<&Object<'a>> {
        let id = |noun| ObjectId::of(noun, name);
        let plain = self.objects.get(&id(Noun::View));
        plain.or_else(|| self.objects.get(&id(Noun::MaterializedView)))
    }

    /// The functions that a call with so many arguments can mean; which of them it means, only types would tell.
    pub(super) fn functions(&self, name: Name<'a>, arguments: usize) -> Vec<ObjectId<'a>> {
        let named = self.objects.iter().filter(|(id, object)| {
            let accepts = match object.definition {
                Definition::Routine(it) => it.definition.accepts(arguments),
                Definition::External(it) => it.accepts(arguments),
                _ => false,
            };
            id.noun == Noun::Function && id.key == Key::of(name) && accepts
        });
        named.map(|(id, _)| *id).collect()
    }

    /// What a call means that means no function of the history: one of an extension, that of a type or table, which is a
    /// cast (section 4.2.9 of the manual), or one of an extension of which nobody knows what it brings.
    pub(super) fn called(&self, call: &Call<'a>) -> Option<ObjectId<'a>> {
        let extensions = call.extensions.iter();
        let mut extensions = extensions.map(|it| ObjectId::global(Noun::Extension, it));
        let cast = || {
            (call.arguments == 1)
                .then(|| self.type_of(call.name))
                .flatten()
        };
        let unknown = || {
            let objects = self.objects.iter();
            let unknown = objects.filter(|(_, it)| {
                matches!(it.definition, Definition::Extension(it) if !is_well_known(it.name))
            });
            unknown.max_by_key(|(_, it)| it.made).map(|(id, _)| *id)
        };
        extensions
            .find(|it| self.objects.contains_key(it))
            .or_else(cast)
            .or_else(unknown)
    }

    /// The error for a routine that is not there; its name is written with the types that it takes.
    pub(super) fn unknown_routine(&self, noun: Noun, name: &str) -> SchemaError {
        let ids = self.objects.keys().filter(|it| it.noun == noun);
        let names = ids.map(ObjectId::known_as);
        unknown(noun, name, names)
    }

    /// The error for a call of a function that is not there.
    pub(super) fn unknown_call(&self, call: &Call<'a>) -> SchemaError {
        let mut others = self.objects.keys();
        let is_named =
            |it: &ObjectId<'_>| it.noun == Noun::Function && it.key == Key::of(call.name);
        if others.any(is_named) {
            return CallError::Unfit {
                name: call.name.to_string(),
                arguments: call.arguments,
            }
            .into();
        }
        match (call.instead, call.extensions.first()) {
            ("", None) => self.unknown_routine(Noun::Function, call.name.name),
            (instead, extension) => CallError::Unknown {
                name: call.name.to_string(),
                instead: instead.to_owned(),
                extension: extension.map(ToString::to_string),
            }
            .into(),
        }
    }

    pub(super) fn unknown_object(&self, id: ObjectId<'a>) -> SchemaError {
        let ids = self.objects.keys().filter(|it| it.noun == id.noun);
        let names = ids.map(ObjectId::known_as);
        unknown(id.noun, &id.known_as(), names)
    }

    pub(super) fn unknown_type(&self, name: Name<'a>) -> SchemaError {
        let enums = self.enums.values().map(|it| it.name.to_string());
        let others = self.objects.keys().filter(|it| it.noun.is_type());
        let others = others.map(|it| it.key.name.to_owned());
        unknown(Noun::Type, &name.to_string(), enums.chain(others))
    }

    pub(super) fn unknown_relation(&self, name: Name<'a>) -> SchemaError {
        let tables = self.tables.values().map(|it| it.name.to_string());
        let others = self.objects.keys().filter(|it| it.noun.is_relation());
        let others = others.map(|it| it.key.name.to_owned());
        unknown(Noun::Table, &name.to_string(), tables.chain(others))
    }
}

impl<'a> Table<'a> {
    /// The column of this name.
    pub(super) fn known_column(&self, name: &str) -> Result<&Column<'a>, SchemaError> {
        self.column(name).ok_or_else(|| {
            let names = self.columns.iter().map(|column| column.name.to_owned());
            SchemaError::Unknown {
                noun: Noun::Column,
                name: name.to_owned(),
                table: Some(self.name.to_string()),
                hint: Hint::new(name, names),
            }
        })
    }
}

/// The error for a name that nothing in the schema has.
fn unknown(noun: Noun, name: &str, names: impl IntoIterator<Item = String>) -> SchemaError {
    SchemaError::Unknown {
        noun,
        hint: Hint::new(name, names),
        name: name.to_owned(),
        table: None,
    }
}
