//! The functions of PostgreSQL and of the extensions beside it.

use std::sync::LazyLock;

use super::{is_in_own_schema, is_type};
use crate::sql::name::FunctionRef;

/// Every name in `pg_proc` of a new database of PostgreSQL 15, but for those that begin with `pg_`, and what 16, 17 and 18
/// added; with the numbers of arguments, and whether it is volatile. Made by `generate`, in the order of bytes.
static FUNCTIONS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("functions.txt").lines();
    lines.filter_map(|line| line.split_once('/')).collect()
});

/// The extensions of PostgreSQL's own and pgvector, and the functions that each brings. Made by `generate`.
const EXTENSIONS: &str = include_str!("extensions.txt");

/// Whether a function is PostgreSQL's, whatever it is called with.
pub(in crate::sql) fn is_function(function: &FunctionRef) -> bool {
    is_in_own_schema(function)
        || function.schema.is_none() && numbers_of_arguments(&function.name).is_some()
}

/// Whether a call means a function of PostgreSQL's. A type that is called with one value is a cast (section 4.2.9 of the
/// manual).
pub(in crate::sql) fn is_call(function: &FunctionRef, arguments: usize) -> bool {
    let fits = |numbers: &str| takes(numbers, arguments);
    is_in_own_schema(function)
        || function.schema.is_none()
            && (numbers_of_arguments(&function.name).is_some_and(fits)
                || arguments == 1 && is_type(function))
}

/// Whether a form of a function of PostgreSQL's gives another value for every row.
pub(in crate::sql) fn is_volatile(function: &FunctionRef) -> bool {
    function.schema.is_none() && line_of(&function.name).is_some_and(|it| it.ends_with(" volatile"))
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
    if let Some(numbers) = numbers_of_arguments(name) {
        return Some(format!(
            "PostgreSQL's takes {}, not {arguments}",
            spell(numbers)
        ));
    }
    let own = alike(name)?;
    Some(format!("PostgreSQL has `{own}`"))
}

/// A name that one slip of the pen makes of the other.
fn alike(name: &str) -> Option<&'static str> {
    let first = name.chars().next()?;
    let near = FUNCTIONS.iter().map(|(own, _)| *own).filter(|own| {
        name.len() > 3 && own.starts_with(first) && own.len().abs_diff(name.len()) <= 1
    });
    near.min_by_key(|own| strsim::damerau_levenshtein(name, own))
        .filter(|own| strsim::damerau_levenshtein(name, own) == 1)
}

fn numbers_of_arguments(name: &str) -> Option<&'static str> {
    line_of(name)?.split(' ').next()
}

/// What is said of a function.
fn line_of(name: &str) -> Option<&'static str> {
    let found = FUNCTIONS.binary_search_by_key(&name, |(own, _)| own);
    found.ok().map(|place| FUNCTIONS[place].1)
}

/// `23` is two or three, `1+` one or more.
fn takes(numbers: &str, arguments: usize) -> bool {
    let digits = || {
        numbers
            .bytes()
            .filter(u8::is_ascii_digit)
            .map(|it| usize::from(it - b'0'))
    };
    digits().any(|number| number == arguments)
        || numbers.ends_with('+') && digits().next_back().is_some_and(|last| arguments > last)
}

fn spell(numbers: &str) -> String {
    let digits: Vec<_> = numbers
        .trim_end_matches('+')
        .split("")
        .filter(|it| !it.is_empty())
        .collect();
    let more = if numbers.ends_with('+') {
        " or more"
    } else {
        ""
    };
    match digits.as_slice() {
        ["0"] if more.is_empty() => "no argument".to_owned(),
        ["1"] if more.is_empty() => "1 argument".to_owned(),
        all => format!("{}{more} arguments", all.join(" or ")),
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
    fn the_table_is_sorted() {
        assert!(FUNCTIONS.is_sorted_by(|a, b| a.0 < b.0));
    }
}
