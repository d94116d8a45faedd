//! A renamed table, followed into the expressions of its own.

use super::keyword;
use super::{Kind, Token, tokens};
use crate::ident::{Name, Quoted};
use crate::schema::Arena;
use crate::value::{Expression, Mention};

/// The expression with the new name and schema of its own table before columns: `old.a` is `new.a`.
///
/// Where the name stands otherwise too, it is an alias or a column, and the text is left alone.
pub(in crate::schema) fn requalify<'a>(
    expression: Expression<'a>,
    [from, to]: [Name<'a>; 2],
    arena: &'a Arena,
) -> Expression<'a> {
    let all = tokens(expression.sql);
    let words = words(&all);
    let Some((qualifiers, schemas)) = qualifiers(&expression, &words, &from) else {
        return expression;
    };
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

/// The expression without the name and schema of its own table before columns: `t.a` is `a`.
pub(crate) fn unqualified<'a>(
    expression: Expression<'a>,
    table: Name<'_>,
    arena: &'a Arena,
) -> Expression<'a> {
    let all = tokens(expression.sql);
    let words = words(&all);
    let Some((qualifiers, schemas)) = qualifiers(&expression, &words, &table) else {
        return expression;
    };
    let column = |at: &usize| words.get(at + 2).and_then(Token::name);
    if qualifiers.iter().any(|at| column(at).is_none()) {
        return expression;
    }
    let mut sql = String::with_capacity(expression.sql.len());
    let mut at = 0;
    for token in &all {
        let here = at;
        at += usize::from(token.kind != Kind::Space);
        let is = |all: &[usize], before: usize| all.iter().any(|it| it + before == here);
        if token.kind == Kind::Space {
            sql.push_str(token.text);
        } else if is(&qualifiers, 2) && token.kind == Kind::Word {
            sql.push_str(&spelled(&token.name().unwrap_or_default()));
        } else if !(0..2).any(|it| is(&qualifiers, it) || is(&schemas, it)) {
            sql.push_str(token.text);
        }
    }
    let sql = arena.alloc_str(&sql);
    Expression { sql, ..expression }
}

fn words<'t>(all: &[Token<'t>]) -> Vec<Token<'t>> {
    let all = all.iter().copied();
    all.filter(|it| it.kind != Kind::Space).collect()
}

/// Where the table's name stands before columns, and where its schema stands before it; nothing, where the name stands
/// nowhere, or may be an alias.
fn qualifiers(
    expression: &Expression<'_>,
    words: &[Token<'_>],
    table: &Name<'_>,
) -> Option<(Vec<usize>, Vec<usize>)> {
    let named = |at: &usize| words[*at].name().as_deref() == Some(table.name);
    let (qualifiers, others): (Vec<usize>, Vec<usize>) = (0..words.len())
        .filter(named)
        .partition(|at| is_qualifier(words, *at, table));
    // Aliases are made in subqueries, which name relations.
    let reads = |it: &Mention<'_>| matches!(it, Mention::Relation(_) | Mention::Column { .. });
    let is_own = expression.columns.contains(&table.name) && !expression.mentions.iter().any(reads);
    if qualifiers.is_empty() || !others.iter().all(|at| is_own || is_column(words, *at)) {
        return None;
    }
    let schemas = qualifiers
        .iter()
        .filter_map(|at| at.checked_sub(2).filter(|_| is_column(words, *at)));
    let schemas = schemas.collect();
    Some((qualifiers, schemas))
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

    #[test]
    fn a_column_of_the_same_name() {
        let arena = Arena::new();
        let expression = Expression::over("t IS NULL OR t.a > 0", &["t", "a"]);
        let names = [Name::plain("t"), Name::plain("u")];
        let renamed = requalify(expression, names, &arena);
        assert_eq!(renamed.sql, "t IS NULL OR u.a > 0");
    }

    #[test]
    fn qualifiers_go() {
        let gone = |before: &str| {
            let arena = Arena::new();
            let expression = Expression::over(before, &[]);
            unqualified(expression, Name::plain("t"), &arena)
                .sql
                .to_owned()
        };
        assert_eq!(gone("t.a > 0"), "a > 0");
        assert_eq!(gone("T . \"A b\" > public.t.a"), "  \"A b\" > a");
        assert_eq!(gone("\"t\".order IS NULL"), "\"order\" IS NULL");
        assert_eq!(gone("u.a > t.t"), "u.a > t");
        assert_eq!(gone("t.* IS NULL"), "t.* IS NULL");
        assert_eq!(gone("t.a > 0 AND t IS NULL"), "t.a > 0 AND t IS NULL");
    }
}
