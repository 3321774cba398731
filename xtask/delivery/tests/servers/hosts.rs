//! The recipes of hosts that cannot be run here. The code of each host reads its recipe (`tests/e2e/recipes.mjs`), and
//! the answers are compared with the table. CloudFront's function runs as it is; its policy has no reader in a registry,
//! so the rules of its format are checked.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, OnceLock};

use libtest_mimic::Trial;
use serde_json::{Value, json};
use signet_delivery::recipes;
use signet_delivery::table::{COMPRESSED, IMMUTABLE, REVALIDATE, VARY, media_type};

use super::programs::{Deployment, Programs};

/// The hosts that set headers, and those that only find files.
const WITH_HEADERS: [&str; 3] = ["netlify", "cloudflare", "vercel"];
const MISSING: &str = "/assets/signet-0123456789abcdef.js";

/// A site with its recipes, and the answers of every host.
struct Hosts {
    deployment: Deployment,
    requests: Vec<(String, Value)>,
    answers: Value,
}

/// A question to the hosts of one site.
type Question = fn(&Hosts);

pub(crate) fn trials(programs: &Arc<Programs>) -> Vec<Trial> {
    let questions: [(&str, Question); 7] = [
        ("17 every host reads its recipe and sets the headers of the table", headers),
        ("02 files named by their content are kept for a year, and no others", cached),
        ("05 the app's pages are answered with the app", pages),
        ("05 a missing file is not answered with the app", missing),
        ("07 CloudFront's function finds the compressed files", compressed),
        ("17 CloudFront's policy has the headers of the table", policy),
        ("08 the upload to S3 names every file with its type", upload),
    ];
    let mut trials = Vec::new();
    for path in ["/", "/certificates/"] {
        let hosts = Arc::new(OnceLock::new());
        for (name, question) in questions {
            let (programs, hosts) = (Arc::clone(programs), Arc::clone(&hosts));
            let is_missing = programs.node.is_none();
            let trial = Trial::test(format!("hosts at {path}: {name}"), move || {
                question(hosts.get_or_init(|| Hosts::ask(&programs, Deployment::at(path))));
                Ok(())
            });
            trials.push(trial.with_ignored_flag(is_missing));
        }
    }
    trials
}

impl Hosts {
    fn ask(programs: &Programs, deployment: Deployment) -> Self {
        let folder = deployment.lay_out(&programs.dist);
        let page = std::fs::read_to_string(folder.join("index.html")).expect("the page");
        let root = deployment.root.0.clone();
        for recipe in recipes::all(&deployment.site, &page) {
            let file = root.join("recipes").join(recipe.path);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            std::fs::write(file, recipe.text).expect("a recipe");
        }
        // The steps of docs/operators.md: Cloudflare Pages needs the page for what is missing beside the page.
        std::fs::write(folder.join("404.html"), page).expect("the page for what is missing");
        let navigation = json!({ "accept": "text/html", "sec-fetch-mode": "navigate" });
        let fetch = json!({ "accept": "*/*", "sec-fetch-mode": "cors" });
        let mut requests = vec![
            (deployment.site.at("/"), navigation.clone()),
            (deployment.site.at("/orders/1/application"), navigation.clone()),
            (deployment.site.at("/photo"), navigation.clone()),
            (deployment.site.at("/orders/1/application"), json!({ "accept": "text/html" })),
            (deployment.site.at("/orders/1/application"), fetch.clone()),
            (deployment.site.at(MISSING), fetch.clone()),
            (deployment.site.at(MISSING), navigation.clone()),
            (deployment.site.at("/favicon.ico"), fetch.clone()),
        ];
        for path in files(&folder) {
            requests.push((deployment.site.at(&path), fetch.clone()));
            for accepted in ["gzip, br", "gzip", "br;q=0, gzip", "identity"] {
                requests.push((deployment.site.at(&path), json!({ "accept": "*/*", "accept-encoding": accepted })));
            }
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/e2e/recipes.mjs");
        let mut node = Command::new(programs.node.as_ref().expect("Node.js"));
        node.arg(script).arg(root.join("recipes")).arg(root.join("www")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut node = node.spawn().expect("Node.js");
        let asked: Vec<Value> =
            requests.iter().map(|(path, headers)| json!({ "path": path, "headers": headers })).collect();
        let mut input = node.stdin.take().expect("its input");
        input.write_all(json!(asked).to_string().as_bytes()).expect("the requests");
        drop(input);
        let output = node.wait_with_output().expect("its output");
        assert!(output.status.success(), "a recipe cannot be read");
        let answers = serde_json::from_slice(&output.stdout).expect("answers");
        Self { deployment, requests, answers }
    }

    fn folder(&self) -> PathBuf {
        self.deployment.root.0.join("www").join(self.deployment.site.base().trim_start_matches('/'))
    }

    fn recipe(&self, path: &str) -> PathBuf {
        self.deployment.root.0.join("recipes").join(path)
    }

    /// The answers of a host to the requests for a path below the site.
    fn of(&self, host: &str, path: &str) -> Vec<(&Value, &Value)> {
        let path = self.deployment.site.at(path);
        let answers = self.answers[host].as_array().expect(host);
        assert_eq!(answers.len(), self.requests.len());
        let both = self.requests.iter().zip(answers).filter(|((asked, _), _)| *asked == path);
        let found: Vec<_> = both.map(|((_, sent), answer)| (sent, answer)).collect();
        assert!(!found.is_empty(), "{path} was not asked for");
        found
    }
}

/// The files of a site without their compressed variants.
fn files(folder: &Path) -> Vec<String> {
    let mut paths = vec!["/config.json".to_owned(), "/robots.txt".to_owned(), "/licences.txt".to_owned()];
    for entry in std::fs::read_dir(folder.join("assets")).expect("a folder") {
        let name = entry.expect("a file").file_name().to_string_lossy().into_owned();
        if !name.ends_with(".br") && !name.ends_with(".gz") {
            paths.push(format!("/assets/{name}"));
        }
    }
    paths
}

/// A header of an answer. Hosts write its name in small or large letters.
fn header<'answer>(answer: &'answer Value, name: &str) -> &'answer str {
    let headers = answer["headers"].as_object().expect("headers");
    let found = headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.and_then(|(_, value)| value.as_str()).unwrap_or_default()
}

