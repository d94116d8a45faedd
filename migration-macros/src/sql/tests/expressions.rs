//! Texts and the names in them.

use super::mentions;
use crate::sql::name::{ColumnRef, ObjectName, RowRef};
use crate::sql::{Expression, Mention, expression};

#[track_caller]
fn check(input: &str, expect: &str) {
    match expression(input) {
        Ok(found) => assert_eq!(show(&found), expect, "{input}"),
        Err(error) => panic!("{input}: {error} at {} `{}`", error.offset, error.token),
    }
}

fn show(found: &Expression) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(found.columns.iter().map(column));
    parts.extend(found.rows.iter().map(row));
    parts.extend(found.functions.iter().map(|it| format!("{}()", object(it))));
    parts.extend(
        found
            .types
            .iter()
            .map(|it| format!("::{}", object(it).replace("pg_catalog.", "~"))),
    );
    parts.extend(found.has_subquery.then(|| "subquery".to_owned()));
    let read = found
        .mentions
        .iter()
        .filter(|it| !matches!(it, Mention::Function { .. } | Mention::Type(_)));
    parts.extend(read.map(mentions::show));
    parts.extend(
        found
            .has_aggregate_or_window
            .then(|| "aggregate".to_owned()),
    );
    parts.join(" ")
}

fn dotted(parts: &[Option<&String>]) -> String {
    parts
        .iter()
        .copied()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(".")
}

fn column(it: &ColumnRef) -> String {
    dotted(&[it.schema.as_ref(), it.qualifier.as_ref(), Some(&it.name)])
}

fn row(it: &RowRef) -> String {
    format!("{}.*", dotted(&[it.schema.as_ref(), Some(&it.qualifier)]))
}

fn object(it: &ObjectName) -> String {
    dotted(&[it.schema.as_ref(), Some(&it.name)])
}

#[test]
fn literals_name_nothing() {
    check("1", "");
    check("'it''s a ; -- \"b\"'", "");
    check("NULL", "");
    check("TRUE AND NOT FALSE", "");
    check("E'a\\'b'", "");
    check("$tag$ a ' b $tag$", "");
    check("B'01'", "");
    check("-1.5e10", "");
}

#[test]
fn names_are_normalised() {
    check("Price > MIN_price", "price min_price");
    check("\"Price\" > \"a\"\"b\"", "Price a\"b");
    check("U&\"d\\0061t\"", "dat");
    check("U&\"d!0061t\" UESCAPE '!'", "dat");
    check("größe > 1", "größe");
    check(&"a".repeat(70), &"a".repeat(63));
}

#[test]
fn columns_are_qualified() {
    check("t.a = s.t.b", "t.a s.t.b");
    check("db.s.t.a", "s.t.a");
    check("NEW.a IS DISTINCT FROM OLD.a", "new.a old.a");
    check("t.\"select\" > t.user", "t.select t.user");
    check("t.* IS NOT NULL", "t.*");
    check("s.t.* IS NOT NULL", "s.t.*");
    check("VALUE > 0", "value");
    check("a = a OR a > 1", "a");
}

#[test]
fn fields_of_composites_are_not_columns() {
    check("(address).city", "address");
    check("(t.address).city = 'x'", "t.address");
    check("(f(a)).city", "a f()");
    check("(a).*", "a");
    check("a.b[1].c", "a.b");
}

#[test]
fn functions_and_their_arguments() {
    check("lower(email)", "email lower()");
    check("Public.Normal(email)", "email public.normal()");
    check("\"Lower\"(email)", "email Lower()");
    check("f(a => b, VARIADIC c)", "b c f()");
    check("left(code, 2) = ''", "code left()");
    check("gen_random_uuid()", "gen_random_uuid()");
    check("nextval('s'::regclass)", "nextval() ::regclass named s");
    check("length(trim(a)) > 0", "a length()");
}

#[test]
fn words_of_the_grammar_are_not_names() {
    check("CURRENT_TIMESTAMP > a AND b < current_timestamp(3)", "a b");
    check("CURRENT_USER = a OR SESSION_USER = b OR USER = c", "a b c");
    check("CURRENT_DATE + LOCALTIME", "");
    check("current_schema = a AND current_catalog = b", "a b");
    check("COALESCE(a, b, GREATEST(c, d), NULLIF(e, ''))", "a b c d e");
}

#[test]
fn operators() {
    check("a->>'b' = 'c' AND d #> '{e}' @> f", "a d f");
    check("a ? 'b' AND c ~* 'x' AND d || e <> ''", "a c d e");
    check(
        "a BETWEEN b AND c AND d NOT BETWEEN SYMMETRIC 1 AND 2",
        "a b c d",
    );
    check("a IN (b, 1) AND c NOT IN ('x')", "a b c");
    check("a = ANY(ARRAY[b, 'x']) AND c <> ALL (d)", "a b c d");
    check(
        "a LIKE 'x%' ESCAPE '!' AND b NOT ILIKE c AND d SIMILAR TO 'e'",
        "a b c d",
    );
    check("a OPERATOR(pg_catalog.+) b", "a b");
    check(
        "a IS NULL AND b IS NOT NULL AND c ISNULL AND d NOTNULL",
        "a b c d",
    );
    check("a IS TRUE AND b IS NOT FALSE", "a b");
    check("a IS NULL IS TRUE", "a");
    check("a IS JSON OBJECT AND b IS NFC NORMALIZED", "a b");
    check("(a, b) OVERLAPS (c, INTERVAL '1 day')", "a b c ::~interval");
    check("a COLLATE \"x\" < b COLLATE pg_catalog.\"C\"", "a b");
    check("a AT TIME ZONE b AT LOCAL", "a b");
    check("NOT a OR -b < @ c", "a b c");
}

