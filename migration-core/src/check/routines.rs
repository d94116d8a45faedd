//! Rules of functions and procedures.
//!
//! Several may have one name, if they take other types. Each has a key of its own: the name, and its number among
//! those of the name.

use super::catalog::{Entry, Id, Kind, NONE};
use super::enums::made;
use super::key::{Key, Space};
use super::replay::{Replay, qualified, relation, type_name};
use super::site;
use super::strings::equal;
use super::text::Text;
use super::types;
use crate::ident::Name;
use crate::step::{
    Argument, ArgumentMode, CreateRoutine, DropBehavior, DropRoutine, RenameRoutine, ResultType,
    Returns, RoutineKind, RoutineRef,
};
use crate::types::Type;
use crate::value::DefaultValue;

/// How many functions of one name and number of arguments a mention of the name is taken for, at most.
pub(super) const MOST_OVERLOADS: usize = 4;

impl<'a> Key<'a> {
    /// The key of a routine, which is this one among those of its name.
    pub(super) const fn routine(name: &Name<'a>, number: usize) -> Self {
        Self {
            table: number,
            ..Self::in_schema(Space::Function, name)
        }
    }
}

impl<'a> Replay<'a, '_> {
    pub(super) const fn create_routine(&mut self, step: &'a CreateRoutine<'a>) {
        self.in_known_schema(site::STEP, &step.name);
        let there = self.same_routine(&step.name, step.arguments);
        if there != NONE {
            self.taken(site::STEP, there);
            return;
        }
        let key = self.free_key(&step.name);
        let id = self.catalog.make(key, kind(step.kind), NONE, self.now);
        self.fill_routine(id, step);
    }

    pub(super) const fn replace_routine(&mut self, step: &'a CreateRoutine<'a>) {
        let id = self.same_routine(&step.name, step.arguments);
        if id == NONE || !is_of(self.catalog.at(id).kind, step.kind) {
            self.refuse(site::STEP, self.missing_routine(&step.name, step.kind));
            return;
        }
        if self.is_external(site::STEP, id) {
            return;
        }
        if let Some(old) = self.catalog.at(id).routine
            && let Some((site, why)) = differs(old, step)
        {
            let text = Text::EMPTY.add(noun(step.kind)).add(" ");
            let text = qualified(text, step.name.schema(), step.name.name);
            self.refuse(site, text.add(why));
            return;
        }
        let id = self.catalog.renew(id, self.now);
        self.fill_routine(id, step);
    }

    /// What a new routine, or a new body of one, needs.
    const fn fill_routine(&mut self, id: Id, step: &'a CreateRoutine<'a>) {
        self.catalog.at_mut(id).routine = Some(step);
        let mut i = 0;
        while i < step.arguments.len() {
            let argument = &step.arguments[i];
            self.needs_type(site::part(i), id, &argument.ty);
            match &argument.default {
                Some(DefaultValue::Value(value)) => {
                    self.default_fits(site::default(i), "argument", value, &argument.ty);
                }
                Some(DefaultValue::Expression(it)) => {
                    self.needs_mentions(site::default(i), id, it.mentions);
                }
                None => {}
            }
            i += 1;
        }
        match &step.returns {
            Some(Returns::One(ResultType::Of(ty)) | Returns::Set(ResultType::Of(ty))) => {
                self.needs_type(site::RETURNS, id, ty);
            }
            Some(Returns::Table(columns)) => {
                let mut i = 0;
                while i < columns.len() {
                    self.needs_type(site::RETURNS, id, &columns[i].ty);
                    i += 1;
                }
            }
            _ => {}
        }
        self.needs_mentions(site::BODY, id, step.body.mentions);
    }

    /// A type that the history made, be it that of a table's rows.
    pub(super) const fn needs_type(&mut self, site: usize, dependent: Id, ty: &Type<'_>) {
        let Some(name) = made(ty) else { return };
        // A composite type is a relation too, and is dropped as a type; a table's rows have a type without an entry.
        let made = self.catalog.live(&type_name(name));
        let row = self.catalog.live(&relation(name));
        let id = match (made, row) {
            (NONE, NONE) => self.object(site, &type_name(name), Kind::Enum),
            (NONE, row) => row,
            (made, _) => made,
        };
        self.needs(dependent, id);
    }

    /// The functions that a call can mean. Any other is PostgreSQL's own, or of an extension.
    pub(super) const fn needs_functions(
        &mut self,
        dependent: Id,
        name: &Name<'_>,
        arguments: usize,
    ) {
        let (mut number, mut found) = (0, 0);
        loop {
            let id = self.catalog.find(&Key::routine(name, number));
            if id == NONE || found == MOST_OVERLOADS {
                return;
            }
            let entry = self.catalog.at(id);
            if entry.is_live() && can_mean(entry, arguments) {
                self.needs(dependent, id);
                found += 1;
            }
            number += 1;
        }
    }

    pub(super) const fn drop_routine(&mut self, step: &DropRoutine<'a>) {
        let id = self.routine(site::STEP, &step.routine);
        if id == NONE {
            return;
        }
        match step.behavior {
            DropBehavior::Restrict => self.end_object(site::STEP, id),
            DropBehavior::Cascade => self.end_cascading(site::STEP, id),
        }
    }

    pub(super) const fn rename_routine(&mut self, step: &RenameRoutine<'a>) {
        let id = self.routine(site::STEP, &step.routine);
        if id == NONE {
            return;
        }
        let Some(routine) = self.catalog.at(id).routine else {
            return;
        };
        let name = step.routine.name.sibling(step.to);
        let there = self.same_routine(&name, routine.arguments);
        if there != NONE {
            self.taken(site::TABLE, there);
            return;
        }
        if !self.routine_named_in_text(id, routine) {
            let key = self.free_key(&name);
            self.catalog.rekey(id, key, self.now);
        }
    }

    /// Refuses another name while a text has the one until now. A trigger holds its function by its number.
    const fn routine_named_in_text(&mut self, id: Id, routine: &CreateRoutine<'_>) -> bool {
        let mut link = self.catalog.at(id).needed;
        while link > 0 {
            let found = self.catalog.links[link as usize - 1];
            let dependent = self.catalog.at(found.dependent as usize);
            let follows = routine.is_for_triggers() && matches!(dependent.kind, Kind::Trigger);
            if dependent.is_live() && !follows {
                self.refuse_rename(site::STEP, id, found.dependent as usize);
                return true;
            }
            link = found.next;
        }
        false
    }

    /// The one live routine that a step means.
    const fn routine(&mut self, site: usize, wanted: &RoutineRef<'_>) -> Id {
        let (mut number, mut found) = (0, NONE);
        loop {
            let id = self.catalog.find(&Key::routine(&wanted.name, number));
            if id == NONE {
                break;
            }
            if self.is_meant(id, wanted) {
                if found != NONE {
                    let text = Text::EMPTY.add("there are several ");
                    let text = text.add(noun(wanted.kind)).add("s ");
                    let text = qualified(text, wanted.name.schema(), wanted.name.name);
                    self.refuse(site, text.add("; write the types that it takes too"));
                    return NONE;
                }
                found = id;
            }
            number += 1;
        }
        if found == NONE {
            self.refuse(site, self.missing_routine(&wanted.name, wanted.kind));
        } else if self.is_external(site, found) {
            return NONE;
        }
        found
    }

    const fn is_meant(&self, id: Id, wanted: &RoutineRef<'_>) -> bool {
        let entry = self.catalog.at(id);
        if !entry.is_live() || !is_of(entry.kind, wanted.kind) {
            return false;
        }
        match wanted.types {
            Some(types) => takes_types(entry, types),
            None => true,
        }
    }

    /// The live routine of a name that takes the same types.
    pub(super) const fn same_routine(&self, name: &Name<'_>, arguments: &[Argument<'_>]) -> Id {
        let mut number = 0;
        loop {
            let id = self.catalog.find(&Key::routine(name, number));
            if id == NONE {
                return NONE;
            }
            let entry = self.catalog.at(id);
            if entry.is_live() && takes_inputs(entry, arguments) {
                return id;
            }
            number += 1;
        }
    }

    /// The live routine of a name that takes these types.
    pub(super) const fn routine_of_types(&self, name: &Name<'_>, types: &[Type<'_>]) -> Id {
        let mut number = 0;
        loop {
            let id = self.catalog.find(&Key::routine(name, number));
            if id == NONE {
                return NONE;
            }
            if self.catalog.at(id).is_live() && takes_types(self.catalog.at(id), types) {
                return id;
            }
            number += 1;
        }
    }

    /// A key that no live routine has.
    pub(super) const fn free_key(&self, name: &Name<'a>) -> Key<'a> {
        let mut number = 0;
        while self.catalog.live(&Key::routine(name, number)) != NONE {
            number += 1;
        }
        Key::routine(name, number)
    }

    /// "there is no function `f`", and why; or which types it takes.
    pub(super) const fn missing_routine(&self, name: &Name<'_>, wanted: RoutineKind) -> Text {
        let (mut number, mut found) = (0, 0);
        let mut list = Text::EMPTY;
        loop {
            let id = self.catalog.find(&Key::routine(name, number));
            if id == NONE {
                break;
            }
            let entry = self.catalog.at(id);
            if entry.is_live()
                && is_of(entry.kind, wanted)
                && let Some(routine) = entry.routine
            {
                list = list.add(if found > 0 { " and " } else { "" });
                list = write_inputs(list, routine.arguments);
                found += 1;
            }
            number += 1;
        }
        if found == 0 {
            return self.missing(&Key::routine(name, 0), kind(wanted));
        }
        let text = Text::EMPTY.add("there is no ").add(noun(wanted)).add(" ");
        let text = qualified(text, name.schema(), name.name);
        text.add(" that takes these types; there is one that takes ")
            .add(list.as_str())
    }
}

