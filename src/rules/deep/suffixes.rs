//! The public suffix list, read out of the data file that `cargo xtask data` makes.
//!
//! One line holds the tree of labels from the top: `jp(ac,!city…)`. A `-` before a label: not a suffix itself, a `!`: an
//! exception to the `*` beside it. Lines that start with `#` say where the data came from. Authority: publicsuffix.org.

/// One label and what stands below it.
#[derive(Debug, Default)]
struct Node {
    /// Where the label stands in the text.
    label: (u32, u32),
    kind: Kind,
    /// In alphabetical order.
    below: Vec<Node>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// On the way to suffixes, not one itself.
    #[default]
    Way,
    Suffix,
    Exception,
}

/// All suffixes.
#[derive(Debug, Default)]
pub(crate) struct Suffixes {
    text: String,
    top: Vec<Node>,
}

/// What the list says of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing<'a> {
    /// The top-level domain is on nobody's list.
    Unknown,
    /// The name is a public suffix.
    Suffix,
    /// Somebody's name under the suffix.
    Registrable {
        /// The suffix.
        suffix: &'a str,
    },
}

impl Suffixes {
    /// Reads the data file. A broken one gives fewer suffixes, never a panic.
    pub(crate) fn read(text: String) -> Self {
        let mut open: Vec<Vec<Node>> = vec![Vec::new()];
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if !line.starts_with('#') {
                read_tree(line.trim_end(), start, &mut open);
            }
            start += line.len();
        }
        while open.len() > 1 {
            close(&mut open);
        }
        Self { text, top: open.pop().unwrap_or_default() }
    }

    /// Whether there is no data.
    pub(crate) fn is_empty(&self) -> bool {
        self.top.is_empty()
    }

    /// Whether somebody runs the top-level domain.
    pub(crate) fn has_top_level(&self, label: &str) -> bool {
        self.find(&self.top, label).is_some()
    }

    /// What the list says of a name in A-labels, without a wildcard.
    pub(crate) fn standing<'a>(&self, name: &'a str) -> Standing<'a> {
        let mut below = &self.top;
        // Where the longest suffix found so far starts.
        let mut suffix = None;
        let mut end = name.len();
        loop {
            let start = name[..end].rfind('.').map_or(0, |dot| dot + 1);
            let label = &name[start..end];
            let found = self.find(below, label);
            match found.map(|node| node.kind) {
                // An exception is somebody's name, and what stands above it is the suffix.
                Some(Kind::Exception) => {
                    suffix = Some(end + 1);
                    break;
                }
                Some(Kind::Suffix) => suffix = Some(start),
                _ if self.find(below, "*").is_some_and(|node| node.kind == Kind::Suffix) => suffix = Some(start),
                _ => {}
            }
            let node = found.or_else(|| self.find(below, "*"));
            match node {
                Some(node) if start > 0 => {
                    below = &node.below;
                    end = start - 1;
                }
                _ => break,
            }
        }
        match suffix {
            None => Standing::Unknown,
            Some(0) => Standing::Suffix,
            Some(start) => Standing::Registrable { suffix: name.get(start..).unwrap_or_default() },
        }
    }

    /// Whether every name right below a name in A-labels is a suffix, so that a wildcard on it would cover other people's.
    pub(crate) fn has_wildcard_below(&self, name: &str) -> bool {
        let mut below = &self.top;
        for label in name.rsplit('.') {
            let Some(node) = self.find(below, label).or_else(|| self.find(below, "*")) else { return false };
            below = &node.below;
        }
        self.find(below, "*").is_some()
    }

    fn find<'n>(&self, nodes: &'n [Node], label: &str) -> Option<&'n Node> {
        let at = nodes.binary_search_by(|node| self.label(node).cmp(label)).ok()?;
        nodes.get(at)
    }

    fn label(&self, node: &Node) -> &str {
        self.text.get(node.label.0 as usize..node.label.1 as usize).unwrap_or_default()
    }
}

fn read_tree(line: &str, start: usize, open: &mut Vec<Vec<Node>>) {
    let mut from = 0;
    for (at, byte) in line.bytes().enumerate() {
        if matches!(byte, b'(' | b')' | b',') {
            push(line, from, at, start, open);
            from = at + 1;
        }
        match byte {
            b'(' => open.push(Vec::new()),
            b')' => close(open),
            _ => {}
        }
    }
    push(line, from, line.len(), start, open);
}

#[expect(clippy::cast_possible_truncation, reason = "the file is far below 4 GiB")]
fn push(line: &str, from: usize, to: usize, start: usize, open: &mut [Vec<Node>]) {
    let label = line.get(from..to).unwrap_or_default();
    let (kind, sign) = match label.bytes().next() {
        None => return,
        Some(b'-') => (Kind::Way, 1),
        Some(b'!') => (Kind::Exception, 1),
        Some(_) => (Kind::Suffix, 0),
    };
    if let Some(nodes) = open.last_mut() {
        let label = ((start + from + sign) as u32, (start + to) as u32);
        nodes.push(Node { label, kind, below: Vec::new() });
    }
}

fn close(open: &mut Vec<Vec<Node>>) {
    if open.len() < 2 {
        return;
    }
    let below = open.pop().unwrap_or_default();
    if let Some(node) = open.last_mut().and_then(|nodes| nodes.last_mut()) {
        node.below = below;
    }
}

#[cfg(test)]
mod tests {
    use super::{Standing, Suffixes};

    #[track_caller]
    fn check(name: &str, expected: Standing<'_>) {
        let suffixes = Suffixes::read("# a list\nck(*,!www),com(uk),jp(ac,-kobe(*,!city))\n".to_owned());
        assert_eq!(suffixes.standing(name), expected, "{name}");
    }

    #[test]
    fn the_longest_rule_wins_and_exceptions_win_over_wildcards() {
        check("com", Standing::Suffix);
        check("uk.com", Standing::Suffix);
        check("a.uk.com", Standing::Registrable { suffix: "uk.com" });
        check("b.example.com", Standing::Registrable { suffix: "com" });
        check("www.ck", Standing::Registrable { suffix: "ck" });
        check("test.ck", Standing::Suffix);
        check("kobe.jp", Standing::Registrable { suffix: "jp" });
        check("c.kobe.jp", Standing::Suffix);
        check("city.kobe.jp", Standing::Registrable { suffix: "kobe.jp" });
        check("www.city.kobe.jp", Standing::Registrable { suffix: "kobe.jp" });
        check("a.c.kobe.jp", Standing::Registrable { suffix: "c.kobe.jp" });
        check("example", Standing::Unknown);
        check("", Standing::Unknown);
        check(".", Standing::Unknown);
    }

    #[test]
    fn a_broken_list_is_read_as_far_as_it_goes() {
        for text in ["(", ")", "a(b(c", "a)),(b", ",,,", "-", "!", "#", "\n\n"] {
            let _ = Suffixes::read(text.to_owned()).standing("a.b.c");
        }
    }
}
