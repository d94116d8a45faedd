//! Steps that run outside of a transaction.

use migration_core::prelude::*;
use migration_core::step::{DropIndex, Operation};

pub mod m20250105_users {
    use super::*;

    #[derive(Migration)]
    pub enum Users {
        #[create_table]
        Users {
            #[column(primary_key)]
            id: Uuid,
            email: Varchar<255>,
        },
        #[create_index(users(email), unique, concurrently, name = by_email)]
        ByEmail,
        #[create_index(users("lower(email)"), concurrently)]
        ByLowerEmail,
        #[drop_index(by_email, concurrently)]
        DropByEmail,
        #[drop_index("public.users_lower_idx", concurrently,)]
        DropByLowerEmail,
        #[create_index(users(email), name = concurrently)]
        Named,
        #[drop_index(concurrently)]
        DropNamed,
    }
}

migration_core::migrations![m20250105_users];

fn main() {
    let steps = HISTORY.migrations[0].steps;
    let dropped = |index: usize| match steps[index].operation {
        Operation::DropIndex(DropIndex { concurrently, .. }) => concurrently,
        _ => panic!("no drop_index"),
    };
    assert_eq!([3, 4, 6].map(dropped), [true, true, false]);
}
