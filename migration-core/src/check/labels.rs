//! Rules of the labels of enum types.
//!
//! The labels of a type become entries when a step first changes it; until then the step that made it has them.

use super::blocking::REWRITES;
use super::catalog::{Id, NONE};
use super::key::{Key, Space, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::strings::{equal, quotes};
use super::text::{Text, qualified};
use super::{enums, site};
use crate::ident::MAX_BYTES;
use crate::step::{AlterEnum, EnumChange, LabelPlace};

impl<'a> Replay<'a, '_> {
    pub(super) const fn alter_enum(&mut self, step: &AlterEnum<'a>) {
        let id = self.kind_of_type(site::STEP, &type_name(&step.name), Kind::Enum);
        if id == NONE || self.is_external(site::STEP, id) {
            return;
        }
        self.list_labels(id);
        let mut i = 0;
        while i < step.changes.len() {
            self.enum_change(site::PART + i, id, &step.changes[i]);
            i += 1;
        }
    }

    /// Makes entries of the labels of a type, which are not yet.
    pub(super) const fn list_labels(&mut self, id: Id) {
        if self.catalog.at(id).flag || !matches!(self.catalog.at(id).kind, Kind::Enum) {
            return;
        }
        let labels = self.labels(id);
        let made = self.catalog.at(id).made;
        let mut i = 0;
        while i < labels.len() {
            let key = Key::part(Space::Label, id, labels[i]);
            if self.catalog.live(&key) == NONE {
                self.catalog.make(key, Kind::Label, NONE, made);
            }
            i += 1;
        }
        self.catalog.at_mut(id).flag = true;
    }

    const fn enum_change(&mut self, site: usize, id: Id, change: &EnumChange<'a>) {
        match change {
            EnumChange::AddValue { label, place } => {
                if let LabelPlace::Before(other) | LabelPlace::After(other) = place {
                    self.label(site, id, other);
                }
                if self.free_label(site, id, label) {
                    let key = Key::part(Space::Label, id, label);
                    let added = self.catalog.make(key, Kind::Label, NONE, self.now);
                    self.catalog.at_mut(added).flag = true;
                }
            }
            EnumChange::RenameValue { from, to } => {
                let label = self.label(site, id, from);
                if label != NONE && self.free_label(site, id, to) {
                    self.in_no_text(site, id, from);
                    self.follow_defaults(id, from, to);
                    self.catalog.rename(label, to, self.now);
                }
            }
            EnumChange::RemoveValue { label: name } => {
                let label = self.label(site, id, name);
                if label != NONE {
                    self.in_no_text(site, id, name);
                    self.in_no_default(site, id, name);
                    self.can_move(site, id);
                    self.type_blocks(site, id, REWRITES);
                    self.catalog.end(label, self.now);
                }
            }
            // The schema alone makes it, for an undo.
            EnumChange::Rebuild(_) => {}
        }
    }

    /// The live entry of a label, or a refusal that says which there are.
    const fn label(&mut self, site: usize, id: Id, label: &str) -> Id {
        self.object(site, &Key::part(Space::Label, id, label), Kind::Label)
    }

    const fn free_label(&mut self, site: usize, id: Id, label: &str) -> bool {
        let there = self.catalog.live(&Key::part(Space::Label, id, label));
        if there != NONE {
            self.taken(site, there);
            return false;
        }
        if label.len() > MAX_BYTES {
            let text = Text::EMPTY.name(label);
            self.refuse(site, text.add(" is longer than 63 bytes; shorten it"));
            return false;
        }
        true
    }

    /// A default of a type whose labels are entries is one of them, and was not added by the same migration.
    pub(super) const fn is_listed_label(&mut self, site: usize, id: Id, label: &str) {
        let found = self.label(site, id, label);
        if found == NONE {
            return;
        }
        let entry = self.catalog.at(found);
        if entry.flag && entry.made == self.now {
            let text = Text::EMPTY.name(label);
            self.refuse(
                site,
                text.add(" is added by this migration, and PostgreSQL lets nothing use it before that is committed; ")
                    .add("use it in the next migration"),
            );
        }
    }

    /// Refuses a label that a check or predicate over a column of the type holds.
    const fn in_no_text(&mut self, site: usize, ty: Id, label: &str) {
        let mut id = 0;
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            if entry.is_live()
                && matches!(entry.kind, Kind::Check | Kind::Index)
                && quotes(entry.text, label)
                && self.names_type(id, ty)
            {
                self.label_in_use(site, ty, label, id);
                return;
            }
            id += 1;
        }
    }

    /// Refuses to take away what a column has as its default.
    const fn in_no_default(&mut self, site: usize, ty: Id, label: &str) {
        let mut id = 0;
        while id < self.catalog.len {
            if equal(self.catalog.at(id).text, label) && self.has_type(id, ty) {
                self.label_in_use(site, ty, label, id);
                return;
            }
            id += 1;
        }
    }

    const fn label_in_use(&mut self, site: usize, ty: Id, label: &str, by: Id) {
        let text = Text::EMPTY.add("the label ").name(label).add(" of ");
        let key = &self.catalog.at(ty).key;
        let text = qualified(text, key.schema, key.name);
        let text = match self.catalog.at(by).kind {
            Kind::Column => text.add(" is the default of "),
            _ => text.add(" stands in "),
        };
        let text = self.whose(text, by);
        self.refuse(site, text.add("; change that first"));
    }

    /// Refuses what cannot be moved to a type that is made anew.
    const fn can_move(&mut self, site: usize, ty: Id) {
        let mut id = 0;
        while id < self.catalog.len {
            if self.has_type(id, ty) {
                let generated = match self.catalog.at(id).flag {
                    true => id,
                    false => self.computed_from(id),
                };
                if self.is_partitioned_by(site, id) || self.is_in_family(site, id) {
                    return;
                }
                if generated != NONE {
                    let text = self
                        .whose(Text::EMPTY, generated)
                        .add(" is generated from ");
                    let text = text.add("the type, which is made anew to lose a label; ");
                    self.refuse(site, text.add("drop it before, and make it again after"));
                }
            }
            id += 1;
        }
        self.no_type_needs(site, ty);
    }

    /// Refuses while another type is made of this one.
    const fn no_type_needs(&mut self, site: usize, ty: Id) {
        let mut link = self.catalog.at(ty).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let entry = self.catalog.at(found.dependent as usize);
            if entry.is_live() && entry.kind.is_of_types() {
                self.in_need(site, ty, found.dependent as usize);
                return;
            }
            link = found.next;
        }
    }

    const fn follow_defaults(&mut self, ty: Id, from: &str, to: &'a str) {
        let mut id = 0;
        while id < self.catalog.len {
            if equal(self.catalog.at(id).text, from) && self.has_type(id, ty) {
                self.catalog.at_mut(id).text = to;
            }
            id += 1;
        }
    }

    /// Whether it is a live column of the type, or of arrays of it.
    const fn has_type(&self, id: Id, ty: Id) -> bool {
        matches!(self.catalog.at(id).kind, Kind::Column) && self.is_of_type(id, ty)
    }

    /// Whether it is live and has the type, or is an array of it.
    pub(super) const fn is_of_type(&self, id: Id, ty: Id) -> bool {
        let entry = self.catalog.at(id);
        if !entry.is_live() {
            return false;
        }
        match enums::made(&entry.ty) {
            Some(name) => {
                let key = &self.catalog.at(ty).key;
                equal(name.name, key.name) && equal(name.schema(), key.schema)
            }
            None => false,
        }
    }

    /// Whether a check or index names a column of the type.
    const fn names_type(&self, id: Id, ty: Id) -> bool {
        let entry = self.catalog.at(id);
        let mut edge = entry.from;
        while edge < entry.to {
            if self.has_type(self.catalog.edges[edge] as usize, ty) {
                return true;
            }
            edge += 1;
        }
        false
    }
}

impl Kind {
    /// Whether it is a type, or a part of one.
    pub(super) const fn is_of_types(self) -> bool {
        self.is_type() || matches!(self, Self::Attribute)
    }

    /// Whether it is a type that a step made.
    pub(super) const fn is_type(self) -> bool {
        matches!(
            self,
            Self::Enum | Self::Domain | Self::Composite | Self::Range | Self::Multirange
        )
    }
}
