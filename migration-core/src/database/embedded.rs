//! A PostgreSQL inside this process, its data in a folder.
//!
//! It serves one connection at a time on a loopback port. A second connection waits until the first is closed,
//! and a second process that wants the same folder waits until this one is done.

use std::error::Error;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use pglite_oxide::extensions::{self, Extension};
use pglite_oxide::{Pglite, PglitePaths, PgliteServer, install_extension_bytes};

#[cfg(test)]
mod tests;

/// The extensions that a history may create. Each takes about 50 ms of every start.
const EXTENSIONS: [Extension; 2] = [extensions::VECTOR, extensions::CITEXT];
const LOCK_FILE: &str = "lock";
const DATABASE: &str = "database";
const UNFINISHED: &str = "unfinished";
const POLL: Duration = Duration::from_millis(50);
const SHUTDOWN_PATIENCE: Duration = Duration::from_secs(60);
const DROP_PATIENCE: Duration = Duration::from_secs(5);

/// What the embedded PostgreSQL said.
type Cause = Box<dyn Error + Send + Sync>;

/// Why the embedded PostgreSQL does not start or stop, and what to do next.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EmbeddedError {
    /// The folder cannot be made or written.
    #[error("cannot write `{}`: make it writable, name another folder, or set DATABASE_URL to use a server", path.display())]
    Folder {
        /// The file or folder that was refused.
        path: PathBuf,
        /// The operating system's reason.
        source: io::Error,
    },
    /// The file system of the folder cannot lock files.
    #[error("cannot lock `{}`: name a folder on a local disk, or set DATABASE_URL to use a server", path.display())]
    Lock {
        /// The lock file.
        path: PathBuf,
        /// The operating system's reason.
        source: io::Error,
    },
    /// The folder is ours, but PostgreSQL does not open it.
    #[error(
        "the embedded PostgreSQL does not open `{}`: make your cache folder writable; or, when another version made \
         this folder, delete it (its data goes too); or set DATABASE_URL to use a server",
        folder.display()
    )]
    Open {
        /// The database's folder.
        folder: PathBuf,
        /// What the embedded PostgreSQL said.
        source: Cause,
    },
    /// The server ended badly. What was committed is in the folder; the next start recovers it.
    #[error(
        "the embedded PostgreSQL did not stop cleanly; committed data is safe, and the next start recovers it"
    )]
    Stop {
        /// What the embedded PostgreSQL said.
        source: Cause,
    },
    /// A connection was still open when the time to stop was over.
    #[error("the embedded PostgreSQL still has an open connection: close it before the shutdown")]
    StillConnected,
}

/// A PostgreSQL inside this process, its data in a folder.
///
/// Its methods block: in async code, wrap them in `spawn_blocking` where other tasks must go on meanwhile. A connection
/// that breaks off in the middle of a statement ends the server; start it again then.
///
/// PostgreSQL runs here in its single-user mode: `statement_timeout` and cancel requests have no effect, a message's
/// results come all at once, and nothing is flushed to the disk, so that a killed process loses nothing but a power
/// failure may. It is for development.
#[derive(Debug)]
pub struct Embedded {
    url: String,
    open: Option<Open>,
}

/// The fields are dropped in order: the lock is let go only after the server has ended.
#[derive(Debug)]
struct Open {
    server: PgliteServer,
    lock: File,
}

impl Embedded {
    /// Opens the database in `folder`, or creates it, which takes some seconds.
    ///
    /// While somebody else has it open, this waits, after telling `waiting` once who that is (`process 4711`).
    /// PostgreSQL itself starts with each connection, and that is also when a killed process's work is recovered.
    ///
    /// # Errors
    ///
    /// When the folder cannot be written or locked, or was made by another version.
    pub fn start(folder: &Path, waiting: impl FnMut(&str)) -> Result<Self, EmbeddedError> {
        prepare(folder)?;
        aside(folder, preload)?;
        let lock = lock(&folder.join(LOCK_FILE), waiting)?;
        let server = aside(folder, || serve(folder))?;
        Ok(Self {
            url: server.database_url(),
            open: Some(Open { server, lock }),
        })
    }

    /// Whether [`start`](Self::start) would create the database, which takes some seconds.
    #[must_use]
    pub fn is_new(folder: &Path) -> bool {
        !folder.join(DATABASE).exists()
    }

    /// The address for a driver, good until the shutdown.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops the server and lets the next process in. Close the connection first.
    ///
    /// # Errors
    ///
    /// When a connection is still open after a minute, or the server had failed.
    pub fn shutdown(mut self) -> Result<(), EmbeddedError> {
        self.stop(SHUTDOWN_PATIENCE)
    }

