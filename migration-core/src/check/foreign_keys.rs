//! Rules of foreign keys.

use super::catalog::{FIRST, Id, NONE};
use super::key::relation;
use super::kind::Kind;
use super::replay::Replay;
use super::strings::equal;
use super::text::Text;
use super::types;
use crate::step::{Constraint, ConstraintKind, ForeignKey, ReferentialAction};

impl<'a> Replay<'a, '_> {
    /// Joins the foreign keys of a new table, which may refer to keys of the table that stand after them.
    pub(super) const fn refer_all(&mut self, table: Id, constraints: &[Constraint<'a>]) {
        let mut child = self.catalog.at(table).first;
        let mut i = 0;
        while i < constraints.len() {
            if let ConstraintKind::ForeignKey(foreign) = &constraints[i].kind {
                child = self.next_foreign_key(child);
                if child == NONE {
                    return;
                }
                self.refer(super::site::CONSTRAINT + i, child, foreign);
                child = self.catalog.at(child).next;
            }
            i += 1;
        }
    }

    /// The first foreign key from a child of a table on.
    const fn next_foreign_key(&self, from: Id) -> Id {
        let mut child = from;
        while child != NONE && !matches!(self.catalog.at(child).kind, Kind::ForeignKey) {
            child = self.catalog.at(child).next;
        }
        child
    }

    /// Adds the columns that a foreign key refers to, behind its own, and says whether all are there.
    pub(super) const fn name_targets(&mut self, site: usize, foreign: &ForeignKey<'_>) -> bool {
        let target = self.table(site, &foreign.table);
        if target == NONE {
            return false;
        }
        let from = self.catalog.edges_len;
        self.name_columns(site, target, foreign.targets);
        if foreign.columns.len() != foreign.targets.len() {
            self.refuse(site, different_lengths(foreign));
            return false;
        }
        self.catalog.edges_len - from == foreign.targets.len()
    }

    /// Joins a foreign key to the key that it refers to.
    pub(super) const fn refer(&mut self, site: usize, id: Id, foreign: &ForeignKey<'_>) {
        let target = self.catalog.live(&relation(&foreign.table));
        let from = self.catalog.at(id).to;
        if self.is_part_of(target, self.catalog.at(id).table) {
            let text = self.whose(Text::EMPTY, id).add(" would refer to ");
            let text = text
                .name(foreign.table.name)
                .add(", a partition of its own table");
            self.refuse(site, text.add("; let it refer to the table"));
            return;
        }
        self.joined_types(site, id);
        self.sets_own(site, foreign);
        self.writes_plain(site, id, foreign);
        let to = from + foreign.targets.len();
        let key = self.unique_key(target, from, to);
        if key == NONE {
            let later = self.deferrable_key(target, from, to);
            self.refuse(site, self.not_unique(target, foreign.targets, later));
            return;
        }
        self.survives(site, id, self.catalog.at(id).table, target);
        self.catalog.at_mut(id).partner = key;
        self.catalog.at_mut(id).referrer = self.catalog.at(target).referrer;
        self.catalog.at_mut(target).referrer = id;
    }

    /// Each column of a foreign key has a type that can be compared with its target's.
    pub(super) const fn joined_types(&mut self, site: usize, id: Id) {
        let entry = *self.catalog.at(id);
        let mut i = 0;
        while i < entry.to - entry.from {
            let own = self.catalog.edges[entry.from + i] as usize;
            let target = self.catalog.edges[entry.to + i] as usize;
            self.joined_type(site, own, target);
            i += 1;
        }
    }

    const fn joined_type(&mut self, site: usize, own: Id, other: Id) {
        let (own, other) = (*self.catalog.at(own), *self.catalog.at(other));
        if types::same(&own.ty, &other.ty) {
            return;
        }
        let text = Text::EMPTY.add("a foreign key joins columns of one type: ");
        let text = text.name(own.key.name).add(" is ");
        let text = types::write(text, &own.ty).add(", and ");
        let text = text.name(self.catalog.at(other.table).key.name);
        let text = text.add("(").add(other.key.name).add(") is ");
        self.refuse(site, types::write(text, &other.ty));
    }

    /// The oldest unique key over just these columns.
    const fn unique_key(&self, table: Id, from: usize, to: usize) -> Id {
        let mut oldest = NONE;
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live()
                && entry.flag
                && matches!(entry.kind, Kind::Index)
                && self.covers(child, from, to)
                && (oldest == NONE || entry.marks & FIRST != 0)
            {
                oldest = child;
            }
            child = entry.next;
        }
        oldest
    }

    /// A unique constraint over just these columns that is deferrable.
    const fn deferrable_key(&self, table: Id, from: usize, to: usize) -> Id {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live()
                && matches!(entry.kind, Kind::PrimaryKey | Kind::Unique)
                && self.covers(child, from, to)
            {
                return child;
            }
            child = entry.next;
        }
        NONE
    }

    /// No action of a foreign key writes to a generated column (`ATAddForeignKeyConstraint` in `tablecmds.c`).
    const fn writes_plain(&mut self, site: usize, id: Id, foreign: &ForeignKey<'_>) {
        use ReferentialAction::{Cascade, SetDefault, SetNull};
        if !matches!(foreign.on_delete, SetNull | SetDefault)
            && !matches!(foreign.on_update, SetNull | SetDefault | Cascade)
        {
            return;
        }
        let mut edge = self.catalog.at(id).from;
        while edge < self.catalog.at(id).to {
            let column = self.catalog.edges[edge] as usize;
            if self.catalog.at(column).flag {
                let why = " is generated, so that a foreign key cannot write to it; use no_action or restrict";
                self.refuse_column(site, column, why);
            }
            edge += 1;
        }
    }

    /// A delete sets only columns of the foreign key itself.
    const fn sets_own(&mut self, site: usize, foreign: &ForeignKey<'_>) {
        let mut i = 0;
        while i < foreign.set_columns.len() {
            if !holds(foreign.columns, foreign.set_columns[i]) {
                let text = Text::EMPTY.name(foreign.set_columns[i]);
                let text = text.add(" is no column of this foreign key, which sets only its own (");
                self.refuse(site, types::list(text, foreign.columns).add(")"));
            }
            i += 1;
        }
    }

    /// Whether a key has just the columns of a piece of the edges, in any order.
    const fn covers(&self, id: Id, from: usize, to: usize) -> bool {
        let entry = self.catalog.at(id);
        if entry.key_to - entry.from != to - from {
            return false;
        }
        let mut edge = from;
        while edge < to {
            let column = self.catalog.edges[edge] as usize;
            if !self.catalog.holds(entry.from, entry.key_to, column) {
                return false;
            }
            edge += 1;
        }
        true
    }

    /// "there is no unique key on `t`(a, b) …; its unique keys are (…)".
    const fn not_unique(&self, table: Id, columns: &[&str], later: Id) -> Text {
        if later != NONE {
            let text =
                Text::EMPTY.add("a foreign key refers to a key that is not deferrable, and ");
            let text = text.name(self.catalog.at(later).key.name).add(" of ");
            return text.name(self.catalog.at(table).key.name).add(" is");
        }
        let text =
            Text::EMPTY.add("a foreign key refers to a primary key or unique constraint, and ");
        let text = text.name(self.catalog.at(table).key.name).add("(");
        let text = types::list(text, columns).add(") is none");
        let (mut child, mut found) = (self.catalog.at(table).first, 0);
        let mut text = text;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && entry.flag && matches!(entry.kind, Kind::Index) {
                let separator = if found > 0 { ", (" } else { "; its keys are (" };
                text = self.key_columns(text.add(separator), child).add(")");
                found += 1;
            }
            child = entry.next;
        }
        text.add(if found == 0 { "; it has no key" } else { "" })
    }

    pub(super) const fn key_columns(&self, text: Text, id: Id) -> Text {
        let mut text = text;
        let from = self.catalog.at(id).from;
        let mut edge = from;
        while edge < self.catalog.at(id).key_to {
            let separator = if edge > from { ", " } else { "" };
            let column = self.catalog.edges[edge] as usize;
            text = text.add(separator).add(self.catalog.at(column).key.name);
            edge += 1;
        }
        text
    }

    /// Refuses to drop a unique key that a foreign key refers to.
    pub(super) const fn key_is_needed(&mut self, site: usize, index: Id) -> bool {
        let table = self.catalog.at(index).table;
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = *self.catalog.at(referrer);
            if entry.is_live() && entry.partner == index {
                self.refuse(site, self.needed_by(table, referrer));
                return true;
            }
            referrer = entry.referrer;
        }
        self.identifies(site, index)
    }

    /// Refuses to drop a table, or a column of it, that a foreign key refers to.
    pub(super) const fn referrers_need(&mut self, site: usize, table: Id, column: Id) -> bool {
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = *self.catalog.at(referrer);
            let concerned = match column {
                NONE => entry.table != table,
                column => self.catalog.names(entry.partner, column),
            };
            if entry.is_live() && concerned {
                self.refuse(site, self.needed_by(table, referrer));
                return true;
            }
            referrer = entry.referrer;
        }
        false
    }

    /// Refuses to drop a table that a foreign key refers to which does not go with the whole.
    pub(super) const fn referrers_need_whole(&mut self, site: usize, table: Id, whole: Id) -> bool {
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = *self.catalog.at(referrer);
            if entry.is_live() && !self.is_within(entry.table, whole) {
                self.refuse(site, self.needed_by(table, referrer));
                return true;
            }
            referrer = entry.referrer;
        }
        false
    }

    /// Ends the foreign keys that refer to a table from outside of the whole. Those of a partitioned table stand in the way:
    /// its partitions have them too.
    pub(super) const fn cut_referrers(&mut self, site: usize, table: Id, whole: Id) -> bool {
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = *self.catalog.at(referrer);
            if entry.is_live()
                && !self.is_within(entry.table, whole)
                && !self.cut(site, table, referrer)
            {
                return false;
            }
            referrer = entry.referrer;
        }
        true
    }

    /// Ends the foreign keys that need a key of a table which holds a column, or just this one.
    pub(super) const fn cut_referrers_to(&mut self, site: usize, table: Id, of: Id) -> bool {
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = *self.catalog.at(referrer);
            let is_column = matches!(self.catalog.at(of).kind, Kind::Column);
            let concerned = match is_column {
                true => self.catalog.names(entry.partner, of),
                false => entry.partner == of,
            };
            if entry.is_live() && concerned {
                if self.has_several_keys(table, referrer) {
                    self.refuse(site, self.needed_by(table, referrer));
                    return false;
                }
                if !self.cut(site, table, referrer) {
                    return false;
                }
            }
            referrer = entry.referrer;
        }
        true
    }

    /// Whether a foreign key could refer to another key on the same columns, too: made again, it may.
    const fn has_several_keys(&self, table: Id, referrer: Id) -> bool {
        let entry = self.catalog.at(referrer);
        let to = entry.to + (entry.to - entry.from);
        let (mut child, mut count) = (self.catalog.at(table).first, 0);
        while child != NONE {
            let key = self.catalog.at(child);
            if key.is_live()
                && key.flag
                && matches!(key.kind, Kind::Index)
                && self.covers(child, entry.to, to)
            {
                count += 1;
            }
            child = key.next;
        }
        count > 1
    }

    /// Ends a foreign key that refers to a table. One of a partitioned table stands in the way.
    const fn cut(&mut self, site: usize, table: Id, referrer: Id) -> bool {
        let owner = self.catalog.at(referrer).table;
        if self.above(owner) != NONE || self.first_partition(owner) != NONE {
            self.refuse(site, self.needed_by(table, referrer));
            return false;
        }
        self.end_child(referrer);
        true
    }

    const fn needed_by(&self, table: Id, referrer: Id) -> Text {
        let entry = self.catalog.at(referrer);
        let text = Text::EMPTY.add("foreign key ").name(entry.key.name);
        let text = text
            .add(" of table ")
            .name(self.catalog.at(entry.table).key.name);
        let text = text
            .add(" refers to ")
            .name(self.catalog.at(table).key.name);
        text.add("; drop the foreign key first")
    }
}

const fn holds(names: &[&str], name: &str) -> bool {
    let mut i = 0;
    while i < names.len() {
        if equal(names[i], name) {
            return true;
        }
        i += 1;
    }
    false
}

const fn different_lengths(foreign: &ForeignKey<'_>) -> Text {
    let text = Text::EMPTY.add("a foreign key has as many columns as it refers to; here are ");
    let text = text.number(foreign.columns.len()).add(" and ");
    text.number(foreign.targets.len())
}
