//! The names that PostgreSQL gives to the columns of a query.

use super::mentions;
use crate::sql::query;

#[track_caller]
fn check(input: &str, expect: &str) {
    match query(input) {
        Ok(found) => assert_eq!(mentions::output(&found), expect, "{input}"),
        Err(error) => panic!("{input}: {error} at {} `{}`", error.offset, error.token),
    }
}

#[test]
fn expressions() {
    check("SELECT a, t.b, (t.c).d, e[1], f.* FROM t, f", "a b d e f.*");
    check("SELECT a AS x, b y, 1 \"Z z\" FROM t", "x y Z z");
    check(
        "SELECT 1, 'x', -a, a + b, a IS NULL FROM t",
        "?column? ?column? ?column? ?column? ?column?",
    );
    check("SELECT lower(a), count(*), s.f(1) FROM t", "lower count f");
    check(
        "SELECT a::text, 1::bigint, CAST(1 AS s.mood), date '2020-01-01' FROM t",
        "a int8 mood date",
    );
    check(
        "SELECT CASE WHEN a THEN b END, CASE WHEN a THEN 1 ELSE b END FROM t",
        "case b",
    );
    check(
        "SELECT COALESCE(a, 1), NULLIF(a, 1), GREATEST(a, 1), LEAST(a, 1) FROM t",
        "coalesce nullif greatest least",
    );
    check(
        "SELECT ARRAY[1], ROW(1), current_date, EXTRACT(year FROM a), a AT TIME ZONE 'x' FROM t",
        "array row current_date extract timezone",
    );
    check("SELECT", "");
}

#[test]
fn subqueries() {
    check(
        "SELECT EXISTS (SELECT 1), ARRAY(SELECT 1), (SELECT b FROM t), (SELECT 1)",
        "exists array b ?column?",
    );
    check(
        "SELECT (SELECT b AS x FROM t LIMIT 1)::text, 1 IN (SELECT 2), (VALUES (1)), ((SELECT max(a) FROM t))",
        "x ?column? column1 max",
    );
    check(
        "SELECT (SELECT a FROM t UNION SELECT b FROM t), (WITH q AS (SELECT 1 AS z) SELECT z FROM q)",
        "a z",
    );
    check("SELECT (TABLE t)", "unknown");
    check("SELECT (SELECT * FROM t)", "unknown");
}

#[test]
fn stars() {
    check("SELECT * FROM t", "t.*");
    check("SELECT *, 1 AS x FROM s.t AS y, u", "s.t.* u.* x");
    check("SELECT * FROM t AS x(a, b)", "a b t.*+2");
    check("SELECT * FROM t JOIN u USING (k, m)", "k m t.*-k-m u.*-k-m");
    check("SELECT t.*, u.* FROM t JOIN u USING (k)", "t.* u.*");
    check("SELECT j.* FROM t JOIN u USING (k) AS j", "k");
    check("SELECT * FROM t NATURAL JOIN u", "unknown");
    check(
        "SELECT * FROM (SELECT 1 AS a, 2 AS b) x NATURAL JOIN (SELECT 3 AS b, 4 AS c) y",
        "b a c",
    );
    check("SELECT * FROM (VALUES (1, 2)) v", "column1 column2");
    check("SELECT * FROM (SELECT a, t.* FROM t) x(b)", "b t.*");
    check("SELECT * FROM (t CROSS JOIN u) j(a)", "unknown");
    check("SELECT * FROM f()", "unknown");
    check("SELECT * FROM f() AS g(a int, b text)", "a b");
    check("SELECT (f(1)).*", "unknown");
    check("SELECT * FROM pg_class", "unknown");
    check("TABLE t", "t.*");
    check("VALUES (1, 2), (3, 4)", "column1 column2");
    check("WITH q AS (SELECT * FROM t) SELECT * FROM q", "t.*");
    check("SELECT a FROM t UNION ALL SELECT b FROM u", "a");
    check(
        "SELECT x.* FROM t, xmltable('/x' PASSING d COLUMNS e int PATH 'f', n FOR ORDINALITY) x",
        "e n",
    );
}
