//! The walls between the rooms, and what every file and every step must have.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests fail as tests do"
)]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files of a kind below a folder, in order.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !["target", ".git"]
                .iter()
                .any(|skipped| path.ends_with(skipped))
            {
                found.extend(files(&path, extension));
            }
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<PathBuf> {
    let folders = [
        "migration-macros/src",
        "migration-core/src",
        "migrations/src",
        "tests/src",
        "tests/tests",
        "tests/sea-orm",
        "examples",
    ];
    folders
        .iter()
        .flat_map(|folder| files(&root().join(folder), "rs"))
        .collect()
}

/// Asserts that nothing was found, and lists it where it was.
#[track_caller]
fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().display().to_string()
}

/// Whether a file of the library holds only tests.
fn is_test(path: &Path) -> bool {
    path.ends_with("tests.rs") || path.iter().any(|part| part == "tests")
}

/// Lines of code: without comments, and without the tests at a file's end.
fn code(path: &Path) -> Vec<String> {
    if is_test(path) && path.starts_with(root().join("migration-core")) {
        return Vec::new();
    }
    let text = read(path);
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.starts_with("//"))
        .map(ToOwned::to_owned)
        .collect()
}

fn room_files(room: &str) -> Vec<PathBuf> {
    let folder = root().join("migration-core/src").join(room);
    if folder.is_dir() {
        files(&folder, "rs")
    } else {
        vec![folder.with_extension("rs")]
    }
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<_> = sources()
        .iter()
        .filter(|path| !read(path).starts_with("//!"))
        .map(|path| name(path))
        .collect();
    none("files without `//!` at their start", &silent);
}

/// What each room of `migration-core` may use of the others. Never back.
const WALLS: &[(&str, &[&str])] = &[
    ("ident", &[]),
    ("types", &["ident"]),
    ("value", &["ident", "types"]),
    ("step", &["ident", "types", "value"]),
    ("limits", &[]),
    ("history", &["function", "limits", "step"]),
    ("check", &["history", "ident", "step", "types", "value"]),
    ("schema", &["history", "ident", "step", "types", "value"]),
    (
        "sql",
        &["ident", "limits", "schema", "step", "types", "value"],
    ),
    ("journal", &["ident", "sql"]),
    ("plan", &["journal", "schema", "step"]),
    ("verify", &["ident", "schema", "step", "types"]),
    ("introspect", &["database", "schema", "sql", "verify"]),
    (
        "sea_orm",
        &["database", "history", "limits", "schema", "sql", "step"],
    ),
];

/// Those of them that reach outside.
const OUTWARD: &[&str] = &["introspect", "journal", "sea_orm"];

#[test]
fn rooms_use_only_the_rooms_before_them() {
    let mut found = Vec::new();
    for (room, allowed) in WALLS {
        for path in room_files(room) {
            for line in code(&path) {
                for other in crate_paths(&line) {
                    if other != *room && !allowed.contains(&&*other) {
                        found.push(format!("{}: `{room}` uses `{other}`: {line}", name(&path)));
                    }
                }
            }
        }
    }
    none("uses through a wall", &found);
}

/// The rooms that a line names: `schema` of `crate::schema::Chain`, each of `crate::{schema, sql}`.
fn crate_paths(line: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for after in line.split("crate::").skip(1) {
        let group = after
            .strip_prefix('{')
            .and_then(|rest| rest.split('}').next());
        let names = group.map_or_else(|| vec![after], |group| group.split(',').collect());
        for name in names {
            let word: String = name
                .trim()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            rooms.push(word);
        }
    }
    rooms
}

#[test]
fn describing_rooms_touch_nothing_outside() {
    const OUTSIDE: &[&str] = &[
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::time",
        "std::io",
        "tokio",
        "sqlx",
        "async ",
        "println!",
        "eprintln!",
        "print!",
    ];
    let mut found = Vec::new();
    for (room, _) in WALLS.iter().filter(|(room, _)| !OUTWARD.contains(room)) {
        for path in room_files(room) {
            for line in code(&path) {
                if OUTSIDE.iter().any(|word| line.contains(word)) {
                    found.push(format!("{}: {line}", name(&path)));
                }
            }
        }
    }
    none("IO in a room that only describes", &found);
}

#[test]
fn only_the_user_interface_prints() {
    let mut found = Vec::new();
    for path in files(&root().join("migration-core/src"), "rs") {
        let prints = |line: &String| {
            ["println!", "eprintln!", "print!("]
                .iter()
                .any(|word| line.contains(word))
        };
        if !path.ends_with("cli/ui.rs") {
            found.extend(
                code(&path)
                    .into_iter()
                    .filter(prints)
                    .map(|line| format!("{}: {line}", name(&path))),
            );
        }
    }
    none("printing outside of cli/ui.rs", &found);
}

#[test]
fn every_step_has_its_page() {
    let keywords = read(&root().join("migration-macros/src/keyword/step.rs"));
    let list = keywords.split("STEPS:").nth(1).unwrap();
    let list = list.split('}').next().unwrap();
    let steps: Vec<_> = list.split('"').skip(1).step_by(2).collect();
    assert!(
        steps.len() >= 80,
        "the list of steps is read wrong: {steps:?}"
    );
    let manual = read(&root().join("migration-core/src/lib.rs"));
    let mut found = Vec::new();
    for step in steps {
        if !root().join(format!("docs/steps/{step}.md")).is_file()
            || !manual.contains(&format!("steps/{step}.md"))
        {
            found.push(step.to_owned());
        }
    }
    none(
        "steps without a page in docs/steps that is compiled",
        &found,
    );
}

#[test]
fn what_the_documents_name_is_there() {
    let mut found = Vec::new();
    for path in files(root(), "md") {
        for target in links(&read(&path)) {
            let beside = path.parent().unwrap().join(&target);
            let in_library = root().join("migration-core/src").join(&target);
            if ![beside, root().join(&target), in_library]
                .iter()
                .any(|path| path.exists())
            {
                found.push(format!("{}: {target}", name(&path)));
            }
        }
    }
    none("documents that name files which are not there", &found);
}

/// Targets of links, and paths of files in backticks.
fn links(text: &str) -> Vec<String> {
    let linked = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let linked = linked.filter(|target| !target.contains("://") && !target.starts_with('#'));
    let quoted = text.split('`').skip(1).step_by(2);
    let quoted = quoted.filter(|word| {
        word.contains('/')
            && [".rs", ".md", ".sql", ".json", "/"]
                .iter()
                .any(|end| word.ends_with(end))
    });
    let quoted = quoted
        .filter(|word| !word.contains([' ', '*', '<', '{', '$', '\n']) && !word.starts_with('.'));
    linked
        .chain(quoted)
        .map(|target| target.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn no_test_is_skipped() {
    let skipped = concat!("#[", "ignore");
    let found: Vec<_> = sources()
        .iter()
        .filter(|path| read(path).contains(skipped))
        .map(|path| name(path))
        .collect();
    none("skipped tests", &found);
}
