//! How a table is stored. Ours: sea-query has none of it.

use super::{Piece, parameters, partition};
use crate::ident::{Name, Quoted};
use crate::sql::writer::{identifier, word};
use crate::step::{ReplicaIdentity, StorageChange, TableOptions};

/// The tablespace of a database that was made without one.
pub(super) const DEFAULT_TABLESPACE: &str = "pg_default";

/// PostgreSQL's own access method.
const DEFAULT_METHOD: &str = "heap";

/// What stands behind the columns, in the order of PostgreSQL's grammar.
pub(super) fn options(options: &TableOptions<'_>) -> String {
    let mut text = String::new();
    if !options.inherits.is_empty() {
        let parents = options.inherits.iter().map(|it| it.quoted().to_string());
        let parents: Vec<_> = parents.collect();
        text += &format!(" INHERITS ({})", parents.join(", "));
    }
    if let Some(by) = &options.partition_by {
        text += &partition::by(by);
    }
    if let Some(method) = options.method {
        text += &format!(" USING {}", word(method));
    }
    if !options.with.is_empty() {
        text += &format!(" WITH ({})", parameters::assigned(options.with));
    }
    if let Some(tablespace) = options.tablespace {
        text += &format!(" TABLESPACE {}", identifier(tablespace));
    }
    text
}

/// A change as a statement of its own.
pub(super) fn alter(table: Name<'_>, change: &StorageChange<'_>) -> Piece {
    let sql = format!("ALTER TABLE {} {}", table.quoted(), action(change));
    Piece::new(sql, format!("Alter table {table}: {}.", described(change)))
}

pub(super) fn action(change: &StorageChange<'_>) -> String {
    match change {
        StorageChange::Set(it) => format!("SET ({})", parameters::assigned(it)),
        StorageChange::Reset(it) => format!("RESET ({})", parameters::named(it)),
        StorageChange::SetLogged => "SET LOGGED".to_owned(),
        StorageChange::SetUnlogged => "SET UNLOGGED".to_owned(),
        StorageChange::SetTablespace(it) => {
            let name = identifier(it.unwrap_or(DEFAULT_TABLESPACE));
            format!("SET TABLESPACE {name}")
        }
        StorageChange::SetMethod(it) => {
            format!("SET ACCESS METHOD {}", word(it.unwrap_or(DEFAULT_METHOD)))
        }
        StorageChange::ReplicaIdentity(it) => format!("REPLICA IDENTITY {}", identity(*it)),
        StorageChange::ClusterOn(Some(it)) => format!("CLUSTER ON {}", Quoted(it)),
        StorageChange::ClusterOn(None) => "SET WITHOUT CLUSTER".to_owned(),
    }
}

fn identity(identity: ReplicaIdentity<'_>) -> String {
    match identity {
        ReplicaIdentity::Default => "DEFAULT".to_owned(),
        ReplicaIdentity::Full => "FULL".to_owned(),
        ReplicaIdentity::Nothing => "NOTHING".to_owned(),
        ReplicaIdentity::UsingIndex(name) => format!("USING INDEX {}", Quoted(name)),
    }
}

pub(super) fn described(change: &StorageChange<'_>) -> String {
    match change {
        StorageChange::Set(it) => {
            let names: Vec<&str> = it.iter().map(|(name, _)| *name).collect();
            format!("set {}", names.join(", "))
        }
        StorageChange::Reset(it) => format!("reset {}", it.join(", ")),
        StorageChange::SetLogged => "make it logged".to_owned(),
        StorageChange::SetUnlogged => "make it unlogged".to_owned(),
        StorageChange::SetTablespace(it) => {
            format!("move to tablespace {}", it.unwrap_or(DEFAULT_TABLESPACE))
        }
        StorageChange::SetMethod(it) => {
            format!("access method {}", it.unwrap_or(DEFAULT_METHOD))
        }
        StorageChange::ReplicaIdentity(it) => {
            format!("replica identity {}", described_identity(*it))
        }
        StorageChange::ClusterOn(Some(it)) => format!("cluster on {it}"),
        StorageChange::ClusterOn(None) => "cluster on nothing".to_owned(),
    }
}

fn described_identity(identity: ReplicaIdentity<'_>) -> String {
    match identity {
        ReplicaIdentity::UsingIndex(name) => format!("by index {name}"),
        other => self::identity(other).to_lowercase(),
    }
}
