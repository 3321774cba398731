//! Questions to a DNS service over HTTPS and its answers, in the form that every service has to understand (RFC 8484, RFC 1035).
//!
//! An answer is a stranger's: it is read within limits, a pointer leads only backwards, and nothing in it can make the reading
//! long.

use base64ct::{Base64UrlUnpadded, Encoding};

use crate::contract::limits;

/// The most octets of a message: its length has 16 bits (RFC 1035, 4.2.2).
const MESSAGE_OCTETS: usize = 65_535;
/// The most records that are read.
const RECORDS: usize = 500;
/// The most labels of a name: 253 octets hold no more.
const LABELS: usize = 127;
/// The class of the internet.
const INTERNET: u16 = 1;

/// The type of a record that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    /// An alias.
    Cname,
    /// A text.
    Txt,
    /// Which CA may issue certificates (RFC 8659).
    Caa,
}

impl RecordKind {
    /// The number of the type (IANA, "Resource Record (RR) TYPEs").
    fn number(self) -> u16 {
        match self {
            Self::Cname => 5,
            Self::Txt => 16,
            Self::Caa => 257,
        }
    }
}

/// The number of the type of the record at the top of a zone.
const SOA: u16 = 6;

/// The answer of a DNS service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// True if no record of any type has the name (RFC 8020).
    pub is_missing: bool,
    /// The records with the name, and those that an alias leads to.
    pub records: Vec<Data>,
    /// How long it may be remembered that there is no such record, if the service says so.
    pub negative: Option<Negative>,
}

/// The content of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// The name that an alias leads to.
    Cname(String),
    /// A text. Its strings are joined.
    Txt(String),
    /// A property of CAA.
    Caa(super::caa::Property),
}

/// The end of the memory of a missing record (RFC 2308, 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Negative {
    /// The zone that says so.
    pub zone: String,
    /// Seconds for which a resolver may remember it.
    pub seconds: u32,
}

/// The reason why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerProblem {
    /// The message cannot be read.
    Unreadable,
    /// The service could not find out: its code (IANA, "DNS RCODEs"), which is neither 0 nor 3.
    Failed(u8),
}

