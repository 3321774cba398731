//! Requests and keys that we write: OpenSSL reads them, and so does our own reader.

use std::io::Write as _;
use std::process::{Command, Stdio};

use p256::ecdsa::signature::Signer as _;
use signet::rules::csr::armour::to_pem;
use signet::rules::csr::build::{
    BuildProblem, IV_BYTES, KDF_ROUNDS, SALT_BYTES, Signing, encrypted_key_pem, finish, info, key_pem,
};
use signet::rules::csr::compare::FormAnswers;
use signet::rules::csr::judge;
use signet::rules::csr::judge::Outcome;
use signet::rules::csr::key::Curve;
use signet::rules::csr::signature::SignatureState;

use crate::paste::base64;

pub(crate) fn answers() -> FormAnswers {
    FormAnswers {
        domains: vec!["www.example.com".to_owned(), "example.com".to_owned(), "*.example.com".to_owned()],
        company: "杭州示例科技有限公司".to_owned(),
        city: "杭州".to_owned(),
        province: "浙江".to_owned(),
        country: "cn".to_owned(),
    }
}

/// A `SubjectPublicKeyInfo` with a P-256 point.
pub(crate) fn spki_p256(point: &[u8]) -> Vec<u8> {
    let mut spki = vec![
        0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7,
        3, 0x42, 0,
    ];
    spki.extend_from_slice(point);
    spki
}

/// A key that is no secret: the bytes of its scalar count up.
pub(crate) fn key() -> p256::ecdsa::SigningKey {
    let scalar: [u8; 32] = core::array::from_fn(|at| u8::try_from(at + 1).unwrap());
    p256::ecdsa::SigningKey::from_slice(&scalar).unwrap()
}

pub(crate) fn request(answers: &FormAnswers) -> String {
    let key = key();
    let point = key.verifying_key().to_sec1_point(false);
    let info = info(answers, &spki_p256(point.as_bytes())).unwrap();
    let signature: p256::ecdsa::Signature = key.sign(&info);
    to_pem(&finish(&info, Signing::Ecdsa(Curve::P256), &signature.to_bytes()).unwrap())
}

/// Whether OpenSSL agrees, and what it prints.
fn openssl(arguments: &[&str], input: &str) -> (bool, String) {
    let mut child = Command::new("openssl")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let words = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    (output.status.success(), words)
}

