//! Private keys within formatting: without their label, beside a CSR, and in invisible parts of a document.

use crate::build::{answers, pkcs8, request};
use crate::dress::{dresses, text_edit};
use crate::keys::{is_caught, openssh, pkcs1, pkcs8_of, pkcs12, sec1};
use crate::paste::{armour, base64};

#[test]
fn a_key_without_its_label_is_caught_in_every_clothing_of_its_lines() {
    for key in [pkcs8(), pkcs8_of("1.2.840.113549.1.1.1", &pkcs1()), pkcs1(), sec1(), pkcs12(), openssh()] {
        let body: String =
            base64(&key).as_bytes().chunks(64).map(|line| format!("{}\n", str::from_utf8(line).unwrap())).collect();
        for (clothing, dress) in dresses() {
            is_caught(dress(&body).as_bytes(), clothing);
            // The key is also caught under the label of a request.
            let label = dress(&armour("CERTIFICATE REQUEST", &key));
            is_caught(label.as_bytes(), clothing);
        }
    }
}

#[test]
fn a_key_in_a_hidden_part_of_a_document_is_caught_beside_a_csr() {
    let (csr, key) = (request(&answers()), armour("PRIVATE KEY", &pkcs8()));
    let shown = text_edit(&csr);
    for hidden in [
        format!("{{\\*\\bkmkstart {key}}}"),
        format!("{{\\info{{\\title {key}}}}}"),
        format!("{{\\fonttbl\\f0 {}}}", key.replace('\n', "\\\n")),
    ] {
        is_caught(shown.replacen("\\pard", &format!("{hidden}\\pard"), 1).as_bytes(), &hidden);
    }
    is_caught(format!("<p title=\"{key}\">{csr}</p>").as_bytes(), "in a tag");
    is_caught(format!("<!-- {key} --><pre>{csr}</pre>").as_bytes(), "in a comment");
    let parted = key.replace("PRIVATE", "PRI<wbr>VATE").replace("KEY", "<b>KEY</b>");
    is_caught(format!("<pre>{csr}{parted}</pre>").as_bytes(), "parted by tags");
}
