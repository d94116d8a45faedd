//! Privileges, and what becomes of them when their objects go or get other names.

use super::*;

impl Make {
    pub(super) fn privileges(self) -> Vec<Case> {
        let granted = [self.of_every_kind(), self.all_grants()].concat();
        let table = [self.of_every_kind(), self.grants_on_tenants()].concat();
        let drop = Operation::DropTable(DropTable::new(self.table("tenants")));
        let alone = [self.roles(), self.base(), self.grants_on_tenants()].concat();
        vec![
            self.access("grant", self.of_every_kind(), self.all_grants()),
            self.access("revoke", granted.clone(), self.all_revokes()),
            self.access("grant_over_grant", table.clone(), self.more_grants()),
            self.access("revoke_from_columns", table, self.revoked_columns()),
            self.access(
                "drop_with_privileges",
                granted.clone(),
                self.drops_of_every_kind(),
            ),
            self.access("drop_table_with_privileges", alone.clone(), vec![drop]),
            self.access(
                "drop_column_with_privileges",
                alone,
                vec![self.dropped_seats()],
            ),
            self.access("rename_with_privileges", granted, self.renames()),
            self.access("replace_with_privileges", self.read(), self.replacements()),
            self.access("enum_with_privileges", self.jobs_with_privileges(), {
                let label = "back\\slash";
                vec![self.alter_status(vec![EnumChange::RemoveValue { label }])]
            }),
            Case {
                server: 17,
                ..self.access("grant_maintain", self.of_every_kind(), self.maintained())
            },
        ]
    }

    /// A case with roles, after whose undo the privileges of an object may stand in another order.
    pub(super) fn access(
        self,
        name: &'static str,
        before: Vec<Operation<'static>>,
        steps: Vec<Operation<'static>>,
    ) -> Case {
        let roles = ["app", "clerk"].map(|it| Quoted(self.name(it)).to_string());
        let drop = format!("DROP ROLE IF EXISTS {};", roles.join(", "));
        let create = roles.map(|it| format!(" CREATE ROLE {it};"));
        let public = "GRANT USAGE ON SCHEMA public TO public";
        let make = format!("{drop}{} {public}", create.concat());
        Case {
            moves_columns: true,
            outside: (make.leak(), drop.leak()),
            ..self.case(name, before, steps)
        }
    }

