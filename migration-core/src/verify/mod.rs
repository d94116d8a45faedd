//! Whether a database has what the history says.
//!
//! Both sides are items with a few words about each: what the schema says (`expected`) and what the catalog holds
//! (`introspect`). The texts of expressions, queries and bodies are not compared, because PostgreSQL writes them otherwise than
//! their authors.

mod expected;
mod item;

pub use expected::Expected;
pub use item::{Found, Item};

use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};

/// What sets a database apart from what the history says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The history has it, and the database has not.
    Missing(Item),
    /// Both have it, and it is something else in the database.
    Other {
        /// What it is.
        item: Item,
        /// What the history says of it.
        expected: String,
        /// What the database says of it.
        found: String,
    },
    /// The database has it, and the history has not, in a schema in which the history has something.
    Extra(Item),
}

impl Difference {
    /// Whether a part of the history would not find what it needs.
    pub const fn is_lack(&self) -> bool {
        matches!(self, Self::Missing(_) | Self::Other { .. })
    }
}

impl Display for Difference {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(item) => write!(f, "{item} is missing"),
            Self::Other {
                item,
                expected,
                found,
            } => write!(f, "{item} is {}, not {}", plain(found), plain(expected)),
            Self::Extra(item) => write!(f, "{item} is not in the history"),
        }
    }
}

const fn plain(words: &str) -> &str {
    match words.is_empty() {
        true => "plain",
        false => words,
    }
}

/// All differences, by object. What is a part of something that is missing or extra is not told besides; `own` is the runner's own
/// table, which is no part of a history.
pub fn compare(
    expected: &Expected,
    found: &BTreeMap<Item, Found>,
    own: (&str, &str),
) -> Vec<Difference> {
    let lacks = expected.items.iter().filter_map(|(item, of)| {
        let owner = of.table.as_ref();
        if owner.is_some_and(|owner| !found.contains_key(owner)) {
            return None;
        }
        let Some(there) = found.get(item) else {
            return Some(Difference::Missing(item.clone()));
        };
        let words = of.words.as_ref()?;
        (*words != there.words).then(|| Difference::Other {
            item: item.clone(),
            expected: words.clone(),
            found: there.words.clone(),
        })
    });
    let extra = found.iter().filter(|(item, it)| {
        let owner = it.table.as_ref();
        let is_known = owner.is_none_or(|owner| expected.describes(owner));
        let is_own = (item.schema.as_str(), item.name.as_str()) == own;
        is_known
            && !is_own
            && !it.says_its_column()
            && !expected.items.contains_key(item)
            && expected.covers(item)
    });
    let extra = extra.map(|(item, _)| Difference::Extra(item.clone()));
    let mut all: Vec<Difference> = lacks.chain(extra).collect();
    all.sort_by(|one, two| one.place().cmp(&two.place()));
    all
}

impl Difference {
    /// By schema and name, tables before their parts.
    fn place(&self) -> (&str, &str, &Item) {
        let (Self::Missing(item) | Self::Other { item, .. } | Self::Extra(item)) = self;
        (&item.schema, &item.name, item)
    }
}

#[cfg(test)]
mod tests;
