//! What is in sight at a place of a query.

use super::columns::{Columns, Match};
use crate::sql::name::ObjectName;
use crate::sql::system;

/// The row that an expression is about, as its columns are written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Row<'a> {
    /// `column` or `anything.column`: the caller knows the table.
    Any,
    /// `column` or `table.column`.
    Table(&'a ObjectName),
    /// `NEW.column` and `OLD.column`.
    Versions,
}

/// One level of names; what is not found is looked up in the level around it.
#[derive(Default)]
pub(super) struct Scope<'a> {
    outer: Option<&'a Scope<'a>>,
    /// Where an expression begins.
    pub(super) row: Option<Row<'a>>,
    /// The queries of a `WITH`; a later one hides an earlier.
    pub(super) queries: Vec<(String, Columns)>,
    /// What a qualified name can mean.
    pub(super) sources: Vec<Source>,
    /// What an unqualified name can mean: joined columns are one here.
    pub(super) columns: Vec<Columns>,
}

/// What `FROM` reads, under the name by which its columns are qualified.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) name: String,
    /// Without an alias, the schema may be written before the name.
    pub(super) relation: Option<ObjectName>,
    pub(super) columns: Columns,
}

/// What a column's name turns out to be.
pub(super) enum Found {
    /// It is there, or it cannot be known whether it is.
    Settled,
    /// A column of one of these relations.
    Among(Vec<ObjectName>),
    /// A column of the row that the expression is about; or, before that, of one of these relations.
    OfRow(Vec<ObjectName>),
    /// It is not there.
    Missing(String),
}

impl<'a> Scope<'a> {
    pub(super) fn of_row(row: Row<'a>) -> Self {
        Self {
            row: Some(row),
            ..Self::default()
        }
    }

    pub(super) fn inside(outer: &'a Scope<'a>) -> Self {
        Self {
            outer: Some(outer),
            ..Self::default()
        }
    }

    /// A level in which only these columns can be named, without a qualifier.
    pub(super) fn of_columns(outer: &'a Scope<'a>, columns: Columns) -> Self {
        Self {
            columns: vec![columns],
            ..Self::inside(outer)
        }
    }

    fn levels(&self) -> impl Iterator<Item = &Scope<'a>> {
        std::iter::successors(Some(self), |scope| scope.outer)
    }

    /// The row that the text around all of this is about.
    pub(super) fn outermost_row(&self) -> Option<Row<'a>> {
        self.levels().find_map(|scope| scope.row)
    }

    /// The columns of a `WITH` query.
    pub(super) fn query(&self, name: &str) -> Option<&Columns> {
        self.levels()
            .flat_map(|scope| scope.queries.iter().rev())
            .find(|(query, _)| query == name)
            .map(|(_, columns)| columns)
    }

    /// Whether a name is that of a source, so that it can mean whole rows of it.
    pub(super) fn has_source(&self, name: &str) -> bool {
        self.levels()
            .any(|scope| scope.sources.iter().any(|source| source.name == name))
    }

    /// A name without a qualifier.
    ///
    /// A column of any level is preferred to a whole row (`transformColumnRef` in `parse_expr.c`), but whether there is
    /// such a column is often unknown here.
    pub(super) fn bare(&self, name: &str) -> Found {
        let mut relations = Vec::new();
        for scope in self.levels() {
            if let Some(row) = scope.row {
                return match row {
                    Row::Versions => Found::Missing(format!(
                        "a column of the row is written `NEW.{name}` or `OLD.{name}`"
                    )),
                    Row::Any | Row::Table(_) => Found::OfRow(relations),
                };
            }
            for columns in &scope.columns {
                match columns.find(name) {
                    Match::Settled => return Found::Settled,
                    Match::Among(found) => relations.extend(found),
                    Match::Missing => {}
                }
            }
        }
        if system::is_column(name) || self.has_source(name) {
            return Found::Settled;
        }
        match relations.is_empty() {
            true => Found::Missing(self.bare_message(name)),
            false => Found::Among(relations),
        }
    }

    fn bare_message(&self, name: &str) -> String {
        let names: Vec<&str> = self.columns.iter().flat_map(Columns::names).collect();
        match names.is_empty() {
            true => format!("nothing here has a column `{name}`; a string is written `'{name}'`"),
            false => format!(
                "nothing here has a column `{name}` (there are {})",
                names.join(", ")
            ),
        }
    }

    /// `qualifier.name`
    pub(super) fn qualified(&self, schema: Option<&str>, qualifier: &str, name: &str) -> Found {
        for scope in self.levels() {
            if let Some(row) = scope.row {
                return row.qualified(schema, qualifier);
            }
            if let Some(source) = scope
                .sources
                .iter()
                .find(|it| it.is_called(schema, qualifier))
            {
                return source.find(name);
            }
        }
        Found::Missing(format!("nothing in `FROM` is called `{qualifier}` here"))
    }

    /// The columns of `qualifier.*`.
    pub(super) fn all_of(&self, schema: Option<&str>, qualifier: &str) -> Option<&Columns> {
        self.levels()
            .flat_map(|scope| &scope.sources)
            .find(|source| source.is_called(schema, qualifier))
            .map(|source| &source.columns)
    }
}

impl Row<'_> {
    fn qualified(self, schema: Option<&str>, qualifier: &str) -> Found {
        let is_row = match self {
            Self::Any => true,
            Self::Table(table) => is_same(table, schema, qualifier),
            Self::Versions => schema.is_none() && matches!(qualifier, "new" | "old"),
        };
        match (is_row, self) {
            (true, _) => Found::OfRow(Vec::new()),
            (false, Self::Table(table)) => Found::Missing(format!(
                "`{qualifier}` is not this table; an expression here sees the columns of `{}` and what its subqueries read",
                table.name
            )),
            (false, _) => Found::Missing(format!(
                "nothing is called `{qualifier}` here; there are `NEW` and `OLD`"
            )),
        }
    }
}

impl Source {
    fn is_called(&self, schema: Option<&str>, name: &str) -> bool {
        match schema {
            None => self.name == name,
            Some(_) => self
                .relation
                .as_ref()
                .is_some_and(|relation| is_same(relation, schema, name)),
        }
    }

    fn find(&self, name: &str) -> Found {
        match self.columns.find(name) {
            _ if system::is_column(name) => Found::Settled,
            Match::Settled => Found::Settled,
            Match::Among(relations) => Found::Among(relations),
            Match::Missing => Found::Missing(self.columns.missing(&self.name, name)),
        }
    }
}

/// Whether a table is meant by a name that may have a schema.
fn is_same(table: &ObjectName, schema: Option<&str>, name: &str) -> bool {
    table.name == name
        && match (&table.schema, schema) {
            (Some(own), Some(schema)) => own == schema,
            _ => true,
        }
}
