//! Certificates are real: they contain the requested data and verify against the CA.

use std::process::Command;

use serde_json::json;
use x509_parser::extensions::GeneralName;
use x509_parser::pem::Pem;
use x509_parser::prelude::X509Certificate;

use super::support::{Client, DV, EV_FAILED, ISSUED, OV_MANY, Server, application, key};

#[track_caller]
fn issue(client: &Client, order: &str) -> String {
    client.decide(order, &json!({ "outcome": "ISSUED" })).expect(200);
    client.get(&format!("/api/v1/orders/{order}/certificate")).expect(200).text()
}

fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let names = &certificate.subject_alternative_name().unwrap().unwrap().value.general_names;
    names
        .iter()
        .map(|name| match name {
            GeneralName::DNSName(name) => (*name).to_owned(),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn a_certificate_binds_the_key_of_the_csr_and_exactly_the_names() {
    let server = Server::start();
    let client = server.client();
    let key_pair = rcgen::KeyPair::generate().unwrap();
    let mut params = rcgen::CertificateParams::new(vec!["extra.example.org".to_owned()]).unwrap();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(rcgen::DnType::CommonName, "shop.kelp.example.com");
    let csr = params.serialize_request(&key_pair).unwrap().pem().unwrap();
    let mut answers = application(&["shop.kelp.example.com"]);
    answers["csr"] = json!({ "method": "manual", "pem": csr });
    let etag = client.save(DV, &answers);
    client.submit(DV, &etag, &key(1)).expect(202);
    let chain = issue(&client, DV);
    let blocks: Vec<Pem> = Pem::iter_from_buffer(chain.as_bytes()).map(Result::unwrap).collect();
    assert_eq!(blocks.len(), 2);
    let leaf = blocks[0].parse_x509().unwrap();
    let authority = blocks[1].parse_x509().unwrap();
    leaf.verify_signature(Some(authority.public_key())).unwrap();
    assert_eq!(names(&leaf), ["shop.kelp.example.com"]);
    assert_eq!(leaf.public_key().subject_public_key.as_ref(), key_pair.public_key_raw());
    assert!(leaf.subject().iter_organization().next().is_none(), "DV says nothing about the company");
    let life = leaf.validity().not_after.timestamp() - leaf.validity().not_before.timestamp();
    assert_eq!(life, 200 * 24 * 3600 - 1);
    let facts = client.status(DV)["certificate"].clone();
    assert_eq!(facts["serialNumber"], leaf.raw_serial_as_string().replace(':', ""));
}

#[test]
fn an_ev_certificate_names_the_company() {
    let server = Server::start();
    let client = server.client();
    let etag = client.get(&format!("/api/v1/orders/{EV_FAILED}/application")).expect(200).header("etag");
    client.submit(EV_FAILED, &etag, &key(1)).expect(202);
    let chain = issue(&client, EV_FAILED);
    let block = Pem::iter_from_buffer(chain.as_bytes()).next().unwrap().unwrap();
    let leaf = block.parse_x509().unwrap();
    let subject = leaf.subject().to_string();
    for part in ["C=CN", "ST=Shanghai", "L=Shanghai", "O=Harbour Tea Trading Co., Ltd."] {
        assert!(subject.contains(part), "{subject}");
    }
}

#[test]
fn two_hundred_and_fifty_names_fit_into_a_certificate() {
    let server = Server::start();
    let client = server.client();
    client.post("/dev/reset", &json!({ "application": "filled" })).expect(204);
    let client = server.client();
    client.upload_form(OV_MANY);
    let etag = client.get(&format!("/api/v1/orders/{OV_MANY}/application")).expect(200).header("etag");
    client.submit(OV_MANY, &etag, &key(1)).expect(202);
    let chain = issue(&client, OV_MANY);
    let block = Pem::iter_from_buffer(chain.as_bytes()).next().unwrap().unwrap();
    assert_eq!(names(&block.parse_x509().unwrap()).len(), 250);
}

#[test]
#[cfg_attr(without = "openssl", ignore = "openssl is not installed")]
fn openssl_verifies_the_chain_of_an_issued_certificate() {
    let server = Server::start();
    let client = server.client();
    let chain = client.get(&format!("/api/v1/orders/{ISSUED}/certificate")).expect(200).text();
    let authority = client.get("/dev/ca.pem").expect(200).text();
    let (leaf_file, ca_file) = (server.folder.join("leaf.pem"), server.folder.join("ca.pem"));
    std::fs::write(&leaf_file, chain).unwrap();
    std::fs::write(&ca_file, authority).unwrap();
    let verified = Command::new("openssl")
        .args(["verify", "-x509_strict", "-CAfile"])
        .args([&ca_file, &leaf_file])
        .output()
        .unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
}
