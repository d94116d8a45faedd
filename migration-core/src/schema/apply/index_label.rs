//! The names that PostgreSQL gives to the indexes of partitions.
//!
//! After `ChooseRelationName`, `ChooseIndexName`, `ChooseIndexColumnNames` and `makeObjectName` in PostgreSQL's
//! `commands/indexcmds.c`. The columns of an index keep the names that they got with it, whatever becomes of the table's.

use crate::ident::MAX_BYTES;
use crate::schema::Arena;
use crate::step::{CreateIndex, IndexKey, KeyKind};

impl<'a> CreateIndex<'a> {
    /// The names of its columns, joined.
    pub(super) fn label(&self, arena: &'a Arena) -> &'a str {
        let keys = self.keys.iter().map(IndexKey::column_name);
        label(keys.chain(self.include.iter().copied()), arena)
    }
}

impl<'a> IndexKey<'a> {
    const fn column_name(&self) -> &'a str {
        match self.kind {
            KeyKind::Column(name) => name,
            KeyKind::Expression(_) => self.label,
        }
    }
}

/// The names of an index's columns, joined as far as a name can be long; one that is there already gets a number.
pub(super) fn label<'a>(columns: impl Iterator<Item = &'a str>, arena: &'a Arena) -> &'a str {
    let mut names: Vec<String> = Vec::new();
    for column in columns {
        let numbered = (1_u32..).map(|number| format!("{column}{number}"));
        let mut free = std::iter::once(column.to_owned()).chain(numbered);
        names.extend(free.find(|it| !names.contains(it)));
    }
    let mut joined = String::new();
    for name in names {
        if joined.len() > MAX_BYTES {
            break;
        }
        if !joined.is_empty() {
            joined.push('_');
        }
        joined.push_str(&name);
    }
    arena.alloc_str(&joined)
}

/// The first name of a table's index that is not taken.
pub(super) fn free_name<'a>(
    table: &str,
    (columns, ending): (&str, &str),
    taken: impl Fn(&str) -> bool,
    arena: &'a Arena,
) -> &'a str {
    let endings = (1_u32..).map(|number| format!("{ending}{number}"));
    let endings = std::iter::once(ending.to_owned()).chain(endings);
    let mut names = endings.map(|it| joined(table, columns, &it));
    arena.alloc_str(&names.find(|it| !taken(it)).unwrap_or_default())
}

/// The table's name, the columns' and the ending, joined by `_`; the longer of the first two is cut until all fits.
fn joined(table: &str, columns: &str, ending: &str) -> String {
    let joints = if columns.is_empty() { 1 } else { 2 };
    let room = MAX_BYTES - ending.len() - joints;
    let (mut first, mut second) = (table.len(), columns.len());
    while first + second > room {
        if first > second {
            first -= 1;
        } else {
            second -= 1;
        }
    }
    let clip = |name: &str, bytes| {
        name.get(..name.floor_char_boundary(bytes))
            .map(str::to_owned)
    };
    let parts = [
        clip(table, first),
        clip(columns, second),
        Some(ending.to_owned()),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    parts.join("_")
}
