//! The replay: every step against the names that live before it.

use super::catalog::{Catalog, Entry, Id, Kind, NONE, State};
use super::key::{Key, Space};
use super::report::{Finding, Findings};
use super::strings::{distance, equal, resemble};
use super::text::Text;
use super::types::same_name;
use crate::history::Migration;
use crate::ident::Name;
use crate::step::{Change, CreateTable, External, Operation};

/// A history on its way through the check.
pub(super) struct Replay<'a, 'm> {
    pub(super) catalog: Catalog<'a, 'm>,
    pub(super) findings: Findings<'m>,
    pub(super) migrations: &'a [Migration<'a>],
    /// The migration that is being replayed, as its place in the list.
    pub(super) now: usize,
    /// The number of the step in the whole history.
    pub(super) step: usize,
}

impl<'a> Replay<'a, '_> {
    /// Replays all steps.
    pub(super) const fn run(&mut self) {
        while self.now < self.migrations.len() {
            let steps = self.migrations[self.now].steps;
            let mut i = 0;
            while i < steps.len() {
                self.operation(&steps[i].operation);
                self.step += 1;
                i += 1;
            }
            self.now += 1;
        }
    }

    #[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
    const fn operation(&mut self, operation: &'a Operation<'a>) {
        match operation {
            Operation::CreateEnum(step) => self.create_enum(step),
            Operation::AlterEnum(step) => self.alter_enum(step),
            Operation::CreateDomain(step) => self.create_domain(step),
            Operation::AlterDomain(step) => self.alter_domain(step),
            Operation::DropDomain(step) => self.drop_type(&step.name, Kind::Domain),
            Operation::CreateComposite(step) => self.create_composite(step),
            Operation::AlterComposite(step) => self.alter_composite(step),
            Operation::DropComposite(step) => self.drop_composite(step),
            Operation::RenameType(step) => self.rename_type(step),
            Operation::DropEnum(step) => self.drop_enum(step),
            Operation::CreateTable(step) => self.create_table(step),
            Operation::AlterTable(step) => self.alter_table(step),
            Operation::RenameTable(step) => self.rename_table(step),
            Operation::MoveTable(step) => self.move_table(step),
            Operation::DropTable(step) => self.drop_table(step),
            Operation::CreateIndex(step) => self.create_index(step),
            Operation::RenameIndex(step) => self.rename_index(step),
            Operation::AlterIndex(step) => self.alter_index(step),
            Operation::DropIndex(step) => self.drop_index(step),
            Operation::CreateSchema(step) => self.create_schema(step),
            Operation::DropSchema(step) => self.drop_schema(step),
            Operation::CreateExtension(step) => self.create_extension(step),
            Operation::AlterExtension(step) => self.alter_extension(step),
            Operation::DropExtension(step) => self.drop_extension(step),
            Operation::CreateSequence(step) => self.create_sequence(step),
            Operation::AlterSequence(step) => self.alter_sequence(step),
            Operation::RenameSequence(step) => self.rename_sequence(step),
            Operation::DropSequence(step) => self.drop_sequence(step),
            Operation::CreatePartition(step) => self.create_partition(step),
            Operation::AttachPartition(step) => self.attach_partition(step),
            Operation::DetachPartition(step) => self.detach_partition(step),
            Operation::DropPartition(step) => self.drop_partition(step),
            Operation::CreatePolicy(step) => self.create_policy(step),
            Operation::DropPolicy(step) => self.drop_policy(step),
            Operation::CreateView(step) => self.create_view(step),
            Operation::ReplaceView(step) => self.replace_view(step),
            Operation::DropView(step) => self.drop_view(step),
            Operation::RenameView(step) => self.rename_view(step),
            Operation::CreateMaterializedView(step) => self.create_materialized_view(step),
            Operation::RefreshMaterializedView(step) => self.refresh_materialized_view(step),
            Operation::AlterPolicy(step) => self.alter_policy(step),
            Operation::RenamePolicy(step) => self.rename_policy(step),
            Operation::SetRowSecurity(step) => self.set_row_security(step),
            Operation::CreateStatistics(step) => self.create_statistics(step),
            Operation::AlterStatistics(step) => self.alter_statistics(step),
            Operation::RenameStatistics(step) => self.rename_statistics(step),
            Operation::DropStatistics(step) => self.drop_statistics(step),
            Operation::CreatePublication(step) => self.create_publication(step),
            Operation::AlterPublication(step) => self.alter_publication(step),
            Operation::RenamePublication(step) => self.rename_publication(step),
            Operation::DropPublication(step) => self.drop_publication(step),
            Operation::Declare(step) => self.declare(step),
            Operation::Forget(step) => self.forget(step),
            Operation::CreateRoutine(step) => self.create_routine(step),
            Operation::ReplaceRoutine(step) => self.replace_routine(step),
            Operation::DropRoutine(step) => self.drop_routine(step),
            Operation::RenameRoutine(step) => self.rename_routine(step),
            Operation::CreateTrigger(step) => self.create_trigger(step),
            Operation::ReplaceTrigger(step) => self.replace_trigger(step),
            Operation::DropTrigger(step) => self.drop_trigger(step),
            Operation::RenameTrigger(step) => self.rename_trigger(step),
            Operation::SetTrigger(step) => self.set_trigger(step),
            Operation::CommentOn(step) => self.comment_on(step),
            Operation::Sql(_) => {}
        }
    }

    /// Keeps the first error of a step; what follows from it would only confuse.
    pub(super) const fn refuse(&mut self, site: usize, text: Text) {
        self.findings.add(Finding {
            step: self.step,
            site,
            text,
        });
    }

    /// The live entry of a table, or a refusal that says which tables there are.
    pub(super) const fn table(&mut self, site: usize, name: &Name<'_>) -> Id {
        let key = relation(name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site, self.missing(&key, Kind::Table));
            return NONE;
        }
        if !matches!(self.catalog.at(id).kind, Kind::Table) {
            let found = self.catalog.at(id).kind.one();
            let text = Text::EMPTY.name(name.name).add(" is ").add(found);
            let text = text.add(", not a table");
            let text = match self.catalog.at(id).kind {
                Kind::Partition => text.add("; it has what its table has: change that"),
                _ => text,
            };
            self.refuse(site, text);
            return NONE;
        }
        id
    }

    /// The live entry of a column, or a refusal that says which columns there are.
    pub(super) const fn column(&mut self, site: usize, table: Id, name: &str) -> Id {
        let key = column(table, name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site, self.missing_column(&key));
        }
        id
    }

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
    const fn missing_column(&self, key: &Key<'_>) -> Text {
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
            Kind::Partition => " (the partitions are ",
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
        (Operation::CreatePartition(step), Kind::Partition) => &step.name,
        (Operation::RenameTable(step), Kind::Table) => &step.name.sibling(step.to),
        (Operation::MoveTable(step), Kind::Table) => &Name {
            schema: Some(step.schema),
            name: step.name.name,
        },
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
        (Operation::CreateSchema(step), Kind::Schema) => return equal(step.name, key.name),
        (Operation::Declare(step), kind) => return declares(step, key, kind),
        _ => return false,
    };
    equal(name.name, key.name) && equal(name.schema(), key.schema)
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

