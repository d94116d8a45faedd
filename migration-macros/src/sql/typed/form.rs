//! Which form of a function or operator PostgreSQL chooses, and what it gives.
//!
//! After `func_select_candidate` in its `parse_func.c` and `oper` in `parse_oper.c`, as far as it takes to say that no form is
//! there ("Functions", section 10.3 of the manual, and "Operators", section 10.2), and which types it can only give.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use super::types::{self, Kind, NAMES, Set, UNKNOWN};
use crate::sql::system;

/// One form, for a number of arguments.
pub(super) struct Form {
    /// The type of each argument, and what may stand there.
    arguments: Vec<(&'static str, Set)>,
    result: &'static str,
}

/// What stands in the place of an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operand {
    /// A string or `NULL`, which PostgreSQL reads as what is wanted.
    Literal,
    /// Something of a type, which may be [`UNKNOWN`].
    Of(Kind),
}

/// The forms of one name.
pub(super) struct Forms {
    pub(super) all: Vec<Form>,
    /// What all of them give, if that is one type.
    pub(super) result: Kind,
    /// The types as which PostgreSQL reads a literal beside an operand of the same type.
    pub(super) read: Set,
}

type Known = BTreeMap<(Called, String, usize), Option<Arc<Forms>>>;

/// The forms that were asked for in this process: the same few operators stand in most texts.
static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// What is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Called {
    Function,
    Operator,
}

/// The forms of a function or operator of PostgreSQL's with so many arguments, those of extensions among them; none if
/// PostgreSQL has none itself.
pub(super) fn forms(called: Called, name: &str, arguments: usize) -> Option<Arc<Forms>> {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (called, name.to_owned(), arguments);
    known
        .entry(key)
        .or_insert_with(|| match called {
            Called::Operator => all(system::operator_forms(name).collect(), arguments),
            Called::Function => all(system::forms(name).collect(), arguments),
        })
        .clone()
}

fn all(forms: Vec<system::Form>, arguments: usize) -> Option<Arc<Forms>> {
    let taking = || forms.iter().filter(|it| it.takes(arguments));
    let form = |it: &system::Form| Form {
        arguments: it
            .types(arguments)
            .into_iter()
            .map(|name| (name, types::implicit(name)))
            .collect(),
        result: it.result,
    };
    let is_own = taking().any(|it| it.extension.is_none());
    is_own.then(|| Arc::new(Forms::new(taking().map(form).collect())))
}

impl Forms {
    fn new(all: Vec<Form>) -> Self {
        let mut forms = Self {
            all,
            result: UNKNOWN,
            read: Set::NONE,
        };
        let mut results = forms.all.iter().map(|it| types::kind(it.result));
        let first = results.next().unwrap_or(UNKNOWN);
        forms.result = if results.all(|it| it == first) {
            first
        } else {
            UNKNOWN
        };
        for kind in Set::OF_COLUMNS.kinds() {
            if forms.reads_as_the_other(kind) {
                forms.read = forms.read | Set::of(kind);
            }
        }
        forms
    }

    fn reads_as_the_other(&self, kind: Kind) -> bool {
        let one = Operand::Of(kind);
        let mut beside = self
            .all
            .iter()
            .filter(|it| it.takes(&[one, Operand::Literal]));
        let alone = match (beside.next(), beside.next()) {
            (Some(form), None) => {
                form.is_of_one_type() || form.arguments.iter().all(|it| it.0 == "anyenum")
            }
            _ => false,
        };
        alone || self.all.iter().any(|it| it.exact(&[one; 2]) == 2)
    }