/// Whether a call with so many arguments can mean a function; which of those of others have defaults is not known.
const fn can_mean(entry: &Entry<'_>, arguments: usize) -> bool {
    match (entry.routine, entry.declared) {
        (Some(routine), _) => {
            matches!(routine.kind, RoutineKind::Function) && routine.accepts(arguments)
        }
        (None, Some(declared)) => arguments <= declared.arguments.len(),
        (None, None) => false,
    }
}

const fn takes_inputs(entry: &Entry<'_>, arguments: &[Argument<'_>]) -> bool {
    match (entry.routine, entry.declared) {
        (Some(routine), _) => same_inputs(routine.arguments, arguments),
        (None, Some(declared)) => takes(arguments, declared.arguments),
        (None, None) => false,
    }
}

const fn takes_types(entry: &Entry<'_>, wanted: &[Type<'_>]) -> bool {
    match (entry.routine, entry.declared) {
        (Some(routine), _) => takes(routine.arguments, wanted),
        (None, Some(declared)) => same_types(declared.arguments, wanted),
        (None, None) => false,
    }
}

const fn same_types(a: &[Type<'_>], b: &[Type<'_>]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if !types::same(&a[i], &b[i]) {
            return false;
        }
        i += 1;
    }
    a.len() == b.len()
}

