//! The functions of PostgreSQL and of the extensions beside it.

use super::form::{self, Form};
use super::{is_in_own_schema, is_type};
use crate::sql::name::FunctionRef;

/// Every name in `pg_proc` of a new database of PostgreSQL 15 and of what its extensions bring, and what 16, 17 and 18 added. Made by
/// `generate`, in the order of bytes.
const FUNCTIONS: &str = include_str!("functions.txt");

/// The same of `pg_operator`.
const OPERATORS: &str = include_str!("operators.txt");

/// The extensions of PostgreSQL's own and pgvector, and the functions that each brings. Made by `generate`.
const EXTENSIONS: &str = include_str!("extensions.txt");

/// The forms of a function of PostgreSQL or of an extension.
pub(in crate::sql) fn forms(name: &str) -> impl Iterator<Item = Form> + use<> {
    form::forms(FUNCTIONS, name)
}

/// The forms of an operator.
pub(in crate::sql) fn operator_forms(name: &str) -> impl Iterator<Item = Form> + use<> {
    form::forms(OPERATORS, name)
}

/// Whether a function is PostgreSQL's, whatever it is called with.
pub(in crate::sql) fn is_function(function: &FunctionRef) -> bool {
    is_in_own_schema(function) || function.schema.is_none() && own(&function.name).next().is_some()
}

/// Whether a call means a function of PostgreSQL's. A type that is called with one value is a cast (section 4.2.9 of the
/// manual).
pub(in crate::sql) fn is_call(function: &FunctionRef, arguments: usize) -> bool {
    is_in_own_schema(function)
        || function.schema.is_none()
            && (own(&function.name).any(|it| it.takes(arguments))
                || arguments == 1 && is_type(function))
}

/// Whether a form of a function of PostgreSQL's gives another value for every row.
pub(in crate::sql) fn is_volatile(function: &FunctionRef) -> bool {
    function.schema.is_none() && own(&function.name).any(|it| it.volatility == "v")
}

/// Whether no form of a function that takes so many arguments gives the same value at any time and in any session.
pub(in crate::sql) fn is_never_immutable(name: &str, arguments: usize) -> bool {
    let forms: Vec<_> = forms(name).filter(|it| !it.is_internal()).collect();
    let mutable = |forms: &[Form]| !forms.is_empty() && forms.iter().all(|it| it.volatility != "i");
    let called: Vec<_> = forms
        .iter()
        .copied()
        .filter(|it| it.takes(arguments))
        .collect();
    mutable(&forms) || mutable(&called)
}

/// The extensions that bring a function of this name.
pub(in crate::sql) fn brought_by(function: &FunctionRef) -> Vec<&'static str> {
    EXTENSIONS
        .lines()
        .filter_map(|line| line.split_once(": "))
        .filter(|(_, names)| names.split(' ').any(|name| name == function.name))
        .map(|(extension, _)| extension)
        .collect()
}

/// What PostgreSQL has that the author may have meant, as the end of a sentence.
pub(in crate::sql) fn instead(function: &FunctionRef, arguments: usize) -> Option<String> {
    if function.schema.is_some() {
        return None;
    }
    let name = &function.name;
    let forms: Vec<_> = own(name).collect();
    if forms.is_empty() {
        return alike(name).map(|own| format!("PostgreSQL has `{own}`"));
    }
    let numbers = spell(&forms);
    Some(format!("PostgreSQL's takes {numbers}, not {arguments}"))
}

/// A name that one slip of the pen makes of the other.
fn alike(name: &str) -> Option<&'static str> {
    let first = name.chars().next()?;
    let names = FUNCTIONS.lines().filter_map(|line| line.split(' ').next());
    let near = names.filter(|own| {
        name.len() > 3 && own.starts_with(first) && own.len().abs_diff(name.len()) <= 1
    });
    let near = near.filter(|it| strsim::damerau_levenshtein(name, it) == 1);
    near.into_iter().find(|it| is_named(it))
}

/// The forms that PostgreSQL has itself. Those that begin with `pg_` are known by that.
fn own(name: &str) -> impl Iterator<Item = Form> + use<> {
    forms(name).filter(|it| it.extension.is_none())
}

fn is_named(name: &str) -> bool {
    !name.starts_with("pg_") && own(name).next().is_some()
}

fn spell(forms: &[Form]) -> String {
    let more = forms
        .iter()
        .map(Form::numbers)
        .filter(|it| it.2)
        .map(|it| it.1)
        .min();
    let most = forms
        .iter()
        .map(|it| it.numbers().1)
        .max()
        .unwrap_or_default();
    let numbers: Vec<_> = (0..=more.unwrap_or(most))
        .filter(|number| forms.iter().any(|it| it.takes(*number)))
        .map(|it| it.to_string())
        .collect();
    let more = if more.is_some() { " or more" } else { "" };
    match numbers.join(" or ").as_str() {
        "0" if more.is_empty() => "no argument".to_owned(),
        "1" if more.is_empty() => "1 argument".to_owned(),
        all => format!("{all}{more} arguments"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function(name: &str) -> FunctionRef {
        FunctionRef {
            schema: None,
            name: name.to_owned(),
        }
    }

    #[test]
    fn calls_by_their_number_of_arguments() {
        for (name, arguments, is_own) in [
            ("lower", 1, true),
            ("lower", 2, false),
            ("now", 0, true),
            ("now", 1, false),
            ("concat", 0, false),
            ("concat", 40, true),
            ("format", 1, true),
            ("format", 12, true),
            ("percentile_cont", 2, true),
            ("rank", 0, true),
            ("random", 2, true),
            ("uuid", 1, true),
            ("uuid", 2, false),
            ("pg_sleep", 9, true),
            ("crypt", 2, false),
        ] {
            assert_eq!(
                is_call(&function(name), arguments),
                is_own,
                "{name} {arguments}"
            );
        }
    }

    #[test]
    fn volatile_functions() {
        assert!(is_volatile(&function("gen_random_uuid")));
        assert!(is_volatile(&function("nextval")));
        assert!(!is_volatile(&function("now")));
        assert!(!is_volatile(&function("nobody_knows")));
    }

    #[test]
    fn what_may_be_meant() {
        let meant = |name| instead(&function(name), 9);
        assert_eq!(meant("lowre").as_deref(), Some("PostgreSQL has `lower`"));
        assert_eq!(
            meant("lower").as_deref(),
            Some("PostgreSQL's takes 1 argument, not 9")
        );
        assert_eq!(
            meant("concat").as_deref(),
            Some("PostgreSQL's takes 1 or more arguments, not 9")
        );
        assert_eq!(
            meant("jsonb_set").as_deref(),
            Some("PostgreSQL's takes 3 or 4 arguments, not 9")
        );
        assert_eq!(meant("touch_updated_at"), None);
    }

    #[test]
    fn extensions_that_bring_a_function() {
        assert_eq!(brought_by(&function("crypt")), ["pgcrypto"]);
        assert_eq!(brought_by(&function("cosine_distance")), ["vector"]);
        assert!(brought_by(&function("lower")).is_empty());
    }

    #[test]
    fn the_lists_are_sorted() {
        for list in [FUNCTIONS, OPERATORS] {
            let names = list.lines().map(|line| line.split(' ').next());
            assert!(names.is_sorted_by(|a, b| a < b));
        }
    }
}
