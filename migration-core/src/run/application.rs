//! Runs that an application starts itself.

use super::engine::Engine;
use super::error::RunError;
use super::event::{Event, Observer, Report};
use super::settings::Settings;
use crate::database::Source;
use crate::history::History;
use crate::journal::{Fact, Journal};
use crate::plan::{DownTarget, Standing, Target, UpTarget, status};
use crate::schema::{Arena, Chain};
use std::pin::Pin;
use std::time::Duration;

/// A run that begins when it is awaited.
///
/// It may be dropped at any moment: what was not committed is rolled back by the server, and the next run goes on from
/// there.
#[must_use = "a run begins when it is awaited"]
pub struct Run<'h, T> {
    history: &'h History<'h>,
    source: Source,
    target: T,
    settings: Settings,
    observe: Box<Observer<'h>>,
}

/// How a migration stands in a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrationStatus {
    /// The migration.
    pub id: String,
    /// How it stands.
    pub standing: Standing,
    /// What the journal says of it.
    pub fact: Option<Fact>,
}

impl<'h> History<'h> {
    /// Applies pending migrations: `HISTORY.up(&url).await`.
    ///
    /// Any number of processes may do so at once: one works, the others wait. Where nothing is pending, it costs one query.
    /// What happens is told to [`observe`](Run::observe), and to `tracing`.
    ///
    /// # Errors
    ///
    /// Those of [`Runner::up`](super::Runner::up).
    pub fn up(&'h self, database: impl Into<Source>) -> Run<'h, UpTarget> {
        Run::new(self, database.into(), UpTarget::default())
    }

    /// Takes applied migrations back: without a target, the newest one.
    ///
    /// # Errors
    ///
    /// Those of [`Runner::down`](super::Runner::down).
    pub fn down(&'h self, database: impl Into<Source>) -> Run<'h, DownTarget> {
        Run::new(self, database.into(), DownTarget::default())
    }

    /// How every migration of the code and of the journal stands, in order; writes nothing.
    ///
    /// # Errors
    ///
    /// When there is no connection, or the role may not read the journal.
    pub async fn status(
        &self,
        database: impl Into<Source>,
        settings: &Settings,
    ) -> Result<Vec<MigrationStatus>, RunError> {
        let source = database.into();
        let mut session = source.read_only(settings.connect_timeout).await?;
        let facts = session.facts(&settings.journal).await?.unwrap_or_default();
        session.close().await.ok();
        let arena = Arena::new();
        let chain = Chain::replay(self, &arena)?;
        let lines = status(&chain, &facts).into_iter();
        let owned = lines.map(|line| MigrationStatus {
            id: line.id.to_owned(),
            standing: line.standing,
            fact: line.fact.cloned(),
        });
        Ok(owned.collect())
    }
}

impl<'h, T> Run<'h, T> {
    fn new(history: &'h History<'h>, source: Source, target: T) -> Self {
        Self {
            history,
            source,
            target,
            settings: Settings::default(),
            observe: Box::new(|_| ()),
        }
    }

    /// Tells what happens while it happens.
    pub fn observe(mut self, observe: impl FnMut(Event<'_>) + Send + 'h) -> Self {
        self.observe = Box::new(observe);
        self
    }

    /// All settings at once.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The journal.
    pub fn journal(mut self, journal: Journal) -> Self {
        self.settings.journal = journal;
        self
    }

    /// How long to wait for a connection.
    pub const fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// How long to wait while another process migrates.
    pub const fn lock_wait(mut self, wait: Duration) -> Self {
        self.settings.lock_wait = wait;
        self
    }

    /// How long a statement waits for the lock of a table, also in a migration that says otherwise.
    pub const fn lock_timeout(mut self, timeout: Duration) -> Self {
        self.settings.limits = self.settings.limits.lock_timeout(timeout);
        self
    }

    /// How often a migration is tried again after such a wait was in vain, also one that says otherwise.
    pub const fn lock_retries(mut self, retries: u32) -> Self {
        self.settings.limits = self.settings.limits.lock_retries(retries);
        self
    }

    /// How long a statement may run, also in a migration that says otherwise; zero is any time.
    pub const fn statement_timeout(mut self, timeout: Duration) -> Self {
        self.settings.limits = self.settings.limits.statement_timeout(timeout);
        self
    }
}

impl Run<'_, UpTarget> {
    /// Only up to this migration, itself included.
    pub fn to(mut self, migration: impl Into<String>) -> Self {
        self.target = UpTarget::To(migration.into());
        self
    }

    /// Only so many migrations.
    pub fn count(mut self, count: usize) -> Self {
        self.target = UpTarget::Count(count);
        self
    }
}

impl Run<'_, DownTarget> {
    /// What is newer than this migration, which itself stays.
    pub fn to(mut self, migration: impl Into<String>) -> Self {
        self.target = DownTarget::To(migration.into());
        self
    }

    /// So many migrations.
    pub fn count(mut self, count: usize) -> Self {
        self.target = DownTarget::Count(count);
        self
    }

    /// Everything.
    pub fn all(mut self) -> Self {
        self.target = DownTarget::All;
        self
    }
}

impl<'h, T: Into<Target> + Send + 'h> IntoFuture for Run<'h, T> {
    type Output = Result<Report, RunError>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'h>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(run(self))
    }
}

async fn run<T: Into<Target>>(run: Run<'_, T>) -> Result<Report, RunError> {
    let Run {
        history,
        source,
        target,
        settings,
        mut observe,
    } = run;
    let target = target.into();
    let arena = Arena::new();
    let chain = Chain::replay(history, &arena)?;
    let engine = Engine {
        chain: &chain,
        settings: &settings,
    };
    let session = source.open(settings.connect_timeout);
    engine.run(session, &target, &mut *observe).await
}
