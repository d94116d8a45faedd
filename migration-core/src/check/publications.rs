//! Rules of publications.
//!
//! What they publish has entries of its own, keyed by the number of the publication, so that another name of the
//! publication is none of theirs.

use super::catalog::{ALL_TABLES, Id, LISTED, NONE, PARTLY, VIA_ROOT};
use super::key::{Key, Space, column};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::{Text, qualified};
use crate::ident::DEFAULT_SCHEMA;
use crate::step::{
    AlterPublication, CreatePublication, DropPublication, Members, PublicationChange, Published,
    PublishedTable, RenamePublication,
};

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_publication(&mut self, step: &CreatePublication<'a>) {
        let key = Key::global(Space::Publication, step.name);
        let id = self.create_object(site::STEP, key, Kind::Publication);
        if id == NONE {
            return;
        }
        self.set_via_root(id, step.options.via_partition_root);
        match &step.of {
            Published::AllTables => self.catalog.at_mut(id).marks |= ALL_TABLES,
            Published::Members(members) => self.publish(id, members),
        }
    }

    pub(super) const fn alter_publication(&mut self, step: &AlterPublication<'a>) {
        let id = self.publication(step.name);
        if id == NONE {
            return;
        }
        let members = match &step.change {
            PublicationChange::Options {
                via_partition_root, ..
            } => {
                if let Some(via_root) = via_partition_root {
                    self.set_via_root(id, *via_root);
                    self.roots_fit(id);
                }
                return;
            }
            PublicationChange::Add(it)
            | PublicationChange::Set(it)
            | PublicationChange::Drop(it) => it,
        };
        if self.is_marked(id, ALL_TABLES) {
            let text = self.whose(Text::EMPTY, id);
            let text = text.add(" publishes all tables; none is added or dropped");
            self.refuse(site::STEP, text);
            return;
        }
        if let PublicationChange::Drop(_) = step.change {
            self.unpublish(id, members);
            return;
        }
        if let PublicationChange::Set(_) = step.change {
            self.end_members(id);
        }
        self.publish(id, members);
    }

    const fn publish(&mut self, id: Id, members: &Members<'a>) {
        let mut i = 0;
        while i < members.tables.len() {
            self.publish_table(site::CHANGE + i, id, &members.tables[i]);
            i += 1;
        }
        let mut i = 0;
        while i < members.schemas.len() {
            self.publish_schema(site::PART + i, id, members.schemas[i]);
            i += 1;
        }
    }

    const fn publish_table(&mut self, site: usize, id: Id, published: &PublishedTable<'a>) {
        let table = self.table(site, &published.table);
        if table == NONE {
            return;
        }
        let key = table_key(table, id);
        if self.is_member(site, id, &key) {
            return;
        }
        if self.catalog.at(table).flag {
            let text = Text::EMPTY.add("table ");
            let text = text.name(self.catalog.at(table).key.name);
            self.refuse(
                site,
                text.add(" is unlogged, and nothing of it is published"),
            );
        }
        let member = self
            .catalog
            .make(key, Kind::PublishedTable, table, self.now);
        let mut i = 0;
        while i < published.columns.len() {
            let id = self.column(site, table, published.columns[i]);
            self.needs(member, id);
            if id != NONE && self.catalog.at(id).computed {
                let text = Text::EMPTY.name(published.columns[i]);
                let text = text.add(" is virtual, and PostgreSQL publishes stored columns only");
                self.refuse(site, text);
            }
            i += 1;
        }
        if let Some(predicate) = &published.predicate {
            self.needs_expression(site, (member, table), predicate);
            self.filters(site, table, predicate.columns);
            self.mentions_are_typed(site, (table, None), predicate.mentions);
        }
        if !published.columns.is_empty() {
            self.catalog.at_mut(member).marks |= LISTED;
            self.lists_fit(site, id);
        }
        let partly = !published.columns.is_empty() || published.predicate.is_some();
        if partly && self.catalog.at(table).nullable {
            self.catalog.at_mut(member).marks |= PARTLY;
            self.is_via_root(site, id, table);
        }
    }

    /// Refuses some of a partitioned table that is not published as the root of its partitions.
    const fn is_via_root(&mut self, site: usize, id: Id, table: Id) {
        if self.is_marked(id, VIA_ROOT) {
            return;
        }
        let text = Text::EMPTY.add("table ");
        let text = text.name(self.catalog.at(table).key.name);
        let text = text.add(" is partitioned, and some of its rows or columns are ");
        let text = text.add("published only with `via_partition_root = true`");
        self.refuse(site, text);
    }

    /// Refuses to make a table unlogged that is in a publication; one that has the whole schema does not matter.
    pub(super) const fn is_not_published(&mut self, site: usize, table: Id) {
        let mut i = 0;
        while i < self.catalog.len {
            let entry = self.catalog.at(i);
            let is_member = matches!(entry.kind, Kind::PublishedTable) && entry.table == table;
            if is_member && entry.is_live() {
                let text = self.whose(Text::EMPTY, entry.key.suffix - 1);
                let text = text
                    .add(" has table ")
                    .name(self.catalog.at(table).key.name);
                let text = text.add(", of which nothing is published once it is unlogged; ");
                self.refuse(site, text.add("take it out first"));
                return;
            }
            i += 1;
        }
    }

    /// Whether changes of partitions are those of their root from now on.
    const fn set_via_root(&mut self, id: Id, via_root: bool) {
        let marks = &mut self.catalog.at_mut(id).marks;
        *marks = if via_root {
            *marks | VIA_ROOT
        } else {
            *marks & !VIA_ROOT
        };
    }

    /// Refuses a publication that is not by way of the root, while only some of a partitioned table is in it.
    const fn roots_fit(&mut self, id: Id) {
        let mut i = 0;
        while i < self.catalog.len && !self.is_marked(id, VIA_ROOT) {
            let member = self.catalog.at(i);
            if member.is_live() && self.publishes(id, i) && self.is_marked(i, PARTLY) {
                let text = self.whose(Text::EMPTY, id);
                let text = text.add(" has some rows or columns of the partitioned table ");
                let text = text.name(self.catalog.at(member.table).key.name);
                let text = text.add(", which are published only with `via_partition_root`");
                self.refuse(site::STEP, text);
                return;
            }
            i += 1;
        }
    }

    /// Refuses a filter over columns whose types are none of PostgreSQL's own.
    const fn filters(&mut self, site: usize, table: Id, columns: &[&str]) {
        let mut i = 0;
        while i < columns.len() {
            let id = self.catalog.live(&column(table, columns[i]));
            if id != NONE && self.catalog.at(id).ty.is_user_defined() {
                let text = Text::EMPTY.name(columns[i]);
                let text = text.add(" has a type that is none of PostgreSQL's own, and so cannot ");
                self.refuse(site, text.add("stand in the `where` of a publication"));
            }
            i += 1;
        }
    }

    const fn publish_schema(&mut self, site: usize, id: Id, schema: &'a str) {
        if !equal(schema, DEFAULT_SCHEMA) {
            self.object(site, &Key::global(Space::Schema, schema), Kind::Schema);
        }
        let key = Key::part(Space::PublishedSchema, id, schema);
        if !self.is_member(site, id, &key) {
            self.catalog
                .make(key, Kind::PublishedSchema, NONE, self.now);
            self.lists_fit(site, id);
        }
    }

    const fn is_member(&mut self, site: usize, id: Id, key: &Key<'_>) -> bool {
        let there = self.catalog.live(key) != NONE;
        if there {
            let text = self.whose(Text::EMPTY, id);
            let text = text.add(" has this already; name each table and schema once");
            self.refuse(site, text);
        }
        there
    }

    /// Refuses lists of columns beside schemas.
    const fn lists_fit(&mut self, site: usize, id: Id) {
        let (mut schemas, mut lists, mut i) = (false, false, 0);
        while i < self.catalog.len {
            if self.catalog.at(i).is_live() && self.publishes(id, i) {
                let is_schema = matches!(self.catalog.at(i).kind, Kind::PublishedSchema);
                schemas |= is_schema;
                lists |= self.is_marked(i, LISTED);
            }
            i += 1;
        }
        if schemas && lists {
            let text = self.whose(Text::EMPTY, id);
            let text = text.add(" has schemas, beside which PostgreSQL takes no lists of columns");
            self.refuse(site, text);
        }
    }

    const fn unpublish(&mut self, id: Id, members: &Members<'a>) {
        let mut i = 0;
        while i < members.tables.len() {
            let name = &members.tables[i].table;
            let table = self.table(site::CHANGE + i, name);
            if table != NONE {
                let text = qualified(Text::EMPTY.add("table "), name.schema(), name.name);
                self.end_member(site::CHANGE + i, (id, &table_key(table, id)), text);
            }
            i += 1;
        }
        let mut i = 0;
        while i < members.schemas.len() {
            let key = Key::part(Space::PublishedSchema, id, members.schemas[i]);
            let text = Text::EMPTY.add("schema ").name(members.schemas[i]);
            self.end_member(site::PART + i, (id, &key), text);
            i += 1;
        }
    }

    const fn end_member(&mut self, site: usize, (id, key): (Id, &Key<'_>), text: Text) {
        let member = self.catalog.live(key);
        if member == NONE {
            self.refuse(site, self.whose(text.add(" is not in "), id));
            return;
        }
        self.catalog.end(member, self.now);
    }

    /// Ends all members of a publication.
    const fn end_members(&mut self, id: Id) {
        let mut i = 0;
        while i < self.catalog.len {
            if self.catalog.at(i).is_live() && self.publishes(id, i) {
                self.catalog.end(i, self.now);
            }
            i += 1;
        }
    }

    /// Takes a schema that is dropped out of all publications.
    pub(super) const fn end_published(&mut self, schema: &str) {
        let mut i = 0;
        while i < self.catalog.len {
            let entry = self.catalog.at(i);
            let is_schema = matches!(entry.kind, Kind::PublishedSchema);
            if entry.is_live() && is_schema && equal(entry.key.name, schema) {
                self.catalog.end(i, self.now);
            }
            i += 1;
        }
    }

    /// Whether an entry is a member of a publication.
    const fn publishes(&self, id: Id, member: Id) -> bool {
        let entry = self.catalog.at(member);
        match entry.kind {
            Kind::PublishedTable => entry.key.suffix == id + 1,
            Kind::PublishedSchema => entry.key.table == id,
            _ => false,
        }
    }

    pub(super) const fn rename_publication(&mut self, step: &RenamePublication<'a>) {
        let id = self.publication(step.name);
        if id == NONE {
            return;
        }
        let there = self.catalog.live(&Key::global(Space::Publication, step.to));
        if there != NONE {
            self.taken(site::TO, there);
            return;
        }
        self.catalog.rename(id, step.to, self.now);
    }

    pub(super) const fn drop_publication(&mut self, step: &DropPublication<'_>) {
        let id = self.publication(step.name);
        if id != NONE {
            self.end_members(id);
            self.catalog.end(id, self.now);
        }
    }

    /// The live entry of a publication.
    const fn publication(&mut self, name: &str) -> Id {
        let key = Key::global(Space::Publication, name);
        self.object(site::STEP, &key, Kind::Publication)
    }
}

/// The key of a table of a publication: the number of the publication stands for a name.
const fn table_key<'k>(table: Id, publication: Id) -> Key<'k> {
    Key::part(Space::PublishedTable, table, "").numbered(publication + 1)
}
