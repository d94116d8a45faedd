//! The columns of something that a query reads or gives.

use crate::sql::mention::OutputColumn;
use crate::sql::name::ObjectName;

/// How much is known of the columns that are not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Certainty {
    /// There are none.
    #[default]
    Exact,
    /// There are none, but some of these are one: those that a `NATURAL` join finds on both sides.
    Merged,
    /// There can be any.
    Open,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    list: Vec<OutputColumn>,
    certainty: Certainty,
}

/// Whether columns have a name.
pub(super) enum Match {
    /// It is there, or it cannot be known whether it is.
    Settled,
    /// If one of these relations has it.
    Among(Vec<ObjectName>),
    Missing,
}

impl Columns {
    /// Those of a relation.
    pub(super) fn of(relation: ObjectName) -> Self {
        Self {
            list: vec![OutputColumn::All {
                relation,
                skip: 0,
                except: Vec::new(),
            }],
            certainty: Certainty::Exact,
        }
    }

    pub(super) fn named(names: Vec<String>) -> Self {
        Self {
            list: names.into_iter().map(OutputColumn::Named).collect(),
            certainty: Certainty::Exact,
        }
    }

    /// Those of something that the text does not describe.
    pub(super) fn open() -> Self {
        Self::default().loosened(Certainty::Open)
    }

    pub(super) fn loosened(mut self, certainty: Certainty) -> Self {
        self.certainty = self.certainty.max(certainty);
        self
    }

    pub(super) fn push(&mut self, name: Option<String>) {
        match name {
            Some(name) => self.list.push(OutputColumn::Named(name)),
            None => self.certainty = Certainty::Open,
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        self.list.extend(other.list);
        self.certainty = self.certainty.max(other.certainty);
    }

    /// In the order that they have, if all is known.
    pub(super) fn into_output(self) -> Option<Vec<OutputColumn>> {
        (self.certainty == Certainty::Exact).then_some(self.list)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().filter_map(|column| match column {
            OutputColumn::Named(name) => Some(name.as_str()),
            OutputColumn::All { .. } => None,
        })
    }

    /// The relations whose columns these are.
    pub(super) fn relations(&self) -> impl Iterator<Item = &ObjectName> {
        self.list.iter().filter_map(|column| match column {
            OutputColumn::Named(_) => None,
            OutputColumn::All { relation, .. } => Some(relation),
        })
    }

    pub(super) fn find(&self, name: &str) -> Match {
        if self.certainty == Certainty::Open || self.names().any(|it| it == name) {
            return Match::Settled;
        }
        let relations: Vec<ObjectName> = self
            .list
            .iter()
            .filter_map(|column| match column {
                OutputColumn::All {
                    relation, except, ..
                } if !except.iter().any(|it| it == name) => Some(relation.clone()),
                _ => None,
            })
            .collect();
        match relations.is_empty() {
            true => Match::Missing,
            false => Match::Among(relations),
        }
    }

    /// Why `source` has no such column.
    pub(super) fn missing(&self, source: &str, name: &str) -> String {
        let names: Vec<&str> = self.names().collect();
        match names.is_empty() {
            true => format!("`{source}` has no column `{name}`"),
            false => format!(
                "`{source}` has no column `{name}` (it has {})",
                names.join(", ")
            ),
        }
    }

    /// With other names for the first of them: `AS t (a, b)`.
    pub(super) fn renamed(self, names: Vec<String>) -> Self {
        let mut left = names.len();
        let mut renamed = Self::named(names).loosened(match self.certainty {
            Certainty::Exact => Certainty::Exact,
            Certainty::Merged | Certainty::Open => Certainty::Open,
        });
        let count = self.list.len();
        for (index, column) in self.list.into_iter().enumerate() {
            match column {
                OutputColumn::Named(_) if left > 0 => left -= 1,
                OutputColumn::All {
                    relation,
                    skip,
                    except,
                } if left > 0 => {
                    // How many of the names are for columns behind it depends on how many it has.
                    if index + 1 < count || !except.is_empty() {
                        return renamed.loosened(Certainty::Open);
                    }
                    renamed.list.push(OutputColumn::All {
                        relation,
                        skip: skip + left,
                        except,
                    });
                }
                column => renamed.list.push(column),
            }
        }
        renamed
    }

    /// Without a column that a join has put in front.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.list
            .retain(|column| !matches!(column, OutputColumn::Named(it) if it == name));
        for column in &mut self.list {
            if let OutputColumn::All { except, .. } = column {
                except.push(name.to_owned());
            }
        }
        self
    }

    /// Joined by the names that both have, which cannot be known if one is a relation.
    pub(super) fn natural(self, right: Self) -> Self {
        let names_only = |columns: &Self| {
            columns.certainty == Certainty::Exact && columns.relations().next().is_none()
        };
        if !names_only(&self) || !names_only(&right) {
            let mut joined = self;
            joined.append(right);
            return joined.loosened(Certainty::Merged);
        }
        let common: Vec<String> = self
            .names()
            .filter(|name| right.names().any(|other| other == *name))
            .map(str::to_owned)
            .collect();
        self.using(right, &common)
    }

    /// Joined by these names, which come first.
    pub(super) fn using(self, right: Self, names: &[String]) -> Self {
        let mut joined = Self::named(names.to_vec());
        for side in [self, right] {
            joined.append(names.iter().fold(side, |side, name| side.without(name)));
        }
        joined
    }
}
