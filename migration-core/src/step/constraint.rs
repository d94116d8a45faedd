//! Constraints of a table.

use super::IndexKey;
use crate::ident::{Name, ObjectName};
use crate::value::Expression;

/// A constraint of a table; one that was written at a column stands here too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Constraint<'a> {
    /// Its name.
    pub name: ObjectName<'a>,
    /// What it demands.
    pub kind: ConstraintKind<'a>,
    /// What it is besides.
    pub options: ConstraintOptions<'a>,
}

setters! {
    Constraint<'a> {
        options: ConstraintOptions<'a>,
    }
}

impl<'a> Constraint<'a> {
    /// A constraint with nothing besides.
    pub const fn new(name: ObjectName<'a>, kind: ConstraintKind<'a>) -> Self {
        Self {
            name,
            kind,
            options: ConstraintOptions::NONE,
        }
    }

    /// Whether it is a check that tables inherit, and perhaps not all rows satisfy it.
    pub const fn is_left_unproved(&self) -> bool {
        matches!(self.kind, ConstraintKind::Check(_))
            && !self.options.no_inherit
            && matches!(self.options.state, ConstraintState::NotValid)
    }
}

/// What a constraint demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintKind<'a> {
    /// `PRIMARY KEY (…)`
    PrimaryKey(&'a [&'a str]),
    /// `UNIQUE (…)`
    Unique(&'a [&'a str]),
    /// `CHECK (…)`
    Check(Expression<'a>),
    /// `FOREIGN KEY (…) REFERENCES …`
    ForeignKey(ForeignKey<'a>),
    /// `EXCLUDE`
    Exclude(Exclusion<'a>),
    /// `NOT NULL …` of one column, under a name that the history knows; from PostgreSQL 18.
    ///
    /// The column allows no NULL while this is valid. While it is not, the rows that are there may have NULL, and no row gets it.
    NotNull(&'a [&'a str; 1]),
}

impl ConstraintKind<'_> {
    /// Whether PostgreSQL makes an index for it, of its name.
    pub const fn has_index(&self) -> bool {
        matches!(
            self,
            Self::PrimaryKey(_) | Self::Unique(_) | Self::Exclude(_)
        )
    }
}

/// What a constraint is besides what it demands. What its kind does not have is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConstraintOptions<'a> {
    /// When it is checked: of keys, foreign keys and exclusions.
    pub timing: Timing,
    /// Whether the rows satisfy it: of checks and foreign keys.
    pub state: ConstraintState,
    /// `INCLUDE (…)`: columns that the index of a key or exclusion carries besides.
    pub include: &'a [&'a str],
    /// `WITH (…)`: storage parameters of the index of a key or exclusion.
    pub with: &'a [(&'a str, &'a str)],
    /// `NULLS NOT DISTINCT` of a unique constraint; from PostgreSQL 15.
    pub nulls_not_distinct: bool,
    /// `NO INHERIT` of a check.
    pub no_inherit: bool,
}

setters! {
    ConstraintOptions<'a> {
        timing: Timing,
        state: ConstraintState,
        include: &'a [&'a str],
        with: &'a [(&'a str, &'a str)],
        nulls_not_distinct: bool,
        no_inherit: bool,
    }
}

impl ConstraintOptions<'_> {
    /// Nothing besides.
    pub const NONE: Self = Self {
        timing: Timing::Immediate,
        state: ConstraintState::Valid,
        include: &[],
        with: &[],
        nulls_not_distinct: false,
        no_inherit: false,
    };

    /// PostgreSQL: "NOT NULL constraints cannot be marked DEFERRABLE", nor `NOT ENFORCED` (`processCASbits` in `gram.y`).
    const fn refusal_of_not_null(&self) -> Option<&'static str> {
        if !matches!(self.timing, Timing::Immediate) {
            Some("is NOT NULL, which PostgreSQL checks at once; take `deferrable` away")
        } else if matches!(self.state, ConstraintState::NotEnforced) {
            Some("is NOT NULL, which PostgreSQL always enforces; take `not_enforced` away")
        } else if self.no_inherit {
            Some("is NOT NULL, and no table inherits it under its name; take `no_inherit` away")
        } else if !self.include.is_empty() || !self.with.is_empty() {
            Some("has no index; take `include` and `with` away")
        } else if self.nulls_not_distinct {
            Some("is not unique; take `nulls_not_distinct` away")
        } else {
            None
        }
    }

    /// Why a constraint of this kind cannot have these options.
    pub const fn refusal(&self, kind: &ConstraintKind<'_>) -> Option<&'static str> {
        if let ConstraintKind::NotNull(_) = kind {
            return self.refusal_of_not_null();
        }
        let is_check = matches!(kind, ConstraintKind::Check(_));
        let is_foreign_key = matches!(kind, ConstraintKind::ForeignKey(_));
        if is_check && !matches!(self.timing, Timing::Immediate) {
            Some("is a check, which PostgreSQL makes at once; take `deferrable` away")
        } else if !is_check && !is_foreign_key && !matches!(self.state, ConstraintState::Valid) {
            Some("has an index, which holds for all rows; take `not_valid` and `not_enforced` away")
        } else if !kind.has_index() && (!self.include.is_empty() || !self.with.is_empty()) {
            Some("has no index; take `include` and `with` away")
        } else if self.nulls_not_distinct && !matches!(kind, ConstraintKind::Unique(_)) {
            Some("is not unique; take `nulls_not_distinct` away")
        } else if self.no_inherit && !is_check {
            Some("is no check; take `no_inherit` away")
        } else {
            None
        }
    }
}

