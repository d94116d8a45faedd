//! Rules of tables that inherit from others, and of new ones.
//!
//! A column comes from one other table at most, so that its name says from which.

use super::catalog::{CHILD, Id, NONE, PARENT};
use super::key::{Key, Space, column, constraint};
use super::kind::Kind;
use super::partitions::same_collation;
use super::replay::Replay;
use super::said::Said;
use super::site;
use super::text::Text;
use super::types::{self, same_name};
use crate::ident::{Name, ObjectName};
use crate::step::{Column, Constraint, ConstraintState, CreateTable};

impl<'a> Replay<'a, '_> {
    /// Gives a new table the columns of those that it inherits from.
    pub(super) const fn inherit_columns(&mut self, table: Id, step: &CreateTable<'a>) -> bool {
        let parents = step.options.inherits;
        if !parents.is_empty() && step.options.partition_by.is_some() {
            let text = self.of_table(table);
            let text = text.add(" is partitioned, and so inherits from no table; ");
            self.refuse(site::PART, text.add("take one of both away"));
            return false;
        }
        let mut i = 0;
        while i < parents.len() {
            if same_name(&parents[i], &step.name) {
                let text = self.of_table(table);
                let text =
                    text.add(" would inherit from itself; name a table that is there before");
                self.refuse(site::PART + i, text);
                return false;
            }
            let parent = self.parent(site::PART + i, table, &parents[i]);
            if parent == NONE || !self.inherit_all(site::PART + i, parent, table) {
                return false;
            }
            self.link(parent, table);
            i += 1;
        }
        true
    }

    const fn inherit_all(&mut self, site: usize, parent: Id, table: Id) -> bool {
        let mut child = self.catalog.at(parent).first;
        while child != NONE {
            let of = *self.catalog.at(child);
            if of.is_live() && matches!(of.kind, Kind::Column) {
                let there = self.catalog.live(&column(table, of.key.name));
                if there != NONE {
                    self.comes_twice(site, there);
                    return false;
                }
                let id = self.copy_column(child, table);
                self.catalog.at_mut(id).keyable = true;
            }
            child = of.next;
        }
        self.copy_generated(parent, table);
        true
    }

    pub(super) const fn comes_twice(&mut self, site: usize, id: Id) {
        let text = self.whose(Text::EMPTY, id);
        let text = text.add(" would come from two tables, and be changed by both; ");
        let text = text.add("inherit from one of them, or rename it there");
        self.refuse(site, text);
    }

    /// A table that another may inherit from, or a refusal.
    pub(super) const fn parent(&mut self, site: usize, table: Id, name: &Name<'_>) -> Id {
        let parent = self.own_table(site, name);
        if parent == NONE {
            return NONE;
        }
        let why = if self.link_to(table, parent) != NONE {
            " is inherited from already; name it once"
        } else if self.is_parted(parent) {
            " is partitioned or a partition, from which no table inherits; write `create_partition`"
        } else if self.names_no_not_null(site, parent) {
            return parent;
        } else {
            return NONE;
        };
        self.refuse(site, self.of_table(parent).add(why));
        NONE
    }

    pub(super) const fn is_parted(&self, table: Id) -> bool {
        let entry = self.catalog.at(table);
        entry.nullable || entry.partner != NONE
    }

    /// Keeps, at both tables, that one inherits from the other.
    pub(super) const fn link(&mut self, parent: Id, table: Id) {
        let (above, below) = (self.catalog.at(parent).key, self.catalog.at(table).key);
        let key = Key::part(Space::Partition, parent, below.name);
        let down = self.catalog.make(key, Kind::Child, parent, self.now);
        let key = Key::part(Space::Partition, table, above.name);
        let up = self.catalog.make(key, Kind::Parent, table, self.now);
        (
            self.catalog.at_mut(down).partner,
            self.catalog.at_mut(down).referrer,
        ) = (table, up);
        (
            self.catalog.at_mut(up).partner,
            self.catalog.at_mut(up).referrer,
        ) = (parent, down);
        self.catalog.at_mut(parent).marks |= PARENT;
        self.catalog.at_mut(table).marks |= CHILD;
    }

    pub(super) const fn unlink(&mut self, up: Id) {
        self.catalog.end(self.catalog.at(up).referrer, self.now);
        self.catalog.end(up, self.now);
    }

    /// Ends that a table inherits, as it goes.
    pub(super) const fn unlink_all(&mut self, table: Id) {
        let mut up = self.first_parent(table);
        while up != NONE {
            self.unlink(up);
            up = self.next_parent(up);
        }
    }

    /// The first of what says from which tables a table inherits.
    const fn first_parent(&self, table: Id) -> Id {
        if !self.is_marked(table, CHILD) {
            return NONE;
        }
        self.next_live(self.catalog.at(table).first, Kind::Parent)
    }

    pub(super) const fn next_parent(&self, up: Id) -> Id {
        self.next_live(self.catalog.at(up).next, Kind::Parent)
    }

    pub(super) const fn next_live(&self, mut child: Id, kind: Kind) -> Id {
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && entry.kind as u8 == kind as u8 {
                return child;
            }
            child = entry.next;
        }
        NONE
    }

    /// What says that a table inherits from this one.
    pub(super) const fn link_to(&self, table: Id, parent: Id) -> Id {
        let mut up = self.first_parent(table);
        while up != NONE && self.catalog.at(up).partner != parent {
            up = self.next_parent(up);
        }
        up
    }

    /// Whether a table is another, or inherits from it, be it by way of others.
    pub(super) const fn descends(&self, table: Id, from: Id) -> bool {
        let mut up = self.first_parent(table);
        while up != NONE {
            if self.descends(self.catalog.at(up).partner, from) {
                return true;
            }
            up = self.next_parent(up);
        }
        table == from
    }

    pub(super) const fn inherits(&self, table: Id) -> bool {
        self.first_parent(table) != NONE
    }

    /// What says that a table inherits from this one.
    pub(super) const fn first_child(&self, table: Id) -> Id {
        if !self.is_marked(table, PARENT) {
            return NONE;
        }
        self.next_live(self.catalog.at(table).first, Kind::Child)
    }

    /// The first of what says which tables follow the changes of a table: its partitions, or those that inherit.
    pub(super) const fn first_follower(&self, table: Id) -> Id {
        match self.first_partition(table) {
            NONE => self.first_child(table),
            partition => partition,
        }
    }

    pub(super) const fn next_follower(&self, link: Id) -> Id {
        let entry = self.catalog.at(link);
        self.next_live(entry.next, entry.kind)
    }

    /// The column of another table that a column comes from.
    pub(super) const fn source(&self, table: Id, name: &str) -> Id {
        let mut up = self.first_parent(table);
        while up != NONE {
            let of = self
                .catalog
                .live(&column(self.catalog.at(up).partner, name));
            if of != NONE {
                return of;
            }
            up = self.next_parent(up);
        }
        NONE
    }

    /// Makes a column a new table's own that it inherits, where its step writes it too.
    pub(super) const fn merge_column(&mut self, at: usize, id: Id, new: &'a Column<'a>) {
        let entry = *self.catalog.at(id);
        let of = self.source(entry.table, new.name);
        let why = if new.generated.is_some() || entry.flag {
            " is generated, here or in the table that this one inherits from, and such comes from there alone; do not write it here"
        } else if new.identity.is_some() {
            " is inherited, and no identity column; drop the identity"
        } else if new.compression.is_some() {
            " is inherited, compressed as it is there; set that afterwards"
        } else {
            ""
        };
        if !why.is_empty() {
            self.refuse_column(site::COLUMN + at, id, why);
            return;
        }
        let collation = Said::collation(&new.collation);
        if !types::equal(&entry.ty, &new.ty) || entry.nullable != new.nullable {
            self.unlike(site::COLUMN_TYPE + at, of, (&new.ty, new.nullable));
        } else if !same_collation(&entry.said, &collation) {
            let why = " is sorted otherwise than in the table that this one inherits from";
            self.refuse_column(site::COLUMN + at, id, why);
        }
        self.catalog.at_mut(id).keyable = false;
        if new.default.is_some() {
            self.drop_default_body(id);
            self.keep_default(id, new.default.as_ref());
        }
    }

    /// "column `c` is … here, and … in table `t`"
    pub(super) const fn unlike(
        &mut self,
        site: usize,
        of: Id,
        own: (&crate::types::Type<'_>, bool),
    ) {
        let of = *self.catalog.at(of);
        let text = Text::EMPTY.add("column ").name(of.key.name).add(" is ");
        let text = types::write_column(text, own.0, own.1).add(" here, and ");
        let text = types::write_column(text, &of.ty, of.nullable).add(" in table ");
        let text = text.name(self.catalog.at(of.table).key.name);
        self.refuse(
            site,
            text.add(", from which it is inherited; make both the same"),
        );
    }

    /// Gives a new table the checks of those that it inherits from.
    pub(super) const fn inherit_checks(&mut self, table: Id) -> bool {
        let mut up = self.first_parent(table);
        while up != NONE {
            let mut check = self.first_check(self.catalog.at(up).partner);
            while check != NONE {
                if !self.is_valid(site::STEP, check) {
                    return false;
                }
                let own = self.make_part(site::STEP, table, check);
                if own == NONE {
                    return false;
                }
                self.catalog.at_mut(own).keyable = true;
                check = self.next_check(self.catalog.at(check).next);
            }
            up = self.next_parent(up);
        }
        true
    }

    /// The first check of a table that those have too which inherit.
    pub(super) const fn first_check(&self, table: Id) -> Id {
        self.next_check(self.catalog.at(table).first)
    }

    pub(super) const fn next_check(&self, mut child: Id) -> Id {
        while child != NONE {
            if self.catalog.at(child).is_live() && self.is_inheritable(child) {
                return child;
            }
            child = self.catalog.at(child).next;
        }
        NONE
    }

    /// Whether tables that inherit have it too.
    pub(super) const fn is_inheritable(&self, id: Id) -> bool {
        matches!(self.catalog.at(id).kind, Kind::Check) && !self.catalog.at(id).alike
    }

    pub(super) const fn is_valid(&mut self, site: usize, check: Id) -> bool {
        if matches!(self.catalog.at(check).validity, ConstraintState::NotValid) {
            let text = self.whose(Text::EMPTY, check);
            let text = text.add(" is not valid, and tables inherit only what is; ");
            self.refuse(site, text.add("validate it first"));
            return false;
        }
        true
    }

    /// Takes an inherited check away that the step of a new table writes too, and gives the one that it comes from.
    pub(super) const fn released_check(&mut self, table: Id, new: &Constraint<'_>) -> Id {
        let ObjectName::Given(name) = new.name else {
            return NONE;
        };
        let id = self.catalog.live(&constraint(table, name));
        if id == NONE || !matches!(self.catalog.at(id).kind, Kind::Check) {
            return NONE;
        }
        let of = self.catalog.at(id).of;
        if of != NONE {
            self.end_child(id);
        }
        of
    }

    /// Makes a check that a new table writes one with the check that it inherits.
    pub(super) const fn merge_check(&mut self, site: usize, own: Id, of: Id) {
        if of == NONE || own == NONE {
            return;
        }
        let entry = *self.catalog.at(own);
        if self.is_same(&entry, of) {
            self.catalog.at_mut(own).of = of;
            return;
        }
        let text = Text::EMPTY.name(entry.key.name);
        let text = text.add(" is the name of a check that the table inherits from table ");
        let text = text.name(self.catalog.at(self.catalog.at(of).table).key.name);
        let text = text.add("; write that in the same words, or choose another name");
        self.refuse(site, text);
    }

    /// Refuses to drop a table from which others inherit.
    pub(super) const fn has_children(&mut self, site: usize, table: Id) -> bool {
        let link = self.first_child(table);
        if link == NONE {
            return false;
        }
        let text = self.of_table(self.catalog.at(link).partner);
        let text = text.add(" inherits from table ");
        let text = text.name(self.catalog.at(table).key.name);
        self.refuse(
            site,
            text.add("; drop it first, or change it to `no_inherit`"),
        );
        true
    }

    /// "table `t`"
    pub(super) const fn of_table(&self, table: Id) -> Text {
        Text::EMPTY
            .add("table ")
            .name(self.catalog.at(table).key.name)
    }
}
