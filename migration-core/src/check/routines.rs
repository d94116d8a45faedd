//! Rules of functions and procedures.
//!
//! Several may have one name, if they take other types. Each has a key of its own: the name, and its number among
//! those of the name.

use super::catalog::{Id, NONE, OF_SETS};
use super::enums::made;
use super::key::{Key, Space, relation, type_name};
use super::kind::Kind;
use super::replay::Replay;
use super::signatures::{calls_itself, differs, takes_inputs, takes_types, write_taken};
use super::site;
use super::text::{Text, qualified};
use crate::ident::Name;
use crate::step::{
    Argument, CreateRoutine, DropBehavior, DropRoutine, MoveRoutine, RenameRoutine, ResultType,
    Returns, RoutineKind, RoutineRef,
};
use crate::types::Type;
use crate::value::DefaultValue;

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
        if !self.free_inputs(site::STEP, &step.name, step.arguments) {
            return;
        }
        let key = self.free_key(&step.name);
        let id = self.catalog.make(key, kind(step.kind), NONE, self.now);
        self.fill_routine(id, step);
    }

    /// Refuses a name for which a routine that takes the same is there, or a range type that has such a function.
    const fn free_inputs(
        &mut self,
        site: usize,
        name: &Name<'_>,
        arguments: &[Argument<'a>],
    ) -> bool {
        let there = self.same_routine(name, arguments);
        if there != NONE {
            self.taken(site, there);
            return false;
        }
        let range = self.range_with(name, arguments);
        if range != NONE {
            let text = self.whose(Text::EMPTY, range);
            let text = text.add(" has a function of this name that takes the same types; ");
            self.refuse(site, text.add("name this one otherwise, or take others"));
        }
        range == NONE
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
        let root = self.root(id);
        let id = self.catalog.renew(id, self.now);
        self.catalog.at_mut(id).partner = root;
        self.fill_routine(id, step);
    }

    /// What a new routine, or a new body of one, needs.
    const fn fill_routine(&mut self, id: Id, step: &'a CreateRoutine<'a>) {
        self.catalog.at_mut(id).routine = Some(step);
        let mut i = 0;
        while i < step.arguments.len() {
            let argument = &step.arguments[i];
            self.needs_type(site::PART + i, id, &argument.ty);
            if let Some(default) = &argument.default {
                let name = match argument.name {
                    Some(name) => name,
                    None => "",
                };
                self.default_fits(site::DEFAULT + i, ("argument", name), default, &argument.ty);
            }
            if let Some(DefaultValue::Expression(it)) = &argument.default {
                self.needs_mentions(site::DEFAULT + i, id, it.mentions);
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
        let made = self.live_type(name);
        let row = self.catalog.live(&relation(name));
        let id = match (made, row) {
            (NONE, NONE) => self.object(site, &type_name(name), Kind::Enum),
            (NONE, row) => row,
            (made, _) => made,
        };
        let part = self.catalog.part;
        if self.is_multirange(name) {
            self.catalog.part = OF_SETS;
        }
        self.needs(dependent, id);
        self.catalog.part = part;
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
        if self.free_inputs(site::TABLE, &name, routine.arguments)
            && !self.routine_named_in_text(id, routine)
        {
            let key = self.free_key(&name);
            self.catalog.rekey(id, key, self.now);
        }
    }

    pub(super) const fn move_routine(&mut self, step: &MoveRoutine<'a>) {
        let id = self.routine(site::STEP, &step.routine);
        if id == NONE {
            return;
        }
        let Some(routine) = self.catalog.at(id).routine else {
            return;
        };
        let name = Name {
            schema: Some(step.schema),
            name: step.routine.name.name,
        };
        self.in_known_schema(site::TABLE, &name);
        if self.free_inputs(site::TABLE, &name, routine.arguments)
            && !self.routine_named_in_text(id, routine)
        {
            self.leaves_schema(id);
            let key = self.free_key(&name);
            self.catalog.rekey(id, key, self.now);
        }
    }

    /// Refuses another name while a text has the one until now. A trigger holds its function by its number.
    const fn routine_named_in_text(&mut self, id: Id, routine: &CreateRoutine<'_>) -> bool {
        if calls_itself(routine) {
            self.refuse_rename(site::STEP, id, id);
            return true;
        }
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
    pub(super) const fn routine(&mut self, site: usize, wanted: &RoutineRef<'_>) -> Id {
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
        let list = self.signatures(name, wanted);
        if list.as_str().is_empty() {
            return self.missing(&Key::routine(name, 0), kind(wanted));
        }
        let text = Text::EMPTY.add("there is no ").add(noun(wanted)).add(" ");
        let text = qualified(text, name.schema(), name.name);
        text.add(" that takes these types; there is one that takes ")
            .add(list.as_str())
    }

    /// What the routines of a name take.
    pub(super) const fn signatures(&self, name: &Name<'_>, wanted: RoutineKind) -> Text {
        let (mut number, mut list) = (0, Text::EMPTY);
        loop {
            let id = self.catalog.find(&Key::routine(name, number));
            if id == NONE {
                return list;
            }
            let entry = self.catalog.at(id);
            if entry.is_live() && is_of(entry.kind, wanted) {
                if !list.as_str().is_empty() {
                    list = list.add(" and ");
                }
                list = write_taken(list, entry);
            }
            number += 1;
        }
    }
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

pub(super) const fn is_of(kind: Kind, wanted: RoutineKind) -> bool {
    matches!(
        (kind, wanted),
        (Kind::Function, RoutineKind::Function) | (Kind::Procedure, RoutineKind::Procedure)
    )
}
