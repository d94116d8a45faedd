//! The derive macro of migrations, and the list of them. Use both through `migration-core`.
//!
//! The pipeline is the folder tree: tokens are read by `parse` into `ast`, and `expand` makes `static` data of it.
//! Nothing here makes SQL, reads a file or knows the schema; what the history allows is decided by
//! `migration_core::check`, in assertions that `expand` spans at the author's tokens.

mod ast;
mod diagnostics;
mod expand;
mod keyword;
mod list;
mod naming;
mod parse;
mod sql;

#[cfg(test)]
mod tests;

use diagnostics::Errors;
use proc_macro::TokenStream;
use quote::quote;
use syn::{DeriveInput, parse_macro_input};

/// Makes a migration of an enum; its variants are its steps.
#[proc_macro_derive(
    Migration,
    attributes(
        create_enum,
        alter_enum,
        rename_enum,
        move_enum,
        drop_enum,
        create_composite,
        alter_composite,
        rename_composite,
        move_composite,
        drop_composite,
        create_range,
        rename_range,
        move_range,
        drop_range,
        attribute,
        create_domain,
        alter_domain,
        rename_domain,
        move_domain,
        drop_domain,
        create_table,
        alter_table,
        rename_table,
        move_table,
        drop_table,
        create_index,
        rename_index,
        alter_index,
        drop_index,
        create_schema,
        rename_schema,
        drop_schema,
        create_extension,
        external_extension,
        alter_extension,
        drop_extension,
        create_sequence,
        alter_sequence,
        rename_sequence,
        move_sequence,
        drop_sequence,
        create_partition,
        attach_partition,
        detach_partition,
        drop_partition,
        create_policy,
        drop_policy,
        create_view,
        replace_view,
        drop_view,
        rename_view,
        move_view,
        create_materialized_view,
        drop_materialized_view,
        rename_materialized_view,
        move_materialized_view,
        refresh_materialized_view,
        alter_policy,
        rename_policy,
        enable_row_security,
        disable_row_security,
        force_row_security,
        no_force_row_security,
        create_statistics,
        alter_statistics,
        rename_statistics,
        move_statistics,
        drop_statistics,
        create_publication,
        alter_publication,
        rename_publication,
        drop_publication,
        external_table,
        external_function,
        external_type,
        external_schema,
        external_role,
        create_function,
        replace_function,
        drop_function,
        rename_function,
        move_function,
        create_procedure,
        replace_procedure,
        drop_procedure,
        rename_procedure,
        move_procedure,
        create_trigger,
        replace_trigger,
        drop_trigger,
        rename_trigger,
        enable_trigger,
        disable_trigger,
        comment_on,
        grant,
        revoke,
        alter_owner,
        alter_default_privileges,
        insert,
        execute,
        require,
        ensure,
        sql,
        migration,
        blocking,
        column,
        arg,
        primary_key,
        unique,
        check,
        foreign_key,
        exclude,
        not_null,
        drop_constraint,
        rename_constraint,
        alter_constraint,
        validate_constraint,
        set,
        reset,
        set_logged,
        set_unlogged,
        set_tablespace,
        set_access_method,
        replica_identity,
        cluster_on,
        set_without_cluster,
        inherit,
        no_inherit,
        add,
        drop,
        rename,
        change,
        set_default,
        drop_default,
        add_identity,
        set_identity,
        drop_identity,
        set_expression,
        drop_expression,
        set_storage,
        set_compression,
        set_statistics,
        set_options,
        reset_options
    )
)]
pub fn derive_migration(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input as DeriveInput)).into()
}

/// Lists the modules of all migrations, in ascending order, and makes `pub static HISTORY` of them.
#[proc_macro]
pub fn migrations(input: TokenStream) -> TokenStream {
    list::migrations(input.into()).into()
}

/// What was understood is emitted beside the errors, so that an editor knows the rest.
fn derive(input: DeriveInput) -> proc_macro2::TokenStream {
    let mut errors = Errors::default();
    let migration = parse::migration(input, &mut errors);
    let expanded = expand::migration(&migration, errors.none());
    let errors = errors.into_tokens();
    quote!(#errors #expanded)
}
