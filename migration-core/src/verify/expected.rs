//! What a schema of the history says.

use super::Item;
use crate::ident::{DEFAULT_SCHEMA, Name};
use crate::schema::{Definition, Index, Key, Noun, Object, Schema, Table};
use crate::step::{Column, ConstraintKind, ConstraintState, Origin};
use crate::types::Type;
use std::collections::{BTreeMap, BTreeSet};

/// What the history says, to be compared with a catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    pub(super) items: BTreeMap<Item, Said>,
    /// The schemas in which the history has something of its own.
    schemas: BTreeSet<String>,
    /// The schemas of others, in which it has something all the same.
    schemas_of_others: BTreeSet<String>,
    /// The tables of others, of which the history says only what it needs.
    of_others: BTreeSet<Item>,
    /// The schemas and names of other objects that are only declared, each for types or for routines.
    declared: BTreeSet<(Sort, String, String)>,
}

/// What has names of its own, as far as the history knows what it declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Types,
    Routines,
}

/// What is said of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// In the words of the catalog; nothing where it is not compared.
    pub(super) words: Option<String>,
    /// The table or view that it belongs to.
    pub(super) table: Option<Item>,
}

impl Expected {
    /// What a schema says.
    pub fn of(schema: &Schema<'_>) -> Self {
        let mut expected = Self::default();
        expected.schemas.insert(DEFAULT_SCHEMA.to_owned());
        for it in schema.enums.values() {
            let item = Item::new(Noun::Type, (it.name.schema(), it.name.name), "");
            expected.add(item, Some(it.labels.join(", ")), None);
        }
        for object in schema.objects.values() {
            expected.object(schema, object);
        }
        for table in schema.tables.values() {
            expected.table(schema, table);
        }
        expected
    }

