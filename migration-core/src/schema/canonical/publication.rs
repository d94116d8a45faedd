//! Publications.

use super::Form;
use crate::step::{
    AlterPublication, CreatePublication, Members, PublicationChange, Published, PublishedChanges,
    PublishedGenerated, PublishedTable,
};

impl Form {
    pub(super) fn create_publication(&mut self, step: &CreatePublication<'_>) {
        self.list("create-publication", |form| {
            form.string(step.name);
            match step.of {
                Published::AllTables => form.word("all-tables"),
                Published::Members(members) => form.members("of", &members),
            }
            form.published_changes(step.options.publish);
            form.flag("via-root", step.options.via_partition_root);
            if step.options.generated_columns != PublishedGenerated::None {
                form.published_generated(step.options.generated_columns);
            }
        });
    }

    pub(super) fn alter_publication(&mut self, step: &AlterPublication<'_>) {
        self.list("alter-publication", |form| {
            form.string(step.name);
            match step.change {
                PublicationChange::Add(members) => form.members("add", &members),
                PublicationChange::Set(members) => form.members("set", &members),
                PublicationChange::Drop(members) => form.members("drop", &members),
                PublicationChange::Options {
                    publish,
                    via_partition_root,
                    generated_columns,
                } => {
                    form.maybe(publish, Self::published_changes);
                    form.maybe(via_partition_root, |form, it| form.flag("via-root", it));
                    if let Some(it) = generated_columns {
                        form.published_generated(it);
                    }
                }
            }
        });
    }

    /// What stood before it in no list has no word.
    fn published_generated(&mut self, generated: PublishedGenerated) {
        self.word(match generated {
            PublishedGenerated::None => "without-generated",
            PublishedGenerated::Stored => "stored-generated",
        });
    }

    fn members(&mut self, tag: &str, members: &Members<'_>) {
        self.list(tag, |form| {
            members
                .tables
                .iter()
                .for_each(|it| form.published_table(it));
            form.strings("schemas", members.schemas);
        });
    }

    fn published_table(&mut self, table: &PublishedTable<'_>) {
        self.list("table", |form| {
            form.name(table.table);
            form.strings("columns", table.columns);
            form.maybe(table.predicate, |form, it| form.expression(&it));
        });
    }

    fn published_changes(&mut self, changes: PublishedChanges) {
        self.list("publish", |form| {
            form.flag("insert", changes.insert);
            form.flag("update", changes.update);
            form.flag("delete", changes.delete);
            form.flag("truncate", changes.truncate);
        });
    }
}
