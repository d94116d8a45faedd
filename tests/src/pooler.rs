//! A pgbouncer that gives each transaction whatever connection is free.

#![expect(
    clippy::panic,
    reason = "a test whose pooler does not start cannot go on, and says why"
)]

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use std::{env, io};

use tempfile::TempDir;

use crate::private::server_user;

/// A pooler that ends when the value is dropped.
#[derive(Debug)]
pub struct Pooler {
    child: Child,
    folder: TempDir,
    port: u16,
}

impl Pooler {
    /// Starts one before the server at `host:port`, which trusts `user`, with so many connections for each database.
    ///
    /// # Panics
    ///
    /// When the program in `PGBOUNCER`, or that of the path, does not start.
    #[must_use]
    pub fn start(server: &str, user: &str, connections: u32) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("migration-pooler.")
            .tempdir_in("/tmp");
        let folder = folder.unwrap_or_else(|error| panic!("no folder for a pooler: {error}"));
        let free = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
        let port = free.map_or_else(|error| panic!("no port: {error}"), |it| it.port());
        let settings = settings(server, user, (port, connections));
        let file = folder.path().join("pgbouncer.ini");
        fs::write(&file, settings).unwrap_or_else(|error| panic!("{error}"));
        let child = start(&folder).unwrap_or_else(|error| {
            panic!("cannot start pgbouncer ({error}): install it, or set PGBOUNCER to its path")
        });
        let pooler = Self {
            child,
            folder,
            port,
        };
        pooler.wait();
        pooler
    }

    /// Where a database is behind it.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        Self::url_at(&self.address(), database)
    }

    /// Where it listens: `host:port`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Where a database is behind what passes connections on to it.
    #[must_use]
    pub fn url_at(address: &str, database: &str) -> String {
        format!("postgres://anybody@{address}/{database}?sslmode=disable")
    }

    fn wait(&self) {
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if started.elapsed() > Duration::from_secs(20) {
                let log = fs::read_to_string(self.folder.path().join("log"));
                panic!("pgbouncer does not listen: {log:?}");
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn settings(server: &str, user: &str, (port, connections): (u16, u32)) -> String {
    let (host, server_port) = server.split_once(':').unwrap_or((server, "5432"));
    format!(
        "[databases]
* = host={host} port={server_port} user={user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
server_round_robin = 1
default_pool_size = {connections}
ignore_startup_parameters = extra_float_digits
"
    )
}

/// pgbouncer refuses to run as root.
fn start(folder: &TempDir) -> io::Result<Child> {
    let program = env::var("PGBOUNCER").unwrap_or_else(|_| "pgbouncer".to_owned());
    let log = fs::File::create(folder.path().join("log"))?;
    let file = folder.path().join("pgbouncer.ini");
    let mut command = match server_user() {
        None => Command::new(program),
        Some(user) => {
            let owned = Command::new("chown")
                .arg("-R")
                .arg(&user)
                .arg(folder.path())
                .status()?;
            if !owned.success() {
                return Err(io::Error::other("chown failed"));
            }
            let mut command = Command::new("setpriv");
            command
                .arg(format!("--reuid={user}"))
                .arg("--clear-groups")
                .arg(program);
            command
        }
    };
    command
        .arg(file)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
}
