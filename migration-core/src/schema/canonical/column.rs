//! What a column is besides its type and its values.
//!
//! Each part stands only where the author wrote it, so that columns without any have the form that they always had.

use super::Form;
use crate::ident::Name;
use crate::step::{Column, Compression, IdentitySequence, Storage};

impl Form {
    pub(super) fn column_settings(&mut self, column: &Column<'_>) {
        if column.is_virtual() {
            self.word("virtual");
        }
        self.sequence(&column.sequence);
        if let Some(collation) = column.collation {
            self.collation(collation);
        }
        if let Some(it) = column.storage {
            self.strings("storage", &[storage(it)]);
        }
        if let Some(it) = column.compression {
            self.strings("compression", &[compression(it)]);
        }
        if let Some(it) = column.statistics {
            self.strings("statistics", &[&it.to_string()]);
        }
        self.column_options(column.options);
    }

    /// The options by name, whatever order they were written in.
    pub(super) fn column_options(&mut self, options: &[(&str, &str)]) {
        let mut options = options.to_vec();
        options.sort_unstable();
        for (name, value) in options {
            self.strings("option", &[name, value]);
        }
    }

    pub(super) fn collation(&mut self, collation: Name<'_>) {
        match collation.schema {
            Some(schema) => self.strings("collate", &[schema, collation.name]),
            None => self.strings("collate", &[collation.name]),
        }
    }

    pub(super) fn sequence(&mut self, sequence: &IdentitySequence<'_>) {
        if let Some(name) = sequence.name {
            self.strings("sequence-name", &[name]);
        }
        let numbers = [
            ("start", sequence.start),
            ("increment", sequence.increment),
            ("min", sequence.min),
            ("max", sequence.max),
            ("cache", sequence.cache),
        ];
        for (name, number) in numbers {
            if let Some(number) = number {
                self.strings(name, &[&number.to_string()]);
            }
        }
        if let Some(cycle) = sequence.cycle {
            self.word(if cycle { "cycle" } else { "no-cycle" });
        }
    }
}

pub(super) const fn storage(storage: Storage) -> &'static str {
    match storage {
        Storage::Plain => "plain",
        Storage::External => "external",
        Storage::Extended => "extended",
        Storage::Main => "main",
    }
}

pub(super) const fn compression(compression: Compression) -> &'static str {
    match compression {
        Compression::Pglz => "pglz",
        Compression::Lz4 => "lz4",
    }
}
