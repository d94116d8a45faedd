//! The multirange type has another name.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_range(i32, multirange_type_name = sets)]
        Span,
    }
}

pub mod m20250201_later {
    use super::*;

    #[derive(Migration)]
    pub enum Later {
        #[create_schema]
        Archive,
        #[move_range(span, archive)]
        ArchivedSpan,
    }
}

migration_core::migrations![m20250105_notes, m20250201_later];

fn main() {}
