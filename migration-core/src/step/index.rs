//! Indexes.

use crate::ident::{Name, ObjectName};
use crate::value::{Expression, Mention};

/// `CREATE INDEX`: <https://www.postgresql.org/docs/current/sql-createindex.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateIndex<'a> {
    /// Its name; it lives in the schema of its table.
    pub name: ObjectName<'a>,
    /// The table that it is on.
    pub table: Name<'a>,
    /// Whether no two rows may have the same key.
    pub unique: bool,
    /// Whether NULLs are the same to a unique index: `NULLS NOT DISTINCT`, from PostgreSQL 15 on.
    pub nulls_not_distinct: bool,
    /// Whether it is on a partitioned table alone, and not on its partitions: `ON ONLY`.
    pub only: bool,
    /// `CONCURRENTLY`: writes go on meanwhile; it cannot run in a transaction.
    pub concurrently: bool,
    /// The access method: `btree`, `gin`, `ivfflat`, …
    pub method: &'a str,
    /// What it is sorted or searched by.
    pub keys: &'a [IndexKey<'a>],
    /// Columns that it carries besides its key.
    pub include: &'a [&'a str],
    /// Storage parameters, such as `("lists", "100")`.
    pub with: &'a [(&'a str, &'a str)],
    /// The tablespace, where it is not the database's own.
    pub tablespace: Option<&'a str>,
    /// The rows that it covers, where not all.
    pub predicate: Option<Expression<'a>>,
}

setters! {
    CreateIndex<'a> {
        unique: bool,
        nulls_not_distinct: bool,
        only: bool,
        concurrently: bool,
        method: &'a str,
        keys: &'a [IndexKey<'a>],
        include: &'a [&'a str],
        with: &'a [(&'a str, &'a str)],
        tablespace: Option<&'a str>,
        predicate: Option<Expression<'a>>,
    }
}

impl<'a> CreateIndex<'a> {
    /// A plain index with no keys yet.
    pub const fn new(name: ObjectName<'a>, table: Name<'a>) -> Self {
        Self {
            name,
            table,
            unique: false,
            nulls_not_distinct: false,
            only: false,
            concurrently: false,
            method: "btree",
            keys: &[],
            include: &[],
            with: &[],
            tablespace: None,
            predicate: None,
        }
    }
}

impl CreateIndex<'_> {
    /// The changes that give it its statistics targets.
    pub fn statistics(&self) -> Vec<IndexChange<'static>> {
        let keys = self.keys.iter().zip(1..);
        let set = keys.filter(|(key, _)| key.statistics.is_some());
        set.map(|(it, key)| IndexChange::SetStatistics {
            key,
            target: it.statistics,
        })
        .collect()
    }

    /// Why rows cannot be sorted by the index.
    pub const fn refusal_to_cluster(&self) -> Option<&'static str> {
        refusal_to_cluster(self.method, self.predicate.is_some())
    }

    /// Why the index cannot become a key (`transformIndexConstraint` in PostgreSQL's `parse_utilcmd.c`).
    pub const fn refusal_as_key(&self) -> Option<&'static str> {
        if !self.unique {
            return Some("is not unique");
        }
        if self.predicate.is_some() {
            return Some("is about some rows only");
        }
        if self.tablespace.is_some() {
            return Some("stands in a tablespace of its own");
        }
        let mut i = 0;
        while i < self.keys.len() {
            if !self.keys[i].is_plain() {
                return Some("holds more than columns in their usual order");
            }
            i += 1;
        }
        None
    }
}

/// One key of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexKey<'a> {
    /// What is indexed.
    pub kind: KeyKind<'a>,
    /// The collation, where it is not the column's.
    pub collation: Option<Name<'a>>,
    /// The operator class, where it is not the type's default.
    pub operator_class: Option<OperatorClass<'a>>,
    /// `ASC` or `DESC`, where written.
    pub order: Option<Order>,
    /// `NULLS FIRST` or `NULLS LAST`, where written.
    pub nulls: Option<NullsOrder>,
    /// How many values of an expression `ANALYZE` keeps, where it is not `default_statistics_target`: 0 to 10,000.
    ///
    /// PostgreSQL sets it by `ALTER INDEX`; here it belongs to the index, so that whatever makes that again sets it too.
    pub statistics: Option<u16>,
    /// What PostgreSQL calls an expression where it names an index after its keys (`FigureIndexColname` in
    /// `parse_target.c`).
    pub label: &'a str,
}

setters! {
    IndexKey<'a> {
        collation: Option<Name<'a>>,
        operator_class: Option<OperatorClass<'a>>,
        order: Option<Order>,
        nulls: Option<NullsOrder>,
        statistics: Option<u16>,
        label: &'a str,
    }
}

