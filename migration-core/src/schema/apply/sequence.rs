//! Sequences: created, altered, renamed, moved and dropped.

use super::{Outcome, Replay};
use crate::ident::Name;
use crate::schema::{Arena, Definition, Key, Noun, ObjectId, SchemaError, Undo};
use crate::step::{
    AlterOwner, AlterSequence, CreateSequence, DropBehavior, DropSequence, MoveSequence, Operation,
    OwnedKind, OwnedRef, RenameSequence, SequenceBound, SequenceChange, SequenceNumbers,
    SequenceOptions, SequenceRestart,
};

impl<'a> Replay<'_, 'a> {
    pub(super) fn create_sequence(&mut self, step: CreateSequence<'a>) -> Outcome<'a> {
        let numbers = SequenceNumbers::new(&step.options);
        let numbers = numbers.map_err(|why| bad(&step, why))?;
        self.beside_owner(&step)?;
        let undo = self.create_object(Definition::Sequence(CreateSequence {
            options: numbers.options(),
            ..step
        }))?;
        Ok((Operation::CreateSequence(step), self.standing(&step, undo)))
    }

    pub(super) fn drop_sequence(&mut self, step: DropSequence<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::Sequence, step.name);
        let known = self.known_sequence(id)?;
        let owner = known.owned_by.and_then(|it| self.owner_of_table(it.table));
        let mut again = self.drop_object(id, DropBehavior::Restrict)?;
        if owner.is_some() {
            let (before, after) = around(again, owner, self.arena);
            again = [before, after].concat();
        }
        let undo = Undo::Exact(self.steps(&again));
        Ok((Operation::DropSequence(step), self.standing(&known, undo)))
    }

    /// A sequence is renamed wherever its number is; a text that names it would go on naming it so.
    pub(super) fn rename_sequence(&mut self, step: RenameSequence<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::Sequence, step.name);
        let known = self.known_sequence(id)?;
        let name = known.name.sibling(step.to);
        self.give_sequence_name(known, name)?;
        let to = known.name.name;
        let undo = self.steps(&[Operation::RenameSequence(RenameSequence { name, to })]);
        Ok((Operation::RenameSequence(step), Undo::Exact(undo)))
    }

    pub(super) fn move_sequence(&mut self, step: MoveSequence<'a>) -> Outcome<'a> {
        let known = self.known_sequence(ObjectId::of(Noun::Sequence, step.name))?;
        if known.owned_by.is_some() {
            return Err(bad(
                &known,
                "is owned by a column, and goes where its table goes; move that, or let no column own it",
            ));
        }
        let name = Name {
            schema: Some(step.schema),
            name: step.name.name,
        };
        self.give_sequence_name(known, name)?;
        let schema = step.name.schema();
        let undo = self.steps(&[Operation::MoveSequence(MoveSequence { name, schema })]);
        Ok((Operation::MoveSequence(step), Undo::Exact(undo)))
    }

    fn give_sequence_name(
        &mut self,
        known: CreateSequence<'a>,
        name: Name<'a>,
    ) -> Result<(), SchemaError> {
        let id = ObjectId::of(Noun::Sequence, known.name);
        self.free(ObjectId::of(Noun::Sequence, name))?;
        self.schema.unnamed(id)?;
        let definition = Definition::Sequence(CreateSequence { name, ..known });
        self.schema.replace_object(id, definition);
        Ok(())
    }

    pub(super) fn alter_sequence(&mut self, step: AlterSequence<'a>) -> Outcome<'a> {
        let id = ObjectId::of(Noun::Sequence, step.name);
        let before = self.known_sequence(id)?;
        let mut restarts = false;
        let mut back = Vec::new();
        for change in step.changes {
            let known = self.known_sequence(id)?;
            restarts |= matches!(change, SequenceChange::Options(_, Some(_)));
            back.extend(self.change_sequence(known, change)?);
        }
        back.reverse();
        let changes = &*self.arena.alloc_slice_copy(&back);
        let name = step.name;
        let back = Operation::AlterSequence(AlterSequence { name, changes });
        let undo = Undo::Exact(if changes.is_empty() {
            &[]
        } else {
            self.steps(&[back])
        });
        let undo = if restarts {
            self.standing(&before, undo)
        } else {
            undo
        };
        Ok((Operation::AlterSequence(step), undo))
    }

    /// Makes a change, and gives what takes it back.
    fn change_sequence(
        &mut self,
        known: CreateSequence<'a>,
        change: &SequenceChange<'a>,
    ) -> Result<Option<SequenceChange<'a>>, SchemaError> {
        let (altered, back) = match *change {
            SequenceChange::Options(options, restart) => {
                let before = SequenceNumbers::new(&known.options);
                let before = before.map_err(|why| bad(&known, why))?;
                let after = before.altered(&options).map_err(|why| bad(&known, why))?;
                if let Some(restart) = restart {
                    after.goes_on(restart).map_err(|why| bad(&known, why))?;
                }
                let options = after.options();
                let back = taken_back(&before, &after);
                // Where it restarted may be beyond the bounds that it had.
                let restart = restart.map(|_| SequenceRestart::AtStart);
                let back = (back != SequenceOptions::default())
                    .then_some(SequenceChange::Options(back, restart));
                (CreateSequence { options, ..known }, back)
            }
            SequenceChange::OwnedBy(owned_by) => (
                CreateSequence { owned_by, ..known },
                Some(SequenceChange::OwnedBy(known.owned_by)),
            ),
            SequenceChange::Persistence(persistence) => (
                CreateSequence {
                    persistence,
                    ..known
                },
                Some(SequenceChange::Persistence(known.persistence)),
            ),
        };
        self.beside_owner(&altered)?;
        self.redefine(Definition::Sequence(altered))?;
        Ok(back)
    }

    fn known_sequence(&self, id: ObjectId<'a>) -> Result<CreateSequence<'a>, SchemaError> {
        match self.known_object(id)?.definition {
            Definition::Sequence(it) => Ok(it),
            _ => Err(self.schema.unknown_object(id)),
        }
    }

    /// A sequence is in the schema of the table that owns it, and belongs to the same role (`process_owned_by` in
    /// PostgreSQL's `sequence.c`).
    fn beside_owner(&self, sequence: &CreateSequence<'a>) -> Result<(), SchemaError> {
        let Some(owner) = sequence.owned_by else {
            return Ok(());
        };
        self.own_table(owner.table)?;
        if Key::of(owner.table).schema != sequence.name.schema() {
            let why = "is not in the schema of the table that is to own it; make it there";
            return Err(bad(sequence, why));
        }
        let id = ObjectId::of(Noun::Sequence, sequence.name);
        if self.schema.owner(id) != self.owner_of_table(owner.table) {
            return Err(bad(sequence, NOT_OF_THE_OWNER));
        }
        Ok(())
    }

    /// The undo, and that it does not give back where the sequence stood.
    fn standing(&self, sequence: &CreateSequence<'a>, undo: Undo<'a>) -> Undo<'a> {
        match undo {
            Undo::Exact(steps) => {
                let what = format!("where the sequence `{}` stood", sequence.name);
                let what = self.arena.alloc_str(&what);
                Undo::LosesData { steps, what }
            }
            undo => undo,
        }
    }
}

