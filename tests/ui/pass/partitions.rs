//! Partitioned tables, and their partitions.

use migration_core::prelude::*;

pub mod m20250105_events {
    use super::*;

    #[derive(Migration)]
    pub enum Events {
        #[create_table(partition_by = range(made_at))]
        #[primary_key(id, made_at)]
        Events {
            id: Uuid,
            made_at: Timestamptz,
            kind: Text,
        },
        #[create_index(events("lower(kind)", made_at), unique)]
        ByKind,
        #[create_partition(events, values = from("2024-01-01") to("2025-01-01"), with(fillfactor = 90), name = events_2024)]
        Old,
        #[create_partition(events, values = from(sql("'2025-01-01'::timestamptz")) to(maxvalue), tablespace = fast)]
        Events2025,
        #[create_partition(events, values = default)]
        EventsRest,
        #[create_table(regions, partition_by = list("lower(name)" collate "C" text_pattern_ops))]
        Regions {
            name: Option<Text>,
        },
        #[create_partition(regions, values = in("north", "south", null))]
        RegionsOfEarth,
        #[create_table(parts, partition_by = hash(a, b))]
        Parts {
            a: i32,
            b: bool,
        },
        #[create_partition(parts, values = with(modulus = 4, remainder = 3))]
        Parts3,
        #[create_table(grid, partition_by = range(x, y))]
        Grid {
            x: i32,
            y: f64,
        },
        #[create_partition(grid, values = from(-1, minvalue) to(5, 2.5))]
        GridNear,
    }
}

pub mod m20250201_changes {
    use super::*;

    #[derive(Migration)]
    pub enum Changes {
        #[detach_partition(events_2024, from = events)]
        Detached,
        #[blocking = "there are no rows yet"]
        #[alter_table(events_2024)]
        #[check("made_at < '2026-01-01'", name = past)]
        Events2024,
        #[attach_partition(events_2024, to = events, values = from("2024-01-01") to("2025-01-01"))]
        Attached,
        #[blocking = "there are no rows yet"]
        #[create_index(events_2024(kind))]
        KindsOf2024,
        #[blocking = "there are no rows yet"]
        #[create_index(events(kind))]
        Kinds,
        #[detach_partition(events_2024, from = events)]
        DetachedAgain,
        #[drop_table(events_2024)]
        Gone,
        #[detach_partition(regions_of_earth, from = regions, concurrently)]
        NotOfRegions,
        #[create_partition(grid, values = from(5, 2.5) to(maxvalue, maxvalue), partition_by = hash(y))]
        GridFar,
        #[create_partition(grid_far, values = with(modulus = 1, remainder = 0))]
        GridFar0,
        #[blocking = "there are no rows yet"]
        #[alter_table(events)]
        #[replica_identity(full)]
        #[set_tablespace(slow)]
        Events {
            #[add]
            note: Option<Text>,
            #[rename(from = made_at)]
            happened_at: Timestamptz,
        },
        #[rename_table(events, happenings)]
        Happenings,
        #[drop_partition]
        EventsRest,
        #[drop_table(happenings)]
        NoEvents,
        #[create_table]
        Events2025 {
            id: Uuid,
        },
    }
}

migration_core::migrations![m20250105_events, m20250201_changes];

fn main() {}