impl<'a> IndexKey<'a> {
    /// What its expression names besides columns.
    pub const fn mentions(&self) -> &'a [Mention<'a>] {
        match &self.kind {
            KeyKind::Column(_) => &[],
            KeyKind::Expression(expression) => expression.mentions,
        }
    }

    /// The key with another text, if it is an expression.
    pub(crate) fn with_text(self, text: impl FnOnce(Expression<'a>) -> Expression<'a>) -> Self {
        match self.kind {
            KeyKind::Column(_) => self,
            KeyKind::Expression(it) => Self {
                kind: KeyKind::Expression(text(it)),
                ..self
            },
        }
    }

    /// A key with the defaults of its type.
    pub const fn new(kind: KeyKind<'a>) -> Self {
        Self {
            kind,
            collation: None,
            operator_class: None,
            order: None,
            nulls: None,
            statistics: None,
            label: "expr",
        }
    }
}

/// How the values of a key are compared or searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OperatorClass<'a> {
    /// Its name; without a schema, it is looked for in the search path.
    pub name: Name<'a>,
    /// Its parameters, such as `("siglen", "32")`.
    pub parameters: &'a [(&'a str, &'a str)],
}

impl<'a> OperatorClass<'a> {
    /// An operator class of the search path, without parameters.
    pub const fn named(name: &'a str) -> Self {
        Self {
            name: Name::plain(name),
            parameters: &[],
        }
    }
}

impl IndexKey<'_> {
    /// Whether it is a column, sorted as its type is.
    const fn is_plain(&self) -> bool {
        matches!(self.kind, KeyKind::Column(_))
            && self.collation.is_none()
            && self.operator_class.is_none()
            && !matches!(self.order, Some(Order::Descending))
            && !matches!(self.nulls, Some(NullsOrder::First))
    }
}

/// What a key of an index holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind<'a> {
    /// A column.
    Column(&'a str),
    /// An expression over the table's columns.
    Expression(Expression<'a>),
}

/// The direction of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `ASC`
    Ascending,
    /// `DESC`
    Descending,
}

/// Where NULLs sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NullsOrder {
    /// `NULLS FIRST`
    First,
    /// `NULLS LAST`
    Last,
}

/// `DROP INDEX`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropIndex<'a> {
    /// The index's name.
    pub name: Name<'a>,
    /// `CONCURRENTLY`: reads and writes go on meanwhile; it cannot run in a transaction.
    pub concurrently: bool,
}

impl<'a> DropIndex<'a> {
    /// A drop inside the migration's transaction.
    pub const fn new(name: Name<'a>) -> Self {
        Self {
            name,
            concurrently: false,
        }
    }
}

/// `ALTER INDEX … RENAME TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenameIndex<'a> {
    /// The name until now.
    pub name: Name<'a>,
    /// The name from now on, in the same schema.
    pub to: &'a str,
}

/// `ALTER INDEX`: <https://www.postgresql.org/docs/current/sql-alterindex.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterIndex<'a> {
    /// The index's name.
    pub name: Name<'a>,
    /// What changes, in order.
    pub changes: &'a [IndexChange<'a>],
}

/// One change of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexChange<'a> {
    /// `SET (…)`: storage parameters; those that it does not name stay.
    Set(&'a [(&'a str, &'a str)]),
    /// `RESET (…)`: storage parameters that get their defaults.
    Reset(&'a [&'a str]),
    /// `SET TABLESPACE`; `None` means `pg_default`.
    SetTablespace(Option<&'a str>),
    /// `ALTER COLUMN … SET STATISTICS`
    SetStatistics {
        /// The place of a key that is an expression, from 1.
        key: u16,
        /// As in [`IndexKey::statistics`].
        target: Option<u16>,
    },
}

impl IndexChange<'_> {
    /// Whether it changes storage parameters.
    pub const fn is_of_parameters(&self) -> bool {
        matches!(self, Self::Set(_) | Self::Reset(_))
    }
}

/// Why rows cannot be sorted by an index (`check_index_is_clusterable` in PostgreSQL's `cluster.c`).
pub(super) const fn refusal_to_cluster(method: &str, is_partial: bool) -> Option<&'static str> {
    if is_partial {
        return Some("is about some rows only, and PostgreSQL clusters by an index of all");
    }
    match method.as_bytes() {
        b"btree" | b"gist" => None,
        _ => Some("has a method by which PostgreSQL does not cluster; `btree` and `gist` do"),
    }
}
