//! Schemas.

use super::{Form, Spelling};
use crate::schema::{Constraint, EnumType, Index, Object, Table, expression};
use crate::step::{
    Column, ConstraintKind, CreateIndex, Exclusion, ExclusionElement, IndexKey, KeyKind,
};
use crate::value::{DefaultValue, Expression};

impl Form {
    pub(super) fn enum_type(&mut self, ty: &EnumType<'_>) {
        self.list("enum", |form| {
            form.name(ty.name);
            form.strings("labels", ty.labels);
        });
    }

    pub(super) fn table(&mut self, table: &Table<'_>) {
        let mut columns: Vec<_> = table.columns.iter().collect();
        columns.sort_by_key(|column| column.name);
        self.list("table", |form| {
            form.name(table.name);
            let security = table.row_security;
            let marks = [
                (table.external, "external"),
                (security.enabled, "row-security"),
                (security.forced, "forced"),
            ];
            for (_, mark) in marks.into_iter().filter(|(set, _)| *set) {
                form.word(mark);
            }
            columns.into_iter().for_each(|it| form.schema_column(it));
            table
                .inherited
                .iter()
                .for_each(|it| form.strings("inherited", &[it]));
            for (name, constraint) in &table.constraints {
                form.schema_constraint(name, constraint);
            }
            table.indexes.values().for_each(|it| form.schema_index(it));
            form.table_options(&table.options);
            if let Some(partition) = &table.partition {
                form.partition(partition);
            }
        });
    }

    /// An object, as the step that makes it.
    pub(super) fn object(&mut self, object: &Object<'_>) {
        let spelling = std::mem::replace(&mut self.spelling, Spelling::Normal);
        self.operation(&object.definition.create());
        self.spelling = spelling;
    }

    fn schema_column(&mut self, column: &Column<'_>) {
        let generated = column.generated.map(|it| expression::normal(it.sql));
        let default = normal_default(column.default);
        self.column(&Column {
            generated: generated.as_deref().map(text),
            default: match &default {
                Some(sql) => Some(DefaultValue::Expression(text(sql))),
                None => column.default,
            },
            ..*column
        });
    }

    fn schema_constraint(&mut self, name: &str, constraint: &Constraint<'_>) {
        self.list("constraint", |form| {
            form.string(name);
            match constraint.kind {
                ConstraintKind::Check(check) => {
                    let sql = expression::normal(check.sql);
                    form.constraint_kind(&ConstraintKind::Check(text(&sql)));
                }
                ConstraintKind::Exclude(exclusion) => form.schema_exclusion(&exclusion),
                kind => form.constraint_kind(&kind),
            }
            form.constraint_options(&constraint.options);
            if constraint.inherited {
                form.word("inherited");
            }
        });
    }

    fn schema_exclusion(&mut self, exclusion: &Exclusion<'_>) {
        let predicate = exclusion.predicate.map(|it| expression::normal(it.sql));
        let keys = exclusion.elements.iter().map(|it| normal_key(&it.key));
        let texts: Vec<Option<String>> = keys.collect();
        let elements: Vec<ExclusionElement<'_>> = exclusion
            .elements
            .iter()
            .zip(&texts)
            .map(|(element, sql)| ExclusionElement {
                key: with_text(&element.key, sql.as_deref()),
                ..*element
            })
            .collect();
        self.constraint_kind(&ConstraintKind::Exclude(Exclusion {
            elements: &elements,
            predicate: predicate.as_deref().map(text),
            ..*exclusion
        }));
    }

    fn schema_index(&mut self, index: &Index<'_>) {
        let definition = index.definition;
        let predicate = definition.predicate.map(|it| expression::normal(it.sql));
        let texts: Vec<Option<String>> = definition.keys.iter().map(normal_key).collect();
        let keys: Vec<IndexKey<'_>> = definition
            .keys
            .iter()
            .zip(&texts)
            .map(|(key, sql)| with_text(key, sql.as_deref()))
            .collect();
        self.index(&CreateIndex {
            keys: &keys,
            predicate: predicate.as_deref().map(text),
            ..definition
        });
    }
}

/// An expression that is its text only: the columns follow from it.
const fn text(sql: &str) -> Expression<'_> {
    Expression::over(sql, &[])
}

fn normal_default(default: Option<DefaultValue<'_>>) -> Option<String> {
    match default {
        Some(DefaultValue::Expression(it)) => Some(expression::normal(it.sql)),
        _ => None,
    }
}

/// The key with this text of its expression, where it is one.
fn with_text<'k>(key: &IndexKey<'k>, sql: Option<&'k str>) -> IndexKey<'k> {
    let expression = sql.map(|sql| KeyKind::Expression(text(sql)));
    IndexKey {
        kind: expression.unwrap_or(key.kind),
        ..*key
    }
}

fn normal_key(key: &IndexKey<'_>) -> Option<String> {
    match key.kind {
        KeyKind::Expression(it) => Some(expression::normal(it.sql)),
        KeyKind::Column(_) => None,
    }
}