fn headers(hosts: &Hosts) {
    for host in WITH_HEADERS {
        for path in ["/", "/orders/1/application", "/photo", "/config.json", MISSING] {
            for (_, answer) in hosts.of(host, path) {
                for (name, value) in hosts.deployment.site.headers() {
                    assert_eq!(header(answer, name), value, "{host}: {name} of {path}");
                }
                assert_eq!(header(answer, "access-control-allow-origin"), "", "{host}: {path}");
            }
        }
    }
}

fn cached(hosts: &Hosts) {
    for host in WITH_HEADERS {
        for path in files(&hosts.folder()) {
            let expected = if path.starts_with("/assets/") { IMMUTABLE } else { REVALIDATE };
            for (_, answer) in hosts.of(host, &path) {
                assert_eq!(header(answer, "cache-control"), expected, "{host}: {path}");
            }
        }
        for path in ["/", "/orders/1/application", "/photo"] {
            for (_, answer) in hosts.of(host, path).into_iter().filter(|(_, answer)| answer["status"] == 200) {
                assert_eq!(header(answer, "cache-control"), REVALIDATE, "{host}: {path}");
            }
        }
    }
}

/// Netlify and Cloudflare do not see whether the browser navigates: they answer the addresses of the app's pages.
fn pages(hosts: &Hosts) {
    for host in ["netlify", "cloudflare", "vercel", "cloudfront"] {
        for path in ["/", "/orders/1/application", "/photo"] {
            for (sent, answer) in hosts.of(host, path) {
                let page = hosts.deployment.site.at("/index.html");
                let sees_navigations = matches!(host, "vercel" | "cloudfront");
                if path != "/" && sees_navigations && sent["sec-fetch-mode"] == "cors" {
                    assert_eq!(answer["status"], 404, "{host}: {path}");
                } else {
                    assert_eq!(
                        (&answer["status"], &answer["file"]),
                        (&json!(200), &json!(page)),
                        "{host}: {path}: {sent}"
                    );
                }
            }
        }
    }
}

fn missing(hosts: &Hosts) {
    for host in ["netlify", "cloudflare", "vercel", "cloudfront"] {
        for path in [MISSING, "/favicon.ico"] {
            for (_, answer) in hosts.of(host, path) {
                assert_eq!(answer["status"], 404, "{host}: {path}");
            }
        }
    }
}

fn compressed(hosts: &Hosts) {
    for path in files(&hosts.folder()) {
        let is_compressed = path.rsplit('.').next().is_some_and(|ending| COMPRESSED.contains(&ending));
        for (sent, answer) in hosts.of("cloudfront", &path) {
            let ending = match sent["accept-encoding"].as_str() {
                Some("gzip, br") if is_compressed => ".br",
                Some("gzip" | "br;q=0, gzip") if is_compressed => ".gz",
                _ => "",
            };
            assert_eq!(answer["file"], json!(hosts.deployment.site.at(&path) + ending), "{sent}");
        }
    }
}

