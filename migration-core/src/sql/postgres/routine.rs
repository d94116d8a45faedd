//! Functions and procedures. They are ours: sea-query has none.

use super::{Piece, column};
use crate::ident::Quoted;
use crate::sql::writer::{dollar_quoted, ends_in_comment, literal, open_ended, word};
use crate::step::{
    Argument, ArgumentMode, Body, BodyForm, CreateRoutine, DropBehavior, DropRoutine, MoveRoutine,
    Parallel, RenameRoutine, ResultType, Returns, RoutineKind, RoutineOptions, RoutineRef,
    Security, Setting, Volatility,
};

pub(super) fn create(step: &CreateRoutine<'_>) -> Piece {
    let comment = format!("Create {} {}.", noun(step.kind), step.name);
    Piece::new(definition("CREATE", step), comment)
}

pub(super) fn replace(step: &CreateRoutine<'_>) -> Piece {
    let comment = format!("Replace {} {}.", noun(step.kind), step.name);
    Piece::new(definition("CREATE OR REPLACE", step), comment)
}

pub(super) fn drop(step: &DropRoutine<'_>) -> Piece {
    let routine = &step.routine;
    let mut sql = format!("DROP {}", reference(routine));
    if step.behavior == DropBehavior::Cascade {
        sql.push_str(" CASCADE");
    }
    let comment = format!("Drop {} {}.", noun(routine.kind), routine.name);
    Piece::new(sql, comment)
}

pub(super) fn rename(step: &RenameRoutine<'_>) -> Piece {
    let routine = &step.routine;
    let sql = format!("ALTER {} RENAME TO {}", reference(routine), Quoted(step.to));
    let (noun, name) = (noun(routine.kind), routine.name);
    Piece::new(sql, format!("Rename {noun} {name} to {}.", step.to))
}

pub(super) fn change_schema(step: &MoveRoutine<'_>) -> Piece {
    let (routine, schema) = (&step.routine, step.schema);
    let sql = format!("ALTER {} SET SCHEMA {}", reference(routine), Quoted(schema));
    let (noun, name) = (noun(routine.kind), routine.name);
    Piece::new(sql, format!("Move {noun} {name} to schema {schema}."))
}

fn definition(verb: &str, step: &CreateRoutine<'_>) -> String {
    let arguments: Vec<String> = step.arguments.iter().map(argument).collect();
    let mut sql = format!(
        "{verb} {} {}({})",
        noun(step.kind).to_ascii_uppercase(),
        step.name.quoted(),
        arguments.join(", ")
    );
    if let Some(returns) = &step.returns {
        sql.push_str(&format!(" RETURNS {}", self::returns(returns)));
    }
    sql.push_str(&format!(" LANGUAGE {}", word(step.language)));
    for option in options(&step.options) {
        sql.push_str(&format!(" {option}"));
    }
    sql.push_str(&format!("\n{}", body(&step.body)));
    sql
}

fn argument(argument: &Argument<'_>) -> String {
    let mode = match argument.mode {
        ArgumentMode::In => None,
        ArgumentMode::Out => Some("OUT".to_owned()),
        ArgumentMode::InOut => Some("INOUT".to_owned()),
        ArgumentMode::Variadic => Some("VARIADIC".to_owned()),
    };
    let name = argument.name.map(|it| Quoted(it).to_string());
    let default = argument.default.as_ref();
    let default = default.map(|it| format!("DEFAULT {}", column::default(it)));
    let parts = [mode, name, Some(argument.ty.to_string()), default];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn returns(returns: &Returns<'_>) -> String {
    match returns {
        Returns::One(ty) => result(ty),
        Returns::Set(ty) => format!("SETOF {}", result(ty)),
        Returns::Table(columns) => {
            let columns = columns.iter();
            let columns = columns.map(|it| format!("{} {}", Quoted(it.name), it.ty));
            format!("TABLE ({})", columns.collect::<Vec<_>>().join(", "))
        }
    }
}

fn result(ty: &ResultType<'_>) -> String {
    match ty {
        ResultType::Of(ty) => ty.to_string(),
        ResultType::Void => "void".to_owned(),
        ResultType::Record => "record".to_owned(),
        ResultType::Trigger => "trigger".to_owned(),
        ResultType::EventTrigger => "event_trigger".to_owned(),
    }
}

/// What differs from PostgreSQL's defaults.
fn options(options: &RoutineOptions<'_>) -> Vec<String> {
    let words = [
        match options.volatility {
            Volatility::Volatile => None,
            Volatility::Stable => Some("STABLE"),
            Volatility::Immutable => Some("IMMUTABLE"),
        },
        options.leakproof.then_some("LEAKPROOF"),
        options.strict.then_some("STRICT"),
        (options.security == Security::Definer).then_some("SECURITY DEFINER"),
        match options.parallel {
            Parallel::Unsafe => None,
            Parallel::Restricted => Some("PARALLEL RESTRICTED"),
            Parallel::Safe => Some("PARALLEL SAFE"),
        },
    ];
    let words = words.into_iter().flatten().map(ToOwned::to_owned);
    words
        .chain(options.cost.map(|it| format!("COST {it}")))
        .chain(options.rows.map(|it| format!("ROWS {it}")))
        .chain(options.support.map(|it| format!("SUPPORT {}", it.quoted())))
        .chain(options.set.iter().map(setting))
        .collect()
}

/// Each value by itself: as one string, the members of a list would be one member.
fn setting(setting: &Setting<'_>) -> String {
    let name: Vec<String> = setting.name.split('.').map(word).collect();
    let values: Vec<String> = setting.values.iter().map(|it| literal(it)).collect();
    format!("SET {} TO {}", name.join("."), values.join(", "))
}

fn body(body: &Body<'_>) -> String {
    match body.form {
        BodyForm::Text => format!("AS {}", dollar_quoted(body.sql)),
        BodyForm::Return => format!("RETURN {}", open_ended(body.sql)),
        BodyForm::Atomic => format!("BEGIN ATOMIC\n{}\nEND", closed(body.sql)),
    }
}

/// Statements, the last of which ends with a semicolon; one more would do no harm.
fn closed(sql: &str) -> String {
    if sql.trim_end().ends_with(';') && !ends_in_comment(sql) {
        return sql.to_owned();
    }
    format!("{sql}\n;")
}

/// The routine and the types that it takes.
///
/// Of a procedure they are marked as `IN`: without that, PostgreSQL looks for `OUT` arguments of these types too, and
/// may find two (`LookupFuncWithArgs` in `parse_func.c`).
pub(super) fn signature(routine: &RoutineRef<'_>) -> String {
    let name = routine.name.quoted();
    let Some(types) = routine.types else {
        return name;
    };
    let types = types.iter().map(|ty| match routine.kind {
        RoutineKind::Function => ty.to_string(),
        RoutineKind::Procedure => format!("IN {ty}"),
    });
    format!("{name}({})", types.collect::<Vec<_>>().join(", "))
}

fn reference(routine: &RoutineRef<'_>) -> String {
    let noun = noun(routine.kind).to_ascii_uppercase();
    format!("{noun} {}", signature(routine))
}

const fn noun(kind: RoutineKind) -> &'static str {
    match kind {
        RoutineKind::Function => "function",
        RoutineKind::Procedure => "procedure",
    }
}
