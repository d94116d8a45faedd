//! Extended statistics.

use super::*;

impl Make {
    pub(super) fn statistics(self) -> Vec<Case> {
        let create = |it| Operation::CreateStatistics(it);
        let with = [self.base(), vec![create(self.of_columns())]].concat();
        let alter = [Some(500), Some(0), None].map(|target| {
            let name = self.table("together");
            Operation::AlterStatistics(AlterStatistics { name, target })
        });
        let rename = Operation::RenameStatistics(RenameStatistics {
            name: self.table("together"),
            to: self.name("jointly"),
        });
        let drop = Operation::DropStatistics(DropStatistics {
            name: self.table("together"),
        });
        let drop_table = Operation::DropTable(DropTable::new(self.table("tenants")));
        let column = vec![self.without_code()];
        vec![
            self.case("create_statistics", self.base(), self.all_statistics()),
            self.case("alter_statistics", with.clone(), alter.to_vec()),
            self.case("rename_statistics", with.clone(), vec![rename]),
            self.case("drop_statistics", with.clone(), vec![drop]),
            self.case("drop_column_of_statistics", with.clone(), column),
            self.case("drop_table_of_statistics", with.clone(), vec![drop_table]),
            self.case("change_type_of_statistics", with, vec![self.wider_seats()]),
        ]
    }

    fn all_statistics(self) -> Vec<Operation<'static>> {
        let lower = self.sql("lower({name})", ["name"]);
        let other = CreateStatistics {
            name: self.object("others"),
            kinds: slice([StatisticsKind::MostCommon, StatisticsKind::Distinct]),
            target: None,
            ..self.of_columns()
        };
        let alone = CreateStatistics {
            name: self.object("alone"),
            kinds: &[],
            keys: slice([KeyKind::Expression(lower)]),
            ..other
        };
        [self.of_columns(), other, alone]
            .map(Operation::CreateStatistics)
            .to_vec()
    }

    pub(super) fn of_columns(self) -> CreateStatistics<'static> {
        let double = self.sql("{seats} * 2", ["seats"]);
        CreateStatistics {
            name: self.object("together"),
            schema: None,
            table: self.table("tenants"),
            kinds: &[],
            keys: slice([
                KeyKind::Column(self.name("code")),
                KeyKind::Expression(double),
                KeyKind::Column(self.name("seats")),
            ]),
            target: Some(200),
        }
    }

    /// The last column, because PostgreSQL sorts those of statistics by their place.
    fn without_code(self) -> Operation<'static> {
        let drop = Change::DropColumn {
            name: self.name("code"),
            ty: ColumnType {
                ty: Type::CharacterVarying(Some(20)),
                nullable: false,
            },
        };
        self.alter("tenants", vec![drop])
    }

    /// PostgreSQL forgets the target.
    pub(super) fn wider_seats(self) -> Operation<'static> {
        let ty = |ty| ColumnType { ty, nullable: true };
        let change = Change::ChangeType {
            name: self.name("seats"),
            from: ty(Type::Integer),
            to: ty(Type::BigInt),
            using: None,
            down_using: None,
            collation: None,
        };
        self.alter("tenants", vec![change])
    }
}
