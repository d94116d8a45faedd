//! What `str` cannot do yet in a `const fn`.

/// Whether two strings are the same.
pub(crate) const fn equal(a: &str, b: &str) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([a0, a1, a2, a3, after_a @ ..], [b0, b1, b2, b3, after_b @ ..]) = (a, b) {
        if *a0 != *b0 || *a1 != *b1 || *a2 != *b2 || *a3 != *b3 {
            return false;
        }
        (a, b) = (after_a, after_b);
    }
    while let ([a0, after_a @ ..], [b0, after_b @ ..]) = (a, b) {
        if *a0 != *b0 {
            return false;
        }
        (a, b) = (after_a, after_b);
    }
    true
}

/// The longest name that is compared with another, in bytes.
const LONGEST: usize = 63;

/// How many letters are to be changed, added or removed to make `b` of `a` (Levenshtein's distance).
///
/// Names over 63 bytes are as far from each other as they are long.
pub(crate) const fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() > LONGEST || b.len() > LONGEST {
        return LONGEST + 1;
    }
    let mut row = [0; LONGEST + 1];
    let mut j = 0;
    while j <= b.len() {
        row[j] = j;
        j += 1;
    }
    let mut i = 0;
    while i < a.len() {
        next_row(&mut row, a[i], b, i);
        i += 1;
    }
    row[b.len()]
}

/// One row of the table of distances, from the row before it.
const fn next_row(row: &mut [usize; LONGEST + 1], letter: u8, b: &[u8], i: usize) {
    let mut diagonal = row[0];
    row[0] = i + 1;
    let mut j = 0;
    while j < b.len() {
        let replaced = diagonal + (letter != b[j]) as usize;
        let shorter = least(row[j] + 1, row[j + 1] + 1);
        diagonal = row[j + 1];
        row[j + 1] = least(replaced, shorter);
        j += 1;
    }
}

const fn least(a: usize, b: usize) -> usize {
    if a < b { a } else { b }
}

/// Whether names that are so far from each other can be a misspelling: up to a third of the letters, three at most.
pub(crate) const fn resemble(a: &str, b: &str, distance: usize) -> bool {
    let shorter = least(a.len(), b.len());
    distance <= least(3, shorter.div_ceil(3))
}

/// Whether a text holds another in single quotes.
pub(crate) const fn quotes(text: &str, inner: &str) -> bool {
    let (text, inner) = (text.as_bytes(), inner.as_bytes());
    let mut start = 0;
    while start + inner.len() + 2 <= text.len() {
        if text[start] == b'\'' && text[start + 1 + inner.len()] == b'\'' {
            let mut i = 0;
            while i < inner.len() && text[start + 1 + i] == inner[i] {
                i += 1;
            }
            if i == inner.len() {
                return true;
            }
        }
        start += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_changed_letters() {
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("name", "nmae"), 2);
        assert_eq!(distance("tenant", "tenants"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn short_names_resemble_only_near_ones() {
        let resembles = |a, b| resemble(a, b, distance(a, b));
        assert!(resembles("clietns", "clients"));
        assert!(resembles("nmae", "name"));
        assert!(!resembles("id", "no"));
        assert!(!resembles("slug", "title"));
    }
}
