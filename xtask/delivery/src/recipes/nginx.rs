//! The configuration of nginx. It needs no module beyond those of every package of nginx: the compressed variants are
//! found by name.

use std::fmt::Write as _;

use crate::site::Site;
use crate::table::{ASSETS, CODINGS, IMMUTABLE, MEDIA_TYPES, NO_STORE, OTHER_MEDIA_TYPE, REVALIDATE, VARY};

/// What comes before the headers. `BASE` is the path of the site.
const HEAD: &str = r#"# Signet behind nginx. This file is for the folder of nginx whose files are included at the level of `http`:
# /etc/nginx/conf.d/signet.conf on most systems. Change the lines that end with "yours". docs/operators.md has the steps.

# The compressed variant that the browser takes, by the ending of its name. `q=0` refuses one.
map $http_accept_encoding $signet_variant {
    default "";
CODINGS}

# The content coding of the variant that was found.
map $uri $signet_encoding {
    default "";
ENDINGS}

# Files that are named by their content never change. Whatever is missing may come with the next release.
map "$status $uri" $signet_cache {
    default "REVALIDATE";
    "~^(200|206|304) BASEASSETS" "IMMUTABLE";
}

# Only a navigation is answered with the page of the app. Old browsers send no Sec-Fetch-Mode, but they accept HTML.
map "$http_sec_fetch_mode $http_accept" $signet_page {
    default "/.no-page";
    "~^navigate " "BASE/index.html";
    "~^ .*text/html" "BASE/index.html";
}

server {
    listen 80; # yours: listen 443 ssl; with ssl_certificate and ssl_certificate_key
    server_name certificates.example.com; # yours
    root /var/www/signet; # yours: the folder site/ lies here as FOLDER

    server_tokens off;
    absolute_redirect off;
    types { }
    default_type OTHER;

"#;

/// What comes behind the headers and before the types.
const PAGES: &str = r#"
    # The calls of the backend. Delete this where the backend is at another address.
    location ^~ /api/ {
        proxy_pass http://127.0.0.1:8080; # yours
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
        client_max_body_size 2m;
        proxy_hide_header Cache-Control;
        add_header Cache-Control NO_STORE always;
    }

    location = BASE/ {
        default_type "HTML";
        try_files BASE/index.html$signet_variant BASE/index.html =404;
    }
    location BASE/ {
        default_type "HTML";
        try_files $signet_page$signet_variant $signet_page =404;
    }
    location BASEASSETS {
        return 404;
    }
"#;

/// The last part for a site below a path. The path without its slash leads to the site.
const BELOW: &str = r"    location = BASE {
        return 308 BASE/$is_args$args;
    }
    location / {
        return 404;
    }
";

/// Writes the configuration.
pub(super) fn configuration(site: &Site) -> String {
    let mut codings = String::new();
    let mut endings = String::new();
    for (coding, ending) in CODINGS {
        let refused = r"(?!0(\.0*)?\s*(,|$))";
        let _ = writeln!(codings, r#"    "~*(^|,)\s*{coding}\s*(;\s*q={refused}[^,]*)?(,|$)" "{ending}";"#);
        let _ = writeln!(endings, r#"    "~\{ending}$" "{coding}";"#);
    }
    let mut out = HEAD.replace("CODINGS", &codings).replace("ENDINGS", &endings);
    for (name, value) in site.headers() {
        let _ = writeln!(out, "    add_header {name} \"{value}\" always;");
    }
    out.push_str("    add_header Cache-Control $signet_cache always;\n");
    let _ = writeln!(out, "    add_header Vary {VARY} always;\n    add_header Content-Encoding $signet_encoding;");
    out.push_str(PAGES);
    if !site.base().is_empty() {
        out.push_str(BELOW);
    }
    out.push_str("\n    # Files by their type. A regular expression goes before the paths above.\n");
    for (ending, media_type) in MEDIA_TYPES {
        let _ = writeln!(
            out,
            "    location ~ \"^BASE/.*\\.{ending}$\" {{ default_type \"{media_type}\"; try_files $uri$signet_variant $uri =404; }}"
        );
    }
    out.push_str("    location ~ \"\\.[^/]*$\" { try_files $uri =404; }\n}\n");
    let folder = if site.base().is_empty() { "/var/www/signet" } else { "/var/www/signetBASE" };
    out.replace("FOLDER", folder)
        .replace("BASE", site.base())
        .replace("REVALIDATE", REVALIDATE)
        .replace("IMMUTABLE", IMMUTABLE)
        .replace("NO_STORE", NO_STORE)
        .replace("ASSETS", ASSETS)
        .replace("OTHER", OTHER_MEDIA_TYPE)
        .replace("HTML", crate::table::media_type("index.html"))
}
