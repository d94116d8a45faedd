//! Texts that are refused, with the place and the words.

use crate::sql::{expression, script};

#[track_caller]
fn check(input: &str, offset: usize, message: &str) {
    match expression(input) {
        Ok(_) => panic!("{input} is accepted"),
        Err(error) => assert_eq!(
            (error.offset, error.message.as_str()),
            (offset, message),
            "{input}"
        ),
    }
}

#[test]
fn texts_that_would_escape() {
    check("a) , (b", 1, "this `)` closes nothing");
    check("a)", 1, "this `)` closes nothing");
    check(
        "1; DROP TABLE x",
        1,
        "an expression has no semicolon; only one expression is expected here",
    );
    check("a > 1;", 5, "an expression has no semicolon at its end");
    check(
        "a -- comment",
        2,
        "a `--` comment at the end hides what follows the expression; end its line, or leave it out",
    );
    check(
        "a = 'x",
        4,
        "this string is never closed; its `'` is missing",
    );
    check(
        "a = E'x\\'",
        4,
        "this string is never closed; its `'` is missing",
    );
    check(
        "\"a = 1",
        0,
        "this quoted name is never closed; its `\"` is missing",
    );
    check("a = $x$ b", 4, "this dollar-quoted string is never closed");
    check(
        "a /* b",
        2,
        "this comment is never closed; its `*/` is missing",
    );
    check("lower(a", 5, "this `(` is never closed");
    check("a[1)", 3, "this `)` closes nothing");
}

#[test]
fn texts_that_are_no_expression() {
    check("", 0, "expected an expression, but the text is empty");
    check("  \n", 0, "expected an expression, but the text is empty");
    check(
        "/* a */",
        0,
        "expected an expression, but the text is empty",
    );
    check("a, b", 0, "expected one expression, found a list");
    check(
        "SELECT 1",
        0,
        "a query is an expression only in parentheses",
    );
}

#[test]
fn what_is_missing() {
    check("a AND", 5, "expected an expression after `AND`");
    check(
        "a AND OR b",
        6,
        "expected an expression after `AND`, found `OR`",
    );
    check(
        "a b",
        2,
        "expected an operator or the end of the expression after `a`, found `b`",
    );
    check(
        "a AS b",
        2,
        "expected an operator or the end of the expression after `a`, found `AS`",
    );
    check("a +", 3, "expected an expression after `+`");
    check("CASE WHEN a THEN b", 18, "expected `END` after `b`");
    check("a::", 3, "expected a type after `::`");
    check("f(a,)", 3, "unexpected trailing comma");
    check("a.", 2, "expected a field's name after `.`");
    check("order > 1", 0, "expected an expression, found `order`");
    check("*", 0, "invalid operator");
    check("a = = b", 4, "invalid operator");
    check("a = :b", 4, "a `:` cannot stand here");
    check(
        "a = 'x' 'y'",
        8,
        "expected new line or comma between string literals",
    );
    check(
        "f(a b)",
        4,
        "expected an operator, a comma or the closing bracket after `a`, found `b`",
    );
}

#[test]
fn what_is_wrong() {
    check("1a", 0, "trailing junk after numeric literal");
    check("::int", 0, "a `:` cannot stand here");
    check("a -> b ->", 9, "expected an expression after `->`");
    check("((a)", 0, "this `(` is never closed");
    check(
        "x FROM t",
        2,
        "expected an operator or the end of the expression after `x`, found `FROM`",
    );
    check("left", 0, "`left` is a reserved keyword");
    check(
        "CASE END",
        5,
        "expected an expression after `CASE`, found `END`",
    );
    check(
        "a \\ b",
        2,
        "expected an operator or the end of the expression after `a`, found `\\`",
    );
    check("a BETWEEN 1", 11, "expected `AND` after `1`");
    check("()", 1, "expected an expression after `(`, found `)`");
    check("NOT", 3, "expected an expression after `NOT`");
    check("f(a,,b)", 4, "expected an expression after `,`, found `,`");
    check(
        "a IN b",
        5,
        "expected a parenthesized value list or subquery",
    );
    check(
        "a = ANY b",
        4,
        "expected an expression after `=`, found `ANY`",
    );
    check(
        "EXISTS a",
        7,
        "expected an operator or the end of the expression after `EXISTS`, found `a`",
    );
    check("CAST(a text)", 7, "expected `AS` after `a`, found `text`");
    check("EXTRACT(a)", 9, "expected `FROM` after `a`, found `)`");
}

