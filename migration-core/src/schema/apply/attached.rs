//! What an undo gives back besides the objects: their comments, their owners and what roles may do with them.

use std::collections::BTreeMap;

use super::Replay;
use super::transition::Transitions;
use crate::schema::attached::target_of;
use crate::schema::{Arena, Attached, Definition, Noun, ObjectId, Schema, Undo};
use crate::step::{AlterOwner, AlterTable, Change, CommentOn, Operation, Step};

/// What is attached to the objects of a schema.
type All<'a> = BTreeMap<ObjectId<'a>, Attached<'a>>;

impl<'a> Replay<'_, 'a> {
    /// The undo, and what was attached to the objects that it makes again.
    pub(super) fn with_attached(
        &mut self,
        operation: &Operation<'a>,
        undo: Undo<'a>,
        before: &All<'a>,
    ) -> Undo<'a> {
        let by_itself = matches!(
            operation,
            Operation::CommentOn(_)
                | Operation::Grant(_)
                | Operation::Revoke(_)
                | Operation::ChangeAllPrivileges(_)
                | Operation::AlterOwner(_)
        );
        let (Undo::Exact(steps) | Undo::LosesData { steps, .. }) = undo else {
            self.schema.follow(before);
            return undo;
        };
        if by_itself {
            return undo;
        }
        let lost = self.schema.follow(before);
        if before.is_empty() && self.schema.defaults.is_empty() {
            return undo;
        }
        if !lost && !remakes(operation, steps) {
            return undo;
        }
        let again = self.again(&self.taken_back(steps), before);
        if again.is_empty() {
            return undo;
        }
        let all = [steps, self.steps(&again)].concat();
        let steps = self.arena.alloc_slice_copy(&all);
        match undo {
            Undo::LosesData { what, .. } => Undo::LosesData { steps, what },
            _ => Undo::Exact(steps),
        }
    }

    /// The schema once the steps of an undo ran: some take away what lives on, and make it again.
    fn taken_back(&self, steps: &[Step<'a>]) -> Schema<'a> {
        let mut back = self.schema.clone();
        let arena = self.arena;
        for step in steps {
            let attached = back.attached.clone();
            let mut replay = Replay {
                schema: &mut back,
                step: step.name,
                arena,
            };
            if replay.operation(step.operation).is_err() {
                break;
            }
            back.follow(&attached);
        }
        back
    }

    /// What attaches to the objects of a schema what was attached to them.
    pub(super) fn again(&self, schema: &Schema<'a>, before: &All<'a>) -> Vec<Operation<'a>> {
        let is_there = |id: &&ObjectId<'a>| schema.number_attached_to(**id).is_some();
        let mut ids: Vec<_> = before.keys().chain(schema.attached.keys()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.retain(is_there);
        let mut was = schema.clone();
        was.attached.clone_from(before);
        let comments = ids.iter().filter_map(|id| comment(**id, schema, before));
        let mut transitions = Transitions::default();
        for id in ids.iter().map(|id| whole(**id, schema)) {
            for role in [schema.roles_of(id), was.roles_of(id)].concat() {
                let (now, then) = (schema.held(id, role), was.held(id, role));
                transitions.add(schema.owned_ref(id), role, now, &then);
            }
        }
        let owners = ids.iter().filter_map(|id| owner(**id, schema, before));
        comments
            .chain(transitions.operations(self.arena))
            .chain(owners)
            .chain(self.clustered_again(schema, before))
            .collect()
    }
}

impl<'a> Schema<'a> {
    /// What attaches to objects that are made anew all that is attached to them, and what gives roles their privileges on
    /// objects to come.
    pub(in crate::schema) fn attach_all(&self, arena: &'a Arena) -> Vec<Operation<'a>> {
        let mut bare = self.clone();
        bare.attached.clear();
        bare.defaults.clear();
        let replay = Replay {
            schema: &mut bare.clone(),
            step: "",
            arena,
        };
        let attached = replay.again(&bare, &self.attached);
        let defaults = replay.defaults_again(&self.defaults);
        [attached, defaults].concat()
    }
}

impl<'a> Replay<'_, 'a> {
    /// What attaches again what a type, objects and parts of tables lose that are made anew beside it.
    pub(super) fn attached_again(
        &self,
        ty: ObjectId<'a>,
        objects: &[Definition<'a>],
        parts: &[Operation<'a>],
    ) -> Vec<Operation<'a>> {
        if self.schema.attached.is_empty() && self.schema.defaults.is_empty() {
            return Vec::new();
        }
        let made: Vec<_> = objects.iter().map(Definition::id).chain([ty]).collect();
        let parts: Vec<_> = parts.iter().flat_map(parts_of).collect();
        let views = made
            .iter()
            .filter(|it| matches!(it.noun, Noun::View | Noun::MaterializedView));
        let views: Vec<_> = views.map(|it| it.key).collect();
        let is_column = |it: &ObjectId<'a>| it.noun == Noun::Column && views.contains(&it.key);
        let mut bare = self.schema.clone();
        bare.attached
            .retain(|id, _| !made.contains(id) && !parts.contains(id) && !is_column(id));
        for id in made {
            bare.give_defaults(id, self.arena);
        }
        self.again(&bare, &self.schema.attached)
    }
}

/// The table or view that a column is of.
fn whole<'a>(id: ObjectId<'a>, schema: &Schema<'a>) -> ObjectId<'a> {
    let of = |noun| ObjectId {
        noun,
        part: "",
        ..id
    };
    let views = [Noun::View, Noun::MaterializedView].map(of);
    match id.noun {
        Noun::Column => *views
            .iter()
            .find(|it| schema.objects.contains_key(it))
            .unwrap_or(&of(Noun::Table)),
        _ => id,
    }
}

/// The constraints and indexes that an operation makes.
fn parts_of<'a>(operation: &Operation<'a>) -> Vec<ObjectId<'a>> {
    match operation {
        Operation::AlterTable(AlterTable { table, changes }) => {
            let constraints = changes.iter().filter_map(|it| match it {
                Change::AddConstraint(it) => Some(it.name.text()),
                _ => None,
            });
            let both = |it| {
                let index = ObjectId::of(Noun::Index, table.sibling(it));
                [ObjectId::part_of(Noun::Constraint, *table, it), index]
            };
            constraints.flat_map(both).collect()
        }
        Operation::CreateIndex(it) => {
            vec![ObjectId::of(Noun::Index, it.table.sibling(it.name.text()))]
        }
        _ => Vec::new(),
    }
}

