//! A PostgreSQL server of a test's own, which it may configure, restart and break.

#![expect(
    clippy::panic,
    reason = "a test whose server does not start cannot go on, and says why"
)]

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A server that is gone when the value is dropped. It trusts everybody who comes from this machine.
#[derive(Debug)]
pub struct PrivateServer {
    folder: TempDir,
    port: u16,
    options: String,
}

impl PrivateServer {
    /// Starts an empty one, with settings such as `max_connections=5`.
    ///
    /// # Panics
    ///
    /// When it does not start.
    #[must_use]
    pub fn start(settings: &[&str]) -> Self {
        Self::made(settings, &[])
    }

    /// Starts an empty one, whose write-ahead log is in a folder of its own, in segments of a megabyte.
    ///
    /// # Panics
    ///
    /// When it does not start.
    #[must_use]
    pub fn with_log_in(folder: &Path, settings: &[&str]) -> Self {
        let folder = format!("--waldir={}", folder.display());
        Self::made(settings, &[&folder, "--wal-segsize=1"])
    }

    fn made(settings: &[&str], more: &[&str]) -> Self {
        let server = Self::new(settings);
        let arguments = [
            "--pgdata=data",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ];
        server.run("initdb", &[&arguments, more].concat());
        server.resume();
        server
    }

    /// Starts it where it has ended by itself.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub fn start_again(&self) {
        let status = self
            .command("pg_ctl")
            .args(["status", "--pgdata=data"])
            .output();
        if !status.is_ok_and(|it| it.status.success()) {
            self.resume();
        }
    }

    /// Starts a replica of another, which follows it.
    ///
    /// # Panics
    ///
    /// When it does not start.
    #[must_use]
    pub fn replica_of(primary: &Self) -> Self {
        let server = Self::new(&[]);
        let source = format!("--dbname={}", primary.url("postgres", "postgres"));
        let arguments = [
            "--pgdata=data",
            "--write-recovery-conf",
            "--checkpoint=fast",
            "--no-sync",
            &source,
        ];
        server.run("pg_basebackup", &arguments);
        server.resume();
        server
    }

    fn new(settings: &[&str]) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("migration-server.")
            .tempdir_in("/tmp");
        let folder = folder.unwrap_or_else(|error| panic!("no folder for a server: {error}"));
        let free = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
        let port = free.map_or_else(|error| panic!("no port: {error}"), |it| it.port());
        let mut options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c fsync=off",
            folder.path().display()
        );
        for setting in settings {
            options += &format!(" -c {setting}");
        }
        if let Some(user) = server_user() {
            succeeded(
                Command::new("chown").arg(&user).arg(folder.path()).output(),
                "chown",
            );
        }
        Self {
            folder,
            port,
            options,
        }
    }

    /// Where it is, for a role and a database.
    #[must_use]
    pub fn url(&self, authority: &str, database: &str) -> String {
        let port = self.port;
        format!("postgres://{authority}@127.0.0.1:{port}/{database}?sslmode=disable")
    }

    /// Its `host:port`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Lets only those in who have a password.
    ///
    /// # Panics
    ///
    /// When its settings cannot be written.
    pub fn ask_for_passwords(&self) {
        let path = self.folder.path().join("data/pg_hba.conf");
        let line = "host all all 127.0.0.1/32 scram-sha-256\n";
        fs::write(&path, line).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        self.run("pg_ctl", &["reload", "--silent", "--pgdata=data"]);
    }

    /// Ends it at once, as a crash would, and starts it again.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub fn crash(&self) {
        self.run(
            "pg_ctl",
            &["stop", "--mode=immediate", "--silent", "--pgdata=data"],
        );
        self.resume();
    }

    fn resume(&self) {
        let options = format!("--options={}", self.options);
        let arguments = [
            "start",
            "--wait",
            "--silent",
            "--pgdata=data",
            "--log=log",
            &options,
        ];
        self.run("pg_ctl", &arguments);
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        succeeded(self.command(program).args(arguments).output(), program);
    }

    /// PostgreSQL refuses to run as root.
    fn command(&self, program: &str) -> Command {
        let program = binaries().join(program);
        let mut command = match server_user() {
            None => Command::new(program),
            Some(user) => {
                let mut command = Command::new("setpriv");
                command
                    .arg(format!("--reuid={user}"))
                    .arg(format!("--regid={}", group(&user)))
                    .arg("--clear-groups")
                    .arg(program);
                command
            }
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for PrivateServer {
    fn drop(&mut self) {
        // What does not stop is already gone.
        let arguments = ["stop", "--mode=immediate", "--silent", "--pgdata=data"];
        let _ = self.command("pg_ctl").args(arguments).output();
    }
}

/// Beside the `psql` that `PSQL` names; without it, those of the path.
fn binaries() -> PathBuf {
    let psql = env::var("PSQL").unwrap_or_default();
    Path::new(&psql)
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// Whom the server runs as, where this is root.
#[must_use]
pub fn server_user() -> Option<String> {
    let me = words(Command::new("id").arg("-u"));
    let known = Command::new("id").arg("postgres").output();
    let known = known.is_ok_and(|it| it.status.success());
    (me == "0").then(|| if known { "postgres" } else { "nobody" }.to_owned())
}

fn group(user: &str) -> String {
    words(Command::new("id").arg("-g").arg(user))
}

fn words(command: &mut Command) -> String {
    let output = command.output();
    output.map_or_else(
        |error| panic!("{command:?}: {error}"),
        |it| String::from_utf8_lossy(&it.stdout).trim().to_owned(),
    )
}

/// Asserts that a program has done what it was to do.
fn succeeded(output: std::io::Result<Output>, program: &str) {
    match output {
        Ok(output) if output.status.success() => {}
        Ok(output) => panic!("{program}: {}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => panic!("{program}: {error}"),
    }
}