/// When a constraint is checked.
///
/// See "SET CONSTRAINTS" in the PostgreSQL manual.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Timing {
    /// `NOT DEFERRABLE`: at every statement.
    #[default]
    Immediate,
    /// `DEFERRABLE INITIALLY IMMEDIATE`: at every statement, unless a transaction asks otherwise.
    Deferrable,
    /// `DEFERRABLE INITIALLY DEFERRED`: at the end of the transaction.
    Deferred,
}

/// Whether the rows of a table satisfy a constraint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConstraintState {
    /// All of them.
    #[default]
    Valid,
    /// `NOT VALID`: those written from now on.
    NotValid,
    /// `NOT ENFORCED`: nobody checks; from PostgreSQL 18.
    NotEnforced,
}

/// `EXCLUDE USING …`: no two rows are alike, as these operators compare them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exclusion<'a> {
    /// The access method of its index: `gist`, `spgist`, `btree`, `hash`.
    pub method: &'a str,
    /// What is compared.
    pub elements: &'a [ExclusionElement<'a>],
    /// The elements that are columns. A column is dropped with the constraint only where it is one of these.
    pub columns: &'a [&'a str],
    /// The rows that it is about, where not all.
    pub predicate: Option<Expression<'a>>,
}

impl Exclusion<'_> {
    /// Why rows cannot be sorted by its index.
    pub const fn refusal_to_cluster(&self) -> Option<&'static str> {
        super::index::refusal_to_cluster(self.method, self.predicate.is_some())
    }
}

/// One comparison of an exclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExclusionElement<'a> {
    /// What is compared.
    pub key: IndexKey<'a>,
    /// By what, such as `&&`; with its schema as in `extensions.&&`.
    pub operator: &'a str,
}

/// A foreign key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForeignKey<'a> {
    /// The columns that refer.
    pub columns: &'a [&'a str],
    /// The table that they refer to.
    pub table: Name<'a>,
    /// The columns that they refer to, as many.
    pub targets: &'a [&'a str],
    /// What a delete of the row referred to does.
    pub on_delete: ReferentialAction,
    /// What an update of the columns referred to does.
    pub on_update: ReferentialAction,
    /// The columns that a delete sets, where not all: `SET NULL (…)` or `SET DEFAULT (…)`; from PostgreSQL 15.
    pub set_columns: &'a [&'a str],
    /// `MATCH FULL`: all columns are NULL, or none.
    pub full: bool,
}

setters! {
    ForeignKey<'a> {
        on_delete: ReferentialAction,
        on_update: ReferentialAction,
        set_columns: &'a [&'a str],
        full: bool,
    }
}

impl<'a> ForeignKey<'a> {
    /// A foreign key that does nothing but refuse.
    pub const fn new(columns: &'a [&'a str], table: Name<'a>, targets: &'a [&'a str]) -> Self {
        Self {
            columns,
            table,
            targets,
            on_delete: ReferentialAction::NoAction,
            on_update: ReferentialAction::NoAction,
            set_columns: &[],
            full: false,
        }
    }

    /// Why PostgreSQL refuses the columns that a delete sets.
    pub const fn refusal(&self) -> Option<&'static str> {
        let sets = matches!(
            self.on_delete,
            ReferentialAction::SetNull | ReferentialAction::SetDefault
        );
        if !self.set_columns.is_empty() && !sets {
            Some("sets columns when nothing is set; write `on_delete = set_null(…)`")
        } else {
            None
        }
    }
}

/// What happens to the rows that refer to a row that goes or changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReferentialAction {
    /// `NO ACTION`, which is PostgreSQL's default.
    #[default]
    NoAction,
    /// `RESTRICT`
    Restrict,
    /// `CASCADE`
    Cascade,
    /// `SET NULL`
    SetNull,
    /// `SET DEFAULT`
    SetDefault,
}
