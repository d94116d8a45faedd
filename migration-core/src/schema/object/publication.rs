//! Publications. What they publish are objects of their own, as in PostgreSQL: a dropped table goes out of its
//! publications, and comes back with its undo.

use super::{Bond, Definition, Needs, ObjectId, Whole};
use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::schema::expression::{self, Column};
use crate::schema::{Arena, Key, Noun, Renaming, SchemaError};
use crate::step::{
    AlterPublication, CreatePublication, DropPublication, Members, Operation, PublicationChange,
    PublishedTable,
};

/// A table or schema of a publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    /// The publication.
    pub publication: &'a str,
    /// What is published, as the only one of its list.
    pub what: Members<'a>,
}

impl<'a> Member<'a> {
    fn table(&self) -> Option<&PublishedTable<'a>> {
        self.what.tables.first()
    }

    /// The same with another table in its place.
    fn with(&self, table: PublishedTable<'a>, arena: &'a Arena) -> Self {
        let what = Members {
            tables: arena.alloc_slice_copy(&[table]),
            ..self.what
        };
        Self { what, ..*self }
    }

    fn changed(&self, change: PublicationChange<'a>) -> Operation<'a> {
        Operation::AlterPublication(AlterPublication {
            name: self.publication,
            change,
        })
    }
}

impl<'a> Whole<'a> for CreatePublication<'a> {
    fn id(&self) -> ObjectId<'a> {
        ObjectId::global(Noun::Publication, self.name)
    }

    fn create(&self) -> Operation<'a> {
        Operation::CreatePublication(*self)
    }

    fn drop(&self) -> Operation<'a> {
        Operation::DropPublication(DropPublication { name: self.name })
    }

    fn needs(&self, _: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        Ok(())
    }
}

impl<'a> Whole<'a> for Member<'a> {
    fn id(&self) -> ObjectId<'a> {
        match self.table() {
            Some(it) => ObjectId::part_of(Noun::PublishedTable, it.table, self.publication),
            None => ObjectId {
                noun: Noun::PublishedSchema,
                key: Key {
                    schema: "",
                    name: self.what.schemas.first().copied().unwrap_or_default(),
                },
                part: self.publication,
            },
        }
    }

    fn create(&self) -> Operation<'a> {
        self.changed(PublicationChange::Add(self.what))
    }

    fn drop(&self) -> Operation<'a> {
        self.changed(PublicationChange::Drop(self.what))
    }

    fn needs(&self, needs: &mut Needs<'_, 'a>) -> Result<(), SchemaError> {
        needs.owner(ObjectId::global(Noun::Publication, self.publication))?;
        for schema in self.what.schemas.iter().filter(|it| **it != DEFAULT_SCHEMA) {
            needs.owner(ObjectId::global(Noun::Schema, schema))?;
        }
        let Some(it) = self.table() else {
            return Ok(());
        };
        needs.own_table(it.table)?;
        // PostgreSQL refuses to drop or to change these, also those that are only listed.
        needs.columns(it.table, it.columns, Bond::Normal)?;
        match &it.predicate {
            Some(predicate) => needs.expression(it.table, predicate),
            None => Ok(()),
        }
    }

    fn follows(&self, table: Name<'a>) -> bool {
        self.table().is_some_and(|it| it.table.same(&table))
    }

    fn texts(&self) -> Vec<&'a str> {
        let predicates = self.what.tables.iter().filter_map(|it| it.predicate);
        predicates.map(|it| it.sql).collect()
    }

    fn renamed(&self, column: &Column<'a>, arena: &'a Arena) -> Option<Definition<'a>> {
        let it = self.table()?;
        let columns = it.columns.iter().map(|name| column.renamed(name));
        let table = PublishedTable {
            columns: arena.alloc_slice_fill_iter(columns),
            predicate: it.predicate.map(|it| expression::rename(it, column, arena)),
            ..*it
        };
        Some(Definition::Published(self.with(table, arena)))
    }

    /// It stays in its publications in any schema: they hold the table by its number (`pg_publication_rel`).
    fn of_renamed_table(
        &self,
        from: Name<'a>,
        to: Name<'a>,
        arena: &'a Arena,
    ) -> Option<Definition<'a>> {
        let it = self.table()?;
        let follow = |it| expression::requalify(it, [from, to], arena);
        let table = PublishedTable {
            table: to,
            predicate: it.predicate.map(follow),
            ..*it
        };
        Some(Definition::Published(self.with(table, arena)))
    }

    fn in_schema(&self, renaming: &Renaming<'a>) -> Option<Definition<'a>> {
        let schemas = self.what.schemas.iter().map(|it| renaming.schema(it));
        let tables = self.what.tables.iter().map(|it| PublishedTable {
            table: renaming.name(it.table),
            predicate: it
                .predicate
                .map(|predicate| renaming.expression(predicate, it.table)),
            ..*it
        });
        let what = Members {
            tables: renaming.arena.alloc_slice_fill_iter(tables),
            schemas: renaming.arena.alloc_slice_fill_iter(schemas),
        };
        Some(Definition::Published(Self { what, ..*self }))
    }
}
