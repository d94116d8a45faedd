//! Rules of extended statistics.

use super::catalog::{Id, NONE};
use super::key::{Key, Space};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use crate::ident::Name;
use crate::step::{
    AlterStatistics, CreateStatistics, DropStatistics, KeyKind, MOST_STATISTICS, MoveStatistics,
    RenameStatistics,
};

impl<'a> Replay<'a, '_> {
    /// They belong to the table, and go with it and with each column that they name, as an index does.
    pub(super) const fn create_statistics(&mut self, step: &CreateStatistics<'a>) {
        let table = self.table(site::TABLE, &step.table);
        if table == NONE {
            return;
        }
        let Some(key) = self.new_statistics(step) else {
            return;
        };
        if let Some(why) = step.flaw() {
            self.refuse(
                site::TABLE,
                Text::EMPTY.add("extended statistics ").add(why),
            );
        }
        self.statistics_target(step.target);
        let id = self.catalog.make(key, Kind::Statistics, table, self.now);
        let from = self.catalog.edges_len;
        self.statistics_keys((id, table), step.keys);
        self.catalog.at_mut(id).from = from;
        self.catalog.at_mut(id).to = self.catalog.edges_len;
    }

    const fn statistics_keys(&mut self, (id, table): (Id, Id), keys: &[KeyKind<'a>]) {
        let mut i = 0;
        while i < keys.len() {
            match &keys[i] {
                KeyKind::Column(name) => {
                    let from = self.catalog.edges_len;
                    self.name_columns(site::KEY + i, table, &[*name]);
                    self.comparable(site::KEY + i, from);
                    self.once(site::KEY + i, keys, i);
                }
                KeyKind::Expression(it) => {
                    self.name_columns(site::KEY + i, table, it.columns);
                    self.needs_mentions(site::KEY + i, id, it.mentions);
                    self.mentions_are_typed(site::KEY + i, (table, None), it.mentions);
                    self.once(site::KEY + i, keys, i);
                }
            }
            i += 1;
        }
    }

    /// Refuses a column, or an expression in the same words, that stands before it too.
    const fn once(&mut self, site: usize, keys: &[KeyKind<'_>], at: usize) {
        let mut i = 0;
        while i < at {
            let (text, why) = match (&keys[i], &keys[at]) {
                (KeyKind::Column(one), KeyKind::Column(two)) if equal(one, two) => {
                    (*one, " stands here twice; name it once")
                }
                (KeyKind::Expression(one), KeyKind::Expression(two)) if equal(one.sql, two.sql) => {
                    (one.sql, " stands here twice; write it once")
                }
                _ => ("", ""),
            };
            if !why.is_empty() {
                self.refuse(site, Text::EMPTY.name(text).add(why));
            }
            i += 1;
        }
    }

    const fn statistics_target(&mut self, target: Option<u16>) {
        if let Some(target) = target
            && target > MOST_STATISTICS
        {
            let text = Text::EMPTY.add("a statistics target is a number from 0 to 10000");
            self.refuse(site::STEP, text);
        }
    }

    /// The key of new statistics; where the name is PostgreSQL's default and taken, with a number.
    const fn new_statistics(&mut self, step: &CreateStatistics<'a>) -> Option<Key<'a>> {
        let name = step.full_name();
        self.free_key_of(&step.name, Key::in_schema(Space::Statistics, &name))
    }

    pub(super) const fn alter_statistics(&mut self, step: &AlterStatistics<'_>) {
        self.statistics(&step.name);
        self.statistics_target(step.target);
    }

    pub(super) const fn rename_statistics(&mut self, step: &RenameStatistics<'a>) {
        let id = self.statistics(&step.name);
        if id == NONE {
            return;
        }
        let key = Key::in_schema(Space::Statistics, &step.name.sibling(step.to));
        let there = self.catalog.live(&key);
        if there != NONE {
            self.taken(site::TO, there);
            return;
        }
        self.catalog.rename(id, step.to, self.now);
    }

    pub(super) const fn move_statistics(&mut self, step: &MoveStatistics<'a>) {
        let id = self.statistics(&step.name);
        if id == NONE {
            return;
        }
        let to = Name {
            schema: Some(step.schema),
            name: step.name.name,
        };
        self.in_known_schema(site::TO, &to);
        let there = self.catalog.live(&Key::in_schema(Space::Statistics, &to));
        if there != NONE {
            self.taken(site::TO, there);
            return;
        }
        self.catalog.change_schema(id, step.schema, self.now);
    }

    pub(super) const fn drop_statistics(&mut self, step: &DropStatistics<'_>) {
        let id = self.statistics(&step.name);
        if id != NONE {
            self.end_object(site::STEP, id);
        }
    }

    /// The live entry of statistics.
    const fn statistics(&mut self, name: &Name<'_>) -> Id {
        let key = Key::in_schema(Space::Statistics, name);
        self.object(site::STEP, &key, Kind::Statistics)
    }
}
