//! Calls of functions: those of the history, of extensions, and of nobody.

use super::immutable::{each, events, index};
use migration_core::ident::Name;
use migration_core::step::*;
use migration_core::types::Type;
use migration_core::value::{Call, Mention};

const CALL: Call<'static> = Call::new(Name::plain("day"), 1);
const NOBODY: [Option<&str>; 2] = [
    Some("there is no function `day`; there is none yet"),
    Some(
        "there is no function `day` (there are none); one that others own is declared with `external_function`",
    ),
];

fn table() -> Operation<'static> {
    Operation::CreateTable(events(Type::Timestamptz))
}

const fn create(name: &'static str) -> Operation<'static> {
    Operation::CreateExtension(CreateExtension {
        name,
        schema: None,
        version: None,
        origin: Origin::Made,
    })
}

const fn drop(name: &'static str) -> Operation<'static> {
    let origin = Origin::Made;
    Operation::DropExtension(DropExtension { name, origin })
}

#[test]
fn a_function_that_nobody_makes() {
    let plain = index(Mention::Function(CALL));
    each(&[table(), plain], NOBODY);
    each(&[table(), create("pgcrypto"), plain], NOBODY);
    // Nobody knows what another extension brings.
    each(&[table(), create("postgis"), plain], [None; 2]);
    let gone = [table(), create("postgis"), drop("postgis"), plain];
    each(&gone, NOBODY);
}

#[test]
fn a_function_of_an_extension() {
    let called = index(Mention::Function(Call {
        extensions: &["pgcrypto"],
        instead: "PostgreSQL has `date`",
        ..CALL
    }));
    each(
        &[table(), called],
        [
            Some(
                "there is no such function `day`; PostgreSQL has `date`; the extension `pgcrypto` has one: create it before",
            ),
            Some(
                "there is no such function `day`; PostgreSQL has `date`; the extension `pgcrypto` has one: make it before with \
                 `create_extension`, or say with `external_extension` that it is there",
            ),
        ],
    );
    each(&[table(), create("pgcrypto"), called], [None; 2]);
    each(
        &[table(), create("pgcrypto"), called, drop("pgcrypto")],
        [
            Some(
                "the extension `pgcrypto` is needed by the index `events_date_trunc_idx`; drop or change that first",
            ),
            Some(
                "extension `pgcrypto` is needed by index `events_date_trunc_idx` of table `events`; drop or change that first",
            ),
        ],
    );
}