const NOT_OF_THE_OWNER: &str = "and the table that is to own it belong to different roles; make it without `owned_by`, \
    give it the owner of the table, and then `owned_by`";

/// The options that make the one of the other; a type alone would move the bounds.
fn taken_back(before: &SequenceNumbers, after: &SequenceNumbers) -> SequenceOptions {
    let bound = |before: i64, after: i64| (before != after).then_some(SequenceBound::At(before));
    let ty = (before.ty != after.ty).then_some(before.ty);
    SequenceOptions {
        ty,
        start: (before.start != after.start).then_some(before.start),
        increment: (before.increment != after.increment).then_some(before.increment),
        min: ty.map_or(bound(before.min, after.min), |_| {
            Some(SequenceBound::At(before.min))
        }),
        max: ty.map_or(bound(before.max, after.max), |_| {
            Some(SequenceBound::At(before.max))
        }),
        cache: (before.cache != after.cache).then_some(before.cache),
        cycle: (before.cycle != after.cycle).then_some(before.cycle),
    }
}

/// What is made again before and after a table or column whose default takes numbers of a sequence which the column
/// owns: neither can be made whole before the other. A table that is there may belong to another role by now, to which the
/// sequence has to belong too.
pub(super) fn around<'a>(
    operations: Vec<Operation<'a>>,
    owner: Option<&'a str>,
    arena: &'a Arena,
) -> (Vec<Operation<'a>>, Vec<Operation<'a>>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for operation in operations {
        match operation {
            Operation::CreateSequence(sequence) if sequence.owned_by.is_some() => {
                let free = CreateSequence {
                    owned_by: None,
                    ..sequence
                };
                before.push(Operation::CreateSequence(free));
                after.extend(owner.map(|it| given(&sequence, it)));
                after.push(owned(&sequence, arena));
            }
            other => after.push(other),
        }
    }
    (before, after)
}

fn given<'a>(sequence: &CreateSequence<'a>, owner: &'a str) -> Operation<'a> {
    Operation::AlterOwner(AlterOwner {
        kind: OwnedKind::Sequence,
        object: OwnedRef {
            name: sequence.name,
            types: None,
        },
        to: Some(owner),
    })
}

/// What makes a sequence that is there the column's which owns it.
pub(in crate::schema) fn owned<'a>(
    sequence: &CreateSequence<'a>,
    arena: &'a Arena,
) -> Operation<'a> {
    Operation::AlterSequence(AlterSequence {
        name: sequence.name,
        changes: arena.alloc_slice_copy(&[SequenceChange::OwnedBy(sequence.owned_by)]),
    })
}

fn bad(sequence: &CreateSequence<'_>, why: &'static str) -> SchemaError {
    SchemaError::BadObject {
        noun: Noun::Sequence,
        name: sequence.name.to_string(),
        why,
    }
}
