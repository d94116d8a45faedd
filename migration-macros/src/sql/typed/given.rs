//! Of which type the value of an expression is, where it becomes that of a column.
//!
//! PostgreSQL turns it into the column's type by a cast that it makes where a value is assigned (section 10.4 of the manual,
//! "Value Storage"), and reads a string as the column's type.

use squawk_syntax::SyntaxNode;

use super::types::{self, NAMES, Set};
use super::value::{Taken, Value};
use super::{KnownType, MOST, OWN, Typed, bare, call, reads};

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// The expression.
    what: String,
    /// The functions that it calls.
    functions: Vec<String>,
    value: Value,
    /// What gets it, if that is known.
    to: Option<Set>,
}

impl Given {
    pub(super) fn new(node: &SyntaxNode, value: Value) -> Self {
        Self {
            what: bare(node).text().to_string(),
            functions: call::names(node),
            value,
            to: None,
        }
    }

    /// The type, as `pg_type` calls it, if it does not depend on a column.
    pub(crate) fn name(&self) -> Option<&'static str> {
        match self.value {
            Value::Of(kind) => NAMES.get(usize::from(kind)).copied(),
            _ => None,
        }
    }

    /// The same once the types of columns are known, and of what gets it.
    pub(crate) fn settle<'t>(&mut self, type_of: impl Fn(&str) -> Option<&'t KnownType>) {
        let known = self.value.column_name().and_then(&type_of);
        let mut kinds = known.into_iter().flat_map(|it| it.set.kinds());
        if let (Some(kind), None) = (kinds.next(), kinds.next()) {
            self.value = self.value.of_column(kind);
        }
        self.to = type_of(OWN).map(|it| it.set);
    }

    /// What the column can be that gets the value: of a string, and of what depends on another column.
    pub(crate) fn typed(&self) -> Option<Typed> {
        let typed = |taken: Taken, read, why: &str| Typed {
            what: self.what.clone(),
            columns: taken.columns,
            taken: taken.sets,
            same: taken.same,
            read,
            functions: self.functions.clone(),
            why: why.to_owned(),
        };
        match &self.value {
            Value::Literal(Some(text)) => {
                let labels = Set::of(types::kind("enum"));
                let read = reads::may_read(text).without(labels);
                let taken = Taken::of_one(vec![OWN.to_owned()], Set::ALL);
                let read = vec![(text.clone(), read)];
                Some(typed(taken, read, ""))
            }
            Value::By(by) => {
                let taken = self.taken(&by.column);
                let why = match taken.columns.len() {
                    2 => "which PostgreSQL does not make of it by itself; write a cast",
                    _ => {
                        "and PostgreSQL does not turn what is made of it into what this column is; write a cast"
                    }
                };
                let told = !taken.is_all() && taken.sets.len() <= MOST;
                told.then(|| typed(taken, Vec::new(), why))
            }
            _ => None,
        }
    }

    fn taken(&self, column: &str) -> Taken {
        let sets = self.assigned();
        let Some(to) = self.to else {
            let columns = vec![column.to_owned(), OWN.to_owned()];
            let same = Set::NONE;
            return Taken {
                columns,
                sets,
                same,
            };
        };
        let takes = sets.iter().filter(|it| !(it[1] & to).is_empty());
        let set = takes.fold(Set::NONE, |all, it| all | it[0]);
        Taken::of_one(vec![column.to_owned()], set)
    }

    /// What a column can be for each type of the one that the value depends on.
    fn assigned(&self) -> Vec<[Set; 2]> {
        let mut sets: Vec<[Set; 2]> = Vec::new();
        for kind in Set::OF_COLUMNS.kinds() {
            let to = match self.value.of_column(kind) {
                Value::Of(given) => types::assigned(given),
                _ => Set::ALL,
            };
            match sets.iter_mut().find(|it| it[1] == to) {
                Some(pair) => pair[0] = pair[0] | Set::of(kind),
                None => sets.push([Set::of(kind), to]),
            }
        }
        sets
    }
}
