//! The accounting firms, the people who work for them, and the clients whose books they keep.

use migration_core::prelude::*;

#[derive(Migration)]
pub enum Tenancy {
    /// An accounting firm, the customer that everything else belongs to.
    #[create_table]
    #[unique(org_number, name = uq_tenants_org_number)]
    Tenants {
        #[column(primary_key)]
        id: Uuid,
        name: Varchar<255>,
        org_number: Varchar<20>,
        subscription_tier: Varchar<20>,
        max_clients: Option<i32>,
        billing_email: Option<Varchar<255>>,
        settings: Option<Json>,
        created_at: Timestamp,
        updated_at: Timestamp,
    },
    #[create_index(tenants(name), name = ix_tenants_name)]
    TenantsByName,
    #[create_index(tenants(org_number), name = ix_tenants_org_number)]
    TenantsByOrgNumber,

    /// A person who signs in on behalf of a firm, and the clients that they may see.
    #[create_table]
    #[unique(email, name = uq_users_email)]
    Users {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = tenants(id), on_delete = cascade)]
        tenant_id: Uuid,
        email: Varchar<255>,
        name: Varchar<255>,
        hashed_password: Varchar<255>,
        role: Varchar<50>,
        assigned_clients: Option<Array<Uuid>>,
        permissions: Option<Json>,
        national_id_hash: Option<Varchar<255>>,
        bankid_verified: Option<bool>,
        last_bankid_verification: Option<Timestamp>,
        is_active: Option<bool>,
        created_at: Timestamp,
        last_login: Option<Timestamp>,
    },
    #[create_index(users(email), name = ix_users_email)]
    UsersByEmail,
    #[create_index(users(tenant_id), name = ix_users_tenant_id)]
    UsersByTenant,

    /// A company whose books a firm keeps, with how it accounts and how far it lets agents act alone.
    #[create_table]
    #[unique(org_number, name = uq_clients_org_number)]
    #[unique(tenant_id, client_number, name = uq_tenant_client_number)]
    Clients {
        #[column(primary_key)]
        id: Uuid,
        #[column(references = tenants(id), on_delete = cascade)]
        tenant_id: Uuid,
        client_number: Varchar<50>,
        name: Varchar<255>,
        org_number: Varchar<20>,
        ehf_endpoint: Option<Varchar<255>>,
        active_banks: Option<Json>,
        altinn_api_access: Option<bool>,
        fiscal_year_start: Option<i32>,
        accounting_method: Option<Varchar<20>>,
        vat_term: Option<Varchar<20>>,
        base_currency: Option<Varchar<3>>,
        ai_automation_level: Varchar<20>,
        ai_confidence_threshold: Option<i32>,
        status: Option<Varchar<20>>,
        created_at: Timestamp,
        updated_at: Timestamp,
    },
    #[create_index(clients(name), name = ix_clients_name)]
    ClientsByName,
    #[create_index(clients(org_number), name = ix_clients_org_number)]
    ClientsByOrgNumber,
    #[create_index(clients(tenant_id), name = ix_clients_tenant_id)]
    ClientsByTenant,
}
