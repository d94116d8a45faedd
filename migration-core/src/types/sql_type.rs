//! The trait that makes a Rust type usable as a column.

use super::Type;

/// A Rust type that stands for an SQL type.
///
/// Implement it for a marker of your own to use a type that this crate does not know:
///
/// ```
/// use migration_core::types::{SqlType, Type};
///
/// pub struct Geography;
/// impl SqlType for Geography {
///     const TYPE: Type<'static> = Type::Other("geography(point, 4326)");
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an SQL type",
    label = "no column can have this type",
    note = "use one of `migration_core::types`, a type that a `#[create_enum]` made, or write `impl SqlType for {Self}`"
)]
pub trait SqlType {
    /// The SQL type.
    const TYPE: Type<'static>;
}

/// A range type of PostgreSQL's own, or one that a `#[create_range]` made.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no range type",
    label = "only range types have a multirange type",
    note = "use a range of `migration_core::types`, or a type that a `#[create_range]` made"
)]
pub trait RangeType: SqlType {
    /// The type of sets of such ranges.
    const MULTIRANGE: Type<'static>;
}

/// A type in the place of a column: an [`SqlType`], or an `Option` of one, which allows NULL.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an SQL type",
    label = "no column can have this type",
    note = "use one of `migration_core::types`, a type that a `#[create_enum]` made, or write `impl SqlType for {Self}`; `Option<…>` of it allows NULL"
)]
pub trait Field {
    /// The SQL type.
    const TYPE: Type<'static>;
    /// Whether the column may be NULL.
    const NULLABLE: bool;
}

impl<T: SqlType> Field for T {
    const TYPE: Type<'static> = T::TYPE;
    const NULLABLE: bool = false;
}

impl<T: SqlType> Field for Option<T> {
    const TYPE: Type<'static> = T::TYPE;
    const NULLABLE: bool = true;
}
