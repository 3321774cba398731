//! The guard of the CSR field: a private key is caught in any formatting, and everything else is named correctly.

use std::fmt::Write as _;

use signet::rules::csr::paste::{INPUT_BYTES, Pasted, recognise};

#[track_caller]
fn is(input: impl AsRef<[u8]>, expected: Pasted) {
    assert_eq!(recognise(input.as_ref()), expected, "{:?}", String::from_utf8_lossy(input.as_ref()));
}

/// The first bytes of an object from hexadecimal: tag, length and the first members. The rest is made up.
fn object(prefix: &str) -> Vec<u8> {
    let mut bytes: Vec<u8> =
        (0..prefix.len()).step_by(2).map(|at| u8::from_str_radix(&prefix[at..at + 2], 16).unwrap()).collect();
    bytes.extend((0..400u32).map(|at| (at * 167 % 251) as u8));
    bytes
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let symbol = ALPHABET[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at <= chunk.len() { char::from(symbol) } else { '=' });
        }
    }
    out
}

pub(crate) fn armour(label: &str, bytes: &[u8]) -> String {
    let body = base64(bytes);
    let mut out = format!("-----BEGIN {label}-----\n");
    for line in body.as_bytes().chunks(64) {
        writeln!(out, "{}", str::from_utf8(line).unwrap()).unwrap();
    }
    out + &format!("-----END {label}-----\n")
}

const PKCS8_RSA: &str = "308204bc020100300d06092a864886f70d0101010500048204a6";
const PKCS8_EC: &str = "308187020100301306072a8648ce3d020106082a8648ce3d030107046d";
const PKCS8_ED25519: &str = "302e020100300506032b657004220420";
const PKCS1: &str = "308204a20201000282010100";
const SEC1: &str = "307702010104204142";
const PKCS12: &str = "308209f1020103308209b706092a864886f70d010701";
const DSA: &str = "308201bb02010002818100";

fn keys() -> Vec<Vec<u8>> {
    [PKCS8_RSA, PKCS8_EC, PKCS8_ED25519, PKCS1, SEC1, "3082052e305806092a864886f70d01050d304b", PKCS12, DSA]
        .map(object)
        .into()
}

const REQUEST: &str = "308202bc308201a4020100303d310b3009060355040613024445";
const CERTIFICATE: &str = "308202ad30820195a003020102020101300d0609";
const PUBLIC: &str = "30820122300d06092a864886f70d01010105000382010f00";

#[test]
fn every_label_of_a_private_key_is_caught() {
    for label in [
        "PRIVATE KEY",
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "DSA PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY",
        "OPENSSH PRIVATE KEY",
        "SSH2 ENCRYPTED PRIVATE KEY",
        "ANY PRIVATE KEY",
        "TSS2 PRIVATE KEY",
        "PGP PRIVATE KEY BLOCK",
        "ED25519 PRIVATE KEY",
    ] {
        let pem = armour(label, b"not a key by its contents");
        is(&pem, Pasted::PrivateKey);
        is(pem.to_lowercase(), Pasted::PrivateKey);
        is(pem.replace('\n', "\r\n"), Pasted::PrivateKey);
        is(pem.replace('\n', ""), Pasted::PrivateKey);
        is(pem.replace('\n', "\\n"), Pasted::PrivateKey);
        is(pem.replace("-----", "———"), Pasted::PrivateKey);
        is(pem.replace("-----", "----"), Pasted::PrivateKey);
        is(pem.replace(' ', "%20"), Pasted::PrivateKey);
        is(pem.replace(' ', "\u{a0}"), Pasted::PrivateKey);
        is(pem.replace("KEY", "\u{200b}KEY"), Pasted::PrivateKey);
        is(pem.lines().map(|line| format!("> {line}\n")).collect::<String>(), Pasted::PrivateKey);
        is(
            format!("Here it is:\n\n{pem}\nRegards\n{}", armour("CERTIFICATE REQUEST", &object(REQUEST))),
            Pasted::PrivateKey,
        );
        let utf16: Vec<u8> = pem.encode_utf16().flat_map(u16::to_le_bytes).collect();
        is(&utf16, Pasted::PrivateKey);
        is([&[0xff, 0xfe], utf16.as_slice()].concat(), Pasted::PrivateKey);
        // Half a key counts as a key, both its upper and its lower half.
        is(&pem[..40], Pasted::PrivateKey);
        is(&pem[35..], Pasted::PrivateKey);
        is(base64(pem.as_bytes()), Pasted::PrivateKey);
    }
}

