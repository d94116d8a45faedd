//! Tables and indexes that get other names, and all that goes on working.

use migration_core::prelude::*;

pub mod m20250105_notes {
    use super::*;

    #[derive(Migration)]
    pub enum Notes {
        #[create_table]
        #[check("notes.title <> ''")]
        Notes {
            #[column(primary_key)]
            id: Uuid,
            title: Text,
            #[column(references = notes(id))]
            before: Option<Uuid>,
        },
        #[create_table]
        Readers {
            #[column(references = notes(id))]
            note: Uuid,
        },
        #[create_policy(notes, using = "notes.title <> ''")]
        Read,
        #[create_index(notes(title))]
        ByTitle,
    }
}

pub mod m20250201_pages {
    use super::*;

    #[derive(Migration)]
    pub enum Pages {
        #[rename_table(notes, pages)]
        Pages,
        #[create_table]
        Notes {
            #[column(references = pages(id))]
            page: Uuid,
        },
        #[alter_table(pages)]
        #[drop_constraint(notes_title_check)]
        Unchecked {
            #[drop]
            before: Option<Uuid>,
        },
        #[drop_policy(read, on = pages)]
        Unread,
        #[drop_index(notes_title_idx)]
        NoTitles,
        #[rename_table("public.readers", "odd name")]
        Odd,
        #[rename_table("odd name", readers)]
        Readers,
        #[create_schema]
        Archive,
        #[move_table(pages, archive)]
        ArchivedPages,
        #[blocking = "there are no rows yet"]
        #[create_index(archive.pages(title))]
        ByTitle,
        #[rename_index(archive.pages_title_idx, titles)]
        Titles,
        #[move_table(archive.pages, public)]
        PublicPages,
        #[drop_index(titles)]
        NoMoreTitles,
        #[create_materialized_view(as = "SELECT title FROM pages")]
        Seen,
        #[create_index(seen(title))]
        BySeen,
        #[move_materialized_view(seen, archive)]
        ArchivedSeen,
        #[rename_index(archive.seen_title_idx, seen_titles)]
        SeenTitles,
        #[drop_materialized_view(archive.seen)]
        Unseen,
        #[create_enum("a", "b")]
        Mood,
        #[create_table]
        Moods {
            mood: Mood,
        },
        #[move_enum(mood, archive)]
        ArchivedMood,
        #[alter_table(moods)]
        OneMore {
            #[add]
            other: Option<ArchivedMood>,
            #[drop]
            mood: ArchivedMood,
        },
        #[drop_table(moods)]
        NoMoods,
        #[drop_enum(archive.mood)]
        NoMood,
        #[create_function(returns = i64, language = sql, as = "SELECT a")]
        Same {
            a: i64,
        },
        #[move_function(same(i64), archive)]
        ArchivedSame,
        #[drop_function(archive.same)]
        NotSame,
        #[drop_schema(archive)]
        NoArchive,
    }
}

migration_core::migrations![m20250105_notes, m20250201_pages];

fn main() {}
