//! Rules of tables that are there, and that inherit from others: from when on, until when, and what of them changes.

use super::catalog::{Id, NONE};
use super::key::column;
use super::kind::Kind;
use super::partitions::same_collation;
use super::replay::Replay;
use super::text::Text;
use super::types;
use crate::ident::Name;
use crate::step::{Change, ColumnChange};

impl<'a> Replay<'a, '_> {
    /// `INHERIT`: the table has all columns and checks already, which stay its own.
    pub(super) const fn inherit(&mut self, site: usize, table: Id, name: &Name<'_>) {
        let parent = self.parent(site, table, name);
        if parent == NONE {
            return;
        }
        let why = if self.is_parted(table) {
            " is partitioned or a partition, and inherits from no other table"
        } else if self.descends(parent, table) {
            " would inherit from itself"
        } else {
            ""
        };
        if !why.is_empty() {
            self.refuse(site, self.of_table(table).add(why));
            return;
        }
        if self.names_no_not_null(site, table)
            && self.has_columns_of(site, table, parent)
            && self.sees_no_rows(site, table)
            && self.has_checks_of(site, table, parent)
        {
            self.link(parent, table);
        }
    }

    const fn has_columns_of(&mut self, site: usize, table: Id, parent: Id) -> bool {
        let mut child = self.catalog.at(parent).first;
        while child != NONE {
            let of = *self.catalog.at(child);
            if of.is_live() && matches!(of.kind, Kind::Column) {
                let own = self.catalog.live(&column(table, of.key.name));
                if own == NONE {
                    let text = self.of_table(table).add(" has no column ");
                    let text = self.as_table(text.name(of.key.name), parent);
                    self.refuse(site, text.add(" has; add it"));
                    return false;
                }
                if self.source(table, of.key.name) != NONE {
                    self.comes_twice(site, own);
                    return false;
                }
                if !self.can_inherit(site, child, own) {
                    return false;
                }
            }
            child = of.next;
        }
        true
    }

    const fn can_inherit(&mut self, site: usize, of: Id, own: Id) -> bool {
        let (from, entry) = (*self.catalog.at(of), *self.catalog.at(own));
        if !types::equal(&from.ty, &entry.ty) || from.nullable != entry.nullable {
            self.unlike(site, of, (&entry.ty, entry.nullable));
            return false;
        }
        let why = if !same_collation(&from.said, &entry.said) {
            " is sorted otherwise than in the table that this one inherits from"
        } else if from.flag || entry.flag {
            " is generated, here or in the table to inherit from, and such comes from there alone"
        } else if entry.identity {
            " is inherited, and no identity column; drop the identity"
        } else {
            return true;
        };
        self.refuse_column(site, own, why);
        false
    }

    const fn has_checks_of(&mut self, site: usize, table: Id, parent: Id) -> bool {
        let mut check = self.first_check(parent);
        while check != NONE {
            if !self.is_valid(site, check) || !self.covers_check(site, table, check) {
                return false;
            }
            check = self.next_check(self.catalog.at(check).next);
        }
        true
    }

    /// "PostgreSQL refuses triggers that see tables of changed rows while they fire for each row."
    const fn sees_no_rows(&mut self, site: usize, table: Id) -> bool {
        let trigger = self.next_live(self.catalog.at(table).first, Kind::Trigger);
        let mut child = trigger;
        while child != NONE {
            let entry = *self.catalog.at(child);
            if entry.identity && entry.computed {
                self.sees_followers(site, entry.key.name);
                return false;
            }
            child = self.next_live(entry.next, Kind::Trigger);
        }
        true
    }

    /// `NO INHERIT`: what the table has is its own from now on, and so it has to be already: `INHERIT` takes that from
    /// nothing again, and puts the table behind those from which this one inherits.
    pub(super) const fn no_inherit(&mut self, site: usize, table: Id, name: &Name<'_>) {
        let parent = self.table(site, name);
        if parent == NONE {
            return;
        }
        let up = self.link_to(table, parent);
        let text = self.of_table(table);
        if up == NONE {
            let text = text.add(" does not inherit from table ").name(name.name);
            self.refuse(site, text);
        } else if self.next_parent(up) != NONE {
            let text = text.add(" inherits from other tables since, behind which ");
            let text = text.name(name.name).add(" would come back; ");
            self.refuse(site, text.add("take those away first"));
        } else if !self.hands_down(site, table, parent) {
            self.release_checks(table, parent);
            self.unlink(up);
        }
    }

    /// Refuses where a table has a column or check only because it inherits from this one.
    const fn hands_down(&mut self, site: usize, table: Id, parent: Id) -> bool {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = *self.catalog.at(child);
            let inherited = entry.is_live() && entry.keyable;
            let found = match entry.kind {
                Kind::Column => self.catalog.live(&column(parent, entry.key.name)) != NONE,
                Kind::Check => entry.of != NONE && self.catalog.at(entry.of).table == parent,
                _ => false,
            };
            if inherited && found {
                let text = self
                    .whose(Text::EMPTY, child)
                    .add(" comes only from table ");
                let text = text.name(self.catalog.at(parent).key.name);
                let text =
                    text.add(", and would be its own then, which no undo makes inherited again; ");
                let text =
                    text.add("make a new table with columns of its own, and move the rows there");
                self.refuse(site, text);
                return true;
            }
            child = entry.next;
        }
        false
    }

    const fn release_checks(&mut self, table: Id, parent: Id) {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = *self.catalog.at(child);
            if entry.of != NONE && self.catalog.at(entry.of).table == parent {
                self.catalog.at_mut(child).of = NONE;
            }
            child = entry.next;
        }
    }

    /// Refuses to change a column or check where it is inherited.
    pub(super) const fn may_change_inherited(
        &mut self,
        site: usize,
        table: Id,
        change: &Change<'_>,
    ) -> bool {
        let name = match change {
            Change::DropColumn { name, .. } | Change::ChangeType { name, .. } => name,
            Change::RenameColumn { from, .. } => from,
            Change::AlterColumn {
                name,
                change:
                    ColumnChange::AddIdentity(..)
                    | ColumnChange::SetIdentity(..)
                    | ColumnChange::DropIdentity
                    | ColumnChange::SetExpression(_)
                    | ColumnChange::DropExpression,
                ..
            } => name,
            _ => return true,
        };
        let of = self.source(table, name);
        if of == NONE {
            return true;
        }
        let text = Text::EMPTY
            .add("column ")
            .name(name)
            .add(" comes from table ");
        let text = text.name(self.catalog.at(self.catalog.at(of).table).key.name);
        self.refuse(
            site,
            text.add(", from which this one inherits; change it there"),
        );
        false
    }

    /// Refuses to drop a column that is another table's own too, and would stay there.
    pub(super) const fn goes_along(&mut self, site: usize, table: Id, name: &str) -> bool {
        let id = self.catalog.live(&column(table, name));
        if id == NONE || self.catalog.at(table).partner != NONE || self.catalog.at(id).keyable {
            return true;
        }
        let text = self.whose(Text::EMPTY, id);
        let text = text.add(" is its own too, and would stay; ");
        self.refuse(site, text.add("change that table to `no_inherit` first"));
        false
    }

    /// Refuses a column that comes to the table above, and is another already in one that inherits.
    pub(super) const fn is_new_below(&mut self, site: usize, table: Id, name: &str) -> bool {
        let id = self.catalog.live(&column(table, name));
        if id == NONE || self.catalog.at(table).partner != NONE {
            return true;
        }
        let text = self.whose(Text::EMPTY, id);
        let text =
            text.add(" is there already, in a table that inherits; change that to `no_inherit`, ");
        self.refuse(site, text.add("and to `inherit` after"));
        false
    }

    /// Keeps that a column which has come to the table above is inherited.
    pub(super) const fn inherits_column(&mut self, table: Id, name: &str) {
        let id = self.catalog.live(&column(table, name));
        if id != NONE && self.catalog.at(table).partner == NONE {
            self.catalog.at_mut(id).keyable = true;
        }
    }

    /// Refuses to make a type anew of which an inherited column is, or one that is handed down.
    pub(super) const fn is_in_family(&mut self, site: usize, id: Id) -> bool {
        let entry = *self.catalog.at(id);
        let table = entry.table;
        if self.source(table, entry.key.name) == NONE && self.first_child(table) == NONE {
            return false;
        }
        let text = self.whose(Text::EMPTY, id);
        let text = text.add(" is inherited, or handed down, so that its type cannot be made anew ");
        self.refuse(site, text.add("to lose a label"));
        true
    }
}