#[test]
fn what_we_write_we_read_back() {
    let judgement = judge(request(&answers()).as_bytes());
    assert_eq!((judgement.verdict(), judgement.code()), (Outcome::Accept, "ok"), "{:?}", judgement.problems);
    let facts = judgement.facts.unwrap();
    assert_eq!(facts.signature, SignatureState::Verified);
    assert_eq!(facts.domains(), answers().domains);
    assert_eq!(facts.organisation.name.as_deref(), Some("杭州示例科技有限公司"));
    assert_eq!(facts.organisation.country.as_deref(), Some("CN"));
    assert!(judgement.mends.is_empty());
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn openssl_verifies_what_we_write_and_reads_the_same_names() {
    let arguments = ["req", "-verify", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus_space"];
    let (verified, words) = openssl(&arguments, &request(&answers()));
    assert!(verified, "{words}");
    for expected in [
        "verify OK",
        "C=CN, ST=浙江, L=杭州, O=杭州示例科技有限公司, CN=www.example.com",
        "DNS:www.example.com, DNS:example.com, DNS:*.example.com",
        "prime256v1",
        "ecdsa-with-SHA256",
    ] {
        assert!(words.replace(" = ", "=").contains(expected), "{expected} is not in {words}");
    }
}

#[test]
fn a_request_without_a_company_holds_names_alone() {
    let domains = vec!["example.com".to_owned()];
    let judgement = judge(request(&FormAnswers { domains, ..FormAnswers::default() }).as_bytes());
    assert_eq!(judgement.facts.unwrap().organisation, signet::rules::csr::judge::Organisation::default());
}

#[test]
fn a_name_that_no_certificate_holds_is_refused_before_a_key_is_used() {
    let build = |names: &[&str]| {
        let domains = names.iter().map(|name| (*name).to_owned()).collect();
        info(&FormAnswers { domains, ..FormAnswers::default() }, &[])
    };
    assert_eq!(build(&[]), Err(BuildProblem::NoNames));
    assert_eq!(build(&["example.com", "münchen.example"]), Err(BuildProblem::BadName(1)));
    let long = format!("{}.example.com", "a".repeat(60));
    assert_eq!(build(&[&long]), Err(BuildProblem::CommonNameTooLong(long.len())));
}

/// A PKCS#8 key for P-256, written by hand. OpenSSL can read it.
pub(crate) fn pkcs8() -> Vec<u8> {
    let key = key();
    let mut sec1 = vec![2, 1, 1, 4, 32];
    sec1.extend_from_slice(&key.to_bytes());
    sec1.extend([0xa1, 0x44, 3, 0x42, 0]);
    sec1.extend_from_slice(key.verifying_key().to_sec1_point(false).as_bytes());
    let mut der = vec![
        0x30, 0x81, 0x87, 2, 1, 0, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce,
        0x3d, 3, 1, 7, 4, 0x6d, 0x30, 0x6b,
    ];
    der.extend(sec1);
    der
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn openssl_reads_the_private_key_and_finds_the_request_made_with_it() {
    let (read, from_key) = openssl(&["pkey", "-pubout"], &key_pem(&pkcs8()));
    let (_, from_request) = openssl(&["req", "-noout", "-pubkey"], &request(&answers()));
    assert!(read, "{from_key}");
    assert_eq!(from_key, from_request);
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn openssl_opens_the_encrypted_private_key_with_its_passphrase() {
    let (salt, iv) = ([7; SALT_BYTES], [9; IV_BYTES]);
    let passphrase = "correct horse 电池";
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let (rounds, salt_hex) = (format!("iter:{KDF_ROUNDS}"), format!("hexsalt:{}", hex(&salt)));
    let pass = format!("pass:{passphrase}");
    let derive = [
        "kdf",
        "-keylen",
        "32",
        "-kdfopt",
        "digest:SHA256",
        "-kdfopt",
        &pass,
        "-kdfopt",
        &salt_hex,
        "-kdfopt",
        &rounds,
        "PBKDF2",
    ];
    let (_, key) = openssl(&derive, "");
    let key = key.trim().replace(':', "");
    let plain = std::env::temp_dir().join(format!("signet-{}.der", std::process::id()));
    std::fs::write(&plain, pkcs8()).unwrap();
    let encrypt =
        ["enc", "-aes-256-cbc", "-K", &key, "-iv", &hex(&iv), "-A", "-base64", "-in", plain.to_str().unwrap()];
    let (encrypted, ciphertext) = openssl(&encrypt, "");
    std::fs::remove_file(&plain).unwrap();
    assert!(encrypted, "{ciphertext}");
    let pem = encrypted_key_pem(&unbase64(ciphertext.trim()), &salt, &iv).unwrap();
    let (opened, words) = openssl(&["pkey", "-passin", &pass, "-outform", "PEM"], &pem);
    assert!(opened, "{words}");
    assert_eq!(words, key_pem(&pkcs8()));
    let (opened, _) = openssl(&["pkey", "-passin", "pass:wrong"], &pem);
    assert!(!opened);
}

pub(crate) fn unbase64(text: &str) -> Vec<u8> {
    let (_, bytes) = text.bytes().filter(|byte| *byte != b'=').fold((0u32, Vec::new()), |(count, mut bits), byte| {
        let six = (0..64u8).find(|six| base64(&[six << 2, 0, 0]).as_bytes()[0] == byte).unwrap();
        bits.extend((0..6).rev().map(|bit| six >> bit & 1));
        (count + 1, bits)
    });
    bytes.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit)).collect()
}
