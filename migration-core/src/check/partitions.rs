//! Rules of partitions, and of the tables that have them.

use super::catalog::{Id, NONE};
use super::indexes::expressions;
use super::key::{column, relation};
use super::kind::Kind;
use super::replay::Replay;
use super::site;
use super::text::Text;
use crate::ident::Name;
use crate::step::{
    AttachPartition, Bound, Constraint, CreatePartition, CreateTable, DetachPartition,
    DropPartition, IndexKey, KeyKind, PartitionBy, PartitionStrategy, is_default_tablespace,
};

impl<'a> Replay<'a, '_> {
    /// What a new table is partitioned by.
    pub(super) const fn partition(&mut self, table: Id, step: &CreateTable<'a>) {
        let Some(by) = &step.options.partition_by else {
            return;
        };
        let options = &step.options;
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
            let text = Text::EMPTY.add("table ").name(step.name.name).add(why);
            self.refuse(site::STEP, text);
        }
        self.partition_keys(table, by);
    }

    const fn partition_keys(&mut self, table: Id, by: &PartitionBy<'a>) {
        let from = self.catalog.edges_len;
        let mut i = 0;
        while i < by.keys.len() {
            match &by.keys[i].kind {
                KeyKind::Column(name) => self.name_columns(site::key(i), table, &[*name]),
                KeyKind::Expression(it) => self.name_columns(site::key(i), table, it.columns),
            }
            i += 1;
        }
        self.keys_are_immutable(table, by.keys);
        self.key_mentions(table, by.keys);
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

    /// A unique constraint, whose columns are a piece of the edges, holds the partition key.
    pub(super) const fn unique_in_partitions(&mut self, site: usize, id: Id) {
        let (table, from, to) = {
            let entry = self.catalog.at(id);
            (entry.table, entry.from, entry.key_to)
        };
        let parted = self.catalog.at(table);
        let (mut edge, end, computed) = (parted.from, parted.to, parted.expressions != 0);
        if !parted.nullable {
            return;
        }
        while edge < end {
            let key = self.catalog.edges[edge] as usize;
            if computed || !self.catalog.holds(from, to, key) {
                self.lacks(site, table, key);
                return;
            }
            edge += 1;
        }
    }

    /// The same of a unique index.
    pub(super) const fn unique_index_in_partitions(&mut self, table: Id, keys: &[IndexKey<'_>]) {
        let parted = self.catalog.at(table);
        let (mut edge, end, computed) = (parted.from, parted.to, parted.expressions != 0);
        if !parted.nullable {
            return;
        }
        while edge < end {
            let key = self.catalog.edges[edge] as usize;
            if computed || !self.is_key(table, keys, key) {
                self.lacks(site::STEP, table, key);
                return;
            }
            edge += 1;
        }
    }

    const fn is_key(&self, table: Id, keys: &[IndexKey<'_>], id: Id) -> bool {
        let mut i = 0;
        while i < keys.len() {
            if let KeyKind::Column(name) = &keys[i].kind
                && self.catalog.live(&column(table, name)) == id
            {
                return true;
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
        self.refuse(
            site,
            text.add(", which can be neither dropped nor of another type"),
        );
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
        self.all_attached(site, table)
    }

    /// Refuses a change of a table while one of its partitions is detached, which could not come back then.
    pub(super) const fn all_attached(&mut self, site: usize, table: Id) -> bool {
        let mut child = NONE;
        if self.catalog.at(table).nullable {
            child = self.catalog.at(table).first;
        }
        while child != NONE {
            let entry = self.catalog.at(child);
            if entry.is_live() && matches!(entry.kind, Kind::Partition) && entry.flag {
                let text = Text::EMPTY.add("partition ").name(entry.key.name);
                let text =
                    text.add(" is detached, and could not come back to a table that has changed or is gone; ");
                self.refuse(site, text.add("attach or drop it first"));
                return false;
            }
            child = entry.next;
        }
        true
    }

    pub(super) const fn create_partition(&mut self, step: &CreatePartition<'a>) {
        let table = self.own_table(site::TABLE, &step.table);
        if table == NONE {
            return;
        }
        self.in_known_schema(site::STEP, &step.name);
        let taken = self.relation_or_type(&step.name);
        if taken != NONE {
            self.taken(site::STEP, taken);
            return;
        }
        let why = self.misfit(table, &step.bound);
        if !why.is_empty() {
            let text = Text::EMPTY.add("partition ").name(step.name.name).add(why);
            self.refuse(site::part(0), text);
            return;
        }
        let key = relation(&step.name);
        let id = self.catalog.make(key, Kind::Partition, table, self.now);
        self.catalog.at_mut(id).flag = !step.attached;
        self.catalog.at_mut(id).identity = matches!(step.bound, Bound::Default);
    }

    /// Why a bound does not fit the table.
    const fn misfit(&self, table: Id, bound: &Bound<'_>) -> &'static str {
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
            Bound::Default => {
                if self.has_default(table) {
                    return " would be the second default partition of its table";
                }
            }
            _ => return " has values of another kind than its table is partitioned by",
        }
        ""
    }

    const fn has_default(&self, table: Id) -> bool {
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

    /// The live entry of a partition, or a refusal.
    const fn known_partition(&mut self, name: &Name<'_>) -> Id {
        let key = relation(name);
        let id = self.catalog.live(&key);
        if id == NONE {
            self.refuse(site::STEP, self.missing(&key, Kind::Partition));
            return NONE;
        }
        if matches!(self.catalog.at(id).kind, Kind::Partition) {
            return id;
        }
        let text = Text::EMPTY.name(name.name).add(" is ");
        let text = text
            .add(self.catalog.at(id).kind.one())
            .add(", not a partition");
        self.refuse(site::STEP, text);
        NONE
    }

    pub(super) const fn attach_partition(&mut self, step: &AttachPartition<'a>) {
        self.set_detached(&step.name, &step.to, false);
    }

    pub(super) const fn detach_partition(&mut self, step: &DetachPartition<'a>) {
        self.set_detached(&step.name, &step.from, true);
    }

    const fn set_detached(&mut self, name: &Name<'a>, of: &Name<'a>, detached: bool) {
        let id = self.known_partition(name);
        let table = self.table(site::TABLE, of);
        if id == NONE || table == NONE {
            return;
        }
        let entry = self.catalog.at(id);
        let why = if entry.table != table {
            " is a partition of another table; name that"
        } else if entry.flag == detached && detached {
            " is detached already"
        } else if entry.flag == detached {
            " is attached already"
        } else {
            self.catalog.at_mut(id).flag = detached;
            return;
        };
        self.refuse(site::STEP, Text::EMPTY.name(name.name).add(why));
    }

    pub(super) const fn drop_partition(&mut self, step: &DropPartition<'a>) {
        let id = self.known_partition(&step.name);
        if id == NONE {
            return;
        }
        let (table, detached) = {
            let entry = self.catalog.at(id);
            (entry.table, entry.flag)
        };
        if !detached && self.is_referred_to(table) {
            let text = Text::EMPTY.add("partition ").name(step.name.name);
            let text = text.add(" is needed by a foreign key to its table; detach it first");
            self.refuse(site::STEP, text);
            return;
        }
        self.end_object(site::STEP, id);
    }

    const fn is_referred_to(&self, table: Id) -> bool {
        let mut referrer = self.catalog.at(table).referrer;
        while referrer != NONE {
            let entry = self.catalog.at(referrer);
            if entry.is_live() {
                return true;
            }
            referrer = entry.referrer;
        }
        false
    }

    /// Refuses to drop a table while something needs a partition of it.
    pub(super) const fn partitions_needed(&mut self, site: usize, table: Id) -> bool {
        let mut child = NONE;
        if self.catalog.at(table).nullable {
            child = self.catalog.at(table).first;
        }
        while child != NONE {
            let entry = self.catalog.at(child);
            let next = entry.next;
            if entry.is_live() && matches!(entry.kind, Kind::Partition) && self.needed(site, child)
            {
                return true;
            }
            child = next;
        }
        false
    }
}