#[test]
fn structures() {
    check("a[1] + b[c:d] + e[f][g]", "a b c d e f g");
    check("CASE WHEN a THEN b WHEN c THEN d ELSE e END", "a b c d e");
    check("CASE a WHEN b THEN 1 END", "a b");
    check("ROW(a, b) = (c, d)", "a b c d");
    check("ROW() IS NULL", "");
    check("ARRAY[[a, b], [c]]", "a b c");
    check("((a))", "a");
}

#[test]
fn types() {
    check("a::text", "a ::text");
    check("a::My_Type::s.\"Other\"[]", "a ::my_type ::s.Other");
    check("CAST(a AS numeric(10, 2))", "a ::~numeric");
    check(
        "a::int + b::bigint + c::integer[3]",
        "a b c ::~int4 ::~int8",
    );
    check(
        "a::float(24) + b::double precision + c::float",
        "a b c ::~float4 ::~float8",
    );
    check(
        "a::varchar(3) || b::char(2) || c::\"char\"",
        "a b c ::~varchar ::~bpchar ::char",
    );
    check(
        "a::timestamp(3) with time zone - b::timestamp",
        "a b ::~timestamptz ::~timestamp",
    );
    check(
        "interval '1' year to month + date '2020-01-01'",
        "::~interval ::date",
    );
    check("a::geometry(point, 4326)", "a ::geometry");
    check("(a || b)::bit varying(3)", "a b ::~varbit");
}

#[test]
fn functions_with_a_syntax_of_their_own() {
    check(
        "EXTRACT(year FROM ts) + EXTRACT('dow' FROM t.ts)",
        "ts t.ts",
    );
    check("substring(x FROM y FOR z)", "x y z");
    check("substring(x SIMILAR y ESCAPE '#')", "x y");
    check("overlay(x PLACING y FROM 1 FOR z)", "x y z");
    check("position(a IN b) > 0", "a b");
    check("trim(BOTH x FROM y)", "x y");
    check("xmlelement(name foo, xmlattributes(a AS b), c)", "a c");
    check("json_object('k': a, 'l' VALUE b)", "a b");
    check("json_value(a, '$.x' RETURNING int)", "a ::~int4");
    check("COLLATION FOR (a)", "a");
}

#[test]
fn subqueries_are_told_apart() {
    check(
        "a IN (SELECT b FROM s.t AS z WHERE z.c = d)",
        "a subquery from s.t s.t.c",
    );
    check(
        "EXISTS (SELECT 1 FROM t JOIN u USING (k))",
        "subquery from t from u t.k u.k",
    );
    check(
        "a = (SELECT max(t.b) FROM t)",
        "a max() subquery from t t.b",
    );
    check(
        "ARRAY(SELECT g.x::mood FROM f(y) AS g(x))",
        "y f() ::mood subquery",
    );
    check("a = ANY (VALUES (1), (b))", "a b subquery");
    check("EXISTS (TABLE t)", "subquery from t t.*");
    check(
        "(SELECT t.* FROM t UNION SELECT u.b FROM u ORDER BY 1) IS NULL",
        "subquery from t t.* from u u.b",
    );
    check("(SELECT 1 FROM t FOR UPDATE OF t) = 1", "subquery from t");
    check("(SELECT z.a FROM t) = 1", "z.a subquery from t");
}

#[test]
fn with_queries_are_not_tables() {
    check(
        "EXISTS (WITH q AS (SELECT 1 AS a FROM t) SELECT a FROM q)",
        "subquery from t",
    );
    check(
        "EXISTS (WITH q AS (SELECT 1 FROM q) SELECT FROM q)",
        "subquery from q",
    );
    check(
        "EXISTS (WITH RECURSIVE q AS (SELECT 1 FROM q) TABLE q)",
        "subquery",
    );
    check(
        "EXISTS (WITH q AS (SELECT 1) SELECT FROM s.q)",
        "subquery from s.q",
    );
    check(
        "EXISTS (WITH q AS (SELECT 1) SELECT FROM q UNION SELECT FROM q)",
        "subquery",
    );
}

#[test]
fn aggregates_and_windows() {
    check("count(*) > 1", "count() aggregate");
    check("sum(a)", "a sum() aggregate");
    check("s.sum(a)", "a s.sum()");
    check(
        "f(a) FILTER (WHERE b) OVER (PARTITION BY c ORDER BY d)",
        "a b c d f() aggregate",
    );
    check("f(DISTINCT a ORDER BY b)", "a b f() aggregate");
}

#[test]
fn comments_and_lines() {
    check("a /* b ; ) */ > 1", "a");
    check("a -- b\n > c", "a c");
    check("\n  a\n", "a");
}

/// The parser takes these words for names.
#[test]
fn gap_keywords_that_parse_as_names() {
    check("a IS UNKNOWN AND b IS NOT UNKNOWN", "a b");
    check("a IS DOCUMENT OR b IS NOT DOCUMENT", "a b");
    check("a IS UNKNOWN = b IS NULL", "a b");
    check("a IS NULL = (b IS NULL)", "a b");
    check("a = ANY (b) = TRUE", "a b");
    check("normalize(a, NFC) = b", "a b");
    check("unknown = document AND nfc", "unknown document nfc");
}
