//! The parts of a step that an error can stand under, and where the author wrote them.
//!
//! The numbers are `migration_core::check::site`'s; only parts that can fail are listed.

use super::{
    comment, composite, condition, domain, extension, external, insert, partition, policy,
    privilege, publication, range, raw, routine, sequence, statistics, trigger, type_change, view,
};
use crate::ast::{
    AlterIndex, AlterTable, Change, ChangeKind, CreateIndex, CreateTable, Operation, Place, Step,
};
use quote::ToTokens;

/// Parts of a step: the name of the sort, which of it, and where the author wrote it.
pub(super) type Sites = Vec<Site>;

/// A part of a step.
pub(super) type Site = (&'static str, usize, Place);

/// The parts of a step. What has no part of its own stands under the step as a whole.
pub(super) fn of(step: &Step) -> Sites {
    of_operation(&step.operation)
}

#[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
fn of_operation(operation: &Operation) -> Sites {
    match operation {
        Operation::CreateTable(table) => create_table(table),
        Operation::Cascade(drop) => of_operation(drop),
        Operation::AlterTable(table) => alter_table(table),
        Operation::CreateIndex(index) => create_index(index),
        Operation::RenameIndex(index)
        | Operation::RenameTable(index)
        | Operation::RenameSchema(index)
        | Operation::MoveTable(index)
        | Operation::MoveStatistics(index)
        | Operation::MoveSequence(index) => {
            vec![whole(index.name.place), ("TO", 0, index.to_place)]
        }
        Operation::AlterIndex(index) => alter_index(index),
        Operation::CreateEnum { name, .. }
        | Operation::DropEnum(name)
        | Operation::DropDomain(name)
        | Operation::DropComposite(name)
        | Operation::DropRange(name)
        | Operation::DropTable { name, .. }
        | Operation::DropPartition(name)
        | Operation::CreateSchema(name)
        | Operation::DropSchema(name)
        | Operation::DropExtension(name)
        | Operation::DropSequence(name)
        | Operation::DropIndex { name, .. } => vec![whole(name.place)],
        Operation::CreateExtension(it) => extension::create_sites(it),
        Operation::AlterExtension(it) => extension::alter_sites(it),
        Operation::CreateComposite(it) => composite::create_sites(it),
        Operation::AlterComposite(it) => composite::alter_sites(it),
        Operation::CreateRange(it) => range::create_sites(it),
        Operation::CreateDomain(it) => domain::create_sites(it),
        Operation::AlterDomain(it) => domain::alter_sites(it),
        Operation::AlterEnum(it) => type_change::enum_sites(it),
        Operation::RenameType(it) => type_change::rename_sites(it),
        Operation::CreateSequence(it) => sequence::create_sites(it),
        Operation::AlterSequence(it) => sequence::alter_sites(it),
        Operation::RenameSequence(it) => sequence::rename_sites(it),
        Operation::CreatePartition(new) => partition::create_sites(new),
        Operation::AttachPartition(new) => partition::attach_sites(new),
        Operation::DetachPartition(old) => partition::detach_sites(old),
        Operation::CreatePolicy(it) => policy::create_sites(it),
        Operation::DropPolicy(it) => policy::drop_sites(it),
        Operation::CreateView(it) | Operation::ReplaceView(it) => view::sites(&it.name, &it.query),
        Operation::CreateMaterializedView(it) => view::sites(&it.name, &it.query),
        Operation::DropView(it) => vec![whole(it.name.place)],
        Operation::RenameView(it) => vec![whole(it.from.place)],
        Operation::MoveView(it) => vec![whole(it.moved.name.place), ("TO", 0, it.moved.to_place)],
        Operation::RefreshView(it) => vec![whole(it.name.place)],
        Operation::AlterPolicy(it) => policy::alter_sites(it),
        Operation::RenamePolicy(it) => policy::rename_sites(it),
        Operation::RowSecurity(it) => vec![whole(it.table.place)],
        Operation::CreateStatistics(it) => statistics::create_sites(it),
        Operation::AlterStatistics(it) => vec![whole(it.name.place)],
        Operation::RenameStatistics(it) => statistics::rename_sites(it),
        Operation::DropStatistics(name) => vec![whole(name.place)],
        Operation::CreatePublication(it) => publication::create_sites(it),
        Operation::AlterPublication(it) => publication::alter_sites(it),
        Operation::RenamePublication(it) => publication::rename_sites(it),
        Operation::DropPublication(name) => vec![whole(name.place)],
        Operation::Declare(it) => external::sites(it),
        Operation::Routine(it) => routine::sites(it),
        Operation::Trigger(it) => trigger::sites(it),
        Operation::CommentOn(it) => comment::sites(it),
        Operation::Grant(it) | Operation::Revoke(it) => privilege::change_sites(it),
        Operation::ChangeAllPrivileges(it) => privilege::change_all_sites(it),
        Operation::AlterOwner(it) => privilege::owner_sites(it),
        Operation::AlterDefaultPrivileges(it) => privilege::default_sites(it),
        Operation::Insert(it) => insert::sites(it),
        Operation::Require(it) | Operation::Ensure(it) => condition::sites(it),
        Operation::Sql(it) => raw::sites(it),
        Operation::Execute(_) => Vec::new(),
    }
}

/// The step as a whole, for which its name stands.
pub(super) fn whole(place: Place) -> Site {
    ("STEP", 0, place)
}

/// The words of a list, each a part of the step.
pub(super) fn listed(names: &[(String, Place)]) -> Sites {
    let names = names.iter().enumerate();
    names.map(|(i, (_, place))| ("PART", i, *place)).collect()
}

pub(super) fn create_table(table: &CreateTable) -> Sites {
    let mut sites = vec![whole(table.name.place)];
    for (i, column) in table.columns.iter().enumerate() {
        sites.push(("COLUMN", i, column.place));
        let ty = Place::of(column.ty.to_token_stream());
        sites.push(("COLUMN_TYPE", i, ty));
        if let Some((_, place)) = &column.default {
            sites.push(("DEFAULT", i, *place));
        }
        if let Some(generated) = &column.generated {
            sites.push(("GENERATED", i, generated.place));
        }
    }
    for (i, parent) in table.options.inherits.iter().enumerate() {
        sites.push(("PART", i, parent.place));
    }
    let keys = table.options.partition_by.iter().flat_map(|by| &by.keys);
    for (i, key) in keys.enumerate() {
        sites.push(("KEY", i, key.place));
    }
    for (i, constraint) in table.constraints.iter().enumerate() {
        sites.push(("CONSTRAINT", i, constraint.place));
    }
    sites
}

fn alter_table(table: &AlterTable) -> Sites {
    let changes = table.changes.iter().enumerate();
    std::iter::once(whole(table.table.place))
        .chain(changes.flat_map(|(i, change)| self::change(i, change)))
        .collect()
}

fn change(i: usize, change: &Change) -> Sites {
    let mut sites = vec![("CHANGE", i, change.place)];
    if let ChangeKind::AddColumn(column) = &change.kind
        && let Some((_, place)) = &column.default
    {
        sites.push(("DEFAULT", i, *place));
    }
    sites
}

fn alter_index(index: &AlterIndex) -> Sites {
    let changes = index.changes.iter().enumerate();
    let changes = changes.map(|(i, (_, place))| ("CHANGE", i, *place));
    std::iter::once(whole(index.name.place))
        .chain(changes)
        .collect()
}

fn create_index(index: &CreateIndex) -> Sites {
    let mut sites = vec![("TABLE", 0, index.table.place)];
    for (i, key) in index.keys.iter().enumerate() {
        sites.push(("KEY", i, key.place));
    }
    if let (Some((_, first)), Some((_, last))) = (index.include.first(), index.include.last()) {
        sites.push(("INCLUDE", 0, first.to(last.last)));
    }
    if let Some(predicate) = &index.predicate {
        sites.push(("PREDICATE", 0, predicate.place));
    }
    sites
}
