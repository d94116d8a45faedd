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
            self.case("drop_table_options", made, vec![drop]),
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
