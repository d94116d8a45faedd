//! Publications: created, changed, renamed and dropped.

use super::{Outcome, Replay, text};
use crate::ident::Name;
use crate::schema::object::Member;
use crate::schema::{Definition, Noun, ObjectId, SchemaError, Undo};
use crate::step::{
    AlterPublication, CreatePublication, DropPublication, Members, Operation, PublicationChange,
    PublicationOptions, Published, PublishedTable, RenamePublication,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_publication(&mut self, step: CreatePublication<'a>) -> Outcome<'a> {
        let (of, members) = match step.of {
            Published::AllTables => (Published::AllTables, Members::default()),
            Published::Members(members) => (Published::Members(Members::default()), members),
        };
        let undo = self.create_object(Definition::Publication(CreatePublication { of, ..step }))?;
        self.publish(step.name, members)?;
        Ok((Operation::CreatePublication(step), undo))
    }

    pub(super) fn alter_publication(&mut self, step: AlterPublication<'a>) -> Outcome<'a> {
        let publication = self.known_publication(step.name)?;
        let back = match step.change {
            PublicationChange::Options {
                publish,
                via_partition_root,
                generated_columns,
            } => {
                let before = publication.options;
                let options = PublicationOptions {
                    publish: publish.unwrap_or(before.publish),
                    via_partition_root: via_partition_root.unwrap_or(before.via_partition_root),
                    generated_columns: generated_columns.unwrap_or(before.generated_columns),
                };
                let definition = CreatePublication {
                    options,
                    ..publication
                };
                let definition = Definition::Publication(definition);
                self.redefine(definition)?;
                self.members_fit(step.name)?;
                PublicationChange::Options {
                    publish: publish.map(|_| before.publish),
                    via_partition_root: via_partition_root.map(|_| before.via_partition_root),
                    generated_columns: generated_columns.map(|_| before.generated_columns),
                }
            }
            change => self.change_members(publication, change)?,
        };
        let back = AlterPublication {
            change: back,
            ..step
        };
        let undo = Undo::Exact(self.steps(&[Operation::AlterPublication(back)]));
        Ok((Operation::AlterPublication(step), undo))
    }

    fn change_members(
        &mut self,
        publication: CreatePublication<'a>,
        change: PublicationChange<'a>,
    ) -> Result<PublicationChange<'a>, SchemaError> {
        let name = publication.name;
        if publication.of == Published::AllTables {
            return Err(bad(name, "publishes all tables; none is added or dropped"));
        }
        Ok(match change {
            PublicationChange::Drop(members) => {
                let dropped = self.unpublish(name, members)?;
                PublicationChange::Add(dropped)
            }
            PublicationChange::Set(members) => {
                let before = self.members(name);
                self.unpublish(name, before)?;
                self.publish(name, members)?;
                match before.is_empty() {
                    true => PublicationChange::Drop(members),
                    false => PublicationChange::Set(before),
                }
            }
            PublicationChange::Add(members) => {
                self.publish(name, members)?;
                PublicationChange::Drop(members)
            }
            options @ PublicationChange::Options { .. } => options,
        })
    }

    pub(super) fn rename_publication(&mut self, step: RenamePublication<'a>) -> Outcome<'a> {
        let before = self.known_publication(step.name)?;
        let members = self.members(step.name);
        let after = Definition::Publication(CreatePublication {
            name: step.to,
            ..before
        });
        self.free(after.id())?;
        self.unpublish(step.name, members)?;
        self.replace_object(Definition::Publication(before).id(), after)?;
        self.publish(step.to, members)?;
        let back = RenamePublication {
            name: step.to,
            to: step.name,
        };
        let undo = self.steps(&[Operation::RenamePublication(back)]);
        Ok((Operation::RenamePublication(step), Undo::Exact(undo)))
    }

    pub(super) fn drop_publication(&mut self, step: DropPublication<'a>) -> Outcome<'a> {
        let mut before = self.known_publication(step.name)?;
        let members = self.members(step.name);
        if before.of != Published::AllTables {
            before.of = Published::Members(members);
        }
        self.unpublish(step.name, members)?;
        let id = Definition::Publication(before).id();
        self.schema.objects.remove(&id);
        self.schema.touched.insert(id);
        let undo = self.steps(&[Operation::CreatePublication(before)]);
        Ok((Operation::DropPublication(step), Undo::Exact(undo)))
    }

    fn known_publication(&self, name: &'a str) -> Result<CreatePublication<'a>, SchemaError> {
        let id = ObjectId::global(Noun::Publication, name);
        match self.known_object(id)?.definition {
            Definition::Publication(it) => Ok(it),
            _ => Err(self.schema.unknown_object(id)),
        }
    }

    /// Makes tables and schemas members of a publication.
    fn publish(&mut self, publication: &'a str, members: Members<'a>) -> Result<(), SchemaError> {
        for table in members.tables {
            text::check_expression(table.predicate.as_ref())?;
        }
        for definition in self.each(publication, members) {
            let id = definition.id();
            if self.schema.objects.contains_key(&id) {
                return Err(bad(
                    publication,
                    "has this already; name each table and schema once",
                ));
            }
            self.create_object(definition)?;
        }
        self.members_fit(publication)
    }

    /// That a table which is to be unlogged is in no publication; one that has the whole schema does not matter
    /// (`ATPrepChangePersistence` in `tablecmds.c`).
    pub(super) fn is_not_published(&self, table: Name<'a>) -> Result<(), SchemaError> {
        let mut all = self.schema.objects.values();
        let publication = all.find_map(|it| match it.definition {
            Definition::Published(it) => {
                let mut tables = it.what.tables.iter();
                tables
                    .any(|it| it.table.same(&table))
                    .then_some(it.publication)
            }
            _ => None,
        });
        let why =
            "has the table, of which nothing is published once it is unlogged; take it out first";
        publication.map_or(Ok(()), |it| Err(bad(it, why)))
    }

    /// That PostgreSQL takes these members beside each other, and with these options.
    fn members_fit(&self, publication: &'a str) -> Result<(), SchemaError> {
        let via_root = self
            .known_publication(publication)?
            .options
            .via_partition_root;
        let all = self.members(publication);
        let mut tables = all.tables.iter();
        let why = tables.find_map(|it| self.flaw(it, all.schemas, via_root));
        why.map_or(Ok(()), |why| Err(bad(publication, why)))
    }

    /// Why PostgreSQL would refuse a table of a publication that has these schemas, and publishes partitions so.
    fn flaw(
        &self,
        published: &PublishedTable<'a>,
        schemas: &[&str],
        via_root: bool,
    ) -> Option<&'static str> {
        let table = self.known_table(published.table).ok()?;
        let lists = published.columns.iter().filter_map(|it| table.column(it));
        let filters = published.predicate.iter().flat_map(|it| it.columns);
        let mut filters = filters.filter_map(|it| table.column(it));
        if !schemas.is_empty() && !published.columns.is_empty() {
            return Some("has schemas, beside which PostgreSQL takes no lists of columns");
        }
        // `pub_collist_validate` in `pg_publication.c`.
        if lists.into_iter().any(|it| it.is_virtual()) {
            return Some("lists a virtual column, and PostgreSQL publishes stored ones only");
        }
        // `check_publication_add_relation` in `pg_publication.c`.
        if table.options.unlogged {
            return Some("has an unlogged table, of which nothing is published");
        }
        // "publish_via_partition_root" in the manual of `CREATE PUBLICATION`.
        let partly = !published.columns.is_empty() || published.predicate.is_some();
        if partly && !via_root && table.options.partition_by.is_some() {
            return Some(
                "has some rows or columns of a partitioned table, which are published only with `via_partition_root`",
            );
        }
        // `check_simple_rowfilter_expr` in `publicationcmds.c`.
        let made = filters.any(|it| it.ty.is_user_defined());
        made.then_some("has a `where` over a type that is none of PostgreSQL's own")
    }

    /// Takes members away, and gives them as they were.
    fn unpublish(
        &mut self,
        publication: &'a str,
        members: Members<'a>,
    ) -> Result<Members<'a>, SchemaError> {
        let before = self.members(publication);
        for definition in self.each(publication, members) {
            let id = definition.id();
            if self.schema.objects.remove(&id).is_none() {
                return Err(self.schema.unknown_object(id));
            }
            self.schema.touched.insert(id);
        }
        let named = |it: &&PublishedTable<'a>| {
            members
                .tables
                .iter()
                .any(|other| other.table.same(&it.table))
        };
        let tables: Vec<_> = before.tables.iter().filter(named).copied().collect();
        Ok(Members {
            tables: self.arena.alloc_slice_copy(&tables),
            schemas: members.schemas,
        })
    }

    /// The members of a publication, oldest first.
    fn members(&self, publication: &str) -> Members<'a> {
        let mut all: Vec<_> = self.schema.objects.values().collect();
        all.sort_by_key(|it| it.made);
        let all = all.into_iter().filter_map(|it| match it.definition {
            Definition::Published(it) if it.publication == publication => Some(it.what),
            _ => None,
        });
        let all: Vec<_> = all.collect();
        let tables: Vec<_> = all.iter().flat_map(|it| it.tables).copied().collect();
        let schemas: Vec<_> = all.iter().flat_map(|it| it.schemas).copied().collect();
        Members {
            tables: self.arena.alloc_slice_copy(&tables),
            schemas: self.arena.alloc_slice_copy(&schemas),
        }
    }

    /// Each member by itself.
    fn each(&self, publication: &'a str, members: Members<'a>) -> Vec<Definition<'a>> {
        let tables = members.tables.chunks(1).map(|tables| Members {
            tables,
            schemas: &[],
        });
        let schemas = members.schemas.chunks(1).map(|schemas| Members {
            tables: &[],
            schemas,
        });
        let all = tables.chain(schemas);
        all.map(|what| Definition::Published(Member { publication, what }))
            .collect()
    }
}

fn bad(publication: &str, why: &'static str) -> SchemaError {
    SchemaError::Publication {
        name: publication.to_owned(),
        why,
    }
}