const fn kind(of: RoutineKind) -> Kind {
    match of {
        RoutineKind::Function => Kind::Function,
        RoutineKind::Procedure => Kind::Procedure,
    }
}

const fn noun(of: RoutineKind) -> &'static str {
    kind(of).noun()
}

const fn is_of(kind: Kind, wanted: RoutineKind) -> bool {
    matches!(
        (kind, wanted),
        (Kind::Function, RoutineKind::Function) | (Kind::Procedure, RoutineKind::Procedure)
    )
}

/// The next argument from a place on that a call gives.
const fn next_input(arguments: &[Argument<'_>], from: usize) -> usize {
    let mut i = from;
    while i < arguments.len() && !arguments[i].is_input() {
        i += 1;
    }
    i
}

/// Whether two routines take the same types, whatever their lengths.
const fn same_inputs(a: &[Argument<'_>], b: &[Argument<'_>]) -> bool {
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

const fn takes(arguments: &[Argument<'_>], wanted: &[Type<'_>]) -> bool {
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
const fn write_inputs(text: Text, arguments: &[Argument<'_>]) -> Text {
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
const fn differs(
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
            return Some((site::part(i), why));
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

const fn argument_differs(old: &Argument<'_>, new: &Argument<'_>) -> Option<&'static str> {
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

const fn same_mode(a: ArgumentMode, b: ArgumentMode) -> bool {
    a as u8 == b as u8
}

const fn same_result(old: &Returns<'_>, new: &Returns<'_>) -> bool {
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

const fn same_result_type(old: &ResultType<'_>, new: &ResultType<'_>) -> bool {
    match (old, new) {
        (ResultType::Of(old), ResultType::Of(new)) => types::same(old, new),
        (ResultType::Void, ResultType::Void)
        | (ResultType::Record, ResultType::Record)
        | (ResultType::Trigger, ResultType::Trigger)
        | (ResultType::EventTrigger, ResultType::EventTrigger) => true,
        _ => false,
    }
}
