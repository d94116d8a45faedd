//! Rules of partitioned tables.

use super::catalog::{Id, NONE};
use super::indexes::expressions;
use super::kind::Kind;
use super::replay::Replay;
use super::said::Said;
use super::site;
use super::text::Text;
use crate::ident::Name;
use crate::step::{
    Bound, Constraint, KeyKind, PartitionBy, PartitionStrategy, TableOptions, is_default_tablespace,
};

impl<'a> Replay<'a, '_> {
    /// What a new table is partitioned by.
    pub(super) const fn partition(
        &mut self,
        table: Id,
        name: &Name<'_>,
        options: &TableOptions<'a>,
    ) {
        let Some(by) = &options.partition_by else {
            return;
        };
        let stores = options.unlogged || options.method.is_some() || !options.with.is_empty();
        let why = if stores {
            " is partitioned and stores no rows itself; give these options to its partitions"
        } else if is_default_tablespace(options.tablespace) {
            " is partitioned, and PostgreSQL takes no `pg_default` for it; take `tablespace` away"
        } else if by.keys.is_empty() {
            " is partitioned by nothing; name at least one key"
        } else if matches!(by.strategy, PartitionStrategy::List) && by.keys.len() > 1 {
            " is partitioned by a list, which has one key"
        } else {
            ""
        };
        if !why.is_empty() {
            let text = Text::EMPTY.add("table ").name(name.name).add(why);
            self.refuse(site::STEP, text);
        }
        self.partition_keys(table, by);
    }

    const fn partition_keys(&mut self, table: Id, by: &PartitionBy<'a>) {
        let from = self.catalog.edges_len;
        let mut i = 0;
        while i < by.keys.len() {
            match &by.keys[i].kind {
                KeyKind::Column(name) => self.name_columns(site::KEY + i, table, &[*name]),
                KeyKind::Expression(it) => self.name_columns(site::KEY + i, table, it.columns),
            }
            i += 1;
        }
        self.keys_are_immutable(table, by.keys);
        self.key_mentions(table, by.keys);
        self.keys_are_typed(table, by.keys);
        let entry = self.catalog.at_mut(table);
        entry.nullable = true;
        entry.users = by.keys.len();
        entry.expressions = expressions(by.keys);
        entry.key_to = by.strategy as usize;
        entry.from = from;
        let to = self.catalog.edges_len;
        self.catalog.at_mut(table).to = to;
        let mut edge = from;
        while edge < to {
            let source = self.catalog.at(self.catalog.edges[edge] as usize);
            if source.flag {
                let text = Text::EMPTY.add("column ").name(source.key.name);
                let text = text.add(" is generated, and cannot be in a partition key");
                self.refuse(site::STEP, text);
                return;
            }
            edge += 1;
        }
    }

    /// A partitioned table has no constraint that PostgreSQL does not hold over partitions.
    pub(super) const fn fits_partitions(&mut self, site: usize, table: Id, new: &Constraint<'_>) {
        if self.catalog.at(table).nullable
            && let Some(why) = new.options.refusal_of_partitioned(&new.kind)
        {
            let text = Text::EMPTY.name(new.name.text()).add(" ");
            self.refuse(site, text.add(why));
        }
    }

    /// Refuses a key of an index, which PostgreSQL does not make of the indexes of partitions.
    pub(super) const fn is_partitioned(&mut self, site: usize, table: Id) -> bool {
        if self.catalog.at(table).nullable {
            let text = Text::EMPTY.add("table ");
            let text = text.name(self.catalog.at(table).key.name).add(" ");
            self.refuse(site, text.add(PartitionBy::NO_KEY_OF_INDEX));
            return true;
        }
        false
    }

    /// A unique key of a partitioned table holds all of its partition key.
    pub(super) const fn unique_in_partitions(&mut self, site: usize, id: Id) {
        let table = self.catalog.at(id).table;
        let parted = self.catalog.at(table);
        let (mut edge, end, computed) = (parted.from, parted.to, parted.expressions != 0);
        if !parted.nullable {
            return;
        }
        while edge < end {
            let key = self.catalog.edges[edge] as usize;
            if computed || !self.is_key(id, key) {
                self.lacks(site, table, key);
                return;
            }
            edge += 1;
        }
    }

    /// Whether a column is a key of a constraint or index, and not only named by an expression there.
    const fn is_key(&self, id: Id, column: Id) -> bool {
        let entry = self.catalog.at(id);
        let Said::Index(index) = entry.said else {
            return self.catalog.holds(entry.from, entry.key_to, column);
        };
        let (mut i, mut edge) = (0, entry.from);
        while i < index.keys.len() && edge < entry.key_to {
            match &index.keys[i].kind {
                KeyKind::Column(_) => {
                    if self.catalog.edges[edge] as usize == column {
                        return true;
                    }
                    edge += 1;
                }
                KeyKind::Expression(it) => edge += it.columns.len(),
            }
            i += 1;
        }
        false
    }

    const fn lacks(&mut self, site: usize, table: Id, key: Id) {
        let text = Text::EMPTY.add("a unique key of the partitioned table ");
        let text = text
            .name(self.catalog.at(table).key.name)
            .add(" holds all of its partition key, and no expression ");
        let text = text
            .add("stands in that: PostgreSQL looks for the same key in one partition alone; see ");
        self.refuse(site, text.name(self.catalog.at(key).key.name));
    }

    /// Refuses to drop or change a column by which its table is partitioned.
    pub(super) const fn is_partitioned_by(&mut self, site: usize, id: Id) -> bool {
        let table = self.catalog.at(id).table;
        if !self.catalog.at(table).nullable || !self.catalog.names(table, id) {
            return false;
        }
        let text = Text::EMPTY
            .add("table ")
            .name(self.catalog.at(table).key.name);
        let text = text
            .add(" is partitioned by ")
            .name(self.catalog.at(id).key.name);
        let text = text.add(", which can be neither dropped nor of another type; ");
        self.refuse(site, text.add("make a new table, and move the rows there"));
        true
    }

    /// Whether indexes of a table may come and go; those of a partitioned one not concurrently.
    pub(super) const fn indexes_change(
        &mut self,
        site: usize,
        table: Id,
        concurrently: bool,
    ) -> bool {
        if concurrently && self.catalog.at(table).nullable {
            let text = Text::EMPTY
                .add("table ")
                .name(self.catalog.at(table).key.name);
            let text = text.add(
                " is partitioned, and PostgreSQL makes and drops its indexes not concurrently; ",
            );
            self.refuse(site, text.add("take that away"));
            return false;
        }
        true
    }

    /// Why a bound does not fit the table.
    pub(super) const fn misfit(&self, table: Id, bound: &Bound<'_>) -> &'static str {
        let entry = self.catalog.at(table);
        if !entry.nullable {
            return " has a table without `partition_by`, which so has no partitions";
        }
        let strategy = entry.key_to;
        match bound {
            Bound::Range { from, to } if strategy == PartitionStrategy::Range as usize => {
                if from.len() != entry.users || to.len() != entry.users {
                    return " has not one bound for each key";
                }
                if bound.is_empty() {
                    return " holds nothing, as its upper bound is not above the lower one";
                }
            }
            Bound::List(values) if strategy == PartitionStrategy::List as usize => {
                if values.is_empty() {
                    return " has no values";
                }
            }
            Bound::Hash { modulus, remainder } if strategy == PartitionStrategy::Hash as usize => {
                if *remainder >= *modulus {
                    return " has a remainder that is not below the modulus";
                }
            }
            Bound::Default if strategy == PartitionStrategy::Hash as usize => {
                return " cannot be the default of hashes";
            }
            Bound::Default => {}
            _ => return " has values of another kind than its table is partitioned by",
        }
        ""
    }

    pub(super) const fn has_default(&self, table: Id) -> bool {
        let mut child = self.catalog.at(table).first;
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && matches!(entry.kind, Kind::Partition) && entry.identity {
                return true;
            }
            child = entry.next;
        }
        false
    }
}
