//! What an object needs.

use super::{Definition, ObjectId, Routine};
use crate::ident::Name;
use crate::schema::{Hint, Key, Noun, Schema, SchemaError};
use crate::step::{Column, CreateRoutine};
use crate::types::Type;
use crate::value::{Call, Expression, Mention};

/// What becomes of an object when what it needs is dropped, as in PostgreSQL's `pg_depend`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// It stands in the way, unless `cascade` is written.
    Normal,
    /// It is dropped along.
    Auto,
}

/// Something that an object needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need<'a> {
    /// What it needs.
    pub on: ObjectId<'a>,
    /// What happens when that is dropped.
    pub bond: Bond,
    /// Whether a text says its name, and would go on saying it.
    pub in_text: bool,
}

/// What an object needs, as far as it was said. Everything that is added must be there.
pub(in crate::schema) struct Needs<'s, 'a> {
    pub(super) schema: &'s Schema<'a>,
    pub(super) list: Vec<Need<'a>>,
    in_text: bool,
    /// The routine whose body may call itself.
    recursive: Option<CreateRoutine<'a>>,
}

impl<'s, 'a> Needs<'s, 'a> {
    pub(in crate::schema) const fn new(schema: &'s Schema<'a>) -> Self {
        let list = Vec::new();
        Self {
            schema,
            list,
            in_text: false,
            recursive: None,
        }
    }

