//! Privileges, owners and default privileges.

use super::*;

/// Roles that every server has, and one that none has.
const ROLES: [&str; 10] = [
    "pg_monitor",
    "pg_monitor",
    "pg_monitor",
    "pg_signal_backend",
    "pg_signal_backend",
    "pg_read_all_data",
    "public",
    "public",
    "public",
    "nobody",
];

const OF_TABLES: [Privilege; 6] = [
    Privilege::All,
    Privilege::Select,
    Privilege::Insert,
    Privilege::Update,
    Privilege::References,
    Privilege::Delete,
];

const CHANGES: [DefaultChange; 5] = [
    DefaultChange::Grant,
    DefaultChange::Grant,
    DefaultChange::GrantWithOption,
    DefaultChange::Revoke,
    DefaultChange::RevokeOption,
];

impl<'a> Generator<'_, 'a> {
    pub(super) fn access(&mut self) -> Operation<'a> {
        match self.random.below(12) {
            0..=3 => self.grant(),
            4..=6 => self.revoke(),
            7 | 8 => self.alter_owner(),
            9 => self.change_all_privileges(),
            _ => self.alter_default_privileges(),
        }
    }

    fn grant(&mut self) -> Operation<'a> {
        let (kind, object) = self.owned();
        Operation::Grant(Grant {
            privileges: self.privileges(kind, &object),
            kind,
            on: self.arena.alloc_slice_copy(&[object]),
            to: self.roles(),
            grant_option: self.random.chance(30),
        })
    }

    fn revoke(&mut self) -> Operation<'a> {
        let (kind, object) = self.owned();
        Operation::Revoke(Revoke {
            privileges: self.privileges(kind, &object),
            kind,
            on: self.arena.alloc_slice_copy(&[object]),
            from: self.roles(),
            grant_option_for: self.random.chance(30),
        })
    }

    fn alter_owner(&mut self) -> Operation<'a> {
        let (kind, object) = self.owned();
        let to = self.random.one_of(&ROLES);
        let to = self.random.chance(70).then_some(to);
        Operation::AlterOwner(AlterOwner { kind, object, to })
    }

    fn change_all_privileges(&mut self) -> Operation<'a> {
        let on = self.random.one_of(&[
            AllKind::Tables,
            AllKind::Tables,
            AllKind::Sequences,
            AllKind::Functions,
            AllKind::Procedures,
            AllKind::Routines,
        ]);
        let privileges = self.privileges_of(on.kind());
        let privileges = privileges.iter().map(|it| it.privilege);
        let privileges: Vec<_> = privileges.collect();
        let schemas = self.random.some(&["public", "public", SCHEMA], 2);
        Operation::ChangeAllPrivileges(ChangeAllPrivileges {
            change: self.random.one_of(&CHANGES),
            privileges: self.arena.alloc_slice_copy(&privileges),
            on,
            in_schemas: self.arena.alloc_slice_copy(&schemas),
            roles: self.roles(),
            steps: &[],
        })
    }

    fn alter_default_privileges(&mut self) -> Operation<'a> {
        let on = self.random.one_of(&[
            DefaultKind::Tables,
            DefaultKind::Tables,
            DefaultKind::Sequences,
            DefaultKind::Functions,
            DefaultKind::Types,
            DefaultKind::Schemas,
        ]);
        let change = self.random.one_of(&CHANGES);
        let privileges: Vec<_> = self
            .privileges_of(on.kind())
            .iter()
            .map(|it| it.privilege)
            .collect();
        Operation::AlterDefaultPrivileges(AlterDefaultPrivileges {
            for_role: self.random.chance(20).then_some("pg_read_all_data"),
            in_schema: self.random.one_of(&[None, Some("public"), Some(SCHEMA)]),
            change,
            privileges: self.arena.alloc_slice_copy(&privileges),
            on,
            roles: self.roles(),
        })
    }

    fn roles(&mut self) -> &'a [&'a str] {
        let roles = self.random.some(&ROLES, 2);
        self.arena.alloc_slice_copy(&roles)
    }

    fn privileges(&mut self, kind: OwnedKind, object: &OwnedRef<'a>) -> &'a [Privileged<'a>] {
        let columns = self.columns_of(kind, object);
        if columns.is_empty() || self.random.chance(50) {
            let privileges = self.privileges_of(kind);
            return self.arena.alloc_slice_copy(&privileges);
        }
        let privileges = self.random.some(&OF_TABLES[1..], 2).into_iter();
        let privileges = privileges.map(|privilege| {
            let columns = self.random.some(&columns, 2);
            Privileged {
                privilege,
                columns: self.arena.alloc_slice_copy(&columns),
            }
        });
        let mut privileges: Vec<_> = privileges.collect();
        if self.random.chance(30) {
            privileges.push(Privileged::whole(Privilege::Select));
        }
        self.arena.alloc_slice_copy(&privileges)
    }

    fn privileges_of(&mut self, kind: OwnedKind) -> Vec<Privileged<'a>> {
        let words = match kind {
            OwnedKind::Table | OwnedKind::View | OwnedKind::MaterializedView => &OF_TABLES[..],
            OwnedKind::Sequence => &[Privilege::All, Privilege::Select, Privilege::Usage],
            OwnedKind::Function | OwnedKind::Procedure => &[Privilege::All, Privilege::Execute],
            OwnedKind::Type | OwnedKind::Domain => &[Privilege::Usage, Privilege::Create],
            OwnedKind::Schema => &[Privilege::Usage, Privilege::Create, Privilege::All],
            OwnedKind::Publication | OwnedKind::Statistics => &[Privilege::All, Privilege::Usage],
        };
        let words = self.random.some(words, 2);
        // `ALL` stands alone.
        let all = words.contains(&Privilege::All);
        let words = if all { vec![Privilege::All] } else { words };
        words.into_iter().map(Privileged::whole).collect()
    }

    fn columns_of(&self, kind: OwnedKind, object: &OwnedRef<'a>) -> Vec<&'a str> {
        let tables = self.schema.tables.values();
        let mut tables = tables.filter(|it| it.name.same(&object.name));
        match tables.next().filter(|_| kind == OwnedKind::Table) {
            Some(table) => table.columns.iter().map(|it| it.name).collect(),
            None => self.columns_of_view(object),
        }
    }

    fn columns_of_view(&self, object: &OwnedRef<'a>) -> Vec<&'a str> {
        let id = |noun| ObjectId::of(noun, object.name);
        let view = self.schema.objects.get(&id(Noun::View));
        match view.map(|it| it.definition) {
            Some(Definition::View(view)) => view.columns.to_vec(),
            _ => Vec::new(),
        }
    }

    fn owned(&mut self) -> (OwnedKind, OwnedRef<'a>) {
        let tables = self.schema.tables.values();
        let tables = tables.map(|it| (OwnedKind::Table, plain(it.name)));
        let enums = self.schema.enums.values();
        let enums = enums.map(|it| (OwnedKind::Type, plain(it.name)));
        let objects = self.schema.objects.iter();
        let objects = objects.filter_map(|(id, it)| of_object(id, &it.definition));
        let all: Vec<_> = tables
            .clone()
            .chain(tables)
            .chain(enums)
            .chain(objects)
            .collect();
        if all.is_empty() || self.random.chance(3) {
            return (OwnedKind::Table, plain(Name::plain("t")));
        }
        self.random.one_of(&all)
    }
}

const fn plain(name: Name<'_>) -> OwnedRef<'_> {
    OwnedRef { name, types: None }
}

fn of_object<'a>(
    id: &ObjectId<'a>,
    definition: &Definition<'a>,
) -> Option<(OwnedKind, OwnedRef<'a>)> {
    let kind = match id.noun {
        Noun::View => OwnedKind::View,
        Noun::MaterializedView => OwnedKind::MaterializedView,
        Noun::Sequence => OwnedKind::Sequence,
        Noun::Function => OwnedKind::Function,
        Noun::Procedure => OwnedKind::Procedure,
        Noun::Composite => OwnedKind::Type,
        Noun::Domain => OwnedKind::Domain,
        Noun::Schema => OwnedKind::Schema,
        Noun::Publication => OwnedKind::Publication,
        Noun::Statistics => OwnedKind::Statistics,
        _ => return None,
    };
    let name = Name {
        schema: Some(id.key.schema).filter(|it| !it.is_empty()),
        name: id.key.name,
    };
    let types = match definition {
        Definition::Routine(it) => Some(it.inputs),
        Definition::External(_) => return None,
        _ => None,
    };
    Some((kind, OwnedRef { name, types }))
}
