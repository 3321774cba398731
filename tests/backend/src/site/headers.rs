//! The headers that the built app is shipped with, in one table. It knows nothing of the server, so configurations for
//! other servers can be made from it.

/// Headers of every answer. `{connect}` is replaced with the other origins that the app connects to, each with a space
/// before it.
pub(crate) const EVERYWHERE: &[(&str, &str)] = &[
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", PERMISSIONS_POLICY),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
];

/// The policy of the app. It forbids inline scripts, inline styles, other origins and frames, and allows eval only to
/// compile wasm. Script addresses go through the Trusted Types policy `signet`, and markup goes through `default`,
/// which refuses everything that could run (`boot/boot.js`).
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' blob:; connect-src 'self'{connect}; font-src 'self'; worker-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; \
    require-trusted-types-for 'script'; trusted-types signet default";

/// The permissions that the app never uses. A file input opens the phone's camera, which needs no permission.
const PERMISSIONS_POLICY: &str = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// For files whose name has a hash of their content: they never change.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For files that keep their name when their content changes: the browser asks each time, and the answer is 304.
pub(crate) const REVALIDATE: &str = "no-cache";

/// Files have compressed variants, and the browser's `Accept-Encoding` decides which one is sent.
pub(crate) const VARY: &str = "Accept-Encoding";

/// The shortest hash that counts, in characters.
const HASH_CHARS: usize = 8;

/// How long a file may be cached, by its name: `signet-1a2b3c4d5e6f7a8b_bg.wasm` for ever, `index.html` not at all.
pub(crate) fn cache_control(file_name: &str) -> &'static str {
    let stem = file_name.split('.').next().unwrap_or(file_name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem.rsplit(['-', '_']).next().unwrap_or("");
    let is_hash = stem.len() > hash.len()
        && hash.len() >= HASH_CHARS
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        && hash.bytes().any(|byte| byte.is_ascii_digit());
    if is_hash { IMMUTABLE } else { REVALIDATE }
}

/// The media type, by the ending of the file's name.
pub(crate) fn media_type(file_name: &str) -> &'static str {
    match file_name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{IMMUTABLE, REVALIDATE, cache_control};

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for name in ["signet-1a2b3c4d5e6f7a8b_bg.wasm", "signet-1a2b3c4d5e6f7a8b.js", "base-0123456789abcdef.css"] {
            assert_eq!(cache_control(name), IMMUTABLE, "{name}");
        }
        for name in ["index.html", "config.json", "worker.js", "worker_bg.wasm", "apple-touch-icon.png", "deadbeef1.js"]
        {
            assert_eq!(cache_control(name), REVALIDATE, "{name}");
        }
    }
}
