//! Functions and procedures.

use super::{DefaultValue, Mention, Name, Place};
use syn::Type;

/// What is done to a routine.
pub(crate) enum RoutineStep {
    Create(Box<CreateRoutine>),
    Replace(Box<CreateRoutine>),
    Drop(DropRoutine),
    Rename(RenameRoutine),
    Move(RenameRoutine),
}

/// A new function or procedure, or a new body of one.
pub(crate) struct CreateRoutine {
    /// A variant of `RoutineKind`.
    pub(crate) kind: &'static str,
    pub(crate) name: Name,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) returns: Option<(Returns, Place)>,
    pub(crate) language: String,
    pub(crate) options: RoutineOptions,
    pub(crate) body: Body,
}

/// An argument.
pub(crate) struct Argument {
    /// A variant of `ArgumentMode`.
    pub(crate) mode: &'static str,
    pub(crate) name: Option<String>,
    pub(crate) ty: Type,
    pub(crate) place: Place,
    pub(crate) default: Option<(DefaultValue, Place)>,
}

/// What a function gives back.
pub(crate) enum Returns {
    One(ResultType),
    Set(ResultType),
    Table(Vec<(String, Type)>),
}

/// The type of what a function gives back.
pub(crate) enum ResultType {
    Of(Box<Type>),
    /// A variant of `ResultType`.
    Word(&'static str),
}

/// What PostgreSQL is told about a routine, as variants of the enums of these names.
#[derive(Default)]
pub(crate) struct RoutineOptions {
    pub(crate) volatility: Option<&'static str>,
    pub(crate) leakproof: bool,
    pub(crate) strict: bool,
    pub(crate) security: Option<&'static str>,
    pub(crate) parallel: Option<&'static str>,
    pub(crate) cost: Option<String>,
    pub(crate) rows: Option<String>,
    pub(crate) support: Option<Name>,
    pub(crate) set: Vec<(String, Vec<String>)>,
}

/// What a routine does.
pub(crate) struct Body {
    /// A variant of `BodyForm`.
    pub(crate) form: &'static str,
    pub(crate) sql: String,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) place: Place,
}

/// A routine that is there.
pub(crate) struct RoutineRef {
    /// A variant of `RoutineKind`.
    pub(crate) kind: &'static str,
    pub(crate) name: Name,
    pub(crate) types: Option<Vec<Type>>,
}

/// A dropped routine.
pub(crate) struct DropRoutine {
    pub(crate) routine: RoutineRef,
    pub(crate) cascade: bool,
}

/// A renamed routine, or one that goes to another schema.
pub(crate) struct RenameRoutine {
    pub(crate) routine: RoutineRef,
    pub(crate) to: (String, Place),
}
