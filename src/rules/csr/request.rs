//! Reads a PKCS#10 request (RFC 2986 4) from DER, strictly and with bounded depth: nothing here recurses.
//!
//! The crate `x509-cert` reads requests too, but returns the same error for every fault. Here the applicant learns
//! which fault it is, so the lower layers of that crate (`der`, `spki`, `const-oid`) are used. `tests/oracles/csr.rs`
//! compares both.

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Header, Reader, SliceReader, Tag, TagNumber};
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

use super::problem::CsrProblem;
use super::words::{Decoder, words};

/// One attribute of the subject's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameAttribute {
    /// The kind of the attribute.
    pub oid: ObjectIdentifier,
    /// The text of the attribute, decoded.
    pub value: String,
    /// False if the text is a `UTF8String` that is not UTF-8.
    pub is_sound: bool,
}

/// One requested extension.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extension<'a> {
    pub(super) oid: ObjectIdentifier,
    pub(super) value: &'a [u8],
}

/// The extensions that a request asks for.
#[derive(Debug, Default)]
pub(super) struct Asked<'a> {
    pub(super) list: Vec<Extension<'a>>,
    /// The number of lists that the extensions were in. Most requests have one.
    pub(super) lists: usize,
}

/// A request that has been read but not judged.
#[derive(Debug)]
pub(super) struct Request<'a> {
    /// The whole request, without bytes after it.
    pub(super) der: &'a [u8],
    /// The signed part: the whole `CertificationRequestInfo`.
    pub(super) info: &'a [u8],
    pub(super) subject: Vec<NameAttribute>,
    /// The whole `SubjectPublicKeyInfo`.
    pub(super) spki: &'a [u8],
    pub(super) key: SubjectPublicKeyInfoRef<'a>,
    /// The requested extensions, or the problem with them.
    pub(super) extensions: Result<Asked<'a>, CsrProblem>,
    pub(super) algorithm: AlgorithmIdentifierRef<'a>,
    pub(super) signature: &'a [u8],
}

/// PKCS#9 `extensionRequest` (RFC 2985 5.4.2), and Microsoft's older name for it.
const EXTENSION_REQUESTS: [ObjectIdentifier; 2] =
    [ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.14"), ObjectIdentifier::new_unwrap("1.3.6.1.4.1.311.2.1.14")];

/// Reads a request.
pub(super) fn read(der: &[u8], decoder: Decoder) -> Result<Request<'_>, CsrProblem> {
    let der = whole(der)?;
    read_whole(der, decoder).map_err(|fault| fault.0)
}

/// A fault in the inner DER. All errors of the DER reader become the same problem, and problems with a specific cause
/// pass through.
pub(super) struct Fault(CsrProblem);

impl From<der::Error> for Fault {
    fn from(_: der::Error) -> Self {
        Self(CsrProblem::MalformedDer)
    }
}

impl From<CsrProblem> for Fault {
    fn from(problem: CsrProblem) -> Self {
        Self(problem)
    }
}

/// Checks that all of the outer SEQUENCE is there, and nothing after it. Returns it.
fn whole(der: &[u8]) -> Result<&[u8], CsrProblem> {
    let malformed = |_| CsrProblem::MalformedDer;
    let mut reader = SliceReader::new(der).map_err(malformed)?;
    let header = Header::decode(&mut reader).map_err(malformed)?;
    if header.tag() != Tag::Sequence {
        return Err(CsrProblem::MalformedDer);
    }
    let start = usize::try_from(reader.position()).map_err(malformed)?;
    let announced = start.saturating_add(usize::try_from(header.length()).map_err(malformed)?);
    match der.get(..announced) {
        None => Err(CsrProblem::Truncated(announced, der.len())),
        // A line end that an editor appended to a DER file is no part of it, and neither are the zeros of a buffer.
        Some(whole) if der[announced..].iter().all(|byte| matches!(byte, b'\n' | b'\r' | 0)) => Ok(whole),
        Some(_) => Err(CsrProblem::TrailingData(der.len() - announced)),
    }
}

fn read_whole(der: &[u8], decoder: Decoder) -> Result<Request<'_>, Fault> {
    let outer = elements(AnyRef::from_der(der)?.value())?;
    let [info, algorithm, signature] = outer.as_slice() else { return Err(CsrProblem::MalformedDer.into()) };
    let mut reader = SliceReader::new(info.value())?;
    let version = u32::decode(&mut reader)?;
    let subject = AnyRef::decode(&mut reader)?;
    let spki = reader.tlv_bytes()?;
    let attributes = if reader.is_finished() { None } else { Some(AnyRef::decode(&mut reader)?) };
    reader.finish()?;
    if info.header().tag() != Tag::Sequence {
        return Err(CsrProblem::MalformedDer.into());
    }
    if version != 0 {
        return Err(CsrProblem::BadVersion(version.saturating_add(1)).into());
    }
    let signature: der::asn1::BitStringRef<'_> = signature.decode_as()?;
    Ok(Request {
        der,
        info: encoded(der, *info)?,
        subject: name(subject, decoder)?,
        spki,
        key: SubjectPublicKeyInfoRef::from_der(spki)?,
        extensions: attributes.map_or(Ok(Asked::default()), extensions),
        algorithm: algorithm.decode_as()?,
        signature: signature.as_bytes().ok_or(CsrProblem::MalformedDer)?,
    })
}

