//! Extended statistics: what the planner knows of several columns together, or of an expression.
//!
//! See [CREATE STATISTICS](https://www.postgresql.org/docs/current/sql-createstatistics.html).

use super::KeyKind;
use crate::ident::{Name, ObjectName};

/// `CREATE STATISTICS`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateStatistics<'a> {
    /// Its name.
    pub name: ObjectName<'a>,
    /// The schema that it is in, where that is another than the table's. No author writes it: statistics are made beside
    /// their table, and either moves.
    pub schema: Option<&'a str>,
    /// The table.
    pub table: Name<'a>,
    /// What is counted; none means all.
    pub kinds: &'a [StatisticsKind],
    /// The columns and expressions.
    pub keys: &'a [KeyKind<'a>],
    /// How many values `ANALYZE` keeps; without it, as many as of the columns.
    pub target: Option<u16>,
}

/// What extended statistics count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatisticsKind {
    /// `ndistinct`: how many different values there are together.
    Distinct,
    /// `dependencies`: how far one column settles another.
    Dependencies,
    /// `mcv`: the most common values together.
    MostCommon,
}

/// `ALTER STATISTICS … SET STATISTICS`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlterStatistics<'a> {
    /// The statistics.
    pub name: Name<'a>,
    /// How many values `ANALYZE` keeps; without it, as many as of the columns.
    pub target: Option<u16>,
}

/// `ALTER STATISTICS … RENAME TO`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenameStatistics<'a> {
    /// The name until now.
    pub name: Name<'a>,
    /// The name from now on, in the same schema.
    pub to: &'a str,
}

/// `ALTER STATISTICS … SET SCHEMA`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveStatistics<'a> {
    /// The name, in the schema that they are in until now.
    pub name: Name<'a>,
    /// The schema that they are in from now on.
    pub schema: &'a str,
}

/// `DROP STATISTICS`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropStatistics<'a> {
    /// The statistics.
    pub name: Name<'a>,
}

/// How many columns and expressions PostgreSQL takes together, `STATS_MAX_DIMENSIONS` in `statistics.h`.
const MOST_KEYS: usize = 8;

impl<'a> CreateStatistics<'a> {
    /// Its name, with its schema.
    pub const fn full_name(&self) -> Name<'a> {
        let beside = self.table.sibling(self.name.text());
        match self.schema {
            Some(schema) => Name {
                schema: Some(schema),
                ..beside
            },
            None => beside,
        }
    }

    /// Why PostgreSQL would refuse them whatever the table is.
    pub const fn flaw(&self) -> Option<&'static str> {
        let one = match self.keys {
            [KeyKind::Expression(_)] => !self.kinds.is_empty(),
            [] | [_] => return Some("are about several columns, or one expression; name more"),
            _ => false,
        };
        if one {
            return Some("of one expression alone have no kinds; leave `kinds` out");
        }
        if self.keys.len() > MOST_KEYS {
            return Some("are about at most 8 columns and expressions; make several");
        }
        None
    }
}
