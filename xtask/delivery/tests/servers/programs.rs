//! The servers: where their programs are, how the site is laid out for them, and how they start and end.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use signet_delivery::recipes;
use signet_delivery::site::Site;

/// The longest time that a server takes to start, on a machine with other work.
const START: Duration = Duration::from_secs(120);

/// A kind of server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Nginx,
    Caddy,
    Reference,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Nginx, Self::Caddy, Self::Reference];
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Nginx => "nginx",
            Self::Caddy => "Caddy",
            Self::Reference => "reference backend",
        })
    }
}

/// The programs that the environment names.
pub(crate) struct Programs {
    /// The packed site.
    pub(crate) dist: PathBuf,
    nginx: Option<PathBuf>,
    caddy: Option<PathBuf>,
    backend: Option<PathBuf>,
    /// Node.js with the packages that read the recipes of hosts.
    pub(crate) node: Option<PathBuf>,
    /// A backend that answers the calls behind nginx and Caddy.
    upstream: OnceLock<Server>,
}

impl Programs {
    pub(crate) fn from_environment(dist: PathBuf) -> Self {
        let [nginx, caddy, backend, node] = ["SIGNET_NGINX", "SIGNET_CADDY", "SIGNET_BACKEND", "SIGNET_NODE"]
            .map(|name| std::env::var_os(name).map(PathBuf::from));
        Self { dist, nginx, caddy, backend, node, upstream: OnceLock::new() }
    }

    pub(crate) fn path(&self, kind: Kind) -> Option<&Path> {
        match kind {
            Kind::Nginx => self.nginx.as_deref(),
            Kind::Caddy => self.caddy.as_deref(),
            Kind::Reference => self.backend.as_deref(),
        }
    }

    fn command(&self, kind: Kind) -> Command {
        let mut command = Command::new(self.path(kind).expect("the program is installed"));
        command.stdin(Stdio::null());
        command
    }

    /// The address of the backend behind nginx and Caddy, without its scheme.
    fn upstream(&self) -> &str {
        let server = self.upstream.get_or_init(|| Server::backend(self, &Folder::new(), &[]));
        server.origin.trim_start_matches("http://")
    }
}

/// A folder that is deleted at the end of its test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("signet-delivery-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A site at a path, in a folder of its own.
pub(crate) struct Deployment {
    pub(crate) site: Site,
    pub(crate) root: Folder,
}

impl Deployment {
    pub(crate) fn at(path: &str) -> Self {
        Self { site: Site::new(path, &[]).expect("a path"), root: Folder::new() }
    }

    /// Copies the packed site to its place below the server's root. The page names its path, so its compressed variants
    /// are left out where that is not `/`.
    pub(crate) fn lay_out(&self, dist: &Path) -> PathBuf {
        let folder = self.root.0.join("www").join(self.site.base().trim_start_matches('/'));
        for (from, to) in [(dist.to_path_buf(), folder.clone()), (dist.join("assets"), folder.join("assets"))] {
            std::fs::create_dir_all(&to).expect("a folder");
            for entry in std::fs::read_dir(from).expect("the packed site") {
                let path = entry.expect("a file").path();
                if path.is_file() {
                    std::fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
                }
            }
        }
        if !self.site.base().is_empty() {
            let page = std::fs::read_to_string(folder.join("index.html")).expect("the page");
            std::fs::write(folder.join("index.html"), self.site.page(&page)).expect("the page");
            for variant in ["index.html.br", "index.html.gz"] {
                std::fs::remove_file(folder.join(variant)).expect("a variant");
            }
        }
        folder
    }

    /// Writes a recipe with other words for the lines that an operator changes.
    fn recipe(&self, path: &str, changes: &[(&str, &str)]) -> PathBuf {
        let recipe = recipes::all(&self.site, "").into_iter().find(|recipe| recipe.path == path).expect("a recipe");
        let mut text = recipe.text;
        for (from, to) in changes {
            assert_eq!(text.matches(from).count(), 1, "{path} has one line with {from}");
            text = text.replace(from, to);
        }
        let file = self.root.0.join(path.rsplit('/').next().expect("a name"));
        std::fs::write(&file, text).expect("the configuration");
        file
    }
}

