//! Functions and procedures: created, replaced, dropped, renamed and moved.

use super::{Outcome, Replay, name, text};
use crate::ident::Name;
use crate::schema::object::{routine_noun as noun, signature};
use crate::schema::{Definition, Key, Noun, Object, ObjectId, Routine, SchemaError, Undo};
use crate::step::{
    Argument, CreateRoutine, DropRoutine, MoveRoutine, Operation, RenameRoutine, ResultType,
    Returns, RoutineKind, RoutineRef,
};
use crate::value::{DefaultValue, Value};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_routine(&mut self, step: CreateRoutine<'a>) -> Outcome<'a> {
        check_texts(&step)?;
        check_arguments(&step)?;
        let routine = Routine::new(step, self.schema.next_number(), self.arena);
        self.free_signature(Definition::Routine(routine).id())?;
        let undo = self.create_object(Definition::Routine(routine))?;
        self.defaults_fit(&step)?;
        Ok((Operation::CreateRoutine(step), undo))
    }

    /// Another body and other options; what it is known by, and what others rely on, stays.
    pub(super) fn replace_routine(&mut self, step: CreateRoutine<'a>) -> Outcome<'a> {
        check_texts(&step)?;
        check_arguments(&step)?;
        let routine = Routine::new(step, 0, self.arena);
        let (_, _, old) = self.known_routine(routine.reference())?;
        if let Some(why) = differs(&old.definition, &step) {
            return Err(bad(&old, why));
        }
        let since = old.since;
        let definition = Definition::Routine(Routine { since, ..routine });
        definition.needs(self.schema)?;
        self.defaults_fit(&step)?;
        self.renew(definition);
        let undo = self.steps(&[Operation::ReplaceRoutine(old.definition)]);
        Ok((Operation::ReplaceRoutine(step), Undo::Exact(undo)))
    }

    pub(super) fn drop_routine(&mut self, step: DropRoutine<'a>) -> Outcome<'a> {
        let (id, _, routine) = self.known_routine(step.routine)?;
        let again = self.drop_object(id, step.behavior)?;
        let routine = routine.reference();
        let step = Operation::DropRoutine(DropRoutine { routine, ..step });
        Ok((step, Undo::Exact(self.steps(&again))))
    }

    pub(super) fn rename_routine(&mut self, step: RenameRoutine<'a>) -> Outcome<'a> {
        let (id, _, old) = self.known_routine(step.routine)?;
        name::check(id.noun, step.to)?;
        let name = old.definition.name.sibling(step.to);
        let new = self.give_routine_name(id, old, name)?;
        let undo = self.steps(&[Operation::RenameRoutine(RenameRoutine {
            routine: new.reference(),
            to: old.definition.name.name,
        })]);
        let routine = old.reference();
        let step = Operation::RenameRoutine(RenameRoutine { routine, ..step });
        Ok((step, Undo::Exact(undo)))
    }

    pub(super) fn move_routine(&mut self, step: MoveRoutine<'a>) -> Outcome<'a> {
        let (id, _, old) = self.known_routine(step.routine)?;
        self.known_schema(step.schema)?;
        let name = Name {
            schema: Some(step.schema),
            name: old.definition.name.name,
        };
        let new = self.give_routine_name(id, old, name)?;
        let undo = self.steps(&[Operation::MoveRoutine(MoveRoutine {
            routine: new.reference(),
            schema: old.definition.name.schema(),
        })]);
        let routine = old.reference();
        let step = Operation::MoveRoutine(MoveRoutine { routine, ..step });
        Ok((step, Undo::Exact(undo)))
    }

    /// That the defaults of arguments are of their types.
    fn defaults_fit(&self, step: &CreateRoutine<'a>) -> Result<(), SchemaError> {
        for argument in step.arguments {
            let Some(default) = argument.default else {
                continue;
            };
            if !self.takes_default(default, argument.ty)? {
                let ty = argument.ty;
                let why = format!(
                    "has an argument that is {ty}, and a default that is none; write one that is, or a cast"
                );
                return Err(bad_definition(step, why));
            }
        }
        Ok(())
    }

    /// Gives a routine another name or schema, as it is from then on.
    fn give_routine_name(
        &mut self,
        id: ObjectId<'a>,
        old: Routine<'a>,
        name: Name<'a>,
    ) -> Result<Routine<'a>, SchemaError> {
        let new = Routine {
            definition: CreateRoutine {
                name,
                ..old.definition
            },
            // Who has said this name until now has meant another routine.
            since: self.schema.next_number(),
            ..old
        };
        self.free_signature(Definition::Routine(new).id())?;
        self.unnamed_routine(id, &old)?;
        self.schema.replace_object(id, Definition::Routine(new));
        if old.definition.is_for_triggers() {
            self.follow_function(old.definition.name, name);
        }
        Ok(new)
    }

    /// The one routine that a step means.
    pub(super) fn known_routine(
        &self,
        routine: RoutineRef<'a>,
    ) -> Result<(ObjectId<'a>, Object<'a>, Routine<'a>), SchemaError> {
        let RoutineRef { kind, name, types } = routine;
        let wanted = types.map(signature);
        let found = self.schema.objects.keys().filter(|id| {
            let fits = wanted.as_deref().is_none_or(|types| types == id.part);
            id.noun == noun(kind) && id.key == Key::of(name) && fits
        });
        let found: Vec<_> = found.copied().collect();
        let [id] = found[..] else {
            return Err(match found.is_empty() {
                true => self.schema.unknown_routine(noun(kind), &written(routine)),
                false => several(routine, &found),
            });
        };
        self.own_object(id)?;
        let object = self.known_object(id)?;
        match object.definition {
            Definition::Routine(routine) => Ok((id, object, routine)),
            _ => Err(self.schema.unknown_object(id)),
        }
    }

    /// That no routine of the name takes the same types; functions and procedures share their names.
    pub(super) fn free_signature(&self, new: ObjectId<'a>) -> Result<(), SchemaError> {
        for owner in [Noun::Function, Noun::Procedure] {
            let there = ObjectId { noun: owner, ..new };
            if is_routine(new.noun) && self.schema.objects.contains_key(&there) {
                let name = new.known_as();
                return Err(SchemaError::SameRoutine { owner, name });
            }
        }
        if let Some(range) = self.schema.range_with(new).filter(|_| is_routine(new.noun)) {
            return Err(SchemaError::SameRoutine {
                owner: range.noun,
                name: range.known_as(),
            });
        }
        Ok(())
    }

    /// That no text names it. A trigger holds its function by its number, and follows.
    fn unnamed_routine(&self, id: ObjectId<'a>, routine: &Routine<'a>) -> Result<(), SchemaError> {
        let follows =
            |it: &ObjectId<'a>| it.noun == Noun::Trigger && routine.definition.is_for_triggers();
        let dependents = self.schema.dependents(id).into_iter().map(|(it, _)| it);
        let itself = routine.definition.is_recursive().then_some(id);
        let by: Vec<String> = dependents
            .filter(|it| !follows(it))
            .chain(itself)
            .map(|it| it.to_string())
            .collect();
        if by.is_empty() {
            return Ok(());
        }
        Err(SchemaError::NamedInText {
            noun: id.noun,
            name: written(routine.reference()),
            by,
        })
    }
}

const fn is_routine(noun: Noun) -> bool {
    matches!(noun, Noun::Function | Noun::Procedure)
}

/// Its name, with the types that it takes where they are said.
fn written(routine: RoutineRef<'_>) -> String {
    match routine.types {
        Some(types) => format!("{}({})", routine.name, signature(types)),
        None => routine.name.to_string(),
    }
}

fn several(routine: RoutineRef<'_>, found: &[ObjectId<'_>]) -> SchemaError {
    SchemaError::Several {
        noun: noun(routine.kind),
        name: routine.name.to_string(),
        of: found
            .iter()
            .map(|it| format!("`{}`", it.known_as()))
            .collect(),
    }
}

fn bad(routine: &Routine<'_>, why: String) -> SchemaError {
    SchemaError::BadRoutine {
        noun: noun(routine.definition.kind),
        name: written(routine.reference()),
        why,
    }
}

/// Why PostgreSQL would not take the one for the other, or could not take that back (`ProcedureCreate` in
/// `pg_proc.c`).
fn differs(old: &CreateRoutine<'_>, new: &CreateRoutine<'_>) -> Option<String> {
    if old.arguments.len() != new.arguments.len() {
        return Some("has other `OUT` arguments; drop it and make it again".to_owned());
    }
    for (old, new) in old.arguments.iter().zip(new.arguments) {
        let why = if old.mode != new.mode || !old.ty.same_base(&new.ty) {
            "goes another way or has another type"
        } else if old.name != new.name {
            "has another name, which PostgreSQL does not change"
        } else if old.default.is_some() != new.default.is_some() {
            "has a default in one of the two only, and PostgreSQL takes none away"
        } else {
            continue;
        };
        let name = old.name.map_or_else(String::new, |it| format!(" `{it}`"));
        return Some(format!(
            "is another in its argument{name}: it {why}; drop it and make it again"
        ));
    }
    let same = match (old.returns, new.returns) {
        (Some(old), Some(new)) => same_result(old, new),
        (old, new) => old.is_none() && new.is_none(),
    };
    (!same).then(|| {
        "gives back another type, which PostgreSQL does not change; drop it and make it again"
            .to_owned()
    })
}

fn same_result(old: Returns<'_>, new: Returns<'_>) -> bool {
    let same = |old: ResultType<'_>, new: ResultType<'_>| match (old, new) {
        (ResultType::Of(old), ResultType::Of(new)) => old.same_base(&new),
        (old, new) => old == new,
    };
    match (old, new) {
        (Returns::One(old), Returns::One(new)) | (Returns::Set(old), Returns::Set(new)) => {
            same(old, new)
        }
        (Returns::Table(old), Returns::Table(new)) => {
            old.len() == new.len()
                && (old.iter().zip(new))
                    .all(|(old, new)| old.name == new.name && old.ty.same_base(&new.ty))
        }
        _ => false,
    }
}

/// That no text holds a NUL byte.
fn check_texts(step: &CreateRoutine<'_>) -> Result<(), SchemaError> {
    text::check(step.language)?;
    text::check(step.body.sql)?;
    for argument in step.arguments {
        match argument.default {
            Some(DefaultValue::Expression(it)) => text::check(it.sql)?,
            Some(DefaultValue::Value(Value::Text(it) | Value::Number(it))) => text::check(it)?,
            _ => {}
        }
    }
    let settings = step.options.set.iter();
    settings
        .flat_map(|it| std::iter::once(&it.name).chain(it.values))
        .try_for_each(|it| text::check(it))
}

/// That the arguments have names of their own, and stand in an order that calls can follow.
fn check_arguments(step: &CreateRoutine<'_>) -> Result<(), SchemaError> {
    let columns = match step.returns {
        Some(Returns::Table(columns)) => columns,
        _ => &[],
    };
    let names = step.arguments.iter().filter_map(|it| it.name);
    let names: Vec<&str> = names.chain(columns.iter().map(|it| it.name)).collect();
    for (at, one) in names.iter().enumerate() {
        name::check(Noun::Column, one)?;
        if names[..at].contains(one) {
            let why = format!("names `{one}` twice; give each argument a name of its own");
            return Err(bad_definition(step, why));
        }
    }
    match misplaced(step) {
        Some(why) => Err(bad_definition(step, why.to_owned())),
        None => Ok(()),
    }
}

/// What is wrong with the order of the arguments (`interpret_function_parameter_list` in `functioncmds.c`).
fn misplaced(step: &CreateRoutine<'_>) -> Option<&'static str> {
    let inputs = || step.arguments.iter().filter(|it| it.is_input());
    let is_default = |it: &Argument<'_>| it.default.is_some();
    if step
        .arguments
        .iter()
        .any(|it| !it.is_input() && is_default(it))
    {
        return Some("gives an `OUT` argument a default; take it away");
    }
    let mut after = inputs().skip_while(|it| !is_default(it));
    if after.any(|it| !is_default(it)) {
        return Some("has an argument without a default after one that has one; give it one too");
    }
    let variadic = inputs().position(|it| it.mode == crate::step::ArgumentMode::Variadic);
    if variadic.is_some_and(|at| at + 1 != inputs().count()) {
        return Some("has an argument after the variadic one; put that last");
    }
    if step.kind == RoutineKind::Procedure && step.returns.is_some() {
        return Some("is a procedure, which gives nothing back; use `OUT` arguments");
    }
    None
}

fn bad_definition(step: &CreateRoutine<'_>, why: String) -> SchemaError {
    SchemaError::BadRoutine {
        noun: noun(step.kind),
        name: step.name.to_string(),
        why,
    }
}
