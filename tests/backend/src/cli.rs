//! The command line: its options, and the sentences for its errors.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

use signet_delivery::site::{Site, SiteError};

use crate::wrong::Wrong;

/// The options of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Options {
    /// The folder of the built app. Without it, only the API answers.
    pub(crate) dist: Option<PathBuf>,
    /// The database file. It is created if it is missing.
    pub(crate) database: PathBuf,
    /// The port. 0 picks a free one; `None` tries [`USUAL_PORT`] first.
    pub(crate) port: Option<u16>,
    /// The address to listen on.
    pub(crate) host: IpAddr,
    /// True if `/dev/*` exists.
    pub(crate) dev: bool,
    /// The origins of apps served elsewhere that CORS accepts.
    pub(crate) app_origins: Vec<String>,
    /// The path of the app, and the origins of other backends that its `connect-src` allows.
    pub(crate) site: Site,
    /// The length of each stage of the review that the clock advances, in seconds.
    pub(crate) stage_seconds: i64,
    /// The share of API calls that fail, in per cent (environment `SIGNET_CHAOS`).
    pub(crate) chaos_percent: u8,
    /// The way in which this backend breaks the contract, for tests.
    pub(crate) wrong: Option<Wrong>,
}

/// The port that is tried first if the command line has none.
pub(crate) const USUAL_PORT: u16 = 8080;

const USAGE: &str = "usage: signet-backend --database FILE [--dist DIR] [--port N] [--host ADDRESS] [--dev] \
                     [--base PATH] [--app-origin ORIGIN] [--api-origin ORIGIN] [--stage-seconds N] [--wrong NAME]\n       signet-backend openapi";

/// An error of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CliError {
    /// The argument is unknown.
    Unknown(String),
    /// An option has no value, or one that cannot be read.
    Value(&'static str),
    /// `--database` is missing.
    NoDatabase,
    /// `--base` or `--api-origin` names no place for a site.
    Site(SiteError),
    /// `SIGNET_CHAOS` is no share in per cent.
    Chaos(String),
    /// `--dev` is set with an address that other machines can reach.
    DevBeyondLoopback(IpAddr),
}

impl fmt::Display for CliError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(argument) => write!(out, "does not know {argument}\n{USAGE}"),
            Self::Value(option) => write!(out, "cannot read the value of {option}\n{USAGE}"),
            Self::NoDatabase => write!(out, "needs a file for the database\n{USAGE}"),
            Self::Site(error) => write!(out, "{error}"),
            Self::Chaos(share) => {
                write!(
                    out,
                    "SIGNET_CHAOS is “{share}”: set it to the share of calls that fail, a whole number from 0 to 100, or unset it"
                )
            }
            Self::DevBeyondLoopback(host) => {
                write!(out, "--dev lets anybody issue certificates: it is for loopback, not for {host}")
            }
        }
    }
}

impl Options {
    /// Reads the arguments (without the program's name) and the environment.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, CliError> {
        let mut options = Self {
            dist: None,
            database: PathBuf::new(),
            port: None,
            host: IpAddr::from([127, 0, 0, 1]),
            dev: false,
            app_origins: Vec::new(),
            site: Site::default(),
            stage_seconds: 60,
            chaos_percent: chaos(std::env::var("SIGNET_CHAOS").ok().as_deref())?,
            wrong: None,
        };
        let (mut path, mut api_origins) = ("/".to_owned(), Vec::new());
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = |option| rest.next().ok_or(CliError::Value(option));
            match argument.as_str() {
                "--dist" => options.dist = Some(value("--dist")?.into()),
                "--database" => options.database = value("--database")?.into(),
                "--port" => {
                    options.port = Some(value("--port")?.parse().map_err(|_| CliError::Value("--port"))?);
                }
                "--host" => options.host = value("--host")?.parse().map_err(|_| CliError::Value("--host"))?,
                "--dev" => options.dev = true,
                "--app-origin" => options.app_origins.push(value("--app-origin")?.trim_end_matches('/').to_owned()),
                "--api-origin" => api_origins.push(value("--api-origin")?.trim_end_matches('/').to_owned()),
                "--base" => path = format!("{}/", value("--base")?.trim_end_matches('/')),
                "--stage-seconds" => {
                    options.stage_seconds =
                        value("--stage-seconds")?.parse().map_err(|_| CliError::Value("--stage-seconds"))?;
                }
                "--wrong" => {
                    options.wrong = Some(Wrong::parse(value("--wrong")?).ok_or(CliError::Value("--wrong"))?);
                }
                other => return Err(CliError::Unknown(other.to_owned())),
            }
        }
        options.site = Site::new(&path, &api_origins).map_err(CliError::Site)?;
        if options.database.as_os_str().is_empty() {
            return Err(CliError::NoDatabase);
        }
        if options.dev && !options.host.is_loopback() {
            return Err(CliError::DevBeyondLoopback(options.host));
        }
        Ok(options)
    }
}

/// Reads the share of calls that fail. No share and an empty one mean none.
fn chaos(share: Option<&str>) -> Result<u8, CliError> {
    let share = share.unwrap_or_default().trim();
    match share.parse() {
        Ok(percent @ 0..=100) => Ok(percent),
        _ if share.is_empty() => Ok(0),
        _ => Err(CliError::Chaos(share.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::{CliError, chaos};

    #[test]
    fn chaos_is_a_share_in_per_cent() {
        for (share, percent) in [(None, 0), (Some(""), 0), (Some("0"), 0), (Some(" 20 "), 20), (Some("100"), 100)] {
            assert_eq!(chaos(share), Ok(percent), "{share:?}");
        }
        for share in ["abc", "-1", "101", "20%", "0.5", "1e1"] {
            assert_eq!(chaos(Some(share)), Err(CliError::Chaos(share.to_owned())), "{share}");
        }
    }
}
