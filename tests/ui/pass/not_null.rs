//! NOT NULL with a name: of a new table, and little by little of one that is there.

use migration_core::prelude::*;

pub mod m20250105_rooms {
    use super::*;

    #[derive(Migration)]
    pub enum Rooms {
        #[create_table]
        #[not_null(number)]
        #[not_null("name", name = name_is_said)]
        Rooms {
            #[column(primary_key)]
            number: i32,
            name: Text,
            note: Option<Text>,
            floor: Option<i32>,
            door: Text,
        },
        #[comment_on(constraint rooms(name_is_said), "every room has one")]
        Why,
    }
}

pub mod m20250106_said {
    use super::*;

    #[derive(Migration)]
    pub enum Said {
        #[alter_table(rooms)]
        #[not_null(note, not_valid)]
        #[not_null(floor, not_valid, name = floor_is_said)]
        NoMoreNulls,
    }
}

pub mod m20250107_proved {
    use super::*;

    #[derive(Migration)]
    pub enum Proved {
        #[alter_table(rooms)]
        #[validate_constraint(rooms_note_not_null)]
        #[validate_constraint(floor_is_said)]
        NoNulls,
        #[alter_table(rooms)]
        #[rename_constraint(floor_is_said, floor_is_there)]
        Remarks {
            #[rename(from = note)]
            remark: Text,
            #[add_identity(always)]
            floor: i32,
        },
        #[alter_table(rooms)]
        #[drop_constraint(rooms_note_not_null)]
        NullsAgain,
        #[alter_table(rooms)]
        Unnumbered {
            #[drop_identity]
            floor: i32,
        },
        #[alter_table(rooms)]
        #[not_null(door, name = door_is_said)]
        #[blocking = "there are few rooms"]
        Doors {
            #[change(from = Text)]
            door: Option<Text>,
            #[drop]
            floor: i32,
            #[drop]
            remark: Option<Text>,
        },
    }
}

migration_core::migrations![m20250105_rooms, m20250106_said, m20250107_proved];

fn main() {}
