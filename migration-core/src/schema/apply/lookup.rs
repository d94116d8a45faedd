//! What a step names must exist; where it does not, the error says what does.

use super::Replay;
use crate::ident::Name;
use crate::schema::{EnumType, Hint, Key, Noun, ObjectId, SchemaError, Table};
use crate::step::Column;
use crate::types::Type;

impl<'a> Replay<'_, 'a> {
    pub(super) fn known_table(&self, name: Name<'a>) -> Result<&Table<'a>, SchemaError> {
        self.schema.table(name)
    }

    pub(super) fn known_table_mut(
        &mut self,
        name: Name<'a>,
    ) -> Result<&mut Table<'a>, SchemaError> {
        let missing = self.known_table(name).err();
        self.schema.touched.insert(ObjectId::of(Noun::Table, name));
        let found = self.schema.tables.get_mut(&Key::of(name));
        found.ok_or_else(|| missing.unwrap_or_else(|| unknown(Noun::Table, name, [])))
    }

    pub(super) fn known_enum(&self, name: Name<'a>) -> Result<EnumType<'a>, SchemaError> {
        let id = ObjectId::of(Noun::Type, name);
        if self.schema.objects.contains_key(&id) {
            self.own_object(id)?;
        }
        let enums = &self.schema.enums;
        enums.get(&Key::of(name)).copied().ok_or_else(|| {
            let names = enums.values().map(|it| it.name.to_string());
            unknown(Noun::Type, name, names)
        })
    }

    /// That a type which the history or an extension makes is there.
    pub(super) fn known_type(&self, ty: &Type<'a>) -> Result<(), SchemaError> {
        if let Some(extension) = ty.extension() {
            let id = ObjectId::global(Noun::Extension, extension);
            return self.known_object(id).map(drop);
        }
        match *ty {
            Type::Array(element) => self.known_type(element),
            Type::Made(name) => match self.schema.named_type(Key::of(name)) {
                Some(_) => Ok(()),
                None => Err(self.schema.unknown_type(name)),
            },
            _ => Ok(()),
        }
    }
}

/// The column of this name.
pub(super) fn known_column<'t, 'a>(
    table: &'t Table<'a>,
    name: &str,
) -> Result<&'t Column<'a>, SchemaError> {
    table.known_column(name)
}

/// That the table has all of these columns.
pub(super) fn known_columns(table: &Table<'_>, names: &[&str]) -> Result<(), SchemaError> {
    names
        .iter()
        .try_for_each(|name| known_column(table, name).map(drop))
}

/// The error for a name that nothing in the table has.
pub(super) fn unknown_in(
    table: &Table<'_>,
    noun: Noun,
    name: &str,
    names: impl IntoIterator<Item = String>,
) -> SchemaError {
    SchemaError::Unknown {
        noun,
        name: name.to_owned(),
        table: Some(table.name.to_string()),
        hint: Hint::new(name, names),
    }
}

/// The error for a name that nothing in the schema has.
pub(super) fn unknown(
    noun: Noun,
    name: Name<'_>,
    names: impl IntoIterator<Item = String>,
) -> SchemaError {
    let name = name.to_string();
    SchemaError::Unknown {
        noun,
        hint: Hint::new(&name, names),
        name,
        table: None,
    }
}