/// A server, ended at the end of the test.
pub(crate) struct Server {
    pub(crate) origin: String,
    child: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub(crate) fn start(programs: &Programs, kind: Kind, deployment: &Deployment) -> Self {
        let root = deployment.root.0.join("www");
        match kind {
            Kind::Nginx => Self::listening(|port| Self::nginx(programs, deployment, &root, port)),
            Kind::Caddy => Self::listening(|port| Self::caddy(programs, deployment, &root, port)),
            Kind::Reference => {
                let folder = root.join(deployment.site.base().trim_start_matches('/'));
                let base = deployment.site.at("/");
                Self::backend(programs, &deployment.root, &["--dist", &folder.to_string_lossy(), "--base", &base])
            }
        }
    }

    /// Starts a server on a free port. Another program may take the port before the server does; then the server ends,
    /// and another port is tried.
    fn listening(start: impl Fn(u16) -> Child) -> Self {
        let begin = Instant::now();
        loop {
            let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|it| it.local_addr()).expect("a free port").port();
            let mut server = Self { origin: format!("http://127.0.0.1:{port}"), child: start(port) };
            while server.child.try_wait().expect("a process").is_none() {
                if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                    return server;
                }
                assert!(begin.elapsed() < START, "the server does not listen");
                std::thread::sleep(Duration::from_millis(10));
            }
            assert!(begin.elapsed() < START, "the server does not start");
        }
    }

    fn nginx(programs: &Programs, deployment: &Deployment, root: &Path, port: u16) -> Child {
        let upstream = programs.upstream();
        let recipe = deployment.recipe(
            "nginx/signet.conf",
            &[
                ("listen 80;", &format!("listen 127.0.0.1:{port};")),
                ("root /var/www/signet;", &format!("root {};", root.display())),
                ("proxy_pass http://127.0.0.1:8080;", &format!("proxy_pass http://{upstream};")),
            ],
        );
        // The rest of an nginx.conf, with every path in the test's folder. Workers of root would run as nobody, who may
        // not read it.
        let outer = format!(
            "user root;\nworker_processes 1;\ndaemon off;\nmaster_process off;\nerror_log stderr error;\npid {0}/nginx.pid;\nevents {{ }}\n\
             http {{\naccess_log off;\nclient_body_temp_path {0}/body;\nproxy_temp_path {0}/proxy;\nfastcgi_temp_path {0}/f;\n\
             uwsgi_temp_path {0}/u;\nscgi_temp_path {0}/s;\ninclude {1};\n}}\n",
            deployment.root.0.display(),
            recipe.display()
        );
        let file = deployment.root.0.join("nginx.conf");
        std::fs::write(&file, outer).expect("the configuration");
        let mut command = programs.command(Kind::Nginx);
        command.args(["-e", "stderr", "-p"]).arg(&deployment.root.0).arg("-c").arg(file);
        command.spawn().expect("nginx")
    }

    fn caddy(programs: &Programs, deployment: &Deployment, root: &Path, port: u16) -> Child {
        let upstream = programs.upstream();
        let recipe = deployment.recipe(
            "caddy/Caddyfile",
            &[
                ("# Signet behind Caddy.", "{\n\tadmin off\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n# Signet behind Caddy."),
                ("\ncertificates.example.com {", &format!("\nhttp://127.0.0.1:{port} {{")),
                ("root * /var/www/signet\n", &format!("root * {}\n", root.display())),
                ("reverse_proxy 127.0.0.1:8080 {", &format!("reverse_proxy {upstream} {{")),
            ],
        );
        let home = &deployment.root.0;
        let mut command = programs.command(Kind::Caddy);
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(recipe);
        command.env("HOME", home).env("XDG_DATA_HOME", home).env("XDG_CONFIG_HOME", home).stdout(Stdio::null());
        // Its first line comes before the log is set up. The rest would be in the file too, beside the configuration.
        let log = std::fs::File::create(home.join("caddy.log")).expect("a log");
        command.stderr(log).spawn().expect("Caddy")
    }

    fn backend(programs: &Programs, folder: &Folder, options: &[&str]) -> Self {
        let mut command = programs.command(Kind::Reference);
        command.args(["--port", "0", "--database"]).arg(folder.0.join("signet.sqlite")).args(options);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the backend");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("its address");
        let origin = line.trim().strip_prefix("listening ").expect("an address").to_owned();
        Self { origin, child }
    }
}
