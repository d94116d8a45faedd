//! A renamed column, followed into an expression.

use super::keyword;
use super::{Kind, Token, tokens};
use crate::ident::{Name, Quoted};
use crate::schema::Arena;
use crate::value::{Expression, Mention, Typed};

/// Words after which a word is part of the syntax or a name of another kind, and never a column.
const NOT_BEFORE_COLUMN: &[&str] = &["is", "collate", "at", "as"];

/// A column that gets another name.
#[derive(Clone, Copy, Debug)]
pub(in crate::schema) struct Column<'a> {
    /// The table that it is in.
    pub(in crate::schema) table: Name<'a>,
    /// Its name until now.
    pub(in crate::schema) from: &'a str,
    /// Its name from now on.
    pub(in crate::schema) to: &'a str,
}

/// The expression with the column's new name in it.
pub(in crate::schema) fn rename<'a>(
    expression: Expression<'a>,
    column: &Column<'a>,
    arena: &'a Arena,
) -> Expression<'a> {
    if !expression.columns.contains(&column.from) {
        return expression;
    }
    let columns = expression.columns.iter().map(|name| column.renamed(name));
    Expression {
        sql: arena.alloc_str(&column.rewrite(expression.sql)),
        columns: arena.alloc_slice_fill_iter(columns),
        mentions: in_mentions(expression.mentions, column, arena),
    }
}

/// What a text says of columns of its own table, once one has another name.
pub(in crate::schema) fn in_mentions<'a>(
    mentions: &'a [Mention<'a>],
    column: &Column<'a>,
    arena: &'a Arena,
) -> &'a [Mention<'a>] {
    let renamed = mentions.iter().map(|mention| match *mention {
        Mention::Typed(typed) => Mention::Typed(Typed {
            columns: arena.alloc_slice_fill_iter(typed.columns.iter().map(|it| column.renamed(it))),
            ..typed
        }),
        Mention::Unlike { what, columns } => Mention::Unlike {
            what,
            columns: arena.alloc_slice_fill_iter(
                columns
                    .iter()
                    .map(|(name, families)| (column.renamed(name), *families)),
            ),
        },
        other => other,
    });
    arena.alloc_slice_fill_iter(renamed)
}

impl<'a> Column<'a> {
    /// The name that a column of the table has now.
    pub(in crate::schema) fn renamed(&self, name: &'a str) -> &'a str {
        if name == self.from { self.to } else { name }
    }

    fn rewrite(&self, sql: &str) -> String {
        let all = tokens(sql);
        let words: Vec<Token<'_>> = all
            .iter()
            .copied()
            .filter(|it| it.kind != Kind::Space)
            .collect();
        let mut at = 0;
        let mut text = String::with_capacity(sql.len());
        for token in &all {
            if token.kind == Kind::Space {
                text.push_str(token.text);
                continue;
            }
            if self.stands_at(&words, at) {
                text.push_str(&self.spelled());
            } else {
                text.push_str(token.text);
            }
            at += 1;
        }
        text
    }

    /// The new name, in quotes where it needs them.
    fn spelled(&self) -> String {
        if keyword::is_plain(self.to) {
            self.to.to_owned()
        } else {
            Quoted(self.to).to_string()
        }
    }

    /// Whether the word at this place is the column.
    fn stands_at(&self, words: &[Token<'_>], at: usize) -> bool {
        let token = words[at];
        let is_name = token.name().as_deref() == Some(self.from)
            && !(token.kind == Kind::Word && keyword::is_reserved(self.from));
        is_name && !self.follows_other(words, at) && !precedes_other(words, at)
    }

    /// Whether what stands before makes it another thing: a type, a keyword, a column of another table.
    fn follows_other(&self, words: &[Token<'_>], at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        match words[before].text {
            "." => !self.qualified(words, before),
            "::" => true,
            "(" => before
                .checked_sub(1)
                .is_some_and(|it| is_word(words[it], &["extract"])),
            _ => is_word(words[before], NOT_BEFORE_COLUMN) || is_zone(words, before),
        }
    }

    /// Whether the table's name stands before this dot.
    fn qualified(&self, words: &[Token<'_>], dot: usize) -> bool {
        dot.checked_sub(1)
            .and_then(|it| words[it].name())
            .is_some_and(|name| name == self.table.name)
    }
}

/// Whether what stands after makes it another thing: a call, a qualifier, an argument's name, a literal's type.
fn precedes_other(words: &[Token<'_>], at: usize) -> bool {
    words
        .get(at + 1)
        .is_some_and(|next| next.kind == Kind::Text || matches!(next.text, "(" | "." | "=>" | ":="))
}

fn is_word(token: Token<'_>, any_of: &[&str]) -> bool {
    token.kind == Kind::Word
        && any_of
            .iter()
            .any(|word| token.text.eq_ignore_ascii_case(word))
}

/// Whether this is the `time` of `at time zone`.
fn is_zone(words: &[Token<'_>], at: usize) -> bool {
    is_word(words[at], &["time"])
        && at
            .checked_sub(1)
            .is_some_and(|it| is_word(words[it], &["at"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, before: &str, after: &str) {
        let arena = Arena::new();
        let column = Column {
            table: Name::plain("t"),
            from,
            to,
        };
        let columns = &[from];
        let renamed = rename(Expression::over(before, columns), &column, &arena);
        assert_eq!(renamed.sql, after);
        assert_eq!(renamed.columns, [to]);
    }

    #[test]
    fn names_in_every_spelling() {
        check("a", "b", "a > 0 AND \"a\" < A", "b > 0 AND b < b");
        check("A", "b", "a > \"A\"", "a > b");
        check("a", "B c", "a+1", "\"B c\"+1");
        check("a", "order", "a+1", "\"order\"+1");
        check("we\"ird", "x", "\"we\"\"ird\" IS NULL", "x IS NULL");
        check("é", "è", "é = 1", "\"è\" = 1");
    }

    #[test]
    fn not_in_texts_and_comments() {
        check(
            "a",
            "b",
            "a = 'a' || E'\\'a' || $$a$$ || $a$ a $a$",
            "b = 'a' || E'\\'a' || $$a$$ || $a$ a $a$",
        );
        check(
            "a",
            "b",
            "a -- a\n/* a /* a */ a */ = a",
            "b -- a\n/* a /* a */ a */ = b",
        );
    }

    #[test]
    fn qualified_names() {
        check(
            "a",
            "b",
            "t.a = x.a AND public.t.a = \"t\".a",
            "t.b = x.a AND public.t.b = \"t\".b",
        );
        check("t", "b", "t.t = (x).t", "t.b = (x).t");
    }

    #[test]
    fn not_what_only_looks_like_it() {
        check("lower", "b", "lower(lower)", "lower(b)");
        check(
            "date",
            "b",
            "date::date = date '2020-01-01'",
            "b::date = date '2020-01-01'",
        );
        check("date", "b", "CAST(date AS date)", "CAST(b AS date)");
        check(
            "year",
            "b",
            "extract(year FROM year)",
            "extract(year FROM b)",
        );
        check(
            "time",
            "b",
            "time AT TIME ZONE 'UTC'",
            "b AT TIME ZONE 'UTC'",
        );
        check(
            "days",
            "b",
            "make_interval(days => days)",
            "make_interval(days => b)",
        );
        check(
            "end",
            "b",
            "CASE WHEN \"end\" THEN 1 END",
            "CASE WHEN b THEN 1 END",
        );
    }
}
