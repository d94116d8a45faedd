//! Scripts as one `.sql` file, to read, to review, and to run with `psql -1 -f`.

use super::writer::{ends_in_comment, one_line};
use super::{Direction, Script, Statement};

/// The scripts as one file.
///
/// The same scripts give the same bytes. It holds no transaction statements of its own.
pub fn render(scripts: &[Script]) -> String {
    let parts: Vec<String> = scripts.iter().map(script).collect();
    parts.join("\n")
}

fn script(script: &Script) -> String {
    let direction = match script.direction {
        Direction::Up => "up",
        Direction::Down => "down",
    };
    let mut text = format!("-- {}: {direction}\n", one_line(&script.migration));
    for statement in &script.statements {
        text.push('\n');
        text.push_str(&self::statement(statement));
    }
    text
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
