//! Arguments that commands share.

use crate::journal::Journal;
use crate::limits::{self, Limits};
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

    /// How long a statement waits for a table's lock before it is tried again: 500ms, 5s, 1min. Without it, as the
    /// migration says, or 5s.
    #[arg(long, global = true, value_parser = duration, value_name = "TIME")]
    lock_timeout: Option<Duration>,

    /// How often a migration is tried again after such a wait. Without it, as the migration says, or 5.
    #[arg(long, global = true, value_name = "N")]
    lock_retries: Option<u32>,

    /// How long a statement may run: 30s, 5min, 2h, none. Without it, as the migration says, or any time.
    #[arg(long, global = true, value_parser = duration_or_none, value_name = "TIME")]
    statement_timeout: Option<Duration>,

    /// How long to wait while another process migrates.
    #[arg(long, global = true, default_value = "5min", value_parser = duration, value_name = "TIME")]
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
            lock_wait: self.lock_wait,
            limits: Limits {
                lock_timeout: self.lock_timeout,
                lock_retries: self.lock_retries,
                statement_timeout: self.statement_timeout,
            },
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

/// Reads a time.
fn duration(text: &str) -> Result<Duration, String> {
    limits::time(text).ok_or_else(|| limits::TIME.to_owned())
}

/// Reads a time, or that there is none.
fn duration_or_none(text: &str) -> Result<Duration, String> {
    match text {
        "none" => Ok(Duration::ZERO),
        text => duration(text),
    }
}
