//! The schema of a database as text, and what of it stays the same when it is asked twice.

#![expect(
    clippy::panic,
    reason = "a test whose program does not run cannot go on, and says why"
)]

use std::collections::HashSet;
use std::env;
use std::process::Command;

/// What `pg_dump --schema-only` prints, without some tables.
pub(crate) fn schema(url: &str, without: &[&str]) -> String {
    let tables = without.iter().flat_map(|it| exclusions(it));
    let mut arguments = vec!["--schema-only".to_owned()];
    arguments.extend(tables);
    arguments.push(format!("--dbname={url}"));
    stable(&output(&dump_program(), &arguments))
}

fn exclusions(table: &str) -> [String; 2] {
    [
        format!("--exclude-table={table}"),
        format!("--exclude-table={table}_*_seq"),
    ]
}

/// The lines of the catalog that an empty database has not, without those that name some tables.
pub(crate) fn catalog(url: &str, empty: &str, without: &[&str]) -> String {
    let empty = whole_catalog(empty);
    let empty: HashSet<&str> = empty.lines().collect();
    let found = whole_catalog(url);
    let lines = found.lines().filter(|line| !empty.contains(line));
    let lines = lines.filter(|line| !without.iter().any(|it| line.contains(it)));
    lines.collect::<Vec<_>>().join("\n")
}

fn whole_catalog(url: &str) -> String {
    psql(
        url,
        &["SET search_path = ''", include_str!("whole_catalog.sql")],
    )
}

/// The major version of the newest server that `pg_dump` knows, its own.
pub(crate) fn newest_server() -> u32 {
    let words = output(&dump_program(), &["--version".to_owned()]);
    let number = words.split(' ').nth(2).unwrap_or_default();
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    let Ok(major) = digits.parse() else {
        panic!("pg_dump does not say its version: {words}");
    };
    major
}

/// The major version of a server.
pub(crate) fn version(url: &str) -> u32 {
    let number = psql(url, &["SHOW server_version_num"]);
    match number.trim().parse::<u32>() {
        Ok(number) => number / 10_000,
        Err(error) => panic!("{error}: {number}"),
    }
}

/// The lines that statements give.
fn psql(url: &str, statements: &[&str]) -> String {
    let program = env::var("PSQL").unwrap_or_else(|_| "psql".to_owned());
    let flags = ["--no-psqlrc", "--quiet", "--no-align", "--tuples-only"];
    let mut arguments: Vec<String> = flags.map(ToOwned::to_owned).into();
    arguments.push("--set=ON_ERROR_STOP=1".to_owned());
    let statements = statements.iter().map(|it| format!("--command={it}"));
    arguments.extend(statements);
    arguments.push(format!("--dbname={url}"));
    output(&program, &arguments)
}

fn dump_program() -> String {
    env::var("PG_DUMP").unwrap_or_else(|_| "pg_dump".to_owned())
}

