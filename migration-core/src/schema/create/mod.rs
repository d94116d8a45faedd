//! What makes a whole schema on an empty database.
//!
//! Everything is a piece: an object, a table, or a part of a table that may have to wait for something. `order` puts
//! them so that each comes after what it needs, and `circle` opens the circles that are left.

mod circle;
mod order;
mod table;

use super::apply::{owned_sequence, row_security_again};
use super::{Arena, Definition, Key, Noun, Object, ObjectId, Schema, Table};
use crate::ident::DEFAULT_SCHEMA;
use crate::step::{Change, CreateEnum, CreateSequence, Operation};
use order::Order;

/// Something that is made at once, and what must be there before it.
#[derive(Clone, Debug)]
struct Piece<'s, 'a> {
    /// What it is known by.
    id: ObjectId<'a>,
    /// What makes it.
    work: Work<'s, 'a>,
    /// What must be there before it.
    needs: Vec<ObjectId<'a>>,
    /// Its place among those that wait for nothing.
    place: Place,
}

/// Among pieces that wait for nothing, the lesser comes first: by stage, then by age.
type Place = (Stage, u32);

/// What comes before everything else, because it needs next to nothing, and much needs it without naming it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Schemas,
    Extensions,
    Plain,
    Rest,
}

/// How a piece is made.
#[derive(Clone, Debug)]
enum Work<'s, 'a> {
    /// By this operation.
    Operation(Operation<'a>),
    /// As a table, with those of its parts that wait for nothing else.
    Table(&'s Table<'a>),
    /// With its table, or by this change of it afterwards.
    Part(Change<'a>),
    /// By this change of its table.
    Late(Change<'a>),
}

impl<'a> Schema<'a> {
    /// The operations that make this schema on an empty database: a baseline of the history that led to it.
    ///
    /// Schemas, extensions, sequences and enum types come first, and all else in the order in which it was made, as far
    /// as everything finds what it needs. A foreign key, check or default that has to wait is added when it can be; a
    /// routine or domain that needs itself by way of others is made without its texts, and gets them afterwards.
    /// Comments, privileges and owners come last.
    ///
    /// What others own is declared, as the history does it. What the schema does not hold, such as the effects of SQL
    /// that the author wrote, is not made.
    pub fn create(&self, arena: &'a Arena) -> Vec<Operation<'a>> {
        let mut operations = Order::new(self, arena).operations();
        operations.extend(self.attach_all(arena));
        operations
    }

    fn pieces<'s>(&'s self, arena: &'a Arena) -> Vec<Piece<'s, 'a>> {
        let mut pieces = Vec::new();
        for ty in self.enums.values() {
            let create = CreateEnum {
                name: ty.name,
                labels: ty.labels,
            };
            let id = ObjectId::of(Noun::Type, ty.name);
            pieces.push(Piece::new(id, Operation::CreateEnum(create), 0));
        }
        for table in self.tables.values() {
            self.push_table(&mut pieces, table, arena);
            let security = row_security_again(table);
            let id = ObjectId::of(Noun::Table, table.name);
            pieces.extend(security.map(|it| Piece::after(id, it, table.made)));
            pieces.extend(table.attach().map(|it| {
                let of = table.partition.map(|it| ObjectId::of(Noun::Table, it.of));
                Piece::after(id, it, table.made).needing(of)
            }));
        }
        for object in self.objects.values() {
            self.push_object(&mut pieces, object, arena);
        }
        pieces
    }

    /// An object; a sequence without the column that owns it, which needs the sequence for its default.
    fn push_object<'s>(
        &'s self,
        pieces: &mut Vec<Piece<'s, 'a>>,
        object: &Object<'a>,
        arena: &'a Arena,
    ) {
        let (id, made) = (object.definition.id(), object.made);
        let needs: Vec<_> = self.needs_of(object).iter().map(|it| it.on).collect();
        if let Definition::Sequence(sequence) = object.definition
            && sequence.owned_by.is_some()
        {
            let free = CreateSequence {
                owned_by: None,
                ..sequence
            };
            pieces.push(Piece::new(id, Operation::CreateSequence(free), made));
            pieces.push(Piece::after(id, owned_sequence(&sequence, arena), made).needing(needs));
            return;
        }
        pieces.push(Piece::new(id, object.definition.create(), made).needing(needs));
    }
}

impl<'s, 'a> Piece<'s, 'a> {
    /// What makes this.
    fn new(id: ObjectId<'a>, operation: Operation<'a>, made: u32) -> Self {
        Self::of(id, Work::Operation(operation), made)
    }

    fn of(id: ObjectId<'a>, work: Work<'s, 'a>, made: u32) -> Self {
        let schema = Some(id.key.schema).filter(|it| !["", DEFAULT_SCHEMA].contains(it));
        Self {
            id,
            work,
            needs: schema
                .map(|it| ObjectId::global(Noun::Schema, it))
                .into_iter()
                .collect(),
            place: (stage(id.noun), made),
        }
    }

    /// What changes this once it is there.
    fn after(id: ObjectId<'a>, operation: Operation<'a>, made: u32) -> Self {
        Self {
            place: (Stage::Rest, made),
            ..Self::new(id, operation, made).needing([id])
        }
    }

    /// The table of which it is a part or an index.
    fn part_of(&self) -> Option<Key<'a>> {
        match &self.work {
            Work::Part(_) | Work::Late(_) => Some(self.id.key),
            Work::Operation(Operation::CreateIndex(index)) => Some(Key::of(index.table)),
            _ => None,
        }
    }

    fn needing(mut self, needs: impl IntoIterator<Item = ObjectId<'a>>) -> Self {
        self.needs.extend(needs);
        self
    }
}

const fn stage(noun: Noun) -> Stage {
    match noun {
        Noun::Schema | Noun::Role => Stage::Schemas,
        Noun::Extension => Stage::Extensions,
        Noun::Sequence | Noun::Type => Stage::Plain,
        _ => Stage::Rest,
    }
}
