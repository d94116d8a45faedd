//! How tables are stored.

use super::Generator;
use migration_core::schema::Table;
use migration_core::step::*;

type Parameters = &'static [(&'static str, &'static str)];

const PARAMETERS: [Parameters; 3] = [
    &[("fillfactor", "70")],
    &[("autovacuum_enabled", "off"), ("parallel_workers", "2")],
    &[("parallel_workers", "3"), ("fillfactor", "90")],
];

const RESETS: [&[&str]; 2] = [&["fillfactor"], &["parallel_workers", "fillfactor"]];

const IDENTITIES: [ReplicaIdentity<'static>; 3] = [
    ReplicaIdentity::Default,
    ReplicaIdentity::Full,
    ReplicaIdentity::Nothing,
];

impl<'a> Generator<'_, 'a> {
    pub(super) fn options(&mut self, table: &Table<'a>) -> TableOptions<'a> {
        let partition_by = self.partition_by(table);
        if partition_by.is_some() && self.random.chance(95) {
            return TableOptions {
                partition_by,
                ..TableOptions::PLAIN
            };
        }
        let with = self.random.chance(20);
        TableOptions {
            unlogged: self.random.chance(15),
            with: if with {
                self.random.one_of(&PARAMETERS)
            } else {
                &[]
            },
            tablespace: self.random.chance(5).then_some("pg_default"),
            method: self.random.chance(5).then_some("heap"),
            replica_identity: self.random.one_of(&IDENTITIES),
            partition_by,
            inherits: &[],
        }
    }

    pub(super) fn storage_change(&mut self, table: &Table<'a>) -> Change<'a> {
        Change::Storage(match self.random.below(10) {
            0 => StorageChange::Set(self.random.one_of(&PARAMETERS)),
            1 => StorageChange::Reset(self.random.one_of(&RESETS)),
            2 | 3 => StorageChange::SetLogged,
            4 => StorageChange::SetUnlogged,
            5 => StorageChange::SetTablespace(self.random.chance(50).then_some("pg_default")),
            6 => StorageChange::ClusterOn(None),
            7 | 8 => StorageChange::ClusterOn(Some(self.index_of(table))),
            _ if self.random.chance(60) => {
                let index = self.random.one_of(&super::NAMES);
                StorageChange::ReplicaIdentity(ReplicaIdentity::UsingIndex(index))
            }
            _ => StorageChange::ReplicaIdentity(self.random.one_of(&IDENTITIES)),
        })
    }
}
