//! Who owns an object, and what roles may do with it.

use std::collections::BTreeMap;

use super::{Arena, Definition, Key, Noun, ObjectId, Schema};
use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::step::{DefaultKind, OwnedKind, OwnedRef, Privileges, Rights};

/// What a role may do with an object, where that is other than what PostgreSQL gives it by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted<'a> {
    /// The role; `public` is every role.
    pub role: &'a str,
    /// What it may do.
    pub rights: Rights,
}

/// What a role may do with an object and its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Held<'a> {
    /// With the object as a whole.
    pub(super) whole: Rights,
    /// With columns; those without any have no place here.
    pub(super) columns: BTreeMap<&'a str, Rights>,
}

/// What default privileges are known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DefaultKey<'a> {
    /// Whose objects they are for; `None` is whoever runs the history.
    pub for_role: Option<&'a str>,
    /// The schema of the objects; `None` is every schema.
    pub in_schema: Option<&'a str>,
    /// What the objects are.
    pub on: DefaultKind,
    /// The role that gets them.
    pub role: &'a str,
}

impl DefaultKey<'_> {
    /// What the role has where no step said anything. Those of a schema are added to those of every schema, and take none of
    /// them away (`ALTER DEFAULT PRIVILEGES` in the manual).
    pub(super) const fn built_in(&self) -> Rights {
        match self.in_schema {
            Some(_) => Rights::NONE,
            None => Rights::built_in(self.on.kind(), self.role),
        }
    }
}

