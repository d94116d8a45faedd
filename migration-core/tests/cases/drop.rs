//! Steps that drop.

use super::*;

impl Make {
    pub(super) fn drops(self) -> Vec<Case> {
        let drop_enum = Operation::DropEnum(DropEnum {
            name: self.table("status"),
        });
        let drop_index = Operation::DropIndex(DropIndex::new(self.table("tasks_partial_idx")));
        vec![
            self.case("drop_enum", self.base(), vec![drop_enum]),
            self.case("drop_table", self.late_key(), vec![self.drop_table()]),
            self.case("drop_index", self.full(), vec![drop_index]),
            self.case(
                "drop_index_concurrently",
                self.full(),
                self.drop_concurrently(),
            ),
            Case {
                moves_columns: true,
                ..self.case("drop_column", self.full(), vec![self.drop_columns()])
            },
            self.case(
                "drop_constraint",
                self.full(),
                vec![self.drop_constraints()],
            ),
            Case {
                moves_columns: true,
                ..self.case(
                    "drop_key_with_its_column",
                    self.late_key(),
                    vec![self.drop_late_key()],
                )
            },
        ]
    }

    fn drop_concurrently(self) -> Vec<Operation<'static>> {
        let drop = |base, concurrently| {
            Operation::DropIndex(DropIndex {
                name: self.table(base),
                concurrently,
            })
        };
        vec![
            drop("tasks_partial_idx", true),
            drop("tasks_plain_idx", false),
            drop("tasks_unique_idx", true),
        ]
    }

    fn drop_table(self) -> Operation<'static> {
        Operation::DropTable(DropTable::new(self.table("tasks")))
    }

    /// A foreign key of a table to itself, which a unique index made possible after the table was there.
    fn late_key(self) -> Vec<Operation<'static>> {
        let index = CreateIndex {
            unique: true,
            keys: slice([self.key("most")]),
            ..self.index("tasks_most_idx", "tasks")
        };
        let key = ConstraintKind::ForeignKey(ForeignKey {
            on_delete: ReferentialAction::NoAction,
            ..self.to_self("twice", "most")
        });
        let key = Change::AddConstraint(self.constraint("tasks_late_fkey", key));
        let mut operations = self.full();
        operations.push(Operation::CreateIndex(index));
        operations.push(self.alter("tasks", vec![key]));
        operations
    }

    fn drop_late_key(self) -> Operation<'static> {
        let drop = |base, ty, nullable| Change::DropColumn {
            name: self.name(base),
            ty: ColumnType { ty, nullable },
        };
        let name = self.name("tasks_late_fkey");
        self.alter(
            "tasks",
            vec![
                Change::DropConstraint { name },
                drop("twice", Type::Integer, true),
                drop("most", Type::Integer, false),
            ],
        )
    }

    fn drop_columns(self) -> Operation<'static> {
        let drop = |base, ty, nullable| Change::DropColumn {
            name: self.name(base),
            ty: ColumnType { ty, nullable },
        };
        self.alter(
            "tasks",
            vec![
                drop("twice", Type::Integer, true),
                drop("most", Type::Integer, false),
                drop("tenant_id", Type::Uuid, false),
                drop("live", Type::Boolean, false),
                drop("status", self.status(), false),
            ],
        )
    }

    fn drop_constraints(self) -> Operation<'static> {
        let names = [
            "tasks_self_fkey",
            "tasks_pkey",
            "tasks_key",
            "tasks_check",
            "tasks_fkey",
        ];
        let drop = |base| Change::DropConstraint {
            name: self.name(base),
        };
        self.alter("tasks", names.map(drop).to_vec())
    }
}
