//! The list of all recipes.

use super::{caddy, cloudfront, headers_file, nginx, vercel};
use crate::site::Site;

/// One file of a recipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// The path in the folder of recipes.
    pub path: &'static str,
    /// The text of the file.
    pub text: String,
}

/// Writes every recipe for a site. `page` is its `index.html`.
pub fn all(site: &Site, page: &str) -> Vec<Recipe> {
    let files = [
        ("nginx/signet.conf", nginx::configuration(site)),
        ("caddy/Caddyfile", caddy::configuration(site)),
        ("netlify/_headers", headers_file::netlify_headers(site)),
        ("netlify/_redirects", headers_file::netlify_redirects(site)),
        ("cloudflare-pages/_headers", headers_file::cloudflare_headers(site)),
        ("cloudflare-pages/_redirects", headers_file::cloudflare_redirects(site)),
        ("cloudflare-pages/404.html", page.to_owned()),
        ("vercel/vercel.json", vercel::configuration(site)),
        ("s3-cloudfront/function.js", cloudfront::function(site)),
        ("s3-cloudfront/response-headers-policy.json", cloudfront::headers_policy(site)),
        ("s3-cloudfront/upload.sh", cloudfront::upload(site)),
    ];
    files.into_iter().map(|(path, text)| Recipe { path, text }).collect()
}
