//! A publication has no privileges.

use migration_core::prelude::*;

pub mod m20250101_000000_news {
    use super::*;

    #[derive(Migration)]
    pub enum News {
        #[external_role]
        App,
        #[create_publication(all_tables)]
        News,
        #[grant(all, on = publication news, to = app)]
        Read,
    }
}

migration_core::migrations![m20250101_000000_news];

fn main() {}
