//! NOT NULL with a name, valid and not.

use super::*;

const ID: ColumnType<'_> = ColumnType {
    ty: Type::BigInt,
    nullable: false,
};

impl Make {
    pub(super) fn not_nulls(self) -> Vec<Case> {
        let drop = Operation::DropTable(DropTable::new(self.table("rooms")));
        let altered = |name, changes| {
            let before = self.with_not_nulls();
            self.case(name, before, vec![self.alter("rooms", changes)])
        };
        let mut cases = vec![
            self.case("create_table_not_null", self.base(), vec![self.doored()]),
            self.case(
                "add_not_null",
                [self.base(), vec![self.doored()]].concat(),
                vec![self.alter("rooms", self.new_not_nulls())],
            ),
            altered("change_not_null", self.changed_not_nulls()),
            altered("drop_not_null", self.dropped_not_nulls()),
            altered("identity_with_not_null", self.identity_of_not_null()),
            altered("name_a_not_null", self.named_not_null()),
            self.case("drop_table_not_null", self.with_not_nulls(), vec![drop]),
            self.case(
                "rename_not_null",
                self.with_not_nulls(),
                self.renamed_not_nulls(),
            ),
            Case {
                moves_columns: true,
                ..altered("drop_column_not_null", self.not_nulls_gone_along())
            },
        ];
        for case in &mut cases {
            case.server = 18;
        }
        cases
    }

    fn not_null(
        self,
        name: &'static str,
        column: &'static str,
        state: ConstraintState,
    ) -> Constraint<'static> {
        let column: &'static [&'static str; 1] = Box::leak(Box::new([self.name(column)]));
        Constraint {
            options: ConstraintOptions::NONE.state(state),
            ..self.constraint(name, ConstraintKind::NotNull(column))
        }
    }

    /// A primary key, a column and an identity with a name for their NOT NULL, and one with PostgreSQL's.
    fn doored(self) -> Operation<'static> {
        let valid = ConstraintState::Valid;
        let seats = Column {
            identity: Some(Identity::ByDefault),
            ..self.column("seats", Type::Integer)
        };
        Operation::CreateTable(CreateTable {
            name: self.table("rooms"),
            columns: slice([
                self.column("id", Type::BigInt),
                self.column("code", Type::Text),
                self.column("door", Type::Text),
                seats,
                self.optional("note", Type::Text),
                self.optional("floor", Type::Integer),
            ]),
            constraints: slice([
                self.not_null("id_is_said", "id", valid),
                self.constraint("rooms_pkey", ConstraintKind::PrimaryKey(self.names(["id"]))),
                self.not_null("code_is_said", "code", valid),
                self.not_null("seats_are_said", "seats", valid),
            ]),
            options: TableOptions::PLAIN,
        })
    }

    fn new_not_nulls(self) -> Vec<Change<'static>> {
        let unique = ConstraintKind::Unique(self.names(["note"]));
        vec![
            Change::AddConstraint(self.constraint("rooms_note_key", unique)),
            Change::AddConstraint(self.not_null("note_is_said", "note", ConstraintState::NotValid)),
            Change::AddConstraint(self.not_null("floor_is_said", "floor", ConstraintState::Valid)),
        ]
    }

    fn with_not_nulls(self) -> Vec<Operation<'static>> {
        let mut operations = [self.base(), vec![self.doored()]].concat();
        operations.push(self.alter("rooms", self.new_not_nulls()));
        let comment =
            |name| self.comment(TargetKind::Constraint, "rooms", name, Some("it's said\\"));
        operations.extend(["code_is_said", "note_is_said"].map(comment));
        operations
    }

    fn of_not_null(self, name: &'static str, change: ConstraintChange<'static>) -> Change<'static> {
        Change::AlterConstraint {
            name: self.name(name),
            change,
        }
    }

    fn changed_not_nulls(self) -> Vec<Change<'static>> {
        let to = ConstraintChange::Rename(self.name("code_is_there"));
        let wide = |nullable| ColumnType {
            ty: Type::CharacterVarying(Some(9)),
            nullable,
        };
        let text = |nullable| ColumnType {
            ty: Type::Text,
            nullable,
        };
        let change = |name, nullable| Change::ChangeType {
            name: self.name(name),
            from: text(nullable),
            to: wide(nullable),
            using: None,
            down_using: None,
            collation: None,
        };
        vec![
            change("note", true),
            change("code", false),
            self.of_not_null("note_is_said", ConstraintChange::Validate),
            self.of_not_null("code_is_said", to),
        ]
    }

    fn dropped_not_nulls(self) -> Vec<Change<'static>> {
        let drop = |name| Change::DropConstraint {
            name: self.name(name),
        };
        vec![drop("code_is_said"), drop("note_is_said")]
    }

    fn identity_of_not_null(self) -> Vec<Change<'static>> {
        let change = |name, ty, change| Change::AlterColumn {
            name: self.name(name),
            ty,
            change,
        };
        let floor = ColumnType {
            ty: Type::Integer,
            nullable: false,
        };
        let sequence = IdentitySequence::DEFAULT;
        vec![
            change(
                "id",
                ID,
                ColumnChange::AddIdentity(Identity::Always, sequence),
            ),
            change("seats", floor, ColumnChange::DropIdentity),
        ]
    }

    /// In one step, so that no row gets NULL meanwhile.
    fn named_not_null(self) -> Vec<Change<'static>> {
        let text = |nullable| ColumnType {
            ty: Type::Text,
            nullable,
        };
        let change = Change::ChangeType {
            name: self.name("door"),
            from: text(false),
            to: text(true),
            using: None,
            down_using: None,
            collation: None,
        };
        let named = self.not_null("door_is_said", "door", ConstraintState::Valid);
        vec![change, Change::AddConstraint(named)]
    }

    fn renamed_not_nulls(self) -> Vec<Operation<'static>> {
        let rename = Operation::RenameTable(RenameTable {
            name: self.table("rooms"),
            to: self.name("halls"),
        });
        let column = |from, to, ty| Change::RenameColumn {
            from: self.name(from),
            to: self.name(to),
            ty,
        };
        let text = ColumnType {
            ty: Type::Text,
            nullable: true,
        };
        let columns = vec![column("id", "number", ID), column("note", "remark", text)];
        let validate = self.of_not_null("note_is_said", ConstraintChange::Validate);
        vec![
            rename,
            self.alter("halls", columns),
            self.alter("halls", vec![validate]),
        ]
    }

    /// The column of a primary key, one with a comment at its constraint, and one whose constraint is not valid.
    fn not_nulls_gone_along(self) -> Vec<Change<'static>> {
        let drop = |name, nullable, ty| Change::DropColumn {
            name: self.name(name),
            ty: ColumnType { ty, nullable },
        };
        vec![
            drop("id", false, Type::BigInt),
            drop("code", false, Type::Text),
            drop("note", true, Type::Text),
        ]
    }
}
