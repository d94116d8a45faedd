//! How mentions are written in the tables of the tests.

use crate::sql::name::ObjectName;
use crate::sql::{Mention, OutputColumn, Query};

pub(super) fn show(mention: &Mention) -> String {
    match mention {
        Mention::Relation(name) => format!("from {}", object(name)),
        Mention::Regclass(name) => format!("named {}", object(name)),
        Mention::AllColumns(name) => format!("{}.*", object(name)),
        Mention::Column { relations, column } => format!("{}.{column}", list(relations)),
        Mention::Function {
            name, arguments, ..
        } => format!("{}/{arguments}", object(name)),
        Mention::Type(name) => format!("::{}", object(name)),
        Mention::Typed(_) => "typed".to_owned(),
        Mention::Gives(_) => "gives".to_owned(),
        Mention::Volatile(name) => format!("{name} is volatile"),
    }
}

pub(super) fn show_all(mentions: &[Mention]) -> String {
    mentions.iter().map(show).collect::<Vec<_>>().join(" ")
}

pub(super) fn output(query: &Query) -> String {
    let Some(columns) = &query.columns else {
        return "unknown".to_owned();
    };
    let columns: Vec<String> = columns.iter().map(column).collect();
    columns.join(" ")
}

fn column(column: &OutputColumn) -> String {
    match column {
        OutputColumn::Named(name) => name.clone(),
        OutputColumn::All {
            relation,
            skip,
            except,
        } => {
            let from = match skip {
                0 => String::new(),
                skip => format!("+{skip}"),
            };
            let without: String = except.iter().map(|name| format!("-{name}")).collect();
            format!("{}.*{from}{without}", object(relation))
        }
    }
}

fn object(name: &ObjectName) -> String {
    match &name.schema {
        Some(schema) => format!("{schema}.{}", name.name),
        None => name.name.clone(),
    }
}

fn list(relations: &[ObjectName]) -> String {
    let names: Vec<String> = relations.iter().map(object).collect();
    names.join("|")
}
