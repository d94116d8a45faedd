//! Who needs an object.

use super::{Bond, Definition, Need, Needs, Object, ObjectId};
use crate::ident::Name;
use crate::schema::{Noun, Schema, SchemaError, Table};
use crate::step::{DropBehavior, IndexKey};

/// A part of a table or an object, and what it needs.
pub(in crate::schema) type Needing<'a> = (ObjectId<'a>, Result<Vec<Need<'a>>, SchemaError>);

impl<'a> Schema<'a> {
    /// Who needs this, and what happens to it when this is dropped. Foreign keys are looked for by themselves.
    pub(in crate::schema) fn dependents(&self, on: ObjectId<'a>) -> Vec<(ObjectId<'a>, Bond)> {
        let objects = self.objects.iter();
        let objects = objects.map(|(id, object)| (*id, Ok(self.needs_of(object))));
        let tables = self.tables.values().flat_map(|table| self.parts(table));
        let mut found = Vec::new();
        for (id, needs) in objects.chain(tables) {
            found.extend(
                needs
                    .unwrap_or_default()
                    .iter()
                    .filter(|it| it.on == on && id != on)
                    .map(|it| (id, it.bond)),
            );
        }
        // A text may say what is needed without it too.
        let mut once = Vec::new();
        found.retain(|it| {
            !once.contains(it) && {
                once.push(*it);
                true
            }
        });
        found
    }

    /// The objects and parts of tables whose texts say the name of another.
    pub(in crate::schema) fn saying(&self, name: ObjectId<'a>) -> Vec<ObjectId<'a>> {
        let objects = self
            .objects
            .iter()
            .map(|(id, it)| (*id, Ok(self.needs_of(it))));
        let parts = self.tables.values().flat_map(|it| self.parts(it));
        let says = |needs: Result<Vec<Need<'a>>, SchemaError>| {
            let mut needs = needs.unwrap_or_default().into_iter();
            needs.any(|it| it.in_text && it.on == name)
        };
        let all = objects.chain(parts);
        all.filter_map(|(id, needs)| says(needs).then_some(id))
            .collect()
    }

    /// What an object needs. One that is there has found it.
    pub(in crate::schema) fn needs_of(&self, object: &Object<'a>) -> Vec<Need<'a>> {
        let needs = object.definition.needs(self);
        self.before(object.made, needs).unwrap_or_default()
    }

    /// Those needs that can be meant by what has this number.
    fn before(
        &self,
        made: u32,
        mut needs: Result<Vec<Need<'a>>, SchemaError>,
    ) -> Result<Vec<Need<'a>>, SchemaError> {
        if let Ok(needs) = &mut needs {
            needs.retain(|it| self.since(it) < made);
        }
        needs
    }

    /// The number from which on a call can mean a routine; 0 for all else.
    ///
    /// What was said before meant another function, such as one of PostgreSQL's own.
    fn since(&self, need: &Need<'a>) -> u32 {
        match self.objects.get(&need.on) {
            Some(Object {
                definition: Definition::Routine(routine),
                ..
            }) => routine.since,
            // Its functions have its name; the type itself cannot be said before it is there.
            Some(Object {
                definition: Definition::Range(range),
                ..
            }) if need.in_text => range.since,
            Some(object) if need.on.noun == Noun::Function => object.made,
            _ => 0,
        }
    }

    /// The parts of a table, with what they need besides its columns.
    pub(in crate::schema) fn parts(&self, table: &Table<'a>) -> Vec<Needing<'a>> {
        let name = table.name;
        let needs = |say: &dyn Fn(&mut Needs<'_, 'a>) -> Result<(), SchemaError>| {
            let mut needs = Needs::new(self);
            say(&mut needs).map(|()| needs.list)
        };
        let columns = table.columns.iter().map(|it| {
            let id = ObjectId::part_of(Noun::Column, name, it.name);
            (id, needs(&|needs| needs.column(it)))
        });
        let constraints = table.constraints.iter().map(|(part, it)| {
            let id = ObjectId::part_of(Noun::Constraint, name, part);
            let mentions = it.kind.mentions();
            let needs = needs(&|needs| mentions.iter().try_for_each(|it| needs.mentions(it)));
            (id, self.before(it.made, needs))
        });
        let indexes = table.indexes.iter().map(|(index, it)| {
            let id = ObjectId::of(Noun::Index, name.sibling(index));
            let mentions = it.definition.mentions();
            let needs = needs(&|needs| mentions.iter().try_for_each(|it| needs.mentions(it)));
            (id, self.before(it.made, needs))
        });
        let keys = table.options.partition_by.map(|by| {
            let id = ObjectId::of(Noun::Table, name);
            let mentions: Vec<_> = by.keys.iter().map(IndexKey::mentions).collect();
            (
                id,
                needs(&|needs| mentions.iter().try_for_each(|it| needs.mentions(it))),
            )
        });
        columns
            .chain(constraints)
            .chain(indexes)
            .chain(keys)
            .collect()
    }

    /// Takes away all objects that go when this one is dropped, and gives them in an order in which they can be made
    /// again. The object itself is left alone.
    ///
    /// # Errors
    ///
    /// As [`going`](Self::going).
    pub(in crate::schema) fn take_dependents(
        &mut self,
        id: ObjectId<'a>,
        behavior: DropBehavior,
    ) -> Result<Vec<Object<'a>>, SchemaError> {
        let going = self.going(&[id], behavior)?;
        for id in going.iter().map(|it| it.definition.id()) {
            self.objects.remove(&id);
            self.touched.insert(id);
        }
        Ok(going)
    }

