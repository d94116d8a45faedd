//! What the compiler says of each mistake, and that it says nothing of what is right.
//!
//! `TRYBUILD=overwrite cargo test -p migration-ui` writes what it says into the snapshots.

/// Folders of mistakes, by what they are about.
const TOPICS: &[&str] = &[
    "blocking",
    "columns",
    "comments",
    "composites",
    "constraints",
    "data",
    "domains",
    "enums",
    "expressions",
    "extensions",
    "externals",
    "foreign_keys",
    "functions",
    "indexes",
    "inheritance",
    "language",
    "limits",
    "list",
    "owners",
    "partitions",
    "policies",
    "privileges",
    "publications",
    "ranges",
    "row_security",
    "schemas",
    "sequences",
    "statistics",
    "tables",
    "triggers",
    "types",
    "typing",
    "views",
    "volatility",
];

#[test]
fn mistakes_are_told_and_the_rest_compiles() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    for topic in TOPICS {
        cases.compile_fail(format!("{topic}/*.rs"));
    }
}
