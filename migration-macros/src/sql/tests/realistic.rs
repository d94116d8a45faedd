//! Queries of the kind that people write, and what PostgreSQL 15 says of a view made of each.
//!
//! In `realistic.sql`, a query is followed by the columns that its view depends on (`pg_depend`) and by the view's own
//! columns (`pg_attribute`), both as a server told them. `unseen` are dependencies that the text alone does not prove.

use std::collections::{BTreeMap, BTreeSet};

use crate::sql::{Mention, ObjectName, OutputColumn, Query, query};

const TEXT: &str = include_str!("realistic.sql");

/// The columns of each table.
type Tables = BTreeMap<String, Vec<String>>;

/// A query and the lines behind it.
struct Case<'a> {
    sql: &'a str,
    facts: BTreeMap<&'a str, Vec<&'a str>>,
}

fn tables(head: &str) -> Tables {
    head.lines().filter_map(table).collect()
}

fn table(line: &str) -> Option<(String, Vec<String>)> {
    let (name, columns) = line.strip_prefix("CREATE TABLE ")?.split_once(" (")?;
    let columns = columns
        .trim_end_matches(");")
        .split(", ")
        .filter_map(|column| column.rsplit_once(' '));
    Some((
        unquoted(name),
        columns.map(|(name, _)| unquoted(name)).collect(),
    ))
}

fn unquoted(name: &str) -> String {
    name.trim_matches('"').replace("\"\"", "\"")
}

fn cases(body: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in body.lines() {
        match (line.strip_prefix("-- "), cases.last_mut()) {
            (Some(fact), Some(case)) => {
                let (word, list) = fact.split_once(' ').unwrap_or((fact, ""));
                case.facts
                    .insert(word, list.split(", ").filter(|it| !it.is_empty()).collect());
            }
            _ => cases.push(Case {
                sql: line.trim_end_matches(';'),
                facts: BTreeMap::new(),
            }),
        }
    }
    cases
}

fn columns<'a>(tables: &'a Tables, name: &ObjectName) -> &'a [String] {
    tables
        .get(&name.name)
        .unwrap_or_else(|| panic!("no table {}", name.name))
}

/// The columns that a query reads; panics if it is said to read one that does not exist.
fn reads(found: &Query, tables: &Tables) -> BTreeSet<String> {
    let mut reads = BTreeSet::new();
    for mention in &found.mentions {
        match mention {
            Mention::Column { relations, column } => {
                let owner = relations
                    .iter()
                    .find(|relation| columns(tables, relation).contains(column));
                let owner = owner.unwrap_or_else(|| panic!("no column {column} in {relations:?}"));
                reads.insert(format!("{}.{column}", owner.name));
            }
            Mention::AllColumns(name) => {
                reads.extend(
                    columns(tables, name)
                        .iter()
                        .map(|column| format!("{}.{column}", name.name)),
                );
            }
            Mention::Relation(name) => drop(columns(tables, name)),
            Mention::Function { .. }
            | Mention::Regclass(_)
            | Mention::Type(_)
            | Mention::Typed(_)
            | Mention::Gives(_)
            | Mention::Volatile(_) => {
                panic!("{mention:?}")
            }
        }
    }
    reads
}

fn gives(found: &Query, tables: &Tables) -> Option<Vec<String>> {
    let names = found
        .columns
        .as_ref()?
        .iter()
        .flat_map(|column| match column {
            OutputColumn::Named(name) => vec![name.clone()],
            OutputColumn::All {
                relation,
                skip,
                except,
            } => {
                let all = columns(tables, relation).iter().skip(*skip);
                all.filter(|name| !except.contains(name)).cloned().collect()
            }
        });
    Some(names.collect())
}

fn list<'a>(case: &Case<'a>, word: &str) -> Vec<&'a str> {
    case.facts.get(word).cloned().unwrap_or_default()
}

/// Where a query is read otherwise than the server does.
fn difference(case: &Case<'_>, tables: &Tables) -> Option<String> {
    let found = query(case.sql).unwrap_or_else(|error| panic!("{}: {error}", case.sql));
    let mut seen = reads(&found, tables);
    seen.extend(list(case, "unseen").into_iter().map(str::to_owned));
    let expect: BTreeSet<String> = list(case, "reads").into_iter().map(str::to_owned).collect();
    let names = gives(&found, tables);
    let expect_names = list(case, "gives").into_iter().map(str::to_owned).collect();
    let is_known = !case.facts.contains_key("unknown");
    (seen != expect || names != is_known.then_some(expect_names)).then(|| {
        let missing: Vec<&String> = expect.difference(&seen).collect();
        let extra: Vec<&String> = seen.difference(&expect).collect();
        format!(
            "{}: missing {missing:?}, extra {extra:?}, gives {names:?}",
            case.sql
        )
    })
}

#[test]
fn agree_with_a_server() {
    let (head, body) = TEXT.split_once("\n\n").expect("tables, then queries");
    let tables = tables(head);
    let cases = cases(body);
    assert!(cases.len() > 70);
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| difference(case, &tables))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
