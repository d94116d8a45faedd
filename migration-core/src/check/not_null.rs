//! Rules of `NOT NULL` under a name that the history knows, and of the column that it is of.
//!
//! A column says by a mark that it has one, so that nothing is searched for it.

use super::catalog::{Entry, Id, NONE, NOT_NULL};
use super::kind::Kind;
use super::replay::Replay;
use super::text::Text;
use crate::step::ConstraintState;

impl Replay<'_, '_> {
    /// The column of a NOT NULL; nothing where the constraint is another, or was refused.
    const fn column_of_not_null(&self, id: Id) -> Id {
        if id == NONE || !matches!(self.catalog.at(id).kind, Kind::NotNull) {
            return NONE;
        }
        self.catalog.edges[self.catalog.at(id).from] as usize
    }

    /// A constraint of a new table names what the type of its column says.
    pub(super) const fn names_null(&mut self, site: usize, id: Id) {
        let column = self.column_of_not_null(id);
        if column == NONE {
            return;
        }
        if self.catalog.at(column).nullable {
            let why = " is an `Option`, which allows NULL; take the `Option` away";
            self.refuse_column(site, column, why);
        }
        self.is_named(site, id, column);
    }

    /// A constraint of a table that is there forbids what its column allowed. PostgreSQL keeps one for a column: "A not-null
    /// constraint named … already exists for this column".
    pub(super) const fn forbids_null(&mut self, site: usize, id: Id) {
        let column = self.column_of_not_null(id);
        if column == NONE {
            return;
        }
        if !self.catalog.at(column).nullable {
            let why = " allows no NULL already; make it an `Option` in the same step, before this";
            self.refuse_column(site, column, why);
        }
        self.is_named(site, id, column);
        if matches!(self.catalog.at(id).validity, ConstraintState::Valid) {
            self.catalog.at_mut(column).nullable = false;
        }
    }

    /// Keeps that the NOT NULL of a column has a name, where it can have one. In a family of tables PostgreSQL gives each one a
    /// constraint, and makes one of two that meet.
    const fn is_named(&mut self, site: usize, id: Id, column: Id) {
        let (entry, table) = (self.catalog.at(column), self.catalog.at(id).table);
        if self.is_parted(table) || self.inherits(table) || self.first_child(table) != NONE {
            self.refuse_in_family(site, id);
        } else if entry.flag {
            let why = " is generated, and its NOT NULL has no name here; say it with the column's type alone";
            self.refuse_column(site, column, why);
        } else if self.is_marked(column, NOT_NULL) {
            let why =
                " has a NOT NULL of another name, and PostgreSQL keeps one; remove one of them";
            self.refuse_column(site, column, why);
        }
        self.catalog.at_mut(column).marks |= NOT_NULL;
    }

    const fn refuse_in_family(&mut self, site: usize, id: Id) {
        let text = self.whose(Text::EMPTY, id);
        let text =
            text.add(" has a name, which the NOT NULL of a table does not have here that is ");
        let text = text.add("partitioned, a partition, inherits or is inherited from; ");
        self.refuse(site, text.add("say it with the column's type alone"));
    }

    /// Whether a table that gets into a family has no such constraint.
    pub(super) const fn names_no_not_null(&mut self, site: usize, table: Id) -> bool {
        let id = self.next_live(self.catalog.at(table).first, Kind::NotNull);
        if id != NONE {
            self.refuse_in_family(site, id);
        }
        id == NONE
    }

    /// Has the column of a constraint allow NULL, or not, from now on.
    pub(super) const fn settle_null(&mut self, id: Id, nullable: bool) {
        let column = self.column_of_not_null(id);
        if column != NONE {
            self.catalog.at_mut(column).nullable = nullable;
        }
    }

    /// Whether a constraint may go, which leaves its column with NULL (`dropconstraint_internal` in PostgreSQL's `tablecmds.c`).
    pub(super) const fn allows_null_again(&mut self, site: usize, id: Id) -> bool {
        let column = self.column_of_not_null(id);
        if column == NONE {
            return true;
        }
        let table = self.catalog.at(id).table;
        let why = if self.is_in_primary_key(column) {
            " is in the primary key, where PostgreSQL allows no NULL; leave its NOT NULL"
        } else if self.catalog.at(column).identity {
            " is an identity column, where PostgreSQL allows no NULL; leave its NOT NULL"
        } else if self.identifies_by(site, table, column) {
            return false;
        } else {
            self.catalog.at_mut(column).marks &= !NOT_NULL;
            self.catalog.at_mut(column).nullable = true;
            return true;
        };
        self.refuse_column(site, column, why);
        false
    }

    /// Refuses to change by its type whether a column allows NULL, where a constraint says so.
    pub(super) const fn null_is_of_type(&mut self, site: usize, column: Id) {
        if !self.is_marked(column, NOT_NULL) {
            return;
        }
        let why = if self.catalog.at(column).nullable {
            " has a NOT NULL with a name that is not valid; write `#[validate_constraint(…)]`"
        } else {
            " has a NOT NULL with a name; write `#[drop_constraint(…)]`"
        };
        self.refuse_column(site, column, why);
    }

    /// Whether a column can be added again as it is. PostgreSQL names the NOT NULL of a new identity column by itself.
    pub(super) const fn comes_back(&mut self, site: usize, column: Id) -> bool {
        let comes = !self.catalog.at(column).identity || !self.is_marked(column, NOT_NULL);
        if !comes {
            let why =
                " is an identity column with a NOT NULL that has a name; drop the identity first";
            self.refuse_column(site, column, why);
        }
        comes
    }
}

/// Whether a row may have NULL in a column from now on.
pub(super) const fn takes_null(column: &Entry<'_>) -> bool {
    column.nullable && column.marks & NOT_NULL == 0
}
