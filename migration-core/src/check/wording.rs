//! Whether two texts are of the same words.

use super::strings::equal;

/// A token of SQL, as "Lexical Structure" in the PostgreSQL manual (section 4.1) has them.
#[derive(Clone, Copy)]
struct Token {
    kind: Kind,
    from: usize,
    to: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    End,
    Word,
    Quoted,
    Other,
}

/// Whether two texts differ in space, comments and letter case alone, and in what one of them calls the `names` that the
/// other has: its columns may have got others since.
pub(super) const fn same_words(own: &str, other: &str, names: &[&str]) -> bool {
    let (a, b) = (own.as_bytes(), other.as_bytes());
    let (mut i, mut j) = (0, 0);
    loop {
        let (one, two) = (token(a, i), token(b, j));
        if matches!(one.kind, Kind::End) || matches!(two.kind, Kind::End) {
            return one.kind as u8 == two.kind as u8;
        }
        // Columns may be qualified in one of both alone.
        match (column(a, one), column(b, two)) {
            (0, 0) => {}
            (at, 0) if is_name(two) => {
                i = at;
                continue;
            }
            (0, at) if is_name(one) => {
                j = at;
                continue;
            }
            _ => {}
        }
        let renamed = is_name(two) && is_one_of(own, one, names)
            || is_name(one) && is_one_of(other, two, names);
        if !same(a, one, b, two) && !renamed {
            return false;
        }
        (i, j) = (one.to, two.to);
    }
}

/// Where the name begins that stands behind this one and a dot; 0, where that is no column's.
const fn column(text: &[u8], name: Token) -> usize {
    let dot = token(text, name.to);
    let column = token(text, dot.to);
    let after = token(text, column.to);
    let is_dot = dot.to == dot.from + 1 && at(text, dot.from) == b'.';
    if is_name(name) && is_dot && is_name(column) && at(text, after.from) != b'(' {
        return column.from;
    }
    0
}

const fn is_name(token: Token) -> bool {
    matches!(token.kind, Kind::Word | Kind::Quoted)
}

const fn same(a: &[u8], one: Token, b: &[u8], two: Token) -> bool {
    let (one, two) = match (one.kind, two.kind) {
        (Kind::Word, Kind::Quoted) => (one, inner(two)),
        (Kind::Quoted, Kind::Word) => (inner(one), two),
        _ => (one, two),
    };
    if one.to - one.from != two.to - two.from {
        return false;
    }
    let folds = matches!(one.kind, Kind::Word) || matches!(two.kind, Kind::Word);
    let mut i = 0;
    while i < one.to - one.from {
        let (x, y) = (a[one.from + i], b[two.from + i]);
        let alike = if folds {
            x.eq_ignore_ascii_case(&y)
        } else {
            x == y
        };
        if !alike {
            return false;
        }
        i += 1;
    }
    true
}

const fn inner(token: Token) -> Token {
    Token {
        kind: token.kind,
        from: token.from + 1,
        to: token.to - 1,
    }
}

const fn is_one_of(text: &str, token: Token, names: &[&str]) -> bool {
    let token = match token.kind {
        Kind::Word => token,
        Kind::Quoted => inner(token),
        _ => return false,
    };
    let (_, rest) = text.split_at(token.from);
    let (word, _) = rest.split_at(token.to - token.from);
    let mut i = 0;
    while i < names.len() {
        if equal(names[i], word) {
            return true;
        }
        i += 1;
    }
    false
}

/// The first token from a place on.
const fn token(text: &[u8], place: usize) -> Token {
    let from = after_space(text, place);
    if from >= text.len() {
        return Token {
            kind: Kind::End,
            from,
            to: from,
        };
    }
    let (kind, to) = match text[from] {
        b'"' => (Kind::Quoted, closing(text, from + 1, b'"', false)),
        b'\'' => (Kind::Other, closing(text, from + 1, b'\'', false)),
        b'$' => (Kind::Other, dollar(text, from)),
        it if starts_word(it) => word(text, from),
        it if it.is_ascii_digit() => (Kind::Other, after_word(text, from, true)),
        it if is_operator(it) => (Kind::Other, after_operator(text, from)),
        b':' if at(text, from + 1) == b':' || at(text, from + 1) == b'=' => (Kind::Other, from + 2),
        _ => (Kind::Other, from + 1),
    };
    Token { kind, from, to }
}

const fn at(text: &[u8], place: usize) -> u8 {
    if place < text.len() { text[place] } else { 0 }
}

const fn word(text: &[u8], from: usize) -> (Kind, usize) {
    let to = after_word(text, from, false);
    let first = text[from].to_ascii_lowercase();
    if to == from + 1 && at(text, to) == b'\'' && matches!(first, b'e' | b'b' | b'x' | b'n') {
        return (Kind::Other, closing(text, to + 1, b'\'', first == b'e'));
    }
    if to == from + 1 && first == b'u' && at(text, to) == b'&' {
        let quote = at(text, to + 1);
        if quote == b'\'' || quote == b'"' {
            return (Kind::Other, closing(text, to + 2, quote, false));
        }
    }
    (Kind::Word, to)
}

