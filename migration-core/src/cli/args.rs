//! Arguments that commands share.

use crate::journal::Journal;
use crate::plan::{DownTarget, UpTarget};
use crate::run::Settings;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::time::Duration;

/// What holds for every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Database")]
pub(super) struct Global {
    /// The database: postgres://user:password@host:5432/database. Without it, an embedded PostgreSQL is used.
    // Text, because the parser of arguments prints what it cannot read, and this may hold a password.
    #[arg(
        long,
        global = true,
        env = "DATABASE_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub(super) database_url: Option<String>,

    /// The table that says what is applied: `name` or `schema.name`.
    #[arg(
        long,
        global = true,
        default_value = "public.migration_journal",
        value_name = "TABLE"
    )]
    journal_table: Journal,

    /// How long a statement waits for a table's lock before it is tried again: 500ms, 5s, 1m.
    #[arg(long, global = true, default_value = "5s", value_parser = duration, value_name = "TIME")]
    lock_timeout: Duration,

    /// How long a statement may run: 30s, 5m, 2h; without it, any time.
    #[arg(long, global = true, value_parser = duration, value_name = "TIME")]
    statement_timeout: Option<Duration>,

    /// How long to wait while another process migrates.
    #[arg(long, global = true, default_value = "5m", value_parser = duration, value_name = "TIME")]
    lock_wait: Duration,

    /// Where the embedded PostgreSQL keeps its data.
    #[arg(
        long,
        global = true,
        default_value = ".migrations/postgres",
        value_name = "FOLDER"
    )]
    pub(super) data_dir: PathBuf,
}

impl Global {
    pub(super) fn settings(&self) -> Settings {
        Settings {
            journal: self.journal_table.clone(),
            lock_timeout: self.lock_timeout,
            lock_wait: self.lock_wait,
            statement_timeout: self.statement_timeout,
            ..Settings::default()
        }
    }
}

/// Which way.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Direction {
    /// Forward.
    Up,
    /// Back.
    Down,
}

/// How far to go forward.
#[derive(Debug, Args)]
pub(super) struct Forward {
    /// Apply up to this migration, itself included.
    #[arg(long, value_name = "ID", conflicts_with = "count")]
    pub(super) to: Option<String>,

    /// Apply so many migrations.
    #[arg(short = 'n', long = "count", value_name = "N", value_parser = count)]
    pub(super) count: Option<usize>,
}

impl Forward {
    pub(super) fn target(&self) -> UpTarget {
        match (&self.to, self.count) {
            (Some(id), _) => UpTarget::To(id.clone()),
            (None, Some(count)) => UpTarget::Count(count),
            (None, None) => UpTarget::All,
        }
    }
}

/// How far to go back.
#[derive(Debug, Args)]
pub(super) struct Back {
    /// Take back what is newer than this migration, which itself stays.
    #[arg(long, value_name = "ID", conflicts_with_all = ["count", "all"])]
    pub(super) to: Option<String>,

    /// Take back so many migrations; without this, the newest one.
    #[arg(short = 'n', long = "count", value_name = "N", value_parser = count, conflicts_with = "all")]
    pub(super) count: Option<usize>,

    /// Take back everything.
    #[arg(long)]
    pub(super) all: bool,
}

impl Back {
    pub(super) fn target(&self) -> DownTarget {
        match (&self.to, self.count, self.all) {
            (Some(id), ..) => DownTarget::To(id.clone()),
            (None, Some(count), _) => DownTarget::Count(count),
            (None, None, true) => DownTarget::All,
            (None, None, false) => DownTarget::default(),
        }
    }
}

/// Reads a number from 1.
pub(super) fn count(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| *count > 0);
    count.ok_or_else(|| "expected a number from 1".to_owned())
}

/// Reads a number with a unit.
fn duration(text: &str) -> Result<Duration, String> {
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let milliseconds: u64 = match unit {
        "ms" => 1,
        "s" => 1000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => 0,
    };
    let number: Option<u64> = number.parse().ok();
    number
        .and_then(|number| number.checked_mul(milliseconds))
        .filter(|milliseconds| (1..=MOST_MILLISECONDS).contains(milliseconds))
        .map(Duration::from_millis)
        .ok_or_else(|| {
            "expected a number with a unit, from 1ms to 500h: 500ms, 5s, 1m, 2h".to_owned()
        })
}

/// PostgreSQL keeps a timeout as a 32-bit number of milliseconds.
const MOST_MILLISECONDS: u64 = 500 * 3_600_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        let check = |text: &str, milliseconds: u64| {
            assert_eq!(
                duration(text),
                Ok(Duration::from_millis(milliseconds)),
                "{text}"
            );
        };
        check("500ms", 500);
        check("5s", 5000);
        check("2m", 120_000);
        check("1h", 3_600_000);
        for wrong in [
            "",
            "5",
            "s",
            "-1s",
            "1.5s",
            "0s",
            "9d",
            "501h",
            "99999999999999999999s",
            "1ñ",
        ] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }
}