    pub(super) fn roles(self) -> Vec<Operation<'static>> {
        let role = |it| Operation::Declare(External::Role(self.name(it)));
        vec![role("app"), role("clerk")]
    }

    /// An object of every kind that has privileges.
    pub(super) fn of_every_kind(self) -> Vec<Operation<'static>> {
        let mut all = [self.roles(), self.base(), self.partitioned()].concat();
        let name = self.name("queue");
        let sequence = self.sequence("counter");
        let materialized = CreateMaterializedView {
            name: self.table("stored"),
            ..self.materialized()
        };
        all.extend([
            Operation::CreateSchema(CreateSchema { name }),
            Operation::CreateView(self.view()),
            Operation::CreateMaterializedView(materialized),
            Operation::CreateSequence(sequence),
            Operation::CreateRoutine(self.add_up()),
            Operation::CreateRoutine(self.touch()),
            Operation::CreateRoutine(self.noted()),
            Operation::CreateComposite(self.address()),
            Operation::CreateDomain(self.email()),
        ]);
        all
    }

    fn noted(self) -> CreateRoutine<'static> {
        CreateRoutine {
            kind: RoutineKind::Procedure,
            name: self.table("noted"),
            arguments: &[],
            returns: None,
            language: "sql",
            body: Body {
                form: BodyForm::Text,
                sql: "SELECT 1",
                mentions: &[],
            },
            ..self.touch()
        }
    }

    pub(super) fn owned(self, base: &'static str) -> OwnedRef<'static> {
        let name = self.table(base);
        OwnedRef { name, types: None }
    }

    fn on_columns(
        self,
        privilege: Privilege,
        columns: &'static [&'static str],
    ) -> Privileged<'static> {
        let columns: Vec<_> = columns.iter().map(|it| self.name(it)).collect();
        Privileged {
            privilege,
            columns: columns.leak(),
        }
    }

    pub(super) fn grant<const N: usize>(
        self,
        privileges: [Privilege; N],
        (kind, on): (OwnedKind, &[&'static str]),
        to: &[&'static str],
    ) -> Grant<'static> {
        let on: Vec<_> = on.iter().map(|it| self.owned(it)).collect();
        Grant {
            privileges: slice(privileges.map(Privileged::whole)),
            kind,
            on: on.leak(),
            to: self.known_roles(to),
            grant_option: false,
        }
    }

    pub(super) fn known_roles(self, roles: &[&'static str]) -> &'static [&'static str] {
        let roles = roles.iter().map(|it| match *it {
            "public" => "public",
            other => self.name(other),
        });
        roles.collect::<Vec<_>>().leak()
    }

    pub(super) fn all_grants(self) -> Vec<Operation<'static>> {
        let all = ["app", "clerk"];
        let grants = [
            self.grant(
                [Privilege::Select, Privilege::Insert],
                (OwnedKind::Table, &["tenants", "events"]),
                &["app", "public"],
            ),
            self.grant([Privilege::All], (OwnedKind::Table, &["events_2024"]), &all),
            self.grant([Privilege::Select], (OwnedKind::View, &["seen"]), &all),
            self.grant(
                [Privilege::Select],
                (OwnedKind::MaterializedView, &["stored"]),
                &["clerk"],
            ),
            self.grant([Privilege::All], (OwnedKind::Sequence, &["counter"]), &all),
            self.grant(
                [Privilege::Execute],
                (OwnedKind::Function, &["touch"]),
                &all,
            ),
            self.grant(
                [Privilege::Execute],
                (OwnedKind::Procedure, &["noted"]),
                &all,
            ),
            self.grant(
                [Privilege::Usage],
                (OwnedKind::Type, &["status", "address"]),
                &all,
            ),
            self.grant([Privilege::Usage], (OwnedKind::Domain, &["email"]), &all),
            self.grant(
                [Privilege::Usage, Privilege::Create],
                (OwnedKind::Schema, &["queue"]),
                &["app"],
            ),
        ];
        let of_public = Grant {
            on: public_schema(),
            ..self.grant([Privilege::All], (OwnedKind::Schema, &[]), &all)
        };
        let on_columns = Grant {
            privileges: slice([self.on_columns(Privilege::Select, &["title"])]),
            grant_option: true,
            ..self.grant([], (OwnedKind::View, &["seen"]), &["app"])
        };
        let mut steps = grants.map(Operation::Grant).to_vec();
        steps.extend([of_public, on_columns].map(Operation::Grant));
        steps
    }

    /// What roles have, and what `PUBLIC` has without a grant.
    fn all_revokes(self) -> Vec<Operation<'static>> {
        let revoke = |grant: Grant<'static>| {
            Operation::Revoke(Revoke {
                privileges: grant.privileges,
                kind: grant.kind,
                on: grant.on,
                from: grant.to,
                grant_option_for: false,
            })
        };
        let of_public = Grant {
            on: public_schema(),
            ..self.grant(
                [Privilege::Usage],
                (OwnedKind::Schema, &[]),
                &["public", "app"],
            )
        };
        let all = ["app", "public"];
        vec![
            revoke(self.grant([Privilege::All], (OwnedKind::Table, &["tenants"]), &all)),
            revoke(self.grant(
                [Privilege::Insert],
                (OwnedKind::Table, &["events_2024"]),
                &["app"],
            )),
            revoke(self.grant([Privilege::All], (OwnedKind::View, &["seen"]), &["app"])),
            revoke(self.grant(
                [Privilege::Execute],
                (OwnedKind::Function, &["touch", "add_up"]),
                &["public"],
            )),
            revoke(self.grant(
                [Privilege::All],
                (OwnedKind::Procedure, &["noted"]),
                &["public"],
            )),
            revoke(self.grant(
                [Privilege::Usage],
                (OwnedKind::Type, &["status", "address"]),
                &all,
            )),
            revoke(self.grant([Privilege::Usage], (OwnedKind::Domain, &["email"]), &all)),
            revoke(of_public),
        ]
    }

    fn grants_on_tenants(self) -> Vec<Operation<'static>> {
        let tenants = (OwnedKind::Table, &["tenants"][..]);
        let select = self.grant([Privilege::Select], tenants, &["app"]);
        let update = self.on_columns(Privilege::Update, &["name", "seats"]);
        let all = self.on_columns(Privilege::All, &["seats"]);
        let on_columns = Grant {
            privileges: slice([update, Privileged::whole(Privilege::Insert)]),
            ..self.grant([], tenants, &["app", "clerk"])
        };
        let with_option = Grant {
            privileges: slice([all]),
            grant_option: true,
            ..self.grant([], tenants, &["clerk"])
        };
        [select, on_columns, with_option]
            .map(Operation::Grant)
            .to_vec()
    }

    /// More than there was, some of which was there.
    fn more_grants(self) -> Vec<Operation<'static>> {
        let tenants = (OwnedKind::Table, &["tenants"][..]);
        let some = [Privilege::Select, Privilege::Insert, Privilege::Delete];
        let with_option = Grant {
            grant_option: true,
            ..self.grant(some, tenants, &["app"])
        };
        let all = self.grant([Privilege::All], tenants, &["app", "clerk"]);
        let less = Revoke {
            privileges: slice([Privilege::Insert, Privilege::Trigger].map(Privileged::whole)),
            kind: OwnedKind::Table,
            on: slice([self.owned("tenants")]),
            from: self.known_roles(&["app"]),
            grant_option_for: false,
        };
        let option = Revoke {
            privileges: slice([Privileged::whole(Privilege::All)]),
            grant_option_for: true,
            ..less
        };
        vec![
            Operation::Grant(with_option),
            Operation::Grant(all),
            Operation::Revoke(less),
            Operation::Revoke(option),
        ]
    }

    /// What is revoked from a table is revoked from its columns.
    fn revoked_columns(self) -> Vec<Operation<'static>> {
        let one = Revoke {
            privileges: slice([self.on_columns(Privilege::Update, &["seats"])]),
            kind: OwnedKind::Table,
            on: slice([self.owned("tenants")]),
            from: self.known_roles(&["app", "clerk"]),
            grant_option_for: false,
        };
        let all = Revoke {
            privileges: slice([Privilege::Update, Privilege::Select].map(Privileged::whole)),
            ..one
        };
        let option = Revoke {
            privileges: slice([Privileged::whole(Privilege::All)]),
            from: self.known_roles(&["clerk"]),
            grant_option_for: true,
            ..one
        };
        [option, one, all].map(Operation::Revoke).to_vec()
    }

    fn drops_of_every_kind(self) -> Vec<Operation<'static>> {
        let stored = DropView {
            name: self.table("stored"),
            kind: ViewKind::Materialized,
            behavior: DropBehavior::Restrict,
        };
        vec![
            self.dropped_view("seen", DropBehavior::Restrict),
            Operation::DropView(stored),
            Operation::DropSequence(DropSequence {
                name: self.table("counter"),
            }),
            self.drop_routine(RoutineKind::Function, "touch", None),
            self.drop_routine(RoutineKind::Procedure, "noted", None),
            Operation::DropComposite(DropComposite {
                name: self.table("address"),
            }),
            Operation::DropDomain(DropDomain {
                name: self.table("email"),
            }),
            Operation::DropSchema(DropSchema {
                name: self.name("queue"),
            }),
            Operation::DropTable(DropTable::new(self.table("events"))),
        ]
    }

    pub(super) fn dropped_seats(self) -> Operation<'static> {
        let drop = Change::DropColumn {
            name: self.name("seats"),
            ty: ColumnType {
                ty: Type::Integer,
                nullable: true,
            },
        };
        self.alter("tenants", vec![drop])
    }

    /// What has another name keeps its privileges, and loses them when it is dropped.
    fn renames(self) -> Vec<Operation<'static>> {
        let renamed = |from, to| {
            let (name, to) = (self.table(from), self.name(to));
            [
                Operation::RenameTable(RenameTable { name, to }),
                Operation::DropTable(DropTable::new(self.table("happened"))),
            ]
        };
        let view = self.renamed_view(ViewKind::Plain);
        let name = self.table("counter");
        let sequence = Operation::RenameSequence(RenameSequence {
            name,
            to: self.name("counted"),
        });
        let from = self.table("status");
        let to = Box::leak(Box::new(Type::Made(self.table("state"))));
        let ty = Operation::RenameType(RenameType {
            subtype: None,
            multirange: None,
            kind: TypeKind::Enum,
            from,
            to,
        });
        let mut steps = vec![view, self.dropped_view("known", DropBehavior::Restrict)];
        steps.extend([sequence, ty]);
        steps.extend(renamed("events", "happened"));
        steps
    }

    /// A view, and one that reads it, with privileges.
    fn read(self) -> Vec<Operation<'static>> {
        let select = (OwnedKind::View, &["seen", "reader"][..]);
        let grant = self.grant([Privilege::Select], select, &["app"]);
        let title = Grant {
            privileges: slice([self.on_columns(Privilege::Update, &["title"])]),
            ..self.grant([], select, &["clerk"])
        };
        let owner = self.owner_of(OwnedKind::View, "reader", Some("clerk"));
        let mut all = [self.roles(), self.base()].concat();
        all.extend([
            Operation::CreateView(self.view()),
            self.reader(),
            Operation::CreateRoutine(self.touch()),
            Operation::Grant(self.grant(
                [Privilege::Execute],
                (OwnedKind::Function, &["touch"]),
                &["app"],
            )),
            Operation::Grant(grant),
        ]);
        all.push(Operation::Grant(Grant {
            on: slice([self.owned("seen")]),
            ..title
        }));
        all.push(owner);
        all
    }

    /// One view gets a column, which an undo takes away with the whole view; a function keeps what it has.
    fn replacements(self) -> Vec<Operation<'static>> {
        let more = CreateView {
            columns: self.names(["id", "title", "seats"]),
            query: self.query_of_tenants(
                "SELECT {id}, {name}, {seats} FROM {tenants}",
                ["id", "name", "seats"],
            ),
            ..self.view()
        };
        let touch = CreateRoutine {
            body: Body {
                sql: "BEGIN RETURN OLD; END",
                ..self.touch().body
            },
            ..self.touch()
        };
        let revoke = Revoke {
            privileges: slice([Privileged::whole(Privilege::Execute)]),
            kind: OwnedKind::Function,
            on: slice([self.owned("touch")]),
            from: self.known_roles(&["app", "public"]),
            grant_option_for: false,
        };
        vec![
            Operation::ReplaceView(more),
            Operation::ReplaceRoutine(touch),
            Operation::Revoke(revoke),
        ]
    }

    /// A type, and a view that shows it, both of which are made anew when the type loses a label.
    fn jobs_with_privileges(self) -> Vec<Operation<'static>> {
        let relations = slice([self.table("jobs")]);
        let column = self.name("state");
        let query = self.sql("SELECT {state} FROM {jobs}", ["state", "jobs"]);
        let shown = CreateView::new(
            self.table("shown"),
            self.names(["state"]),
            Query {
                sql: query.sql,
                mentions: slice([
                    Mention::Relation(self.table("jobs")),
                    Mention::Column { relations, column },
                ]),
            },
        );
        let state = Grant {
            privileges: slice([self.on_columns(Privilege::Update, &["state"])]),
            ..self.grant([], (OwnedKind::View, &["shown"]), &["app"])
        };
        let select = self.grant(
            [Privilege::Select],
            (OwnedKind::View, &["shown"]),
            &["public"],
        );
        let usage = self.grant([Privilege::Usage], (OwnedKind::Type, &["status"]), &["app"]);
        let none = Revoke {
            privileges: usage.privileges,
            kind: OwnedKind::Type,
            on: usage.on,
            from: &["public"],
            grant_option_for: false,
        };
        let mut all = [self.roles(), self.jobs()].concat();
        all.push(Operation::CreateView(shown));
        all.extend([state, select, usage].map(Operation::Grant));
        all.push(Operation::Revoke(none));
        all.extend([
            self.owner_of(OwnedKind::Type, "status", Some("clerk")),
            self.owner_of(OwnedKind::View, "shown", Some("clerk")),
        ]);
        let target = Target {
            kind: TargetKind::Type,
            name: self.table("status"),
            part: "",
        };
        let text = Some("What became of it.");
        all.push(Operation::CommentOn(CommentOn { target, text }));
        all
    }

    fn maintained(self) -> Vec<Operation<'static>> {
        let tenants = (OwnedKind::Table, &["tenants"][..]);
        let some = [Privilege::Select, Privilege::Maintain];
        let both = ["app", "clerk"];
        let revoke = Revoke {
            privileges: slice([Privileged::whole(Privilege::Maintain)]),
            kind: OwnedKind::Table,
            on: slice([self.owned("tenants")]),
            from: self.known_roles(&both),
            grant_option_for: false,
        };
        vec![
            Operation::Grant(self.grant(some, tenants, &both)),
            Operation::Grant(self.grant([Privilege::All], tenants, &["app"])),
            Operation::Revoke(revoke),
        ]
    }
}

fn public_schema() -> &'static [OwnedRef<'static>] {
    let name = Name::plain("public");
    slice([OwnedRef { name, types: None }])
}
