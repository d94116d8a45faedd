//! Scripts and their statements.

use crate::sql::{Statement, StatementKind, script};

#[track_caller]
fn check(input: &str, expect: &[&str]) {
    match script(input) {
        Ok(script) => assert_eq!(
            script.statements.iter().map(show).collect::<Vec<_>>(),
            expect,
            "{input}"
        ),
        Err(error) => panic!("{input}: {error} at {}", error.offset),
    }
}

fn show(statement: &Statement) -> String {
    let kind = match &statement.kind {
        StatementKind::Definition(it) => {
            let names = it.names.iter().chain(it.on.iter());
            let names: Vec<String> = names
                .map(|it| {
                    it.schema
                        .iter()
                        .chain([&it.name])
                        .cloned()
                        .collect::<Vec<_>>()
                        .join(".")
                })
                .collect();
            format!("{:?} {} {}", it.verb, it.object, names.join(" "))
        }
        other => format!("{other:?}"),
    };
    statement.alone.map_or(kind.trim().to_owned(), |alone| {
        format!("{} | {alone}", kind.trim())
    })
}

#[test]
fn statements_are_told_apart() {
    check("", &[]);
    check(" ; ;; -- x", &[]);
    check("SELECT a = ANY (b) = c FROM t", &["Data"]);
    check("SELECT 1; INSERT INTO t VALUES (1);", &["Data", "Data"]);
    check("WITH x AS (DELETE FROM t RETURNING *) SELECT 1", &["Data"]);
    check(
        "BEGIN; SAVEPOINT a; ROLLBACK TO a; COMMIT; ABORT; END",
        &["TransactionControl"; 6],
    );
    check("DO $$ BEGIN NULL; END $$; CALL p()", &["Code", "Code"]);
    check(
        "SET a = 1; GRANT SELECT ON t TO u; COMMENT ON TABLE t IS ''",
        &["Other"; 3],
    );
    check(
        "COPY t FROM STDIN; TRUNCATE t; UPDATE t SET a = ';'",
        &["Data"; 3],
    );
}

#[test]
fn statements_keep_their_text() {
    let script = script("-- first\nSELECT 1 ;\n/* b */ SELECT ';' -- c\n;").unwrap();
    let texts: Vec<_> = script
        .statements
        .iter()
        .map(|it| (it.offset, it.text.as_str()))
        .collect();
    assert_eq!(texts, [(9, "SELECT 1"), (28, "SELECT ';'")]);
}

#[test]
fn creations() {
    check("CREATE TABLE s.t (a int)", &["Create table s.t"]);
    check(
        "CREATE TEMP TABLE IF NOT EXISTS t (a int)",
        &["Create table t"],
    );
    check("CREATE TABLE t AS SELECT 1", &["Create table t"]);
    check("SELECT 1 INTO s.t", &["Create table s.t"]);
    check(
        "CREATE OR REPLACE VIEW \"V\" AS SELECT 1",
        &["Create view V"],
    );
    check(
        "CREATE MATERIALIZED VIEW s.v AS SELECT 1",
        &["Create materialized view s.v"],
    );
    check("CREATE INDEX i ON s.t (a)", &["Create index i s.t"]);
    check("CREATE INDEX ON t (a)", &["Create index t"]);
    check(
        "CREATE FUNCTION s.f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        &["Create function s.f"],
    );
    check(
        "CREATE TRIGGER x BEFORE UPDATE ON s.t EXECUTE FUNCTION f()",
        &["Create trigger x s.t"],
    );
    check("CREATE POLICY p ON t USING (a)", &["Create policy p t"]);
    check(
        "CREATE RULE r AS ON INSERT TO s.t DO INSTEAD NOTHING",
        &["Create rule r"],
    );
}

