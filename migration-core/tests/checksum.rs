//! Checksums and fingerprints, which must never change by accident: the journals of every database hold them.

#[allow(
    dead_code,
    unused_imports,
    reason = "each test takes what it needs of the cases"
)]
mod cases;

use cases::Style;
use migration_core::history::{History, Migration};
use migration_core::ident::Name;
use migration_core::limits::Limits;
use migration_core::schema::{Arena, Chain};
use migration_core::types::Type;

/// The checksum of each migration of a history with every kind of step, and the fingerprint after it.
#[test]
fn they_stay() {
    let arena = Arena::new();
    let lines: Vec<String> = cases::all(Style::Plain)
        .iter()
        .map(|case| {
            let chain = Chain::replay(&case.history(), &arena).unwrap();
            let link = &chain.links[1];
            format!(
                "{:<26}{} {}",
                case.name,
                &link.checksum[..16],
                &link.fingerprint[..16]
            )
        })
        .collect();
    insta::assert_snapshot!("checksums", lines.join("\n"));
}

/// The canonical form itself, so that a change of it can be read.
#[test]
fn the_form_stays() {
    let arena = Arena::new();
    let all = cases::all(Style::Plain);
    let case = all.iter().find(|case| case.name == "create_index").unwrap();
    let chain = Chain::replay(&case.history(), &arena).unwrap();
    insta::assert_snapshot!("canonical", chain.schema.canonical().replace(" (", "\n("));
}

/// How each type is spelled, in SQL and in what is hashed.
#[test]
fn types_stay() {
    use Type::*;
    let made = Name {
        schema: Some("s"),
        name: "E\"x",
    };
    let types = [
        Boolean,
        SmallInt,
        Integer,
        BigInt,
        Real,
        DoublePrecision,
        Numeric(None),
        Numeric(Some((9, -2))),
        Text,
        CharacterVarying(None),
        CharacterVarying(Some(3)),
        Character(1),
        Citext,
        Bytea,
        Uuid,
        Json,
        Jsonb,
        Date,
        Time,
        Timestamp,
        Timestamptz,
        Interval,
        Inet,
        Cidr,
        MacAddr,
        TsVector,
        Vector(3),
        Int4Range,
        Int8Range,
        NumRange,
        DateRange,
        TsRange,
        TstzRange,
        Array(&Array(&Uuid)),
        Made(made),
        Other("bit(3)"),
    ];
    let spelled: Vec<String> = types.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("types", spelled.join("\n"));
}

#[test]
fn an_empty_migration() {
    let arena = Arena::new();
    let migrations = &[Migration {
        id: "m",
        steps: &[],
        functions: &[],
        limits: Limits::NONE,
    }];
    let chain = Chain::replay(&History { migrations }, &arena).unwrap();
    assert_eq!(
        chain.links[0].checksum,
        "32e7185e16c60932d73dd2a5b31b89256fb4d89312124a21fc033defa8b236d7"
    );
    assert_eq!(
        chain.links[0].fingerprint,
        "1475b0f70608cc71d5ff03c01f95407d9c9c47ea05f36c8f40d2d4950dd13254"
    );
}

#[test]
fn the_ids_ascend() {
    let arena = Arena::new();
    let empty = |id| Migration {
        id,
        steps: &[],
        functions: &[],
        limits: Limits::NONE,
    };
    let migrations = &[empty("m2"), empty("m1")];
    let error = Chain::replay(&History { migrations }, &arena).unwrap_err();
    assert_eq!(
        error.to_string(),
        "m1 stands after m2, but its id is not greater; order the list by id"
    );
}
