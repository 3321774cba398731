//! The configuration of Vercel: `vercel.json`, in the folder that is published.

use serde_json::{Value, json};

use crate::site::Site;
use crate::table::{ASSETS, IMMUTABLE, REVALIDATE, VARY};

/// Writes the configuration.
pub(super) fn configuration(site: &Site) -> String {
    let header = |name: &str, value: &str| json!({ "key": name, "value": value });
    let everywhere: Vec<Value> = site.headers().iter().map(|(name, value)| header(name, value)).collect();
    let (index, top) = site.index();
    let assets = ASSETS.trim_start_matches('/');
    // Names of files have a dot. The host looks for files before it looks at these rules.
    let page = format!("{top}((?!{assets})[^.]*)");
    let mode = |value: &str| json!({ "type": "header", "key": "sec-fetch-mode", "value": value });
    let configuration = json!({
        "$schema": "https://openapi.vercel.sh/vercel.json",
        "framework": null,
        "installCommand": "",
        "buildCommand": "",
        "outputDirectory": ".",
        "headers": [
            { "source": "/(.*)", "headers": everywhere },
            { "source": format!("{top}{assets}(.*)"), "headers": [header("Cache-Control", IMMUTABLE)] },
            {
                "source": format!("{top}((?!{assets}).*)"),
                "headers": [header("Cache-Control", REVALIDATE), header("Vary", VARY)]
            },
        ],
        "rewrites": [
            { "source": page, "has": [mode("navigate")], "destination": index },
            {
                "source": page,
                "missing": [{ "type": "header", "key": "sec-fetch-mode" }],
                "has": [{ "type": "header", "key": "accept", "value": ".*text/html.*" }],
                "destination": index
            },
        ],
    });
    format!("{configuration:#}\n")
}
