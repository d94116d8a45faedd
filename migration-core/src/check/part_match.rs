//! Whether a constraint or index of a partition is that of its table.
//!
//! After `MergeConstraintsIntoExisting` and `tryAttachPartitionForeignKey` in PostgreSQL's `tablecmds.c`, and
//! `CompareIndexInfo` in `index.c`.

use super::catalog::{Entry, Id};
use super::kind::Kind;
use super::replay::Replay;
use super::said::Said;
use super::strings::equal;
use super::wording::same_words;
use crate::ident::Name;
use crate::step::{ConstraintState, CreateIndex, ForeignKey, KeyKind};

/// The most columns that a check or index names and that are looked for under other names.
const MOST_NAMES: usize = 32;

impl<'a> Replay<'a, '_> {
    /// Whether PostgreSQL takes the part of a partition for that of its table.
    pub(super) const fn is_same(&self, own: &Entry<'a>, part: Id) -> bool {
        let of = *self.catalog.at(part);
        if own.kind as u8 != of.kind as u8 {
            return false;
        }
        match own.kind {
            Kind::Check => {
                own.key.spelled == of.key.spelled
                    && covers(own.validity, of.validity)
                    && own.alike == of.alike
                    && self.same_names(own, &of)
                    && self.same_text(own, own.text, of.text)
            }
            Kind::ForeignKey => match (own.said, of.said) {
                (Said::ForeignKey(a), Said::ForeignKey(b)) => {
                    own.timing as u8 == of.timing as u8
                        && own.validity as u8 == of.validity as u8
                        && self.same_names(own, &of)
                        && self.same_targets(own, &of)
                        && same_actions(a, b)
                }
                _ => false,
            },
            Kind::Index => self.same_shape(own, &of) && self.same_index(own, &of),
            _ => own.timing as u8 == of.timing as u8 && self.same_unique(own, &of),
        }
    }

    /// Whether PostgreSQL may take it for the other, so that nobody can tell.
    pub(super) const fn is_near(&self, own: &Entry<'a>, part: Id) -> bool {
        let of = *self.catalog.at(part);
        match (own.kind, of.kind) {
            (Kind::Check, Kind::Check) => own.key.spelled == of.key.spelled,
            (Kind::PrimaryKey | Kind::Unique, Kind::PrimaryKey | Kind::Unique) => {
                self.same_unique(own, &of)
            }
            (Kind::PrimaryKey | Kind::Unique, Kind::Index) => {
                of.flag && self.same_columns_of(own.from, own.key_to, of.from, of.key_to)
            }
            (Kind::Index, Kind::Index) => self.same_shape(own, &of),
            _ => false,
        }
    }

    const fn same_names(&self, own: &Entry<'_>, of: &Entry<'_>) -> bool {
        own.key_to - own.from == of.key_to - of.from
            && self.same_columns_of(own.from, own.to, of.from, of.to)
    }

    const fn same_unique(&self, own: &Entry<'_>, of: &Entry<'_>) -> bool {
        own.alike == of.alike && self.same_names(own, of)
    }

    /// Whether pieces of the edges are columns of the same names.
    const fn same_columns_of(&self, from: usize, to: usize, other: usize, end: usize) -> bool {
        if to - from != end - other {
            return false;
        }
        let mut i = 0;
        while i < to - from {
            let one = self.catalog.at(self.catalog.edges[from + i] as usize);
            let two = self.catalog.at(self.catalog.edges[other + i] as usize);
            if one.key.spelled != two.key.spelled {
                return false;
            }
            i += 1;
        }
        true
    }

    const fn same_targets(&self, own: &Entry<'_>, of: &Entry<'_>) -> bool {
        let mut i = 0;
        while i < own.to - own.from {
            if self.catalog.edges[own.to + i] != self.catalog.edges[of.to + i] {
                return false;
            }
            i += 1;
        }
        true
    }

    /// Whether both are of one kind, over the same columns.
    const fn same_shape(&self, own: &Entry<'_>, of: &Entry<'_>) -> bool {
        let (Said::Index(a), Said::Index(b)) = (own.said, of.said) else {
            return false;
        };
        a.unique == b.unique
            && a.nulls_not_distinct == b.nulls_not_distinct
            && equal(a.method, b.method)
            && a.keys.len() == b.keys.len()
            && a.include.len() == b.include.len()
            && a.predicate.is_some() == b.predicate.is_some()
            && own.expressions == of.expressions
            && self.same_names(own, of)
    }

    const fn same_index(&self, own: &Entry<'_>, of: &Entry<'_>) -> bool {
        let (Said::Index(a), Said::Index(b)) = (own.said, of.said) else {
            return false;
        };
        let predicates = match (&a.predicate, &b.predicate) {
            (Some(a), Some(b)) => self.same_text(own, a.sql, b.sql),
            _ => true,
        };
        predicates && self.same_keys(own, a, b)
    }

    /// `CompareIndexInfo` does not ask for the order of keys, nor how an index is stored.
    const fn same_keys(&self, own: &Entry<'_>, a: &CreateIndex<'_>, b: &CreateIndex<'_>) -> bool {
        let mut i = 0;
        while i < a.keys.len() {
            let (one, two) = (&a.keys[i], &b.keys[i]);
            let classes = match (&one.operator_class, &two.operator_class) {
                (Some(a), Some(b)) => same_spelling(&a.name, &b.name),
                (None, None) => true,
                _ => false,
            };
            let collations = match (&one.collation, &two.collation) {
                (Some(a), Some(b)) => same_spelling(a, b),
                (None, None) => true,
                _ => false,
            };
            let texts = match (&one.kind, &two.kind) {
                (KeyKind::Expression(a), KeyKind::Expression(b)) => {
                    self.same_text(own, a.sql, b.sql)
                }
                _ => true,
            };
            if !(classes && collations && texts) {
                return false;
            }
            i += 1;
        }
        true
    }

    /// Whether a text over the columns of a partition is one over those of its table, which may have got other names since.
    const fn same_text(&self, own: &Entry<'_>, text: &str, of: &str) -> bool {
        let mut names = [""; MOST_NAMES];
        let (mut edge, mut len) = (own.from, 0);
        while edge < own.to && len < MOST_NAMES - 1 {
            names[len] = self.catalog.at(self.catalog.edges[edge] as usize).key.name;
            (edge, len) = (edge + 1, len + 1);
        }
        names[len] = self.catalog.at(own.table).key.name;
        same_words(text, of, names.split_at(len + 1).0)
    }
}

/// Whether a check holds for all rows for which that of the table does.
const fn covers(own: ConstraintState, of: ConstraintState) -> bool {
    own as u8 == of as u8
        || matches!(
            (own, of),
            (ConstraintState::Valid, ConstraintState::NotValid)
        )
}

const fn same_spelling(a: &Name<'_>, b: &Name<'_>) -> bool {
    let schemas = match (a.schema, b.schema) {
        (Some(a), Some(b)) => equal(a, b),
        (None, None) => true,
        _ => false,
    };
    schemas && equal(a.name, b.name)
}

const fn same_actions(a: &ForeignKey<'_>, b: &ForeignKey<'_>) -> bool {
    a.on_delete as u8 == b.on_delete as u8
        && a.on_update as u8 == b.on_update as u8
        && a.full == b.full
        && a.set_columns.len() == b.set_columns.len()
}
