//! A matcher for the patterns of numbering plans: digits, sets, groups and counts. It is much smaller than a regex
//! engine, and the data needs no more.
//!
//! The patterns are in libphonenumber's syntax, with two changes: `d` is any digit, and `<…>` is a group that does not
//! capture. `(…)` captures, and `$` is the end. Alternatives are tried in order, and counts are greedy.

/// An element of a pattern, and how many times it may occur.
#[derive(Debug)]
struct Piece {
    atom: Atom,
    least: u8,
    most: u8,
}

#[derive(Debug)]
enum Atom {
    /// A set of digits: bit n means that the digit n fits.
    Digits(u16),
    /// Alternatives, and the number of the capture if the group captures.
    Group(Vec<Vec<Piece>>, Option<usize>),
    /// The end of the digits.
    End,
}

/// The most captures that are kept. Further captures of a pattern are dropped.
const CAPTURES: usize = 6;

/// A parsed pattern.
#[derive(Debug)]
pub(crate) struct Pattern {
    alternatives: Vec<Vec<Piece>>,
    captures: usize,
}

/// A match of a pattern, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match {
    /// One past the last digit.
    pub(crate) end: usize,
    captures: [Option<(usize, usize)>; CAPTURES],
}

impl Match {
    /// The digits of a capture. The first capture has the index 0.
    pub(crate) fn capture<'a>(&self, digits: &'a str, index: usize) -> Option<&'a str> {
        let (from, to) = (*self.captures.get(index)?)?;
        digits.get(from..to)
    }
}

impl Pattern {
    /// Reads a pattern. A broken pattern matches nothing, or less than intended. The tests check the patterns of the
    /// data.
    pub(crate) fn read(text: &str) -> Self {
        let mut reader = Reader { rest: text.as_bytes(), captures: 0 };
        let alternatives = reader.alternatives(0);
        Self { alternatives, captures: reader.captures }
    }

    /// The number of captures in the pattern.
    pub(crate) fn captures(&self) -> usize {
        self.captures
    }

    /// Returns true if the pattern matches all digits.
    pub(crate) fn matches(&self, digits: &str) -> bool {
        self.run(digits, true).is_some()
    }

    /// Matches the pattern at the start of the digits.
    pub(crate) fn prefix(&self, digits: &str) -> Option<Match> {
        self.run(digits, false)
    }

    /// Matches the pattern with all digits.
    pub(crate) fn whole(&self, digits: &str) -> Option<Match> {
        self.run(digits, true)
    }

    fn run(&self, digits: &str, whole: bool) -> Option<Match> {
        let mut run = Run { digits: digits.as_bytes(), captures: [None; CAPTURES] };
        let mut end = None;
        run.any(&self.alternatives, 0, &mut |run, at| {
            let fits = !whole || at == run.digits.len();
            if fits {
                end = Some(at);
            }
            fits
        });
        Some(Match { end: end?, captures: run.captures })
    }
}

struct Reader<'a> {
    rest: &'a [u8],
    captures: usize,
}

/// The deepest nesting of groups that is read. The data has five levels.
const DEPTH: usize = 16;

impl Reader<'_> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// Reads up to and including the closing bracket of the group.
    fn alternatives(&mut self, depth: usize) -> Vec<Vec<Piece>> {
        let mut all = vec![Vec::new()];
        while let Some(byte) = self.next() {
            let atom = match byte {
                b')' | b'>' => break,
                b'|' => {
                    all.push(Vec::new());
                    continue;
                }
                b'(' if depth < DEPTH => {
                    let number = self.captures;
                    self.captures += 1;
                    Atom::Group(self.alternatives(depth + 1), Some(number))
                }
                b'<' if depth < DEPTH => Atom::Group(self.alternatives(depth + 1), None),
                b'[' => Atom::Digits(self.set()),
                b'd' => Atom::Digits(0x3ff),
                b'0'..=b'9' => Atom::Digits(1 << (byte - b'0')),
                b'$' => Atom::End,
                // The data has no other character. An empty set of digits matches nothing.
                _ => Atom::Digits(0),
            };
            let (least, most) = self.count();
            if let Some(pieces) = all.last_mut() {
                pieces.push(Piece { atom, least, most });
            }
        }
        all
    }

    fn set(&mut self) -> u16 {
        let mut set = 0;
        let mut last = 0;
        while let Some(byte) = self.next() {
            match byte {
                b']' => break,
                b'-' => {
                    let end = self.next().map_or(0, |end| end.wrapping_sub(b'0').min(9));
                    for digit in last..=end {
                        set |= 1 << digit;
                    }
                }
                b'd' => set = 0x3ff,
                _ => {
                    last = byte.wrapping_sub(b'0').min(9);
                    set |= 1 << last;
                }
            }
        }
        set
    }

    fn count(&mut self) -> (u8, u8) {
        match self.rest.first() {
            Some(b'?') => {
                self.next();
                (0, 1)
            }
            Some(b'{') => {
                self.next();
                let (mut least, mut most, mut is_range) = (0u8, 0u8, false);
                while let Some(byte) = self.next() {
                    match byte {
                        b'}' => break,
                        b',' => is_range = true,
                        _ if is_range => most = most.saturating_mul(10).saturating_add(byte.wrapping_sub(b'0')),
                        _ => least = least.saturating_mul(10).saturating_add(byte.wrapping_sub(b'0')),
                    }
                }
                (least, if is_range { most } else { least })
            }
            _ => (1, 1),
        }
    }
}

