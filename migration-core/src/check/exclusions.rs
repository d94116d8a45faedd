//! Rules of exclusions, and of indexes that are the same.

use super::catalog::{Id, NONE};
use super::kind::Kind;
use super::replay::Replay;
use super::strings::equal;
use super::text::Text;
use super::types::same_name;
use crate::step::{
    Constraint, ConstraintKind, ConstraintOptions, Exclusion, ExclusionElement, IndexKey, KeyKind,
};
use crate::value::Expression;

impl<'a> Replay<'a, '_> {
    /// Adds the columns that expressions and the predicate of an exclusion name, behind its own, and says whether all are
    /// there.
    pub(super) const fn name_held(&mut self, site: usize, table: Id, new: &Exclusion<'_>) -> bool {
        let from = self.catalog.edges_len;
        if new.elements.is_empty() {
            let text = Text::EMPTY.add("an exclusion compares at least one column or expression");
            self.refuse(site, text);
        }
        let mut i = 0;
        while i < new.elements.len() {
            if let KeyKind::Expression(expression) = &new.elements[i].key.kind {
                self.name_columns(site, table, expression.columns);
                self.is_immutable(site, table, expression.mentions);
            }
            i += 1;
        }
        if let Some(predicate) = &new.predicate {
            self.name_columns(site, table, predicate.columns);
            self.is_immutable(site, table, predicate.mentions);
        }
        self.catalog.edges_len - from == held(new)
    }

    /// Refuses to drop a column that an exclusion names only in an expression or its predicate: its index depends on the
    /// column and the constraint does not, so that PostgreSQL refuses too.
    pub(super) const fn exclusions_need(&mut self, site: usize, table: Id, column: Id) -> bool {
        let exclusion = self.exclusion_with(table, column);
        if exclusion == NONE {
            return false;
        }
        let text = Text::EMPTY.add("exclusion ");
        let text = text.name(self.catalog.at(exclusion).key.name);
        let text = text.add(" names ").name(self.catalog.at(column).key.name);
        self.refuse(
            site,
            text.add(" in an expression; drop the exclusion first"),
        );
        true
    }

    /// Ends the exclusions that would not let a column go.
    pub(super) const fn end_exclusions(&mut self, table: Id, column: Id) {
        loop {
            let exclusion = self.exclusion_with(table, column);
            if exclusion == NONE {
                return;
            }
            self.end_child(self.catalog.at(exclusion).partner);
            self.end_child(exclusion);
        }
    }

    /// An exclusion that names a column only in an expression or its predicate.
    const fn exclusion_with(&self, table: Id, column: Id) -> Id {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let partner = entry.partner;
            if matches!(entry.kind, Kind::Index)
                && entry.is_live()
                && partner != NONE
                && self.catalog.names(child, column)
                && !self.catalog.names(partner, column)
            {
                return partner;
            }
            child = entry.next;
        }
        NONE
    }
}

/// How many columns the expressions and the predicate of an exclusion name.
pub(super) const fn held(exclusion: &Exclusion<'_>) -> usize {
    let mut count = match &exclusion.predicate {
        Some(predicate) => predicate.columns.len(),
        None => 0,
    };
    let mut i = 0;
    while i < exclusion.elements.len() {
        if let KeyKind::Expression(expression) = &exclusion.elements[i].key.kind {
            count += expression.columns.len();
        }
        i += 1;
    }
    count
}

/// Whether PostgreSQL takes the indexes of both for one (`transformIndexConstraints` in `parse_utilcmd.c`).
pub(super) const fn same_index(a: &Constraint<'_>, b: &Constraint<'_>) -> bool {
    let same = match (&a.kind, &b.kind) {
        (
            ConstraintKind::PrimaryKey(a) | ConstraintKind::Unique(a),
            ConstraintKind::PrimaryKey(b) | ConstraintKind::Unique(b),
        ) => same_names(a, b),
        (ConstraintKind::Exclude(a), ConstraintKind::Exclude(b)) => same_exclusion(a, b),
        _ => false,
    };
    same && same_options(&a.options, &b.options)
}

const fn same_options(a: &ConstraintOptions<'_>, b: &ConstraintOptions<'_>) -> bool {
    same_names(a.include, b.include)
        && a.timing as u8 == b.timing as u8
        && a.nulls_not_distinct == b.nulls_not_distinct
}

const fn same_exclusion(a: &Exclusion<'_>, b: &Exclusion<'_>) -> bool {
    let mut i = 0;
    while i < a.elements.len()
        && i < b.elements.len()
        && same_element(&a.elements[i], &b.elements[i])
    {
        i += 1;
    }
    let predicates = match (&a.predicate, &b.predicate) {
        (None, None) => true,
        (Some(a), Some(b)) => same_expression(a, b),
        _ => false,
    };
    i == a.elements.len() && i == b.elements.len() && predicates && equal(a.method, b.method)
}

const fn same_element(a: &ExclusionElement<'_>, b: &ExclusionElement<'_>) -> bool {
    let classes = match (&a.key.operator_class, &b.key.operator_class) {
        (None, None) => true,
        (Some(a), Some(b)) => same_name(&a.name, &b.name) && same_pairs(a.parameters, b.parameters),
        _ => false,
    };
    let collations = match (&a.key.collation, &b.key.collation) {
        (None, None) => true,
        (Some(a), Some(b)) => same_name(a, b),
        _ => false,
    };
    let kinds = match (&a.key.kind, &b.key.kind) {
        (KeyKind::Column(a), KeyKind::Column(b)) => equal(a, b),
        (KeyKind::Expression(a), KeyKind::Expression(b)) => same_expression(a, b),
        _ => false,
    };
    let orders = order(&a.key) == order(&b.key);
    classes && collations && kinds && orders && equal(a.operator, b.operator)
}

/// The order of a key as a number.
const fn order(key: &IndexKey<'_>) -> u8 {
    let order = match key.order {
        None => 0,
        Some(order) => 1 + order as u8,
    };
    let nulls = match key.nulls {
        None => 0,
        Some(nulls) => 1 + nulls as u8,
    };
    order * 4 + nulls
}

const fn same_pairs(a: &[(&str, &str)], b: &[(&str, &str)]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() && equal(a[i].0, b[i].0) && equal(a[i].1, b[i].1) {
        i += 1;
    }
    i == a.len() && i == b.len()
}

const fn same_expression(a: &Expression<'_>, b: &Expression<'_>) -> bool {
    equal(a.sql, b.sql)
}

/// Whether both are the same names in the same order.
const fn same_names(a: &[&str], b: &[&str]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() && equal(a[i], b[i]) {
        i += 1;
    }
    i == a.len() && i == b.len()
}
