//! Requests (RFC 2986) for tests, with everything that programs put into them, correct and damaged.

use std::fmt;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::asn1::{element, oid, sequence};

/// DER bytes that are printed in hexadecimal.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Der(pub(crate) Vec<u8>);

impl fmt::Debug for Der {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// A public key on P-256. Its point is made up, because no signature is checked here.
fn key() -> Vec<u8> {
    let algorithm = sequence(&[oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7")]);
    sequence(&[algorithm, element(3, &[&[0, 4][..], &[0x5a; 64]].concat())])
}

/// An attribute of the subject: its kind, the tag of its text, and the text.
pub(crate) type Attribute = (&'static str, u8, Vec<u8>);

/// Builds a request. Each list of attributes is one set of the subject; `names` are elements of the alternative names.
pub(crate) fn request(subject: &[Vec<Attribute>], names: &[Vec<u8>], others: &[Vec<u8>]) -> Vec<u8> {
    let set = |attributes: &Vec<Attribute>| {
        let mut pairs: Vec<Vec<u8>> =
            attributes.iter().map(|(kind, tag, text)| sequence(&[oid(kind), element(*tag, text)])).collect();
        pairs.sort();
        element(0x31, &pairs.concat())
    };
    let subject = sequence(&subject.iter().map(set).collect::<Vec<_>>());
    let mut extensions = others.to_vec();
    if !names.is_empty() {
        extensions.push(sequence(&[oid("2.5.29.17"), element(4, &sequence(names))]));
    }
    let wanted = sequence(&[oid("1.2.840.113549.1.9.14"), element(0x31, &sequence(&extensions))]);
    let attributes = if extensions.is_empty() { Vec::new() } else { wanted };
    let info = sequence(&[element(2, &[0]), subject, key(), element(0xa0, &attributes)]);
    let algorithm = sequence(&[oid("1.2.840.10045.4.3.2")]);
    let numbers = sequence(&[element(2, &[0x11; 32]), element(2, &[0x22; 32])]);
    sequence(&[info, algorithm, element(3, &[vec![0], numbers].concat())])
}

/// A request with only a name.
pub(crate) fn plain() -> Vec<u8> {
    request(&[vec![("2.5.4.3", 12, b"www.example.com".to_vec())]], &[], &[])
}

/// A request with all supported parts.
pub(crate) fn full() -> Vec<u8> {
    let subject = [
        vec![("2.5.4.6", 19, b"CN".to_vec())],
        vec![("2.5.4.8", 12, "浙江".as_bytes().to_vec())],
        vec![("2.5.4.7", 0x1e, vec![0x67, 0x6d, 0x5d, 0xde])],
        vec![("2.5.4.10", 20, b"Example".to_vec()), ("2.5.4.11", 12, b"IT".to_vec())],
        vec![("2.5.4.3", 12, b"www.example.com".to_vec())],
        vec![("1.2.840.113549.1.9.1", 22, b"a@example.com".to_vec())],
    ];
    let directory = sequence(&[element(0x31, &sequence(&[oid("2.5.4.3"), element(12, b"x")]))]);
    let names = [
        element(0x82, b"www.example.com"),
        element(0x82, b"*.example.com"),
        element(0x81, b"a@example.com"),
        element(0x86, b"https://example.com/"),
        element(0x87, &[192, 0, 2, 1]),
        element(0x87, &[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
        element(0xa4, &directory),
        element(0xa0, &[oid("1.3.6.1.4.1.311.20.2.3"), element(0xa0, &element(12, b"user"))].concat()),
        element(0x88, &[0x2a, 3]),
    ];
    let others = [
        sequence(&[oid("2.5.29.19"), element(1, &[0xff]), element(4, &sequence(&[]))]),
        sequence(&[oid("2.5.29.15"), element(4, &[3, 2, 5, 0xa0])]),
    ];
    request(&subject, &names, &others)
}

/// Requests with random parts, each correct by itself.
pub(crate) fn requests() -> impl Strategy<Value = Der> {
    let kinds =
        ["2.5.4.3", "2.5.4.6", "2.5.4.7", "2.5.4.8", "2.5.4.10", "2.5.4.11", "1.2.840.113549.1.9.1", "2.5.4.97"];
    let tags = vec![12, 12, 19, 20, 22, 0x1e, 18, 0x1c];
    let text = prop_oneof![
        4 => "[a-zA-Z0-9 .@-]{0,20}".prop_map(String::into_bytes),
        2 => any::<String>().prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..8),
    ];
    let attribute = (select(kinds.to_vec()), select(tags), text);
    let subject = proptest::collection::vec(proptest::collection::vec(attribute, 1..3), 0..6);
    let name = prop_oneof![
        4 => ("[a-z0-9*.-]{0,30}").prop_map(|name| element(0x82, name.as_bytes())),
        1 => (select(vec![0x81, 0x86, 0x82]), any::<String>()).prop_map(|(tag, text)| element(tag, text.as_bytes())),
        1 => proptest::collection::vec(any::<u8>(), 0..18).prop_map(|bytes| element(0x87, &bytes)),
        1 => (any::<u8>(), proptest::collection::vec(any::<u8>(), 0..6)).prop_map(|(tag, bytes)| element(tag, &bytes)),
    ];
    let critical = select(vec![vec![], vec![1, 1, 0xff], vec![1, 1, 0]]);
    let extension = (select(vec!["2.5.29.15", "2.5.29.19", "2.5.29.37"]), critical)
        .prop_map(|(kind, critical)| sequence(&[oid(kind), critical, element(4, &sequence(&[]))]));
    let names = proptest::collection::vec(name, 0..6);
    (subject, names, proptest::collection::vec(extension, 0..3))
        .prop_map(|(subject, names, others)| Der(request(&subject, &names, &others)))
}

/// A change of one byte.
#[derive(Debug, Clone)]
pub(crate) enum Bend {
    Replace(Index, u8),
    Insert(Index, u8),
    Remove(Index),
}

impl Bend {
    pub(crate) fn apply(&self, der: &mut Vec<u8>) {
        match self {
            Self::Replace(place, byte) => *place.get_mut(der) = *byte,
            Self::Insert(place, byte) => der.insert(place.index(der.len()), *byte),
            Self::Remove(place) => drop(der.remove(place.index(der.len()))),
        }
    }
}

/// Several changes. Most replace a byte, because an added or removed byte usually breaks the length around it.
pub(crate) fn bends(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Bend>> {
    let bend = prop_oneof![
        6 => (any::<Index>(), any::<u8>()).prop_map(|(place, byte)| Bend::Replace(place, byte)),
        1 => (any::<Index>(), any::<u8>()).prop_map(|(place, byte)| Bend::Insert(place, byte)),
        1 => any::<Index>().prop_map(Bend::Remove),
    ];
    proptest::collection::vec(bend, count)
}
