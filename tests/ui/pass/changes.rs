//! Every change of a table.

use migration_core::prelude::*;

pub mod m20250105_base {
    use super::*;

    #[derive(Migration)]
    pub enum Base {
        #[create_enum("trial", "paid")]
        PlanKind,
        #[create_table]
        Owners {
            #[column(primary_key)]
            id: Uuid,
        },
        #[create_table]
        #[unique(code)]
        #[check("seats > 0", name = some_seats)]
        Tenants {
            #[column(primary_key)]
            id: Uuid,
            code: Text,
            seats: i32,
            role_type: Option<Text>,
            org_no: Varchar<20>,
            kind: Text,
            payload: Json,
            #[column(name = "old name")]
            old_name: Text,
        },
    }
}

pub mod m20250112_changes {
    use super::*;
    use crate::m20250105_base::PlanKind;

    #[derive(Migration)]
    pub enum Changes {
        #[blocking = "there are no rows yet"]
        #[alter_table]
        #[drop_constraint(tenants_code_key)]
        #[drop_constraint("some_seats")]
        #[unique(code, org_number)]
        #[check("seats >= 0")]
        #[foreign_key(owner_id, references = owners(id))]
        Tenants {
            #[add(default = false)]
            is_sidecar: bool,
            #[add]
            owner_id: Option<Uuid>,
            #[add(references = owners(id), on_delete = set_null)]
            second_owner_id: Option<Uuid>,
            #[add(name = "new name", unique, check = "\"new name\" <> ''")]
            new_name: Option<Text>,
            #[add(generated = "seats + 1")]
            more_seats: Option<i32>,
            #[drop]
            role_type: Option<Text>,
            #[drop(name = "old name")]
            old_name: Text,
            #[rename(from = org_no)]
            org_number: Varchar<20>,
            #[change(from = Text, using = "kind::plan_kind", down_using = "kind::text")]
            kind: PlanKind,
            #[change(from = Json)]
            payload: Option<Jsonb>,
        },
        #[alter_table(tenants)]
        Renamings {
            #[rename(from = "new name")]
            name: Option<Text>,
            #[rename(from = code, name = "Code")]
            code: Text,
        },
        #[blocking = "there are no rows yet"]
        #[alter_table(tenants)]
        #[drop_constraint(tenants_pkey)]
        #[primary_key(id, "Code")]
        Key {},
    }
}

pub mod m20250119_wider {
    use super::*;

    #[derive(Migration)]
    pub enum Wider {
        #[blocking = "there are no rows yet"]
        #[alter_table(tenants)]
        Tenants {
            #[drop]
            more_seats: Option<i32>,
            #[change(from = i32)]
            seats: i64,
        },
    }
}

migration_core::migrations![m20250105_base, m20250112_changes, m20250119_wider];

fn main() {}
