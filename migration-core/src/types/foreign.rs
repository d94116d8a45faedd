//! Rust's own types that stand for SQL types.

use super::{SqlType, Type};

macro_rules! rust_types {
    ($($rust:ty => $type:ident;)*) => {$(
        impl SqlType for $rust {
            const TYPE: Type<'static> = Type::$type;
        }
    )*};
}

rust_types! {
    bool => Boolean;
    i16 => SmallInt;
    i32 => Integer;
    i64 => BigInt;
    f32 => Real;
    f64 => DoublePrecision;
    String => Text;
    Vec<u8> => Bytea;
}