    /// What was added.
    pub(in crate::schema) fn list(self) -> Vec<Need<'a>> {
        self.list
    }

    fn add(&mut self, on: ObjectId<'a>, bond: Bond) {
        let need = Need {
            on,
            bond,
            in_text: self.in_text,
        };
        if !self.list.contains(&need) {
            self.list.push(need);
        }
    }

    /// A role, unless it is one that every server has.
    pub(in crate::schema) fn role(&mut self, role: &'a str) -> Result<(), SchemaError> {
        if crate::step::is_role_of_every_server(role) {
            return Ok(());
        }
        self.object(ObjectId::global(Noun::Role, role))
    }

    /// An object that stands in the way of its drop.
    pub(in crate::schema) fn object(&mut self, id: ObjectId<'a>) -> Result<(), SchemaError> {
        if !self.schema.objects.contains_key(&id) {
            return Err(self.schema.unknown_object(id));
        }
        self.add(id, Bond::Normal);
        Ok(())
    }

    /// A schema, other than the one of every database.
    pub(in crate::schema) fn schema(&mut self, schema: &'a str) -> Result<(), SchemaError> {
        if schema == crate::ident::DEFAULT_SCHEMA {
            return Ok(());
        }
        self.object(ObjectId::global(Noun::Schema, schema))
    }

    /// An object that it goes with.
    pub(in crate::schema) fn owner(&mut self, id: ObjectId<'a>) -> Result<(), SchemaError> {
        if !self.schema.objects.contains_key(&id) {
            return Err(self.schema.unknown_object(id));
        }
        self.add(id, Bond::Auto);
        Ok(())
    }

    /// The table that it is a part of, and goes with.
    pub(in crate::schema) fn own_table(&mut self, table: Name<'a>) -> Result<(), SchemaError> {
        self.schema.table(table)?;
        self.add(ObjectId::of(Noun::Table, table), Bond::Auto);
        Ok(())
    }

    /// Another table, which stands in the way of its own drop.
    pub(in crate::schema) fn other_table(&mut self, table: Name<'a>) -> Result<(), SchemaError> {
        self.schema.table(table)?;
        self.add(ObjectId::of(Noun::Table, table), Bond::Normal);
        Ok(())
    }

    /// Whether an object is there.
    pub(super) fn has(&self, id: ObjectId<'a>) -> bool {
        self.schema.objects.contains_key(&id)
    }

    /// The routine of an id, if a step made it.
    pub(super) fn made_routine(&self, id: ObjectId<'a>) -> Option<Routine<'a>> {
        match self.schema.objects.get(&id)?.definition {
            Definition::Routine(routine) => Some(routine),
            _ => None,
        }
    }

    /// The materialized view that it is a part of, and goes with; its columns stay as they are.
    pub(in crate::schema) fn own_view(
        &mut self,
        view: Name<'a>,
        columns: &[&'a str],
    ) -> Result<(), SchemaError> {
        let id = ObjectId::of(Noun::MaterializedView, view);
        let known = self.schema.columns_of(view).unwrap_or_default();
        if let Some(name) = columns.iter().find(|it| !known.contains(it)) {
            return Err(SchemaError::Unknown {
                noun: Noun::Column,
                name: (*name).to_owned(),
                table: Some(view.to_string()),
                hint: Hint::new(name, known.iter().map(ToString::to_string)),
            });
        }
        self.add(id, Bond::Auto);
        Ok(())
    }

    /// Columns of a table, and what happens when one of them is dropped.
    pub(in crate::schema) fn columns(
        &mut self,
        table: Name<'a>,
        columns: &[&'a str],
        bond: Bond,
    ) -> Result<(), SchemaError> {
        let known = self.schema.table(table)?;
        for name in columns {
            known.known_column(name)?;
            self.add(ObjectId::part_of(Noun::Column, table, name), bond);
        }
        Ok(())
    }

    /// What an expression over a table names.
    pub(in crate::schema) fn expression(
        &mut self,
        table: Name<'a>,
        expression: &Expression<'a>,
    ) -> Result<(), SchemaError> {
        self.columns(table, expression.columns, Bond::Normal)?;
        self.mentions(expression.mentions)
    }

    /// A type that the history or an extension made.
    pub(in crate::schema) fn ty(&mut self, ty: &Type<'a>) -> Result<(), SchemaError> {
        if let Some(extension) = ty.extension() {
            return self.object(ObjectId::global(Noun::Extension, extension));
        }
        match ty.made() {
            Some(name) => self.type_name(name),
            None => Ok(()),
        }
    }

    fn type_name(&mut self, name: Name<'a>) -> Result<(), SchemaError> {
        let id = self.schema.type_of(name);
        self.add(
            id.ok_or_else(|| self.schema.unknown_type(name))?,
            Bond::Normal,
        );
        Ok(())
    }

    /// What a text names besides the columns of its own table.
    pub(in crate::schema) fn mentions(
        &mut self,
        mentions: &[Mention<'a>],
    ) -> Result<(), SchemaError> {
        self.in_text = true;
        let result = mentions.iter().try_for_each(|it| self.mention(it));
        self.in_text = false;
        result
    }

    /// What the body of a routine needs. PostgreSQL makes the routine before it reads a body that is a string, so that this
    /// can call it (`ProcedureCreate` in its `pg_proc.c`); one that it keeps parsed cannot.
    pub(super) fn body(&mut self, routine: &CreateRoutine<'a>) -> Result<(), SchemaError> {
        self.recursive = routine.is_recursive().then_some(*routine);
        let result = self.mentions(routine.body.mentions);
        self.recursive = None;
        result
    }

    fn is_recursive(&self, call: &Call<'a>) -> bool {
        self.recursive.is_some_and(|it| it.can_be(call))
    }

    fn mention(&mut self, mention: &Mention<'a>) -> Result<(), SchemaError> {
        match *mention {
            Mention::Relation(name) => {
                self.has_rows(name)?;
                self.relation(name)
            }
            Mention::Regclass(name) => self.relation(name),
            Mention::Column { relations, column } => self.column_of(relations, column),
            Mention::Function(call) => self.function(&call),
            Mention::Type(name) => {
                self.type_in_text(name);
                Ok(())
            }
            Mention::Typed(_)
            | Mention::Gives(_)
            | Mention::Unlike { .. }
            | Mention::Volatile(_) => Ok(()),
        }
    }

    /// A type, or a table or view, whose rows have one. Any other may be of an extension, or of SQL that the author
    /// wrote, so that nothing is said of it.
    fn type_in_text(&mut self, name: Name<'a>) {
        if let Some(id) = self.schema.type_of(name) {
            self.add(id, Bond::Normal);
        }
    }

    /// That it is no index or composite type, from which nothing is read (`parserOpenTable` in PostgreSQL's
    /// `parse_relation.c`).
    fn has_rows(&self, name: Name<'a>) -> Result<(), SchemaError> {
        match self.schema.relation(Key::of(name)).map(|it| it.noun) {
            Some(noun @ (Noun::Index | Noun::Constraint | Noun::Composite)) => {
                Err(SchemaError::WithoutRows {
                    name: name.to_string(),
                    noun,
                })
            }
            _ => Ok(()),
        }
    }

    fn relation(&mut self, name: Name<'a>) -> Result<(), SchemaError> {
        let owner = self.schema.relation(Key::of(name));
        let noun = owner
            .ok_or_else(|| self.schema.unknown_relation(name))?
            .noun;
        self.add(ObjectId::of(noun, name), Bond::Normal);
        Ok(())
    }

    /// A column of one of these relations; of a relation whose columns are not known it may be.
    fn column_of(&mut self, relations: &[Name<'a>], column: &'a str) -> Result<(), SchemaError> {
        let mut known: Vec<String> = Vec::new();
        for name in relations {
            let Some(columns) = self.schema.columns_of(*name) else {
                return Ok(());
            };
            if let Some(column) = columns.iter().find(|it| **it == column) {
                self.add(ObjectId::part_of(Noun::Column, *name, column), Bond::Normal);
                return Ok(());
            }
            known.extend(columns.iter().map(ToString::to_string));
        }
        // `t.name` is also how `name(t)` can be written (section 8.16.5 of the manual).
        let functions = self.schema.functions(Name::plain(column), 1);
        if relations.len() == 1 && !functions.is_empty() {
            functions
                .into_iter()
                .for_each(|it| self.add(it, Bond::Normal));
            return Ok(());
        }
        let names: Vec<String> = relations.iter().map(ToString::to_string).collect();
        Err(SchemaError::Unknown {
            noun: Noun::Column,
            name: column.to_owned(),
            table: Some(names.join("` or `")),
            hint: Hint::new(column, known),
        })
    }

    /// The functions that a call can mean.
    fn function(&mut self, call: &Call<'a>) -> Result<(), SchemaError> {
        let functions = self.schema.functions(call.name, call.arguments);
        let range = self.schema.constructed(call.name, call.arguments);
        let mut found: Vec<_> = functions.into_iter().chain(range).collect();
        if found.is_empty() && !self.is_recursive(call) {
            let called = self.schema.called(call);
            found.push(called.ok_or_else(|| self.schema.unknown_call(call))?);
        }
        found.into_iter().for_each(|id| self.add(id, Bond::Normal));
        Ok(())
    }

    /// What a column of a table needs.
    pub(in crate::schema) fn column(&mut self, column: &Column<'a>) -> Result<(), SchemaError> {
        self.ty(&column.ty)?;
        if let Some(crate::value::DefaultValue::Expression(it)) = &column.default {
            self.mentions(it.mentions)?;
        }
        match &column.generated {
            Some(it) => self.mentions(it.mentions),
            None => Ok(()),
        }
    }
}
