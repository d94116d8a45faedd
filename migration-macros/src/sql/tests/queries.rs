//! Queries and what they need.

use super::mentions;
use crate::sql::query;

#[track_caller]
fn check(input: &str, expect: &str) {
    match query(input) {
        Ok(found) => assert_eq!(mentions::show_all(&found.mentions), expect, "{input}"),
        Err(error) => panic!("{input}: {error} at {} `{}`", error.offset, error.token),
    }
}

#[track_caller]
fn refuse(input: &str, token: &str, message: &str) {
    match query(input) {
        Ok(found) => panic!("{input}: {found:?}"),
        Err(error) => assert_eq!(
            (error.token.as_str(), error.message.as_str()),
            (token, message),
            "{input}"
        ),
    }
}

#[test]
fn one_relation() {
    check("SELECT a, t.b FROM t", "from t t.a t.b");
    check("SELECT \"A b\" FROM \"T\"\"x\"", "from T\"x T\"x.A b");
    check("SELECT s.t.a, t.b FROM s.t", "from s.t s.t.a s.t.b");
    check("SELECT x.a, b FROM s.t AS x", "from s.t s.t.a s.t.b");
    check(
        "SELECT A.\"select\" FROM ONLY t A WHERE a.B",
        "from t t.select t.b",
    );
    check("SELECT 1 FROM t", "from t");
    check("SELECT count(*) FROM t", "from t");
    check("TABLE t", "from t t.*");
    check("SELECT * FROM t", "from t t.*");
    check("SELECT x.* FROM t x", "from t t.*");
    check("VALUES (1, 2), (3, 4)", "");
    check("(SELECT a FROM t)", "from t t.a");
}

#[test]
fn every_clause() {
    check(
        "SELECT sum(a) FILTER (WHERE b) OVER (PARTITION BY c ORDER BY d ROWS e PRECEDING) FROM t",
        "from t t.a t.b t.c t.d t.e",
    );
    check(
        "SELECT a, count(*) FROM t WHERE b GROUP BY a, c HAVING max(d) > 1 ORDER BY e LIMIT 1 OFFSET 2 FOR UPDATE OF t",
        "from t t.a t.b t.c t.d t.e",
    );
    check(
        "SELECT rank() OVER w FROM t WINDOW w AS (PARTITION BY a ORDER BY b)",
        "from t t.a t.b",
    );
    check(
        "SELECT a FROM t GROUP BY GROUPING SETS ((a, b), CUBE (c), ROLLUP (d))",
        "from t t.a t.b t.c t.d",
    );
    check("SELECT GROUPING(a) FROM t GROUP BY a", "from t t.a");
    check(
        "SELECT mode() WITHIN GROUP (ORDER BY a) FROM t",
        "from t t.a",
    );
    check(
        "SELECT DISTINCT ON (a, lower(b)) c FROM t",
        "from t t.c t.a t.b",
    );
    check("SELECT a FROM t FETCH FIRST 3 ROWS WITH TIES", "from t t.a");
    check(
        "SELECT a FROM t TABLESAMPLE bernoulli(10) REPEATABLE (1)",
        "from t t.a",
    );
}

#[test]
fn output_names_are_not_columns() {
    check("SELECT a AS x FROM t ORDER BY x", "from t t.a");
    check(
        "SELECT a AS x FROM t ORDER BY (x) DESC NULLS LAST, b",
        "from t t.a t.b",
    );
    check("SELECT f(a) AS x FROM t GROUP BY x", "from t f/1 t.a");
    check("SELECT DISTINCT ON (x) a AS x FROM t", "from t t.a");
    check("SELECT lower(a) FROM t ORDER BY lower", "from t t.a");
    // Only a bare name is looked up among them.
    check("SELECT a AS x FROM t ORDER BY lower(x)", "from t t.a t.x");
    check("SELECT a AS x FROM t WHERE x", "from t t.a t.x");
    check(
        "SELECT a AS x, rank() OVER (ORDER BY x) FROM t",
        "from t t.a t.x",
    );
    check(
        "SELECT a FROM t UNION SELECT b FROM u ORDER BY a",
        "from t t.a from u u.b",
    );
    check(
        "SELECT * FROM t UNION SELECT * FROM u ORDER BY a",
        "from t t.* from u u.* t.a",
    );
    check("VALUES (1, 2) ORDER BY column2", "");
    check("TABLE t ORDER BY a", "from t t.* t.a");
    check("(SELECT a FROM t) ORDER BY b", "from t t.a t.b");
}

