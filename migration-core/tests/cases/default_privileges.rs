//! Default privileges, and the objects that get them.

use super::*;

impl Make {
    pub(super) fn all_default_privileges(self) -> Vec<Case> {
        let without = [self.roles(), self.base()].concat();
        let before = [self.of_every_kind(), self.defaults_of_every_kind()].concat();
        let queue = Operation::CreateSchema(CreateSchema {
            name: self.name("queue"),
        });
        let of_queue = [without.clone(), vec![queue], self.defaults_of_queue()].concat();
        let drop = Operation::DropSchema(DropSchema {
            name: self.name("queue"),
        });
        vec![
            self.access(
                "alter_default_privileges",
                without.clone(),
                self.all_defaults(),
            ),
            self.access(
                "create_with_default_privileges",
                [without, self.defaults_of_every_kind()].concat(),
                self.new_objects(),
            ),
            self.access(
                "drop_before_default_privileges",
                before,
                self.objects_gone(),
            ),
            self.access("drop_schema_with_default_privileges", of_queue, vec![drop]),
        ]
    }

    fn defaults(
        self,
        change: DefaultChange,
        privileges: &'static [Privilege],
        on: DefaultKind,
        roles: &[&'static str],
    ) -> AlterDefaultPrivileges<'static> {
        AlterDefaultPrivileges {
            for_role: None,
            in_schema: None,
            change,
            privileges,
            on,
            roles: self.known_roles(roles),
        }
    }

    fn all_defaults(self) -> Vec<Operation<'static>> {
        let (grant, revoke) = (DefaultChange::Grant, DefaultChange::Revoke);
        let tables = self.defaults(
            grant,
            &[Privilege::Select, Privilege::Insert],
            DefaultKind::Tables,
            &["app", "public"],
        );
        let with_option = AlterDefaultPrivileges {
            in_schema: Some("public"),
            ..self.defaults(
                DefaultChange::GrantWithOption,
                &[Privilege::All],
                DefaultKind::Tables,
                &["app"],
            )
        };
        let without = AlterDefaultPrivileges {
            change: DefaultChange::RevokeOption,
            privileges: &[Privilege::Delete, Privilege::Trigger],
            ..with_option
        };
        let less = AlterDefaultPrivileges {
            change: revoke,
            privileges: &[Privilege::Delete],
            ..with_option
        };
        let execute = &[Privilege::Execute];
        let all = [
            tables,
            with_option,
            without,
            less,
            self.schemas_of_app(),
            self.defaults(revoke, execute, DefaultKind::Functions, &["public"]),
            self.defaults(revoke, &[Privilege::All], DefaultKind::Types, &["public"]),
            self.defaults(
                grant,
                &[Privilege::Usage],
                DefaultKind::Sequences,
                &["app", "clerk"],
            ),
            AlterDefaultPrivileges {
                change: revoke,
                ..tables
            },
        ];
        all.map(Operation::AlterDefaultPrivileges).to_vec()
    }

    fn schemas_of_app(self) -> AlterDefaultPrivileges<'static> {
        let (change, all) = (DefaultChange::Grant, &[Privilege::All]);
        AlterDefaultPrivileges {
            for_role: Some(self.name("app")),
            ..self.defaults(change, all, DefaultKind::Schemas, &["clerk"])
        }
    }

    fn defaults_of_every_kind(self) -> Vec<Operation<'static>> {
        let (grant, revoke) = (DefaultChange::Grant, DefaultChange::Revoke);
        let select = self.defaults(grant, &[Privilege::Select], DefaultKind::Tables, &["app"]);
        let insert = AlterDefaultPrivileges {
            in_schema: Some("public"),
            privileges: &[Privilege::Insert],
            ..select
        };
        let all = [
            select,
            insert,
            self.defaults(
                revoke,
                &[Privilege::Execute],
                DefaultKind::Functions,
                &["public"],
            ),
            self.defaults(revoke, &[Privilege::Usage], DefaultKind::Types, &["public"]),
            self.defaults(
                grant,
                &[Privilege::Usage],
                DefaultKind::Sequences,
                &["clerk"],
            ),
            self.defaults(grant, &[Privilege::Usage], DefaultKind::Schemas, &["app"]),
        ];
        all.map(Operation::AlterDefaultPrivileges).to_vec()
    }

    /// What is made gets the privileges, and what is revoked of them comes back.
    fn new_objects(self) -> Vec<Operation<'static>> {
        let revoke = |kind, base| {
            Operation::Revoke(Revoke {
                privileges: slice([Privileged::whole(Privilege::All)]),
                kind,
                on: slice([self.owned(base)]),
                from: self.known_roles(&["app"]),
                grant_option_for: false,
            })
        };
        let mut all = self.partitioned();
        all.extend([
            Operation::CreateSchema(CreateSchema {
                name: self.name("queue"),
            }),
            Operation::CreateView(self.view()),
            Operation::CreateSequence(self.sequence("counter")),
            Operation::CreateRoutine(self.touch()),
            Operation::CreateComposite(self.address()),
            Operation::CreateDomain(self.email()),
            revoke(OwnedKind::View, "seen"),
            revoke(OwnedKind::Table, "events_2024"),
            revoke(OwnedKind::Schema, "queue"),
        ]);
        all.push(Operation::Grant(self.grant(
            [Privilege::Execute],
            (OwnedKind::Function, &["touch"]),
            &["public"],
        )));
        all
    }

    /// What was made before the default privileges comes back without them.
    fn objects_gone(self) -> Vec<Operation<'static>> {
        vec![
            self.dropped_view("seen", DropBehavior::Restrict),
            self.drop_routine(RoutineKind::Function, "touch", None),
            Operation::DropDomain(DropDomain {
                name: self.table("email"),
            }),
            Operation::DropSchema(DropSchema {
                name: self.name("queue"),
            }),
            Operation::DropTable(DropTable::new(self.table("events"))),
        ]
    }

    fn defaults_of_queue(self) -> Vec<Operation<'static>> {
        let in_schema = Some(self.name("queue"));
        let select = AlterDefaultPrivileges {
            in_schema,
            ..self.defaults(
                DefaultChange::Grant,
                &[Privilege::Select],
                DefaultKind::Tables,
                &["app", "clerk"],
            )
        };
        let execute = AlterDefaultPrivileges {
            in_schema,
            for_role: Some(self.name("app")),
            ..self.defaults(
                DefaultChange::GrantWithOption,
                &[Privilege::Execute],
                DefaultKind::Functions,
                &["clerk"],
            )
        };
        [select, execute]
            .map(Operation::AlterDefaultPrivileges)
            .to_vec()
    }
}
