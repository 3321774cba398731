//! The configuration of Caddy.

use std::fmt::Write as _;

use crate::site::Site;
use crate::table::{ASSETS, CODINGS, IMMUTABLE, MEDIA_TYPES, NO_STORE, REVALIDATE, VARY};

const HEAD: &str = r"# Signet behind Caddy. Change the lines that end with `yours`. docs/operators.md has the steps.

(signet_headers) {
	header {
";

const SERVER: &str = r#"		Vary VARY
		-Server
	}
}

# yours: the name of the site. Caddy gets its certificate by itself.
certificates.example.com {
	# yours: the folder site/ lies here as FOLDER
	root * /var/www/signet

	# The calls of the backend. Delete this where the backend is at another address.
	handle /api/* {
		# yours
		reverse_proxy 127.0.0.1:8080 {
			header_down Cache-Control NO_STORE
		}
	}

	handle {
		import signet_headers
		header Cache-Control REVALIDATE
		route {
BELOW			# Only a navigation is answered with the page of the app, and no file is. Old browsers send no Sec-Fetch-Mode,
			# but they accept HTML.
			@page {
				path BASE/*
				not path BASEASSETS*
				not path_regexp \.[^/]*$
				expression `{http.request.header.Sec-Fetch-Mode} == "navigate" || ({http.request.header.Sec-Fetch-Mode} == "" && {http.request.header.Accept}.contains("text/html"))`
			}
			rewrite @page BASE/index.html
			rewrite BASE/ BASE/index.html
			@folder path */
			error @folder 404
			@asset {
				path BASEASSETS*
				file
			}
			header @asset Cache-Control "IMMUTABLE"
"#;

const TAIL: &str = r#"			file_server {
				precompressed CODINGS
				disable_canonical_uris
			}
		}
	}

	# A missing file may come with the next release.
	handle_errors {
		import signet_headers
		header Cache-Control REVALIDATE
		respond "{err.status_code} {err.status_text}" {err.status_code}
	}
}
"#;

/// The first part for a site below a path. The path without its slash leads to the site.
const BELOW: &str = r"			redir BASE BASE/ 308
			@elsewhere not path BASE/*
			error @elsewhere 404
";

/// Writes the configuration.
pub(super) fn configuration(site: &Site) -> String {
    let mut out = HEAD.to_owned();
    for (name, value) in site.headers() {
        let _ = writeln!(out, "\t\t{name} \"{value}\"");
    }
    out.push_str(SERVER);
    for (ending, media_type) in MEDIA_TYPES {
        let _ = writeln!(out, "\t\t\t@{ending} {{\n\t\t\t\tpath *.{ending}\n\t\t\t\tfile\n\t\t\t}}");
        let _ = writeln!(out, "\t\t\theader @{ending} Content-Type \"{media_type}\"");
    }
    out.push_str(TAIL);
    let folder = if site.base().is_empty() { "/var/www/signet" } else { "/var/www/signetBASE" };
    out.replace("FOLDER", folder)
        .replace("BELOW", if site.base().is_empty() { "" } else { BELOW })
        .replace("BASE", site.base())
        .replace("CODINGS", &CODINGS.map(|(coding, _)| coding).join(" "))
        .replace("REVALIDATE", REVALIDATE)
        .replace("IMMUTABLE", IMMUTABLE)
        .replace("NO_STORE", NO_STORE)
        .replace("ASSETS", ASSETS)
        .replace("VARY", VARY)
}