#[test]
fn joins() {
    check(
        "SELECT a.x, b.y FROM t a JOIN u b ON a.k = b.k",
        "from t from u t.k u.k t.x u.y",
    );
    check("SELECT x FROM t, u", "from t from u t|u.x");
    check("SELECT x FROM t, t AS v", "from t t.x");
    check(
        "SELECT x, k FROM t JOIN u USING (k)",
        "from t from u t.k u.k t|u.x",
    );
    check(
        "SELECT t.k, j.k FROM t JOIN u USING (k) AS j",
        "from t from u t.k u.k",
    );
    check("SELECT x FROM t NATURAL JOIN u", "from t from u t|u.x");
    check(
        "SELECT * FROM t NATURAL LEFT JOIN u",
        "from t from u t.* u.*",
    );
    check(
        "SELECT j.x FROM (t CROSS JOIN u) AS j",
        "from t from u t|u.x",
    );
    check(
        "SELECT t.x FROM ((t JOIN u ON y = u.z))",
        "from t from u t|u.y u.z t.x",
    );
    check(
        "SELECT v.x FROM t LEFT JOIN (u JOIN v USING (k)) USING (m)",
        "from t from u from v u.k v.k t.m u|v.m v.x",
    );
    check(
        "SELECT 1 FROM t a JOIN u b ON a.x = b.x JOIN v c ON c.y = b.y",
        "from t from u t.x u.x from v v.y u.y",
    );
}

#[test]
fn column_aliases() {
    check("SELECT x.a, x.b FROM t AS x(a, b)", "from t");
    check("SELECT x.a, x.c FROM t AS x(a, b)", "from t t.c");
    check("SELECT a, c FROM t AS x(a, b)", "from t t.c");
    check(
        "SELECT j.a, j.z FROM (t JOIN u USING (k)) AS j(a)",
        "from t from u t.k u.k t|u.z",
    );
    check("SELECT v.a FROM (VALUES (1, 2)) AS v(a, b)", "");
}

#[test]
fn subqueries() {
    check(
        "SELECT a, x.b FROM (SELECT a, b FROM t) AS x",
        "from t t.a t.b",
    );
    check("SELECT c FROM (SELECT * FROM t) AS x", "from t t.* t.c");
    check(
        "SELECT c FROM (SELECT t.*, 1 AS d FROM t) AS x, u",
        "from t t.* from u t|u.c",
    );
    check(
        "SELECT d FROM (SELECT t.*, 1 AS d FROM t) AS x, u",
        "from t t.* from u",
    );
    check(
        "SELECT (SELECT b FROM u WHERE u.k = t.k) FROM t",
        "from t from u u|t.b u.k t.k",
    );
    check(
        "SELECT 1 FROM t WHERE EXISTS (SELECT FROM u WHERE x = y)",
        "from t from u u|t.x u|t.y",
    );
    check(
        "SELECT 1 FROM t a WHERE a.x IN (SELECT a.y FROM u a)",
        "from t t.x from u u.y",
    );
    check("SELECT 1 FROM (SELECT 1 FROM t) WHERE true", "from t");
    check(
        "SELECT (SELECT max(c) FROM (SELECT x.b AS c FROM u) q) FROM t x",
        "from t from u t.b",
    );
}

#[test]
fn lateral() {
    check(
        "SELECT 1 FROM t, LATERAL (SELECT a FROM u WHERE u.k = t.k) x",
        "from t from u u|t.a u.k t.k",
    );
    check(
        "SELECT 1 FROM t LEFT JOIN LATERAL (SELECT t.a) x ON x.a = t.b",
        "from t t.a t.b",
    );
    check(
        "SELECT 1 FROM t, unnest(t.tags) AS tag WHERE tag = t.a",
        "from t t.tags t.a",
    );
    check(
        "SELECT 1 FROM t JOIN LATERAL f(a) ON true",
        "from t f/1 t.a",
    );
    refuse(
        "SELECT 1 FROM t, (SELECT t.a) x",
        "t.a",
        "nothing in `FROM` is called `t` here",
    );
    refuse(
        "SELECT 1 FROM t, u JOIN v ON t.a = v.a",
        "t.a",
        "nothing in `FROM` is called `t` here",
    );
    refuse(
        "SELECT 1 FROM t AS x WHERE t.a",
        "t.a",
        "nothing in `FROM` is called `t` here",
    );
    refuse(
        "SELECT 1 FROM t AS x WHERE s.x.a",
        "s.x.a",
        "nothing in `FROM` is called `x` here",
    );
}