impl<'a> Held<'a> {
    pub(super) fn granted(
        mut self,
        asked: &[(Privileges, Option<&'a str>)],
        grant_option: bool,
    ) -> Self {
        for (privileges, column) in asked {
            self.change(*column, |it| it.granted(*privileges, grant_option));
        }
        self
    }

    /// What is taken away from the whole is taken away from each column (`REVOKE` in the manual).
    pub(super) fn revoked(
        mut self,
        asked: &[(Privileges, Option<&'a str>)],
        grant_option_for: bool,
    ) -> Self {
        for (privileges, column) in asked {
            let less = |it: Rights| it.revoked(*privileges, grant_option_for);
            self.change(*column, less);
            if column.is_none() {
                self.columns.values_mut().for_each(|it| *it = less(*it));
                self.columns.retain(|_, it| !it.is_none());
            }
        }
        self
    }

    fn change(&mut self, column: Option<&'a str>, change: impl Fn(Rights) -> Rights) {
        let Some(column) = column else {
            self.whole = change(self.whole);
            return;
        };
        let rights = change(self.columns.get(column).copied().unwrap_or_default());
        if rights.is_none() {
            self.columns.remove(column);
        } else {
            self.columns.insert(column, rights);
        }
    }

    pub(super) fn is_none(&self) -> bool {
        self.whole.is_none() && self.columns.is_empty()
    }
}

impl<'a> Schema<'a> {
    /// Who owns an object, where the history has said so.
    pub(super) fn owner(&self, id: ObjectId<'a>) -> Option<&'a str> {
        self.attached.get(&id).and_then(|it| it.owner)
    }

    pub(super) fn set_owner(&mut self, id: ObjectId<'a>, owner: Option<&'a str>) {
        self.attach(id, |it| it.owner = owner);
    }

    /// What a role may do with an object and its columns.
    pub(super) fn held(&self, id: ObjectId<'a>, role: &str) -> Held<'a> {
        let columns = self.columns_with_grants(id);
        let columns = columns.map(|(column, it)| (column.part, of_role(it, role)));
        Held {
            whole: self.rights(id, role),
            columns: columns.filter_map(|(name, it)| Some((name, it?))).collect(),
        }
    }

    pub(super) fn set_held(
        &mut self,
        id: ObjectId<'a>,
        role: &'a str,
        held: &Held<'a>,
        arena: &'a Arena,
    ) {
        let before = self.held(id, role);
        self.set_rights(id, role, held.whole, arena);
        for column in before.columns.keys().chain(held.columns.keys()) {
            let rights = held.columns.get(column).copied().unwrap_or_default();
            let id = ObjectId {
                noun: Noun::Column,
                part: column,
                ..id
            };
            self.set_rights(id, role, rights, arena);
        }
    }

    /// What a role may do with an object as a whole, or with a column.
    fn rights(&self, id: ObjectId<'a>, role: &str) -> Rights {
        let granted = self.attached.get(&id);
        let rights = granted.and_then(|it| of_role(it.grants, role));
        rights.unwrap_or_else(|| built_in(id, role))
    }

    fn set_rights(&mut self, id: ObjectId<'a>, role: &'a str, rights: Rights, arena: &'a Arena) {
        let grants = self.attached.get(&id).map_or(&[][..], |it| it.grants);
        let others = grants.iter().filter(|it| it.role != role);
        let mut grants: Vec<_> = others.copied().collect();
        if rights != built_in(id, role) {
            grants.push(Granted { role, rights });
        }
        grants.sort_unstable_by_key(|it| it.role);
        let grants = arena.alloc_slice_copy(&grants);
        self.attach(id, |it| it.grants = grants);
    }

    /// The roles that something is said of, on an object or a column of it.
    pub(super) fn roles_of(&self, id: ObjectId<'a>) -> Vec<&'a str> {
        let own = self.attached.get(&id).map_or(&[][..], |it| it.grants);
        let columns = self.columns_with_grants(id).flat_map(|(_, it)| it);
        let mut roles: Vec<_> = own.iter().chain(columns).map(|it| it.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    fn columns_with_grants(
        &self,
        id: ObjectId<'a>,
    ) -> impl Iterator<Item = (ObjectId<'a>, &'a [Granted<'a>])> {
        let first = ObjectId {
            noun: Noun::Column,
            part: "",
            ..id
        };
        // A function, say, may have the name of a table.
        let has_columns = matches!(id.noun, Noun::Table | Noun::View | Noun::MaterializedView);
        let columns = self.attached.range(first..);
        columns
            .take_while(move |(it, _)| has_columns && it.noun == Noun::Column && it.key == id.key)
            .map(|(it, attached)| (*it, attached.grants))
    }

    /// Gives a new object the privileges that such objects have by default.
    pub(super) fn give_defaults(&mut self, id: ObjectId<'a>, arena: &'a Arena) {
        let kind = kind(id.noun).filter(|_| !self.defaults.is_empty());
        let Some(on) = kind.and_then(DefaultKind::of) else {
            return;
        };
        let here = |it: &DefaultKey<'a>| {
            let there = it.in_schema.is_none_or(|schema| schema == id.key.schema);
            it.for_role.is_none() && it.on == on && there
        };
        let keys = self.defaults.keys().filter(|it| here(it));
        let roles: Vec<_> = keys.map(|it| it.role).collect();
        for role in roles {
            let of = |in_schema| {
                let for_role = None;
                self.default_rights(DefaultKey {
                    for_role,
                    in_schema,
                    on,
                    role,
                })
            };
            let rights = of(None).with(of(Some(id.key.schema)));
            self.set_rights(id, role, rights, arena);
        }
    }

    /// What a role will have by default.
    pub(super) fn default_rights(&self, key: DefaultKey<'a>) -> Rights {
        let said = self.defaults.get(&key).copied();
        said.unwrap_or_else(|| key.built_in())
    }

    pub(super) fn set_default_rights(&mut self, key: DefaultKey<'a>, rights: Rights) {
        if rights == key.built_in() {
            self.defaults.remove(&key);
        } else {
            self.defaults.insert(key, rights);
        }
    }

    /// How a step names an object that has an owner; nothing, for what has none of its own.
    pub(super) fn owned_ref(&self, id: ObjectId<'a>) -> Option<(OwnedKind, OwnedRef<'a>)> {
        let kind = kind(id.noun)?;
        let schema = Some(id.key.schema).filter(|it| !["", DEFAULT_SCHEMA].contains(it));
        let name = Name {
            schema,
            name: id.key.name,
        };
        let types = match self.objects.get(&id).map(|it| it.definition) {
            Some(Definition::Routine(it)) => Some(it.inputs),
            _ => None,
        };
        Some((kind, OwnedRef { name, types }))
    }
}

fn of_role(grants: &[Granted<'_>], role: &str) -> Option<Rights> {
    let found = grants.iter().find(|it| it.role == role);
    found.map(|it| it.rights)
}

/// What a role has on an object without that a step says so.
fn built_in(id: ObjectId<'_>, role: &str) -> Rights {
    match kind(id.noun) {
        Some(OwnedKind::Schema) if id == PUBLIC_SCHEMA => Rights::of_public_schema(role),
        Some(kind) => Rights::built_in(kind, role),
        None => Rights::NONE,
    }
}

/// The schema that every database has; no step makes it.
pub(super) const PUBLIC_SCHEMA: ObjectId<'static> = ObjectId {
    noun: Noun::Schema,
    key: Key {
        schema: "",
        name: DEFAULT_SCHEMA,
    },
    part: "",
};

/// What a kind of object is to the steps about owners and privileges.
const fn kind(noun: Noun) -> Option<OwnedKind> {
    Some(match noun {
        Noun::Table => OwnedKind::Table,
        Noun::View => OwnedKind::View,
        Noun::MaterializedView => OwnedKind::MaterializedView,
        Noun::Sequence => OwnedKind::Sequence,
        Noun::Function => OwnedKind::Function,
        Noun::Procedure => OwnedKind::Procedure,
        Noun::Type | Noun::Composite | Noun::Range => OwnedKind::Type,
        Noun::Domain => OwnedKind::Domain,
        Noun::Schema => OwnedKind::Schema,
        Noun::Publication => OwnedKind::Publication,
        Noun::Statistics => OwnedKind::Statistics,
        _ => return None,
    })
}
