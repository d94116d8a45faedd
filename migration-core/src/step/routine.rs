//! Functions and procedures, which PostgreSQL calls routines.
//!
//! See [CREATE FUNCTION](https://www.postgresql.org/docs/current/sql-createfunction.html) and
//! [CREATE PROCEDURE](https://www.postgresql.org/docs/current/sql-createprocedure.html).

use super::DropBehavior;
use crate::ident::Name;
use crate::types::{SqlType, Type};
use crate::value::{DefaultValue, Mention};

/// `CREATE FUNCTION` or `CREATE PROCEDURE`, or either with `OR REPLACE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CreateRoutine<'a> {
    /// Whether a function or a procedure.
    pub kind: RoutineKind,
    /// Its name; several routines may have it, if they take other types.
    pub name: Name<'a>,
    /// Its arguments, in order.
    pub arguments: &'a [Argument<'a>],
    /// What it gives back; `None` where its `OUT` arguments say so, and for a procedure.
    pub returns: Option<Returns<'a>>,
    /// The language of its body, such as `sql` or `plpgsql`.
    pub language: &'a str,
    /// What else PostgreSQL is told about it.
    pub options: RoutineOptions<'a>,
    /// What it does.
    pub body: Body<'a>,
}

/// Whether a routine is called in expressions, or by `CALL`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoutineKind {
    /// A function.
    Function,
    /// A procedure.
    Procedure,
}

/// An argument of a routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argument<'a> {
    /// Which way it goes.
    pub mode: ArgumentMode,
    /// Its name, if it has one.
    pub name: Option<&'a str>,
    /// Its type; PostgreSQL forgets its length or precision.
    pub ty: Type<'a>,
    /// What it is where a call leaves it out.
    pub default: Option<DefaultValue<'a>>,
}

setters! {
    Argument<'a> {
        mode: ArgumentMode,
        default: Option<DefaultValue<'a>>,
    }
}

impl<'a> Argument<'a> {
    /// An argument that goes in, of a Rust type.
    pub const fn of<T: SqlType>(name: Option<&'a str>) -> Self {
        Self {
            mode: ArgumentMode::In,
            name,
            ty: T::TYPE,
            default: None,
        }
    }

    /// Whether a call gives it, so that it tells the routine from others of its name.
    pub const fn is_input(&self) -> bool {
        !matches!(self.mode, ArgumentMode::Out)
    }
}

/// Which way an argument goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgumentMode {
    /// `IN`, which is PostgreSQL's default.
    In,
    /// `OUT`
    Out,
    /// `INOUT`
    InOut,
    /// `VARIADIC`: all arguments from here on, as an array.
    Variadic,
}

/// What a function gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returns<'a> {
    /// One value.
    One(ResultType<'a>),
    /// `SETOF`: any number of values.
    Set(ResultType<'a>),
    /// `TABLE (…)`: rows of these columns.
    Table(&'a [ResultColumn<'a>]),
}

impl<'a> Returns<'a> {
    /// One value of a Rust type.
    pub const fn one<T: SqlType>() -> Self {
        Self::One(ResultType::Of(T::TYPE))
    }

    /// Any number of values of a Rust type.
    pub const fn set<T: SqlType>() -> Self {
        Self::Set(ResultType::Of(T::TYPE))
    }

    /// Whether the function is one that triggers execute.
    pub const fn is_trigger(&self) -> bool {
        matches!(self, Self::One(ResultType::Trigger))
    }
}

/// The type of what a function gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultType<'a> {
    /// A type that columns can have.
    Of(Type<'a>),
    /// `void`: nothing.
    Void,
    /// `record`: a row whose columns the call says, or the `OUT` arguments.
    Record,
    /// `trigger`: the row, for triggers.
    Trigger,
    /// `event_trigger`: nothing, for event triggers.
    EventTrigger,
}

/// A column of the rows that a function gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResultColumn<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its type.
    pub ty: Type<'a>,
}

impl<'a> ResultColumn<'a> {
    /// A column of a Rust type.
    pub const fn of<T: SqlType>(name: &'a str) -> Self {
        let ty = T::TYPE;
        Self { name, ty }
    }
}

