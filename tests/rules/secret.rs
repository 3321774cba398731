//! Private keys in fields that are for something else.

use signet::rules::secret::holds_private_key;

#[test]
fn the_mark_of_a_private_key_is_told_in_any_clothing() {
    for text in [
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
        "-----BEGIN ENCRYPTED PRIVATE KEY----- MIIE",
        "-----begin openssh private key-----",
        "www.example.com\n> -----BEGIN EC PRIVATE KEY-----",
        "BEGIN\u{a0}DSA  PRIVATE   KEY",
        "1: -----BEGIN PRIVATE KEY-----\n2: MIIE",
        "+-----BEGIN PRIVATE KEY-----",
        "-----BEGIN=20PRIVATE=20KEY-----",
        "'-----BEGIN ' . \"PRIVATE\" . ' KEY-----'",
        "<p>-----<b>BEGIN</b> <span style=\"color:red\">PRIVATE</span> <i>KEY</i>-----</p>",
        "<!-- -----BEGIN PRIVATE KEY----- -->",
        "a < b -----BEGIN PRIVATE KEY-----",
    ] {
        assert!(holds_private_key(text), "{text}");
    }
}

#[test]
fn an_answer_that_speaks_of_keys_is_an_answer() {
    for text in [
        "",
        "Private Key Locksmiths Ltd.",
        "private-key.example.com",
        "-----BEGIN CERTIFICATE REQUEST-----",
        "Nováková",
    ] {
        assert!(!holds_private_key(text), "{text}");
    }
}
