//! What is said of a name that is not there: what became of it, who makes it later, what else there is.

use super::catalog::{Entry, NONE, State};
use super::key::Key;
use super::kind::Kind;
use super::replay::Replay;
use super::strings::{distance, equal, resemble};
use super::text::{Text, qualified};
use super::types::same_name;
use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::step::{Change, CreateTable, External, Operation};

impl<'a> Replay<'a, '_> {
    /// "there is no table `x`", and why, and what there is.
    pub(super) const fn missing(&self, key: &Key<'_>, kind: Kind) -> Text {
        let text = Text::EMPTY.add("there is no ").add(kind.noun()).add(" ");
        let text = qualified(text, key.schema, key.name);
        let id = self.catalog.find(key);
        if id != NONE {
            return self.went(text, self.catalog.at(id));
        }
        let later = self.made_later(key, kind);
        if later != NONE {
            let text = text.add(" yet: ").add(self.migrations[later].id);
            return text.add(" makes it");
        }
        let text = self.suggest(text, key, kind);
        self.list(text, key, kind)
    }

    /// "table `t` has no column `c`", and why, and what it has.
    pub(super) const fn missing_column(&self, key: &Key<'_>) -> Text {
        let table = self.catalog.at(key.table);
        let noun = table.kind.noun();
        let text = Text::EMPTY.add(noun).add(" ").name(table.key.name);
        let text = text.add(" has no column ").name(key.name);
        let id = self.catalog.find(key);
        if id != NONE {
            return self.went(text, self.catalog.at(id));
        }
        let later = self.added_later(&relation_of(table), key.name);
        if later != NONE {
            let text = text.add(" yet: ").add(self.migrations[later].id);
            return text.add(" adds it");
        }
        let text = self.suggest(text, key, Kind::Column);
        let text = self.list(text, key, Kind::Column);
        text.add("; ")
            .add(self.migrations[table.made].id)
            .add(" made the ")
            .add(noun)
    }

    /// What became of an object that was there.
    pub(super) const fn went(&self, text: Text, entry: &Entry<'_>) -> Text {
        let by = self.migrations[entry.ended].id;
        match entry.state {
            State::Renamed(to) => text
                .add(" any more: ")
                .add(by)
                .add(" renamed it to ")
                .name(to),
            State::Moved(to) => text
                .add(" any more: ")
                .add(by)
                .add(" moved it to schema ")
                .name(to),
            State::Dropped | State::Live => text.add(" any more: ").add(by).add(" dropped it"),
        }
    }

    /// The name that the author may have meant.
    const fn suggest(&self, text: Text, key: &Key<'_>, kind: Kind) -> Text {
        let (mut id, mut nearest, mut least) = (0, NONE, usize::MAX);
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            if is_among(entry, key, kind) {
                let distance = distance(entry.key.name, key.name);
                if distance < least && resemble(entry.key.name, key.name, distance) {
                    (nearest, least) = (id, distance);
                }
            }
            id += 1;
        }
        if nearest == NONE {
            return text;
        }
        let meant = &self.catalog.at(nearest).key;
        let text = qualified(text.add("; did you mean "), meant.schema, meant.name);
        text.add("?")
    }

    /// What there is of the kind: " (it has a, b, c)".
    const fn list(&self, text: Text, key: &Key<'_>, kind: Kind) -> Text {
        const MOST: usize = 24;
        let mut text = text.add(match kind {
            Kind::Table => " (the tables are ",
            Kind::Index => " (the indexes are ",
            Kind::Enum => " (the types are ",
            Kind::View | Kind::MaterializedView => " (the views are ",
            Kind::Schema => " (the schemas are ",
            Kind::Extension => " (the extensions are ",
            Kind::Sequence => " (the sequences are ",
            Kind::Role => " (the roles are ",
            Kind::Column | Kind::Attribute | Kind::Label | Kind::Policy | Kind::Trigger => {
                " (it has "
            }
            _ => " (there are ",
        });
        let (mut id, mut found) = (0, 0);
        while id < self.catalog.len {
            let entry = self.catalog.at(id);
            if is_among(entry, key, kind) {
                if found < MOST {
                    text = written(text.add(if found > 0 { ", " } else { "" }), &entry.key);
                }
                found += 1;
            }
            id += 1;
        }
        if found > MOST {
            text = text.add(" and ").number(found - MOST).add(" more");
        }
        text.add(if found == 0 { "none)" } else { ")" })
    }

    /// The migration from this one on that adds a column of the name to a table.
    const fn added_later(&self, table: &Name<'_>, column: &str) -> usize {
        let mut migration = self.now;
        while migration < self.migrations.len() {
            let steps = self.migrations[migration].steps;
            let mut i = 0;
            while i < steps.len() {
                if let Operation::AlterTable(step) = &steps[i].operation
                    && same_name(&step.table, table)
                    && adds(step.changes, column)
                {
                    return migration;
                }
                i += 1;
            }
            migration += 1;
        }
        NONE
    }

    /// The migration from this one on that makes a table or type of the name.
    const fn made_later(&self, key: &Key<'_>, kind: Kind) -> usize {
        let mut migration = self.now;
        while migration < self.migrations.len() {
            let steps = self.migrations[migration].steps;
            let mut i = 0;
            while i < steps.len() {
                if makes(&steps[i].operation, key, kind) {
                    return migration;
                }
                i += 1;
            }
            migration += 1;
        }
        NONE
    }
}

