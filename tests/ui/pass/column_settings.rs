//! Every setting of a column, and every change of one.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        Notes {
            #[column(identity(always, sequence_name = "the numbers", start = 1000, increment = 10, min = -5, max = 30000, cache = 20, cycle), primary_key)]
            number: i16,
            #[column(collate = "C", storage = external, compression = lz4, statistics = 250)]
            title: Text,
            #[column(options(n_distinct = -0.5, n_distinct_inherited = 100))]
            author: Varchar<60>,
            #[column(generated(stored) = "lower(title)", collate = pg_catalog.en_x_icu)]
            folded: Text,
            #[column(generated(virtual) = "length(title)")]
            length: i32,
            #[column(default = 0)]
            seen: i32,
            count: i64,
        },
    }
}

pub mod m20250106_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[blocking = "there are no rows yet"]
        #[alter_table(notes)]
        Notes {
            #[set_identity(by_default, increment = 5, no_cycle)]
            number: i16,
            #[set_storage(main)]
            #[set_compression(pglz)]
            #[set_statistics(default)]
            title: Text,
            #[set_options(n_distinct = 7)]
            #[reset_options(n_distinct_inherited)]
            author: Varchar<60>,
            #[set_expression("upper(title)")]
            folded: Text,
            #[drop_default]
            #[add_identity(by_default, sequence_name = some_numbers)]
            seen: i32,
            #[set_default(sql("1 + 1"))]
            count: i64,
            #[add(collate = "C")]
            remark: Option<Text>,
        },
        #[blocking = "there are no rows yet"]
        #[alter_table(notes)]
        PlainNotes {
            #[set_identity(always)]
            number: i16,
            #[change(from = Option<Text>, collate = "POSIX")]
            remark: Text,
            #[set_storage(default)]
            #[set_compression(default)]
            title: Text,
            #[drop_expression]
            folded: Text,
            #[drop_identity]
            seen: i32,
        },
    }
}

migration_core::migrations![m20250105_notes, m20250106_notes];

fn main() {}
