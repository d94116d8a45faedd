//! A command line as a process, run to its end or left running.

#![expect(
    clippy::panic,
    reason = "a test whose program cannot be started cannot go on, and says why"
)]

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// How a process ended, and what it printed.
#[derive(Debug)]
pub struct Ended {
    /// Its exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// What it printed as its result.
    pub stdout: String,
    /// What it said besides.
    pub stderr: String,
}

impl Ended {
    /// The process, which must have succeeded.
    ///
    /// # Panics
    ///
    /// With all that it printed, when its exit code is not 0.
    #[track_caller]
    pub fn succeeded(self) -> Self {
        assert_eq!(self.code, Some(0), "{self}");
        self
    }

    /// The process, which must have failed with exit code 1.
    ///
    /// # Panics
    ///
    /// With all that it printed, when its exit code is another.
    #[track_caller]
    pub fn failed(self) -> Self {
        assert_eq!(self.code, Some(1), "{self}");
        self
    }

    /// Asserts that a text was printed, on whichever stream.
    ///
    /// # Panics
    ///
    /// With all that was printed, when the text is not among it.
    #[track_caller]
    pub fn says(&self, text: &str) -> &Self {
        assert!(
            self.stdout.contains(text) || self.stderr.contains(text),
            "`{text}` is missing in\n{self}"
        );
        self
    }
}

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            code,
            stdout,
            stderr,
        } = self;
        write!(
            f,
            "exit code {code:?}\n--- stdout\n{stdout}\n--- stderr\n{stderr}"
        )
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// A program, and the database that it is given.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// The executable.
    pub path: &'a str,
    /// Its `DATABASE_URL`; without one, it opens the embedded database.
    pub url: Option<&'a str>,
    /// Where it runs.
    pub folder: &'a Path,
}

impl Program<'_> {
    /// Runs it to its end.
    ///
    /// # Panics
    ///
    /// When it cannot be started.
    #[must_use]
    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.start(arguments).end()
    }

    /// Starts it.
    ///
    /// # Panics
    ///
    /// When it cannot be started.
    #[must_use]
    pub fn start(&self, arguments: &[&str]) -> Running {
        let mut command = Command::new(self.path);
        command
            .args(arguments)
            .current_dir(self.folder)
            .env_remove("DATABASE_URL")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(url) = self.url {
            command.env("DATABASE_URL", url);
        }
        match command.spawn() {
            Ok(child) => Running(child),
            Err(error) => panic!("cannot start {}: {error}", self.path),
        }
    }
}

/// A process that has not been waited for.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    /// Waits until it ends.
    ///
    /// # Panics
    ///
    /// When the system cannot tell how it ended.
    #[must_use]
    pub fn end(self) -> Ended {
        match self.0.wait_with_output() {
            Ok(output) => output.into(),
            Err(error) => panic!("cannot wait for the process: {error}"),
        }
    }

    /// Kills it with `SIGKILL`, wherever it is; it may have ended.
    ///
    /// # Panics
    ///
    /// When the system refuses.
    pub fn kill_if_running(&mut self) {
        if let Err(error) = self.0.kill().and_then(|()| self.0.wait()) {
            panic!("cannot kill the process: {error}");
        }
    }

    /// Kills it with `SIGKILL`, as a crash would.
    ///
    /// # Panics
    ///
    /// When it is gone already.
    pub fn kill(mut self) {
        if let Err(error) = self.0.kill() {
            panic!("cannot kill the process: {error}");
        }
        let ended = self.end();
        assert_eq!(ended.code, None, "it ended before it was killed: {ended}");
    }
}
