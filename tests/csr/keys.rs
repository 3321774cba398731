//! A private key of any kind, in any formatting, is never taken for anything else and never kept. The keys are made
//! here for the test, by hand or by common programs.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use signet::rules::csr::build::{IV_BYTES, SALT_BYTES, encrypted_key_pem};
use signet::rules::csr::judge;
use signet::rules::csr::paste::{Pasted, recognise};
use signet::rules::csr::problem::CsrProblem;

use crate::asn1::{element, oid, sequence};
use crate::build::{answers, pkcs8, request};
use crate::dress::dresses;
use crate::paste::{armour, base64};

/// A kind of key: its name and its content.
type Kind = (&'static str, Vec<u8>);

/// A positive number of this many bytes, without any meaning.
fn number(bytes: usize, seed: u8) -> Vec<u8> {
    let digits: Vec<u8> =
        (0..bytes).map(|at| u8::try_from(((at * 73 + usize::from(seed) * 31) % 127) | 1).unwrap()).collect();
    element(2, &digits)
}

pub(crate) fn pkcs1() -> Vec<u8> {
    let halves = (3..8).map(|seed| number(128, seed));
    let mut parts = vec![element(2, &[0]), number(256, 1), element(2, &[1, 0, 1]), number(256, 2)];
    parts.extend(halves);
    sequence(&parts)
}

pub(crate) fn pkcs8_of(algorithm: &str, key: &[u8]) -> Vec<u8> {
    sequence(&[element(2, &[0]), sequence(&[oid(algorithm), element(5, &[])]), element(4, key)])
}

pub(crate) fn sec1() -> Vec<u8> {
    sequence(&[element(2, &[1]), element(4, &[0x42; 32]), element(0xa0, &oid("1.2.840.10045.3.1.7"))])
}

fn dsa() -> Vec<u8> {
    sequence(&[element(2, &[0]), number(128, 1), number(20, 2), number(128, 3), number(128, 4), number(20, 5)])
}

pub(crate) fn pkcs12() -> Vec<u8> {
    let content = sequence(&[oid("1.2.840.113549.1.7.1"), element(0xa0, &element(4, &[0x11; 200]))]);
    sequence(&[element(2, &[3]), content])
}

/// The container of `OpenSSH` (PROTOCOL.key): no cipher, and one key of Ed25519 whose bytes have no meaning.
pub(crate) fn openssh() -> Vec<u8> {
    let text = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat();
    let public = [text(b"ssh-ed25519"), text(&[0x51; 32])].concat();
    let private = [vec![1, 2, 3, 4, 1, 2, 3, 4], public.clone(), text(&[0x52; 64]), text(b"made@for-a-test")].concat();
    [
        b"openssh-key-v1\0".to_vec(),
        text(b"none"),
        text(b"none"),
        text(b""),
        vec![0, 0, 0, 1],
        text(&public),
        text(&private),
    ]
    .concat()
}

fn putty(version: u8) -> String {
    let body = base64(&[0x53; 60]);
    format!(
        "PuTTY-User-Key-File-{version}: ssh-ed25519\nEncryption: none\nComment: made for a test\nPublic-Lines: \
         2\n{body}\nPrivate-Lines: 1\n{body}\nPrivate-MAC: 0011\n"
    )
}

/// A secret-key packet of PGP, version 4, whose numbers have no meaning.
fn pgp() -> Vec<u8> {
    let body = [&[4, 0x5f, 1, 2, 3, 1][..], &number(200, 9)].concat();
    [vec![0x95, 0, u8::try_from(body.len()).unwrap()], body].concat()
}

/// Every kind of key, made by hand: DER and text.
fn kinds() -> Vec<Kind> {
    let encrypted = encrypted_key_pem(&[7; 160], &[1; SALT_BYTES], &[2; IV_BYTES]).unwrap();
    let legacy = format!(
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF\n\n{}\n-----END RSA PRIVATE KEY-----\n",
        base64(&[0x77; 300])
    );
    let parameters = armour("EC PARAMETERS", &oid("1.2.840.10045.3.1.7"));
    vec![
        ("PKCS#8 RSA", armour("PRIVATE KEY", &pkcs8_of("1.2.840.113549.1.1.1", &pkcs1())).into()),
        ("PKCS#8 EC", armour("PRIVATE KEY", &pkcs8()).into()),
        ("PKCS#8 Ed25519", armour("PRIVATE KEY", &pkcs8_of("1.3.101.112", &element(4, &[0x21; 32]))).into()),
        ("PKCS#8 encrypted", encrypted.into()),
        ("PKCS#1", armour("RSA PRIVATE KEY", &pkcs1()).into()),
        ("PKCS#1 encrypted", legacy.into()),
        ("SEC 1", armour("EC PRIVATE KEY", &sec1()).into()),
        ("SEC 1 with parameters", (parameters + &armour("EC PRIVATE KEY", &sec1())).into()),
        ("DSA", armour("DSA PRIVATE KEY", &dsa()).into()),
        ("OpenSSH", armour("OPENSSH PRIVATE KEY", &openssh()).into()),
        ("SSH2", format!("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: \"x\"\n{}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----\n", base64(&[0x31; 90])).into()),
        ("PuTTY 2", putty(2).into()),
        ("PuTTY 3", putty(3).into()),
        ("PGP", armour("PGP PRIVATE KEY BLOCK", &pgp()).into()),
        ("JWK RSA", r#"{"kty":"RSA","n":"sXchDaQ","e":"AQAB","d":"VFCWOqXr8nvZNyaaJLXdnNPXZKRaWCjkU5Q2egQQpTBMwhprMzWzpR8Sxq"}"#.into()),
        ("JWK EC", "{\n  \"crv\": \"P-256\",\n  \"d\": \"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\",\n  \"kty\": \"EC\"\n}".into()),
        ("JWK set", r#"{"keys":[{"kid":"1","kty":"OKP","crv":"Ed25519","x":"11qY","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}]}"#.into()),
    ]
}

/// The name of a change to a text, and the function that makes it.
type Clothing = (&'static str, fn(&str) -> Vec<u8>);

/// The changes that programs and people make to a text by mistake.
fn clothes() -> Vec<Clothing> {
    vec![
        ("as it is", |text| text.into()),
        ("CRLF", |text| text.replace('\n', "\r\n").into()),
        ("CR alone", |text| text.replace('\n', "\r").into()),
        ("blank lines between", |text| text.replace('\n', "\n\n").into()),
        ("on one line", |text| text.replace('\n', " ").into()),
        ("blanks at the ends", |text| text.lines().map(|line| format!("   {line} \t\n")).collect::<String>().into()),
        ("quoted by mail", |text| text.lines().map(|line| format!("> > {line}\n")).collect::<String>().into()),
        ("as list items", |text| text.lines().map(|line| format!("| {line}\n")).collect::<String>().into()),
        ("in quotation marks", |text| format!("\"{text}\"").into()),
        ("in a JSON text", |text| format!(r#"{{"tls":{}}}"#, serde_json::to_string(text).unwrap()).into()),
        ("in a JSON text in a JSON text", |text| {
            let once = serde_json::to_string(text).unwrap();
            serde_json::to_string(&once).unwrap().into()
        }),
        ("in a JSON text that is safe in HTML", |text| {
            serde_json::to_string(text).unwrap().replace('=', "\\u003d").replace('+', "\\u002b").into()
        }),
        ("in an address", |text| percent(text).into()),
        ("in an address in an address", |text| percent(&percent(text)).into()),
        ("in HTML", |text| text.replace('+', "&#43;").replace('=', "&#x3D;").into()),
        ("UTF-16, little-endian", |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16, marked", |text| {
            "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect()
        }),
        ("with a byte order mark", |text| format!("\u{feff}{text}").into()),
        ("with characters that cannot be seen", |text| {
            text.chars()
                .enumerate()
                .flat_map(|(at, each)| [(at % 7 == 3).then_some('\u{200b}'), Some(each)])
                .flatten()
                .collect::<String>()
                .into()
        }),
        ("with blanks that do not break", |text| text.replace(' ', "\u{a0}").into()),
        ("with long dashes", |text| text.replace("-----", "—").into()),
        ("full width", |text| {
            text.chars()
                .map(|each| match each {
                    '!'..='~' => char::from_u32(u32::from(each) + 0xfee0).unwrap(),
                    _ => each,
                })
                .collect::<String>()
                .into()
        }),
        ("in lower-case labels", |text| text.replace("PRIVATE KEY", "private key").into()),
        ("in a letter", |text| {
            format!("Hello,\n\nhere is our key for www.example.com:\n\n{text}\nRegards\nLin\n").into()
        }),
        ("in YAML", |text| {
            format!("tls:\n  key: |\n{}", text.lines().map(|line| format!("    {line}\n")).collect::<String>()).into()
        }),
        ("before a CSR", |text| format!("{text}\n{}", request(&answers())).into()),
        ("after a CSR", |text| format!("{}\n{text}", request(&answers())).into()),
        ("with a log before it", |text| {
            format!("{}{text}", "2026-01-01 12:00:00 INFO all is well\n".repeat(2000)).into()
        }),
    ]
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[track_caller]
pub(crate) fn is_caught(input: &[u8], what: &str) {
    assert_eq!(recognise(input), Pasted::PrivateKey, "{what}");
    let judgement = judge(input);
    assert_eq!(judgement.problems, [CsrProblem::Pasted(Pasted::PrivateKey)], "{what}");
    assert_eq!((judgement.pem, judgement.facts), (None, None), "{what}");
}

#[test]
fn every_kind_of_key_is_caught_in_every_clothing() {
    let mut cases = 0;
    for (kind, key) in kinds() {
        let text = String::from_utf8(key).unwrap();
        for (clothing, dress) in clothes() {
            is_caught(&dress(&text), &format!("{kind} {clothing}"));
            cases += 1;
        }
        for (clothing, dress) in dresses() {
            is_caught(dress(&text).as_bytes(), &format!("{kind}, {clothing}"));
            cases += 1;
        }
    }
    assert_eq!(cases, 17 * (28 + dresses().len()));
}

#[test]
fn a_key_wrapped_once_more_is_caught_wherever_it_stands_in_the_wrapping() {
    for (kind, key) in kinds() {
        if !key.starts_with(b"-----BEGIN") {
            continue;
        }
        let chain = armour("CERTIFICATE", &[0x30, 0x82, 2, 0x2c, 0x30, 0x82, 1, 0xd2, 0xa0, 3, 2, 1, 2]).into_bytes();
        let bag = b"Bag Attributes\n    friendlyName: server\nKey Attributes: <No Attributes>\n".to_vec();
        let own = request(&answers()).into_bytes();
        for before in [Vec::new(), chain, bag, own] {
            let wrapped = base64(&[before, key.clone()].concat());
            is_caught(wrapped.as_bytes(), kind);
            is_caught(format!("data:\n  tls.key: {wrapped}\n").as_bytes(), kind);
            let lines: Vec<&str> = wrapped.as_bytes().chunks(76).map(|line| str::from_utf8(line).unwrap()).collect();
            is_caught(lines.join("\n").as_bytes(), kind);
        }
    }
}

#[test]
fn a_binary_key_is_caught_bare_in_base64_and_under_any_label() {
    let blob = [[7u8, 2, 0, 0, 0, 0xa4, 0, 0].as_slice(), b"RSA2", &[0x41; 200]].concat();
    let pvk = [[0x1e, 0xf1, 0xb5, 0xb0, 0, 0, 0, 0].as_slice(), &[0x41; 200]].concat();
    let jks = [[0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 1].as_slice(), &[0x41; 200]].concat();
    let jceks = [[0xce, 0xce, 0xce, 0xce, 0, 0, 0, 2].as_slice(), &[0x41; 200]].concat();
    let indefinite =
        [[0x30, 0x80, 2, 1, 3, 0x30, 0x80].as_slice(), &oid("1.2.840.113549.1.7.1"), &[0xa0, 0x80]].concat();
    let encrypted = sequence(&[sequence(&[oid("1.2.840.113549.1.5.13"), sequence(&[])]), element(4, &[5; 99])]);
    let older = sequence(&[sequence(&[oid("1.2.840.113549.1.12.1.3"), sequence(&[])]), element(4, &[5; 99])]);
    for (kind, key) in [
        ("PKCS#8", pkcs8()),
        ("PKCS#8 RSA", pkcs8_of("1.2.840.113549.1.1.1", &pkcs1())),
        ("PKCS#8 encrypted", encrypted),
        ("PKCS#8 encrypted as in PKCS#12", older),
        ("PKCS#1", pkcs1()),
        ("SEC 1", sec1()),
        ("DSA", dsa()),
        ("PKCS#12", pkcs12()),
        ("PKCS#12 of indefinite length", indefinite),
        ("OpenSSH", openssh()),
        ("PGP", pgp()),
        ("JKS", jks),
        ("JCEKS", jceks),
        ("PVK", pvk),
        ("PRIVATEKEYBLOB", blob),
    ] {
        is_caught(&key, kind);
        is_caught(base64(&key).as_bytes(), kind);
        is_caught(format!("key = \"{}\"", base64(&key)).as_bytes(), kind);
        for label in ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST", "CERTIFICATE", "PUBLIC KEY", "PKCS12", "DATA"] {
            is_caught(armour(label, &key).as_bytes(), &format!("{kind} under {label}"));
        }
    }
}

/// A folder in which a program makes keys. It goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(program: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("signet-keys-{program}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// Runs a program with arguments that are parted by single spaces; two of them hold an empty argument.
    fn run(&self, program: &str, line: &str) {
        let output = Command::new(program)
            .args(line.split(' '))
            .current_dir(&self.0)
            .env("GNUPGHOME", &self.0)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(output.status.success(), "{program} {line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Expects that each of these files is recognised as a private key, as it is and in every clothing.
    fn are_caught(&self, names: &[&str]) {
        for name in names {
            let bytes = std::fs::read(self.0.join(name)).unwrap();
            is_caught(&bytes, name);
            if let Ok(text) = str::from_utf8(&bytes) {
                for (clothing, dress) in clothes() {
                    is_caught(&dress(text), &format!("{name} {clothing}"));
                }
            }
            if name.rsplit('.').next() != Some("text") {
                is_caught(base64(&bytes).as_bytes(), &format!("{name} wrapped"));
            }
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn keys_of_openssl_are_caught() {
    let folder = Folder::new("openssl");
    for line in [
        "genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.pkcs8.pem",
        "rsa -in rsa.pkcs8.pem -traditional -out rsa.pkcs1.pem",
        "rsa -in rsa.pkcs8.pem -traditional -aes256 -passout pass:x -out rsa.legacy.pem",
        "rsa -in rsa.pkcs8.pem -traditional -outform DER -out rsa.pkcs1.der",
        "rsa -in rsa.pkcs8.pem -text -noout -out rsa.text",
        "pkcs8 -topk8 -in rsa.pkcs8.pem -passout pass:x -out rsa.encrypted.pem",
        "pkcs8 -topk8 -in rsa.pkcs8.pem -v1 PBE-SHA1-3DES -passout pass:x -outform DER -out rsa.old.der",
        "ecparam -name prime256v1 -genkey -out ec.parameters.pem",
        "ecparam -name secp384r1 -param_enc explicit -genkey -noout -out ec.explicit.pem",
        "pkey -in ec.parameters.pem -text -noout -out ec.text",
        "pkey -in ec.parameters.pem -outform DER -out ec.der",
        "pkcs8 -topk8 -nocrypt -in ec.explicit.pem -out ec.explicit.pkcs8.pem",
        "genpkey -algorithm ED25519 -out ed25519.pem",
        "genpkey -algorithm X448 -outform DER -out x448.der",
        "genpkey -genparam -algorithm DSA -pkeyopt dsa_paramgen_bits:1024 -out parameters",
        "gendsa -out dsa.pem parameters",
        "dsa -in dsa.pem -outform DER -out dsa.der",
        "req -x509 -new -key rsa.pkcs8.pem -subj /CN=a.example.com -out certificate",
        "pkcs12 -export -inkey rsa.pkcs8.pem -in certificate -passout pass:x -out rsa.p12",
        "pkcs12 -in rsa.p12 -passin pass:x -nodes -out bag.pem",
    ] {
        folder.run("openssl", line);
    }
    folder.are_caught(&["rsa.pkcs8.pem", "rsa.pkcs1.pem", "rsa.legacy.pem", "rsa.pkcs1.der", "rsa.text"]);
    folder.are_caught(&["rsa.encrypted.pem", "rsa.old.der", "rsa.p12", "bag.pem", "dsa.pem", "dsa.der"]);
    folder.are_caught(&["ec.parameters.pem", "ec.explicit.pem", "ec.text", "ec.der", "ec.explicit.pkcs8.pem"]);
    folder.are_caught(&["ed25519.pem", "x448.der"]);
}

#[test]
#[cfg_attr(without = "ssh-keygen", ignore = "ssh-keygen is not installed")]
fn keys_of_openssh_are_caught_and_the_public_ones_are_told_apart() {
    let folder = Folder::new("ssh-keygen");
    folder.run("ssh-keygen", "-q -t ed25519 -N  -f ed25519");
    folder.run("ssh-keygen", "-q -t ecdsa -N secret -f ecdsa.encrypted");
    folder.run("ssh-keygen", "-q -t rsa -b 2048 -N  -f rsa");
    folder.run("ssh-keygen", "-q -t rsa -b 2048 -m PEM -N  -f rsa.pem");
    for name in ["ed25519", "ecdsa.encrypted", "rsa", "rsa.pem"] {
        folder.are_caught(&[name]);
        let public = std::fs::read(folder.0.join(format!("{name}.pub"))).unwrap();
        assert_eq!(recognise(&public), Pasted::SshPublicKey, "{name}");
    }
}

#[test]
#[cfg_attr(without = "gpg", ignore = "gpg is not installed")]
fn keys_of_gnupg_are_caught() {
    let folder = Folder::new("gpg");
    let gpg = |line: &str| folder.run("gpg", &format!("--batch --quiet --no-tty --pinentry-mode loopback {line}"));
    gpg("--passphrase  --quick-generate-key made-for-a-test ed25519 cert never");
    gpg("--passphrase  --armor --output pgp.asc --export-secret-keys");
    gpg("--passphrase  --output pgp.gpg --export-secret-keys");
    folder.run("gpgconf", "--kill gpg-agent");
    folder.are_caught(&["pgp.asc", "pgp.gpg"]);
}

#[test]
#[cfg_attr(without = "keytool", ignore = "keytool is not installed")]
fn key_stores_of_java_are_caught() {
    let folder = Folder::new("keytool");
    let store =
        "-genkeypair -alias a -keyalg EC -dname CN=a.example.com -storepass secret-1 -keypass secret-1 -keystore";
    folder.run("keytool", &format!("{store} java.jks -storetype JKS"));
    folder.run("keytool", &format!("{store} java.jceks -storetype JCEKS"));
    folder.run("keytool", &format!("{store} java.p12 -storetype PKCS12"));
    folder.are_caught(&["java.jks", "java.jceks", "java.p12"]);
}
