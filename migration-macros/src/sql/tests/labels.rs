//! As PostgreSQL 15 names the column of an index on the expression, or of a query.

use crate::sql::expression;

#[track_caller]
fn check(input: &str, expect: &str) {
    match expression(input) {
        Ok(found) => assert_eq!(found.label, expect, "{input}"),
        Err(error) => panic!("{input}: {error} at {}", error.offset),
    }
}

#[test]
fn names_and_functions() {
    check("a", "a");
    check("t.\"Big\"", "Big");
    check("lower(a)", "lower");
    check("s.f(a)", "f");
    check("(a).b", "b");
    check("(a.b[1])", "b");
    check("a[1:2]", "a");
    check("((lower(a)))", "lower");
    check("CURRENT_USER", "current_user");
    check("COALESCE(a, b)", "coalesce");
    check("NULLIF(a, b)", "nullif");
    check("GREATEST(a, b)", "greatest");
}

#[test]
fn nameless() {
    check("a || b", "expr");
    check("a + 1", "expr");
    check("-a", "expr");
    check("NOT a", "expr");
    check("1", "expr");
    check("'x'", "expr");
    check("a IS NULL", "expr");
    check("a IN (1, 2)", "expr");
    check("a ->> 'b'", "expr");
    check("-a::int", "expr");
    check("a BETWEEN 1 AND 2", "expr");
}

#[test]
fn casts() {
    check("a::text", "a");
    check("(a || b)::text", "text");
    check("(a ->> 'n')::int", "int4");
    check("CAST(a + 1 AS s.mood)", "mood");
    check("'x'::varchar(3)", "varchar");
    check("lower(a)::citext", "lower");
    check("(a + 1)::bigint[]", "int8");
    check("interval '1 day'", "interval");
}

#[test]
fn cases() {
    check("CASE WHEN a THEN b END", "case");
    check("CASE WHEN a THEN b ELSE c END", "c");
    check("CASE WHEN a THEN b ELSE 1 END", "case");
    check("CASE WHEN a THEN b ELSE '1'::int END", "case");
    check("(CASE WHEN a THEN b END)::text", "text");
    check("(CASE WHEN a THEN b ELSE c END)::text", "c");
}

#[test]
fn operators_that_are_functions() {
    check("a AT TIME ZONE 'UTC'", "timezone");
    check("(a AT TIME ZONE 'UTC')::date", "timezone");
    check("EXTRACT(year FROM a)", "extract");
    check("trim(a)", "btrim");
    check("trim(LEADING 'x' FROM a)", "ltrim");
    check("substring(a FROM 1)", "substring");
    check("position(a IN b)", "position");
    check("overlay(a PLACING b FROM 1)", "overlay");
    check("a COLLATE \"C\"", "a");
    check("a || b COLLATE \"C\"", "expr");
    check("ARRAY[a]", "array");
    check("ROW(a, b)", "row");
    check("COLLATION FOR (a)", "pg_collation_for");
    check("xmlforest(a)", "xmlforest");
    check("a IS NORMALIZED", "is_normalized");
}
