//! Tables stored in every way.

use super::*;

impl Make {
    pub(super) fn storage(self) -> Vec<Case> {
        let drop = Operation::DropTable(DropTable::new(self.table("fast")));
        let drop_tenants = Operation::DropTable(DropTable::new(self.table("tenants")));
        let made = [self.base(), vec![self.fast()]].concat();
        vec![
            self.case("create_table_options", self.base(), vec![self.fast()]),
            self.case("alter_table_storage", made.clone(), self.stored()),
            self.case("drop_table_options", made.clone(), vec![drop]),
            self.case(
                "set_logged_with_a_sequence",
                [made, self.owned_sequences()].concat(),
                vec![self.alter("fast", vec![Change::Storage(StorageChange::SetLogged)])],
            ),
            self.case(
                "replica_identity_of_an_index",
                self.identified(),
                self.identities_of_indexes(),
            ),
            self.case(
                "drop_table_with_a_replica_identity",
                [self.identified(), vec![self.identity("by_code")]].concat(),
                vec![drop_tenants],
            ),
        ]
    }

    /// The mark of an index follows it, goes with it, and comes back with it.
    pub(super) fn clusters(self) -> Vec<Case> {
        let made = [self.identified(), vec![self.cluster(Some("by_code"))]].concat();
        let rename = Operation::RenameIndex(RenameIndex {
            name: self.table("by_code"),
            to: self.name("by_both"),
        });
        let key = Change::AlterConstraint {
            name: self.name("tenants_pkey"),
            change: ConstraintChange::Rename(self.name("tenants_key")),
        };
        let marks = vec![
            self.cluster(Some("by_code")),
            rename,
            self.cluster(Some("tenants_pkey")),
            self.alter("tenants", vec![key]),
            self.cluster(None),
            self.cluster(Some("tenants_key")),
        ];
        let drop_index = Operation::DropIndex(DropIndex::new(self.table("by_code")));
        let drop_table = Operation::DropTable(DropTable::new(self.table("tenants")));
        let (key, dropped) = self.of_clustered();
        vec![
            self.case("cluster_on", self.identified(), marks),
            self.case("drop_clustered_index", made.clone(), vec![drop_index]),
            self.case("drop_clustered_table", made.clone(), vec![drop_table]),
            self.case("clustered_index_as_a_key", made.clone(), vec![key]),
            Case {
                moves_columns: true,
                ..self.case("drop_column_of_clustered_index", made, vec![dropped])
            },
        ]
    }

    /// What builds a marked index again and makes it a key, and what takes a column of it away.
    fn of_clustered(self) -> (Operation<'static>, Operation<'static>) {
        let ty = |ty| ColumnType {
            ty,
            nullable: false,
        };
        let change = Change::ChangeType {
            name: self.name("code"),
            from: ty(Type::CharacterVarying(Some(20))),
            to: ty(Type::Text),
            using: None,
            down_using: None,
            collation: None,
        };
        let drop = Change::DropColumn {
            name: self.name("code"),
            ty: ty(Type::CharacterVarying(Some(20))),
        };
        let key = Change::AddKeyOfIndex(IndexKeyed {
            kind: IndexedKind::Unique,
            name: Some(self.name("both_key")),
            index: self.name("by_code"),
            timing: Timing::Immediate,
        });
        let key = self.alter("tenants", vec![change, key]);
        (key, self.alter("tenants", vec![drop]))
    }

    fn cluster(self, index: Option<&'static str>) -> Operation<'static> {
        let index = index.map(|it| self.name(it));
        let change = Change::Storage(StorageChange::ClusterOn(index));
        self.alter("tenants", vec![change])
    }

    /// A table with a unique index, and the index of a constraint.
    fn identified(self) -> Vec<Operation<'static>> {
        let index = CreateIndex {
            unique: true,
            keys: slice([self.key("code"), self.key("name")]),
            include: self.names(["seats"]),
            ..self.index("by_code", "tenants")
        };
        [self.base(), vec![Operation::CreateIndex(index)]].concat()
    }

    fn identity(self, index: &'static str) -> Operation<'static> {
        let identity = ReplicaIdentity::UsingIndex(self.name(index));
        let change = Change::Storage(StorageChange::ReplicaIdentity(identity));
        self.alter("tenants", vec![change])
    }

    /// Both, each with another name while it is the identity.
    fn identities_of_indexes(self) -> Vec<Operation<'static>> {
        let rename = Operation::RenameIndex(RenameIndex {
            name: self.table("by_code"),
            to: self.name("by_both"),
        });
        let key = Change::AlterConstraint {
            name: self.name("tenants_pkey"),
            change: ConstraintChange::Rename(self.name("tenants_key")),
        };
        vec![
            self.identity("by_code"),
            rename,
            self.identity("tenants_pkey"),
            self.alter("tenants", vec![key]),
        ]
    }

    fn fast(self) -> Operation<'static> {
        let id = self.column("id", Type::Uuid);
        let (own, tenants) = (self.names(["id"]), self.table("tenants"));
        let key = ConstraintKind::ForeignKey(ForeignKey::new(own, tenants, self.names(["id"])));
        let options = TableOptions {
            unlogged: true,
            with: slice([
                ("fillfactor", "70"),
                ("autovacuum_enabled", "false"),
                ("toast.autovacuum_enabled", "off"),
            ]),
            tablespace: Some("pg_default"),
            method: Some("heap"),
            replica_identity: ReplicaIdentity::Full,
            ..TableOptions::PLAIN
        };
        Operation::CreateTable(CreateTable {
            columns: slice([id, self.column("name", Type::Text)]),
            constraints: slice([self.constraint("fast_fkey", key)]),
            options,
            ..CreateTable::new(self.table("fast"))
        })
    }

    /// Sequences of an unlogged table, of which one is logged.
    fn owned_sequences(self) -> Vec<Operation<'static>> {
        let owned_by = Some(SequenceOwner {
            table: self.table("fast"),
            column: self.name("name"),
        });
        let all = [
            ("numbers", Persistence::Logged),
            ("counts", Persistence::Unlogged),
        ];
        let all = all.map(|(name, persistence)| CreateSequence {
            owned_by,
            persistence,
            ..self.sequence(name)
        });
        all.map(Operation::CreateSequence).to_vec()
    }

    fn stored(self) -> Vec<Operation<'static>> {
        let changes = [
            StorageChange::SetLogged,
            StorageChange::Set(slice([
                ("autovacuum_enabled", "on"),
                ("toast_tuple_target", "256"),
            ])),
            StorageChange::Reset(slice(["toast.autovacuum_enabled", "fillfactor"])),
            StorageChange::SetTablespace(None),
            StorageChange::SetMethod(None),
            StorageChange::ReplicaIdentity(ReplicaIdentity::Nothing),
        ];
        let tenants = vec![Change::Storage(StorageChange::ReplicaIdentity(
            ReplicaIdentity::Full,
        ))];
        let fast = changes.map(Change::Storage).to_vec();
        vec![self.alter("fast", fast), self.alter("tenants", tenants)]
    }
}
