//! Rows.

use super::*;

impl Make {
    pub(super) fn inserts(self) -> Vec<Case> {
        let with_plans = [self.base(), vec![self.plans()]].concat();
        vec![
            self.case("insert", self.full(), vec![self.two_tenants()]),
            self.case("insert_by_unique_key", with_plans, vec![self.two_plans()]),
        ]
    }

    fn two_tenants(self) -> Operation<'static> {
        let row = |id, name, seats| {
            slice([
                Some(text(id)),
                Some(text(name)),
                seats,
                Some(text("a -- 'b'\\")),
            ]) as Row<'static>
        };
        Operation::Insert(Insert {
            table: self.table("tenants"),
            columns: self.names(["id", "name", "seats", "code"]),
            rows: slice([
                row(
                    "00000000-0000-0000-0000-000000000001",
                    "it's",
                    Some(number("-7")),
                ),
                row(
                    "00000000-0000-0000-0000-000000000002",
                    "two\nlines $$",
                    None,
                ),
            ]),
            irreversible: None,
        })
    }

    /// A table whose key is of types that a comparison would not find by itself.
    fn plans(self) -> Operation<'static> {
        let key = self.names(["rate", "name", "status"]);
        let id = Column {
            identity: Some(Identity::ByDefault),
            ..self.column("id", Type::BigInt)
        };
        Operation::CreateTable(CreateTable {
            name: self.table("plans"),
            columns: slice([
                id,
                self.column("name", Type::CharacterVarying(Some(9))),
                self.column("rate", Type::Real),
                self.column("status", self.status()),
                self.optional("since", Type::Timestamptz),
                self.optional("settings", Type::Jsonb),
            ]),
            constraints: slice([
                self.constraint("plans_pkey", ConstraintKind::PrimaryKey(self.names(["id"]))),
                self.constraint("plans_key", ConstraintKind::Unique(key)),
            ]),
            options: TableOptions::PLAIN,
        })
    }

    fn two_plans(self) -> Operation<'static> {
        let settings = self.query_of_tenants(
            "jsonb_build_object('of', (SELECT max({code}) FROM {tenants})) -- all",
            ["code"],
        );
        let settings = Expression {
            mentions: settings.mentions,
            ..Expression::over(settings.sql, &[])
        };
        let free: Row<'static> = slice([
            Some(text("free     ")),
            Some(number("0.1")),
            Some(text("it's")),
            Some(DefaultValue::Expression(Expression::over("now()", &[]))),
            Some(text("{}")),
        ]);
        let team: Row<'static> = slice([
            Some(number("20")),
            Some(number("2")),
            Some(text("back\\slash")),
            Some(text("2024-02-29 12:00+01")),
            Some(DefaultValue::Expression(settings)),
        ]);
        Operation::Insert(Insert {
            table: self.table("plans"),
            columns: self.names(["name", "rate", "status", "since", "settings"]),
            rows: slice([free, team]),
            irreversible: None,
        })
    }
}

fn text(text: &'static str) -> DefaultValue<'static> {
    DefaultValue::Value(Value::Text(text))
}

fn number(number: &'static str) -> DefaultValue<'static> {
    DefaultValue::Value(Value::Number(number))
}
