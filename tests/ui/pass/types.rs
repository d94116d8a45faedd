//! Every type of a column.

use migration_core::prelude::*;

pub struct Geography;

impl migration_core::types::SqlType for Geography {
    const TYPE: migration_core::types::Type<'static> =
        migration_core::types::Type::Other("geography(point, 4326)");
}

pub mod m20250105_types {
    use super::*;

    #[derive(Migration)]
    pub enum Types {
        #[create_enum("low", "high")]
        Level,
        #[create_table]
        Numbers {
            a: bool,
            b: i16,
            c: i32,
            d: i64,
            e: f32,
            f: f64,
            g: Numeric<10, 2>,
            h: Numeric<5, -2>,
            i: Decimal,
        },
        #[create_extension]
        Citext,
        #[create_extension]
        Vector,
        #[create_table]
        Texts {
            a: String,
            b: Text,
            c: Varchar<1>,
            d: CharacterVarying,
            e: Char<3>,
            f: Citext,
            g: Vec<u8>,
            h: Bytea,
            i: Uuid,
            j: Json,
            k: Jsonb,
            l: TsVector,
            m: Vector<1536>,
        },
        #[create_table]
        Times {
            a: Date,
            b: Time,
            c: Timestamp,
            d: Timestamptz,
            e: Interval,
            f: DateRange,
            g: TsRange,
            h: TstzRange,
        },
        #[create_table]
        Others {
            a: Inet,
            b: Cidr,
            c: MacAddr,
            d: Int4Range,
            e: Int8Range,
            f: NumRange,
            g: Array<Text>,
            h: Option<Array<Array<i32>>>,
            i: Level,
            j: Option<Array<Level>>,
            k: crate::Geography,
            l: Option<migration_core::types::Uuid>,
        },
    }
}

migration_core::migrations![m20250105_types];

fn main() {}
