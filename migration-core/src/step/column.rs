//! Columns.

use super::{Identity, IdentitySequence};
use crate::ident::Name;
use crate::types::{Field, Type};
use crate::value::{DefaultValue, Expression};

/// A column of a table. Its constraints stand with the table's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// Its name, unquoted.
    pub name: &'a str,
    /// Its type.
    pub ty: Type<'a>,
    /// Whether it may be NULL.
    pub nullable: bool,
    /// Its default.
    pub default: Option<DefaultValue<'a>>,
    /// `GENERATED ALWAYS AS (…)`
    pub generated: Option<Expression<'a>>,
    /// When a generated column is computed.
    pub computed: Computed,
    /// `GENERATED … AS IDENTITY`
    pub identity: Option<Identity>,
    /// What the sequence of an identity column counts; nothing for other columns.
    pub sequence: IdentitySequence<'a>,
    /// `COLLATE`, where it is not the type's own.
    pub collation: Option<Name<'a>>,
    /// `STORAGE`, where it is not the type's own.
    pub storage: Option<Storage>,
    /// `COMPRESSION`, where it is not the server's default.
    pub compression: Option<Compression>,
    /// `SET STATISTICS`: what `ANALYZE` gathers, from 0 to 10,000, where it is not the server's default.
    pub statistics: Option<u16>,
    /// `SET (…)`: `n_distinct` and `n_distinct_inherited`, with their values.
    pub options: &'a [(&'a str, &'a str)],
}

setters! {
    Column<'a> {
        default: Option<DefaultValue<'a>>,
        generated: Option<Expression<'a>>,
        computed: Computed,
        identity: Option<Identity>,
        sequence: IdentitySequence<'a>,
        collation: Option<Name<'a>>,
        storage: Option<Storage>,
        compression: Option<Compression>,
        statistics: Option<u16>,
        options: &'a [(&'a str, &'a str)],
    }
}

impl<'a> Column<'a> {
    /// A column of a Rust type, without default.
    pub const fn of<T: Field>(name: &'a str) -> Self {
        Self::new(name, T::TYPE, T::NULLABLE)
    }

    /// A column without default.
    pub const fn new(name: &'a str, ty: Type<'a>, nullable: bool) -> Self {
        Self {
            name,
            ty,
            nullable,
            default: None,
            generated: None,
            computed: Computed::Stored,
            identity: None,
            sequence: IdentitySequence::DEFAULT,
            collation: None,
            storage: None,
            compression: None,
            statistics: None,
            options: &[],
        }
    }

    /// Whether it is generated and never stored.
    pub const fn is_virtual(&self) -> bool {
        self.generated.is_some() && matches!(self.computed, Computed::Virtual)
    }
}

/// When a generated column is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Computed {
    /// `STORED`: when a row is written.
    #[default]
    Stored,
    /// `VIRTUAL`: when a row is read; from PostgreSQL 18.
    Virtual,
}

/// How values too long for a row are kept.
///
/// See "TOAST" in the PostgreSQL manual, section 66.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// `PLAIN`: in the row, as they are.
    Plain,
    /// `EXTERNAL`: outside of the row, as they are.
    External,
    /// `EXTENDED`: compressed, and outside of the row where that is not enough.
    Extended,
    /// `MAIN`: compressed, and outside of the row only where nothing else helps.
    Main,
}

impl Storage {
    /// How PostgreSQL keeps values of a type, where it is known: `typstorage` of its `pg_type`.
    pub const fn of(ty: &Type<'_>) -> Option<Self> {
        match ty {
            Type::Numeric(_) | Type::Inet | Type::Cidr => Some(Self::Main),
            Type::Text
            | Type::CharacterVarying(_)
            | Type::Character(_)
            | Type::Citext
            | Type::Bytea
            | Type::Json
            | Type::Jsonb
            | Type::TsVector
            | Type::Int4Range
            | Type::Int8Range
            | Type::NumRange
            | Type::DateRange
            | Type::TsRange
            | Type::TstzRange
            | Type::Array(_) => Some(Self::Extended),
            // Extensions and authors choose for their types.
            Type::Vector(_) | Type::Other(_) => None,
            _ => Some(Self::Plain),
        }
    }
}

/// The most that `SET STATISTICS` takes; PostgreSQL cuts what is above (`MAX_STATISTICS_TARGET`).
pub const MOST_STATISTICS: u16 = 10_000;

/// How long values are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// `pglz`, PostgreSQL's own.
    Pglz,
    /// `lz4`, where the server is built with it.
    Lz4,
}