fn comment<'a>(id: ObjectId<'a>, now: &Schema<'a>, before: &All<'a>) -> Option<Operation<'a>> {
    let of = |all: &All<'a>| all.get(&id).and_then(|it| it.comment);
    let (target, text) = (target_of(id)?, of(before));
    (text != of(&now.attached)).then_some(Operation::CommentOn(CommentOn { target, text }))
}

/// A sequence that a table owns has its owner, and gets it with the table.
fn owner<'a>(id: ObjectId<'a>, now: &Schema<'a>, before: &All<'a>) -> Option<Operation<'a>> {
    let follows = match now.objects.get(&id).map(|it| it.definition) {
        Some(Definition::Sequence(it)) => it.owned_by.is_some(),
        _ => false,
    };
    let to = before.get(&id).and_then(|it| it.owner);
    let (kind, object) = now.owned_ref(id)?;
    let changes = to != now.owner(id) && !follows;
    changes.then_some(Operation::AlterOwner(AlterOwner { kind, object, to }))
}

/// Whether the undo of an operation may take away what lives on, as where a column gets its expression back or a constraint is
/// not valid again, or makes what has privileges by default.
fn remakes(operation: &Operation<'_>, undo: &[Step<'_>]) -> bool {
    let changes = match operation {
        Operation::AlterTable(step) => step.changes.iter().any(|change| {
            matches!(
                change,
                Change::AlterColumn { .. }
                    | Change::ChangeType { .. }
                    | Change::AlterConstraint { .. }
            )
        }),
        _ => false,
    };
    changes || undo.len() > 1 || undo.iter().any(|it| makes(&it.operation))
}

/// Whether an operation makes what can have default privileges.
const fn makes(operation: &Operation<'_>) -> bool {
    matches!(
        operation,
        Operation::CreateTable(_)
            | Operation::CreatePartition(_)
            | Operation::CreateView(_)
            | Operation::CreateMaterializedView(_)
            | Operation::CreateSequence(_)
            | Operation::CreateRoutine(_)
            | Operation::CreateEnum(_)
            | Operation::CreateComposite(_)
            | Operation::CreateDomain(_)
            | Operation::CreateRange(_)
            | Operation::CreateSchema(_)
    )
}
