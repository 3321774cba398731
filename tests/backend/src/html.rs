//! The server's own pages: one frame, one small stylesheet, and text that is always escaped.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};

/// The policy of these pages. It allows only their own style and forms to this server.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

const STYLE: &str = "
:root{color-scheme:light dark;--ink:#1d2420;--soft:#59645d;--paper:#f7f5ef;--card:#fff;--line:#dcd9cf;--green:#14532d;
--red:#9f1d1d;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e9ece8;--soft:#a7b1aa;--paper:#141815;--card:#1d231f;--line:#364039;
--green:#8fd3a8;--red:#f0a3a0;--on:#102017}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
header{border-top:4px solid var(--green);border-bottom:1px solid var(--line);background:var(--card)}
header div,main{max-width:54rem;margin:0 auto;padding:1rem 1.25rem}header strong{margin-right:1.5rem}
header a{margin-right:1rem}main{padding-block:1.5rem 4rem}h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0 1rem}
h2{font-size:1.2rem;margin:0 0 .25rem;overflow-wrap:anywhere}a{color:var(--green)}
article{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:1.25rem;margin:0 0 1rem}
.soft{color:var(--soft);margin:0 0 .75rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0 0 1rem}
table{border-collapse:collapse;width:100%;margin:0 0 1rem;font-size:.95rem}td,th{text-align:left;vertical-align:top;
padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
label{display:block;margin:.75rem 0 .25rem;font-weight:600}fieldset{border:1px solid var(--line);border-radius:6px;
margin:1rem 0;display:flex;flex-wrap:wrap;gap:.25rem 1rem}legend{font-weight:600;padding:0 .35rem}
fieldset label{font-weight:400;margin:0}input[type=text],textarea,select{font:inherit;width:100%;padding:.5rem;
border:1px solid var(--soft);border-radius:4px;background:var(--paper);color:var(--ink)}
button,.button{display:inline-block;font:inherit;font-weight:600;padding:.55rem 1rem;margin:.75rem .5rem 0 0;
border:1px solid var(--green);border-radius:6px;background:var(--green);color:var(--on);cursor:pointer;
text-decoration:none}button.quiet{background:transparent;color:var(--green)}
button.stop{background:transparent;border-color:var(--red);color:var(--red)}
:focus-visible{outline:3px solid #e0a100;outline-offset:2px}
details{margin:1rem 0}table:last-child{margin:0}details summary{cursor:pointer;color:var(--green)}";

/// Escapes a text for use between tags and inside quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Direction overrides would let a name change the look of the text around it.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => safe.push('\u{fffd}'),
            _ => safe.push(character),
        }
    }
    safe
}

/// A page with a title. The body is HTML already.
pub(crate) fn page(status: StatusCode, title: &str, navigation: bool, body: &str) -> Response<Body> {
    let links = if navigation {
        "<a href='/dev/mailbox'>Mailbox</a><a href='/dev/reviewer'>Reviewer</a><a href='/dev/ca.pem'>CA certificate</a>\
         <a href='/'>The app</a>"
    } else {
        ""
    };
    let title = escape(title);
    let html = format!(
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>\
         <meta name='viewport' content='width=device-width,initial-scale=1'><style>{STYLE}</style></head><body>\
         <header><div><strong>Signet reference CA</strong>{links}</div></header>\
         <main><h1>{title}</h1>{body}</main></body></html>"
    );
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}