#[test]
fn functions_in_from_can_have_any_columns() {
    check("SELECT a FROM f(1)", "f/1");
    check("SELECT a, t.b FROM t, f(t.c) AS g(x)", "from t f/1 t.c t.b");
    check("SELECT x, g.y FROM f() AS g(x int, y mood)", "f/0 ::mood");
    check("SELECT a FROM t, f() AS g(x int)", "from t f/0 t.a");
    check(
        "SELECT n FROM ROWS FROM (f(1), g(2)) WITH ORDINALITY AS z(a, b, n)",
        "f/1 g/1",
    );
    check(
        "SELECT a FROM t, json_table(t.j, '$' COLUMNS (a int, NESTED PATH '$.x' COLUMNS (b mood))) x",
        "from t t.j ::mood",
    );
    check(
        "SELECT c FROM t, xmltable('/x' PASSING d COLUMNS e int PATH 'f') x",
        "from t t.d t.c",
    );
    check(
        "SELECT a, day FROM t, generate_series(b, c) AS day",
        "from t t.b t.c t.a",
    );
    check(
        "SELECT a, x, ordinality FROM t, jsonb_array_elements(b) WITH ORDINALITY AS e(x)",
        "from t t.b t.a",
    );
    check(
        "SELECT a, key, value FROM t, jsonb_each(b)",
        "from t t.b t.a",
    );
    check(
        "SELECT a, n FROM t, s.generate_series(1) AS n",
        "from t s.generate_series/1",
    );
    refuse(
        "SELECT g.z FROM f() AS g(x int, y int)",
        "g.z",
        "`g` has no column `z` (it has x, y)",
    );
}

#[test]
fn with_queries() {
    check(
        "WITH q AS (SELECT a FROM t) SELECT a, q.a FROM q",
        "from t t.a",
    );
    check(
        "WITH q(x, y) AS (SELECT a, b FROM t) SELECT x, y FROM q",
        "from t t.a t.b",
    );
    check(
        "WITH q AS (SELECT * FROM t) SELECT z FROM q",
        "from t t.* t.z",
    );
    check(
        "WITH q(x) AS (SELECT * FROM t) SELECT x, z FROM q",
        "from t t.* t.z",
    );
    check(
        "WITH q AS (SELECT 1 AS a), r AS (SELECT a FROM q) SELECT a FROM r",
        "",
    );
    check("WITH q AS (SELECT 1 AS a FROM q) SELECT a FROM q", "from q");
    check(
        "WITH q AS (SELECT 1 AS a) SELECT a FROM s.q",
        "from s.q s.q.a",
    );
    check(
        "WITH q AS (SELECT 1 AS a) SELECT (SELECT a FROM q) FROM t",
        "from t",
    );
    check(
        "WITH q AS (SELECT 1 AS a) SELECT a FROM q UNION SELECT a FROM q ORDER BY a",
        "",
    );
    check("WITH q AS (SELECT 1 AS a) (SELECT a FROM q) ORDER BY a", "");
    check(
        "SELECT 1 FROM (WITH q AS (SELECT 1 AS a) SELECT a FROM q) x, q",
        "from q",
    );
}

#[test]
fn columns_that_a_with_query_has_not() {
    refuse(
        "WITH q AS (SELECT 1 AS a, 2 AS b) SELECT q.c FROM q",
        "q.c",
        "`q` has no column `c` (it has a, b)",
    );
    refuse(
        "WITH q(x) AS (SELECT 1 AS a) SELECT a FROM q",
        "a",
        "nothing here has a column `a` (there are x)",
    );
}

#[test]
fn recursive_queries() {
    check(
        "WITH RECURSIVE q AS (SELECT id, parent FROM t UNION ALL SELECT t.id, t.parent FROM t JOIN q ON t.parent = q.id) SELECT id FROM q",
        "from t t.id t.parent",
    );
    check(
        "WITH RECURSIVE q(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM q) SELECT n FROM q",
        "",
    );
    check(
        "WITH RECURSIVE q(a) AS (SELECT 1 UNION ALL SELECT a FROM q) SEARCH DEPTH FIRST BY a SET o CYCLE a SET c USING p \
         SELECT a, o, c, p FROM q",
        "",
    );
    check(
        "WITH RECURSIVE r AS (SELECT x FROM q), q AS (SELECT 1 AS x) SELECT x FROM r",
        "",
    );
    refuse(
        "WITH RECURSIVE q(n) AS (VALUES (1) UNION ALL SELECT m + 1 FROM q) SELECT n FROM q",
        "m",
        "nothing here has a column `m` (there are n)",
    );
}

