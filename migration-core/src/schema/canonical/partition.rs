//! Partitions.

use super::Form;
use crate::schema::Partition;
use crate::step::{
    AttachPartition, Bound, BoundValue, CreatePartition, DetachPartition, PartitionBy,
    PartitionStrategy,
};
use crate::value::DefaultValue;

impl Form {
    pub(super) fn partition_by(&mut self, by: &PartitionBy<'_>) {
        self.list("partition-by", |form| {
            form.word(match by.strategy {
                PartitionStrategy::Range => "range",
                PartitionStrategy::List => "list",
                PartitionStrategy::Hash => "hash",
            });
            by.keys.iter().for_each(|key| form.index_key(key));
        });
    }

    pub(super) fn create_partition(&mut self, step: &CreatePartition<'_>) {
        self.list("create-partition", |form| {
            form.name(step.name);
            form.name(step.table);
            form.partition_bound(&step.bound);
            form.parameters(step.with);
            form.maybe(step.tablespace, |form, it| form.string(it));
            // The form is older than partitions that are tables of their own once they are detached.
            form.word("attached");
            if let Some(by) = &step.partition_by {
                form.partition_by(by);
            }
        });
    }

    pub(super) fn attach_partition(&mut self, step: &AttachPartition<'_>) {
        self.list("attach-partition", |form| {
            form.name(step.name);
            form.name(step.to);
            form.partition_bound(&step.bound);
        });
    }

    pub(super) fn detach_partition(&mut self, step: &DetachPartition<'_>) {
        self.list("detach-partition", |form| {
            form.name(step.name);
            form.name(step.from);
            if step.concurrently {
                form.word("concurrently");
            }
        });
    }

    /// What a table is a partition of.
    pub(super) fn partition(&mut self, partition: &Partition<'_>) {
        self.list("partition-of", |form| {
            form.name(partition.of);
            form.partition_bound(&partition.bound);
        });
    }

    fn partition_bound(&mut self, bound: &Bound<'_>) {
        match bound {
            Bound::Default => self.word("default"),
            Bound::Range { from, to } => self.list("range", |form| {
                form.bound_values("from", from);
                form.bound_values("to", to);
            }),
            Bound::List(values) => self.bound_values("in", values),
            Bound::Hash { modulus, remainder } => {
                let (modulus, remainder) = (modulus.to_string(), remainder.to_string());
                self.strings("hash", &[&modulus, &remainder]);
            }
        }
    }

    fn bound_values(&mut self, tag: &str, values: &[BoundValue<'_>]) {
        self.list(tag, |form| {
            for value in values {
                match value {
                    BoundValue::Value(it) => form.default_value(&DefaultValue::Value(*it)),
                    BoundValue::Null => form.word("null"),
                    BoundValue::Least => form.word("least"),
                    BoundValue::Greatest => form.word("greatest"),
                    BoundValue::Expression(it) => form.expression(it),
                }
            }
        });
    }
}
