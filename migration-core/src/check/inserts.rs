//! Rules of rows that a migration brings along.

use super::catalog::{ALWAYS, Id, NONE};
use super::kind::Kind;
use super::not_null::takes_null;
use super::replay::Replay;
use super::strings::equal;
use super::text::Text;
use super::values::write_value;
use super::{key, site, types};
use crate::step::Insert;
use crate::types::{Type, is_constant, is_in_range, is_short_enough};
use crate::value::{DefaultValue, Value};

impl<'a> Replay<'a, '_> {
    pub(super) const fn insert(&mut self, step: &Insert<'a>) {
        let table = self.own_table(site::STEP, &step.table);
        if table == NONE {
            return;
        }
        if self.catalog.at(table).partner != NONE {
            let text = Text::EMPTY.name(self.catalog.at(table).key.name);
            let text = text.add(" is a partition; insert into table ");
            let text = text.name(self.catalog.at(self.above(table)).key.name);
            self.refuse(site::STEP, text.add(", which finds the place of each row"));
        }
        let mut i = 0;
        while i < step.columns.len() {
            self.inserted_column(table, step, i);
            i += 1;
        }
        self.left_out(table, step.columns);
        self.found_again(table, step);
    }

    /// A column gets values, and each fits.
    const fn inserted_column(&mut self, table: Id, step: &Insert<'a>, at: usize) {
        let site = site::COLUMN + at;
        let id = self.column(site, table, step.columns[at]);
        if id == NONE {
            return;
        }
        let entry = self.catalog.at(id);
        if entry.flag {
            self.refuse_column(site, id, " is generated, and takes no value; leave it out");
        } else if entry.identity && entry.marks & ALWAYS != 0 {
            self.refuse_column(
                site,
                id,
                " is an identity that always gives its own values; leave it out",
            );
        } else if place(step.columns, step.columns[at]) != at {
            self.refuse(
                site,
                Text::EMPTY.name(step.columns[at]).add(" stands here twice"),
            );
        }
        let (width, mut row) = (step.columns.len(), 0);
        while row < step.rows.len() {
            let site = site::PART + row * width + at;
            if step.rows[row].len() == width {
                self.inserted_value(site, id, &step.rows[row][at]);
            } else {
                let text = Text::EMPTY.add("a row has ").number(step.rows[row].len());
                let text = text.add(" values for ").number(width);
                self.refuse(site, text.add(" columns"));
                return;
            }
            row += 1;
        }
    }

    const fn inserted_value(&mut self, site: usize, id: Id, value: &Option<DefaultValue<'a>>) {
        let entry = self.catalog.at(id);
        let (name, ty, nullable) = (entry.key.name, entry.ty, takes_null(entry));
        match value {
            None if nullable => {}
            None => self.refuse(site, Text::EMPTY.name(name).add(" allows no NULL")),
            Some(DefaultValue::Expression(it)) => {
                self.expression_fits(site, ("value", "column", name), it, &ty);
                self.needs_mentions(site, NONE, it.mentions);
            }
            Some(DefaultValue::Value(value)) => {
                if !self.holds(&ty, value) {
                    let text = Text::EMPTY.add("the value is ");
                    let text = write_value(text, value).add(", but ").name(name);
                    self.refuse(site, types::write(text.add(" is "), &ty));
                } else if let (Value::Text(label), Type::Made(name)) = (value, self.base(&ty)) {
                    self.is_label(site, label, &name);
                }
            }
        }
    }

    /// Whether a column of a type holds a value.
    const fn holds(&self, ty: &Type<'a>, value: &Value<'_>) -> bool {
        let base = self.base(ty);
        self.takes(&base, value)
            && match value {
                Value::Boolean(_) => true,
                Value::Number(number) => is_in_range(&base, number),
                Value::Text(text) => is_short_enough(&base, text),
            }
    }

    /// Refuses where a column gets no value, and has none by itself.
    const fn left_out(&mut self, table: Id, columns: &[&str]) {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            let fills = takes_null(entry) || entry.defaulted || entry.identity || entry.flag;
            if entry.is_live()
                && matches!(entry.kind, Kind::Column)
                && !fills
                && !self.may_have_a_default(&entry.ty)
                && place(columns, entry.key.name) == NONE
            {
                let text = Text::EMPTY.name(entry.key.name);
                let text = text.add(
                    " allows no NULL and has no default, so that each row needs a value of it",
                );
                self.refuse(site::STEP, text);
            }
            child = next;
        }
    }

    /// A domain may have a default, and a type of others may be one.
    const fn may_have_a_default(&self, ty: &Type<'a>) -> bool {
        match ty {
            Type::Other(_) => true,
            Type::Made(name) => {
                let id = self.catalog.live(&key::type_name(name));
                id == NONE
                    || !matches!(self.catalog.at(id).kind, Kind::Enum | Kind::Composite)
                    || self.is_marked(id, super::catalog::EXTERNAL)
            }
            _ => false,
        }
    }

    /// A unique key tells each row apart, so that an undo finds it.
    const fn found_again(&mut self, table: Id, step: &Insert<'a>) {
        let (mut found, mut child) = (false, self.catalog.at(table).first);
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            let is_unique = match entry.kind {
                Kind::PrimaryKey | Kind::Unique => true,
                Kind::Index => entry.flag,
                _ => false,
            };
            if entry.is_live() && is_unique && self.tells_apart(child, step) {
                found = true;
                self.none_twice(child, step);
            }
            child = next;
        }
        if !found && step.irreversible.is_none() {
            let text = Text::EMPTY.add("nothing would find these rows again to take them back: no primary key or unique key of ");
            let text = text.name(step.table.name);
            let text = text.add(" has all its columns here with constant values; add one, or write `irreversible = \"why\"`");
            self.refuse(site::STEP, text);
        }
    }

    /// Whether each row has a constant in each column of a key.
    const fn tells_apart(&self, unique: Id, step: &Insert<'a>) -> bool {
        let (mut edge, to) = (self.catalog.at(unique).from, self.catalog.at(unique).key_to);
        if edge == to {
            return false;
        }
        while edge < to {
            let column = self.catalog.at(self.catalog.edges[edge] as usize);
            let at = place(step.columns, column.key.name);
            if at == NONE {
                return false;
            }
            let mut row = 0;
            while row < step.rows.len() {
                if step.rows[row].len() <= at || !self.is_constant(&column.ty, &step.rows[row][at])
                {
                    return false;
                }
                row += 1;
            }
            edge += 1;
        }
        true
    }

    const fn is_constant(&self, ty: &Type<'a>, value: &Option<DefaultValue<'_>>) -> bool {
        let text = match value {
            Some(DefaultValue::Value(Value::Text(text))) => *text,
            Some(DefaultValue::Value(_)) => "",
            Some(DefaultValue::Expression(_)) | None => return false,
        };
        match self.base(ty) {
            Type::Made(name) => {
                let id = self.catalog.live(&key::type_name(&name));
                id != NONE && matches!(self.catalog.at(id).kind, Kind::Enum)
            }
            base => is_constant(&base, text),
        }
    }

    /// Refuses two rows of one key.
    const fn none_twice(&mut self, unique: Id, step: &Insert<'a>) {
        let mut row = 1;
        while row < step.rows.len() {
            let mut other = 0;
            while other < row {
                if self.same_key(unique, step, row, other) {
                    let edge = self.catalog.at(unique).from;
                    let first = self.catalog.at(self.catalog.edges[edge] as usize).key.name;
                    let at = place(step.columns, first);
                    let text = Text::EMPTY
                        .add("row ")
                        .number(row + 1)
                        .add(" has the same ");
                    let text = self
                        .key_columns(text, unique)
                        .add(" as row ")
                        .number(other + 1);
                    let text = text.add(", and that is unique");
                    self.refuse(site::PART + row * step.columns.len() + at, text);
                    return;
                }
                other += 1;
            }
            row += 1;
        }
    }

    const fn same_key(&self, unique: Id, step: &Insert<'a>, one: usize, two: usize) -> bool {
        let entry = self.catalog.at(unique);
        let mut edge = entry.from;
        while edge < entry.key_to {
            let name = self.catalog.at(self.catalog.edges[edge] as usize).key.name;
            let at = place(step.columns, name);
            if !same_value(&step.rows[one][at], &step.rows[two][at]) {
                return false;
            }
            edge += 1;
        }
        true
    }
}

/// The place of a name in a list.
const fn place(names: &[&str], name: &str) -> usize {
    let mut i = 0;
    while i < names.len() {
        if equal(names[i], name) {
            return i;
        }
        i += 1;
    }
    NONE
}

/// Whether two values are spelled alike.
const fn same_value(one: &Option<DefaultValue<'_>>, two: &Option<DefaultValue<'_>>) -> bool {
    let (Some(DefaultValue::Value(one)), Some(DefaultValue::Value(two))) = (one, two) else {
        return false;
    };
    match (one, two) {
        (Value::Boolean(one), Value::Boolean(two)) => *one == *two,
        (Value::Number(one), Value::Number(two)) | (Value::Text(one), Value::Text(two)) => {
            equal(one, two)
        }
        _ => false,
    }
}
