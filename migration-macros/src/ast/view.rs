//! Views and materialized views.

use super::{Mention, Name, Parameter, Place, Rename};

/// A new view, or a new query for one.
pub(crate) struct CreateView {
    pub(crate) name: Name,
    pub(crate) query: ViewQuery,
    pub(crate) security_invoker: bool,
    pub(crate) security_barrier: bool,
    /// A variant of `CheckOption`.
    pub(crate) check_option: Option<&'static str>,
}

/// What a view shows, and what its columns are called.
pub(crate) struct ViewQuery {
    pub(crate) sql: String,
    pub(crate) columns: Vec<String>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) is_updatable: bool,
    pub(crate) place: Place,
}

/// A new materialized view.
pub(crate) struct CreateMaterializedView {
    pub(crate) name: Name,
    pub(crate) query: ViewQuery,
    pub(crate) with: Vec<Parameter>,
    pub(crate) no_data: bool,
}

/// A dropped view or materialized view.
pub(crate) struct DropView {
    pub(crate) name: Name,
    /// A variant of `ViewKind`.
    pub(crate) kind: &'static str,
    pub(crate) cascade: bool,
}

/// A view or materialized view with another name.
pub(crate) struct RenameView {
    pub(crate) from: Name,
    pub(crate) to: String,
    /// A variant of `ViewKind`.
    pub(crate) kind: &'static str,
}

/// A view or materialized view that goes to another schema.
pub(crate) struct MoveView {
    pub(crate) moved: Rename,
    /// A variant of `ViewKind`.
    pub(crate) kind: &'static str,
}

/// A refreshed materialized view.
pub(crate) struct RefreshView {
    pub(crate) name: Name,
    /// A variant of `RefreshMode`.
    pub(crate) mode: &'static str,
}