const fn after_space(text: &[u8], mut place: usize) -> usize {
    while place < text.len() {
        let (here, next) = (text[place], at(text, place + 1));
        if here.is_ascii_whitespace() || here == 0xb {
            place += 1;
        } else if here == b'-' && next == b'-' {
            while place < text.len() && text[place] != b'\n' && text[place] != b'\r' {
                place += 1;
            }
        } else if here == b'/' && next == b'*' {
            place = after_comment(text, place);
        } else {
            break;
        }
    }
    place
}

const fn after_comment(text: &[u8], mut place: usize) -> usize {
    let mut depth = 0;
    while place < text.len() {
        match (text[place], at(text, place + 1)) {
            (b'/', b'*') => {
                depth += 1;
                place += 2;
            }
            (b'*', b'/') => {
                depth -= 1;
                place += 2;
                if depth == 0 {
                    return place;
                }
            }
            _ => place += 1,
        }
    }
    place
}

/// The end of what a quote ends that is not written twice, nor behind a backslash where that escapes.
const fn closing(text: &[u8], mut place: usize, quote: u8, escapes: bool) -> usize {
    while place < text.len() {
        if escapes && text[place] == b'\\' {
            place += 1;
        } else if text[place] == quote {
            if at(text, place + 1) != quote {
                return place + 1;
            }
            place += 1;
        }
        place += 1;
    }
    text.len()
}

/// The end of a `$tag$…$tag$`, or of a parameter.
const fn dollar(text: &[u8], from: usize) -> usize {
    let mut end = from + 1;
    while end < text.len() && text[end] != b'$' && continues_word(text[end]) {
        end += 1;
    }
    if at(text, end) != b'$' || at(text, from + 1).is_ascii_digit() {
        return end;
    }
    let tag = end + 1 - from;
    let mut place = end + 1;
    while place + tag <= text.len() {
        let mut i = 0;
        while i < tag && text[place + i] == text[from + i] {
            i += 1;
        }
        if i == tag {
            return place + tag;
        }
        place += 1;
    }
    text.len()
}

const fn after_word(text: &[u8], mut place: usize, number: bool) -> usize {
    while place < text.len() && (continues_word(text[place]) || number && text[place] == b'.') {
        place += 1;
    }
    place
}

const fn after_operator(text: &[u8], from: usize) -> usize {
    let mut place = from + 1;
    while place < text.len() && is_operator(text[place]) {
        let comments = matches!(
            (text[place], at(text, place + 1)),
            (b'-', b'-') | (b'/', b'*')
        );
        if comments {
            break;
        }
        place += 1;
    }
    place
}

const fn is_operator(it: u8) -> bool {
    matches!(
        it,
        b'+' | b'-'
            | b'*'
            | b'/'
            | b'<'
            | b'>'
            | b'='
            | b'~'
            | b'!'
            | b'@'
            | b'#'
            | b'%'
            | b'^'
            | b'&'
            | b'|'
            | b'`'
            | b'?'
    )
}

const fn starts_word(it: u8) -> bool {
    it.is_ascii_alphabetic() || it == b'_' || !it.is_ascii()
}

const fn continues_word(it: u8) -> bool {
    starts_word(it) || it.is_ascii_digit() || it == b'$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(own: &str, other: &str, names: &[&str], expected: bool) {
        assert_eq!(same_words(own, other, names), expected, "{own} {other}");
    }

    #[test]
    fn words() {
        check("a>0", "A > /* b */ 0 -- c", &[], true);
        check("\"a\" > 0", "a > 0", &[], true);
        check("a = 'b'", "a = 'B'", &[], false);
        check("ab", "a b", &[], false);
        check("a <@ b", "a < @ b", &[], false);
        check("E'\\'' || $x$ ' $x$", "E'\\''||$x$ ' $x$", &[], true);
        check("a > 0 and b", "a > 0", &[], false);
    }

    #[test]
    fn qualifiers() {
        check("t.a > 0", "a > 0", &[], true);
        check("a > \"u v\" . b", "a > s.t.\"b\"", &["u v"], true);
        check("t.a > 0", "t.b > 0", &[], false);
        check("s.f(a) > 0", "f(a) > 0", &[], false);
        check("a > 0.5", "a > 5", &[], false);
    }

    #[test]
    fn names_that_came_later() {
        check(
            "c > 0 AND \"C d\" < 1",
            "a > 0 AND b < 1",
            &["c", "C d"],
            true,
        );
        check("a > 0", "\"C d\" > 0", &["C d"], true);
        check("c > 0", "1 > 0", &["c"], false);
        check("c > 0", "a > 0", &["d"], false);
    }
}
