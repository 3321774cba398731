//! A running server with the packed site, and what it answers.

use std::path::PathBuf;

use signet_delivery::site::Site;
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

use super::programs::{Deployment, Kind, Programs, Server};

/// What a browser sends when it navigates.
const NAVIGATION: [(&str, &str); 2] = [("accept", "text/html"), ("sec-fetch-mode", "navigate")];

/// What a browser sends when it fetches a file.
pub(crate) const FETCH: [(&str, &str); 2] = [("accept", "*/*"), ("sec-fetch-mode", "cors")];

/// A server that can be asked.
pub(crate) struct Asked {
    pub(crate) site: Site,
    /// The files that the server serves.
    pub(crate) folder: PathBuf,
    agent: Agent,
    server: Server,
    _deployment: Deployment,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Asked {
    /// Lays out the site and starts the server.
    pub(crate) fn new(programs: &Programs, kind: Kind, deployment: Deployment) -> Self {
        let folder = deployment.lay_out(&programs.dist);
        let server = Server::start(programs, kind, &deployment);
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Self { site: deployment.site.clone(), folder, agent: config.into(), server, _deployment: deployment }
    }

    /// Asks for a path of the server, whatever the path of the site is.
    #[track_caller]
    pub(crate) fn get_at_top(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().uri(format!("{}{path}", self.server.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = self.agent.run(request.body(()).expect("a request")).expect("an answer");
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.body_mut().read_to_vec().expect("a body"),
        }
    }

    /// Asks for a path of the site.
    #[track_caller]
    pub(crate) fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.get_at_top(&self.site.at(path), headers)
    }

    /// Asks for a path of the site as a browser does that shows it as a page.
    #[track_caller]
    pub(crate) fn navigate(&self, path: &str) -> Answer {
        self.get(path, &NAVIGATION)
    }

    /// The text of the page.
    #[track_caller]
    pub(crate) fn page(&self) -> String {
        self.navigate("/").expect(200).text()
    }

    /// The paths of all files of the site without their compressed variants, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut paths = Vec::new();
        for (folder, start) in [(self.folder.clone(), "/"), (self.folder.join("assets"), "/assets/")] {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let entry = entry.expect("a file");
                let name = entry.file_name().to_string_lossy().into_owned();
                if entry.path().is_file() && !name.ends_with(".br") && !name.ends_with(".gz") {
                    paths.push(format!("{start}{name}"));
                }
            }
        }
        paths.sort();
        paths
    }

    /// The content of a file of the site.
    #[track_caller]
    pub(crate) fn file(&self, path: &str) -> Vec<u8> {
        std::fs::read(self.folder.join(path.trim_start_matches('/'))).expect(path)
    }
}

impl Answer {
    /// Returns the answer after checking that it has this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header, empty if it is not there. A header may be there only once.
    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        let values: Vec<_> = self.headers.get_all(name).iter().collect();
        assert!(values.len() < 2, "{name} is there {} times: {values:?}", values.len());
        values.first().map_or("", |value| value.to_str().expect("text"))
    }
}
