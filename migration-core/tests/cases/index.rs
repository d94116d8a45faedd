//! Indexes with every option, renamed and changed.

use super::*;

impl Make {
    pub(super) fn indexes(self) -> Vec<Case> {
        let made = [self.full(), self.options()].concat();
        let name = self.table("options_idx");
        let rename = Operation::RenameIndex(RenameIndex {
            name,
            to: self.name("renamed_idx"),
        });
        let gone = Operation::DropIndex(DropIndex::new(self.table("renamed_idx")));
        let drop = Operation::DropIndex(DropIndex::new(name));
        vec![
            self.case("create_index_options", self.full(), self.options()),
            self.case("rename_index", made.clone(), vec![rename, gone]),
            self.case("alter_index", made.clone(), self.changes()),
            self.case("drop_index_options", made.clone(), vec![drop]),
            self.case("change_indexed_type", made, vec![self.change_type()]),
        ]
    }

    fn options(self) -> Vec<Operation<'static>> {
        let computed = KeyKind::Expression(self.sql("lower({name}) -- low", ["name"]));
        let text = OperatorClass {
            name: Name {
                schema: Some("pg_catalog"),
                name: "text_pattern_ops",
            },
            parameters: &[],
        };
        let low = IndexKey {
            collation: Some(Name::plain("C")),
            operator_class: Some(text),
            order: Some(Order::Descending),
            nulls: Some(NullsOrder::Last),
            statistics: Some(500),
            ..IndexKey::new(computed)
        };
        let plain = IndexKey {
            collation: Some(Name {
                schema: Some("pg_catalog"),
                name: "POSIX",
            }),
            ..self.key("name")
        };
        let options = CreateIndex {
            unique: true,
            nulls_not_distinct: true,
            keys: slice([low, plain]),
            include: self.names(["live"]),
            with: slice([("fillfactor", "70"), ("deduplicate_items", "off")]),
            tablespace: Some("pg_default"),
            predicate: Some(self.sql("{most} > 0", ["most"])),
            ..self.index("options_idx", "tasks")
        };
        vec![options, self.words()]
            .into_iter()
            .map(Operation::CreateIndex)
            .collect()
    }

    fn words(self) -> CreateIndex<'static> {
        let lexemes = OperatorClass {
            parameters: slice([("siglen", "100")]),
            ..OperatorClass::named("tsvector_ops")
        };
        let vector = self.sql("to_tsvector('english', {name})", ["name"]);
        let words = IndexKey {
            operator_class: Some(lexemes),
            ..IndexKey::new(KeyKind::Expression(vector))
        };
        CreateIndex {
            method: "gist",
            only: true,
            keys: slice([words]),
            ..self.index("words_idx", "tasks")
        }
    }

    fn changes(self) -> Vec<Operation<'static>> {
        let changes = slice([
            IndexChange::Set(slice([("fillfactor", "90")])),
            IndexChange::Reset(slice(["deduplicate_items"])),
            IndexChange::SetTablespace(None),
            IndexChange::SetStatistics {
                key: 1,
                target: Some(0),
            },
        ]);
        let words = slice([
            IndexChange::Set(slice([("fillfactor", "90"), ("buffering", "off")])),
            IndexChange::SetStatistics {
                key: 1,
                target: None,
            },
        ]);
        let alter = |name, changes| {
            let name = self.table(name);
            Operation::AlterIndex(AlterIndex { name, changes })
        };
        let key = slice([
            IndexChange::Set(slice([("fillfactor", "70"), ("deduplicate_items", "off")])),
            IndexChange::Reset(slice(["fillfactor"])),
        ]);
        vec![
            alter("options_idx", changes),
            alter("words_idx", words),
            alter("tenants_pkey", key),
        ]
    }

    /// PostgreSQL forgets the statistics target of an index on the column; the undo sets it again.
    fn change_type(self) -> Operation<'static> {
        let ty = |ty| ColumnType {
            ty,
            nullable: false,
        };
        let change = Change::ChangeType {
            collation: None,
            name: self.name("name"),
            from: ty(Type::CharacterVarying(Some(60))),
            to: ty(Type::Text),
            using: None,
            down_using: None,
        };
        self.alter("tasks", vec![change])
    }
}