#[test]
fn a_key_without_its_label_is_caught_by_its_first_bytes() {
    for key in keys() {
        is(&key, Pasted::PrivateKey);
        let body = base64(&key);
        is(&body, Pasted::PrivateKey);
        is(format!("key: {body}"), Pasted::PrivateKey);
        is(format!("\"{body}\""), Pasted::PrivateKey);
        is(
            body.as_bytes()
                .chunks(16)
                .map(|line| format!("> {}\r\n", str::from_utf8(line).unwrap()))
                .collect::<String>(),
            Pasted::PrivateKey,
        );
        for label in ["CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST", "CERTIFICATE", "PUBLIC KEY"] {
            is(armour(label, &key), Pasted::PrivateKey);
            is(format!("-----BEGIN {label}-----{body}"), Pasted::PrivateKey);
            is(armour(label, &object(REQUEST)) + &body, Pasted::PrivateKey);
        }
    }
}

#[test]
fn a_short_key_under_the_label_of_a_request_is_caught() {
    let key = &object(PKCS8_ED25519)[..48];
    is(format!("-----BEGIN CERTIFICATE REQUEST-----\n{}\n", base64(key)), Pasted::PrivateKey);
}

#[test]
fn keys_in_other_clothes_are_caught() {
    is("PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n", Pasted::PrivateKey);
    is("Private-Lines: 14\nAAABAQ", Pasted::PrivateKey);
    is("RSA Private-Key: (2048 bit, 2 primes)\nmodulus:\n    00:84", Pasted::PrivateKey);
    is("Private-Key: (256 bit)\npriv:\n    38:1c", Pasted::PrivateKey);
    is("privateExponent:\n   12:34", Pasted::PrivateKey);
    is(r#"{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}"#, Pasted::PrivateKey);
    is(r#"{ "kty" : "oct", "k" : "c" }"#, Pasted::PrivateKey);
    is("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00", Pasted::PrivateKey);
    is("<RSAKeyValue><Modulus>x</Modulus><InverseQ>y</InverseQ></RSAKeyValue>", Pasted::PrivateKey);
    is("AGE-SECRET-KEY-1QQPQYQ", Pasted::PrivateKey);
    is("b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ", Pasted::PrivateKey);
    is([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2], Pasted::PrivateKey);
    is(r#"{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\nMIIE"}"#, Pasted::PrivateKey);
}

#[test]
fn talking_of_a_private_key_is_not_pasting_one() {
    let request = armour("CERTIFICATE REQUEST", &object(REQUEST));
    is(format!("The private key stays with us. Our CSR:\n{request}"), Pasted::Request);
}

#[test]
fn what_is_no_request_is_called_by_its_name() {
    is("", Pasted::Empty);
    is(" \n\t\u{feff}", Pasted::Empty);
    is(armour("CERTIFICATE", &object(CERTIFICATE)), Pasted::Certificate);
    is(object(CERTIFICATE), Pasted::Certificate);
    is(base64(&object(CERTIFICATE)), Pasted::Certificate);
    is(armour("PUBLIC KEY", &object(PUBLIC)), Pasted::PublicKey);
    is(object(PUBLIC), Pasted::PublicKey);
    is(r#"{"kty":"EC","crv":"P-256","x":"a","y":"b","kid":"d"}"#, Pasted::PublicKey);
    is("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@host", Pasted::SshPublicKey);
    is("ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNo me", Pasted::SshPublicKey);
    is("sk-ssh-ed25519@openssh.com AAAAGnNr me", Pasted::SshPublicKey);
    is("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA", Pasted::SshPublicKey);
    is("-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----", Pasted::Crl);
    is(armour("PKCS7", &object("308202dc06092a864886f70d010702a0")), Pasted::Pkcs7);
    is(object("308202dc06092a864886f70d010702a0"), Pasted::Pkcs7);
    is("SPKAC=MIICQDCCASgwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQ", Pasted::Spkac);
    is("-----BEGIN PGP PUBLIC KEY BLOCK-----\nmQEN", Pasted::Pgp);
    is("\n <!doctype html><html><body>502</body></html>", Pasted::Html);
    is("\u{89}PNG", Pasted::Other);
    is(b"\x89PNG\r\n\x1a\n", Pasted::Image);
    is(b"\xff\xd8\xff\xe0\0\x10JFIF", Pasted::Image);
    is(b"%PDF-1.7", Pasted::Image);
    is(b"PK\x03\x04\0", Pasted::Archive);
    is(b"7z\xbc\xaf\x27\x1c", Pasted::Archive);
    is(b"Rar!\x1a\x07", Pasted::Archive);
    is(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Pasted::Archive);
    is("www.example.com", Pasted::Other);
    is(vec![b'A'; INPUT_BYTES + 1], Pasted::TooLarge(INPUT_BYTES + 1));
}

#[test]
fn a_request_is_recognised_in_every_clothing() {
    let request = object(REQUEST);
    is(&request, Pasted::Request);
    is(base64(&request), Pasted::Request);
    is(armour("CERTIFICATE REQUEST", &request), Pasted::Request);
    is(armour("NEW CERTIFICATE REQUEST", &request), Pasted::Request);
    is(armour("CERTIFICATE", &request), Pasted::Request);
    is(base64(armour("CERTIFICATE REQUEST", &request).as_bytes()), Pasted::Request);
    is("-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----", Pasted::Request);
}