/// The key of a table or index.
pub(super) const fn relation<'n>(name: &Name<'n>) -> Key<'n> {
    in_schema(Space::Relation, name)
}

/// The key of a type.
pub(super) const fn type_name<'n>(name: &Name<'n>) -> Key<'n> {
    in_schema(Space::Type, name)
}

const fn in_schema<'n>(space: Space, name: &Name<'n>) -> Key<'n> {
    Key {
        space,
        table: 0,
        schema: name.schema(),
        name: name.name,
        suffix: 0,
    }
}

/// The key of a column.
pub(super) const fn column(table: Id, name: &str) -> Key<'_> {
    in_table(Space::Column, table, name)
}

/// The key of a constraint.
pub(super) const fn constraint(table: Id, name: &str) -> Key<'_> {
    in_table(Space::Constraint, table, name)
}

const fn in_table(space: Space, table: Id, name: &str) -> Key<'_> {
    Key {
        space,
        table,
        schema: "",
        name,
        suffix: 0,
    }
}

/// The name of an entry, with what tells it from others.
const fn written(text: Text, key: &Key<'_>) -> Text {
    let schema = key.schema;
    let text = if schema.is_empty() || equal(schema, crate::ident::DEFAULT_SCHEMA) {
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

/// A name with its schema, where that is not the default one.
pub(super) const fn qualified(text: Text, schema: &str, name: &str) -> Text {
    if schema.is_empty() || equal(schema, crate::ident::DEFAULT_SCHEMA) {
        return text.name(name);
    }
    text.add("`").add(schema).add(".").add(name).add("`")
}