    /// What the form that PostgreSQL chooses gives, [`UNKNOWN`] if that may be of several types; none if no form takes the
    /// operands.
    pub(super) fn chosen(&self, operands: &[Operand]) -> Option<Kind> {
        let taking: Vec<_> = self.all.iter().filter(|it| it.takes(operands)).collect();
        if taking.is_empty() {
            return None;
        }
        let read = self.literal_as_the_other(operands);
        let operands = read.as_deref().unwrap_or(operands);
        if operands.contains(&Operand::Of(UNKNOWN)) {
            return Some(common(&taking, operands));
        }
        let most = taking.iter().map(|it| it.exact(operands)).max();
        let best = taking
            .into_iter()
            .filter(|it| Some(it.exact(operands)) == most);
        Some(common(&of_strings(best.collect(), operands), operands))
    }

    /// The operands, with a literal as what PostgreSQL reads it as beside the other: the same type, if a form is for that.
    fn literal_as_the_other(&self, operands: &[Operand]) -> Option<Vec<Operand>> {
        let ([Operand::Literal, Operand::Of(kind)] | [Operand::Of(kind), Operand::Literal]) =
            operands
        else {
            return None;
        };
        let both = vec![Operand::Of(*kind); 2];
        self.all
            .iter()
            .any(|it| it.exact(&both) == 2)
            .then_some(both)
    }
}

impl Form {
    /// What may stand at a place.
    pub(super) fn set(&self, place: usize) -> Set {
        self.arguments.get(place).map_or(Set::NONE, |it| it.1)
    }

    /// Whether the operands must be of one type, whichever it is.
    pub(super) fn is_of_one_type(&self) -> bool {
        match self.arguments.as_slice() {
            [(one, _), (other, _)] => one == other && is_bound(one),
            _ => false,
        }
    }

    fn takes(&self, operands: &[Operand]) -> bool {
        let mut bound = UNKNOWN;
        operands
            .iter()
            .enumerate()
            .all(|(place, operand)| match operand {
                Operand::Literal => true,
                Operand::Of(kind) => {
                    let same = !self.is_of_one_type()
                        || bound == UNKNOWN
                        || *kind == UNKNOWN
                        || bound == *kind;
                    bound = *kind;
                    same && self.set(place).may_have(*kind)
                }
            })
    }

    /// How many operands have the very type of their argument.
    fn exact(&self, operands: &[Operand]) -> usize {
        let places = operands.iter().zip(&self.arguments);
        let same = places.filter(|(operand, (name, _))| match operand {
            Operand::Of(kind) => NAMES.get(usize::from(*kind)) == Some(name),
            Operand::Literal => false,
        });
        same.count()
    }

    /// What the form gives: a type of any kind is that of its arguments of this kind, where they are all of one.
    fn gives(&self, operands: &[Operand]) -> Kind {
        if !self.result.starts_with("any") {
            return types::kind(self.result);
        }
        let places = operands.iter().zip(&self.arguments);
        let mut kinds =
            places
                .filter(|(_, (name, _))| name.starts_with("any"))
                .map(|(operand, (name, _))| match operand {
                    Operand::Of(kind) if *name == self.result => *kind,
                    _ => UNKNOWN,
                });
        let first = kinds.next().unwrap_or(UNKNOWN);
        if kinds.all(|it| it == first) {
            first
        } else {
            UNKNOWN
        }
    }
}

/// The form that PostgreSQL prefers where there are nothing but strings: one that takes texts alone.
fn of_strings<'f>(forms: Vec<&'f Form>, operands: &[Operand]) -> Vec<&'f Form> {
    let strings = operands.iter().all(|it| *it == Operand::Literal);
    let texts = |form: &&&Form| form.arguments.iter().all(|it| it.0 == "text");
    match forms.iter().find(texts) {
        Some(form) if strings => vec![form],
        _ => forms,
    }
}

/// A kind of types of which all arguments must be the same (section 38.2.5 of the manual, "Polymorphic Types").
fn is_bound(name: &str) -> bool {
    matches!(name, "anyarray" | "anyrange")
}

fn common(forms: &[&Form], operands: &[Operand]) -> Kind {
    let mut kinds = forms.iter().map(|it| it.gives(operands));
    let first = kinds.next().unwrap_or(UNKNOWN);
    if kinds.all(|it| it == first) {
        first
    } else {
        UNKNOWN
    }
}
