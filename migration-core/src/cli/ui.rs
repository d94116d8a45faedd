//! The only file that prints: results to stdout, everything else to stderr.

use comfy_table::{Table, presets};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{BufRead, IsTerminal, Write};
use std::time::Duration;

/// The terminal, or what stands in for it.
#[derive(Debug)]
pub(super) struct Ui {
    colors_on_stdout: bool,
    colors_on_stderr: bool,
    bar: ProgressBar,
}

/// A color, as the number of its escape sequence.
#[derive(Clone, Copy, Debug)]
pub(super) enum Color {
    Red = 31,
    Green = 32,
    Yellow = 33,
    Cyan = 36,
}

/// A row of a table, and the color of its second cell.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) color: Color,
}

impl Ui {
    pub(super) fn new() -> Self {
        let colors = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self {
            colors_on_stdout: colors && std::io::stdout().is_terminal(),
            colors_on_stderr: colors && std::io::stderr().is_terminal(),
            bar: ProgressBar::hidden(),
        }
    }

    /// A line of the result. A reader that has gone away is no error.
    pub(super) fn line(&self, text: &str) {
        self.bar
            .suspend(|| writeln!(std::io::stdout(), "{text}").ok());
    }

    /// A line that is not part of the result.
    pub(super) fn note(&self, text: &str) {
        let word = paint("note:", Color::Cyan, self.colors_on_stderr);
        self.bar
            .suspend(|| writeln!(std::io::stderr(), "{word} {text}").ok());
    }

    /// Like a note, but the user should not miss it.
    pub(super) fn warning(&self, text: &str) {
        let word = paint("warning:", Color::Yellow, self.colors_on_stderr);
        self.bar
            .suspend(|| writeln!(std::io::stderr(), "{word} {text}").ok());
    }

    pub(super) fn error(&self, message: &str, help: &str) {
        self.bar.finish_and_clear();
        let error = paint("error:", Color::Red, self.colors_on_stderr);
        let word = paint("help:", Color::Green, self.colors_on_stderr);
        writeln!(std::io::stderr(), "{error} {message}\n{word} {help}").ok();
    }

    /// Asks, if there is somebody to answer; what is not a yes is a no.
    pub(super) fn confirms(&self, question: &str) -> bool {
        let mut answer = String::new();
        if !std::io::stdin().is_terminal() {
            return false;
        }
        write!(std::io::stderr(), "{question} [y/N] ").ok();
        std::io::stdin().lock().read_line(&mut answer).ok();
        matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
    }

    /// A word in color, for a line of the result.
    pub(super) fn painted(&self, word: &str, color: Color) -> String {
        paint(word, color, self.colors_on_stdout)
    }

    /// A table of the result. Colors come after the layout, which would count their escape sequences as text.
    pub(super) fn table(&self, header: &[&str], rows: &[Row]) {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_header(header.to_vec());
        table.add_rows(rows.iter().map(|row| &row.cells));
        for column in table.column_iter_mut() {
            column.set_padding((0, 2));
        }
        for (index, line) in table.lines().enumerate() {
            let row = index.checked_sub(1).and_then(|index| rows.get(index));
            let line = row.map_or_else(|| line.clone(), |row| self.paint_second(row, &line));
            self.line(line.trim_end());
        }
    }

    fn paint_second(&self, row: &Row, line: &str) -> String {
        let [first, second, ..] = row.cells.as_slice() else {
            return line.to_owned();
        };
        match line.strip_prefix(first.as_str()) {
            Some(rest) => {
                first.clone() + &rest.replacen(second, &self.painted(second, row.color), 1)
            }
            None => line.to_owned(),
        }
    }

    /// Shows progress through so many statements, if there is a terminal.
    pub(super) fn start_progress(&self, statements: usize) {
        // A terminal's width and speed matter to `indicatif`, so it is asked only if there is one.
        if std::io::stderr().is_terminal() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {wide_msg}") {
                self.bar.set_style(style);
            }
            self.bar
                .set_length(u64::try_from(statements).unwrap_or(u64::MAX));
            self.bar.enable_steady_tick(Duration::from_millis(100));
        }
    }

    pub(super) fn progress(&self, message: String) {
        self.bar.set_message(message);
    }

    pub(super) fn advance(&self) {
        self.bar.inc(1);
    }

    pub(super) fn retreat(&self, statements: usize) {
        self.bar.dec(u64::try_from(statements).unwrap_or(u64::MAX));
    }

    pub(super) fn end_progress(&self) {
        self.bar.finish_and_clear();
    }
}

fn paint(word: &str, color: Color, colors: bool) -> String {
    match colors {
        true => format!("\x1b[1;{}m{word}\x1b[0m", color as u8),
        false => word.to_owned(),
    }
}

/// `12 ms`, `3.4 s`, `2 min 5 s`
pub(super) fn duration(duration: Duration) -> String {
    match duration.as_millis() {
        milliseconds @ 0..1000 => format!("{milliseconds} ms"),
        1000..60_000 => format!("{:.1} s", duration.as_secs_f64()),
        _ => format!(
            "{} min {} s",
            duration.as_secs() / 60,
            duration.as_secs() % 60
        ),
    }
}

/// `1 migration`, `3 migrations`
pub(super) fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
