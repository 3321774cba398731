//! Keystores that we write: OpenSSL and Java open them and find the key, its certificate and the chain.

use signet::rules::certificate::chain::Chain;
use signet::rules::private_key::KeyFile;
use signet::rules::private_key::keystore::{
    KEYSTORE_ROUNDS, PassphraseProblem, Sealed, certificates, finish, judge_passphrase, mac_key, safe,
};

use crate::folder::{Folder, hex};

const PASSPHRASE: &str = "lantern-&-tea'7";

/// Encrypts as the browser does.
fn seal(folder: &Folder, plain: &[u8], seed: u8) -> Sealed {
    let (salt, iv) = ([seed; 16], [seed + 1; 16]);
    let key = folder.derive(PASSPHRASE, "SHA-256", &salt, KEYSTORE_ROUNDS, 256);
    folder.write("plain", plain);
    folder.openssl(&format!("enc -aes-256-cbc -K {key} -iv {} -in plain -out sealed", hex(&iv)));
    Sealed { ciphertext: folder.bytes("sealed"), salt, iv }
}

/// Writes `store.p12` for a key with its chain.
fn store(folder: &Folder, key: &str) {
    folder.key(key);
    folder.chain(key, &["www.example.com"]);
    let pem = ["middle.crt", "leaf.crt", "root.crt"].map(|name| folder.text(name)).concat();
    let chain = Chain::read(&pem).unwrap();
    let KeyFile::Open(private) = KeyFile::open(&folder.bytes(&format!("{key}.pem"))).unwrap() else { panic!("{key}") };
    let pkcs8 = private.to_pkcs8(&chain.leaf.spki).unwrap();
    let name = "www.example.com";
    let (sealed_key, sealed_certificates) =
        (seal(folder, &pkcs8, 1), seal(folder, &certificates(&chain, name).unwrap(), 7));
    let safe = safe(&sealed_key, &sealed_certificates, &chain, name).unwrap();
    let salt = [42; 16];
    folder.write("safe", &safe);
    let mac = format!(
        "dgst -sha256 -mac HMAC -macopt hexkey:{} -binary -out mac safe",
        hex(mac_key(PASSPHRASE, &salt).as_slice())
    );
    folder.openssl(&mac);
    folder.write("store.p12", &finish(&safe, &folder.bytes("mac"), &salt).unwrap());
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn openssl_opens_a_keystore_and_finds_the_key_and_the_chain() {
    for key in ["rsa", "p256"] {
        let folder = Folder::new();
        store(&folder, key);
        let pass = format!("pass:{PASSPHRASE}");
        let read = |more: &[&str]| {
            let arguments = [&["pkcs12", "-in", "store.p12", "-passin", &pass], more].concat();
            let (fine, words) = folder.run("openssl", &arguments);
            assert!(fine, "{key}: {words}");
            words
        };
        let info = read(&["-info", "-noout"]);
        for expected in
            ["MAC: sha256, Iteration 250000", "PBES2, PBKDF2, AES-256-CBC, Iteration 250000, PRF hmacWithSHA256"]
        {
            assert!(info.contains(expected), "{key}: {info}");
        }
        read(&["-nocerts", "-nodes", "-out", "out.pem"]);
        assert_eq!(folder.openssl("pkey -in out.pem -pubout"), folder.openssl("x509 -in leaf.crt -pubkey -noout"));
        read(&["-nokeys", "-clcerts", "-out", "clcerts.pem"]);
        assert!(
            folder.text("clcerts.pem").contains(&folder.text("leaf.crt")),
            "the key and its certificate are connected"
        );
        let all = read(&["-nokeys", "-cacerts"]);
        assert!(all.contains(&folder.text("middle.crt")) && all.contains(&folder.text("root.crt")), "{all}");
        assert!(!folder.run("openssl", &["pkcs12", "-in", "store.p12", "-passin", "pass:wrong", "-noout"]).0);
    }
}

#[test]
#[cfg_attr(any(without = "openssl", without = "keytool"), ignore = "openssl or keytool is not installed")]
fn keytool_opens_a_keystore_and_finds_the_key_with_its_chain() {
    let folder = Folder::new();
    store(&folder, "p256");
    let arguments =
        ["-J-Duser.language=en", "-list", "-v", "-storetype", "PKCS12", "-keystore", "store.p12", "-storepass"];
    let (fine, words) = folder.run("keytool", &[&arguments[..], &[PASSPHRASE]].concat());
    assert!(fine, "{words}");
    for expected in ["Alias name: www.example.com", "PrivateKeyEntry", "Certificate chain length: 3"] {
        assert!(words.contains(expected), "{expected} is not in {words}");
    }
    // Java decrypts the key itself only when it uses it.
    let request = [
        "-certreq",
        "-alias",
        "www.example.com",
        "-keystore",
        "store.p12",
        "-storetype",
        "PKCS12",
        "-file",
        "again.csr",
    ];
    let (fine, words) = folder.run("keytool", &[&request[..], &["-storepass", PASSPHRASE]].concat());
    assert!(fine, "{words}");
    assert_eq!(
        folder.openssl("req -in again.csr -pubkey -noout -verify -out again.pub"),
        folder.openssl("req -in again.csr -noout -verify")
    );
    assert_eq!(folder.text("again.pub"), folder.openssl("x509 -in leaf.crt -pubkey -noout"));
}

#[test]
fn a_passphrase_of_a_keystore_is_one_that_all_programs_read_alike() {
    assert_eq!(judge_passphrase(PASSPHRASE), Ok(()));
    assert_eq!(judge_passphrase("lantern"), Err(PassphraseProblem::TooShort(7)));
    assert_eq!(judge_passphrase(""), Err(PassphraseProblem::TooShort(0)));
    assert_eq!(judge_passphrase("laternenöl"), Err(PassphraseProblem::NotAscii));
    assert_eq!(judge_passphrase("海港茶业有限公司密码"), Err(PassphraseProblem::NotAscii));
}
