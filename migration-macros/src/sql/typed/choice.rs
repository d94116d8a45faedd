//! What must have one type in common: the results of `CASE` and `COALESCE`, and the elements of an array.
//!
//! After `select_common_type` in PostgreSQL's `parse_coerce.c` (section 10.5 of the manual, "UNION, CASE, and Related
//! Constructs").

use std::sync::LazyLock;

use squawk_syntax::SyntaxNode;
use squawk_syntax::ast::{self, AstNode};

use super::types::{self, Kind, NAMES, Set, UNKNOWN};
use super::value::{Taken, Value};
use super::{Reader, words};

/// Which types two columns can have together, and which if they have the same.
static PAIRS: LazyLock<(Vec<[Set; 2]>, Set)> = LazyLock::new(|| {
    let beside = |one: Kind| {
        let others = Set::OF_COLUMNS
            .kinds()
            .filter(|other| common(&[one, *other]).is_some());
        others.fold(Set::NONE, |all, it| all | Set::of(it))
    };
    let (mut pairs, mut same): (Vec<[Set; 2]>, _) = (Vec::new(), Set::NONE);
    for kind in Set::OF_COLUMNS.kinds() {
        let (own, set) = (Set::of(kind), beside(kind));
        match pairs.iter_mut().find(|it| it[1] == set) {
            _ if set == own => same = same | own,
            Some(pair) => pair[0] = pair[0] | own,
            None => pairs.push([own, set]),
        }
    }
    (pairs, same)
});

impl Reader {
    pub(super) fn case(&mut self, case: &ast::CaseExpr) -> Value {
        let operand = case.expr().map(|it| self.value(&it));
        let mut results = Vec::new();
        for clause in case
            .when_clause_list()
            .into_iter()
            .flat_map(|it| it.when_clauses())
        {
            match (&operand, clause.condition()) {
                (Some(operand), Some(condition)) => {
                    let values = [operand.clone(), self.value(&condition)];
                    self.compared(clause.syntax(), "CASE", values);
                }
                (None, Some(condition)) => self.condition(&condition),
                (_, None) => {}
            }
            results.push(self.maybe(clause.then()));
        }
        let otherwise = case.else_clause().and_then(|it| it.expr());
        results.extend(otherwise.map(|it| self.value(&it)));
        self.common(case.syntax(), "CASE", &results)
    }

    pub(super) fn array(&mut self, array: &ast::ArrayExpr) -> Value {
        if array.select_variant().is_some() {
            return Value::UNKNOWN;
        }
        let elements: Vec<_> = array.exprs().map(|it| self.value(&it)).collect();
        if elements.is_empty() {
            return Value::UNKNOWN;
        }
        let common = self.common(array.syntax(), "ARRAY", &elements);
        // Arrays of an array are of its type.
        common.map(|kind| {
            if types::is_array(kind) {
                kind
            } else {
                types::array_of(kind)
            }
        })
    }

    /// What values of several expressions have in common.
    pub(super) fn common(&mut self, node: &SyntaxNode, word: &str, values: &[Value]) -> Value {
        let fixed: Vec<_> = values
            .iter()
            .filter_map(|it| {
                if let Value::Of(kind) = it {
                    Some(*kind)
                } else {
                    None
                }
            })
            .collect();
        let mut by: Vec<&Value> = Vec::new();
        for value in values.iter().filter(|it| it.column_name().is_some()) {
            if !by.iter().any(|it| it.column_name() == value.column_name()) {
                by.push(value);
            }
        }
        if by.is_empty() && fixed.is_empty() {
            return Value::Of(types::kind("text"));
        }
        let Some(of_fixed) = common_of(&fixed) else {
            let types: Vec<_> = fixed.iter().map(|it| words::one(*it)).collect();
            let why = format!(
                "`{word}` gives {}, which have no type in common; cast them to one",
                types.join(" and ")
            );
            self.report(node, Taken::of_one(Vec::new(), Set::NONE), why);
            return Value::UNKNOWN;
        };
        for value in &by {
            self.common_with(node, word, value, &fixed);
        }
        for pair in by.windows(2) {
            self.common_of_two(node, word, pair);
        }
        match by.as_slice() {
            [] => Value::Of(of_fixed),
            [one]
                if values
                    .iter()
                    .filter(|it| it.column_name().is_some())
                    .count()
                    == 1 =>
            {
                one.map(|kind| common(&[&[kind], fixed.as_slice()].concat()).unwrap_or(UNKNOWN))
            }
            _ => Value::UNKNOWN,
        }
    }

