//! A renamed table, followed into the expressions of its own.

use super::keyword;
use super::{Kind, Token, tokens};
use crate::ident::{Name, Quoted};
use crate::schema::Arena;
use crate::value::Expression;

/// The expression with the new name and schema of its own table before columns: `old.a` is `new.a`.
///
/// Where the name stands otherwise too, it is an alias or a column, and the text is left alone.
pub(in crate::schema) fn requalify<'a>(
    expression: Expression<'a>,
    [from, to]: [Name<'a>; 2],
    arena: &'a Arena,
) -> Expression<'a> {
    let all = tokens(expression.sql);
    let words: Vec<Token<'_>> = all
        .iter()
        .copied()
        .filter(|it| it.kind != Kind::Space)
        .collect();
    let named = |at: &usize| words[*at].name().as_deref() == Some(from.name);
    let (qualifiers, others): (Vec<usize>, Vec<usize>) = (0..words.len())
        .filter(named)
        .partition(|at| is_qualifier(&words, *at, &from));
    if qualifiers.is_empty() || !others.iter().all(|at| is_column(&words, *at)) {
        return expression;
    }
    let schemas: Vec<usize> = qualifiers
        .iter()
        .filter_map(|at| at.checked_sub(2).filter(|_| is_column(&words, *at)))
        .collect();
    let mut at = 0;
    let mut sql = String::with_capacity(expression.sql.len());
    for token in &all {
        if token.kind == Kind::Space {
            sql.push_str(token.text);
            continue;
        }
        if qualifiers.contains(&at) {
            sql.push_str(&spelled(to.name));
        } else if schemas.contains(&at) {
            sql.push_str(&spelled(to.schema()));
        } else {
            sql.push_str(token.text);
        }
        at += 1;
    }
    let sql = arena.alloc_str(&sql);
    Expression { sql, ..expression }
}

/// Whether a dot follows, and nothing but the schema stands before.
fn is_qualifier(words: &[Token<'_>], at: usize, table: &Name<'_>) -> bool {
    let text = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|it| it.text);
    if text(Some(at + 1)) != Some(".") {
        return false;
    }
    if text(at.checked_sub(1)) != Some(".") {
        return true;
    }
    let schema = at.checked_sub(2).and_then(|at| words[at].name());
    schema.as_deref() == Some(table.schema())
}

/// Whether a dot stands before: then the name is a column's.
fn is_column(words: &[Token<'_>], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|it| words[it].text == ".")
}

fn spelled(name: &str) -> String {
    if keyword::is_plain(name) {
        return name.to_owned();
    }
    Quoted(name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(to: &str, before: &str, after: &str) {
        let arena = Arena::new();
        let names = [Name::plain("t"), Name::plain(to)];
        let expression = Expression::over(before, &[]);
        assert_eq!(requalify(expression, names, &arena).sql, after);
    }

    #[test]
    fn qualifiers_follow() {
        check("u", "t.a > T.b AND c = 't.a'", "u.a > u.b AND c = 't.a'");
        check(
            "A b",
            "public.t.a = \"t\" . b",
            "public.\"A b\".a = \"A b\" . b",
        );
        check("u", "t.t > 0", "u.t > 0");
    }

    #[test]
    fn schemas_follow() {
        let arena = Arena::new();
        let to = Name {
            schema: Some("old one"),
            name: "t",
        };
        let expression = Expression::over("public.t.a > t.b AND public.u.a", &[]);
        let moved = requalify(expression, [Name::plain("t"), to], &arena);
        assert_eq!(moved.sql, "\"old one\".t.a > t.b AND public.u.a");
    }

    #[test]
    fn what_else_has_the_name_stays() {
        check("u", "x.t.a > 0", "x.t.a > 0");
        check(
            "u",
            "EXISTS (SELECT FROM o t WHERE t.a = 1)",
            "EXISTS (SELECT FROM o t WHERE t.a = 1)",
        );
        check("u", "a > 0 -- t.a", "a > 0 -- t.a");
    }
}
