//! Steps as data.

use super::{
    comment, composite, condition, domain, execute, extension, external, index, insert, name,
    partition, policy, privilege, publication, range, raw, routine, sequence, statistics, table,
    trigger, type_change, view,
};
use crate::ast::{Operation, Rename, Step};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;

pub(super) fn step(step: &Step) -> TokenStream {
    let ident = step.ident.unraw().to_string();
    let operation = operation(&step.operation);
    let blocking = name::option(step.blocking.as_ref().map(ToTokens::to_token_stream));
    quote!(__m::Step { name: #ident, operation: __m::Operation::#operation, blocking: #blocking })
}

#[expect(clippy::too_many_lines, reason = "it has a line for each kind of step")]
fn operation(operation: &Operation) -> TokenStream {
    match operation {
        Operation::CreateEnum { name, labels } => {
            let name = name::qualified(name);
            quote!(CreateEnum(__m::CreateEnum { name: #name, labels: &[#(#labels),*] }))
        }
        Operation::AlterEnum(altered) => type_change::alter_enum(altered),
        Operation::RenameType(renamed) => type_change::rename(renamed),
        Operation::CreateComposite(new) => composite::create(new),
        Operation::AlterComposite(altered) => composite::alter(altered),
        Operation::DropComposite(name) => {
            let name = name::qualified(name);
            quote!(DropComposite(__m::DropComposite { name: #name }))
        }
        Operation::CreateRange(new) => range::create(new),
        Operation::DropRange(name) => {
            let name = name::qualified(name);
            quote!(DropRange(__m::DropRange { name: #name }))
        }
        Operation::CreateDomain(new) => domain::create(new),
        Operation::AlterDomain(altered) => domain::alter(altered),
        Operation::DropDomain(name) => {
            let name = name::qualified(name);
            quote!(DropDomain(__m::DropDomain { name: #name }))
        }
        Operation::DropEnum(name) => {
            let name = name::qualified(name);
            quote!(DropEnum(__m::DropEnum { name: #name }))
        }
        Operation::CreateTable(new) => table::create(new),
        Operation::AlterTable(changed) => table::alter(changed),
        Operation::Cascade(drop) => {
            let drop = self::operation(drop);
            quote!(Cascade(__m::Cascade { of: &__m::Operation::#drop, along: &[] }))
        }
        Operation::DropTable { name, cascade } => table::drop(name, *cascade),
        Operation::CreateIndex(new) => index::create(new),
        Operation::RenameTable(it) => {
            let renamed = renamed(it);
            quote!(RenameTable(__m::RenameTable #renamed))
        }
        Operation::MoveTable(it) => {
            let (name, schema) = (name::qualified(&it.name), &it.to);
            quote!(MoveTable(__m::MoveTable { name: #name, schema: #schema }))
        }
        Operation::RenameIndex(it) => {
            let renamed = renamed(it);
            quote!(RenameIndex(__m::RenameIndex #renamed))
        }
        Operation::AlterIndex(changed) => index::alter(changed),
        Operation::DropIndex { name, concurrently } => index::drop(name, *concurrently),
        Operation::CreateSchema(name) => {
            let name = &name.name;
            quote!(CreateSchema(__m::CreateSchema { name: #name }))
        }
        Operation::DropSchema(name) => {
            let name = &name.name;
            quote!(DropSchema(__m::DropSchema { name: #name }))
        }
        Operation::RenameSchema(it) => {
            let (name, to) = (&it.name.name, &it.to);
            quote!(RenameSchema(__m::RenameSchema { name: #name, to: #to }))
        }
        Operation::CreateExtension(new) => extension::create(new),
        Operation::AlterExtension(changed) => extension::alter(changed),
        Operation::DropExtension(name) => extension::drop(name),
        Operation::CreateSequence(new) => sequence::create(new),
        Operation::AlterSequence(changed) => sequence::alter(changed),
        Operation::RenameSequence(renamed) => sequence::rename(renamed),
        Operation::MoveSequence(it) => {
            let (name, schema) = (name::qualified(&it.name), &it.to);
            quote!(MoveSequence(__m::MoveSequence { name: #name, schema: #schema }))
        }
        Operation::DropSequence(name) => {
            let name = name::qualified(name);
            quote!(DropSequence(__m::DropSequence { name: #name }))
        }
        Operation::CreatePartition(new) => partition::create(new),
        Operation::AttachPartition(moved) => partition::attach(moved),
        Operation::DetachPartition(moved) => partition::detach(moved),
        Operation::DropPartition(name) => partition::drop(name),
        Operation::CreatePolicy(new) => policy::create(new),
        Operation::DropPolicy(dropped) => policy::drop(dropped),
        Operation::CreateView(new) => view::create(new),
        Operation::ReplaceView(new) => view::replace(new),
        Operation::DropView(dropped) => view::drop(dropped),
        Operation::RenameView(renamed) => view::rename(renamed),
        Operation::MoveView(moved) => view::change_schema(moved),
        Operation::CreateMaterializedView(new) => view::create_materialized(new),
        Operation::RefreshView(refreshed) => view::refresh(refreshed),
        Operation::AlterPolicy(changed) => policy::alter(changed),
        Operation::RenamePolicy(renamed) => policy::rename(renamed),
        Operation::RowSecurity(set) => policy::row_security(set),
        Operation::CreateStatistics(new) => statistics::create(new),
        Operation::AlterStatistics(changed) => statistics::alter(changed),
        Operation::RenameStatistics(renamed) => statistics::rename(renamed),
        Operation::MoveStatistics(it) => {
            let (name, schema) = (name::qualified(&it.name), &it.to);
            quote!(MoveStatistics(__m::MoveStatistics { name: #name, schema: #schema }))
        }
        Operation::DropStatistics(name) => statistics::drop(name),
        Operation::CreatePublication(new) => publication::create(new),
        Operation::AlterPublication(changed) => publication::alter(changed),
        Operation::RenamePublication(renamed) => publication::rename(renamed),
        Operation::DropPublication(name) => publication::drop(name),
        Operation::Declare(external) => external::declare(external),
        Operation::Routine(it) => routine::step(it),
        Operation::Trigger(it) => trigger::step(it),
        Operation::CommentOn(comment) => comment::on(comment),
        Operation::Grant(step) => privilege::grant(step),
        Operation::ChangeAllPrivileges(step) => privilege::change_all(step),
        Operation::Revoke(step) => privilege::revoke(step),
        Operation::AlterOwner(step) => privilege::alter_owner(step),
        Operation::AlterDefaultPrivileges(step) => privilege::alter_default(step),
        Operation::Insert(it) => insert::insert(it),
        Operation::Execute(it) => execute::execute(it),
        Operation::Require(it) => condition::require(it),
        Operation::Ensure(it) => condition::ensure(it),
        Operation::Sql(it) => raw::sql(it),
    }
}

/// The old name and the new one.
fn renamed(it: &Rename) -> TokenStream {
    let (name, to) = (name::qualified(&it.name), &it.to);
    quote!({ name: #name, to: #to })
}