/// The parser takes the word for the start of a query; in double quotes it is a column.
#[test]
fn gap_column_named_values() {
    check("values > 1", 7, "expected `(` after `values`, found `>`");
}

/// The parser accepts these.
#[test]
fn gap_texts_that_postgresql_refuses() {
    check(
        "a IS b",
        5,
        "expected NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM after `IS`",
    );
    check(
        "a < b < c",
        8,
        "comparisons do not chain; put one of them in parentheses",
    );
    check("a[]", 0, "expected an index between `[` and `]`");
    check("a.*.b", 0, "nothing can follow `.*`");
    check(
        "1 + f(a).b",
        4,
        "this needs parentheses around it before `.` or `[`",
    );
    check(
        "f(a)[1]",
        0,
        "this needs parentheses around it before `.` or `[`",
    );
    check(
        "user.id = 1",
        0,
        "this word is a keyword; a name that reads so needs double quotes",
    );
    check("a = $1", 4, "there are no parameters here");
}

#[track_caller]
fn check_script(input: &str, offset: usize, message: &str) {
    match script(input) {
        Ok(_) => panic!("{input} is accepted"),
        Err(error) => assert_eq!(
            (error.offset, error.message.as_str()),
            (offset, message),
            "{input}"
        ),
    }
}

#[test]
fn scripts() {
    check_script("SELEC 1", 0, "expected an SQL statement, found `SELEC`");
    check_script(
        "SELECT 1; \\d t",
        10,
        "expected an SQL statement after `;`, found `\\`",
    );
    check_script("CREATE TABLE t (a int", 21, "expected `)` after `int`");
    check_script(
        "SELECT 1 SELECT 2",
        16,
        "expected `,` or `;` after `SELECT`, found `2`",
    );
    check_script(
        "UPDATE t SET a = 1 UPDATE t SET a = 2",
        19,
        "expected `,` or `;` after `1`, found `UPDATE`",
    );
    check_script(
        "SELECT 'x",
        7,
        "missing trailing `'` symbol to terminate the string literal",
    );
    check_script(
        "ALTER TABLE t ADD COLUMN",
        24,
        "expected a name after `COLUMN`",
    );
    check_script("DROP t", 0, "expected an SQL statement, found `DROP`");
}

/// Whatever is cut off, the text is accepted or refused, and the place is inside of it.
#[test]
fn prefixes_are_refused_in_their_own_text() {
    let texts = [
        "CASE WHEN \"ä\" ->> 'ö' = E'\\'' THEN t.a[1:2] ELSE $x$ü$x$ END",
        "(SELECT max(b) /* c */ FROM s.t -- d\n WHERE x = ANY(ARRAY[1])) IS NOT NULL",
        "CREATE TABLE t (a int DEFAULT 1); COMMENT ON TABLE t IS 'ß'",
        "a::numeric(10, 2) IN (U&\"d!0061\" UESCAPE '!') AND B'01' = X'1F'",
    ];
    for text in texts {
        for (end, _) in text.char_indices() {
            let prefix = &text[..end];
            let errors = [expression(prefix).err(), script(prefix).err()];
            for error in errors.into_iter().flatten() {
                assert!(
                    prefix
                        .get(error.offset..)
                        .is_some_and(|rest| rest.starts_with(&error.token)),
                    "{prefix}: {error:?}"
                );
            }
        }
    }
}
