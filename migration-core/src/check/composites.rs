//! Rules of composite types.

use super::catalog::{Id, NONE};
use super::key::{Key, Space, relation, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::Text;
use super::types;
use crate::step::{AlterComposite, Attribute, AttributeChange, CreateComposite, DropComposite};
use crate::types::Type;

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_composite(&mut self, step: &CreateComposite<'a>) {
        if !self.free_type_name(site::STEP, &step.name) {
            return;
        }
        let there = self.catalog.live(&relation(&step.name));
        if there != NONE {
            self.taken(site::STEP, there);
            return;
        }
        let id = self
            .catalog
            .make(type_name(&step.name), Kind::Composite, NONE, self.now);
        // PostgreSQL keeps it among the tables too.
        self.catalog
            .make(relation(&step.name), Kind::Composite, NONE, self.now);
        let mut i = 0;
        while i < step.attributes.len() {
            self.add_attribute(site::COLUMN + i, id, &step.attributes[i]);
            i += 1;
        }
    }

    const fn add_attribute(&mut self, site: usize, ty: Id, new: &Attribute<'a>) {
        let key = Key::part(Space::Column, ty, new.name);
        let there = self.catalog.live(&key);
        if there != NONE {
            self.taken(site, there);
            return;
        }
        let on = self.inner_type(site, ty, new);
        let id = self.catalog.make(key, Kind::Attribute, ty, self.now);
        self.catalog.at_mut(id).ty = new.ty;
        self.catalog.at_mut(id).flag = new.collation.is_some();
        self.needs(id, on);
    }

    /// The type of an attribute, which must be there and is not made of this one.
    const fn inner_type(&mut self, site: usize, ty: Id, new: &Attribute<'a>) -> Id {
        if new.collation.is_some() && !self.takes_collation(&new.ty) {
            let text = types::write(Text::EMPTY, &new.ty);
            let text = text.add(" takes no collation; take `collate` away");
            self.refuse(site, text);
        }
        let on = self.made_of(site, &new.ty);
        if on != NONE && self.is_inside(ty, on) {
            let text = self
                .whose(Text::EMPTY, ty)
                .add(" would be inside of itself; ");
            self.refuse(site, text.add("give the attribute another type"));
            return NONE;
        }
        on
    }

    /// Whether a type is another, or that is made of it.
    const fn is_inside(&self, inner: Id, outer: Id) -> bool {
        if inner == outer {
            return true;
        }
        let mut link = self.catalog.at(inner).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let entry = self.catalog.at(found.dependent as usize);
            let next = match entry.kind {
                Kind::Attribute => entry.table,
                _ => found.dependent as usize,
            };
            if entry.is_live() && entry.kind.is_of_types() && self.is_inside(next, outer) {
                return true;
            }
            link = found.next;
        }
        false
    }

    /// Whether a column's values hold values of a type (`find_composite_type_dependencies` in `tablecmds.c`).
    pub(super) const fn is_held(&self, ty: Id) -> bool {
        if self.catalog.at(ty).users > 0 {
            return true;
        }
        let mut link = self.catalog.at(ty).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let entry = self.catalog.at(found.dependent as usize);
            let outer = match entry.kind {
                Kind::Attribute => entry.table,
                _ => found.dependent as usize,
            };
            if entry.is_live() && entry.kind.is_of_types() && self.is_held(outer) {
                return true;
            }
            link = found.next;
        }
        false
    }

    pub(super) const fn alter_composite(&mut self, step: &AlterComposite<'a>) {
        let id = self.kind_of_type(site::STEP, &type_name(&step.name), Kind::Composite);
        if id == NONE {
            return;
        }
        let mut i = 0;
        while i < step.changes.len() {
            self.attribute_change(site::CHANGE + i, id, &step.changes[i]);
            i += 1;
        }
    }

    const fn attribute_change(&mut self, site: usize, ty: Id, change: &AttributeChange<'a>) {
        match change {
            AttributeChange::Add(new) => self.add_attribute(site, ty, new),
            AttributeChange::Drop { name, ty: written } => {
                let id = self.attribute(site, ty, name, written);
                if id != NONE {
                    self.catalog.end(id, self.now);
                }
            }
            AttributeChange::Rename {
                from,
                to,
                ty: written,
            } => {
                let id = self.attribute(site, ty, from, written);
                let there = self.catalog.live(&Key::part(Space::Column, ty, to));
                if there != NONE {
                    self.taken(site, there);
                } else if id != NONE {
                    self.catalog.rename(id, to, self.now);
                }
            }
            AttributeChange::Change { from, to } => self.change_attribute(site, ty, from, to),
        }
    }

    const fn change_attribute(&mut self, site: usize, ty: Id, from: &Type<'_>, to: &Attribute<'a>) {
        let id = self.attribute(site, ty, to.name, from);
        if id == NONE {
            return;
        }
        if self.is_held(ty) {
            let text = self
                .whose(Text::EMPTY, ty)
                .add(" is the type of a column, and PostgreSQL does not change ");
            let text = text.add("an attribute in its values; give the column another type first");
            self.refuse(site, text);
            return;
        }
        if types::equal(from, &to.ty) && to.collation.is_none() && !self.catalog.at(id).flag {
            let text = self.whose(Text::EMPTY, id);
            self.refuse(site, text.add(" has this type already; nothing changes"));
        }
        // The links to what it needed stay with the attribute that was.
        self.catalog.end(id, self.now);
        self.add_attribute(site, ty, to);
    }

    /// The attribute, of the type that the author takes it to have.
    const fn attribute(&mut self, site: usize, ty: Id, name: &str, written: &Type<'_>) -> Id {
        let id = self.object(site, &Key::part(Space::Column, ty, name), Kind::Attribute);
        if id == NONE {
            return NONE;
        }
        let entry = self.catalog.at(id);
        if !types::equal(&entry.ty, written) {
            let text = Text::EMPTY.add("attribute ").name(name).add(" is ");
            let text = types::write(text, &entry.ty).add(" here, not ");
            self.refuse(site, types::write(text, written));
        }
        id
    }

    pub(super) const fn drop_composite(&mut self, step: &DropComposite<'a>) {
        let id = self.catalog.live(&type_name(&step.name));
        self.drop_type(&step.name, Kind::Composite);
        if id == NONE || self.catalog.at(id).is_live() {
            return;
        }
        let row = self.catalog.live(&relation(&step.name));
        if row != NONE {
            self.catalog.end(row, self.now);
        }
    }
}
