//! Keys whose private half has been published. People copy them from examples and tests, and CAs must refuse them (BR
//! 4.9.1.1).
//!
//! This is a sample that is small enough for every browser: the keys that widely used packages publish. The full lists
//! that CAs keep are hundreds of kilobytes long; Debian's weak keys alone (CVE-2008-0166) are 32,768 for each size and
//! processor. The CA checks those. Each entry is the first eight bytes of the SHA-256 of the `SubjectPublicKeyInfo`.

use sha2::{Digest, Sha256};

const PUBLISHED: [u64; 42] = [
    // CPython, Lib/test/certdata: keycertecc, keycert2, allsans, pycakey, keycert4.
    0x990c_02b9_2948_ebe7,
    0xc3e2_fc4b_8742_a19c,
    0xab8e_035b_6137_5a02,
    0xb272_42eb_ec6d_3db0,
    0x0a8b_5433_6a8f_109d,
    // moto, the CA of its proxy and the proxy's certificate.
    0xf82f_a217_95aa_f275,
    0x1e3b_74d6_8b5d_dba5,
    // axum-server, examples/self-signed-certs.
    0x2422_fccb_c97a_a9d7,
    0x7ef7_f69d_0b5d_8890,
    // hyper-rustls, examples/sample.rsa; tokio-rustls, rustls-pki-types, rustls-pemfile and ureq, test certificates.
    0xcb69_163d_84f3_e009,
    0x9f31_a039_85e3_bd2c,
    0x41ad_4586_9b41_92ba,
    0x5c65_6ab3_10b3_06d6,
    0x38be_8a58_0c75_74ed,
    // rsa, tests; the guidance of the IRTF's CFRG for RSA; sec1, tests; config, examples.
    0xefed_a9bf_ead9_fd05,
    0x3c33_aaa9_c84e_ab47,
    0x0ad2_e614_8520_6189,
    0xadb4_3f75_e490_f09f,
    0xcf96_5ede_2f12_6604,
    0xb996_8d56_ed8d_6aa3,
    0x06eb_6db6_5f84_3667,
    // cryptography, test vectors.
    0x1003_2950_7e34_f1e9,
    0x5a7a_78cc_a4a0_f420,
    0x2f95_601f_a820_60b9,
    0x2fb6_d463_8524_2ea4,
    0x905a_d475_d5fa_4bfa,
    0xae41_eb52_fce7_fae3,
    0x3abb_44c5_17bc_b80b,
    0xc666_1756_b7c3_82eb,
    0x6499_afd6_cf75_3b33,
    0x78d5_17f2_0171_e0a9,
    0x490d_c84e_d8f7_6f74,
    0x7da1_30ba_5b03_d172,
    0xd528_e3e9_c78b_11e6,
    0xb085_6183_c6c5_90ce,
    0x6c51_c853_9e9f_3055,
    0x667e_6d81_1412_5c86,
    0xed44_792e_8570_0ec7,
    0x99c7_097b_3cf6_f67f,
    // Rust crates and Python packages, in their tests.
    0xa0eb_5a3d_1414_0862,
    0x8064_304d_c78d_97bb,
    0x33bf_5310_287d_980f,
];

/// Returns true if the private half of this key has been published. `spki` is the `SubjectPublicKeyInfo` in DER.
pub(super) fn is_published(spki: &[u8]) -> bool {
    let digest = Sha256::digest(spki);
    let first = digest.iter().take(8).fold(0, |first: u64, byte| first << 8 | u64::from(*byte));
    PUBLISHED.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The public half of the example key of `sec1`, as the package publishes it.
    const SEC1_EXAMPLE: &str = "3059301306072a8648ce3d020106082a8648ce3d030107034200041cacffb55f2f2cefd89d89eb374b2681152452802deea09916068137d839cf7fc481a44492304d7ef66ac117befe83a8d08f155f2b52f9f618dd447029048e0f";

    #[test]
    fn a_key_out_of_an_example_is_known() {
        let bytes: Vec<u8> = (0..SEC1_EXAMPLE.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&SEC1_EXAMPLE[at..at + 2], 16).unwrap_or_default())
            .collect();
        assert!(is_published(&bytes));
        assert!(!is_published(&bytes[1..]));
    }
}
