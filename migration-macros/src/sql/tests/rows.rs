//! Expressions about a row, and what their subqueries need.

use super::mentions;
use crate::sql::{Expression, ObjectName, Row, SyntaxError, row_expression};

fn table() -> ObjectName {
    ObjectName {
        schema: None,
        name: "own".to_owned(),
    }
}

fn show(found: &Expression) -> String {
    let columns = found.columns.iter().map(|it| match &it.qualifier {
        Some(qualifier) => format!("{qualifier}.{}", it.name),
        None => it.name.clone(),
    });
    columns
        .chain(
            found
                .mentions
                .iter()
                .map(|it| format!("<{}>", mentions::show(it))),
        )
        .collect::<Vec<_>>()
        .join(" ")
}

#[track_caller]
fn compare(input: &str, found: Result<Expression, SyntaxError>, expect: &str) {
    let found = match found {
        Ok(found) => show(&found),
        Err(error) => format!("`{}`: {error}", error.token),
    };
    assert_eq!(found, expect, "{input}");
}

#[track_caller]
fn check(input: &str, expect: &str) {
    compare(input, row_expression(input, Row::Table(&table())), expect);
}

#[track_caller]
fn check_versions(input: &str, expect: &str) {
    compare(input, row_expression(input, Row::Versions), expect);
}

#[test]
fn of_a_table() {
    check("a = own.b AND public.own.c", "a own.b own.c");
    check("a = f(b)::mood", "a b <f/1> <::mood>");
    check("a = nextval('s')", "a <named s>");
    check(
        "u.a = 1",
        "`u.a`: `u` is not this table; an expression here sees the columns of `own` and what its subqueries read",
    );
}

#[test]
fn subqueries_see_the_row() {
    check(
        "EXISTS (SELECT FROM u WHERE u.x = own.y)",
        "own.y <from u> <u.x>",
    );
    check(
        "EXISTS (SELECT FROM u WHERE x = y)",
        "<from u> <u|own.x> <u|own.y>",
    );
    check("a IN (SELECT b FROM (SELECT 1 AS b) q WHERE c)", "a c");
    check(
        "a = (SELECT v.b FROM u, LATERAL (SELECT u.c, own.d) v(b))",
        "a own.d <from u> <u.c>",
    );
    check("a = (SELECT z FROM f() WHERE y)", "a <f/0>");
    check(
        "EXISTS (SELECT FROM own WHERE own.x = y)",
        "<from own> <own.x> <own.y>",
    );
    check(
        "EXISTS (SELECT FROM own o WHERE o.x = own.y)",
        "own.y <from own> <own.x>",
    );
}

#[test]
fn of_versions() {
    check_versions("NEW.a IS DISTINCT FROM OLD.a", "new.a old.a");
    check_versions("f(new.a) > 1", "new.a <f/1>");
    check_versions(
        "a > 1",
        "`a`: a column of the row is written `NEW.a` or `OLD.a`",
    );
    check_versions(
        "t.a > 1",
        "`t.a`: nothing is called `t` here; there are `NEW` and `OLD`",
    );
    check_versions("OLD.* IS DISTINCT FROM NEW.*", "");
}
