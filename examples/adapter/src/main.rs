//! The command line of the adapter.

use axum::http::HeaderValue;
use clap::Parser;

/// Serves Signet's contract in front of an order API of the CAS 2018-08-13 kind. An example, with one test user.
#[derive(Debug, Parser)]
struct Options {
    /// The address of the order API
    #[arg(long, value_name = "URL")]
    upstream: String,
    /// The port on loopback; 0 takes a free one
    #[arg(long, default_value_t = 8082)]
    port: u16,
    /// The origin that the app is served from, where it is another one
    #[arg(long, value_name = "ORIGIN")]
    app_origin: Option<HeaderValue>,
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the address is the command's output")]
async fn main() -> std::io::Result<()> {
    let options = Options::parse();
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", options.port)).await?;
    println!("listening http://{}", listener.local_addr()?);
    axum::serve(listener, signet_adapter::router(&options.upstream, options.app_origin)).await
}
