//! Changes of a table.

use super::*;

impl Make {
    pub(super) fn alters(self) -> Vec<Case> {
        let altered =
            |name, table, changes| self.case(name, self.full(), vec![self.alter(table, changes)]);
        vec![
            altered("add_column", "tasks", self.added()),
            altered("rename_column", "tasks", self.renamed()),
            altered(
                "rename_referenced_column",
                "tenants",
                vec![self.rename("id", Type::Uuid, false)],
            ),
            self.case("rename_table", self.secured(), self.renamed_table()),
            self.case("move_table", self.secured(), self.moved_table()),
            altered("change_type", "tenants", self.changed()),
            self.default_changed(),
            altered("add_constraint", "tenants", self.constraints()),
            Case {
                moves_columns: true,
                ..altered("alter_in_order", "tenants", self.in_order())
            },
        ]
    }

    /// Columns whose defaults are read as values of another type, so that the old one can be dropped.
    fn default_changed(self) -> Case {
        let table = Operation::CreateTable(CreateTable {
            columns: slice([
                Column {
                    default: self.default_text("it's"),
                    ..self.column("status", self.status())
                },
                Column {
                    default: self.default_text("high"),
                    ..self.column("level", Type::Text)
                },
            ]),
            ..CreateTable::new(self.table("moods"))
        });
        let enumerated = Operation::CreateEnum(CreateEnum {
            name: self.table("mood"),
            labels: slice(["low", "high"]),
        });
        let mood = Type::Made(self.table("mood"));
        let (text, status) = (Type::Text, self.status());
        let drop = Operation::DropEnum(DropEnum {
            name: self.table("status"),
        });
        let using = format!("{{level}}::{mood}");
        let changes = vec![
            self.retyped("status", [status, text], "{status}::text"),
            self.retyped("level", [text, mood], &using),
        ];
        self.case(
            "change_type_with_default",
            [self.base(), vec![table]].concat(),
            vec![enumerated, self.alter("moods", changes), drop],
        )
    }

    fn retyped(
        self,
        base: &'static str,
        [from, to]: [Type<'static>; 2],
        using: &str,
    ) -> Change<'static> {
        let of = |ty| ColumnType {
            ty,
            nullable: false,
        };
        Change::ChangeType {
            name: self.name(base),
            from: of(from),
            to: of(to),
            using: Some(self.sql(using, [base])),
            down_using: None,
            collation: None,
        }
    }

