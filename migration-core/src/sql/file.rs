//! Scripts as one `.sql` file, to read, to review, and to run with `psql -f`.

use super::writer::{ends_in_comment, one_line};
use super::{Direction, Script, Segment, Statement};
use crate::limits::Limits;

/// What stands at the top of a file that cannot run in one transaction.
const MIXED: &str = "-- This file cannot run in one transaction: run it with `psql -v ON_ERROR_STOP=1 -f`, without `-1`.
-- Where it stops, what was committed stays; an index that was being built concurrently may be left invalid.

";

/// The scripts as one file.
///
/// The same scripts give the same bytes. It holds no transaction statements of its own, so that `psql -1` runs it as one
/// transaction; but where a statement has to run by itself, it says so at its top, and the others stand between `BEGIN`
/// and `COMMIT`.
pub fn render(scripts: &[Script]) -> String {
    if scripts.iter().all(Script::is_transactional) {
        let parts: Vec<String> = scripts.iter().map(script).collect();
        return parts.join("\n");
    }
    let parts: Vec<String> = scripts.iter().map(mixed).collect();
    MIXED.to_owned() + &parts.join("\n")
}

fn script(script: &Script) -> String {
    heading(script) + &statements(&script.statements)
}

fn mixed(script: &Script) -> String {
    let segments = script.segments().into_iter();
    let segments = segments.filter(|segment| !segment.statements.is_empty());
    heading(script)
        + &segments
            .map(|part| segment(script, part))
            .collect::<String>()
}

fn segment(script: &Script, segment: Segment<'_>) -> String {
    let text = statements(
        script
            .statements
            .get(segment.statements)
            .unwrap_or_default(),
    );
    match segment.lone {
        Some(_) => text,
        None => format!("\nBEGIN;\n{text}\nCOMMIT;\n"),
    }
}

fn heading(script: &Script) -> String {
    let direction = match script.direction {
        Direction::Up => "up",
        Direction::Down => "down",
    };
    let heading = format!("-- {}: {direction}\n", one_line(&script.migration));
    match script.limits {
        Limits::NONE => heading,
        limits => format!(
            "{heading}-- `{direction}` runs it with {limits}; this file leaves that to the session.\n"
        ),
    }
}

fn statements(statements: &[Statement]) -> String {
    let texts = statements.iter().map(|it| format!("\n{}", statement(it)));
    texts.collect()
}

fn statement(statement: &Statement) -> String {
    let mut text = format!("-- {}\n", one_line(&statement.comment));
    if let Some(what) = &statement.loses {
        text.push_str(&format!("-- This loses {}.\n", one_line(what)));
    }
    let sql = statement.sql.trim_end();
    let end = if ends_in_comment(sql) { "\n;\n" } else { ";\n" };
    text + sql + end
}
