//! What stays the same when `pg_dump` prints the same schema twice.

/// Drops the comments, the settings and the random keys of `pg_dump`, and squeezes blank lines.
///
/// Lines are recognized by what `pg_dump` writes, not by how they start: `--` or `SET` may also begin a
/// line of a function's body.
pub(crate) fn stable(dump: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

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
