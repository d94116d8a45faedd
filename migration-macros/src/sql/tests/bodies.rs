//! Bodies of functions in the language SQL.

use super::mentions;
use crate::sql::function_body;

#[track_caller]
fn check(input: &str, expect: &str) {
    let parameters = ["p_id".to_owned(), "who".to_owned()];
    match function_body(input, &parameters) {
        Ok(found) => assert_eq!(mentions::show_all(&found), expect, "{input}"),
        Err(error) => panic!("{input}: {error} at {} `{}`", error.offset, error.token),
    }
}

#[test]
fn parameters_are_no_columns() {
    check(
        "SELECT a FROM t WHERE id = $1 AND b = p_id",
        "from t t.a t.id t.b",
    );
    check(
        "SELECT my_function.p_id, who.name, t.a FROM t",
        "from t t.a",
    );
    check("SELECT $1.a, ($2).b", "");
    check("SELECT unknown_name", "");
    check("", "");
}

#[test]
fn several_statements() {
    check("SELECT a FROM t; SELECT b FROM u;", "from t t.a from u u.b");
    check("SELECT 1; CREATE TEMP TABLE x (a int); SELECT a FROM x", "");
    check("SET LOCAL search_path = s; SELECT a FROM t", "");
}

#[test]
fn writes() {
    check(
        "INSERT INTO t (a, b) SELECT c, p_id FROM u RETURNING id",
        "from t t.a t.b from u u.c t.id",
    );
    check(
        "INSERT INTO t AS x (a) VALUES (p_id, f()) ON CONFLICT (k) DO UPDATE SET a = EXCLUDED.c, b = x.d WHERE x.e",
        "from t t.a f/0 t.k t.c t.b t.d t.e",
    );
    check(
        "UPDATE t SET a = who, (b, c) = (SELECT d, e FROM u) WHERE id = p_id",
        "from t t.a t.b t.c from u u|t.d u|t.e t.id",
    );
    check(
        "UPDATE t x SET a = y.b FROM u y WHERE x.id = y.id",
        "from t from u t.a u.b t.id u.id",
    );
    check(
        "DELETE FROM t USING u WHERE t.a = u.a RETURNING *",
        "from t from u t.a u.a u.* t.*",
    );
    check(
        "MERGE INTO t USING u s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a WHEN NOT MATCHED THEN INSERT (b) VALUES (s.b)",
        "from t from u t.id u.id t.a u.a t.b u.b",
    );
    check(
        "WITH q AS (DELETE FROM t RETURNING a) INSERT INTO u SELECT a FROM q",
        "from t t.a from u",
    );
}
