//! Sequences.

use super::*;

impl Make {
    pub(super) fn sequences(self) -> Vec<Case> {
        let name = self.table("numbers");
        let create = self.sequence("numbers");
        let owned = CreateSequence {
            owned_by: Some(self.owner()),
            ..create
        };
        let step = Operation::CreateSequence;
        let drop = Operation::DropSequence(DropSequence { name });
        let to = self.name("counted");
        let rename = Operation::RenameSequence(RenameSequence { name, to });
        let with = |it| [self.base(), vec![step(it)]].concat();
        vec![
            self.case("create_sequence", self.base(), self.new_sequences()),
            self.case("drop_sequence", with(owned), vec![drop]),
            self.case("rename_sequence", with(create), vec![rename]),
            self.case("alter_sequence", with(create), self.altered_sequence()),
            Case {
                moves_columns: true,
                ..self.case(
                    "drop_owner_of_sequence",
                    self.serial(),
                    self.without_number(),
                )
            },
            self.case(
                "drop_table_with_sequence",
                self.serial(),
                vec![self.drop("tenants")],
            ),
        ]
    }

    pub(super) fn sequence(self, name: &'static str) -> CreateSequence<'static> {
        CreateSequence {
            name: self.table(name),
            persistence: Persistence::Logged,
            options: SequenceOptions::default(),
            owned_by: None,
        }
    }

    fn owner(self) -> SequenceOwner<'static> {
        SequenceOwner {
            table: self.table("tenants"),
            column: self.name("seats"),
        }
    }

    fn new_sequences(self) -> Vec<Operation<'static>> {
        let small = CreateSequence {
            persistence: Persistence::Unlogged,
            options: SequenceOptions {
                ty: Some(SequenceType::SmallInt),
                start: Some(5),
                increment: Some(-2),
                min: Some(SequenceBound::At(-30)),
                max: Some(SequenceBound::At(7)),
                cache: Some(3),
                cycle: Some(true),
            },
            ..self.sequence("numbers")
        };
        let owned = CreateSequence {
            owned_by: Some(self.owner()),
            ..self.sequence("counts")
        };
        vec![
            Operation::CreateSequence(small),
            Operation::CreateSequence(owned),
        ]
    }

    fn altered_sequence(self) -> Vec<Operation<'static>> {
        let options = SequenceOptions {
            ty: Some(SequenceType::Integer),
            start: Some(10),
            min: Some(SequenceBound::At(2)),
            cycle: Some(true),
            ..SequenceOptions::default()
        };
        let alter = |changes| {
            let name = self.table("numbers");
            Operation::AlterSequence(AlterSequence { name, changes })
        };
        vec![
            alter(slice([
                SequenceChange::Options(options, Some(SequenceRestart::With(12))),
                SequenceChange::OwnedBy(Some(self.owner())),
            ])),
            alter(slice([SequenceChange::Persistence(Persistence::Unlogged)])),
        ]
    }

    /// A column that takes its numbers from a sequence which it owns.
    pub(super) fn serial(self) -> Vec<Operation<'static>> {
        let name = self.table("numbers");
        let sql = format!("nextval('{}')", name.quoted().replace('\'', "''")).replace('\\', "\\\\");
        let sql = sql.replacen("'", "E'", 1);
        let default = Expression {
            mentions: slice([Mention::Relation(name)]),
            ..Expression::over(sql.leak(), &[])
        };
        let add = Change::AddColumn(Column {
            default: Some(DefaultValue::Expression(default)),
            ..self.column("number", Type::BigInt)
        });
        let owner = SequenceOwner {
            column: self.name("number"),
            ..self.owner()
        };
        let own = Operation::AlterSequence(AlterSequence {
            name,
            changes: slice([SequenceChange::OwnedBy(Some(owner))]),
        });
        let create = Operation::CreateSequence(self.sequence("numbers"));
        [
            self.base(),
            vec![create, self.alter("tenants", vec![add]), own],
        ]
        .concat()
    }

    pub(super) fn without_number(self) -> Vec<Operation<'static>> {
        let drop = Change::DropColumn {
            name: self.name("number"),
            ty: ColumnType {
                ty: Type::BigInt,
                nullable: false,
            },
        };
        vec![self.alter("tenants", vec![drop])]
    }

    fn drop(self, table: &'static str) -> Operation<'static> {
        let name = self.table(table);
        Operation::DropTable(DropTable::new(name))
    }
}
