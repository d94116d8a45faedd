//! Rules that hold for every object which one step makes as a whole.

use super::catalog::{Id, NONE, RELEASED};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::text::{Text, qualified};

impl<'a> Replay<'a, '_> {
    /// Makes an object whose name is free, or refuses it. A part of a table goes with its table.
    pub(super) const fn create_object(&mut self, site: usize, key: Key<'a>, kind: Kind) -> Id {
        let there = self.catalog.live(&key);
        if there != NONE {
            self.taken(site, there);
            return NONE;
        }
        let table = match key.space {
            Space::Trigger | Space::Policy => key.table,
            _ => NONE,
        };
        self.catalog.make(key, kind, table, self.now)
    }

    /// The live entry of an object, or a refusal that says which there are.
    pub(super) const fn object(&mut self, site: usize, key: &Key<'_>, kind: Kind) -> Id {
        let id = self.catalog.live(key);
        if id == NONE {
            self.refuse(site, self.missing(key, kind));
        }
        id
    }

    /// Ends an object, unless something needs it.
    pub(super) const fn end_object(&mut self, site: usize, id: Id) {
        if !self.is_external(site, id) && !self.needed(site, id) {
            self.catalog.end(id, self.now);
        }
    }

    /// Refuses to drop what a live object needs; parts of the table that is dropped do not count.
    pub(super) const fn needed(&mut self, site: usize, id: Id) -> bool {
        let dependent = self.dependent(id, id);
        if dependent == NONE {
            return false;
        }
        self.in_need(site, id, dependent);
        true
    }

    /// Says who needs an entry that is to go.
    pub(super) const fn in_need(&mut self, site: usize, id: Id, dependent: Id) {
        let text = self.whose(Text::EMPTY, id).add(" is needed by ");
        let text = self
            .whose(text, dependent)
            .add("; drop or change that first");
        self.refuse(site, text);
    }

    /// A live object outside of a table that needs an entry, but for itself.
    pub(super) const fn dependent(&self, id: Id, table: Id) -> Id {
        let mut link = self.catalog.at(id).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let dependent = found.dependent as usize;
            let entry = self.catalog.at(dependent);
            if found.part != RELEASED && entry.is_live() && entry.table != table && dependent != id
            {
                return dependent;
            }
            link = found.next;
        }
        NONE
    }

    /// Refuses another name or type for a column that the text of an object names.
    pub(super) const fn named_in_text(&mut self, site: usize, id: Id, table: Id) -> bool {
        let dependent = self.dependent(id, table);
        if dependent == NONE {
            return false;
        }
        self.refuse_rename(site, id, dependent);
        true
    }

    pub(super) const fn refuse_rename(&mut self, site: usize, id: Id, dependent: Id) {
        let text = self.whose(Text::EMPTY, id).add(" is named by the text of ");
        let text = self.whose(text, dependent);
        let text =
            text.add(", which would go on naming it so; drop that before, and make it again after");
        self.refuse(site, text);
    }

    /// "column `c` of table `t`"
    pub(super) const fn whose(&self, text: Text, id: Id) -> Text {
        let mut entry = self.catalog.at(id);
        if matches!(entry.key.space, Space::Body) {
            entry = self.catalog.at(entry.table);
        }
        let text = text.add(entry.kind.noun()).add(" ");
        let text = match entry.kind {
            // Its key has the number of the publication.
            Kind::PublishedTable => text.name(self.catalog.at(entry.key.suffix - 1).key.name),
            _ => qualified(text, entry.key.schema, entry.key.name),
        };
        if entry.table == NONE {
            return text;
        }
        let table = &self.catalog.at(entry.table).key;
        let owner = self.catalog.at(entry.table).kind.noun();
        let text = text.add(" of ").add(owner).add(" ");
        qualified(text, table.schema, table.name)
    }
}