    /// Has a schema as one of the history's.
    #[cfg(test)]
    pub(super) fn include(&mut self, schema: &str) {
        self.schemas.insert(schema.to_owned());
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The schemas to look into.
    pub fn schemas(&self) -> BTreeSet<&str> {
        let others = self.of_others.iter().map(|it| it.schema.as_str());
        self.schemas
            .iter()
            .map(String::as_str)
            .chain(others)
            .collect()
    }

    /// Whether all of a table or view is said, so that what else it has is extra.
    pub(super) fn describes(&self, table: &Item) -> bool {
        self.items.contains_key(table) && !self.of_others.contains(table)
    }

    /// Whether what the history does not say of this kind is extra.
    pub(super) fn covers(&self, item: &Item) -> bool {
        let schema = &item.schema;
        let is_declared = declared(item).is_some_and(|it| self.declared.contains(&it));
        self.schemas.contains(schema) && !self.schemas_of_others.contains(schema) && !is_declared
    }

    fn add(&mut self, item: Item, words: Option<String>, table: Option<&Item>) {
        let table = table.cloned();
        if table.as_ref().is_none_or(|it| !self.of_others.contains(it)) && !item.schema.is_empty() {
            self.schemas.insert(item.schema.clone());
        }
        self.items.insert(item, Said { words, table });
    }

    fn object(&mut self, schema: &Schema<'_>, object: &Object<'_>) {
        let item = Item::of(&object.definition.id());
        match &object.definition {
            Definition::External(_) if item.noun == Noun::Schema => {
                self.schemas_of_others.insert(item.name.clone());
            }
            Definition::External(_) => self.declared.extend(declared(&item)),
            Definition::Schema(_) => {
                self.schemas.insert(item.name.clone());
            }
            _ => {}
        }
        let words = match &object.definition {
            // What is published and declared is told by its own words, not by a name.
            Definition::Published(_) | Definition::External(_) => return,
            Definition::Extension(it) if it.origin == Origin::External => return,
            Definition::Domain(it) => words_of(schema, &it.ty),
            Definition::Composite(it) => {
                let attributes = it.attributes.iter();
                let words =
                    attributes.map(|it| Some(format!("{} {}", it.name, words_of(schema, &it.ty)?)));
                words.collect::<Option<Vec<_>>>().map(|all| all.join(", "))
            }
            Definition::Index(it) => Some(index_words(it.unique, it.table)),
            _ => None,
        };
        let owner = match &object.definition {
            Definition::Trigger(_) | Definition::Policy(_) => {
                owner(schema, (&item.schema, &item.name))
            }
            Definition::Index(it) => owner(schema, (it.table.schema(), it.table.name)),
            Definition::Statistics(it) => owner(schema, (it.table.schema(), it.table.name)),
            _ => None,
        };
        self.add(item, words, owner.as_ref());
    }

    fn table(&mut self, schema: &Schema<'_>, table: &Table<'_>) {
        let item = Item::table(table.name);
        if table.external {
            self.of_others.insert(item.clone());
            self.items.insert(item.clone(), Said::default());
        } else {
            self.add(item.clone(), Some(table_words(table)), None);
        }
        let name = (table.name.schema(), table.name.name);
        let part = |noun, part| Item::new(noun, name, part);
        for column in &table.columns {
            let words = column_words(schema, column).filter(|_| !table.external);
            let words = words.map(|it| inherited(it, table.inherited.contains(column.name)));
            self.add(part(Noun::Column, column.name), words, Some(&item));
        }
        // What others call the keys of their tables is not known.
        if table.external {
            return;
        }
        // What PostgreSQL makes in a partition may have another name there.
        let is_said = |of: Option<u32>| of.is_none() || table.partition.is_none();
        for (name, it) in table.constraints.iter().filter(|(_, it)| is_said(it.of)) {
            let words = constraint_words(&it.kind).map(|words| match (it.kind, it.options.state) {
                (ConstraintKind::NotNull(_), ConstraintState::NotValid) => words + ", not valid",
                _ => words,
            });
            let words = words.map(|words| inherited(words, it.inherited));
            self.add(part(Noun::Constraint, name), words, Some(&item));
        }
        for (name, it) in table.indexes.iter().filter(|(_, it)| it.of.is_none()) {
            let Index { definition, .. } = it;
            let index = Item::new(Noun::Index, (table.name.schema(), name), "");
            let words = index_words(definition.unique, table.name);
            self.add(index, Some(words), Some(&item));
        }
    }
}

/// The table or view of this name.
fn owner(schema: &Schema<'_>, (of, name): (&str, &str)) -> Option<Item> {
    let key = Key { schema: of, name };
    if schema.tables.contains_key(&key) {
        return Some(Item::new(Noun::Table, (of, name), ""));
    }
    let nouns = [Noun::View, Noun::MaterializedView];
    let mut items = nouns
        .map(|noun| Item::new(noun, (of, name), ""))
        .into_iter();
    let ids: BTreeSet<Item> = schema.objects.keys().map(Item::of).collect();
    items.find(|item| ids.contains(item))
}

fn table_words(table: &Table<'_>) -> String {
    let words = [
        (table.partition.is_some(), "a partition"),
        (table.options.partition_by.is_some(), "partitioned"),
        (table.row_security.enabled, "with row security"),
        (table.row_security.forced, "forced"),
    ];
    let words = words.into_iter().filter(|(holds, _)| *holds);
    let parents = table.options.inherits.iter();
    let parents = parents.map(|it| format!("inheriting from {}.{}", it.schema(), it.name));
    let words = words.map(|(_, word)| word.to_owned()).chain(parents);
    words.collect::<Vec<_>>().join(", ")
}

/// What a table has only because it inherits goes with that of the other table.
fn inherited(words: String, is_inherited: bool) -> String {
    if is_inherited {
        words + " inherited"
    } else {
        words
    }
}

fn column_words(schema: &Schema<'_>, column: &Column<'_>) -> Option<String> {
    let words = words_of(schema, &column.ty)?;
    Some(match column.nullable {
        true => words,
        false => words + " not null",
    })
}

/// The columns too, where a key has them.
fn constraint_words(kind: &ConstraintKind<'_>) -> Option<String> {
    Some(match kind {
        ConstraintKind::PrimaryKey(columns) => format!("primary key ({})", columns.join(", ")),
        ConstraintKind::Unique(columns) => format!("unique ({})", columns.join(", ")),
        ConstraintKind::ForeignKey(key) => {
            let to = key.table;
            let columns = key.columns.join(", ");
            format!("foreign key ({columns}) to {}.{}", to.schema(), to.name)
        }
        ConstraintKind::Check(_) => "check".to_owned(),
        ConstraintKind::Exclude(_) => "exclude".to_owned(),
        ConstraintKind::NotNull([column]) => format!("not null ({column})"),
    })
}

fn index_words(unique: bool, table: Name<'_>) -> String {
    let word = if unique { "unique on" } else { "on" };
    format!("{word} {}", table.name)
}

/// A type as the catalog's query has it: those of extensions without their schema. Nothing where it is not known how the
/// server writes it.
fn words_of(schema: &Schema<'_>, ty: &Type<'_>) -> Option<String> {
    Some(match ty {
        // PostgreSQL keeps no number of dimensions.
        Type::Array(Type::Array(element)) => words_of(schema, &Type::Array(element))?,
        Type::Array(element) => words_of(schema, element)? + "[]",
        Type::Made(name) => {
            let key = Key::of(*name);
            let is_ours = |noun| {
                schema
                    .objects
                    .keys()
                    .any(|id| id.noun == noun && id.key == key)
            };
            let nouns = [Noun::Domain, Noun::Composite];
            let ours = schema.enums.contains_key(&key) || nouns.into_iter().any(is_ours);
            if !ours {
                return None;
            }
            format!("{}.{}", name.schema(), name.name)
        }
        Type::Other(_) => return None,
        Type::Numeric(Some((precision, scale))) => format!("numeric({precision},{scale})"),
        plain => plain.to_string(),
    })
}

/// What a type or routine is known by where it is only declared: neither its kind nor its arguments matter.
fn declared(item: &Item) -> Option<(Sort, String, String)> {
    let sort = match item.noun {
        Noun::Type | Noun::Domain | Noun::Composite | Noun::Range => Sort::Types,
        Noun::Function | Noun::Procedure => Sort::Routines,
        _ => return None,
    };
    Some((sort, item.schema.clone(), item.name.clone()))
}
