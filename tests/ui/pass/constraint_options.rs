//! Every option of every constraint.

use migration_core::prelude::*;

pub mod m20250105_bookings {
    use super::*;

    #[derive(Migration)]
    pub enum Bookings {
        #[create_table]
        #[primary_key(number, name = bookings_key, deferrable)]
        #[unique(room, number, include(note), with(fillfactor = 70))]
        #[unique(note, nulls_not_distinct, initially_deferred)]
        #[unique("deferrable", deferrable)]
        #[check("room > 0", no_inherit, name = some_room)]
        #[exclude(using = gist, "int4range(room, room + 1)" with "=", during with "&&", where = "note IS NULL")]
        #[exclude(note text_pattern_ops with "=", using = btree, include(room), deferrable, name = one_note)]
        Bookings {
            number: i32,
            room: i32,
            during: TstzRange,
            note: Option<Text>,
            #[column(check("level > 0", name = positive), unique(deferrable))]
            level: i32,
            deferrable: bool,
        },
        #[create_table]
        #[foreign_key(room, number, references = bookings(room, number), match = full, on_delete = set_null(room), deferrable, name = fk)]
        Guests {
            room: Option<i32>,
            number: Option<i32>,
            #[column(references = guests(id), on_update = cascade, initially_deferred, not_enforced)]
            host: Option<i32>,
            #[column(primary_key)]
            id: i32,
        },
        #[alter_table(guests)]
        #[check("id <> host", not_valid)]
        GuestRules {
            #[add(references = guests(id), match = simple, not_valid)]
            friend: Option<i32>,
        },
    }
}

migration_core::migrations![m20250105_bookings];

fn main() {}
