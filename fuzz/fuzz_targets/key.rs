//! For any bytes of a key's file: nothing panics, and a key that opens is written in a form that opens as the same kind.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signet::rules::certificate::chain::Chain;
use signet::rules::private_key::{KeyFile, PrivateKey};

fuzz_target!(|input: &[u8]| {
    if let Ok(KeyFile::Open(key)) = KeyFile::open(input) {
        // Any bytes may follow in the place of the certificate's key. Most of them are none.
        assert!(key.to_pkcs8(input).is_none_or(|der| PrivateKey::from_pkcs8(&der).is_ok()));
    }
    if let Ok(text) = core::str::from_utf8(input)
        && let Ok(chain) = Chain::read(text)
    {
        // The files are read again as the same chain, without its root.
        let files = chain.files();
        let again = Chain::read(&files.full).expect("what was written is a chain");
        assert_eq!(again.leaf.der, chain.leaf.der);
    }
});
