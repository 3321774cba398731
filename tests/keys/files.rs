//! Key files as people have them: every format opens or is named, and a key belongs to its certificate and to no other.

use signet::rules::certificate::chain::Chain;
use signet::rules::private_key::{Envelope, Fit, KeyFile, KeyFileProblem, PrivateKey};

use crate::folder::Folder;

#[track_caller]
fn opened(bytes: &[u8]) -> PrivateKey {
    match KeyFile::open(bytes) {
        Ok(KeyFile::Open(key)) => key,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn locked(bytes: &[u8]) -> Envelope {
    match KeyFile::open(bytes) {
        Ok(KeyFile::Locked(envelope)) => envelope,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn problem(bytes: &[u8]) -> KeyFileProblem {
    KeyFile::open(bytes).expect_err("it is no key that can be used")
}

/// Makes a certificate for a key, and the key in every plain format.
fn prepared(key: &str) -> (Folder, Vec<u8>) {
    let folder = Folder::new();
    folder.key(key);
    folder.openssl(&format!("pkey -in {key}.pem -traditional -out old.pem"));
    folder.openssl(&format!("pkey -in {key}.pem -outform DER -out new.der"));
    folder.openssl(&format!("pkey -in {key}.pem -traditional -outform DER -out old.der"));
    folder.openssl(&format!("req -x509 -new -key {key}.pem -days 9 -subj /CN=www.example.com -out own.crt"));
    let spki = Chain::read(&folder.text("own.crt")).unwrap().leaf.spki;
    (folder, spki)
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn a_key_in_every_plain_format_belongs_to_its_certificate_and_to_no_other() {
    for key in ["rsa", "p256", "p384", "p521"] {
        let ((folder, spki), (_, stranger)) = (prepared(key), prepared(key));
        for name in [&format!("{key}.pem"), "old.pem", "new.der", "old.der"] {
            let read = opened(&folder.bytes(name));
            assert_eq!(read.fit(&spki), Fit::Fits, "{key} {name}");
            assert_eq!(read.fit(&stranger), Fit::Other, "{key} {name}");
            // OpenSSL reads the written file as the same key.
            folder.write("ours.der", &read.to_pkcs8(&spki).unwrap());
            assert_eq!(
                folder.openssl("pkey -in ours.der -inform DER -pubout"),
                folder.openssl("x509 -in own.crt -pubkey -noout"),
                "{key} {name}"
            );
        }
    }
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn a_key_survives_what_editors_do_to_its_file() {
    let (folder, spki) = prepared("rsa");
    let text = folder.text("rsa.pem");
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let files: [Vec<u8>; 6] = [
        text.replace('\n', "\r\n").into_bytes(),
        format!("\u{feff}{text}").into_bytes(),
        format!("Bag Attributes\n    localKeyID: 01\n{text}\n\n").into_bytes(),
        [folder.text("own.crt"), text.clone()].concat().into_bytes(),
        [text.clone(), text.clone()].concat().into_bytes(),
        utf16,
    ];
    for file in files {
        assert_eq!(opened(&file).fit(&spki), Fit::Fits, "{}", String::from_utf8_lossy(&file[..40]));
    }
    folder.key("rsa2");
    let both = [text, folder.text("rsa2.pem")].concat();
    assert_eq!(problem(both.as_bytes()), KeyFileProblem::Several(2));
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn an_encrypted_key_opens_with_its_passphrase_alone() {
    let (folder, spki) = prepared("rsa");
    let schemes = [
        ("-v2 aes-256-cbc", "SHA-256", 256),
        ("-v2 aes-128-cbc", "SHA-256", 128),
        ("-v2 aes-192-cbc", "SHA-256", 192),
        ("-v2 aes-256-cbc -v2prf hmacWithSHA1", "SHA-1", 256),
        ("-v2 aes-256-cbc -v2prf hmacWithSHA512 -iter 5000", "SHA-512", 256),
    ];
    for (scheme, hash, bits) in schemes {
        for form in ["PEM", "DER"] {
            let made =
                format!("pkcs8 -topk8 -in rsa.pem {scheme} -passout pass:lantern -outform {form} -out locked.key");
            folder.openssl(&made);
            let envelope = locked(&folder.bytes("locked.key"));
            assert_eq!((envelope.hash, envelope.bits), (hash, bits), "{scheme}");
            let plain = folder.open(&envelope, "lantern").expect("the passphrase opens it");
            assert_eq!(PrivateKey::from_pkcs8(&plain).unwrap().fit(&spki), Fit::Fits, "{scheme}");
            let wrong = folder.open(&envelope, "lanterns").and_then(|plain| PrivateKey::from_pkcs8(&plain).ok());
            assert!(wrong.is_none(), "{scheme}");
        }
    }
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn what_cannot_be_used_is_named() {
    let (folder, _) = prepared("rsa");
    folder.key("ed25519");
    folder.openssl("rsa -in rsa.pem -traditional -aes128 -passout pass:lantern -out legacy.pem");
    folder.openssl("pkcs8 -topk8 -in rsa.pem -v2 des3 -passout pass:lantern -out des3.pem");
    folder.openssl("pkcs8 -topk8 -in rsa.pem -v1 PBE-SHA1-3DES -passout pass:lantern -out pbes1.pem");
    folder.openssl("pkcs8 -topk8 -in rsa.pem -scrypt -passout pass:lantern -out scrypt.pem");
    folder.openssl("pkcs8 -topk8 -in rsa.pem -v2 aes-256-cbc -iter 20000000 -passout pass:lantern -out slow.pem");
    folder.openssl("pkey -in rsa.pem -pubout -out public.pem");
    folder.openssl("req -new -key rsa.pem -subj /CN=www.example.com -out own.csr");
    folder.openssl("ecparam -name secp256k1 -genkey -noout -out coin.pem");
    folder.openssl("pkcs12 -export -inkey rsa.pem -in own.crt -passout pass:lantern -out own.p12");
    let method = |name: &str| KeyFileProblem::Encryption(name.to_owned());
    let cases = [
        ("legacy.pem", KeyFileProblem::LegacyEncryption("AES-128-CBC".to_owned())),
        ("des3.pem", method("3DES")),
        ("pbes1.pem", method("3DES")),
        ("scrypt.pem", method("scrypt")),
        ("slow.pem", KeyFileProblem::Rounds(20_000_000)),
        ("public.pem", KeyFileProblem::PublicKey),
        ("own.csr", KeyFileProblem::Request),
        ("own.crt", KeyFileProblem::Certificate),
        ("own.p12", KeyFileProblem::Keystore),
        ("ed25519.pem", KeyFileProblem::Kind("Ed25519".to_owned())),
        ("coin.pem", KeyFileProblem::Kind("secp256k1".to_owned())),
    ];
    for (name, expected) in cases {
        assert_eq!(problem(&folder.bytes(name)), expected, "{name}");
    }
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn a_key_on_a_curve_without_its_public_part_asks_for_a_proof() {
    let (folder, spki) = prepared("p256");
    folder.openssl("ec -in p256.pem -no_public -out bare.pem");
    let key = opened(&folder.bytes("bare.pem"));
    assert_eq!(key.fit(&spki), Fit::NotKnown);
    // The certificate's public part completes it. OpenSSL checks that both belong together.
    folder.write("whole.der", &key.to_pkcs8(&spki).unwrap());
    folder.openssl("pkey -in whole.der -inform DER -check -noout");
    let stranger = prepared("p256").1;
    folder.write("mixed.der", &key.to_pkcs8(&stranger).unwrap());
    assert!(!folder.run("openssl", &["pkey", "-in", "mixed.der", "-inform", "DER", "-check", "-noout"]).0);
}

#[test]
fn files_that_are_something_else_are_named() {
    let armour = |label: &str| format!("-----BEGIN {label}-----\nAAAA\n-----END {label}-----\n").into_bytes();
    assert_eq!(problem(b""), KeyFileProblem::Empty);
    assert_eq!(problem(b" \r\n"), KeyFileProblem::Empty);
    assert_eq!(problem(&vec![b'a'; 200_000]), KeyFileProblem::TooLarge(200_000));
    assert_eq!(problem(&armour("OPENSSH PRIVATE KEY")), KeyFileProblem::OpenSsh);
    assert_eq!(problem(&armour("DSA PRIVATE KEY")), KeyFileProblem::Kind("DSA".to_owned()));
    assert_eq!(problem(b"PuTTY-User-Key-File-3: ssh-rsa\n"), KeyFileProblem::Putty);
    assert_eq!(problem(&[0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2]), KeyFileProblem::Keystore);
    assert_eq!(problem(b"-----BEGIN PRIVATE KEY-----\nMIIE"), KeyFileProblem::Damaged);
    assert_eq!(problem(b"A shopping list"), KeyFileProblem::Other);
}
