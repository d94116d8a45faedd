//! What an expression gives, by the types of its columns.

use std::rc::Rc;

use super::form::{Forms, Operand};
use super::types::{self, Kind, Set, UNKNOWN};

/// What is known of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A string or `NULL`, which becomes what is wanted.
    Literal(Option<String>),
    /// A type that does not depend on those of columns.
    Of(Kind),
    /// What a column makes it, by the type of that.
    By(ByColumn),
}

/// The types of an expression, by the type of the one column that they depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ByColumn {
    pub(super) column: String,
    /// Not there for the column itself.
    kinds: Option<Rc<[Kind; 64]>>,
}

/// Which operands PostgreSQL takes together, and what comes of it.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) value: Value,
    pub(super) taken: Taken,
}

/// The types of columns that are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    /// The columns that it depends on: none, one or two.
    pub(super) columns: Vec<String>,
    /// The types that they can have together; empty if there is nothing that they could be.
    pub(super) sets: Vec<[Set; 2]>,
    /// The types that both can have, if they have the same.
    pub(super) same: Set,
}

impl Value {
    pub(super) const UNKNOWN: Self = Self::Of(UNKNOWN);

    pub(super) fn column(column: String) -> Self {
        Self::By(ByColumn {
            column,
            kinds: None,
        })
    }

    pub(super) fn column_name(&self) -> Option<&str> {
        match self {
            Self::By(by) => Some(&by.column),
            _ => None,
        }
    }

    /// Whether it is a column.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self, Self::By(by) if by.kinds.is_none())
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Of(kind) if (1..=6).contains(kind))
    }

    /// For which types of its column it may be one of these.
    pub(super) fn when_among(&self, set: Set) -> Set {
        match self {
            Self::Literal(_) => Set::ALL,
            Self::Of(kind) if set.may_have(*kind) => Set::ALL,
            Self::Of(_) => Set::NONE,
            Self::By(by) => by.when_among(set),
        }
    }

    /// What stands there if its column is of a type.
    fn operand(&self, kind: Kind) -> Operand {
        match self {
            Self::Literal(_) => Operand::Literal,
            Self::Of(own) => Operand::Of(*own),
            Self::By(by) => Operand::Of(by.kind(kind)),
        }
    }

    /// What it is if its column is of a type.
    pub(super) fn of_column(&self, kind: Kind) -> Self {
        match self {
            Self::By(by) => Self::Of(by.kind(kind)),
            value => value.clone(),
        }
    }

    /// What becomes of it, type by type.
    pub(super) fn map(&self, to: impl Fn(Kind) -> Kind) -> Self {
        match self {
            Self::Literal(_) => Self::UNKNOWN,
            Self::Of(kind) => Self::Of(to(*kind)),
            Self::By(by) => Self::by(by.column.clone(), |kind| to(by.kind(kind))),
        }
    }

    fn by(column: String, to: impl Fn(Kind) -> Kind) -> Self {
        let mut kinds = [UNKNOWN; 64];
        for kind in Set::OF_COLUMNS.kinds() {
            kinds[usize::from(kind)] = to(kind);
        }
        let first = kinds[0];
        if Set::OF_COLUMNS
            .kinds()
            .all(|it| kinds[usize::from(it)] == first)
        {
            return Self::Of(first);
        }
        let kinds = Some(Rc::new(kinds));
        Self::By(ByColumn { column, kinds })
    }
}

impl ByColumn {
    fn kind(&self, kind: Kind) -> Kind {
        match &self.kinds {
            None => kind,
            Some(kinds) => kinds.get(usize::from(kind)).copied().unwrap_or(UNKNOWN),
        }
    }

    fn when_among(&self, set: Set) -> Set {
        let Some(kinds) = &self.kinds else {
            return set & Set::OF_COLUMNS;
        };
        let may = |kind: &Kind| set.may_have(kinds[usize::from(*kind)]);
        Set::OF_COLUMNS
            .kinds()
            .filter(may)
            .fold(Set::NONE, |all, kind| all | Set::of(kind))
    }
}

impl Taken {
    /// Whether all that the columns can be is taken.
    pub(super) fn is_all(&self) -> bool {
        let whole = |set: &Set| Set::OF_COLUMNS.is_within(*set);
        self.sets.iter().any(|sets| sets.iter().all(whole))
    }