#[test]
fn what_is_no_column() {
    check("SELECT t FROM t", "from t");
    check("SELECT x.*::text, (x.*) IS NULL FROM t x", "from t");
    check("SELECT to_jsonb(t), count(t.*) FROM t", "from t");
    check(
        "SELECT (t).a, (x.addr).city FROM t, u x",
        "from t from u u.addr",
    );
    check("SELECT ctid, t.xmin, tableoid FROM t", "from t");
    check("SELECT full_name(t) FROM t", "from t");
    check(
        "SELECT full_name(t, 1), s.f(t) FROM t",
        "from t full_name/2 s.f/1",
    );
    check("SELECT a FROM pg_class, t", "from t");
    check("SELECT table_name FROM information_schema.tables", "");
    check(
        "SELECT relname, t.a FROM pg_catalog.pg_class c, t",
        "from t t.a",
    );
    check("SELECT current_date, current_user, now() FROM t", "from t");
    check("SELECT a FROM t, current_date", "from t");
    refuse(
        "SELECT x",
        "x",
        "nothing here has a column `x`; a string is written `'x'`",
    );
    refuse(
        "SELECT a FROM t ORDER BY u.b",
        "u.b",
        "nothing in `FROM` is called `u` here",
    );
    refuse(
        "SELECT u.* FROM t",
        "u.*",
        "nothing in `FROM` is called `u` here",
    );
}

#[test]
fn functions_and_types() {
    check(
        "SELECT lower(a), s.f(b, 1), f(VARIADIC c), f(x => 1) FROM t",
        "from t t.a s.f/2 t.b f/1 t.c",
    );
    check("SELECT pg_catalog.now(), count(*), pg_size_pretty(1)", "");
    check(
        "SELECT f(0.5) WITHIN GROUP (ORDER BY a, b) FROM t",
        "from t f/3 t.a t.b",
    );
    check(
        "SELECT a::mood, a::int4, a::_mood, a::s.mood[], CAST(b AS varchar(3)) FROM t",
        "from t t.a ::mood ::s.mood t.b",
    );
    check(
        "SELECT mood 'x', date '2020-01-01', a::information_schema.sql_identifier FROM t",
        "from t ::mood t.a",
    );
}

#[test]
fn relations_in_strings() {
    check(
        "SELECT nextval('s'), currval('A.\"B\"\"c\" '), setval('public.z', 1)",
        "named s named a.B\"c named public.z",
    );
    check(
        "SELECT 't'::regclass, regclass 'S.T', CAST('\"x.y\"' AS regclass)",
        "named t named s.t named x.y",
    );
    check(
        "SELECT 'pg_class'::regclass, '1259'::regclass, a::regclass FROM t",
        "from t t.a",
    );
    check(
        "SELECT my.nextval('s'), s.regclass '', nextval('a' || 'b')",
        "my.nextval/1 ::s.regclass",
    );
}

#[test]
fn only_one_query_that_reads() {
    let other = "expected a query: `SELECT`, `VALUES`, `TABLE` or `WITH`";
    let writes = "a query here only reads; it cannot change or make a table";
    refuse("", "", "expected a query, but the text is empty");
    refuse("SELECT 1;", ";", "a query has no semicolon at its end");
    refuse(
        "SELECT 1; SELECT 2",
        ";",
        "a query has no semicolon; only one query is expected here",
    );
    refuse("DELETE FROM t", "DELETE", other);
    refuse("DROP TABLE t", "DROP", other);
    refuse(
        "WITH q AS (DELETE FROM t RETURNING a) SELECT a FROM q",
        "DELETE",
        writes,
    );
    refuse(
        "WITH q AS (SELECT 1) INSERT INTO t SELECT * FROM q",
        "WITH",
        writes,
    );
    refuse("SELECT a INTO u FROM t", "INTO", writes);
    refuse("SELECT $1", "$1", "there are no parameters here");
    refuse("SELECT 1) UNION (SELECT 2", ")", "this `)` closes nothing");
    refuse("SELECT (1", "(", "this `(` is never closed");
    refuse(
        "SELECT 1 -- x",
        "--",
        "a `--` comment at the end hides what follows the expression; end its line, or leave it out",
    );
    refuse("SELECT a == b FROM t", "==", "equality is `=` in SQL");
    refuse(
        "SELECT FROM WHERE",
        "WHERE",
        "expected a table after `FROM`, found `WHERE`",
    );
}
