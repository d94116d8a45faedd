//! Database schema migrations, written in Rust and proved by `cargo check`.
//!
//! A migration is a module with one enum; its variants are its steps. The derive macro turns them into data,
//! `migrations![…]` lists the modules and proves that every step fits the schema that the steps before it leave, and
//! the command line applies them and takes them back:
//!
//! ```
//! pub mod m20250205_103500_tenants {
//!     use migration_core::prelude::*;
//!
//!     #[derive(Migration)]
//!     pub enum Tenants {
//!         #[create_table]
//!         Tenants {
//!             #[column(primary_key, default = gen_random_uuid())]
//!             id: Uuid,
//!             name: Varchar<255>,
//!         },
//!         #[create_index(tenants(name))]
//!         TenantsByName,
//!     }
//! }
//!
//! migration_core::migrations![m20250205_103500_tenants];
//!
//! assert_eq!(HISTORY.migrations[0].id, "m20250205_103500_tenants");
//! ```

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod database;
pub mod function;
pub mod history;
pub mod ident;
mod introspect;
pub mod journal;
pub mod limits;
pub mod plan;
pub mod run;
pub mod schema;
#[cfg(feature = "sea-orm")]
pub mod sea_orm;
pub mod sql;
pub mod step;
pub mod types;
pub mod value;
pub mod verify;

pub use history::{History, Migration};
pub use migration_macros::migrations;
/// The driver, of the version that functions of `#[execute(…)]` get their connection from.
pub use sqlx;

/// What a migration's module needs.
pub mod prelude {
    pub use crate::types::*;
    pub use migration_macros::Migration;
    pub use sqlx::PgConnection;
}

/// What the derive macro writes; no author does.
#[doc(hidden)]
pub mod __private {
    pub use crate::check::{
        Checkpoint, Listed, Place, Report, Size, assert_site, assert_step, check, first_steps,
        site, understood,
    };
    pub use crate::function::{Function, Running, running};
    pub use crate::history::{Derived, Migration, module_name};
    pub use crate::ident::{Name, ObjectName};
    pub use crate::limits::{Limits, assert_time, time_or_none};
    pub use crate::step::*;
    pub use crate::types::Type;
    pub use crate::value::{
        Call, DefaultValue, Expression, Family, Mention, Query, Typed, Types, Value,
    };
    pub use core::option::Option::{None, Some};
    pub use sqlx::PgConnection;
}

/// The examples of the manual, which must compile.
#[cfg(doctest)]
mod manual {
    macro_rules! pages {
        ($($page:literal as $name:ident;)*) => {$(
            #[doc = include_str!(concat!("../../docs/", $page))]
            struct $name;
        )*};
    }

    #[cfg(feature = "sea-orm")]
    #[doc = include_str!("../../docs/sea-orm.md")]
    struct SeaOrm;