    fn added(self) -> Vec<Change<'static>> {
        let columns = [
            self.optional("extra_text", Type::Text),
            Column {
                default: Some(DefaultValue::Value(Value::Boolean(false))),
                ..self.column("extra_flag", Type::Boolean)
            },
            Column {
                identity: Some(Identity::ByDefault),
                ..self.column("extra_number", Type::Integer)
            },
            Column {
                generated: Some(self.sql("{most} + 1", ["most"])),
                ..self.optional("extra_sum", Type::Integer)
            },
            Column {
                default: self.default_text("pending"),
                ..self.column("extra_status", self.status())
            },
        ];
        let check = ConstraintKind::Check(self.sql("{extra_number} > 0", ["extra_number"]));
        let check = Change::AddConstraint(self.constraint("tasks_extra_check", check));
        columns
            .into_iter()
            .map(Change::AddColumn)
            .chain([check])
            .collect()
    }

    fn rename(self, base: &'static str, ty: Type<'static>, nullable: bool) -> Change<'static> {
        Change::RenameColumn {
            from: self.name(base),
            to: self.name("renamed"),
            ty: ColumnType { ty, nullable },
        }
    }

    /// A rename, and a drop of what names the column under its new name, so that the undo writes it.
    fn renamed(self) -> Vec<Change<'static>> {
        let drop = |base| Change::DropConstraint {
            name: self.name(base),
        };
        vec![
            self.rename("most", Type::Integer, false),
            drop("tasks_check"),
        ]
    }

    /// A table that names itself in every text of its own.
    fn secured(self) -> Vec<Operation<'static>> {
        let table = self.table("tasks").quoted();
        let own = |text: &str, column| self.sql(&format!("{table}.{text}"), [column]);
        let check = ConstraintKind::Check(own("{most} < 9", "most"));
        let check = Change::AddConstraint(self.constraint("own_check", check));
        let index = CreateIndex {
            keys: slice([IndexKey::new(KeyKind::Expression(own(
                "{most} + 1",
                "most",
            )))]),
            predicate: Some(own("{live}", "live")),
            ..self.index("own_idx", "tasks")
        };
        let policy = CreatePolicy {
            name: self.name("own"),
            table: self.table("tasks"),
            mode: PolicyMode::Permissive,
            command: PolicyCommand::All,
            to: &[],
            using: Some(own("{most} > 0", "most")),
            with_check: None,
        };
        let mut operations = self.full();
        operations.push(self.alter("tasks", vec![check]));
        operations.push(Operation::CreateIndex(index));
        operations.push(Operation::CreatePolicy(policy));
        operations
    }

    /// A rename, and drops of what named the table, so that the undo writes it.
    fn renamed_table(self) -> Vec<Operation<'static>> {
        let to = self.name("renamed");
        let drop = |base| Change::DropConstraint {
            name: self.name(base),
        };
        vec![
            Operation::RenameTable(RenameTable {
                name: self.table("tasks"),
                to,
            }),
            self.alter("renamed", vec![drop("own_check"), drop("tasks_self_fkey")]),
            Operation::DropIndex(DropIndex {
                name: self.table("own_idx"),
                concurrently: false,
            }),
            Operation::DropPolicy(DropPolicy {
                name: self.name("own"),
                table: self.table("renamed"),
            }),
            Operation::RenameTable(RenameTable {
                name: self.table("tenants"),
                to: self.name("payers"),
            }),
        ]
    }

    /// A move, and drops of what named the table, so that the undo writes it.
    fn moved_table(self) -> Vec<Operation<'static>> {
        let name = self.name("queue");
        let moved = |base| Name {
            schema: Some(name),
            name: self.name(base),
        };
        let table = moved("tasks");
        let drop = Change::DropConstraint {
            name: self.name("own_check"),
        };
        let changes = slice([drop]);
        vec![
            Operation::CreateSchema(CreateSchema { name }),
            Operation::MoveTable(MoveTable {
                name: self.table("tasks"),
                schema: name,
            }),
            Operation::MoveTable(MoveTable {
                name: self.table("tenants"),
                schema: name,
            }),
            Operation::AlterTable(AlterTable { table, changes }),
            Operation::DropIndex(DropIndex {
                name: moved("own_idx"),
                concurrently: false,
            }),
            Operation::DropPolicy(DropPolicy {
                name: self.name("own"),
                table,
            }),
        ]
    }

    fn changed(self) -> Vec<Change<'static>> {
        let change = |base, from: (Type<'static>, bool), to: (Type<'static>, bool), using| {
            Change::ChangeType {
                name: self.name(base),
                from: ColumnType {
                    ty: from.0,
                    nullable: from.1,
                },
                to: ColumnType {
                    ty: to.0,
                    nullable: to.1,
                },
                using,
                down_using: None,
                collation: None,
            }
        };
        let status = self.style.name("status");
        let using = format!("{{name}}::{} -- cast", Quoted(status));
        vec![
            change("seats", (Type::Integer, true), (Type::BigInt, false), None),
            change(
                "name",
                (Type::Text, false),
                (self.status(), true),
                Some(self.sql(&using, ["name"])),
            ),
            change(
                "code",
                (Type::CharacterVarying(Some(20)), false),
                (Type::Text, false),
                None,
            ),
        ]
    }

    fn constraints(self) -> Vec<Change<'static>> {
        let key = ForeignKey {
            on_delete: ReferentialAction::Restrict,
            on_update: ReferentialAction::Cascade,
            ..ForeignKey::new(
                self.names(["id"]),
                self.table("tenants"),
                self.names(["id"]),
            )
        };
        let all = [
            (
                "tenants_key",
                ConstraintKind::Unique(self.names(["name", "code"])),
            ),
            (
                "tenants_check",
                ConstraintKind::Check(self.sql("{name} <> '' -- some", ["name"])),
            ),
            ("tenants_fkey", ConstraintKind::ForeignKey(key)),
        ];
        all.map(|(name, kind)| Change::AddConstraint(self.constraint(name, kind)))
            .to_vec()
    }

    /// Changes that mean something else in another order.
    fn in_order(self) -> Vec<Change<'static>> {
        let text = ColumnType {
            ty: Type::Text,
            nullable: false,
        };
        let name = self.name("name");
        let check =
            |column| ConstraintKind::Check(self.sql(&format!("{{{column}}} <> ''"), [column]));
        vec![
            Change::AddConstraint(self.constraint("tenants_check", check("name"))),
            self.rename("name", Type::Text, false),
            Change::AddColumn(self.optional("name", Type::Integer)),
            Change::DropColumn {
                name: self.name("renamed"),
                ty: text,
            },
            Change::AddConstraint(
                self.constraint("tenants_check", ConstraintKind::Unique(slice([name]))),
            ),
            Change::DropColumn {
                name,
                ty: ColumnType {
                    ty: Type::Integer,
                    nullable: true,
                },
            },
        ]
    }
}