    /// A column, and what depends on none.
    fn common_with(&mut self, node: &SyntaxNode, word: &str, value: &Value, fixed: &[Kind]) {
        let fits = |kind: &Kind| common(&[&[*kind], fixed].concat()).is_some();
        let fitting = (0..64)
            .filter(fits)
            .fold(Set::NONE, |all, kind| all | Set::of(kind));
        let columns = value.column_name().map(str::to_owned).into_iter().collect();
        let types: Vec<_> = fixed.iter().map(|it| words::one(*it)).collect();
        let why = format!(
            "and `{word}` gives {} besides; cast them to one type",
            types.join(" and ")
        );
        self.report(node, Taken::of_one(columns, value.when_among(fitting)), why);
    }

    fn common_of_two(&mut self, node: &SyntaxNode, word: &str, pair: &[&Value]) {
        let plain = pair.iter().all(|it| it.is_plain());
        let columns: Vec<_> = pair
            .iter()
            .filter_map(|it| it.column_name())
            .map(str::to_owned)
            .collect();
        if plain {
            let taken = Taken {
                columns,
                sets: PAIRS.0.clone(),
                same: PAIRS.1,
            };
            self.report(node, taken, format!("which have no type in common, as `{word}` wants it; cast one of them to the type of the other"));
        }
    }
}

/// The type of several; none if they have none in common.
fn common_of(kinds: &[Kind]) -> Option<Kind> {
    if kinds.is_empty() {
        Some(UNKNOWN)
    } else {
        common(kinds)
    }
}

fn common(kinds: &[Kind]) -> Option<Kind> {
    let mut chosen = *kinds.first()?;
    if kinds.contains(&UNKNOWN) {
        return Some(UNKNOWN);
    }
    for kind in kinds {
        if category(*kind) != category(chosen) {
            return None;
        }
        if !is_preferred(chosen) && casts(chosen, *kind) && !casts(*kind, chosen) {
            chosen = *kind;
        }
    }
    kinds.iter().all(|it| casts(*it, chosen)).then_some(chosen)
}

fn casts(from: Kind, to: Kind) -> bool {
    NAMES
        .get(usize::from(to))
        .is_some_and(|it| types::implicit(it).may_have(from))
}

/// `typcategory` in `pg_type`.
fn category(kind: Kind) -> char {
    match NAMES.get(usize::from(kind)).copied().unwrap_or_default() {
        "bool" => 'B',
        "int2" | "int4" | "int8" | "float4" | "float8" | "numeric" | "oid" => 'N',
        "text" | "varchar" | "bpchar" | "name" => 'S',
        "date" | "time" | "timestamp" | "timestamptz" | "timetz" => 'D',
        "interval" => 'T',
        "inet" | "cidr" => 'I',
        "enum" => 'E',
        _ if types::is_array(kind) => 'A',
        _ if types::is_range(kind) => 'R',
        _ => 'U',
    }
}

/// `typispreferred` in `pg_type`.
fn is_preferred(kind: Kind) -> bool {
    let name = NAMES.get(usize::from(kind)).copied().unwrap_or_default();
    matches!(
        name,
        "bool" | "float8" | "inet" | "interval" | "oid" | "text" | "timestamptz"
    )
}