    pages! {
        "library.md" as Library;
        "blocking.md" as Blocking;
        "steps/alter_composite.md" as AlterComposite;
        "steps/alter_default_privileges.md" as AlterDefaultPrivileges;
        "steps/alter_domain.md" as AlterDomain;
        "steps/alter_enum.md" as AlterEnum;
        "steps/alter_extension.md" as AlterExtension;
        "steps/alter_index.md" as AlterIndex;
        "steps/alter_owner.md" as AlterOwner;
        "steps/alter_policy.md" as AlterPolicy;
        "steps/alter_sequence.md" as AlterSequence;
        "steps/alter_publication.md" as AlterPublication;
        "steps/alter_statistics.md" as AlterStatistics;
        "steps/alter_table.md" as AlterTable;
        "steps/comment_on.md" as CommentOn;
        "steps/create_composite.md" as CreateComposite;
        "steps/create_domain.md" as CreateDomain;
        "steps/create_enum.md" as CreateEnum;
        "steps/create_extension.md" as CreateExtension;
        "steps/create_function.md" as CreateFunction;
        "steps/create_index.md" as CreateIndex;
        "steps/create_materialized_view.md" as CreateMaterializedView;
        "steps/attach_partition.md" as AttachPartition;
        "steps/create_partition.md" as CreatePartition;
        "steps/detach_partition.md" as DetachPartition;
        "steps/drop_partition.md" as DropPartition;
        "steps/create_policy.md" as CreatePolicy;
        "steps/create_procedure.md" as CreateProcedure;
        "steps/create_publication.md" as CreatePublication;
        "steps/create_range.md" as CreateRange;
        "steps/create_schema.md" as CreateSchema;
        "steps/create_sequence.md" as CreateSequence;
        "steps/create_statistics.md" as CreateStatistics;
        "steps/create_table.md" as CreateTable;
        "steps/create_trigger.md" as CreateTrigger;
        "steps/create_view.md" as CreateView;
        "steps/disable_row_security.md" as DisableRowSecurity;
        "steps/disable_trigger.md" as DisableTrigger;
        "steps/drop_composite.md" as DropComposite;
        "steps/drop_domain.md" as DropDomain;
        "steps/drop_enum.md" as DropEnum;
        "steps/drop_extension.md" as DropExtension;
        "steps/drop_function.md" as DropFunction;
        "steps/drop_index.md" as DropIndex;
        "steps/drop_materialized_view.md" as DropMaterializedView;
        "steps/drop_policy.md" as DropPolicy;
        "steps/drop_procedure.md" as DropProcedure;
        "steps/drop_publication.md" as DropPublication;
        "steps/drop_range.md" as DropRange;
        "steps/drop_schema.md" as DropSchema;
        "steps/drop_sequence.md" as DropSequence;
        "steps/drop_statistics.md" as DropStatistics;
        "steps/drop_table.md" as DropTable;
        "steps/drop_trigger.md" as DropTrigger;
        "steps/drop_view.md" as DropView;
        "steps/enable_row_security.md" as EnableRowSecurity;
        "steps/enable_trigger.md" as EnableTrigger;
        "steps/ensure.md" as Ensure;
        "steps/execute.md" as Execute;
        "steps/external_extension.md" as ExternalExtension;
        "steps/external_function.md" as ExternalFunction;
        "steps/external_role.md" as ExternalRole;
        "steps/external_schema.md" as ExternalSchema;
        "steps/external_table.md" as ExternalTable;
        "steps/external_type.md" as ExternalType;
        "steps/force_row_security.md" as ForceRowSecurity;
        "steps/grant.md" as Grant;
        "steps/insert.md" as Insert;
        "steps/move_composite.md" as MoveComposite;
        "steps/move_domain.md" as MoveDomain;
        "steps/move_range.md" as MoveRange;
        "steps/move_enum.md" as MoveEnum;
        "steps/move_function.md" as MoveFunction;
        "steps/move_materialized_view.md" as MoveMaterializedView;
        "steps/move_procedure.md" as MoveProcedure;
        "steps/move_sequence.md" as MoveSequence;
        "steps/move_statistics.md" as MoveStatistics;
        "steps/move_table.md" as MoveTable;
        "steps/move_view.md" as MoveView;
        "steps/no_force_row_security.md" as NoForceRowSecurity;
        "steps/refresh_materialized_view.md" as RefreshMaterializedView;
        "steps/rename_composite.md" as RenameComposite;
        "steps/rename_domain.md" as RenameDomain;
        "steps/rename_enum.md" as RenameEnum;
        "steps/rename_function.md" as RenameFunction;
        "steps/rename_index.md" as RenameIndex;
        "steps/rename_materialized_view.md" as RenameMaterializedView;
        "steps/rename_policy.md" as RenamePolicy;
        "steps/rename_procedure.md" as RenameProcedure;
        "steps/rename_range.md" as RenameRange;
        "steps/rename_schema.md" as RenameSchema;
        "steps/rename_sequence.md" as RenameSequence;
        "steps/rename_publication.md" as RenamePublication;
        "steps/rename_statistics.md" as RenameStatistics;
        "steps/rename_table.md" as RenameTable;
        "steps/rename_trigger.md" as RenameTrigger;
        "steps/rename_view.md" as RenameView;
        "steps/replace_function.md" as ReplaceFunction;
        "steps/replace_procedure.md" as ReplaceProcedure;
        "steps/replace_trigger.md" as ReplaceTrigger;
        "steps/replace_view.md" as ReplaceView;
        "steps/revoke.md" as Revoke;
        "steps/require.md" as Require;
        "steps/sql.md" as Sql;
    }
}
