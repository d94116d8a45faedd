//! Every way to write a name.

use migration_core::prelude::*;

pub mod m20250105_names {
    use super::*;

    #[derive(Migration)]
    pub enum Names {
        #[create_table]
        PlainNames {
            #[column(primary_key)]
            id: Uuid,
            r#type: Text,
            r#match: Option<Text>,
            #[column(name = "e-mail address", unique)]
            email: Text,
            #[column(unique(name = "a key's name"), name = "dotted.name")]
            dotted: Text,
            #[column(name = r#where)]
            place: Text,
        },
        #[create_schema]
        Billing,
        #[create_table(billing.invoices)]
        Invoices {
            #[column(primary_key(name = invoices_key))]
            id: Uuid,
        },
        #[create_table("billing.lines")]
        Lines {
            #[column(unique, references = billing.invoices(id))]
            invoice_id: Uuid,
        },
        #[create_table("\"billing.old\"")]
        Old {
            #[column(references = "billing.lines"(invoice_id))]
            line: Option<Uuid>,
        },
        #[create_table("Grüße und Küsse")]
        Greetings {},
        #[create_table(r#type)]
        Kind {
            #[column(primary_key)]
            id: i32,
        },
        #[create_index(r#type(id), name = "an index's name")]
        ById,
        #[create_index("billing.invoices"(id))]
        InvoicesById,
        #[create_index(plain_names("\"type\"", "\"e-mail address\"", r#match))]
        Mixed,
        #[create_index(plain_names("\"dotted.name\"", "lower(\"e-mail address\")"))]
        Quoted,
        #[create_enum("a label", "it's", "ä", name = "billing.kind of thing")]
        KindOfThing,
        #[drop_index(billing.invoices_id_idx)]
        DropInvoicesById,
        #[drop_index("an index's name")]
        DropById,
        #[drop_enum("billing.kind of thing")]
        DropKind,
        #[drop_table(r#type)]
        DropKinds,
        #[drop_table("\"billing.old\"")]
        DropOld,
    }
}

migration_core::migrations![m20250105_names];

fn main() {}
