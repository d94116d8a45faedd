//! Nobody truncates a view.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        Notes {
            #[column(primary_key)]
            id: Uuid,
            title: Text,
        },
        #[create_view(as = "SELECT title FROM notes")]
        Titles,
        #[create_function(returns = trigger, language = plpgsql, as = "BEGIN RETURN NEW; END")]
        Touch,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[create_trigger(before truncate on titles, execute = touch())]
        Before,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}