    /// The server's thread ends with its connection, so the wait for it has a limit. When that is over, the thread
    /// keeps the lock until the connection or the process ends.
    fn stop(&mut self, patience: Duration) -> Result<(), EmbeddedError> {
        let Some(Open { server, lock }) = self.open.take() else {
            return Ok(());
        };
        let (done, stopped) = mpsc::channel();
        let stop = move || {
            let outcome = server.shutdown();
            drop(lock);
            let _ = done.send(outcome);
        };
        let thread = thread::Builder::new().name("embedded-stop".to_owned());
        thread.spawn(stop).map_err(|source| EmbeddedError::Stop {
            source: source.into(),
        })?;
        match stopped.recv_timeout(patience) {
            Ok(outcome) => outcome.map_err(|source| EmbeddedError::Stop {
                source: source.into(),
            }),
            Err(_) => Err(EmbeddedError::StillConnected),
        }
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        let _ = self.stop(DROP_PATIENCE);
    }
}

/// Makes the folder, and tells git to leave it alone.
fn prepare(folder: &Path) -> Result<(), EmbeddedError> {
    let refused = |path: &Path| {
        let path = path.to_owned();
        move |source| EmbeddedError::Folder { path, source }
    };
    fs::create_dir_all(folder).map_err(refused(folder))?;
    let ignore = folder.join(".gitignore");
    if ignore.exists() {
        return Ok(());
    }
    fs::write(&ignore, "*\n").map_err(refused(&ignore))
}

/// The operating system lets the lock go when its process ends, however it ends.
fn lock(path: &Path, mut waiting: impl FnMut(&str)) -> Result<File, EmbeddedError> {
    let refused = |source| EmbeddedError::Folder {
        path: path.to_owned(),
        source,
    };
    let mut options = File::options();
    let mut file = options
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(refused)?;
    let mut told = false;
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::Error(source)) => {
                return Err(EmbeddedError::Lock {
                    path: path.to_owned(),
                    source,
                });
            }
            Err(TryLockError::WouldBlock) if told => {}
            Err(TryLockError::WouldBlock) => {
                told = true;
                waiting(&holder(&mut file));
            }
        }
        thread::sleep(POLL);
    }
    sign(&mut file).map_err(refused)?;
    Ok(file)
}

fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(std::process::id().to_string().as_bytes())
}

/// Who signed the lock file. It is empty for an instant after it was locked, and unreadable on Windows.
fn holder(file: &mut File) -> String {
    let mut text = String::new();
    match file.read_to_string(&mut text) {
        Ok(_) if !text.is_empty() => format!("process {text}"),
        _ => "another process".to_owned(),
    }
}

/// Loads the WebAssembly code of PostgreSQL and the extensions into this process.
fn preload() -> Result<(), Cause> {
    Ok(Pglite::preload_extensions(EXTENSIONS)?)
}

/// Makes the database where there is none yet, beside its place, so that a process that is killed leaves nothing half.
///
/// Without `template_cache(false)`, a new database is an overlay over a template in the user's cache, whose files are
/// copied when they are first written (`EagerCopyOverlayFileSystem`). That copy is not atomic: a process that was
/// killed in it left an empty file in the place of an index of the catalog, and the database never opened again.
fn create(folder: &Path) -> Result<(), Cause> {
    if !Embedded::is_new(folder) {
        return Ok(());
    }
    let unfinished = folder.join(UNFINISHED);
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)?;
    }
    let builder = Pglite::builder().path(&unfinished).template_cache(false);
    builder.open()?.close()?;
    Ok(fs::rename(&unfinished, folder.join(DATABASE))?)
}

/// `PgliteServerBuilder::extension` would run `CREATE EXTENSION` in each session, before the history does. So the
/// extensions are only put in place, as a package manager would.
fn serve(folder: &Path) -> Result<PgliteServer, Cause> {
    create(folder)?;
    let database = folder.join(DATABASE);
    let server = PgliteServer::builder()
        .path(&database)
        .database("postgres")
        .start()?;
    let paths = PglitePaths::with_root(&database);
    for extension in EXTENSIONS {
        let archive = pglite_oxide_assets::extension_archive(extension.sql_name());
        install_extension_bytes(&paths, archive.ok_or("an extension is not bundled")?)?;
    }
    Ok(server)
}

/// Runs `work` on a thread of its own, because the runtime below it must not start inside another one.
fn aside<T: Send>(
    folder: &Path,
    work: impl FnOnce() -> Result<T, Cause> + Send,
) -> Result<T, EmbeddedError> {
    let outcome = thread::scope(|scope| scope.spawn(work).join());
    let outcome = outcome.unwrap_or_else(|_| Err("its runtime panicked".into()));
    outcome.map_err(|source| EmbeddedError::Open {
        folder: folder.to_owned(),
        source,
    })
}
