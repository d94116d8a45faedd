//! Rules of how tables are stored.

use super::catalog::{Id, NONE};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::said::Said;
use super::text::Text;
use crate::step::StorageChange;

impl<'a> Replay<'a, '_> {
    pub(super) const fn change_storage(
        &mut self,
        site: usize,
        table: Id,
        change: &StorageChange<'a>,
    ) {
        match change {
            StorageChange::SetTablespace(_) | StorageChange::ReplicaIdentity(_) => {}
            _ => self.stores(site, table),
        }
        match change {
            StorageChange::SetLogged => {
                self.refers_to_logged(site, table);
                self.catalog.at_mut(table).flag = false;
            }
            StorageChange::SetUnlogged => {
                self.is_referred_to_by_unlogged(site, table);
                self.is_not_published(site, table);
                self.catalog.at_mut(table).flag = true;
            }
            StorageChange::ReplicaIdentity(identity) => self.identify_by(site, table, identity),
            StorageChange::ClusterOn(Some(index)) => self.cluster_on(site, table, index),
            _ => {}
        }
    }

    const fn cluster_on(&mut self, site: usize, table: Id, name: &str) {
        let id = self.index_in(site, table, name);
        if id == NONE {
            return;
        }
        let entry = self.catalog.at(id);
        let said = if entry.partner == NONE {
            entry.said
        } else {
            self.catalog.at(entry.partner).said
        };
        let why = match said {
            Said::Index(index) => index.refusal_to_cluster(),
            Said::Exclusion(exclusion) => exclusion.refusal_to_cluster(),
            _ => None,
        };
        if let Some(why) = why {
            let text = self.whose(Text::EMPTY, id).add(" ");
            self.refuse(site, text.add(why));
        }
    }

    /// The live entry of an index of a table, also of one that a constraint made, or a refusal.
    pub(super) const fn index_in(&mut self, site: usize, table: Id, name: &str) -> Id {
        let key = Key::global(Space::Relation, name).beside(&self.catalog.at(table).key);
        let id = self.catalog.live(&key);
        let is_index = id != NONE && matches!(self.catalog.at(id).kind, Kind::Index);
        if !is_index || self.catalog.at(id).table != table {
            let text = self.whose(Text::EMPTY, table);
            self.refuse(site, text.add(" has no index ").name(name));
            return NONE;
        }
        id
    }

    /// Refuses parameters of what stores no rows.
    pub(super) const fn stores(&mut self, site: usize, table: Id) {
        if self.catalog.at(table).nullable {
            let text = Text::EMPTY
                .add("table ")
                .name(self.catalog.at(table).key.name);
            let text = text.add(" is partitioned, and stores no rows itself, nor do its indexes");
            self.refuse(site, text);
        }
    }

    /// Refuses a foreign key from a table that survives a crash to one that does not.
    pub(super) const fn survives(&mut self, site: usize, foreign_key: Id, from: Id, to: Id) {
        if from == to || self.catalog.at(from).flag || !self.catalog.at(to).flag {
            return;
        }
        let text = Text::EMPTY.add("foreign key ");
        let text = text
            .name(self.catalog.at(foreign_key).key.name)
            .add(" of table ");
        let text = text.name(self.catalog.at(from).key.name);
        let text = text.add(" would refer to the unlogged table ");
        let text = text.name(self.catalog.at(to).key.name);
        let text = text.add(", which is empty after a crash; make both logged or both unlogged");
        self.refuse(site, text);
    }

    const fn refers_to_logged(&mut self, site: usize, table: Id) {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let (next, key) = (entry.next, entry.partner);
            if entry.is_live() && matches!(entry.kind, Kind::ForeignKey) && key != NONE {
                let target = self.catalog.at(key).table;
                if target != table && self.catalog.at(target).flag {
                    self.catalog.at_mut(table).flag = false;
                    self.survives(site, child, table, target);
                }
            }
            child = next;
        }
    }

    const fn is_referred_to_by_unlogged(&mut self, site: usize, table: Id) {
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = self.catalog.at(referrer);
            let (next, from) = (entry.referrer, entry.table);
            if entry.is_live() && from != table && !self.catalog.at(from).flag {
                self.catalog.at_mut(table).flag = true;
                self.survives(site, referrer, from, table);
            }
            referrer = next;
        }
    }
}
