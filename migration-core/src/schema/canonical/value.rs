//! Names, types, values, and the parts that steps and schemas share.

use super::Form;
use crate::ident::{Name, ObjectName};
use crate::step::{Column, ColumnType, CreateIndex, Identity};
use crate::types::Type;
use crate::value::{DefaultValue, Expression, Value};

impl Form {
    pub(super) fn name(&mut self, name: Name<'_>) {
        self.list("name", |form| {
            form.string(name.schema());
            form.string(name.name);
        });
    }

    pub(super) fn object_name(&mut self, name: ObjectName<'_>) {
        match name {
            ObjectName::Given(text) => self.strings("given", &[text]),
            ObjectName::Default(text) => self.strings("default", &[text]),
        }
    }

    pub(super) fn ty(&mut self, ty: &Type<'_>) {
        match ty {
            Type::Array(element) => self.list("array", |form| form.ty(element)),
            Type::Made(name) => self.list("made", |form| form.name(*name)),
            Type::Other(text) => self.strings("other", &[text]),
            named => self.strings("type", &[&named.to_string()]),
        }
    }

    pub(super) fn column_type(&mut self, ty: &ColumnType<'_>) {
        self.list("of", |form| {
            form.ty(&ty.ty);
            form.flag("null", ty.nullable);
        });
    }

    pub(super) fn expression(&mut self, expression: &Expression<'_>) {
        self.list("sql", |form| {
            form.sql(expression.sql);
            // What it names follows from the text.
            form.strings("columns", expression.columns);
        });
    }

    pub(super) fn column(&mut self, column: &Column<'_>) {
        self.list("column", |form| {
            form.string(column.name);
            form.ty(&column.ty);
            form.flag("null", column.nullable);
            form.maybe(column.default, |form, it| form.default_value(&it));
            form.maybe(column.generated, |form, it| form.expression(&it));
            form.maybe(column.identity, |form, it| form.word(identity(it)));
            form.column_settings(column);
        });
    }

    pub(super) fn index(&mut self, index: &CreateIndex<'_>) {
        self.list("index", |form| {
            form.object_name(index.name);
            form.name(index.table);
            form.flag("unique", index.unique);
            form.string(index.method);
            index.keys.iter().for_each(|key| form.index_key(key));
            form.strings("include", index.include);
            form.parameters(index.with);
            form.maybe(index.predicate, |form, it| form.expression(&it));
            // What came later stands only where it is set, so that older steps keep their form.
            if index.nulls_not_distinct {
                form.word("nulls-not-distinct");
            }
            if index.only {
                form.word("only");
            }
            if let Some(tablespace) = index.tablespace {
                form.strings("tablespace", &[tablespace]);
            }
        });
    }

    pub(super) fn default_value(&mut self, default: &DefaultValue<'_>) {
        match default {
            DefaultValue::Value(Value::Boolean(true)) => self.word("true"),
            DefaultValue::Value(Value::Boolean(false)) => self.word("false"),
            DefaultValue::Value(Value::Number(text)) => self.strings("number", &[text]),
            DefaultValue::Value(Value::Text(text)) => self.strings("text", &[text]),
            DefaultValue::Expression(expression) => self.expression(expression),
        }
    }
}

pub(super) const fn identity(identity: Identity) -> &'static str {
    match identity {
        Identity::Always => "always",
        Identity::ByDefault => "by-default",
    }
}
