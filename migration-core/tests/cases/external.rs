//! What others own.

use super::*;

impl Make {
    pub(super) fn externals(self) -> Vec<Case> {
        let outside = (self.made_by_others(), self.dropped_by_others());
        let declared = self.declared().map(Operation::Declare).to_vec();
        vec![Case {
            outside,
            ..self.case("external", vec![], [declared, self.uses()].concat())
        }]
    }

    fn declared(self) -> [External<'static>; 5] {
        [
            External::Schema(self.name("auth")),
            External::Role(self.role()),
            External::Type(self.in_auth("level")),
            External::Table(CreateTable {
                options: TableOptions::PLAIN,
                name: self.in_auth("users"),
                columns: slice([
                    self.column("id", Type::Uuid),
                    self.optional("level", Type::Made(self.in_auth("level"))),
                ]),
                constraints: slice([
                    self.constraint("users_pkey", ConstraintKind::PrimaryKey(self.names(["id"])))
                ]),
            }),
            External::Function(ExternalFunction {
                name: self.in_auth("uid"),
                arguments: slice([Type::CharacterVarying(Some(3)), Type::Integer]),
                returns: Some(Type::Uuid),
            }),
        ]
    }

    /// A table that refers to the external one and has a column of the external type, and a policy for the external
    /// role that calls the external function.
    fn uses(self) -> Vec<Operation<'static>> {
        let profiles = Operation::CreateTable(CreateTable {
            options: TableOptions::PLAIN,
            name: self.table("profiles"),
            columns: slice([
                self.column("id", Type::Uuid),
                self.column("level", Type::Array(level(self.in_auth("level")))),
            ]),
            constraints: slice([self.constraint(
                "profiles_id_fkey",
                ConstraintKind::ForeignKey(ForeignKey {
                    on_delete: ReferentialAction::Cascade,
                    on_update: ReferentialAction::NoAction,
                    ..ForeignKey::new(
                        self.names(["id"]),
                        self.in_auth("users"),
                        self.names(["id"]),
                    )
                }),
            )]),
        });
        let uid = self.in_auth("uid");
        let call = format!("{{id}} = {}('me', 1)", uid.quoted());
        let using = Expression {
            mentions: slice([Mention::Function(Call::new(uid, 2))]),
            ..self.sql(&call, ["id"])
        };
        let policy = Operation::CreatePolicy(CreatePolicy {
            name: self.name("own"),
            table: self.table("profiles"),
            mode: PolicyMode::Permissive,
            command: PolicyCommand::Select,
            to: slice([self.role()]),
            using: Some(using),
            with_check: None,
        });
        vec![profiles, policy]
    }

    fn in_auth(self, base: &'static str) -> Name<'static> {
        Name {
            schema: Some(self.name("auth")),
            name: self.name(base),
        }
    }

    /// Roles are of the whole server, so no two styles have the same.
    fn role(self) -> &'static str {
        match self.style {
            Style::Keywords => "Authenticated",
            style => style.name("authenticated"),
        }
    }

    fn made_by_others(self) -> &'static str {
        let [auth, role] = [self.name("auth"), self.role()].map(Quoted);
        let [level, users, uid] =
            ["level", "users", "uid"].map(|it| self.in_auth(it).quoted().to_string());
        let [id, own_level] = ["id", "level"].map(|it| Quoted(self.name(it)));
        format!(
            "CREATE SCHEMA {auth};
            DO $do$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object THEN NULL; END $do$;
            CREATE TYPE {level} AS ENUM ('low', 'high');
            CREATE TABLE {users} ({id} uuid PRIMARY KEY, {own_level} {level}, hidden boolean);
            CREATE FUNCTION {uid}(varchar, integer) RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'"
        )
        .leak()
    }

    fn dropped_by_others(self) -> &'static str {
        let [auth, role] = [self.name("auth"), self.role()].map(Quoted);
        format!("DROP SCHEMA {auth} CASCADE; DROP ROLE {role}").leak()
    }
}

fn level(name: Name<'static>) -> &'static Type<'static> {
    &slice([Type::Made(name)])[0]
}
