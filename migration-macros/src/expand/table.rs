//! Tables as data.

use super::{column, constraint, name, storage};
use crate::ast::{AlterTable, ChangeKind, CreateTable, Name};
use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

pub(super) fn create(table: &CreateTable) -> TokenStream {
    let new = new(table);
    quote!(CreateTable(#new))
}

/// A table as its step has it.
pub(super) fn new(table: &CreateTable) -> TokenStream {
    let name = name::qualified(&table.name);
    let columns = table.columns.iter().map(column::column);
    let constraints = table.constraints.iter().map(constraint::constraint);
    let options = storage::options(&table.options);
    let options = options.unwrap_or_else(|| quote!(__m::TableOptions::PLAIN));
    quote!(__m::CreateTable {
        name: #name,
        columns: &[#(#columns),*],
        constraints: &[#(#constraints),*],
        options: #options,
    })
}

pub(super) fn drop(table: &Name, cascade: bool) -> TokenStream {
    let name = name::qualified(table);
    let cascade = cascade.then(|| quote!(behavior(__m::DropBehavior::Cascade)));
    let dropped = name::with(
        &quote!(__m::DropTable::new(#name)),
        &Vec::from_iter(cascade),
    );
    quote!(DropTable(#dropped))
}

pub(super) fn alter(table: &AlterTable) -> TokenStream {
    let name = name::qualified(&table.table);
    let changes = table.changes.iter().map(|change| change_kind(&change.kind));
    quote!(AlterTable(__m::AlterTable {
        table: #name,
        changes: &[#(__m::Change::#changes),*],
    }))
}

fn change_kind(change: &ChangeKind) -> TokenStream {
    match change {
        ChangeKind::AddColumn(new) => {
            let column = column::column(new);
            quote!(AddColumn(#column))
        }
        ChangeKind::DropColumn { name, ty } => {
            let ty = column_type(ty);
            quote!(DropColumn { name: #name, ty: #ty })
        }
        ChangeKind::RenameColumn { from, to, ty } => {
            let ty = column_type(ty);
            quote!(RenameColumn { from: #from, to: #to, ty: #ty })
        }
        ChangeKind::ChangeType {
            name,
            from,
            to,
            using,
            down_using,
            collation,
        } => {
            let (from, to) = (column_type(from), column_type(to));
            let using = name::option(using.as_ref().map(name::expression));
            let down_using = name::option(down_using.as_ref().map(name::expression));
            let collation = name::option(collation.as_ref().map(name::qualified));
            quote!(ChangeType { name: #name, from: #from, to: #to, using: #using, down_using: #down_using, collation: #collation })
        }
        ChangeKind::AlterColumn { name, ty, change } => {
            let (ty, change) = (column_type(ty), column::change(change));
            quote!(AlterColumn { name: #name, ty: #ty, change: __m::ColumnChange::#change })
        }
        ChangeKind::Storage(changed) => storage::change(changed),
        ChangeKind::AddConstraint(new) => {
            let constraint = constraint::constraint(new);
            quote!(AddConstraint(#constraint))
        }
        ChangeKind::AlterConstraint(name, change) => {
            let change = constraint::change(change);
            quote!(AlterConstraint { name: #name, change: __m::ConstraintChange::#change })
        }
        ChangeKind::AddKeyOfIndex(key) => constraint::key_of_index(key),
        ChangeKind::Inherit(from) => of_name(&quote!(Inherit), from),
        ChangeKind::NoInherit(from) => of_name(&quote!(NoInherit), from),
        ChangeKind::DropConstraint(name) => quote!(DropConstraint { name: #name }),
        ChangeKind::Cascade(drop) => {
            let drop = change_kind(drop);
            quote!(Cascade(__m::Cascade { of: &__m::Change::#drop, along: &[] }))
        }
    }
}

fn of_name(change: &TokenStream, name: &Name) -> TokenStream {
    let name = name::qualified(name);
    quote!(#change(#name))
}

fn column_type(ty: &Type) -> TokenStream {
    quote!(__m::ColumnType::of::<#ty>())
}
