//! The configuration of S3 with `CloudFront`: a function that finds the file, a policy that sets the headers, and the
//! commands that upload the files with their types.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::site::Site;
use crate::table::{ASSETS, CODINGS, COMPRESSED, IMMUTABLE, MEDIA_TYPES, NAMED, REVALIDATE, VARY, media_type};

/// The function, for the event `viewer-request` and the runtime `cloudfront-js-2.0`.
const FUNCTION: &str = r"// Signet: finds the file for a request. Event type: viewer-request. Runtime: cloudfront-js-2.0.
const base = 'BASE';
const codings = [CODINGS];
const compressed = /\.(ENDINGS)$/;

function value(headers, name) {
    return headers[name] ? headers[name].value : undefined;
}

// `q=0` refuses a content coding.
function accepts(header, coding) {
    return header.split(',').some(function (part) {
        const words = part.trim().toLowerCase().split(/\s*;\s*/);
        return words[0] === coding && !words.some(function (word) { return /^q=0(\.0*)?$/.test(word); });
    });
}

// eslint-disable-next-line no-unused-vars
function handler(event) {
    const request = event.request;
    const path = request.uri;
    if (base && path === base) {
        return { statusCode: 308, statusDescription: 'Permanent Redirect', headers: { location: { value: base + '/' } } };
    }
    if (path.indexOf('/api/') === 0) return request;
    // Only a navigation is answered with the page of the app. Old browsers send no Sec-Fetch-Mode, but they accept HTML.
    const mode = value(request.headers, 'sec-fetch-mode');
    const navigates = mode === undefined ? (value(request.headers, 'accept') || '').indexOf('text/html') >= 0 : mode === 'navigate';
    const last = path.slice(path.lastIndexOf('/') + 1);
    const isPage = path.indexOf(base + '/') === 0 && path.indexOf(base + 'ASSETS') !== 0 && last.indexOf('.') < 0;
    if (path === base + '/' || (navigates && isPage)) request.uri = base + '/index.html';
    // The variants lie beside the files. CloudFront keeps each under its own name.
    if (compressed.test(request.uri)) {
        const header = value(request.headers, 'accept-encoding') || '';
        const coding = codings.find(function (coding) { return accepts(header, coding[0]); });
        if (coding) request.uri += coding[1];
    }
    return request;
}
";

/// The beginning of the upload.
const UPLOAD: &str = r#"#!/bin/sh
# Signet: uploads site/ to a bucket, each file with its type, its content coding and the time that it may be kept.
# usage: sh upload.sh SITE-FOLDER s3://BUCKET
# Files that are named by their content come first and index.html comes last, so no page names a file that is not there
# yet. Nothing is deleted: pages that are still open need the files of the last release.
set -eu
site=$1
bucket=$2BASE

assets() { # pattern, media type, content coding
    aws s3 cp "$site/assets" "$bucket/assets" --recursive --exclude '*' --include "$1" --content-type "$2" \
        ${3:+--content-encoding "$3"} --cache-control "IMMUTABLE" --only-show-errors
}

file() { # name, media type, content coding
    if [ -f "$site/$1" ]; then
        aws s3 cp "$site/$1" "$bucket/$1" --content-type "$2" \
            ${3:+--content-encoding "$3"} --cache-control "REVALIDATE" --only-show-errors
    fi
}

"#;

/// Writes the function.
pub(super) fn function(site: &Site) -> String {
    let codings = CODINGS.map(|(coding, ending)| format!("['{coding}', '{ending}']")).join(", ");
    FUNCTION
        .replace("BASE", site.base())
        .replace("CODINGS", &codings)
        .replace("ENDINGS", &COMPRESSED.join("|"))
        .replace("ASSETS", ASSETS)
}

/// Writes the policy, as `aws cloudfront create-response-headers-policy` reads it.
pub(super) fn headers_policy(site: &Site) -> String {
    let mut security = serde_json::Map::new();
    let mut custom: Vec<Value> = vec![json!({ "Header": "Vary", "Value": VARY, "Override": true })];
    for (name, value) in site.headers() {
        let (member, content) = match name {
            "Content-Security-Policy" => {
                ("ContentSecurityPolicy", json!({ "Override": true, "ContentSecurityPolicy": value }))
            }
            "Referrer-Policy" => ("ReferrerPolicy", json!({ "Override": true, "ReferrerPolicy": value })),
            "X-Content-Type-Options" => ("ContentTypeOptions", json!({ "Override": true })),
            "Strict-Transport-Security" => {
                let seconds = value.split([';', '=']).nth(1).and_then(|seconds| seconds.parse::<u32>().ok());
                let subdomains = value.contains("includeSubDomains");
                (
                    "StrictTransportSecurity",
                    json!({
                        "Override": true, "AccessControlMaxAgeSec": seconds, "IncludeSubdomains": subdomains,
                        "Preload": value.contains("preload")
                    }),
                )
            }
            _ => {
                custom.push(json!({ "Header": name, "Value": value, "Override": true }));
                continue;
            }
        };
        security.insert(member.to_owned(), content);
    }
    let policy = json!({
        "Name": "signet",
        "Comment": "The headers of Signet",
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": { "Quantity": custom.len(), "Items": custom },
    });
    format!("{policy:#}\n")
}

/// Writes the commands of the upload.
pub(super) fn upload(site: &Site) -> String {
    let mut out = UPLOAD.replace("BASE", site.base()).replace("IMMUTABLE", IMMUTABLE).replace("REVALIDATE", REVALIDATE);
    let variants = |name: &str| {
        let is_compressed = name.rsplit('.').next().is_some_and(|ending| COMPRESSED.contains(&ending));
        let variants = is_compressed.then_some(CODINGS).into_iter().flatten();
        std::iter::once(("", "")).chain(variants)
    };
    for (ending, media_type) in MEDIA_TYPES {
        for (coding, suffix) in variants(ending) {
            let _ = writeln!(out, "assets '*.{ending}{suffix}' '{media_type}' '{coding}'");
        }
    }
    for name in NAMED.map(|path| path.trim_start_matches('/')).into_iter().rev() {
        // The variants come first, because the function asks for them by name.
        for (coding, suffix) in variants(name).collect::<Vec<_>>().into_iter().rev() {
            let _ = writeln!(out, "file '{name}{suffix}' '{}' '{coding}'", media_type(name));
        }
    }
    out
}
