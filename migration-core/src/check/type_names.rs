//! Rules of types that get another name or go to another schema.

use super::catalog::{Id, NONE, OF_SETS, RELEASED};
use super::enums::made;
use super::key::{Key, relation, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::strings::equal;
use super::text::Text;
use crate::ident::Name;
use crate::step::{RenameType, TypeKind};
use crate::types::Type;

impl<'a> Replay<'a, '_> {
    pub(super) const fn rename_type(&mut self, step: &RenameType<'a>) {
        let id = self.kind_of_type(site::TABLE, &type_name(&step.from), kind(step.kind));
        let Some(to) = made(step.to) else { return };
        if id == NONE || self.is_external(site::TABLE, id) || !self.free_type_name(site::STEP, to) {
            return;
        }
        let moves = !equal(step.from.schema(), to.schema());
        if moves && !equal(step.from.name, to.name) {
            let text = Text::EMPTY.add("a type gets another name or another schema, one by one");
            self.refuse(site::STEP, text);
            return;
        }
        if self.named_by_text(site::TABLE, id) {
            return;
        }
        let there = self.catalog.live(&relation(to));
        if matches!(step.kind, TypeKind::Composite) && there != NONE {
            self.taken(site::STEP, there);
            return;
        }
        let subtype = self.catalog.at(id).ty;
        if matches!(step.kind, TypeKind::Range) && !self.free_constructors(site::STEP, to, &subtype)
        {
            return;
        }
        if matches!(step.kind, TypeKind::Range)
            && moves
            && !self.move_multirange(id, to, step.multirange)
        {
            return;
        }
        self.list_labels(id);
        self.retype(id, step.to);
        self.give_type_name(id, to, moves);
        let row = self.catalog.live(&relation(&step.from));
        if matches!(step.kind, TypeKind::Composite) && row != NONE {
            self.give_type_name(row, to, moves);
        }
    }

    /// Gives all that has a type its new name.
    const fn retype(&mut self, id: Id, to: &'a Type<'a>) {
        let mut user = 0;
        while user < self.catalog.len {
            if self.is_of_type(user, id) {
                self.catalog.at_mut(user).ty = renamed(&self.catalog.at(user).ty, to);
            }
            user += 1;
        }
    }

    /// Moves the multirange type of a range type with it, unless it is another than the author takes it to be.
    const fn move_multirange(
        &mut self,
        range: Id,
        to: &Name<'a>,
        written: Option<&'a Type<'a>>,
    ) -> bool {
        let id = self.catalog.at(range).partner;
        let key = self.catalog.at(id).key;
        let (Some(ty), Some(name)) = (
            written,
            match written {
                Some(ty) => made(ty),
                None => None,
            },
        ) else {
            let text = self.whose(Text::EMPTY, range);
            let text =
                text.add(" goes with its multirange type; say which: `multirange_type_name = ");
            self.refuse(site::STEP, text.add(key.name).add("`"));
            return false;
        };
        if !equal(name.name, key.name) || !equal(name.schema(), to.schema()) {
            let text = self
                .whose(Text::EMPTY, range)
                .add(" has the multirange type ");
            let text = text.name(key.name).add(", not ").name(name.name);
            let text = text.add("; write `multirange_type_name = ").add(key.name);
            self.refuse(site::TO, text.add("`"));
            return false;
        }
        if !self.free_type_name(site::TO, name) || !self.free_multirange_constructors(to, name) {
            return false;
        }
        self.retype(id, ty);
        self.give_type_name(id, name, true);
        true
    }

    const fn give_type_name(&mut self, id: Id, to: &Name<'a>, moves: bool) {
        if moves {
            self.leaves_schema(id);
            self.catalog.change_schema(id, to.schema(), self.now);
        } else {
            self.catalog.rename(id, to.name, self.now);
        }
    }

    /// Refuses another name for a type that a text names; types that are made of it follow.
    const fn named_by_text(&mut self, site: usize, id: Id) -> bool {
        let mut link = self.catalog.at(id).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let entry = self.catalog.at(found.dependent as usize);
            let says = found.part != OF_SETS && found.part != RELEASED;
            if says && entry.is_live() && !entry.kind.is_of_types() {
                self.refuse_rename(site, id, found.dependent as usize);
                return true;
            }
            link = found.next;
        }
        false
    }

    /// The live entry of a type of this kind, or a refusal.
    pub(super) const fn kind_of_type(&mut self, site: usize, key: &Key<'_>, kind: Kind) -> Id {
        let id = self.object(site, key, kind);
        if id == NONE {
            return NONE;
        }
        let entry = self.catalog.at(id);
        if entry.kind as u8 == kind as u8 {
            return id;
        }
        let text = Text::EMPTY.name(entry.key.name).add(" is ");
        let text = text.add(entry.kind.one()).add(", not ");
        let text = match kind {
            Kind::Enum => text.add("an enum type"),
            _ => text.add(kind.one()),
        };
        self.refuse(site, text);
        NONE
    }

    /// Refuses a name that a type or the rows of a table have, or a schema that is not there.
    pub(super) const fn free_type_name(&mut self, site: usize, name: &Name<'_>) -> bool {
        self.in_known_schema(site, name);
        let there = self.catalog.live(&type_name(name));
        if there != NONE {
            self.taken(site, there);
            return false;
        }
        self.no_relation_in_its_way(site, name)
    }
}

/// The type with another name inside.
const fn renamed<'a>(ty: &Type<'a>, to: &'a Type<'a>) -> Type<'a> {
    match ty {
        Type::Made(_) => *to,
        // PostgreSQL has one array type for all dimensions.
        Type::Array(_) => Type::Array(to),
        _ => *ty,
    }
}

/// The kind of entry of a kind of type.
pub(super) const fn kind(kind: TypeKind) -> Kind {
    match kind {
        TypeKind::Enum => Kind::Enum,
        TypeKind::Domain => Kind::Domain,
        TypeKind::Composite => Kind::Composite,
        TypeKind::Range => Kind::Range,
    }
}