    /// What the only column can be.
    pub(super) fn of_one(columns: Vec<String>, set: Set) -> Self {
        Self {
            columns,
            sets: if set.is_empty() {
                Vec::new()
            } else {
                vec![[set, Set::ALL]]
            },
            same: Set::NONE,
        }
    }
}

/// What comes of an operator or a call.
pub(super) fn outcome(forms: &Forms, values: &[Value]) -> Outcome {
    let mut columns: Vec<String> = Vec::new();
    for name in values.iter().filter_map(Value::column_name) {
        if !columns.iter().any(|it| it == name) {
            columns.push(name.to_owned());
        }
    }
    match columns.len() {
        0 => of_none(forms, values),
        1 => of_one(forms, values, columns),
        2 => Outcome {
            value: Value::Of(forms.result),
            taken: of_two(forms, values, columns),
        },
        _ => Outcome {
            value: Value::Of(forms.result),
            taken: Taken::of_one(Vec::new(), Set::ALL),
        },
    }
}

fn of_none(forms: &Forms, values: &[Value]) -> Outcome {
    let operands: Vec<_> = values.iter().map(|it| it.operand(UNKNOWN)).collect();
    let chosen = forms.chosen(&operands);
    let set = if chosen.is_some() {
        Set::ALL
    } else {
        Set::NONE
    };
    Outcome {
        value: Value::Of(chosen.unwrap_or(UNKNOWN)),
        taken: Taken::of_one(Vec::new(), set),
    }
}

fn of_one(forms: &Forms, values: &[Value], columns: Vec<String>) -> Outcome {
    let beside_one_of_many = values.iter().any(
        |it| matches!(it, Value::Of(kind) if types::is_array(*kind) || types::is_range(*kind)),
    );
    if forms.result != UNKNOWN && !beside_one_of_many {
        let taken = forms.all.iter().fold(Set::NONE, |all, form| {
            all | together(form, values, &columns[0])
        });
        let taken = Taken::of_one(columns, taken);
        return Outcome {
            value: Value::Of(forms.result),
            taken,
        };
    }
    let chosen = |kind| {
        let operands: Vec<_> = values.iter().map(|it| it.operand(kind)).collect();
        forms.chosen(&operands)
    };
    let taken = Set::OF_COLUMNS
        .kinds()
        .filter(|kind| chosen(*kind).is_some());
    let taken = taken.fold(Set::NONE, |all, kind| all | Set::of(kind));
    let value = Value::by(columns[0].clone(), |kind| chosen(kind).unwrap_or(UNKNOWN));
    Outcome {
        value,
        taken: Taken::of_one(columns, taken),
    }
}

/// For which types of a column a form takes all that depends on it; none if it does not take what depends on nothing.
fn together(form: &super::form::Form, values: &[Value], column: &str) -> Set {
    let places = values.iter().enumerate();
    places.fold(Set::OF_COLUMNS, |all, (place, value)| {
        match value.column_name() {
            Some(name) if name != column => all,
            _ => all & value.when_among(form.set(place)),
        }
    })
}

fn of_two(forms: &Forms, values: &[Value], columns: Vec<String>) -> Taken {
    let plain = values.iter().all(Value::is_plain);
    let mut taken = Taken {
        columns,
        ..Taken::default()
    };
    let mut all: Vec<[Set; 2]> = Vec::new();
    for form in &forms.all {
        let sets = [0, 1].map(|it| together(form, values, &taken.columns[it]));
        if sets.iter().any(|it| it.is_empty()) {
            continue;
        }
        if plain && (form.is_of_one_type() || sets[0] == sets[1] && sets[0].0.is_power_of_two()) {
            taken.same = taken.same | (sets[0] & sets[1]);
        } else {
            all.push(sets);
        }
    }
    all.sort();
    all.dedup();
    let wider = |sets: &[Set; 2]| {
        all.iter()
            .any(|it| it != sets && sets[0].is_within(it[0]) && sets[1].is_within(it[1]))
    };
    taken.sets = all.iter().copied().filter(|sets| !wider(sets)).collect();
    taken
}
