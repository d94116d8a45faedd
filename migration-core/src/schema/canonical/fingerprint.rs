//! The fingerprint of a schema, kept up to date from step to step.
//!
//! Each table and object is hashed by itself, so that a migration costs what it touches and not what there is.

use std::collections::BTreeMap;

use super::{Form, SCHEMA, hash};
use crate::schema::{Noun, ObjectId, Schema};

/// The hash of each table and object of a schema.
#[derive(Debug, Default)]
pub(in crate::schema) struct Fingerprints<'a> {
    hashes: BTreeMap<ObjectId<'a>, String>,
}

impl Schema<'_> {
    /// SHA-256 of what the canonical form holds, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        let mut all = Fingerprints::default();
        let tables = self
            .tables
            .values()
            .map(|it| ObjectId::of(Noun::Table, it.name));
        for id in tables.chain(self.objects.keys().copied()) {
            all.update(self, id);
        }
        all.whole(self)
    }
}

impl<'a> Fingerprints<'a> {
    /// Hashes again what the steps since the last time have touched.
    pub(in crate::schema) fn applied(&mut self, schema: &mut Schema<'a>) {
        for id in std::mem::take(&mut schema.touched) {
            self.update(schema, id);
        }
    }

    /// The hash of the whole schema.
    pub(in crate::schema) fn whole(&self, schema: &Schema<'_>) -> String {
        let mut form = Form::default();
        form.list(SCHEMA, |form| {
            schema.enums.values().for_each(|it| form.enum_type(it));
            self.hashes.values().for_each(|it| form.word(it));
            form.all_attached(schema);
        });
        hash(&form.text)
    }

    fn update(&mut self, schema: &Schema<'a>, id: ObjectId<'a>) {
        let mut form = Form::default();
        if let Some(object) = schema.objects.get(&id) {
            form.object(object);
        } else if let (Noun::Table, Some(table)) = (id.noun, schema.tables.get(&id.key)) {
            form.table(table);
        } else {
            self.hashes.remove(&id);
            return;
        }
        self.hashes.insert(id, hash(&form.text));
    }
}
