//! A proxy between a program and its server, which stops at a given message, so that the program can be killed there.

#![expect(
    clippy::panic,
    reason = "a test whose proxy cannot listen cannot go on, and says why"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, Notify};
use tokio::task::JoinHandle;

/// Where a connection is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Nowhere.
    Never,
    /// Before the server gets this query, counted from 0.
    BeforeQuery(usize),
    /// Before the program hears that this statement is done, counted from 0.
    AfterStatement(usize),
}

/// A proxy for one connection.
#[derive(Debug)]
pub struct Proxy {
    /// Where it listens: `host:port`.
    pub address: String,
    state: Arc<State>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
struct State {
    cut: Cut,
    reached: Notify,
    queries: AtomicUsize,
    statements: AtomicUsize,
}

impl Proxy {
    /// Listens, and passes one connection on to the server at `host:port`, up to the cut.
    ///
    /// # Panics
    ///
    /// When it cannot listen.
    pub async fn start(server: &str, cut: Cut) -> Self {
        let Ok(listener) = TcpListener::bind("127.0.0.1:0").await else {
            panic!("no port to listen on");
        };
        let address = listener.local_addr().map(|it| it.to_string());
        let state = Arc::new(State {
            cut,
            reached: Notify::new(),
            queries: AtomicUsize::new(0),
            statements: AtomicUsize::new(0),
        });
        let (server, shared) = (server.to_owned(), Arc::clone(&state));
        Self {
            address: address.unwrap_or_default(),
            state,
            task: tokio::spawn(async move {
                if let Ok((client, _)) = listener.accept().await {
                    shared.serve(client, &server).await;
                }
            }),
        }
    }

    /// Waits until the cut is reached. Both sides then wait for each other.
    pub async fn cut(&self) {
        self.state.reached.notified().await;
    }

    /// Closes both connections.
    pub async fn close(self) {
        self.task.abort();
        // It ends by the abort.
        let _ = self.task.await;
    }

    /// How many queries and how many ends of statements it has passed on.
    #[must_use]
    pub fn counted(&self) -> (usize, usize) {
        let State {
            queries,
            statements,
            ..
        } = &*self.state;
        (
            queries.load(Ordering::SeqCst),
            statements.load(Ordering::SeqCst),
        )
    }
}

impl State {
    async fn serve(&self, client: TcpStream, server: &str) {
        let Ok(server) = TcpStream::connect(server).await else {
            return;
        };
        let (mut from_client, mut to_client) = client.into_split();
        let (mut from_server, mut to_server) = server.into_split();
        // The first message of a client has no type.
        let hello = pass_body(&mut from_client, &mut to_server).await;
        if hello.is_some() {
            tokio::join!(
                self.pass(&mut from_client, &mut to_server, (b'Q', &self.queries)),
                self.pass(&mut from_server, &mut to_client, (b'C', &self.statements)),
            );
        }
    }

    /// Passes messages on: a type, a length that counts itself, a body.
    async fn pass(
        &self,
        from: &mut (impl AsyncRead + Unpin),
        to: &mut (impl AsyncWrite + Unpin),
        (counted, count): (u8, &AtomicUsize),
    ) {
        while let Ok(kind) = from.read_u8().await {
            if kind == counted {
                let seen = count.fetch_add(1, Ordering::SeqCst);
                let here = match counted {
                    b'Q' => Cut::BeforeQuery(seen),
                    _ => Cut::AfterStatement(seen),
                };
                if here == self.cut {
                    self.reached.notify_one();
                    std::future::pending::<()>().await;
                }
            }
            if to.write_u8(kind).await.is_err() || pass_body(from, to).await.is_none() {
                return;
            }
        }
        // Whoever is left hears of the end.
        let _ = to.shutdown().await;
    }
}

/// A proxy for any number of connections, each of which can be cut.
#[derive(Debug)]
pub struct Wires {
    /// Where it listens: `host:port`.
    pub address: String,
    open: Arc<Mutex<Vec<JoinHandle<()>>>>,
    listening: JoinHandle<()>,
}

impl Wires {
    /// Listens, and passes all connections on to the server at `host:port`.
    ///
    /// # Panics
    ///
    /// When it cannot listen.
    pub async fn start(server: &str) -> Self {
        let Ok(listener) = TcpListener::bind("127.0.0.1:0").await else {
            panic!("no port to listen on");
        };
        let address = listener.local_addr().map(|it| it.to_string());
        let open = Arc::new(Mutex::new(Vec::new()));
        let (server, shared) = (server.to_owned(), Arc::clone(&open));
        let listening = tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let server = server.clone();
                let wire = tokio::spawn(async move {
                    if let Ok(mut server) = TcpStream::connect(server).await {
                        let _ = copy_bidirectional(&mut client, &mut server).await;
                    }
                });
                shared.lock().await.push(wire);
            }
        });
        Self {
            address: address.unwrap_or_default(),
            open,
            listening,
        }
    }

    /// Cuts a connection, counted from 0 in the order in which they came.
    pub async fn cut(&self, index: usize) {
        if let Some(wire) = self.open.lock().await.get(index) {
            wire.abort();
        }
    }
}

impl Drop for Wires {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

/// Listens, and passes all connections on to the server at `host:port`, which then seems to be of another version; says where.
///
/// # Panics
///
/// When it cannot listen.
pub async fn of_version(version: &'static str, server: &str) -> String {
    let Ok(listener) = TcpListener::bind("127.0.0.1:0").await else {
        panic!("no port to listen on");
    };
    let address = listener.local_addr().map(|it| it.to_string());
    let server = server.to_owned();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = server.clone();
            tokio::spawn(async move { pretend(version, client, &server).await });
        }
    });
    address.unwrap_or_default()
}

/// A server tells its version as one of its parameters when it lets a session in: `server_version`.
async fn pretend(version: &str, client: TcpStream, server: &str) -> Option<()> {
    const NAME: &[u8] = b"server_version\0";
    let server = TcpStream::connect(server).await.ok()?;
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    tokio::spawn(async move { tokio::io::copy(&mut from_client, &mut to_server).await });
    loop {
        let kind = from_server.read_u8().await.ok()?;
        let length = from_server.read_u32().await.ok()?;
        let mut body = vec![0; usize::try_from(length).ok()?.checked_sub(4)?];
        from_server.read_exact(&mut body).await.ok()?;
        if kind == b'S' && body.starts_with(NAME) {
            body = [NAME, version.as_bytes(), b"\0"].concat();
        }
        to_client.write_u8(kind).await.ok()?;
        let length = u32::try_from(body.len()).ok()?;
        to_client.write_u32(length + 4).await.ok()?;
        to_client.write_all(&body).await.ok()?;
    }
}

async fn pass_body(
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWrite + Unpin),
) -> Option<()> {
    let length = from.read_u32().await.ok()?;
    let mut body = vec![0; usize::try_from(length).ok()?.checked_sub(4)?];
    from.read_exact(&mut body).await.ok()?;
    to.write_u32(length).await.ok()?;
    to.write_all(&body).await.ok()?;
    to.flush().await.ok()
}
