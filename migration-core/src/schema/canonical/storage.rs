//! How tables are stored. What is plain does not stand, so that older steps keep their form.

use super::Form;
use crate::step::{ReplicaIdentity, StorageChange, TableOptions};

impl Form {
    pub(super) fn table_options(&mut self, options: &TableOptions<'_>) {
        if options.unlogged {
            self.word("unlogged");
        }
        self.parameters(options.with);
        if let Some(tablespace) = options.tablespace {
            self.strings("tablespace", &[tablespace]);
        }
        if let Some(method) = options.method {
            self.strings("using", &[method]);
        }
        if options.replica_identity != ReplicaIdentity::Default {
            self.replica_identity(options.replica_identity);
        }
        if let Some(by) = &options.partition_by {
            self.partition_by(by);
        }
        if !options.inherits.is_empty() {
            self.list("inherits", |form| {
                options.inherits.iter().for_each(|it| form.name(*it));
            });
        }
    }

    pub(super) fn storage_change(&mut self, change: &StorageChange<'_>) {
        match change {
            StorageChange::Set(parameters) => self.list("set", |form| form.parameters(parameters)),
            StorageChange::Reset(names) => self.strings("reset", names),
            StorageChange::SetLogged => self.list("logged", |_| {}),
            StorageChange::SetUnlogged => self.list("unlogged", |_| {}),
            StorageChange::SetTablespace(name) => self.strings("tablespace", name.as_slice()),
            StorageChange::SetMethod(name) => self.strings("using", name.as_slice()),
            StorageChange::ReplicaIdentity(identity) => self.replica_identity(*identity),
            StorageChange::ClusterOn(index) => self.strings("cluster", index.as_slice()),
        }
    }

    fn replica_identity(&mut self, identity: ReplicaIdentity<'_>) {
        self.list("replica-identity", |form| match identity {
            ReplicaIdentity::Default => form.word("default"),
            ReplicaIdentity::Full => form.word("full"),
            ReplicaIdentity::Nothing => form.word("nothing"),
            ReplicaIdentity::UsingIndex(name) => form.strings("index", &[name]),
        });
    }
}