/// What a routine does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body<'a> {
    /// How it is written.
    pub form: BodyForm,
    /// Its text.
    pub sql: &'a str,
    /// What it names, as far as that is known: nothing of a language other than SQL.
    pub mentions: &'a [Mention<'a>],
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyForm {
    /// `AS '…'`: a string, which PostgreSQL reads whenever it plans a call.
    Text,
    /// `RETURN …`: an expression that PostgreSQL keeps parsed, from version 14 on.
    Return,
    /// `BEGIN ATOMIC …; END`: statements that PostgreSQL keeps parsed, from version 14 on.
    Atomic,
}

/// What PostgreSQL is told about a routine; the defaults are PostgreSQL's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoutineOptions<'a> {
    /// On what the result depends.
    pub volatility: Volatility,
    /// `LEAKPROOF`: it tells nothing about its arguments but by its result.
    pub leakproof: bool,
    /// `STRICT`: it is NULL where an argument is.
    pub strict: bool,
    /// Whose rights it has.
    pub security: Security,
    /// Whether it may run in parallel workers.
    pub parallel: Parallel,
    /// What a call costs, in units of `cpu_operator_cost`.
    pub cost: Option<&'a str>,
    /// How many rows a call gives back, as the planner is to think.
    pub rows: Option<&'a str>,
    /// The planner's support function.
    pub support: Option<Name<'a>>,
    /// Settings while it runs.
    pub set: &'a [Setting<'a>],
}

/// On what the result of a function depends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Volatility {
    /// `VOLATILE`: on anything.
    #[default]
    Volatile,
    /// `STABLE`: on the arguments and the database.
    Stable,
    /// `IMMUTABLE`: on the arguments alone.
    Immutable,
}

/// Whose rights a routine has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Security {
    /// `SECURITY INVOKER`: those of who calls it.
    #[default]
    Invoker,
    /// `SECURITY DEFINER`: those of who owns it.
    Definer,
}

/// Whether a function may run in parallel workers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Parallel {
    /// `PARALLEL UNSAFE`: the plan has no workers.
    #[default]
    Unsafe,
    /// `PARALLEL RESTRICTED`: not in the workers.
    Restricted,
    /// `PARALLEL SAFE`
    Safe,
}

/// A setting while a routine runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting<'a> {
    /// The parameter.
    pub name: &'a str,
    /// Its value, or the members of a list such as `search_path`.
    pub values: &'a [&'a str],
}

/// `DROP FUNCTION` or `DROP PROCEDURE`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DropRoutine<'a> {
    /// Which one.
    pub routine: RoutineRef<'a>,
    /// What becomes of what needs it.
    pub behavior: DropBehavior,
}

/// `ALTER FUNCTION … RENAME TO`, or the same of a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenameRoutine<'a> {
    /// Which one.
    pub routine: RoutineRef<'a>,
    /// Its name from now on.
    pub to: &'a str,
}

/// `ALTER FUNCTION … SET SCHEMA`, or the same of a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveRoutine<'a> {
    /// Which one, in the schema that it is in until now.
    pub routine: RoutineRef<'a>,
    /// The schema that it is in from now on.
    pub schema: &'a str,
}

/// A routine that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoutineRef<'a> {
    /// Whether a function or a procedure.
    pub kind: RoutineKind,
    /// Its name.
    pub name: Name<'a>,
    /// The types that it takes; `None` where its name is enough.
    pub types: Option<&'a [Type<'a>]>,
}

impl CreateRoutine<'_> {
    /// Whether a call with so many arguments can mean it.
    pub const fn accepts(&self, given: usize) -> bool {
        let (mut least, mut most, mut variadic) = (0, 0, false);
        let mut i = 0;
        while i < self.arguments.len() {
            let argument = &self.arguments[i];
            if argument.is_input() {
                most += 1;
                variadic = matches!(argument.mode, ArgumentMode::Variadic);
                if argument.default.is_none() && !variadic {
                    least += 1;
                }
            }
            i += 1;
        }
        least <= given && (given <= most || variadic)
    }

    /// Whether it is a function that triggers execute.
    pub const fn is_for_triggers(&self) -> bool {
        match &self.returns {
            Some(returns) => returns.is_trigger(),
            None => false,
        }
    }
}
