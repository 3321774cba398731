//! The public suffix list. It is read from the data file that `cargo xtask data` writes.
//!
//! One line holds the tree of labels from the top: `jp(ac,!city…)`. A `-` before a label means that the label is no
//! suffix. A `!` means an exception to the `*` beside it. A `~` before these means that the label and all labels below
//! it belong to the list's private section. Lines that start with `#` name the source of the data.
//!
//! Authority: publicsuffix.org; Baseline Requirements 3.2.2.6, by which CAs look only at the ICANN section.

/// A label and the labels below it.
#[derive(Debug, Default)]
struct Node {
    /// The start and end of the label in the text, in bytes.
    label: (u32, u32),
    kind: Kind,
    /// True if the provider of a service has put the label on the list, and not the registry above it.
    is_private: bool,
    /// The labels below, in alphabetical order.
    below: Vec<Node>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    /// A label that is no suffix, but has suffixes below it.
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

/// The place of a name in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing<'a> {
    /// The list does not have the top-level domain.
    Unknown,
    /// The name is a public suffix of the ICANN section.
    Suffix,
    /// The name is a suffix of the private section. A provider owns it and gives customers names under it.
    Private {
        /// The longest suffix of the ICANN section.
        suffix: &'a str,
        /// The provider's name: the suffix, or the part after the `*` of its rule.
        provider: &'a str,
    },
    /// The name is under a suffix and belongs to somebody.
    Registrable {
        /// The suffix.
        suffix: &'a str,
    },
}

impl Suffixes {
    /// Reads the data file. A broken file gives fewer suffixes, but never a panic.
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

    /// Returns true if no data was loaded.
    pub(crate) fn is_empty(&self) -> bool {
        self.top.is_empty()
    }

    /// Returns true if the list has the top-level domain.
    pub(crate) fn has_top_level(&self, label: &str) -> bool {
        self.find(&self.top, label).is_some()
    }

    /// Returns the place of a name in the list. The name is in A-labels and has no wildcard.
    pub(crate) fn standing<'a>(&self, name: &'a str) -> Standing<'a> {
        let mut below = &self.top;
        // The start of the longest suffix so far: of both sections, and of the ICANN section.
        let (mut suffix, mut icann_suffix) = (None, None);
        let mut provider = name;
        let mut end = name.len();
        loop {
            let start = name[..end].rfind('.').map_or(0, |dot| dot + 1);
            let label = &name[start..end];
            let (found, any) = (self.find(below, label), self.find(below, "*"));
            let rule = match found {
                // An exception belongs to somebody, and the suffix is the part after its first label.
                Some(Node { kind: Kind::Exception, .. }) => {
                    suffix = Some(end + 1);
                    break;
                }
                Some(node) if node.kind == Kind::Suffix => found,
                _ => any.filter(|node| node.kind == Kind::Suffix),
            };
            if let Some(rule) = rule {
                suffix = Some(start);
                if !rule.is_private {
                    icann_suffix = suffix;
                }
                let is_any = self.label(rule) == "*";
                provider = name.get(if is_any { end + 1 } else { start }..).unwrap_or_default();
            }
            match found.or(any) {
                Some(node) if start > 0 => {
                    below = &node.below;
                    end = start - 1;
                }
                _ => break,
            }
        }
        let from = |start: usize| name.get(start..).unwrap_or_default();
        match (suffix, icann_suffix) {
            (None, _) => Standing::Unknown,
            (Some(0), Some(0)) => Standing::Suffix,
            (Some(0), icann) => Standing::Private { suffix: icann.map(from).unwrap_or_default(), provider },
            (Some(start), _) => Standing::Registrable { suffix: from(start) },
        }
    }

    /// Returns `Some` if every name directly below a name in A-labels is a suffix, so that a wildcard would cover other
    /// people's names. The value is true if the rule belongs to the private section.
    pub(crate) fn wildcard_below(&self, name: &str) -> Option<bool> {
        let mut below = &self.top;
        for label in name.rsplit('.') {
            let node = self.find(below, label).or_else(|| self.find(below, "*"))?;
            below = &node.below;
        }
        self.find(below, "*").map(|node| node.is_private)
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
    let text = line.get(from..to).unwrap_or_default();
    let is_above_private = open.iter().rev().nth(1).and_then(|nodes| nodes.last()).is_some_and(|node| node.is_private);
    let is_marked = text.starts_with('~');
    let label = if is_marked { text.get(1..).unwrap_or_default() } else { text };
    let (kind, sign) = match label.bytes().next() {
        None => return,
        Some(b'-') => (Kind::Way, 1),
        Some(b'!') => (Kind::Exception, 1),
        Some(_) => (Kind::Suffix, 0),
    };
    if let Some(nodes) = open.last_mut() {
        let label = ((start + from + usize::from(is_marked) + sign) as u32, (start + to) as u32);
        nodes.push(Node { label, kind, is_private: is_marked || is_above_private, below: Vec::new() });
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
        let list = "# a list\nck(*,!www),com(uk),io(~-cloud(a,-b(*,!own)),~git(pages)),jp(ac,-kobe(*,!city))\n";
        let suffixes = Suffixes::read(list.to_owned());
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
    fn a_suffix_of_the_private_section_is_its_providers_name() {
        let private = |provider| Standing::Private { suffix: "io", provider };
        check("io", Standing::Suffix);
        check("git.io", private("git.io"));
        check("pages.git.io", private("pages.git.io"));
        check("a.git.io", Standing::Registrable { suffix: "git.io" });
        check("cloud.io", Standing::Registrable { suffix: "io" });
        check("a.cloud.io", private("a.cloud.io"));
        check("host.b.cloud.io", private("b.cloud.io"));
        check("own.b.cloud.io", Standing::Registrable { suffix: "b.cloud.io" });
    }

    #[test]
    fn a_broken_list_is_read_as_far_as_it_goes() {
        for text in ["(", ")", "a(b(c", "a)),(b", ",,,", "-", "!", "~", "~-", "~(a", "#", "\n\n"] {
            let _ = Suffixes::read(text.to_owned()).standing("a.b.c");
        }
    }
}
