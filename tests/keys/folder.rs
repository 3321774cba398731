//! A folder for one test, with the keys and certificates that OpenSSL makes in it.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use signet::rules::private_key::Envelope;

pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("signet-keys-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Runs a program in the folder. Returns if it succeeded, and what it printed.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(program).args(arguments).current_dir(&self.0).output().unwrap();
        let words = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        (output.status.success(), words)
    }

    #[track_caller]
    pub(crate) fn openssl(&self, arguments: &str) -> String {
        let (fine, words) = self.run("openssl", &arguments.split_whitespace().collect::<Vec<_>>());
        assert!(fine, "openssl {arguments}: {words}");
        words
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).unwrap()
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    pub(crate) fn write(&self, name: &str, content: &[u8]) {
        std::fs::write(self.0.join(name), content).unwrap();
    }

    /// Makes a private key: `rsa.pem`, `p256.pem` and `p384.pem` are PKCS#8.
    pub(crate) fn key(&self, name: &str) {
        let options = match name {
            "rsa" | "rsa2" => "-algorithm RSA -pkeyopt rsa_keygen_bits:2048",
            "p384" => "-algorithm EC -pkeyopt ec_paramgen_curve:P-384",
            "p521" => "-algorithm EC -pkeyopt ec_paramgen_curve:P-521",
            "ed25519" => "-algorithm ED25519",
            _ => "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        };
        self.openssl(&format!("genpkey {options} -out {name}.pem"));
    }

    /// Makes a root, an intermediate and a server's certificate for a key: `root.crt`, `middle.crt`, `leaf.crt`.
    pub(crate) fn chain(&self, key: &str, names: &[&str]) {
        self.key("root");
        self.key("middle");
        self.openssl("req -x509 -new -key root.pem -days 900 -subj /O=Harbour/CN=Harbour-Root -out root.crt");
        self.write(
            "ca.ext",
            b"basicConstraints=critical,CA:TRUE\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n",
        );
        self.sign("middle", "/O=Harbour/CN=Harbour-Middle", "root", "middle", "ca.ext");
        let list: Vec<String> = names.iter().map(|name| format!("DNS:{name}")).collect();
        let extensions = format!("subjectAltName={}\nauthorityKeyIdentifier=keyid\n", list.join(","));
        self.write("leaf.ext", extensions.as_bytes());
        self.sign(key, &format!("/O=Lantern-Tea/CN={}", names[0]), "middle", "leaf", "leaf.ext");
    }

    fn sign(&self, key: &str, subject: &str, issuer: &str, out: &str, extensions: &str) {
        self.openssl(&format!("req -new -key {key}.pem -subj {subject} -out {out}.csr"));
        self.openssl(&format!(
            "x509 -req -in {out}.csr -CA {issuer}.crt -CAkey {issuer}.pem -CAcreateserial -days 90 -extfile {extensions} -out {out}.crt"
        ));
    }

    /// Derives the key of an envelope's cipher, in hexadecimal.
    pub(crate) fn derive(&self, passphrase: &str, hash: &str, salt: &[u8], rounds: u32, bits: u16) -> String {
        let arguments = format!(
            "kdf -keylen {} -kdfopt digest:{} -kdfopt pass:{passphrase} -kdfopt hexsalt:{} -kdfopt iter:{rounds} PBKDF2",
            bits / 8,
            hash.replace('-', ""),
            hex(salt)
        );
        self.openssl(&arguments).trim().replace(':', "")
    }

    /// Decrypts an envelope, as the browser does. Returns `None` for a wrong passphrase.
    pub(crate) fn open(&self, envelope: &Envelope, passphrase: &str) -> Option<Vec<u8>> {
        let Envelope { hash, salt, rounds, bits, iv, ciphertext } = envelope;
        let key = self.derive(passphrase, hash, salt, *rounds, *bits);
        self.write("locked", ciphertext);
        let arguments = format!("enc -d -aes-{bits}-cbc -K {key} -iv {} -in locked -out opened", hex(iv));
        let (fine, _) = self.run("openssl", &arguments.split_whitespace().collect::<Vec<_>>());
        fine.then(|| self.bytes("opened"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