/// Returns the first element of a SEQUENCE with its header, with the original bytes.
fn encoded<'a>(outer: &'a [u8], first: AnyRef<'a>) -> Result<&'a [u8], Fault> {
    let mut reader = SliceReader::new(AnyRef::from_der(outer)?.value())?;
    let bytes = reader.tlv_bytes()?;
    debug_assert!(bytes.ends_with(first.value()), "the first element is what was read first");
    Ok(bytes)
}

/// Returns the elements in the contents of an element.
pub(in crate::rules) fn elements(contents: &[u8]) -> Result<Vec<AnyRef<'_>>, der::Error> {
    let mut reader = SliceReader::new(contents)?;
    let mut found = Vec::new();
    while !reader.is_finished() {
        found.push(AnyRef::decode(&mut reader)?);
    }
    Ok(found)
}

/// Returns the elements in an element, if its tag is the expected one.
fn members(any: AnyRef<'_>, tag: Tag) -> Result<Vec<AnyRef<'_>>, der::Error> {
    any.header().tag().assert_eq(tag)?;
    elements(any.value())
}

/// Reads a distinguished name (RFC 5280 4.1.2.4): a SEQUENCE of SETs of pairs.
pub(super) fn name(any: AnyRef<'_>, decoder: Decoder) -> Result<Vec<NameAttribute>, Fault> {
    let mut attributes = Vec::new();
    for set in members(any, Tag::Sequence)? {
        for pair in members(set, Tag::Set)? {
            pair.header().tag().assert_eq(Tag::Sequence)?;
            let mut pair = SliceReader::new(pair.value())?;
            let oid = ObjectIdentifier::decode(&mut pair)?;
            let value = pair.read_slice(pair.remaining_len())?;
            let words = words(value, decoder).ok_or(CsrProblem::MalformedDer)?;
            attributes.push(NameAttribute { oid, value: words.text, is_sound: words.is_sound });
        }
    }
    Ok(attributes)
}

/// Reads the requested extensions from the attributes (RFC 2986 4.1). They belong in one attribute with one list (RFC
/// 2985 5.4.2). Some programs write two, one under each name of the attribute, so all lists are read. Attributes of
/// other kinds, such as a challenge or Windows' data about itself, are ignored.
fn extensions(attributes: AnyRef<'_>) -> Result<Asked<'_>, CsrProblem> {
    let context = Tag::ContextSpecific { constructed: true, number: TagNumber(0) };
    if attributes.header().tag() != context {
        return Err(CsrProblem::MalformedDer);
    }
    let bad = |_| CsrProblem::BadExtensions;
    let mut asked = Asked::default();
    for attribute in elements(attributes.value()).map_err(bad)? {
        let parts = members(attribute, Tag::Sequence).map_err(bad)?;
        let [oid, values] = parts.as_slice() else { return Err(CsrProblem::BadExtensions) };
        let oid: ObjectIdentifier = oid.decode_as().map_err(bad)?;
        values.header().tag().assert_eq(Tag::Set).map_err(bad)?;
        if values.value().is_empty() {
            return Err(CsrProblem::BadExtensions);
        }
        if !EXTENSION_REQUESTS.contains(&oid) {
            continue;
        }
        for value in elements(values.value()).map_err(bad)? {
            let list = list(value)?;
            asked.lists += usize::from(!list.is_empty());
            add(&mut asked.list, list)?;
        }
    }
    Ok(asked)
}

/// Adds the extensions of another list. The same extension with the same contents is a copy. With different contents,
/// nobody can know which one is intended.
fn add<'a>(to: &mut Vec<Extension<'a>>, list: Vec<Extension<'a>>) -> Result<(), CsrProblem> {
    for extension in list {
        match to.iter().find(|other| other.oid == extension.oid) {
            Some(other) if other.value == extension.value => {}
            Some(_) => return Err(CsrProblem::DuplicateExtension(extension.oid.to_string())),
            None => to.push(extension),
        }
    }
    Ok(())
}

fn list(value: AnyRef<'_>) -> Result<Vec<Extension<'_>>, CsrProblem> {
    let bad = |_| CsrProblem::BadExtensions;
    let mut found: Vec<Extension<'_>> = Vec::new();
    for extension in members(value, Tag::Sequence).map_err(bad)? {
        let parts = members(extension, Tag::Sequence).map_err(bad)?;
        let (oid, value) = match parts.as_slice() {
            [oid, value] => (oid, value),
            // DER leaves out a `critical` that is FALSE (X.690 11.5), and a strict CA refuses one that is written.
            [oid, critical, value] if critical.decode_as::<bool>() == Ok(true) => (oid, value),
            _ => return Err(CsrProblem::BadExtensions),
        };
        let oid: ObjectIdentifier = oid.decode_as().map_err(bad)?;
        if value.header().tag() != Tag::OctetString {
            return Err(CsrProblem::BadExtensions);
        }
        if found.iter().any(|other| other.oid == oid) {
            return Err(CsrProblem::DuplicateExtension(oid.to_string()));
        }
        found.push(Extension { oid, value: value.value() });
    }
    Ok(found)
}
