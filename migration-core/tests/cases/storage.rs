//! Tables stored in every way.

use super::*;

impl Make {
    pub(super) fn storage(self) -> Vec<Case> {
        let drop = Operation::DropTable(DropTable {
            name: self.table("fast"),
        });
        let made = [self.base(), vec![self.fast()]].concat();
        vec![
            self.case("create_table_options", self.base(), vec![self.fast()]),
            self.case("alter_table_storage", made.clone(), self.stored()),
            self.case("drop_table_options", made, vec![drop]),
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