#[test]
fn more_creations() {
    check("CREATE SCHEMA s", &["Create schema s"]);
    check("CREATE SCHEMA AUTHORIZATION u", &["Create schema"]);
    check(
        "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"",
        &["Create extension uuid-ossp"],
    );
    check("CREATE TYPE s.mood AS ENUM ('a')", &["Create type s.mood"]);
    check("CREATE DOMAIN d AS int", &["Create domain d"]);
    check("CREATE SEQUENCE s.q", &["Create sequence s.q"]);
    check(
        "CREATE AGGREGATE s.a(int) (sfunc = f, stype = int)",
        &["Create aggregate s.a"],
    );
    check("CREATE CAST (a AS b) WITHOUT FUNCTION", &["Create cast"]);
    check("CREATE ROLE r", &["Create role r"]);
    check(
        "CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()",
        &["Create event trigger e"],
    );
    check(
        "CREATE TEXT SEARCH CONFIGURATION s.c (parser = x)",
        &["Create text search configuration s.c"],
    );
    check(
        "CREATE STATISTICS s.x ON a, b FROM t",
        &["Create statistics s.x"],
    );
    check("CREATE COLLATION c (locale = 'x')", &["Create collation c"]);
    check(
        "CREATE PROCEDURE p() LANGUAGE sql AS ''",
        &["Create procedure p"],
    );
    check(
        "CREATE SERVER s FOREIGN DATA WRAPPER w",
        &["Create server s"],
    );
}

#[test]
fn drops_and_alterations() {
    check("DROP TABLE IF EXISTS a, s.b CASCADE", &["Drop table a s.b"]);
    check("DROP FUNCTION f(int), s.g", &["Drop function f s.g"]);
    check("DROP TRIGGER x ON s.t CASCADE", &["Drop trigger x s.t"]);
    check("DROP POLICY p ON t", &["Drop policy p t"]);
    check("DROP SCHEMA a, b", &["Drop schema a b"]);
    check("DROP EXTENSION a", &["Drop extension a"]);
    check("DROP OWNED BY r", &["Drop owned r"]);
    check("DROP TYPE s.t", &["Drop type s.t"]);
    check("DROP AGGREGATE s.a(int)", &["Drop aggregate s.a"]);
    check("DROP ROLE a, b", &["Drop role a b"]);
    check("ALTER TABLE s.t RENAME TO u", &["Alter table s.t"]);
    check(
        "ALTER TABLE IF EXISTS ONLY t ADD COLUMN b int",
        &["Alter table t"],
    );
    check(
        "ALTER INDEX IF EXISTS s.i RENAME TO j",
        &["Alter index s.i"],
    );
    check(
        "ALTER FUNCTION s.f(int) OWNER TO x",
        &["Alter function s.f"],
    );
    check("ALTER TYPE mood ADD VALUE 'x'", &["Alter type mood"]);
}

#[test]
fn statements_that_run_alone() {
    check(
        "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)",
        &["Create index i t | CREATE INDEX CONCURRENTLY"],
    );
    check(
        "DROP INDEX CONCURRENTLY IF EXISTS i, s.j",
        &["Drop index i s.j | DROP INDEX CONCURRENTLY"],
    );
    check(
        "REINDEX INDEX CONCURRENTLY i",
        &["Other | REINDEX CONCURRENTLY"],
    );
    check(
        "REINDEX (CONCURRENTLY) TABLE t",
        &["Other | REINDEX CONCURRENTLY"],
    );
    check("REINDEX (CONCURRENTLY false) TABLE t", &["Other"]);
    check("REINDEX TABLE t", &["Other"]);
    check("REINDEX SCHEMA s", &["Other | REINDEX SCHEMA"]);
    check("VACUUM ANALYZE t", &["Other | VACUUM"]);
    check(
        "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
        &["Alter table t | ALTER TABLE ... DETACH PARTITION CONCURRENTLY"],
    );
    check("ALTER TABLE t DETACH PARTITION p", &["Alter table t"]);
}

#[test]
fn statements_on_the_whole_server_run_alone() {
    check("ALTER SYSTEM SET a = 1", &["Other | ALTER SYSTEM"]);
    check(
        "CREATE DATABASE d; DROP DATABASE d",
        &[
            "Create database d | CREATE DATABASE",
            "Drop database d | DROP DATABASE",
        ],
    );
    check(
        "ALTER DATABASE d SET TABLESPACE x",
        &["Alter database d | ALTER DATABASE ... SET TABLESPACE"],
    );
    check(
        "CLUSTER; CLUSTER t",
        &["Other | CLUSTER of all tables", "Other"],
    );
    check(
        "DISCARD ALL; DISCARD PLANS",
        &["Other | DISCARD ALL", "Other"],
    );
    check(
        "COMMIT PREPARED 'x'",
        &["TransactionControl | COMMIT PREPARED"],
    );
    check(
        "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p",
        &["Create subscription s | CREATE SUBSCRIPTION"],
    );
    check(
        "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (create_slot = false)",
        &["Create subscription s"],
    );
    check("REFRESH MATERIALIZED VIEW CONCURRENTLY v", &["Other"]);
}
