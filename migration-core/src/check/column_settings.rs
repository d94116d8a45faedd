//! Rules of what a column is besides its type and its values.

use super::replay::Replay;
use super::text::Text;
use super::types;
use crate::ident::Name;
use crate::step::Column;
use crate::types::Type;

impl<'a> Replay<'a, '_> {
    /// What is set of a new column fits its type.
    pub(super) const fn column_settings(&mut self, site: usize, new: &Column<'a>) {
        self.collates(site, &new.collation, &new.ty);
        if let Some(storage) = new.storage {
            self.stored(site, storage, &new.ty);
        }
        if new.compression.is_some() {
            self.compressed(site, &new.ty);
        }
        if let Some(target) = new.statistics {
            self.gathered(site, target);
        }
        if new.identity.is_some() {
            self.sequence(site, &new.sequence, &new.ty);
        }
        if new.is_virtual() {
            self.own_type(site, &new.ty);
        }
    }

    /// Refuses a collation of a type that has none.
    pub(super) const fn collates(
        &mut self,
        site: usize,
        collation: &Option<Name<'_>>,
        ty: &Type<'_>,
    ) {
        if let Some(collation) = collation
            && !is_collatable(ty)
        {
            let text = types::write(Text::EMPTY, ty).add(" has no collation, and `collate` says ");
            self.refuse(site, text.name(collation.name));
        }
    }

    /// Refuses virtual columns in a key or index, from a place of the edges to their end.
    pub(super) const fn are_stored(&mut self, site: usize, from: usize) {
        let mut edge = from;
        while edge < self.catalog.edges_len {
            let id = self.catalog.edges[edge] as usize;
            if self.catalog.at(id).computed {
                let why = " is virtual, and no key or index holds such; make it stored";
                self.refuse_column(site, id, why);
            }
            edge += 1;
        }
    }

    /// A virtual column has a type of PostgreSQL's own (`CheckAttributeType` in `heap.c`).
    const fn own_type(&mut self, site: usize, ty: &Type<'_>) {
        if is_made(ty) {
            let text = Text::EMPTY.add("a virtual column has a type of PostgreSQL's own, and ");
            let text = types::write(text, ty);
            self.refuse(site, text.add(" is made by the history; make it stored"));
        }
    }
}

const fn is_made(ty: &Type<'_>) -> bool {
    match ty {
        Type::Array(element) => is_made(element),
        ty => matches!(ty, Type::Made(_)),
    }
}

const fn is_collatable(ty: &Type<'_>) -> bool {
    match ty {
        Type::Array(element) => is_collatable(element),
        ty => ty.is_string() || matches!(ty, Type::Citext | Type::Other(_)),
    }
}
