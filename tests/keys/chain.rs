//! Chains in any order, their files, and what a certificate says beside the application.

use signet::rules::certificate::KeyKind;
use signet::rules::certificate::chain::{Chain, ChainProblem};
use signet::rules::certificate::summary::{Applied, KeyOrigin, Summary};

use crate::folder::Folder;

fn strings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn a_chain_in_any_order_is_written_in_the_order_of_servers() {
    let folder = Folder::new();
    folder.key("p256");
    folder.chain("p256", &["www.example.com"]);
    let [leaf, middle, root] = ["leaf.crt", "middle.crt", "root.crt"].map(|name| folder.text(name));
    let orders = [
        [&leaf, &middle, &root],
        [&leaf, &root, &middle],
        [&root, &middle, &leaf],
        [&middle, &leaf, &root],
        [&root, &leaf, &middle],
    ];
    for pems in orders {
        // Text around the blocks, CRLF and a certificate twice change nothing.
        let text = format!("# chain\r\n{}{}{}{}{}", pems[0], pems[1], pems[2].replace('\n', "\r\n"), leaf, middle);
        let chain = Chain::read(&text).unwrap();
        let words: Vec<&str> = chain.authorities.iter().map(|one| one.subject_words.as_str()).collect();
        assert_eq!(words, ["Harbour-Middle, Harbour", "Harbour-Root, Harbour"]);
        let files = chain.files();
        assert_eq!((files.leaf, files.intermediates), (leaf.clone(), middle.clone()));
        assert_eq!(files.full, format!("{leaf}{middle}"), "every client has the root already");
    }
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn a_certificate_that_belongs_to_no_other_is_left_out() {
    let (folder, other) = (Folder::new(), Folder::new());
    for folder in [&folder, &other] {
        folder.key("p256");
        folder.chain("p256", &["www.example.com"]);
    }
    // The other intermediate has the same name, and another key.
    let text = [folder.text("leaf.crt"), other.text("middle.crt"), folder.text("middle.crt")].concat();
    assert_eq!(Chain::read(&text).unwrap().files().intermediates, folder.text("middle.crt"));
    let alone = Chain::read(&folder.text("leaf.crt")).unwrap().files();
    assert_eq!((alone.intermediates.as_str(), alone.full), ("", folder.text("leaf.crt")));
}

#[test]
fn a_text_that_is_no_chain_says_where_it_breaks() {
    assert_eq!(Chain::read("").unwrap_err(), ChainProblem::Empty);
    assert_eq!(Chain::read("<html>502</html>").unwrap_err(), ChainProblem::Empty);
    let broken = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    assert_eq!(Chain::read(broken).unwrap_err(), ChainProblem::Unreadable(1));
    assert_eq!(Chain::read("-----BEGIN CERTIFICATE-----\nMIIB").unwrap_err(), ChainProblem::Unreadable(1));
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn a_certificate_is_compared_with_what_was_applied_for() {
    let folder = Folder::new();
    folder.key("rsa");
    folder.chain("rsa", &["www.example.com", "example.com", "*.example.com"]);
    folder.key("other");
    folder.openssl("req -new -key other.pem -subj /CN=www.example.com -out other.csr");
    let chain = Chain::read(&folder.text("leaf.crt")).unwrap();
    let csr = Some(folder.text("leaf.csr"));
    let domains = strings(&["WWW.example.com", "example.com", "shop.example.com"]);
    let summary = Summary::of(&chain, &Applied { domains: domains.clone(), csr });
    assert_eq!(summary.names, ["www.example.com", "example.com", "*.example.com"]);
    assert_eq!((summary.missing, summary.extra), (strings(&["shop.example.com"]), strings(&["*.example.com"])));
    assert_eq!((summary.origin, summary.key.name().as_str()), (KeyOrigin::SameAsCsr, "RSA 2048"));
    assert_eq!(summary.organisation.as_deref(), Some("Lantern-Tea"));
    assert_eq!(summary.issuer, "Harbour-Middle, Harbour");
    let printed = folder.openssl("x509 -in leaf.crt -noout -fingerprint -sha256");
    assert!(printed.trim().ends_with(&summary.fingerprint), "{printed} / {}", summary.fingerprint);
    let origin = |csr: Option<String>| Summary::of(&chain, &Applied { domains: domains.clone(), csr }).origin;
    assert_eq!(origin(Some(folder.text("other.csr"))), KeyOrigin::OtherThanCsr);
    assert_eq!(origin(Some("no CSR".to_owned())), KeyOrigin::Unknown);
    assert_eq!(origin(None), KeyOrigin::Service);
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn the_kinds_of_keys_have_the_names_that_people_use() {
    for (key, name) in [("p256", "ECDSA P-256"), ("p384", "ECDSA P-384"), ("p521", "ECDSA P-521"), ("rsa", "RSA 2048")]
    {
        let folder = Folder::new();
        folder.key(key);
        folder.openssl(&format!("req -x509 -new -key {key}.pem -days 9 -subj /CN=www.example.com -out self.crt"));
        assert_eq!(Chain::read(&folder.text("self.crt")).unwrap().leaf.key.name(), name);
    }
    assert_eq!(KeyKind::Other("Ed25519".to_owned()).name(), "Ed25519");
}
