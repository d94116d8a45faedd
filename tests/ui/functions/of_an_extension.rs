//! `digest` comes with the extension `pgcrypto`, which nobody creates.

use migration_core::prelude::*;

pub mod m20250105_documents {
    use super::*;

    #[derive(Migration)]
    pub enum Documents {
        #[create_table]
        Documents {
            #[column(primary_key)]
            id: i64,
            body: Text,
        },
        #[create_index(documents("digest(body, 'sha256')"))]
        Same,
    }
}

migration_core::migrations![m20250105_documents];

fn main() {}
