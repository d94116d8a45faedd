//! "Did you mean": the names that exist, and the one nearest to a name that does not.

use std::fmt::{Display, Formatter, Result};

/// How many names a hint lists before it only counts them.
const LISTED: usize = 12;

/// The names that exist where another was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hint {
    /// The name that was probably meant.
    pub near: Option<String>,
    /// Every name that exists.
    pub names: Vec<String>,
}

impl Hint {
    /// The hint for a name that is none of these.
    pub fn new(wanted: &str, names: impl IntoIterator<Item = String>) -> Self {
        let names: Vec<String> = names.into_iter().collect();
        let near = names
            .iter()
            .map(|name| (distance(wanted, name), name))
            .filter(|(distance, name)| *distance <= allowed(wanted, name))
            .min()
            .map(|(_, name)| name.clone());
        Self { near, names }
    }
}

impl Display for Hint {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if let Some(near) = &self.near {
            write!(f, "; did you mean `{near}`?")?;
        }
        match self.names.len() {
            0 => f.write_str("; there is none yet"),
            1..=LISTED => write!(f, " (there is {})", self.names.join(", ")),
            count => write!(f, " (there are {count})"),
        }
    }
}

/// How far apart two names may be and still be a slip: a third of the longer one's letters.
fn allowed(wanted: &str, name: &str) -> usize {
    wanted.chars().count().max(name.chars().count()) / 3
}

/// The number of letters to insert, remove or replace to make one of the other (Levenshtein).
fn distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in two.iter().enumerate() {
            let replace = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replace.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[two.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "é"), 1);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn names_the_nearest_only_if_near() {
        let names = || ["title", "tenant_id"].map(String::from);
        assert_eq!(
            Hint::new("tenant", names()).near.as_deref(),
            Some("tenant_id")
        );
        assert_eq!(
            Hint::new("titel", names()).near,
            None,
            "two of five letters"
        );
        assert_eq!(Hint::new("price", names()).near, None);
    }
}
