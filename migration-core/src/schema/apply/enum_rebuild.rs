//! An enum type made anew, because PostgreSQL takes no label away.
//!
//! `ALTER COLUMN … TYPE` makes indexes and constraints again from the text of their stored form, in which the literals are
//! of the old type; so what may hold a literal is dropped before and made again after.

use super::enum_change::default_holds;
use super::{Replay, name};
use crate::ident::{MAX_BYTES, Name};
use crate::schema::{EnumType, Key, Noun, ObjectId, SchemaError, Table, expression};
use crate::step::{
    AlterTable, Change, Column, ColumnChange, ConstraintKind, DropIndex, EnumRebuild, KeyKind,
    Operation,
};
use crate::types::Type;
use crate::value::Mention;

/// What is dropped before a type is made anew, and made again after.
#[derive(Default)]
struct Around<'a> {
    before: Vec<Operation<'a>>,
    after: Vec<Operation<'a>>,
}

impl<'a> Replay<'_, 'a> {
    /// How the type gets these labels.
    pub(super) fn rebuilt(
        &self,
        ty: EnumType<'a>,
        labels: &'a [&'a str],
    ) -> Result<EnumRebuild<'a>, SchemaError> {
        let gone = ty.labels.iter().filter(|it| !labels.contains(it)).copied();
        let removed: Vec<&'a str> = gone.collect();
        for label in &removed {
            self.label_in_no_text(ty, label)?;
            self.label_in_no_default(ty, label)?;
        }
        let mut columns = self.columns_of_type(ty.name);
        self.in_no_bound(&columns)?;
        self.not_inherited(&columns)?;
        let objects = self.remade(ty, &columns)?;
        let defaults = columns.iter().map(|it| self.default_around(it));
        let defaults: Vec<_> = defaults.collect::<Result<_, _>>()?;
        // Those of partitions get the type with those of their tables.
        columns.retain(|(table, _)| self.schema.ancestors(*table).is_empty());
        let mut around = self.parts_around(ty.name);
        let made: Vec<_> = objects.iter().map(|it| it.definition).collect();
        let drops: Vec<_> = made.iter().rev().map(|it| it.drop()).collect();
        around.before.splice(0..0, drops);
        around.after.extend(made.iter().map(|it| it.create()));
        for it in defaults.into_iter().flatten() {
            around.before.extend(it.before);
            around.after.extend(it.after);
        }
        let id = ObjectId::of(Noun::Type, ty.name);
        let again = self.attached_again(id, &made, &around.after);
        around.after.extend(again);
        Ok(EnumRebuild {
            labels,
            removed: self.arena.alloc_slice_copy(&removed),
            aside: self.free_aside(ty.name),
            columns: self.arena.alloc_slice_copy(&columns),
            before: self.arena.alloc_slice_copy(&around.before),
            after: self.arena.alloc_slice_copy(&around.after),
        })
    }

    /// What keeps the default that a column of a partition has, and that of its table has not.
    fn default_around(
        &self,
        (table, column): &(Name<'a>, Column<'a>),
    ) -> Result<Option<Around<'a>>, SchemaError> {
        let Some(above) = self.schema.ancestors(*table).into_iter().next() else {
            return Ok(None);
        };
        let of = self.known_column(above, column.name)?;
        if of.default == column.default {
            return Ok(None);
        }
        let (name, ty) = (column.name, super::column::type_of(column));
        let alter = |change| self.altered(*table, vec![Change::AlterColumn { name, ty, change }]);
        let (before, after) = match column.default {
            Some(it) => (
                alter(ColumnChange::DropDefault),
                ColumnChange::SetDefault(it),
            ),
            None => (None, ColumnChange::DropDefault),
        };
        Ok(Some(Around {
            before: before.into_iter().collect(),
            after: alter(after).into_iter().collect(),
        }))
    }

    fn columns_of_type(&self, ty: Name<'a>) -> Vec<(Name<'a>, Column<'a>)> {
        let tables = self.schema.tables.values();
        let columns = tables.flat_map(|table| {
            let columns = table.columns.iter().filter(move |it| is_of(&it.ty, ty));
            columns.map(|column| (table.name, *column))
        });
        columns.collect()
    }

    /// The objects that need the type or a column of it; each is made again.
    fn remade(
        &self,
        ty: EnumType<'a>,
        columns: &[(Name<'a>, Column<'a>)],
    ) -> Result<Vec<crate::schema::Object<'a>>, SchemaError> {
        let column_id = |(table, column): &(Name<'a>, Column<'a>)| {
            ObjectId::part_of(Noun::Column, *table, column.name)
        };
        let own: Vec<_> = columns.iter().map(column_id).collect();
        let mut going = vec![ObjectId::of(Noun::Type, ty.name)];
        going.extend(&own);
        let (mut blocking, mut at) = (self.generated_over(columns), 0);
        while let Some(next) = going.get(at).copied() {
            for (dependent, _) in self.schema.dependents(next) {
                if going.contains(&dependent) || is_altered(dependent) {
                } else if self.schema.objects.contains_key(&dependent)
                    && !is_made_of(dependent.noun)
                {
                    going.push(dependent);
                } else {
                    blocking.push(dependent.to_string());
                }
            }
            at += 1;
        }
        name::not_needed(Noun::Type, ty.name.name, blocking)?;
        let objects = going.iter().filter_map(|id| self.schema.objects.get(id));
        Ok(self.schema.in_order(objects.copied().collect()))
    }

    /// The generated columns that have the type or are computed from a column of it.
    fn generated_over(&self, columns: &[(Name<'a>, Column<'a>)]) -> Vec<String> {
        let mut found = Vec::new();
        for (table, column) in columns {
            let known = self.schema.tables.get(&Key::of(*table));
            found.extend(
                known
                    .into_iter()
                    .flat_map(|it| super::column::generated_from(it, column.name)),
            );
            if column.generated.is_some() {
                found.push(format!("the generated column `{}`", column.name));
            }
        }
        found
    }

    /// The foreign keys, checks and indexes that do not outlive a change of the type.
    fn parts_around(&self, ty: Name<'a>) -> Around<'a> {
        let mut around = Around::default();
        let mut tables: Vec<_> = self.schema.tables.values().collect();
        // What a partition has comes back first, and is found for its table's.
        tables.sort_by_key(|it| std::cmp::Reverse(self.schema.ancestors(it.name).len()));
        for table in tables {
            let lost = self.lost(table, ty);
            let steps = lost.constraint_steps();
            // What belongs to a part of the partitioned table goes with that.
            let own = steps.iter().map(|it| it.name.text());
            let own = own.filter(|it| lost.constraints.get(it).is_some_and(|it| it.of.is_none()));
            let drops = own.map(|name| Change::DropConstraint { name });
            around
                .before
                .extend(self.altered(table.name, drops.collect()));
            for (index, it) in &lost.indexes {
                let name = table.name.sibling(index);
                let drop = Operation::DropIndex(DropIndex::new(name));
                around.before.extend(it.of.is_none().then_some(drop));
                around.after.push(Operation::CreateIndex(it.definition));
            }
            let adds = steps.into_iter().map(Change::AddConstraint);
            around
                .after
                .extend(self.altered(table.name, adds.collect()));
        }
        // A foreign key goes before the index that it needs.
        let is_index = |it: &Operation<'a>| matches!(it, Operation::DropIndex(_));
        around.before.sort_by_key(is_index);
        around
            .after
            .sort_by_key(|it| !matches!(it, Operation::CreateIndex(_)));
        around
    }

    /// The table with nothing but the constraints and indexes that are made again.
    fn lost(&self, table: &Table<'a>, ty: Name<'a>) -> Table<'a> {
        let has = |table: Name<'a>, columns: &[&str]| {
            let table = self.schema.tables.get(&Key::of(table));
            let columns = columns.iter().filter_map(|it| table?.column(it));
            columns.into_iter().any(|it| is_of(&it.ty, ty))
        };
        let mut lost = table.clone();
        lost.constraints.retain(|_, it| match it.kind {
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::NotNull(_) => false,
            ConstraintKind::ForeignKey(it) => {
                has(table.name, it.columns) || has(it.table, it.targets)
            }
            ConstraintKind::Check(check) => {
                has(table.name, check.columns) || mention(check.mentions, ty)
            }
            // Its operators are of the old type.
            ConstraintKind::Exclude(it) => {
                let predicate = it.predicate.map_or(&[][..], |it| it.columns);
                has(table.name, it.columns)
                    || has(table.name, predicate)
                    || it.elements.iter().any(|it| match it.key.kind {
                        KeyKind::Column(_) => false,
                        KeyKind::Expression(it) => {
                            has(table.name, it.columns) || mention(it.mentions, ty)
                        }
                    })
            }
        });
        lost.indexes.retain(|_, it| {
            let definition = it.definition;
            let keys = definition.keys.iter();
            let computes = keys
                .into_iter()
                .any(|it| matches!(it.kind, KeyKind::Expression(_)));
            let mentions = definition.mentions();
            (computes || definition.predicate.is_some()) && has(table.name, &definition.columns())
                || mentions.into_iter().any(|it| mention(it, ty))
        });
        lost
    }

    fn altered(&self, table: Name<'a>, changes: Vec<Change<'a>>) -> Option<Operation<'a>> {
        let changes = self.arena.alloc_slice_copy(&changes);
        (!changes.is_empty()).then_some(Operation::AlterTable(AlterTable { table, changes }))
    }

    /// A name that nothing has, for the time until the old type is dropped.
    fn free_aside(&self, name: Name<'a>) -> &'a str {
        let end = (0..=MAX_BYTES - 9)
            .rev()
            .find(|it| name.name.is_char_boundary(*it));
        let start = name.name.get(..end.unwrap_or(0)).unwrap_or(name.name);
        let mut names = (0..).map(|number| match number {
            0 => format!("{start}__old"),
            number => format!("{start}__old{number}"),
        });
        let free = |it: &String| {
            let key = Key {
                schema: name.schema(),
                name: it,
            };
            self.schema
                .named_type(key)
                .or(self.schema.relation(key))
                .is_none()
        };
        let found = names.find(|it| free(it)).unwrap_or_default();
        self.arena.alloc_str(&found)
    }

    /// That no text over a column of the type holds a label: PostgreSQL would go on with it, and the text not.
    pub(super) fn label_in_no_text(
        &self,
        ty: EnumType<'a>,
        label: &str,
    ) -> Result<(), SchemaError> {
        let mut by = Vec::new();
        for table in self.schema.tables.values() {
            by.extend(
                texts(table)
                    .into_iter()
                    .filter_map(|(whose, columns, sql)| {
                        let columns = columns.into_iter().filter_map(|it| table.column(it));
                        let over = columns.into_iter().any(|it| is_of(&it.ty, ty.name));
                        (over && expression::holds_label(sql, label)).then_some(whose)
                    }),
            );
        }
        by.extend(self.bounds_with(ty.name, label));
        let columns = self.columns_of_type(ty.name);
        for object in self.remade(ty, &columns).unwrap_or_default() {
            let mut texts = object.definition.texts().into_iter();
            if texts.any(|it| expression::holds_label(it, label)) {
                by.push(object.definition.id().to_string());
            }
        }
        in_use(ty, label, by)
    }

    /// That no default is a label that goes.
    fn label_in_no_default(&self, ty: EnumType<'a>, label: &str) -> Result<(), SchemaError> {
        let columns = self.columns_of_type(ty.name).into_iter();
        let holding = columns.filter(|(_, column)| default_holds(column, label));
        let by = holding.map(|(table, it)| format!("the default of `{table}.{}`", it.name));
        in_use(ty, label, by.collect())
    }
}

