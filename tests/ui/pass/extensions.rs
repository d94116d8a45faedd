//! Extensions and their types.

use migration_core::prelude::*;

pub mod m20250105_search {
    use super::*;

    #[derive(Migration)]
    pub enum Search {
        #[create_schema]
        Extensions,
        #[create_extension]
        Citext,
        #[create_extension("uuid-ossp", schema = extensions, version = "1.1")]
        Uuids,
        #[external_extension]
        Vector,
        #[create_table]
        Documents {
            #[column(primary_key)]
            id: Uuid,
            title: Citext,
            names: Array<Citext>,
            embedding: migration_core::types::Vector<3>,
        },
        #[alter_extension("uuid-ossp", update)]
        NewerUuids,
        #[alter_extension("uuid-ossp", schema = public)]
        PublicUuids,
        #[drop_extension("uuid-ossp")]
        NoUuids,
        #[drop_schema(extensions)]
        NoExtensions,
    }
}

migration_core::migrations![m20250105_search];

fn main() {}
