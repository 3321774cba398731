//! Hostile files: nothing panics, nothing takes long, and nothing of a key is printed.

use proptest::prelude::*;
use signet::rules::certificate::chain::Chain;
use signet::rules::private_key::{KeyFile, PrivateKey};

use crate::folder::Folder;

proptest! {
    #[test]
    fn any_bytes_are_judged_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = KeyFile::open(&bytes);
        let _ = PrivateKey::from_pkcs8(&bytes);
        let _ = Chain::read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_in_an_armour_is_judged_without_a_panic(label in "(RSA |EC |ENCRYPTED |)(PRIVATE KEY|CERTIFICATE)", body in "[A-Za-z0-9+/=:\n -]{0,400}") {
        let text = format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n");
        let _ = KeyFile::open(text.as_bytes());
        let _ = Chain::read(&text);
    }
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn a_key_with_any_byte_changed_or_cut_off_is_judged_without_a_panic() {
    let folder = Folder::new();
    folder.key("p256");
    folder.openssl("pkey -in p256.pem -outform DER -out plain.der");
    folder.openssl("pkcs8 -topk8 -in p256.pem -passout pass:lantern -outform DER -out locked.der");
    for name in ["plain.der", "locked.der"] {
        let whole = folder.bytes(name);
        for at in 0..whole.len() {
            let _ = KeyFile::open(&whole[..at]);
            for change in [0x01, 0x80, 0xff] {
                let mut bytes = whole.clone();
                bytes[at] ^= change;
                let _ = KeyFile::open(&bytes);
            }
        }
    }
}

#[test]
fn a_file_of_many_beginnings_is_read_in_a_moment() {
    let text = "-----BEGIN PRIVATE KEY-----\n".repeat(4_000);
    assert!(KeyFile::open(text.as_bytes()).is_err());
    assert!(Chain::read(&text.replace("PRIVATE KEY", "CERTIFICATE")).is_err());
    let deep = [0x30, 0x80].repeat(30_000);
    assert!(KeyFile::open(&deep).is_err());
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn what_is_printed_of_a_key_is_its_kind() {
    let folder = Folder::new();
    folder.key("p256");
    let printed = format!("{:?}", KeyFile::open(&folder.bytes("p256.pem")));
    assert_eq!(printed, r#"Ok(Open(PrivateKey { kind: Ec("P-256"), .. }))"#);
}
