//! Writes DER for tests, element by element. The crates would refuse to write the mistakes that tests need.

/// One DER element.
pub(crate) fn element(tag: u8, contents: &[u8]) -> Vec<u8> {
    let length = contents.len();
    let mut out = vec![tag];
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => out.push(short),
        Ok(byte) => out.extend([0x81, byte]),
        Err(_) => out.extend([0x82, u8::try_from(length >> 8).unwrap(), u8::try_from(length & 0xff).unwrap()]),
    }
    out.extend_from_slice(contents);
    out
}

/// A SEQUENCE of elements.
pub(crate) fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    element(0x30, &parts.concat())
}

/// An OBJECT IDENTIFIER from its dotted numbers.
pub(crate) fn oid(dotted: &str) -> Vec<u8> {
    element(6, der::asn1::ObjectIdentifier::new_unwrap(dotted).as_bytes())
}
