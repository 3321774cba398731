//! Connections: listens, serves, ends gracefully, and breaks a connection when a fault asks for it.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use crate::cli::{Options, USUAL_PORT};
use crate::frame;
use crate::state::State;

/// The time that connections get to end after the server is asked to stop.
const GRACE: Duration = Duration::from_secs(5);

/// Why the server could not start.
#[derive(Debug)]
pub(crate) enum ServerError {
    /// The runtime cannot start.
    Io(io::Error),
    /// The server cannot listen on the address.
    Listen(SocketAddr, io::Error),
    /// The database file cannot be opened or seeded.
    Database(String),
    /// The built app cannot be read.
    Dist(io::Error),
}

impl fmt::Display for ServerError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(out, "cannot start: {error}"),
            Self::Listen(address, error) if error.kind() == io::ErrorKind::AddrInUse => write!(
                out,
                "port {} is taken: end the program that uses it, or choose another one with --port (0 takes any free one)",
                address.port()
            ),
            Self::Listen(address, error) => {
                write!(out, "cannot listen on {address} ({error}): choose another one with --host and --port")
            }
            Self::Database(error) => write!(out, "{error}"),
            Self::Dist(error) => {
                write!(out, "cannot read index.html of the built app ({error}): name its folder with --dist")
            }
        }
    }
}

/// Runs the server until it is asked to stop.
pub(crate) fn run(options: &Options) -> Result<(), ServerError> {
    let state = Arc::new(State::open(options).map_err(ServerError::Database)?);
    let router = frame::router(state, options).map_err(ServerError::Dist)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServerError::Io)?;
    runtime.block_on(serve(options, router))
}

async fn serve(options: &Options, router: Router) -> Result<(), ServerError> {
    let listener = listen(options).await?;
    announce(listener.local_addr().map_err(ServerError::Io)?);
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(asked_to_stop());
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let Ok((stream, _)) = stream else {
            // There may be too many open files, so the server waits for connections to end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let connection = Connection::default();
        let service = {
            let connection = connection.clone();
            let router = TowerToHyperService::new(router.clone());
            service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
                request.extensions_mut().insert(connection.clone());
                router.call(request)
            })
        };
        let io = TokioIo::new(Breakable { stream, broken: Arc::clone(&connection.broken) });
        let mut http = hyper::server::conn::http1::Builder::new();
        // `frame` writes the date of every answer.
        http.timer(TokioTimer::new()).auto_date_header(false);
        let serving = graceful.watch(http.serve_connection(io, service));
        tokio::spawn(async move {
            tokio::select! {
                // It is no error if the peer goes away.
                _ = serving => {}
                () = connection.wake.notified() => {}
            }
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
    Ok(())
}

async fn listen(options: &Options) -> Result<TcpListener, ServerError> {
    let address = SocketAddr::from((options.host, options.port.unwrap_or(USUAL_PORT)));
    let bound = match TcpListener::bind(address).await {
        // No port was given, so any free one is used if the usual one is taken.
        Err(_) if options.port.is_none() => TcpListener::bind((options.host, 0)).await,
        bound => bound,
    };
    bound.map_err(|error| ServerError::Listen(address, error))
}

#[expect(clippy::print_stdout, reason = "the address is the command's output")]
fn announce(address: SocketAddr) {
    println!("listening http://{address}");
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}

/// A handle to the connection of a request. It is in the request's extensions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Connection {
    broken: Arc<AtomicBool>,
    wake: Arc<Notify>,
}

impl Connection {
    /// Resets the connection, so that the peer sees a TCP RST. Never returns, because there is nobody to answer.
    pub(crate) async fn reset(&self) -> ! {
        self.broken.store(true, Ordering::Release);
        self.wake.notify_one();
        std::future::pending().await
    }
}

/// A stream that ends with a reset if it was broken on purpose.
struct Breakable {
    stream: TcpStream,
    broken: Arc<AtomicBool>,
}

impl Drop for Breakable {
    fn drop(&mut self) {
        if self.broken.load(Ordering::Acquire) {
            // Closing a socket with a linger time of zero sends RST (socket(7), SO_LINGER).
            let _ = self.stream.set_zero_linger();
        }
    }
}

impl AsyncRead for Breakable {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Breakable {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}
