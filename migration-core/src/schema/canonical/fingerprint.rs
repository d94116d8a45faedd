//! The fingerprint of a schema, kept up to date from step to step.
//!
//! Each table is hashed by itself, so that a migration costs what it touches and not what there is.

use std::collections::BTreeMap;

use super::{Form, SCHEMA, hash};
use crate::ident::Name;
use crate::schema::{Applied, Key, Schema, Undo};
use crate::step::{Operation, Step};

/// The hash of each table of a schema.
#[derive(Debug, Default)]
pub(in crate::schema) struct Fingerprints<'a> {
    tables: BTreeMap<Key<'a>, String>,
}

impl Schema<'_> {
    /// SHA-256 of what the canonical form holds, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        let mut all = Fingerprints::default();
        self.tables
            .keys()
            .for_each(|table| all.update(self, *table));
        all.whole(self)
    }
}

impl<'a> Fingerprints<'a> {
    /// Hashes again what a step may have changed.
    pub(in crate::schema) fn applied(&mut self, schema: &Schema<'a>, applied: &Applied<'a>) {
        let undo = match applied.undo {
            Undo::Exact(steps) | Undo::LosesData { steps, .. } => steps,
            Undo::Impossible(_) => &[],
        };
        // Only the undo of a dropped index says which table had it.
        let named = std::iter::once(&applied.step).chain(undo).filter_map(table);
        for table in named.map(Key::of) {
            self.update(schema, table);
            // A renamed column has another name in the foreign keys to it too.
            for reference in schema.references_to(table) {
                self.update(schema, Key::of(reference.table));
            }
        }
    }

    /// The hash of the whole schema.
    pub(in crate::schema) fn whole(&self, schema: &Schema<'_>) -> String {
        let mut form = Form::default();
        form.list(SCHEMA, |form| {
            schema.enums.values().for_each(|it| form.enum_type(it));
            self.tables.values().for_each(|it| form.word(it));
        });
        hash(&form.text)
    }

    fn update(&mut self, schema: &Schema<'_>, key: Key<'a>) {
        match schema.tables.get(&key) {
            None => self.tables.remove(&key),
            Some(table) => {
                let mut form = Form::default();
                form.table(table);
                self.tables.insert(key, hash(&form.text))
            }
        };
    }
}

/// The table that a step names.
fn table<'a>(step: &Step<'a>) -> Option<Name<'a>> {
    match step.operation {
        Operation::CreateTable(it) => Some(it.name),
        Operation::AlterTable(it) => Some(it.table),
        Operation::DropTable(it) => Some(it.name),
        Operation::CreateIndex(it) => Some(it.table),
        Operation::CreateEnum(_)
        | Operation::DropEnum(_)
        | Operation::DropIndex(_)
        | Operation::Sql(_) => None,
    }
}
