//! Rules of defaults and other sources of a column's values.

use super::catalog::{BOOLEAN, Id, LITERAL, NONE, NUMBER, STRING};
use super::fit;
use super::key::type_name;
use super::kind::Kind;
use super::replay::Replay;
use super::strings::{distance, equal, resemble};
use super::text::{Text, qualified};
use super::types;
use crate::ident::Name;
use crate::step::{Column, ColumnType, Operation};
use crate::types::Type;
use crate::value::{DefaultValue, Value};

/// PostgreSQL's own columns of every table, which `SYSTEM_COLUMNS` of its `heap.c` lists.
const SYSTEM_COLUMNS: [&str; 6] = ["tableoid", "cmax", "xmax", "cmin", "xmin", "ctid"];

impl<'a> Replay<'a, '_> {
    /// The column's name may be given by an author.
    pub(super) const fn column_name(&mut self, site: usize, name: &str) {
        if !matches!(name.len(), 4 | 8) {
            return;
        }
        let mut i = 0;
        while i < SYSTEM_COLUMNS.len() {
            if equal(SYSTEM_COLUMNS[i], name) {
                let text = Text::EMPTY.add("PostgreSQL has a column ").name(name);
                let text = text.add(" of its own in every table; choose another name");
                self.refuse(site, text);
            }
            i += 1;
        }
    }

    /// What gives a column its values fits its type.
    pub(super) const fn column_source(&mut self, site: usize, default: usize, new: &Column<'a>) {
        if new.identity.is_some() {
            let ty = ColumnType {
                ty: new.ty,
                nullable: new.nullable,
            };
            self.counts(site, &ty);
        }
        if let Some(value) = &new.default {
            self.default_fits(default, ("column", new.name), value, &new.ty);
        }
        self.column_settings(site, new);
    }

    /// An identity column has a type that counts, and no NULL.
    pub(super) const fn counts(&mut self, site: usize, ty: &ColumnType<'_>) {
        if !fit::counts(&ty.ty) {
            let text = Text::EMPTY.add("an identity column is i16, i32 or i64, and this is ");
            self.refuse(site, types::write(text, &ty.ty));
        }
        if ty.nullable {
            let text = Text::EMPTY.add("an identity column allows no NULL; take the `Option` away");
            self.refuse(site, text);
        }
    }

    /// Refuses a default that is none of the type of a column, domain or argument, which may have a name.
    pub(super) const fn default_fits(
        &mut self,
        site: usize,
        (of, name): (&str, &'a str),
        default: &DefaultValue<'a>,
        ty: &Type<'a>,
    ) {
        let value = match default {
            DefaultValue::Value(value) => value,
            DefaultValue::Expression(it) => {
                self.expression_fits(site, ("default", of, name), it, ty);
                return;
            }
        };
        let base = &self.base(ty);
        if !self.takes(base, value) {
            let text = Text::EMPTY.add("the default is ");
            let text = write_value(text, value)
                .add(", but the ")
                .add(of)
                .add(" is ");
            self.refuse(site, types::write(text, ty));
        } else if let (Value::Text(label), Type::Made(name)) = (value, base) {
            self.is_label(site, label, name);
        }
    }

    /// Keeps the default of a column, as far as it is a literal.
    pub(super) const fn keep_default(&mut self, id: Id, default: Option<&DefaultValue<'a>>) {
        let (text, mark) = match default {
            Some(DefaultValue::Value(Value::Text(text))) => (*text, STRING),
            Some(DefaultValue::Value(Value::Number(text))) => (*text, NUMBER),
            Some(DefaultValue::Value(Value::Boolean(true))) => ("true", BOOLEAN),
            Some(DefaultValue::Value(Value::Boolean(false))) => ("false", BOOLEAN),
            Some(DefaultValue::Expression(_)) | None => ("", 0),
        };
        let given = match default {
            Some(DefaultValue::Expression(it)) => it.given(),
            _ => None,
        };
        let entry = self.catalog.at_mut(id);
        entry.given = given;
        entry.defaulted = default.is_some();
        entry.text = text;
        entry.marks = entry.marks & !LITERAL | mark;
    }

    /// The default of a column, where it is a literal.
    pub(super) const fn literal_default(&self, id: Id) -> Option<Value<'a>> {
        let entry = self.catalog.at(id);
        match entry.marks & LITERAL {
            STRING => Some(Value::Text(entry.text)),
            NUMBER => Some(Value::Number(entry.text)),
            BOOLEAN => Some(Value::Boolean(entry.text.len() == "true".len())),
            _ => None,
        }
    }

    /// Whether a literal is one of a type, be it too great or too long.
    pub(super) const fn takes(&self, base: &Type<'_>, value: &Value<'_>) -> bool {
        match value {
            Value::Boolean(_) => fit::takes_boolean(base),
            Value::Number(_) => fit::takes_number(base),
            Value::Text(text) => fit::takes_text(base, text),
        }
    }

    /// A value of an enum is one of its labels.
    pub(super) const fn is_label(&mut self, site: usize, label: &str, name: &Name<'a>) {
        let id = self.catalog.live(&type_name(name));
        if id != NONE && matches!(self.catalog.at(id).kind, Kind::Enum) {
            self.is_label_at(site, label, id);
        }
    }

    /// The same of an enum that was found.
    pub(super) const fn is_label_at(&mut self, site: usize, label: &str, id: Id) {
        if self.catalog.at(id).flag {
            self.is_listed_label(site, id, label);
            return;
        }
        let labels = self.labels(id);
        if labels.is_empty() || holds(labels, label) {
            return;
        }
        let text = Text::EMPTY.name(label).add(" is no label of ");
        let key = &self.catalog.at(id).key;
        let text = qualified(text, key.schema, key.name);
        let text = match nearest(labels, label) {
            Some(meant) => text.add("; did you mean ").name(meant).add("?"),
            None => text,
        };
        let text = types::list(text.add(" (its labels are "), labels);
        self.refuse(site, text.add(")"));
    }

    /// The labels of an enum, as the migration that made it has them.
    pub(super) const fn labels(&self, id: Id) -> &'a [&'a str] {
        let entry = self.catalog.at(id);
        let mut steps = self.migrations[entry.made].steps;
        let mut found: &[&str] = &[];
        while let [step, rest @ ..] = steps {
            if let Operation::CreateEnum(step) = &step.operation
                && equal(step.name.name, entry.key.name)
                && equal(step.name.schema(), entry.key.schema)
            {
                found = step.labels;
            }
            steps = rest;
        }
        found
    }
}

const fn holds(mut labels: &[&str], label: &str) -> bool {
    while let [own, rest @ ..] = labels {
        if equal(own, label) {
            return true;
        }
        labels = rest;
    }
    false
}

const fn nearest<'l>(labels: &[&'l str], label: &str) -> Option<&'l str> {
    let (mut nearest, mut least) = (None, usize::MAX);
    let mut i = 0;
    while i < labels.len() {
        let distance = distance(labels[i], label);
        if distance < least && resemble(labels[i], label, distance) {
            (nearest, least) = (Some(labels[i]), distance);
        }
        i += 1;
    }
    nearest
}

pub(super) const fn write_value(text: Text, value: &Value<'_>) -> Text {
    match value {
        Value::Boolean(true) => text.name("true"),
        Value::Boolean(false) => text.name("false"),
        Value::Number(number) => text.name(number),
        Value::Text(string) => text.add("the string ").name(string),
    }
}