/// Writes a question. Returns `None` for a name that no record can have. Caches know equal questions by their number 0 (RFC 8484,
/// 4.1). Another number passes them.
pub fn question(name: &str, kind: RecordKind, number: u16) -> Option<Vec<u8>> {
    let name = name.trim_end_matches('.');
    if name.is_empty() || name.len() > limits::DOMAIN_NAME_OCTETS {
        return None;
    }
    let mut message = number.to_be_bytes().to_vec();
    // The first bit asks for recursion. One question follows.
    message.extend([1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    for label in name.split('.') {
        let length =
            u8::try_from(label.len()).ok().filter(|length| (1..=limits::LABEL_OCTETS).contains(&(*length).into()))?;
        message.push(length);
        message.extend(label.bytes());
    }
    message.push(0);
    message.extend(kind.number().to_be_bytes());
    message.extend(INTERNET.to_be_bytes());
    Some(message)
}

/// Returns the address to fetch the answer from, at the service with this address (RFC 8484, 4.1).
pub fn question_address(service: &str, question: &[u8]) -> String {
    let sign = if service.contains('?') { "&" } else { "?" };
    [service, sign, "dns=", &Base64UrlUnpadded::encode_string(question)].concat()
}

/// Reads an answer.
pub fn read(message: &[u8]) -> Result<Answer, AnswerProblem> {
    let mut reader = Reader { message, at: 2 };
    let answer = (message.len() <= MESSAGE_OCTETS).then(|| answer(&mut reader)).flatten();
    match answer.ok_or(AnswerProblem::Unreadable)? {
        (0 | 3, answer) => Ok(answer),
        (code, _) => Err(AnswerProblem::Failed(code)),
    }
}

/// Returns the code and the content of an answer.
fn answer(reader: &mut Reader<'_>) -> Option<(u8, Answer)> {
    let [flags, code] = reader.two()?.to_be_bytes();
    let code = code & 0x0f;
    let is_answer = flags & 0x80 != 0;
    let counts = [reader.two()?, reader.two()?, reader.two()?, reader.two()?].map(usize::from);
    let [questions, answers, authorities, _] = counts;
    if !is_answer || questions > 1 || answers + authorities > RECORDS {
        return None;
    }
    for _ in 0..questions {
        reader.name()?;
        reader.take(4)?;
    }
    let mut found = Answer { is_missing: code == 3, ..Answer::default() };
    for at in 0..answers + authorities {
        let owner = reader.name()?;
        let (kind, class, ttl, length) = (reader.two()?, reader.two()?, reader.four()?, reader.two()?);
        let end = reader.at + usize::from(length);
        // A record reads its own octets alone, except where a name in it leads backwards.
        let mut inside = Reader { message: reader.message.get(..end)?, at: reader.at };
        reader.at = end;
        if class != INTERNET {
            continue;
        }
        match kind {
            SOA if at >= answers => {
                found.negative = Some(Negative { zone: owner, seconds: ttl.min(inside.minimum()?) });
            }
            _ if at >= answers => {}
            kind if kind == RecordKind::Cname.number() => found.records.push(Data::Cname(inside.name()?)),
            kind if kind == RecordKind::Txt.number() => found.records.push(Data::Txt(inside.strings()?)),
            kind if kind == RecordKind::Caa.number() => found.records.push(Data::Caa(inside.property()?)),
            _ => {}
        }
    }
    // The name itself is there if it is an alias. Then it is the name behind the alias that is missing.
    found.is_missing &= found.records.is_empty();
    Some((code, found))
}

/// Reads a message from a place on.
struct Reader<'a> {
    message: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.message.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn two(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    fn four(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    /// Reads a name in lower case, without a dot at its end. A pointer leads to an earlier place, so the reading ends.
    fn name(&mut self) -> Option<String> {
        let mut name = String::new();
        let mut at = self.at;
        let mut end = None;
        let mut earliest = self.at;
        for _ in 0..=2 * LABELS {
            let length = *self.message.get(at)?;
            match length >> 6 {
                0b00 if length == 0 => {
                    self.at = end.unwrap_or(at + 1);
                    return (name.len() <= 4 * limits::DOMAIN_NAME_OCTETS).then_some(name);
                }
                0b00 => {
                    let label = self.message.get(at + 1..at + 1 + usize::from(length))?;
                    if !name.is_empty() {
                        name.push('.');
                    }
                    name.extend(label.iter().flat_map(|byte| shown(*byte)));
                    at += 1 + usize::from(length);
                }
                0b11 => {
                    end = end.or(Some(at + 2));
                    let target = usize::from(u16::from_be_bytes([length & 0x3f, *self.message.get(at + 1)?]));
                    if target >= earliest {
                        return None;
                    }
                    (at, earliest) = (target, target);
                }
                _ => return None,
            }
        }
        None
    }

    /// Reads the strings of a TXT record, joined.
    fn strings(&mut self) -> Option<String> {
        let mut text = Vec::new();
        while self.at < self.message.len() {
            let length = self.byte()?;
            text.extend(self.take(length.into())?);
        }
        Some(String::from_utf8_lossy(&text).into_owned())
    }

    /// Reads the last member of an SOA record: the seconds for which a missing record may be remembered.
    fn minimum(&mut self) -> Option<u32> {
        self.name()?;
        self.name()?;
        self.take(16)?;
        self.four()
    }

    fn property(&mut self) -> Option<super::caa::Property> {
        let flags = self.byte()?;
        let length = self.byte()?;
        let tag = String::from_utf8_lossy(self.take(length.into())?).to_ascii_lowercase();
        let value = self.take(self.message.len() - self.at)?;
        let value = String::from_utf8_lossy(value).into_owned();
        Some(super::caa::Property { is_critical: flags & 0x80 != 0, tag, value })
    }
}

/// An octet of a label in lower case. An unusual one becomes `\` and three digits (RFC 4343, 2.1).
fn shown(byte: u8) -> impl Iterator<Item = char> {
    let is_usual = byte.is_ascii_alphanumeric() || b"-_*".contains(&byte);
    let [hundreds, tens, ones] = [byte / 100, byte / 10 % 10, byte % 10].map(|digit| char::from(b'0' + digit));
    let usual = char::from(byte.to_ascii_lowercase());
    let signs = if is_usual { [usual; 4] } else { ['\\', hundreds, tens, ones] };
    signs.into_iter().take(if is_usual { 1 } else { 4 })
}
