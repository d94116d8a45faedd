//! What hand-written SQL makes and drops.

use super::*;

impl Make {
    pub(super) fn by_hand(self) -> Vec<Case> {
        let made = Operation::Sql(self.made_by_hand());
        let users = self.users_by_hand();
        let level = External::Type(self.table("level"));
        let drops = [External::Table(CreateTable::new(users.name)), level];
        let RawSql {
            up, down, creates, ..
        } = self.made_by_hand();
        let (RawDown::Sql(gone), [make_level, make_users, ..]) = (down, up) else {
            return Vec::new();
        };
        let dropped = RawSql {
            drops: slice(drops),
            ..RawSql::new(&gone[1..], RawDown::Sql(slice([make_level, make_users])))
        };
        let replaced = RawSql {
            creates: slice([creates[1]]),
            drops: slice([creates[1]]),
            ..RawSql::new(
                slice([gone[1], make_users]),
                RawDown::Sql(slice([gone[1], make_users])),
            )
        };
        vec![
            self.case("foreign_table_by_hand", vec![], self.foreign()),
            self.case(
                "create_by_hand",
                vec![],
                [vec![made], self.uses_by_hand()].concat(),
            ),
            self.case(
                "drop_by_hand",
                vec![made, self.policy_by_hand()],
                vec![Operation::Sql(dropped)],
            ),
            self.case(
                "replace_by_hand",
                vec![made, self.policy_by_hand()],
                vec![Operation::Sql(replaced)],
            ),
        ]
    }

    /// A foreign table, and a view of it.
    fn foreign(self) -> Vec<Operation<'static>> {
        let [wrapper, server, id] = ["wrapper", "server", "id"].map(|it| Quoted(self.name(it)));
        let table = self.table("far");
        let statement = |it: String| &*it.leak();
        let far = table.quoted();
        let up = [
            statement(format!("CREATE FOREIGN DATA WRAPPER {wrapper}")),
            statement(format!(
                "CREATE SERVER {server} FOREIGN DATA WRAPPER {wrapper}"
            )),
            statement(format!(
                "CREATE FOREIGN TABLE {far} ({id} integer) SERVER {server}"
            )),
        ];
        let down = [
            statement(format!("DROP FOREIGN TABLE {far}")),
            statement(format!("DROP SERVER {server}")),
            statement(format!("DROP FOREIGN DATA WRAPPER {wrapper}")),
        ];
        let known = CreateTable {
            columns: slice([self.optional("id", Type::Integer)]),
            ..CreateTable::new(table)
        };
        let raw = RawSql::new(slice(up), RawDown::Sql(slice(down)));
        let relations = slice([table]);
        let column = self.name("id");
        let query = Query {
            sql: statement(format!("SELECT {id} FROM {far}")),
            mentions: slice([
                Mention::Relation(table),
                Mention::Column { relations, column },
            ]),
        };
        vec![
            Operation::Sql(raw.creates(slice([External::Table(known)]))),
            Operation::CreateView(CreateView {
                query,
                columns: self.names(["id"]),
                ..self.view()
            }),
        ]
    }

    fn users_by_hand(self) -> CreateTable<'static> {
        let level = Type::Made(self.table("level"));
        CreateTable {
            columns: slice([
                self.column("id", Type::Integer),
                self.optional("level", level),
            ]),
            constraints: slice([
                self.constraint("users_pkey", ConstraintKind::PrimaryKey(self.names(["id"])))
            ]),
            ..CreateTable::new(self.table("users"))
        }
    }

    fn made_by_hand(self) -> RawSql<'static> {
        let [level, users, next] = ["level", "users", "next"].map(|it| self.table(it).quoted());
        let [id, own_level, key] = ["id", "level", "users_pkey"].map(|it| Quoted(self.name(it)));
        let statement = |it: String| &*it.leak();
        let up = [
            statement(format!("CREATE TYPE {level} AS ENUM ('low', 'high')")),
            statement(format!(
                "CREATE TABLE {users} ({id} integer NOT NULL, {own_level} {level}, CONSTRAINT {key} PRIMARY KEY ({id}))"
            )),
            statement(format!(
                "CREATE AGGREGATE {next}(integer) (SFUNC = int4larger, STYPE = integer)"
            )),
        ];
        let down = [
            statement(format!("DROP AGGREGATE {next}(integer)")),
            statement(format!("DROP TABLE {users}")),
            statement(format!("DROP TYPE {level}")),
        ];
        let next = External::Function(ExternalFunction {
            name: self.table("next"),
            arguments: slice([Type::Integer]),
            returns: Some(Type::Integer),
        });
        RawSql {
            creates: slice([
                External::Type(self.table("level")),
                External::Table(self.users_by_hand()),
                next,
            ]),
            ..RawSql::new(slice(up), RawDown::Sql(slice(down)))
        }
    }

    /// A table that refers to the one by hand and has its type, a policy on that, and a view that calls the aggregate.
    fn uses_by_hand(self) -> Vec<Operation<'static>> {
        let profiles = Operation::CreateTable(CreateTable {
            columns: slice([
                self.column("id", Type::Integer),
                self.column("level", Type::Made(self.table("level"))),
            ]),
            constraints: slice([self.constraint(
                "profiles_id_fkey",
                ConstraintKind::ForeignKey(ForeignKey::new(
                    self.names(["id"]),
                    self.table("users"),
                    self.names(["id"]),
                )),
            )]),
            ..CreateTable::new(self.table("profiles"))
        });
        let next = self.table("next");
        let sql = format!("SELECT {}(1) AS {}", next.quoted(), Quoted(self.name("id")));
        let greatest = Operation::CreateView(CreateView {
            query: Query {
                sql: sql.leak(),
                mentions: slice([Mention::Function(Call::new(next, 1))]),
            },
            columns: self.names(["id"]),
            ..self.view()
        });
        vec![profiles, self.policy_by_hand(), greatest]
    }

    /// It goes along with its table.
    fn policy_by_hand(self) -> Operation<'static> {
        Operation::CreatePolicy(CreatePolicy {
            name: self.name("own"),
            table: self.table("users"),
            mode: PolicyMode::Permissive,
            command: PolicyCommand::Select,
            to: &[],
            using: Some(self.sql("{id} > 0", ["id"])),
            with_check: None,
        })
    }
}
