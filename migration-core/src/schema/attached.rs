//! What is attached to objects: their comments, their owners, what roles may do with them, and the mark of an index by
//! which rows are sorted.
//!
//! Whatever takes an object away takes this along, and whatever renames it carries this: the replay of each step ends
//! with [`follow`](Schema::follow), which sees what became of the objects.

use std::collections::{BTreeMap, BTreeSet};

use super::access::PUBLIC_SCHEMA;
use super::{Granted, Key, Noun, ObjectId, Schema, SchemaError, Table};
use crate::ident::Name;
use crate::step::{Target, TargetKind};

/// What is attached to an object.
#[derive(Clone, Copy, Debug, Default)]
pub struct Attached<'a> {
    /// Its comment.
    pub comment: Option<&'a str>,
    /// Its owner, where the history has said who that is.
    pub owner: Option<&'a str>,
    /// What roles may do with it, where that is not what PostgreSQL gives them by itself; ordered by role.
    pub grants: &'a [Granted<'a>],
    /// Whether it is the index by which `CLUSTER` sorts the rows of its table.
    pub clustered: bool,
    /// Its own number, by which it is known again when its object has another name.
    number: u32,
    /// The number of its object in the order in which objects were made, by which that is known again; 0 for tables,
    /// columns and enums, whose renames carry it.
    object: u32,
}

impl Attached<'_> {
    /// Whether nothing is attached.
    pub(super) const fn is_empty(&self) -> bool {
        self.comment.is_none() && self.owner.is_none() && self.grants.is_empty() && !self.clustered
    }
}

impl<'a> Schema<'a> {
    /// What a target is, which must be there.
    ///
    /// # Errors
    ///
    /// When it is not.
    pub(super) fn target(&self, target: &Target<'a>) -> Result<ObjectId<'a>, SchemaError> {
        let id = self.id_of(target);
        if self.object_number(id).is_some() {
            return Ok(id);
        }
        if let Some(key) = id.table().filter(|_| id.noun != Noun::Table) {
            let name = Name {
                schema: target.name.schema,
                name: key.name,
            };
            if self.columns_of(name).is_none() {
                return Err(self.unknown_relation(name));
            }
        }
        Err(match id.noun {
            Noun::Table => self.unknown_relation(target.name),
            Noun::Type => self.unknown_type(target.name),
            _ => self.unknown_object(id),
        })
    }

    fn id_of(&self, target: &Target<'a>) -> ObjectId<'a> {
        let noun = noun(target.kind);
        let id = match target.kind {
            TargetKind::Schema
            | TargetKind::Role
            | TargetKind::Extension
            | TargetKind::Publication => ObjectId::global(noun, target.name.name),
            _ => ObjectId::part_of(noun, target.name, target.part),
        };
        match target.kind {
            TargetKind::Type => self.type_id(id),
            // A name alone means the one function of the name, as it does to PostgreSQL.
            TargetKind::Function | TargetKind::Procedure if target.part.is_empty() => {
                let mut same = self
                    .objects
                    .keys()
                    .filter(|it| it.noun == noun && it.key == id.key);
                same.next()
                    .copied()
                    .filter(|_| same.next().is_none())
                    .unwrap_or(id)
            }
            _ => id,
        }
    }

    /// The composite or range type that a type is, if it is no enum.
    fn type_id(&self, id: ObjectId<'a>) -> ObjectId<'a> {
        let nouns = [Noun::Composite, Noun::Range];
        let mut others = nouns.into_iter().map(|noun| ObjectId { noun, ..id });
        others
            .find(|it| self.objects.contains_key(it))
            .unwrap_or(id)
    }

    /// The number of an object that is there; 0 where it has none.
    pub(super) fn object_number(&self, id: ObjectId<'a>) -> Option<u32> {
        let object = self.objects.get(&id).map(|it| it.made);
        object.or_else(|| match id.noun {
            Noun::Table => self.tables.get(&id.key).map(|_| 0),
            Noun::Type => self.enums.get(&id.key).map(|_| 0),
            Noun::Column => {
                let name = Name {
                    schema: Some(id.key.schema),
                    name: id.key.name,
                };
                self.columns_of(name)
                    .filter(|it| it.contains(&id.part))
                    .map(|_| 0)
            }
            Noun::Constraint => {
                let constraints = &self.tables.get(&id.key)?.constraints;
                constraints.get(id.part).map(|it| it.made)
            }
            Noun::Index => self.index_number(id.key),
            _ => None,
        })
    }

    /// The number of an index of a table, which is that of the constraint where one made it.
    fn index_number(&self, key: Key<'a>) -> Option<u32> {
        let owner = self.relation(key)?;
        let table = self.tables.get(&Key::of(owner.table?))?;
        match owner.noun {
            Noun::Index => table.indexes.get(key.name).map(|it| it.made),
            _ => table.constraints.get(key.name).map(|it| it.made),
        }
    }

    /// The constraint, index or object of this number, whatever its name is.
    fn of_number(&self, noun: Noun, number: u32) -> Option<ObjectId<'a>> {
        let objects = self.objects.iter();
        let mut objects = objects.filter(|(id, it)| id.noun == noun && it.made == number);
        let object = objects.next().map(|(id, _)| *id);
        let part = || {
            let mut tables = self.tables.values();
            tables.find_map(|table| table.part_of_number(noun, number))
        };
        object.or_else(part)
    }

    /// Sets or takes away the comment of an object that is there, and gives the one before.
    pub(super) fn set_comment(
        &mut self,
        id: ObjectId<'a>,
        text: Option<&'a str>,
    ) -> Option<&'a str> {
        let before = self.attached.get(&id).and_then(|it| it.comment);
        self.attach(id, |it| it.comment = text);
        before
    }

    /// Changes what is attached to an object that is there.
    pub(super) fn attach(&mut self, id: ObjectId<'a>, change: impl FnOnce(&mut Attached<'a>)) {
        let before = self.attached.get(&id).copied();
        let mut it = before.unwrap_or_default();
        change(&mut it);
        if it.is_empty() {
            self.attached.remove(&id);
            return;
        }
        it.object = self.number_attached_to(id).unwrap_or_default();
        if before.is_none() {
            it.number = self.next_number();
        }
        self.attached.insert(id, it);
    }