struct Run<'a> {
    digits: &'a [u8],
    captures: [Option<(usize, usize)>; CAPTURES],
}

/// The continuation: it tries the rest of the pattern at the place where a part has ended.
type Then<'t, 'a> = &'t mut dyn FnMut(&mut Run<'a>, usize) -> bool;

impl<'a> Run<'a> {
    fn any(&mut self, alternatives: &[Vec<Piece>], at: usize, then: Then<'_, 'a>) -> bool {
        alternatives.iter().any(|pieces| self.all(pieces, at, then))
    }

    fn all(&mut self, pieces: &[Piece], at: usize, then: Then<'_, 'a>) -> bool {
        match pieces.split_first() {
            None => then(self, at),
            Some((piece, rest)) => self.repeat(piece, 0, rest, at, then),
        }
    }

    fn repeat(&mut self, piece: &Piece, done: u8, rest: &[Piece], at: usize, then: Then<'_, 'a>) -> bool {
        let more = done < piece.most
            && self.once(&piece.atom, at, &mut |run, next| {
                // Repeating without progress would never end.
                (next > at || done < piece.least) && run.repeat(piece, done + 1, rest, next, then)
            });
        more || (done >= piece.least && self.all(rest, at, then))
    }

    fn once(&mut self, atom: &Atom, at: usize, then: Then<'_, 'a>) -> bool {
        match atom {
            Atom::End => at == self.digits.len() && then(self, at),
            Atom::Digits(set) => {
                let digit = self.digits.get(at).map(|byte| byte.wrapping_sub(b'0'));
                digit.is_some_and(|digit| digit < 10 && set >> digit & 1 == 1) && then(self, at + 1)
            }
            Atom::Group(alternatives, None) => self.any(alternatives, at, then),
            Atom::Group(alternatives, Some(number)) => {
                let number = *number;
                let before = self.captures.get(number).copied().flatten();
                let matched = self.any(alternatives, at, &mut |run, end| {
                    if let Some(capture) = run.captures.get_mut(number) {
                        *capture = Some((at, end));
                    }
                    then(run, end)
                });
                if !matched && let Some(capture) = self.captures.get_mut(number) {
                    *capture = before;
                }
                matched
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[track_caller]
    fn check(pattern: &str, digits: &str, expected: Option<usize>) {
        assert_eq!(Pattern::read(pattern).prefix(digits).map(|found| found.end), expected, "{pattern} on {digits}");
    }

    #[test]
    fn alternatives_sets_groups_and_counts_match() {
        check("[2-46]d{2}", "3999", Some(3));
        check("[2-46]d{2}", "5999", None);
        check("1<2|34?>5", "1345", Some(4));
        check("1<2|34?>5", "135", Some(3));
        check("d{2,4}", "12345", Some(4));
        check("d{2,4}", "1", None);
        check("<12>{2}", "1212", Some(4));
        check("", "1", Some(0));
    }

    #[test]
    fn a_capture_keeps_its_digits_and_gives_them_back_on_failure() {
        let pattern = Pattern::read("(5d{2})$|1");
        assert_eq!(pattern.prefix("512").and_then(|found| found.capture("512", 0)), Some("512"));
        assert_eq!(pattern.prefix("1512").map(|found| (found.end, found.capture("1512", 0))), Some((1, None)));
        assert_eq!(pattern.prefix("5123"), None);
    }

    #[test]
    fn broken_patterns_match_nothing_and_end() {
        for text in ["(", "<", "[", "{", "d{", "(()", "<d{0}>{9}", "]", "[-", "((((((((((((((((((((((((", "x"] {
            let pattern = Pattern::read(text);
            let _ = (pattern.matches("123"), pattern.prefix("123"), pattern.captures());
        }
    }
}
