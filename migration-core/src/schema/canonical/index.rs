//! Indexes: their keys, and their changes.

use super::Form;
use crate::ident::Name;
use crate::step::{AlterIndex, IndexChange, IndexKey, KeyKind, NullsOrder, OperatorClass, Order};

impl Form {
    pub(super) fn alter_index(&mut self, step: &AlterIndex<'_>) {
        self.list("alter-index", |form| {
            form.name(step.name);
            step.changes.iter().for_each(|it| form.index_change(it));
        });
    }

    fn index_change(&mut self, change: &IndexChange<'_>) {
        match change {
            IndexChange::Set(parameters) => self.list("set", |form| form.parameters(parameters)),
            IndexChange::Reset(names) => self.strings("reset", names),
            IndexChange::SetTablespace(name) => self.strings("tablespace", name.as_slice()),
            IndexChange::SetStatistics { key, target } => self.list("statistics", |form| {
                form.string(&key.to_string());
                form.maybe(*target, |form, it| form.string(&it.to_string()));
            }),
        }
    }

    pub(super) fn index_key(&mut self, key: &IndexKey<'_>) {
        self.list("key", |form| {
            match &key.kind {
                KeyKind::Column(name) => form.string(name),
                KeyKind::Expression(expression) => form.expression(expression),
            }
            form.maybe(key.operator_class, |form, it| form.operator_class(&it));
            form.maybe(key.order, |form, it| form.word(order(it)));
            form.maybe(key.nulls, |form, it| form.word(nulls(it)));
            if let Some(collation) = key.collation {
                form.list("collate", |form| form.name_of_path(collation));
            }
            if let Some(target) = key.statistics {
                form.strings("statistics", &[&target.to_string()]);
            }
        });
    }

    fn operator_class(&mut self, class: &OperatorClass<'_>) {
        if class.name.schema.is_none() && class.parameters.is_empty() {
            self.string(class.name.name);
            return;
        }
        self.list("class", |form| {
            form.name_of_path(class.name);
            form.parameters(class.parameters);
        });
    }

    /// A name that the search path finds, where it has no schema.
    fn name_of_path(&mut self, name: Name<'_>) {
        self.maybe(name.schema, Self::string);
        self.string(name.name);
    }

    pub(super) fn parameters(&mut self, parameters: &[(&str, &str)]) {
        for (name, value) in parameters {
            self.strings("with", &[name, value]);
        }
    }
}

const fn order(order: Order) -> &'static str {
    match order {
        Order::Ascending => "asc",
        Order::Descending => "desc",
    }
}

const fn nulls(nulls: NullsOrder) -> &'static str {
    match nulls {
        NullsOrder::First => "nulls-first",
        NullsOrder::Last => "nulls-last",
    }
}