/// The expressions of a table's checks, indexes, partition key and generated columns: whose they are, and which columns that names.
fn texts<'a>(table: &Table<'a>) -> Vec<(String, Vec<&'a str>, &'a str)> {
    let mut texts = Vec::new();
    for (name, it) in &table.constraints {
        if let ConstraintKind::Check(check) = it.kind {
            let whose = format!("the check `{name}` of `{}`", table.name);
            texts.push((whose, check.columns.to_vec(), check.sql));
        }
        if let ConstraintKind::Exclude(exclusion) = it.kind {
            let whose = || format!("the exclusion `{name}` of `{}`", table.name);
            let held = it.kind.held_columns();
            let columns = || [exclusion.columns, it.options.include, &held].concat();
            let keys = exclusion
                .elements
                .iter()
                .filter_map(|it| match it.key.kind {
                    KeyKind::Expression(it) => Some(it),
                    KeyKind::Column(_) => None,
                });
            let own = keys.chain(exclusion.predicate);
            texts.extend(own.map(|it| (whose(), columns(), it.sql)));
        }
    }
    for (name, it) in &table.indexes {
        let keys = it.definition.keys.iter().filter_map(|it| match it.kind {
            KeyKind::Expression(it) => Some(it),
            KeyKind::Column(_) => None,
        });
        for text in keys.chain(it.definition.predicate) {
            let whose = format!("the index `{name}`");
            texts.push((whose, it.definition.columns(), text.sql));
        }
    }
    for key in table.options.partition_by.iter().flat_map(|by| by.keys) {
        if let KeyKind::Expression(text) = key.kind {
            let whose = format!("the partition key of `{}`", table.name);
            texts.push((whose, text.columns.to_vec(), text.sql));
        }
    }
    for column in &table.columns {
        let whose = format!("the generated column `{}` of `{}`", column.name, table.name);
        let text = column.generated;
        texts.extend(text.map(|it| (whose, it.columns.to_vec(), it.sql)));
    }
    texts
}

fn in_use(ty: EnumType<'_>, label: &str, by: Vec<String>) -> Result<(), SchemaError> {
    if by.is_empty() {
        return Ok(());
    }
    Err(SchemaError::LabelInUse {
        name: ty.name.to_string(),
        label: label.to_owned(),
        by,
    })
}

/// Whether a type is this one, or an array of it.
pub(super) fn is_of(ty: &Type<'_>, name: Name<'_>) -> bool {
    ty.made().is_some_and(|it| it.same(&name))
}

/// Whether PostgreSQL makes it again with the column, or [`Replay::parts_around`] does. Of a partition's bound it keeps
/// the value alone.
fn is_altered(id: ObjectId<'_>) -> bool {
    matches!(id.noun, Noun::Constraint | Noun::Index)
}

/// Whether a text names a type.
pub(super) fn mention(mentions: &[Mention<'_>], name: Name<'_>) -> bool {
    let mut mentions = mentions.iter();
    mentions.any(|it| matches!(it, Mention::Type(ty) if ty.same(&name)))
}

/// Whether a type, which would have to be made anew too, and all its columns.
const fn is_made_of(noun: Noun) -> bool {
    matches!(noun, Noun::Domain | Noun::Composite | Noun::Range)
}