/// Whether an operation makes the table or type of a name.
const fn makes(operation: &Operation<'_>, key: &Key<'_>, kind: Kind) -> bool {
    let name = match (operation, kind) {
        (Operation::CreateTable(step), Kind::Table) => &step.name,
        (Operation::CreatePartition(step), Kind::Table) => &step.name,
        (Operation::RenameTable(step), Kind::Table) => &step.name.sibling(step.to),
        (Operation::MoveTable(step), Kind::Table) => &at_home(&step.name, step.schema),
        (Operation::MoveView(step), Kind::Table | Kind::View | Kind::MaterializedView) => {
            &at_home(&step.name, step.schema)
        }
        (Operation::MoveSequence(step), Kind::Sequence) => &at_home(&step.name, step.schema),
        (Operation::MoveStatistics(step), Kind::Statistics) => &at_home(&step.name, step.schema),
        (Operation::MoveRoutine(step), Kind::Function | Kind::Procedure) => {
            &at_home(&step.routine.name, step.schema)
        }
        (Operation::CreateEnum(step), Kind::Enum) => &step.name,
        (Operation::CreateView(step), Kind::Table | Kind::View) => &step.name,
        (Operation::CreateMaterializedView(step), Kind::Table | Kind::MaterializedView) => {
            &step.name
        }
        (Operation::CreateSequence(step), Kind::Sequence | Kind::Table) => &step.name,
        (Operation::CreateExtension(step), Kind::Extension) => return equal(step.name, key.name),
        (Operation::CreateRoutine(step), Kind::Function | Kind::Procedure) => &step.name,
        (Operation::CreateDomain(step), Kind::Domain | Kind::Enum) => &step.name,
        (Operation::CreateComposite(step), Kind::Composite | Kind::Enum) => &step.name,
        (Operation::CreateRange(step), Kind::Range | Kind::Enum) => &step.name,
        (Operation::CreateSchema(step), Kind::Schema) => return equal(step.name, key.name),
        (Operation::Declare(step), kind) => return declares(step, key, kind),
        (Operation::Sql(step), kind) => return declare(step.creates, key, kind),
        _ => return false,
    };
    equal(name.name, key.name) && equal(name.schema(), key.schema)
}

/// The name in another schema.
const fn at_home<'n>(name: &Name<'n>, schema: &'n str) -> Name<'n> {
    Name {
        schema: Some(schema),
        name: name.name,
    }
}

/// The same for what hand-written SQL makes.
const fn declare(steps: &[External<'_>], key: &Key<'_>, kind: Kind) -> bool {
    let mut i = 0;
    while i < steps.len() {
        if declares(&steps[i], key, kind) {
            return true;
        }
        i += 1;
    }
    false
}

/// The same for what others own.
const fn declares(step: &External<'_>, key: &Key<'_>, kind: Kind) -> bool {
    match (step, kind) {
        (External::Table(CreateTable { name, .. }), Kind::Table)
        | (External::Type(name), Kind::Enum) => {
            equal(name.name, key.name) && equal(name.schema(), key.schema)
        }
        (External::Schema(name), Kind::Schema) | (External::Role(name), Kind::Role) => {
            equal(name, key.name)
        }
        _ => false,
    }
}

/// Whether one of the changes makes a column of the name.
const fn adds(changes: &[Change<'_>], column: &str) -> bool {
    let mut i = 0;
    while i < changes.len() {
        let made = match &changes[i] {
            Change::AddColumn(new) => new.name,
            Change::RenameColumn { to, .. } => to,
            _ => "",
        };
        if equal(made, column) {
            return true;
        }
        i += 1;
    }
    false
}

/// The name of a table that has an entry.
const fn relation_of<'n>(entry: &Entry<'n>) -> Name<'n> {
    Name {
        schema: Some(entry.key.schema),
        name: entry.key.name,
    }
}

/// Whether an entry is a live one of the kind, in the place where the key looks.
const fn is_among(entry: &Entry<'_>, key: &Key<'_>, kind: Kind) -> bool {
    let same = entry.kind as u8 == kind as u8 || entry.kind.is_type() && kind.is_type();
    let near = entry.key.table == key.table && entry.key.space as u8 == key.space as u8;
    entry.is_live() && same && near
}

/// The name of an entry, with what tells it from others.
const fn written(text: Text, key: &Key<'_>) -> Text {
    let schema = key.schema;
    let text = if schema.is_empty() || equal(schema, DEFAULT_SCHEMA) {
        text.add(key.name)
    } else {
        text.add(schema).add(".").add(key.name)
    };
    if key.suffix > 0 {
        text.number(key.suffix)
    } else {
        text
    }
}
