//! What tells functions and procedures of one name apart, and what a new body may not change.

use super::catalog::Entry;
use super::site;
use super::strings::equal;
use super::text::Text;
use super::types;
use crate::step::{
    Argument, ArgumentMode, BodyForm, CreateRoutine, ResultType, Returns, RoutineKind,
};
use crate::types::Type;
use crate::value::Mention;

/// Whether a call with so many arguments can mean a function; which of those of others have defaults is not known.
pub(super) const fn can_mean(entry: &Entry<'_>, arguments: usize) -> bool {
    match (entry.routine, entry.declared) {
        (Some(routine), _) => {
            matches!(routine.kind, RoutineKind::Function) && routine.accepts(arguments)
        }
        (None, Some(declared)) => arguments <= declared.arguments.len(),
        (None, None) => false,
    }
}

/// Whether the body of a routine is a string that may call it.
pub(super) const fn calls_itself(routine: &CreateRoutine<'_>) -> bool {
    if !matches!(
        (routine.kind, routine.body.form),
        (RoutineKind::Function, BodyForm::Text)
    ) {
        return false;
    }
    let mentions = routine.body.mentions;
    let mut i = 0;
    while i < mentions.len() {
        if let Mention::Function(call) = &mentions[i]
            && types::same_name(&call.name, &routine.name)
            && routine.accepts(call.arguments)
        {
            return true;
        }
        i += 1;
    }
    false
}

pub(super) const fn takes_inputs(entry: &Entry<'_>, arguments: &[Argument<'_>]) -> bool {
    match (entry.routine, entry.declared) {
        (Some(routine), _) => same_inputs(routine.arguments, arguments),
        (None, Some(declared)) => takes(arguments, declared.arguments),
        (None, None) => false,
    }
}

pub(super) const fn takes_types(entry: &Entry<'_>, wanted: &[Type<'_>]) -> bool {
    match (entry.routine, entry.declared) {
        (Some(routine), _) => takes(routine.arguments, wanted),
        (None, Some(declared)) => same_types(declared.arguments, wanted),
        (None, None) => false,
    }
}

/// "(uuid, text)": what a function takes.
pub(super) const fn write_taken(text: Text, entry: &Entry<'_>) -> Text {
    match (entry.routine, entry.declared) {
        (Some(routine), _) => write_inputs(text, routine.arguments),
        (None, Some(declared)) => write_types(text, declared.arguments),
        (None, None) => text,
    }
}

const fn write_types(text: Text, types: &[Type<'_>]) -> Text {
    let mut text = text.add("(");
    let mut i = 0;
    while i < types.len() {
        text = types::write(text.add(if i > 0 { ", " } else { "" }), &types[i]);
        i += 1;
    }
    text.add(")")
}

pub(super) const fn same_types(a: &[Type<'_>], b: &[Type<'_>]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if !types::same(&a[i], &b[i]) {
            return false;
        }
        i += 1;
    }
    a.len() == b.len()
}

/// The next argument from a place on that a call gives.
pub(super) const fn next_input(arguments: &[Argument<'_>], from: usize) -> usize {
    let mut i = from;
    while i < arguments.len() && !arguments[i].is_input() {
        i += 1;
    }
    i
}

/// Whether two routines take the same types, whatever their lengths.
pub(super) const fn same_inputs(a: &[Argument<'_>], b: &[Argument<'_>]) -> bool {
    let (mut i, mut j) = (next_input(a, 0), next_input(b, 0));
    while i < a.len() && j < b.len() {
        if !types::same(&a[i].ty, &b[j].ty) {
            return false;
        }
        i = next_input(a, i + 1);
        j = next_input(b, j + 1);
    }
    i == a.len() && j == b.len()
}

pub(super) const fn takes(arguments: &[Argument<'_>], wanted: &[Type<'_>]) -> bool {
    let (mut i, mut j) = (next_input(arguments, 0), 0);
    while i < arguments.len() && j < wanted.len() {
        if !types::same(&arguments[i].ty, &wanted[j]) {
            return false;
        }
        i = next_input(arguments, i + 1);
        j += 1;
    }
    i == arguments.len() && j == wanted.len()
}

/// "(bigint, text)"
pub(super) const fn write_inputs(text: Text, arguments: &[Argument<'_>]) -> Text {
    let mut text = text.add("(");
    let mut i = next_input(arguments, 0);
    let first = i;
    while i < arguments.len() {
        text = text.add(if i > first { ", " } else { "" });
        text = types::write(text, &arguments[i].ty);
        i = next_input(arguments, i + 1);
    }
    text.add(")")
}

/// Why PostgreSQL would not take a body for that of another routine, and where that stands.
pub(super) const fn differs(
    old: &CreateRoutine<'_>,
    new: &CreateRoutine<'_>,
) -> Option<(usize, &'static str)> {
    if old.arguments.len() != new.arguments.len() {
        return Some((
            site::STEP,
            " has other `OUT` arguments; drop it and make it again",
        ));
    }
    let mut i = 0;
    while i < old.arguments.len() {
        if let Some(why) = argument_differs(&old.arguments[i], &new.arguments[i]) {
            return Some((site::PART + i, why));
        }
        i += 1;
    }
    let same = match (&old.returns, &new.returns) {
        (Some(old), Some(new)) => same_result(old, new),
        (old, new) => old.is_none() && new.is_none(),
    };
    if same {
        return None;
    }
    Some((
        site::RETURNS,
        " gives back another type, which PostgreSQL does not change; drop it and make it again",
    ))
}

pub(super) const fn argument_differs(
    old: &Argument<'_>,
    new: &Argument<'_>,
) -> Option<&'static str> {
    if !same_mode(old.mode, new.mode) || !types::same(&old.ty, &new.ty) {
        return Some(
            " has an argument here that goes another way or has another type; drop it and make it again",
        );
    }
    let same = match (old.name, new.name) {
        (Some(old), Some(new)) => equal(old, new),
        (old, new) => old.is_none() && new.is_none(),
    };
    if !same {
        return Some(
            " has another name for this argument, which PostgreSQL does not change; drop it and make it again",
        );
    }
    if old.default.is_some() != new.default.is_some() {
        return Some(
            " has a default here in one of the two only, and PostgreSQL takes none away; \
             drop it and make it again",
        );
    }
    None
}

pub(super) const fn same_mode(a: ArgumentMode, b: ArgumentMode) -> bool {
    a as u8 == b as u8
}

pub(super) const fn same_result(old: &Returns<'_>, new: &Returns<'_>) -> bool {
    match (old, new) {
        (Returns::One(old), Returns::One(new)) | (Returns::Set(old), Returns::Set(new)) => {
            same_result_type(old, new)
        }
        (Returns::Table(old), Returns::Table(new)) => {
            let mut i = 0;
            while i < old.len() && i < new.len() {
                if !equal(old[i].name, new[i].name) || !types::same(&old[i].ty, &new[i].ty) {
                    return false;
                }
                i += 1;
            }
            old.len() == new.len()
        }
        _ => false,
    }
}

pub(super) const fn same_result_type(old: &ResultType<'_>, new: &ResultType<'_>) -> bool {
    match (old, new) {
        (ResultType::Of(old), ResultType::Of(new)) => types::same(old, new),
        (ResultType::Void, ResultType::Void)
        | (ResultType::Record, ResultType::Record)
        | (ResultType::Trigger, ResultType::Trigger)
        | (ResultType::EventTrigger, ResultType::EventTrigger) => true,
        _ => false,
    }
}