fn output(program: &str, arguments: &[String]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("cannot run {program}: {error}"));
    if !output.status.success() {
        panic!(
            "{program} failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Drops the comments, the settings and the random keys of `pg_dump`, and squeezes blank lines.
///
/// Lines are recognized by what `pg_dump` writes, not by how they start: `--` or `SET` may also begin a
/// line of a function's body.
fn stable(dump: &str) -> String {
    let mut kept = String::new();
    let mut blank = true;
    for line in dump.lines().filter(|line| !varies(line)) {
        if !(line.is_empty() && blank) {
            kept.push_str(line);
            kept.push('\n');
        }
        blank = line.is_empty();
    }
    kept.truncate(kept.trim_end().len());
    kept
}

fn varies(line: &str) -> bool {
    is_comment(line) || is_setting(line) || is_key(line)
}

fn is_comment(line: &str) -> bool {
    const STARTS: [&str; 3] = ["-- Name: ", "-- PostgreSQL database dump", "-- Dumped "];
    line == "--" || STARTS.iter().any(|start| line.starts_with(start))
}

fn is_setting(line: &str) -> bool {
    const NAMES: [&str; 12] = [
        "check_function_bodies",
        "client_encoding",
        "client_min_messages",
        "default_table_access_method",
        "default_tablespace",
        "idle_in_transaction_session_timeout",
        "lock_timeout",
        "row_security",
        "standard_conforming_strings",
        "statement_timeout",
        "transaction_timeout",
        "xmloption",
    ];
    let setting = line
        .strip_prefix("SET ")
        .and_then(|rest| rest.split_once(" = "));
    setting.is_some_and(|(name, _)| NAMES.contains(&name))
        || line == "SELECT pg_catalog.set_config('search_path', '', false);"
}

/// Keys that `psql` asks for since the releases of August 2025, new on every run.
fn is_key(line: &str) -> bool {
    line.starts_with("\\restrict ") || line.starts_with("\\unrestrict ")
}

/// What two ways to one schema have in common.
///
/// Names that PostgreSQL chose by itself, and no step says, are left out: those of the sequences of identity columns, which
/// keep the name that their column once had, and those of the indexes of partitions, which are named after the columns as
/// they were when an index or its partition was made. Where a partition has an index, the lines are in any order, as
/// `pg_dump` goes by these names. The sequence of an identity column has the default privileges of when it was made, which no
/// step says either. Privileges of one object are in any order: `pg_dump` prints them as they were granted.
#[must_use]
pub fn comparable(lines: &[String]) -> Vec<String> {
    let all = lines.join("\n");
    let of_identities = names_after(&all, "    SEQUENCE NAME ");
    let on_identity = |it: &str| {
        let mut names = of_identities.iter();
        is_grant(it) && names.any(|name| it.contains(&format!(" ON SEQUENCE {name} ")))
    };
    let named = anonymous(&all);
    let lines = named.lines().filter(|it| !on_identity(it));
    let mut lines: Vec<String> = lines.map(ToOwned::to_owned).collect();
    lines.dedup_by(|one, two| one.is_empty() && two.is_empty());
    if named.contains(" ATTACH PARTITION …;") {
        lines.sort();
    }
    let runs = lines.chunk_by_mut(|one, two| is_grant(one) && is_grant(two));
    runs.for_each(<[String]>::sort);
    lines
}

fn is_grant(line: &str) -> bool {
    line.starts_with("GRANT ") || line.starts_with("REVOKE ")
}

fn anonymous(dump: &str) -> String {
    let sequences = names_after(dump, "    SEQUENCE NAME ");
    let sequences = sequences.into_iter().filter(|it| is_chosen(it));
    let attached = names_after(dump, " ATTACH PARTITION ");
    let parts = attached.into_iter().filter(|it| {
        let index = format!("INDEX {} ON ", last_part(it));
        let key = format!("ADD CONSTRAINT {} ", last_part(it));
        dump.contains(&index) || dump.contains(&key)
    });
    let mut text = dump.to_owned();
    for name in parts.chain(sequences) {
        text = text.replace(&format!("ATTACH PARTITION {name};"), "ATTACH PARTITION …;");
        text = text.replace(&format!("SEQUENCE NAME {name}"), "SEQUENCE NAME …");
        for before in ["INDEX", "ADD CONSTRAINT"] {
            let name = last_part(name);
            text = text.replace(&format!("{before} {name} "), &format!("{before} … "));
        }
    }
    text
}

/// Whether the name of a sequence is one that PostgreSQL would choose: it ends with `_seq`, or with a number behind that.
fn is_chosen(name: &str) -> bool {
    let name = name.trim_end_matches('"');
    name.trim_end_matches(|it: char| it.is_ascii_digit())
        .ends_with("_seq")
}

/// The names that follow a text.
fn names_after<'d>(dump: &'d str, text: &str) -> Vec<&'d str> {
    let after = dump.split(text).skip(1);
    after.map(|rest| &rest[..name_length(rest)]).collect()
}

/// How long the name is that a text starts with, with its schema.
fn name_length(text: &str) -> usize {
    let mut quoted = false;
    let ends = |c: char| {
        quoted ^= c == '"';
        !quoted && [' ', ';', '\n', ','].contains(&c)
    };
    text.find(ends).unwrap_or(text.len())
}

/// A name without its schema.
fn last_part(name: &str) -> &str {
    let mut quoted = false;
    let dot = name.char_indices().filter(|(_, c)| {
        quoted ^= *c == '"';
        !quoted && *c == '.'
    });
    dot.last().map_or(name, |(at, _)| &name[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_names_are_left_out() {
        let dump = "ALTER TABLE public.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.\"a.b\"\" c_seq\"
    START WITH 1
);
ALTER TABLE ONLY public.t ATTACH PARTITION public.part FOR VALUES IN (1);
CREATE INDEX \"part_a;b_idx\" ON public.part USING btree (\"a;b\");
ALTER TABLE ONLY public.part
    ADD CONSTRAINT part_pkey PRIMARY KEY (id);
ALTER INDEX public.t_idx ATTACH PARTITION public.\"part_a;b_idx\";
ALTER INDEX public.t_pkey ATTACH PARTITION public.part_pkey;";
        let expected = "ALTER TABLE public.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME …
    START WITH 1
);
ALTER TABLE ONLY public.t ATTACH PARTITION public.part FOR VALUES IN (1);
CREATE INDEX … ON public.part USING btree (\"a;b\");
ALTER TABLE ONLY public.part
    ADD CONSTRAINT … PRIMARY KEY (id);
ALTER INDEX public.t_idx ATTACH PARTITION …;
ALTER INDEX public.t_pkey ATTACH PARTITION …;";
        assert_eq!(anonymous(dump), expected);
    }

    #[test]
    fn only_what_varies_is_dropped() {
        let dump = "--
-- PostgreSQL database dump
--

\\restrict 8mO2bq

-- Dumped from database version 15.14
-- Dumped by pg_dump version 15.14

SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
SET xmloption = content;

--
-- Name: touch(); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.touch() RETURNS trigger
    AS $$
BEGIN
-- a comment of the author
UPDATE tenants
SET seats = 1;
END$$;


--
-- PostgreSQL database dump complete
--

\\unrestrict 8mO2bq

";
        let expected = "CREATE FUNCTION public.touch() RETURNS trigger
    AS $$
BEGIN
-- a comment of the author
UPDATE tenants
SET seats = 1;
END$$;";
        assert_eq!(stable(dump), expected);
    }
}
