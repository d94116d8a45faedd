//! Tables as data.

use super::name;
use crate::ast::{
    AlterTable, ChangeKind, Column, Constraint, ConstraintKind, CreateTable, DefaultValue,
    ForeignKey,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Type;

pub(super) fn create(table: &CreateTable) -> TokenStream {
    let name = name::qualified(&table.name);
    let columns = table.columns.iter().map(column);
    let constraints = table.constraints.iter().map(constraint);
    quote!(CreateTable(__m::CreateTable {
        name: #name,
        columns: &[#(#columns),*],
        constraints: &[#(#constraints),*],
    }))
}

pub(super) fn alter(table: &AlterTable) -> TokenStream {
    let name = name::qualified(&table.table);
    let changes = table.changes.iter().map(|change| change_kind(&change.kind));
    quote!(AlterTable(__m::AlterTable {
        table: #name,
        changes: &[#(__m::Change::#changes),*],
    }))
}

fn column(column: &Column) -> TokenStream {
    let (name, ty) = (&column.name, &column.ty);
    let mut fields = Vec::new();
    if let Some((default, _)) = &column.default {
        let default = name::option(Some(default_value(default)));
        fields.push(quote!(default: #default));
    }
    if let Some(generated) = &column.generated {
        let generated = name::option(Some(name::expression(generated)));
        fields.push(quote!(generated: #generated));
    }
    if let Some(identity) = column.identity {
        let identity = variant(identity);
        let identity = name::option(Some(quote!(__m::Identity::#identity)));
        fields.push(quote!(identity: #identity));
    }
    let plain = quote!(__m::Column::of::<#ty>(#name));
    if fields.is_empty() {
        return plain;
    }
    quote!(__m::Column { #(#fields,)* ..#plain })
}

fn variant(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn default_value(default: &DefaultValue) -> TokenStream {
    let value = match default {
        DefaultValue::Boolean(value) => quote!(Boolean(#value)),
        DefaultValue::Number(text) => quote!(Number(#text)),
        DefaultValue::Text(text) => quote!(Text(#text)),
        DefaultValue::Expression(expression) => {
            let expression = name::expression(expression);
            return quote!(__m::DefaultValue::Expression(#expression));
        }
    };
    quote!(__m::DefaultValue::Value(__m::Value::#value))
}

fn constraint(constraint: &Constraint) -> TokenStream {
    let name = name::object(&constraint.name);
    let kind = match &constraint.kind {
        ConstraintKind::PrimaryKey(columns) => quote!(PrimaryKey(&[#(#columns),*])),
        ConstraintKind::Unique(columns) => quote!(Unique(&[#(#columns),*])),
        ConstraintKind::Check(expression) => {
            let expression = name::expression(expression);
            quote!(Check(#expression))
        }
        ConstraintKind::ForeignKey(foreign) => foreign_key(foreign),
    };
    quote!(__m::Constraint { name: #name, kind: __m::ConstraintKind::#kind })
}

fn foreign_key(foreign: &ForeignKey) -> TokenStream {
    let (columns, targets) = (&foreign.columns, &foreign.targets);
    let table = name::qualified(&foreign.table);
    let (on_delete, on_update) = (variant(foreign.on_delete), variant(foreign.on_update));
    quote!(ForeignKey(__m::ForeignKey {
        columns: &[#(#columns),*],
        table: #table,
        targets: &[#(#targets),*],
        on_delete: __m::ReferentialAction::#on_delete,
        on_update: __m::ReferentialAction::#on_update,
    }))
}

fn change_kind(change: &ChangeKind) -> TokenStream {
    match change {
        ChangeKind::AddColumn(new) => {
            let column = column(new);
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
        } => {
            let (from, to) = (column_type(from), column_type(to));
            let using = name::option(using.as_ref().map(name::expression));
            let down_using = name::option(down_using.as_ref().map(name::expression));
            quote!(ChangeType { name: #name, from: #from, to: #to, using: #using, down_using: #down_using })
        }
        ChangeKind::AddConstraint(new) => {
            let constraint = constraint(new);
            quote!(AddConstraint(#constraint))
        }
        ChangeKind::DropConstraint(name) => quote!(DropConstraint { name: #name }),
    }
}

fn column_type(ty: &Type) -> TokenStream {
    quote!(__m::ColumnType::of::<#ty>())
}
