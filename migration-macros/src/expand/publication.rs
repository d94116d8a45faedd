//! Publications as data, and where their errors stand.

use super::name;
use super::sites::{Sites, listed, whole};
use crate::ast::{
    AlterPublication, CreatePublication, Members, Name, PublicationChange, PublicationOptions,
    PublishedTable, RenamePublication,
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

pub(super) fn create(new: &CreatePublication) -> TokenStream {
    let (name, _) = &new.name;
    let of = if new.all_tables {
        quote!(AllTables)
    } else {
        let members = members(&new.members);
        quote!(Members(#members))
    };
    let PublicationOptions {
        publish,
        via_partition_root,
        generated_columns,
    } = &new.options;
    let root = via_partition_root.unwrap_or_default();
    let generated = generated(generated_columns.unwrap_or("None"));
    let publish = publish
        .as_deref()
        .map_or_else(|| quote!(__m::PublicationOptions::DEFAULT.publish), changes);
    quote!(CreatePublication(__m::CreatePublication {
        name: #name,
        of: __m::Published::#of,
        options: __m::PublicationOptions {
            publish: #publish,
            via_partition_root: #root,
            generated_columns: #generated,
        },
    }))
}

pub(super) fn alter(changed: &AlterPublication) -> TokenStream {
    let (name, _) = &changed.name;
    let change = match &changed.change {
        PublicationChange::Members(change, what) => {
            let (change, what) = (Ident::new(change, Span::call_site()), members(what));
            quote!(#change(#what))
        }
        PublicationChange::Options(options) => {
            let publish = name::option(options.publish.as_deref().map(changes));
            let root = name::option(options.via_partition_root.map(|it| quote!(#it)));
            let generated = name::option(options.generated_columns.map(generated));
            quote!(Options {
                publish: #publish,
                via_partition_root: #root,
                generated_columns: #generated,
            })
        }
    };
    quote!(AlterPublication(__m::AlterPublication {
        name: #name,
        change: __m::PublicationChange::#change,
    }))
}

pub(super) fn rename(renamed: &RenamePublication) -> TokenStream {
    let ((name, _), (to, _)) = (&renamed.name, &renamed.to);
    quote!(RenamePublication(__m::RenamePublication { name: #name, to: #to }))
}

pub(super) fn drop(name: &Name) -> TokenStream {
    let name = &name.name;
    quote!(DropPublication(__m::DropPublication { name: #name }))
}

fn members(members: &Members) -> TokenStream {
    let tables = members.tables.iter().map(table);
    let schemas = name::listed(&members.schemas);
    quote!(__m::Members { tables: &[#(#tables),*], schemas: #schemas })
}

fn table(published: &PublishedTable) -> TokenStream {
    let table = name::qualified(&published.table);
    let columns = name::listed(&published.columns);
    let predicate = name::maybe(published.predicate.as_ref());
    quote!(__m::PublishedTable { table: #table, columns: #columns, predicate: #predicate })
}

fn changes(words: &[String]) -> TokenStream {
    let all = ["insert", "update", "delete", "truncate"];
    let set = all.map(|it| words.iter().any(|word| word == it));
    let [insert, update, delete, truncate] = set;
    quote!(__m::PublishedChanges {
        insert: #insert,
        update: #update,
        delete: #delete,
        truncate: #truncate,
    })
}

/// A variant of `PublishedGenerated`.
fn generated(variant: &str) -> TokenStream {
    let variant = Ident::new(variant, Span::call_site());
    quote!(__m::PublishedGenerated::#variant)
}

pub(super) fn create_sites(new: &CreatePublication) -> Sites {
    let mut sites = vec![whole(new.name.1)];
    sites.extend(member_sites(&new.members));
    sites
}

pub(super) fn alter_sites(changed: &AlterPublication) -> Sites {
    let mut sites = vec![whole(changed.name.1)];
    if let PublicationChange::Members(_, members) = &changed.change {
        sites.extend(member_sites(members));
    }
    sites
}

pub(super) fn rename_sites(renamed: &RenamePublication) -> Sites {
    let to = ("TO", 0, renamed.to.1);
    vec![whole(renamed.name.1), to]
}

/// A table stands for all that is said of it.
fn member_sites(members: &Members) -> Sites {
    let tables = members.tables.iter().enumerate();
    let tables = tables.map(|(i, it)| ("CHANGE", i, it.table.place));
    tables.chain(listed(&members.schemas)).collect()
}
