//! What needs itself by way of others, which it got to know later.

use super::*;

impl Make {
    pub(super) fn circles(self) -> Vec<Case> {
        vec![
            self.case("circle_of_tables", self.base(), self.table_circle()),
            self.case("circle_of_functions", self.base(), self.function_circle()),
            self.case("circle_of_domain", self.base(), self.domain_circle()),
        ]
    }

    /// Two tables that refer to each other; a default and a check that call functions over their own table.
    fn table_circle(self) -> Vec<Operation<'static>> {
        let to = self.to_id("children_fkey", "parent", "parents");
        let children = slice([self.id_key("children_pkey"), to]);
        let fits = self.called(
            "fits",
            slice([Type::Made(self.table("parents"))]),
            Type::Boolean,
            self.body("SELECT $1 IS NOT NULL", &[]),
        );
        vec![
            self.linked("parents", "child", slice([self.id_key("parents_pkey")])),
            self.linked("children", "parent", children),
            self.called("next_id", &[], Type::BigInt, self.count("parents")),
            fits,
            self.alter("parents", self.learned()),
        ]
    }

    fn linked(
        self,
        base: &'static str,
        other: &'static str,
        constraints: &'static [Constraint<'static>],
    ) -> Operation<'static> {
        Operation::CreateTable(CreateTable {
            columns: slice([
                self.column("id", Type::BigInt),
                self.optional(other, Type::BigInt),
            ]),
            constraints,
            ..CreateTable::new(self.table(base))
        })
    }

    fn id_key(self, base: &'static str) -> Constraint<'static> {
        self.constraint(base, ConstraintKind::PrimaryKey(self.names(["id"])))
    }

    fn to_id(
        self,
        base: &'static str,
        column: &'static str,
        target: &'static str,
    ) -> Constraint<'static> {
        let key = ForeignKey::new(self.names([column]), self.table(target), self.names(["id"]));
        self.constraint(base, ConstraintKind::ForeignKey(key))
    }

    /// What the first table gets once the rest is there.
    fn learned(self) -> Vec<Change<'static>> {
        let row = format!("{}.*", self.table("parents").quoted());
        let check = Expression {
            mentions: slice([self.call("fits", 1)]),
            ..self.sql(&self.called_with("fits", &row), [])
        };
        let default = Expression {
            mentions: slice([self.call("next_id", 0)]),
            ..self.sql(&self.called_with("next_id", ""), [])
        };
        let check = self.constraint("parents_fit", ConstraintKind::Check(check));
        vec![
            Change::AddConstraint(self.to_id("parents_fkey", "child", "children")),
            Change::AddConstraint(check),
            Change::AlterColumn {
                name: self.name("id"),
                ty: ColumnType {
                    ty: Type::BigInt,
                    nullable: false,
                },
                change: ColumnChange::SetDefault(DefaultValue::Expression(default)),
            },
        ]
    }

    /// Two functions that call each other.
    fn function_circle(self) -> Vec<Operation<'static>> {
        let takes = slice([Type::Integer]);
        let calls = |base| {
            let call = self.called_with(base, "$1 - 1");
            let sql = format!("SELECT CASE WHEN $1 > 0 THEN {call} ELSE true END");
            self.body(&sql, slice([self.call(base, 1)]))
        };
        let first = self.body("SELECT true", &[]);
        let even = self.called("even", takes, Type::Boolean, first);
        let odd = self.called("odd", takes, Type::Boolean, calls("even"));
        let Operation::CreateRoutine(it) = even else {
            return Vec::new();
        };
        let again = Operation::ReplaceRoutine(CreateRoutine {
            body: calls("odd"),
            ..it
        });
        vec![even, odd, again]
    }

    /// A domain whose check calls a function that takes it.
    fn domain_circle(self) -> Vec<Operation<'static>> {
        let name = self.table("code");
        let domain = Operation::CreateDomain(CreateDomain {
            name,
            ty: Type::Text,
            collation: None,
            default: self.default_text("it's"),
            not_null: false,
            checks: &[],
        });
        let is_code = self.called(
            "is_code",
            slice([Type::Made(name)]),
            Type::Boolean,
            self.body("SELECT length($1) > 1", &[]),
        );
        let check = DomainCheck {
            name: self.name("code_check"),
            expression: Expression {
                mentions: slice([self.call("is_code", 1)]),
                ..self.sql(&self.called_with("is_code", "VALUE"), [])
            },
            validated: true,
        };
        let alter = Operation::AlterDomain(AlterDomain {
            name,
            changes: slice([DomainChange::AddCheck(check)]),
        });
        vec![domain, is_code, alter]
    }

    fn called(
        self,
        base: &'static str,
        takes: &'static [Type<'static>],
        gives: Type<'static>,
        body: Body<'static>,
    ) -> Operation<'static> {
        let arguments = takes.iter().map(|ty| Argument {
            mode: ArgumentMode::In,
            name: None,
            ty: *ty,
            default: None,
        });
        Operation::CreateRoutine(CreateRoutine {
            kind: RoutineKind::Function,
            name: self.table(base),
            arguments: arguments.collect::<Vec<_>>().leak(),
            returns: Some(Returns::One(ResultType::Of(gives))),
            language: "sql",
            options: RoutineOptions {
                parallel: Parallel::Safe,
                ..RoutineOptions::default()
            },
            body,
        })
    }

    fn body(self, sql: &str, mentions: &'static [Mention<'static>]) -> Body<'static> {
        Body {
            form: BodyForm::Text,
            sql: sql.to_owned().leak(),
            mentions,
        }
    }

    fn count(self, table: &'static str) -> Body<'static> {
        let name = self.table(table);
        let sql = format!("SELECT count(*) + 1 FROM {}", name.quoted());
        self.body(&sql, slice([Mention::Relation(name)]))
    }

    fn call(self, base: &'static str, arguments: usize) -> Mention<'static> {
        let name = self.table(base);
        Mention::Function(Call::new(name, arguments))
    }

    fn called_with(self, base: &'static str, arguments: &str) -> String {
        format!("{}({arguments})", self.table(base).quoted())
    }
}