/// The members are those of `ResponseHeadersPolicyConfig` in the API reference of CloudFront.
fn policy(hosts: &Hosts) {
    let text = std::fs::read_to_string(hosts.recipe("s3-cloudfront/response-headers-policy.json")).expect("the policy");
    let policy: Value = serde_json::from_str(&text).expect("JSON");
    let (security, custom) = (&policy["SecurityHeadersConfig"], &policy["CustomHeadersConfig"]);
    let items = custom["Items"].as_array().expect("items");
    assert_eq!(custom["Quantity"], json!(items.len()));
    let own = |name: &str| items.iter().find(|item| item["Header"] == name).expect(name);
    assert!(items.iter().all(|item| item["Override"] == true) && own("Vary")["Value"] == VARY);
    for (name, value) in hosts.deployment.site.headers() {
        let (set, expected) = match name {
            "Content-Security-Policy" => (&security["ContentSecurityPolicy"]["ContentSecurityPolicy"], json!(value)),
            "Referrer-Policy" => (&security["ReferrerPolicy"]["ReferrerPolicy"], json!(value)),
            "X-Content-Type-Options" => (&security["ContentTypeOptions"]["Override"], json!(true)),
            "Strict-Transport-Security" => {
                assert_eq!(security["StrictTransportSecurity"]["IncludeSubdomains"], json!(true));
                (&security["StrictTransportSecurity"]["AccessControlMaxAgeSec"], json!(31_536_000))
            }
            _ => (&own(name)["Value"], json!(value)),
        };
        assert_eq!(*set, expected, "{name}");
    }
    assert!(policy["Name"].is_string() && policy.as_object().is_some_and(|members| members.len() == 4));
}

/// Runs the script with an `aws` that writes its arguments down, one call a line.
#[cfg(unix)]
fn upload(hosts: &Hosts) {
    use std::os::unix::fs::PermissionsExt;
    let folder = hosts.deployment.root.0.join("bin");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (aws, calls) = (folder.join("aws"), folder.join("calls"));
    std::fs::write(
        &aws,
        "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\t' \"$word\"; done >> \"$CALLS\"\necho >> \"$CALLS\"\n",
    )
    .expect("a program");
    std::fs::set_permissions(&aws, PermissionsExt::from_mode(0o755)).expect("a program");
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let mut sh = Command::new("sh");
    sh.arg(hosts.recipe("s3-cloudfront/upload.sh")).arg(hosts.folder()).arg("s3://bucket");
    assert!(sh.env("PATH", path).env("CALLS", &calls).status().expect("sh").success());
    let calls = std::fs::read_to_string(calls).expect("calls");
    let calls: Vec<Vec<&str>> = calls.lines().map(|line| line.split('\t').collect()).collect();
    let option = |call: &[&str], name: &str| {
        call.iter().position(|word| *word == name).and_then(|at| call.get(at + 1)).map(|word| (*word).to_owned())
    };
    let all = files(&hosts.folder()).into_iter().chain(["/index.html".to_owned()]);
    for file in all.flat_map(|path| ["", ".br", ".gz"].map(|ending| (path.clone(), ending))) {
        let name = format!("{}{}", file.0, file.1);
        if !hosts.folder().join(name.trim_start_matches('/')).is_file() {
            continue;
        }
        let target = format!("s3://bucket{}", hosts.deployment.site.at(&name));
        let is_of = |call: &&Vec<&str>| match option(call, "--include") {
            Some(pattern) => name.starts_with("/assets/") && name.ends_with(pattern.trim_start_matches('*')),
            None => call.contains(&target.as_str()),
        };
        let found: Vec<_> = calls.iter().filter(is_of).collect();
        assert_eq!(found.len(), 1, "{name} is uploaded once: {found:?}");
        let coding = Some(match file.1 {
            ".br" => "br",
            ".gz" => "gzip",
            _ => "",
        })
        .filter(|coding| !coding.is_empty());
        assert_eq!(option(found[0], "--content-type").as_deref(), Some(media_type(&file.0)), "{name}");
        assert_eq!(option(found[0], "--content-encoding").as_deref(), coding, "{name}");
        let kept = if name.starts_with("/assets/") { IMMUTABLE } else { REVALIDATE };
        assert_eq!(option(found[0], "--cache-control").as_deref(), Some(kept), "{name}");
    }
    assert!(calls.last().is_some_and(|call| call[2].ends_with("/index.html")), "the page comes last");
}

#[cfg(not(unix))]
fn upload(_hosts: &Hosts) {}
