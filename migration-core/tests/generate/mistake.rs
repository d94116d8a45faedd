//! Mistakes: what an author believes of the schema, or writes, that is not so.

use super::*;
use migration_core::schema::{Constraint as Known, Object};
use std::collections::BTreeMap;

/// What is wrong with a step, most likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mistake {
    /// Nothing.
    Fitting,
    /// It needs steps that the history leaves out, or comes before them.
    Early,
    /// It comes after steps before which it belongs: what it names may be gone, or be there already.
    Late,
    /// It is in the history already.
    Repeated,
    /// It misspells names of what is there.
    Misspelled,
    /// It takes columns for others: of another type, NULL or not, generated or not.
    WrongColumn,
    /// It takes constraints and indexes for others, or for those of other columns.
    WrongKey,
    /// It takes labels of an enum for others.
    WrongLabel,
    /// It takes a thing for one of another kind.
    WrongKind,
    /// It names one column too many, too few or twice.
    WrongCount,
}

impl Mistake {
    pub(crate) const ALL: [Self; 10] = [
        Self::Fitting,
        Self::Early,
        Self::Late,
        Self::Repeated,
        Self::Misspelled,
        Self::WrongColumn,
        Self::WrongKey,
        Self::WrongLabel,
        Self::WrongKind,
        Self::WrongCount,
    ];

    /// What the author takes this schema for.
    pub(super) fn believed<'a>(
        self,
        mut schema: Schema<'a>,
        arena: &'a Arena,
        random: &mut Random,
    ) -> Schema<'a> {
        let mut belief = Belief { arena, random };
        match self {
            Self::Misspelled => belief.misspell(&mut schema),
            Self::WrongColumn => {
                let columns = schema.tables.values_mut().flat_map(|it| &mut it.columns);
                columns.for_each(|it| belief.another_column(it));
            }
            Self::WrongKey => {
                let tables = schema.tables.values_mut();
                tables.for_each(|it| belief.another_key(it));
            }
            Self::WrongLabel => {
                let enums = schema.enums.values_mut();
                enums.for_each(|it| it.labels = &["m", "wrong", "l"]);
            }
            Self::WrongKind => belief.other_kinds(&mut schema),
            _ => {}
        }
        schema
    }
}

struct Belief<'r, 'a> {
    arena: &'a Arena,
    random: &'r mut Random,
}

impl<'a> Belief<'_, 'a> {
    /// A name like this one, or that of something else; most often the same.
    fn spelled(&mut self, name: &'a str) -> &'a str {
        match self.random.below(20) {
            0 => self.arena.alloc_str(&format!("{name}s")),
            1 => self.random.one_of(&TABLES),
            2 => self.random.one_of(&NAMES),
            3 => self.random.one_of(&COLUMNS),
            _ => name,
        }
    }

    fn misspell(&mut self, schema: &mut Schema<'a>) {
        let tables = std::mem::take(&mut schema.tables).into_values();
        for mut table in tables {
            let spelled = self.spelled(table.name.name);
            // What follows another keeps its name: under the other's, it would follow itself, without end.
            if table.partition.is_none() && table.options.inherits.is_empty() {
                table.name = table.name.sibling(spelled);
            }
            for column in &mut table.columns {
                column.name = self.spelled(column.name);
            }
            table.constraints = self.respelled(table.constraints);
            table.indexes = self.respelled(table.indexes);
            schema.tables.insert(table.key(), table);
        }
        let objects = std::mem::take(&mut schema.objects).into_iter();
        schema.objects = objects
            .map(|(mut id, object)| {
                id.key.name = self.spelled(id.key.name);
                (id, self.misspelled(id.key, object))
            })
            .collect();
    }

    fn respelled<T>(&mut self, all: BTreeMap<&'a str, T>) -> BTreeMap<&'a str, T> {
        let all = all.into_iter();
        all.map(|(name, it)| (self.spelled(name), it)).collect()
    }

    /// The object under another name.
    fn misspelled(&mut self, key: Key<'a>, mut object: Object<'a>) -> Object<'a> {
        let name = Name {
            schema: Some(key.schema),
            name: key.name,
        };
        match &mut object.definition {
            Definition::Sequence(it) => it.name = name,
            Definition::Composite(it) => it.name = name,
            Definition::View(it) => it.name = name,
            Definition::MaterializedView(it) => it.name = name,
            Definition::Routine(it) => it.definition.name = name,
            Definition::Policy(it) => it.name = self.spelled(it.name),
            Definition::Trigger(it) => it.name = self.spelled(it.name),
            _ => {}
        }
        object
    }

    fn another_column(&mut self, column: &mut Column<'a>) {
        match self.random.below(8) {
            0 | 1 => column.ty = self.random.one_of(&TYPES),
            2 => column.nullable = !column.nullable,
            3 => column.identity = None,
            4 => {
                column.generated = match column.generated {
                    Some(_) => None,
                    None => Some(Expression::over("true", &[])),
                };
            }
            _ => {}
        }
    }

    fn another_key(&mut self, table: &mut Table<'a>) {
        let names: Vec<_> = table.columns.iter().map(|it| it.name).collect();
        if names.is_empty() {
            return;
        }
        for name in ["t_pkey", "x"] {
            let columns = self.arena.alloc_slice_copy(&self.random.some(&names, 2));
            let kind = ConstraintKind::Unique(columns);
            let options = ConstraintOptions::NONE;
            let (made, of, label) = (0, None, "");
            let known = Known {
                kind,
                options,
                made,
                of,
                inherited: false,
                label,
            };
            if self.random.chance(50) {
                table.constraints.insert(name, known);
            }
        }
        for (name, index) in &mut table.indexes {
            if self.random.chance(30) {
                index.definition.unique = !index.definition.unique;
                index.definition.name = ObjectName::Given(name);
            }
        }
    }

    fn other_kinds(&mut self, schema: &mut Schema<'a>) {
        for table in schema.tables.values_mut() {
            if self.random.chance(60) {
                continue;
            }
            let columns = self.columns_of(table);
            table.options.partition_by = match table.options.partition_by {
                Some(_) => None,
                None => Some(PartitionBy {
                    strategy: PartitionStrategy::Hash,
                    keys: columns,
                }),
            };
        }
        for object in schema.objects.values_mut() {
            object.definition = self.another_kind(object.definition);
        }
    }

    fn columns_of(&mut self, table: &Table<'a>) -> &'a [IndexKey<'a>] {
        let keys = table.columns.iter().take(1);
        let keys: Vec<_> = keys
            .map(|it| IndexKey::new(KeyKind::Column(it.name)))
            .collect();
        self.arena.alloc_slice_copy(&keys)
    }

    fn another_kind(&mut self, definition: Definition<'a>) -> Definition<'a> {
        match definition {
            Definition::View(it) => Definition::MaterializedView(CreateMaterializedView::new(
                it.name, it.columns, it.query,
            )),
            Definition::MaterializedView(it) => {
                Definition::View(CreateView::new(it.name, it.columns, it.query))
            }
            Definition::Routine(mut it) => {
                let (kind, returns) = match it.definition.kind {
                    RoutineKind::Function => (RoutineKind::Procedure, None),
                    RoutineKind::Procedure => {
                        (RoutineKind::Function, Some(Returns::One(ResultType::Void)))
                    }
                };
                it.definition.kind = kind;
                it.definition.returns = returns;
                Definition::Routine(it)
            }
            other => other,
        }
    }
}