    /// Keeps what is attached to an object that is the same to PostgreSQL, and has another number here from now on.
    pub(super) fn keep_attached(&mut self, id: ObjectId<'a>) {
        self.attach(id, |_| {});
    }

    /// The number of an object, if it is there; every database has the schema `public`.
    pub(super) fn number_attached_to(&self, id: ObjectId<'a>) -> Option<u32> {
        let is_public = id == PUBLIC_SCHEMA;
        self.object_number(id).or(is_public.then_some(0))
    }

    /// Carries what is attached to a table and its columns to its new name.
    pub(super) fn carry_to_table(&mut self, from: Key<'a>, to: Key<'a>) {
        self.carry(|id| {
            let of_table = matches!(id.noun, Noun::Table | Noun::Column) && id.key == from;
            if of_table {
                ObjectId { key: to, ..id }
            } else {
                id
            }
        });
    }

    /// Carries what is attached to an enum to its new name.
    pub(super) fn carry_to_type(&mut self, from: Key<'a>, to: Key<'a>) {
        self.carry(|id| {
            let is_it = id.noun == Noun::Type && id.key == from;
            if is_it {
                ObjectId { key: to, ..id }
            } else {
                id
            }
        });
    }

    /// Carries what is attached to a column to its new name.
    pub(super) fn carry_to_column(&mut self, table: Key<'a>, from: &str, to: &'a str) {
        self.carry(|id| {
            let is_it = id.noun == Noun::Column && id.key == table && id.part == from;
            if is_it {
                ObjectId { part: to, ..id }
            } else {
                id
            }
        });
    }