    /// The objects that go when these are dropped, in an order in which they can be made again.
    ///
    /// # Errors
    ///
    /// When something stands in the way: anything that needs it, without `cascade`; a part of a table even with it.
    pub(in crate::schema) fn going(
        &self,
        ids: &[ObjectId<'a>],
        behavior: DropBehavior,
    ) -> Result<Vec<Object<'a>>, SchemaError> {
        let mut going = ids.to_vec();
        let mut blocking = Vec::new();
        let mut at = 0;
        while let Some(next) = going.get(at).copied() {
            for (dependent, bond) in self.dependents(next) {
                let goes = bond == Bond::Auto || behavior == DropBehavior::Cascade;
                if going.contains(&dependent) {
                } else if goes && self.objects.contains_key(&dependent) && !is_type(dependent) {
                    going.push(dependent);
                } else {
                    blocking.push(dependent);
                }
            }
            at += 1;
        }
        // The parts of a table go with it.
        let gone = |it: &ObjectId<'a>| {
            let table = it.table().map(|key| ObjectId {
                noun: Noun::Table,
                key,
                part: "",
            });
            going.contains(it) || table.is_some_and(|it| going.contains(&it))
        };
        blocking.retain(|it| !gone(it));
        for id in ids.iter().take(1) {
            self.unneeded(*id, &blocking)?;
        }
        let objects = going
            .iter()
            .skip(ids.len())
            .filter_map(|id| self.objects.get(id));
        Ok(self.in_order(objects.copied().collect()))
    }

    /// The objects that PostgreSQL drops with this one anyhow.
    pub(in crate::schema) fn parts_of(&self, id: ObjectId<'a>) -> Vec<ObjectId<'a>> {
        let all = self.dependents(id).into_iter();
        all.filter(|(_, bond)| *bond == Bond::Auto)
            .map(|(it, _)| it)
            .collect()
    }

    /// That no object needs it but those that go with it.
    pub(in crate::schema) fn without_dependents(
        &self,
        id: ObjectId<'a>,
    ) -> Result<(), SchemaError> {
        self.unneeded(id, &self.standing_in_the_way(id))
    }

    /// Who needs this and does not go with it.
    fn standing_in_the_way(&self, id: ObjectId<'a>) -> Vec<ObjectId<'a>> {
        let all = self.dependents(id).into_iter();
        all.filter(|(_, bond)| *bond == Bond::Normal)
            .map(|(it, _)| it)
            .collect()
    }

    /// That nothing stands in the way.
    pub(in crate::schema) fn unneeded(
        &self,
        id: ObjectId<'a>,
        blocking: &[ObjectId<'a>],
    ) -> Result<(), SchemaError> {
        if blocking.is_empty() {
            return Ok(());
        }
        Err(SchemaError::Needed {
            noun: id.noun,
            name: id.known_as(),
            by: blocking.iter().map(ToString::to_string).collect(),
        })
    }

    /// The objects and parts of tables that name something which is not there, after something got another name.
    pub(in crate::schema) fn at_a_loss(&self) -> Vec<ObjectId<'a>> {
        let objects = self.objects.iter();
        let objects = objects.map(|(id, it)| (*id, it.definition.needs(self)));
        let parts = self.tables.values().flat_map(|it| self.parts(it));
        let all = objects.chain(parts);
        all.filter_map(|(id, needs)| needs.is_err().then_some(id))
            .collect()
    }

    /// That no text outside of the object's own table names it, because it is to get another name.
    pub(in crate::schema) fn unnamed(&self, id: ObjectId<'a>) -> Result<(), SchemaError> {
        let table = Name {
            schema: Some(id.key.schema),
            name: id.key.name,
        };
        let own = |it: &ObjectId<'a>| match self.objects.get(it) {
            Some(object) => id.table().is_some() && object.definition.follows(table),
            None => it.table().is_some() && it.table() == id.table(),
        };
        // A part follows its whole.
        let dependents = self.standing_in_the_way(id);
        let by: Vec<String> = dependents
            .into_iter()
            .filter(|it| !own(it))
            .map(|it| it.to_string())
            .collect();
        if by.is_empty() {
            return Ok(());
        }
        Err(SchemaError::NamedInText {
            noun: id.noun,
            name: id.known_as(),
            by,
        })
    }

    /// The objects so that each comes after what it needs, and otherwise the oldest first.
    pub(in crate::schema) fn in_order(&self, mut left: Vec<Object<'a>>) -> Vec<Object<'a>> {
        left.sort_by_key(|it| it.made);
        let mut ordered = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let ids: Vec<_> = left.iter().map(|it| it.definition.id()).collect();
            let free = left.iter().position(|it| {
                let needs = it.definition.needs(self).unwrap_or_default();
                needs
                    .iter()
                    .all(|need| need.on == it.definition.id() || !ids.contains(&need.on))
            });
            // PostgreSQL knows no circle of needs; were there one, its oldest would come first.
            ordered.push(left.remove(free.unwrap_or(0)));
        }
        ordered
    }
}

/// Whether it is a type, which others are made of, and which a cascade does not take along: of a domain PostgreSQL would
/// drop a check alone, of the columns of any other their values.
const fn is_type(id: ObjectId<'_>) -> bool {
    matches!(id.noun, Noun::Domain | Noun::Composite | Noun::Range)
}