    fn carry(&mut self, id: impl Fn(ObjectId<'a>) -> ObjectId<'a>) {
        let all = std::mem::take(&mut self.attached).into_iter();
        self.attached = all.map(|(old, it)| (id(old), it)).collect();
    }

    /// The object to which something was attached, by the name that it has now, if it is still there.
    pub(super) fn found_again(&self, id: ObjectId<'a>, it: &Attached<'a>) -> Option<ObjectId<'a>> {
        let there = self.number_attached_to(id) == Some(it.object);
        let renamed = || self.of_number(id.noun, it.object).filter(|_| it.object > 0);
        there.then_some(id).or_else(renamed)
    }

    /// Forgets what is attached to objects that are gone, and finds again what has another name. It says whether
    /// something is lost of what was attached before.
    pub(super) fn follow(&mut self, before: &BTreeMap<ObjectId<'a>, Attached<'a>>) -> bool {
        let all = std::mem::take(&mut self.attached);
        for (id, it) in all {
            if let Some(id) = self.found_again(id, &it) {
                self.attached.insert(id, it);
            }
        }
        let kept: BTreeSet<u32> = self.attached.values().map(|it| it.number).collect();
        before.values().any(|it| !kept.contains(&it.number))
    }
}

impl<'a> Table<'a> {
    /// The constraint or index of this number.
    fn part_of_number(&self, noun: Noun, number: u32) -> Option<ObjectId<'a>> {
        let mut constraints = self.constraints.iter();
        let constraint = constraints.find(|(_, it)| it.made == number);
        let index = |name| ObjectId::of(noun, self.name.sibling(name));
        match (noun, constraint) {
            (Noun::Constraint, Some((name, _))) => Some(ObjectId::part_of(noun, self.name, name)),
            (Noun::Index, Some((name, it))) if it.kind.has_index() => Some(index(name)),
            (Noun::Index, None) => {
                let mut indexes = self.indexes.iter();
                let found = indexes.find(|(_, it)| it.made == number);
                found.map(|(name, _)| index(name))
            }
            _ => None,
        }
    }
}

/// What an object is to a statement about it; nothing for what has no statement.
pub(super) fn target_of<'a>(id: ObjectId<'a>) -> Option<Target<'a>> {
    let kinds = ALL.iter().find(|kind| noun(**kind) == id.noun);
    let kind = match id.noun {
        Noun::Composite | Noun::Range => TargetKind::Type,
        _ => *kinds?,
    };
    let schema = Some(id.key.schema).filter(|it| !["", crate::ident::DEFAULT_SCHEMA].contains(it));
    let name = Name {
        schema,
        name: id.key.name,
    };
    Some(Target {
        kind,
        name,
        part: id.part,
    })
}

const ALL: [TargetKind; 18] = [
    TargetKind::Table,
    TargetKind::Column,
    TargetKind::Constraint,
    TargetKind::Index,
    TargetKind::Type,
    TargetKind::Domain,
    TargetKind::Schema,
    TargetKind::Role,
    TargetKind::Extension,
    TargetKind::Publication,
    TargetKind::Sequence,
    TargetKind::View,
    TargetKind::MaterializedView,
    TargetKind::Function,
    TargetKind::Procedure,
    TargetKind::Trigger,
    TargetKind::Policy,
    TargetKind::Statistics,
];

const fn noun(kind: TargetKind) -> Noun {
    match kind {
        TargetKind::Table => Noun::Table,
        TargetKind::Column => Noun::Column,
        TargetKind::Constraint => Noun::Constraint,
        TargetKind::Index => Noun::Index,
        TargetKind::Type => Noun::Type,
        TargetKind::Domain => Noun::Domain,
        TargetKind::Schema => Noun::Schema,
        TargetKind::Role => Noun::Role,
        TargetKind::Extension => Noun::Extension,
        TargetKind::Publication => Noun::Publication,
        TargetKind::Sequence => Noun::Sequence,
        TargetKind::View => Noun::View,
        TargetKind::MaterializedView => Noun::MaterializedView,
        TargetKind::Function => Noun::Function,
        TargetKind::Procedure => Noun::Procedure,
        TargetKind::Trigger => Noun::Trigger,
        TargetKind::Policy => Noun::Policy,
        TargetKind::Statistics => Noun::Statistics,
    }
}
