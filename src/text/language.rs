//! The languages that Signet speaks, and how a sentence is said in one.

use super::Sentence;
use crate::rules::company::country_codes;

/// A language that Signet speaks. The order is that of the words in a [`Sentence`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// Every language, in the order of the words in a [`Sentence`].
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The BCP 47 tag for `lang` attributes and `Intl`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// The language's name in that language, for the switch.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "中文",
        }
    }

    /// The plural categories of the language (CLDR), in the order in which a sentence with a count has its forms. The
    /// browser's `Intl.PluralRules` chooses one for a count.
    pub fn plurals(self) -> &'static [&'static str] {
        match self {
            Self::English => &["one", "other"],
            Self::Chinese => &["other"],
        }
    }

    /// A label within a sentence: "Company name" becomes "the company name".
    pub fn within_sentence(self, label: Sentence) -> String {
        let label = self.say(label);
        match self {
            Self::English => {
                let first = label.chars().next().map_or(0, char::len_utf8);
                ["the ", &label[..first].to_lowercase(), &label[first..]].concat()
            }
            Self::Chinese => label.to_owned(),
        }
    }

    /// The space between two sentences.
    pub fn between_sentences(self) -> &'static str {
        match self {
            Self::English => " ",
            Self::Chinese => "",
        }
    }

    /// Returns the first of the browser's languages that Signet speaks, or English. Tags are BCP 47, the preferred one
    /// first.
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        Self::preferred_of(tags, &Self::ALL).unwrap_or(Self::English)
    }

    /// Returns the first of the browser's languages that is among the offered ones.
    pub fn preferred_of<'a>(tags: impl IntoIterator<Item = &'a str>, offered: &[Self]) -> Option<Self> {
        let spoken = |tag: &str| match tag.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "zh" => Some(Self::Chinese),
            _ => None,
        };
        tags.into_iter().filter_map(spoken).find(|language| offered.contains(language))
    }

    /// Returns the region whose numbers are dialled without a country code, as far as the language and the browser's
    /// languages show it: ISO 3166-1 alpha-2, or empty. The tags are BCP 47, the preferred one first. A tag of the
    /// current language counts first: `zh-TW` means Taiwan.
    pub fn home_region<'a>(self, tags: impl IntoIterator<Item = &'a str>) -> &'static str {
        let mut elsewhere = "";
        for tag in tags {
            let mut parts = tag.split(['-', '_']);
            let language = parts.next().unwrap_or_default();
            // A region has two letters, and a single letter starts an extension (RFC 5646 2.1).
            let region = parts.take_while(|part| part.len() > 1).find(|part| part.len() == 2);
            let Some(region) = region.and_then(|part| country_codes().find(|code| code.eq_ignore_ascii_case(part)))
            else {
                continue;
            };
            if self.tag().split('-').next().is_some_and(|own| own.eq_ignore_ascii_case(language)) {
                return region;
            }
            if elsewhere.is_empty() {
                elsewhere = region;
            }
        }
        if self == Self::Chinese { "CN" } else { elsewhere }
    }

    /// Returns the words of a sentence in this language.
    pub fn say(self, sentence: Sentence) -> &'static str {
        sentence[self as usize]
    }

    /// Returns the words with `{0}`, `{1}`, … replaced.
    pub fn say_with(self, sentence: Sentence, values: &[&str]) -> String {
        filled(self.say(sentence), values)
    }

    /// Returns the words for a count, with `{0}` replaced by it. A sentence with a count has a form for each of
    /// [`Self::plurals`], divided by `|`. The plural rules choose `category` for the count.
    pub fn say_counted(self, sentence: Sentence, category: &str, count: u32) -> String {
        let form = self.plurals().iter().position(|plural| *plural == category).unwrap_or_default();
        filled(self.say(sentence).split('|').nth(form).unwrap_or_default(), &[&count.to_string()])
    }
}

/// Returns the words with `{0}`, `{1}`, … replaced.
fn filled(words: &str, values: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        out.push_str(before);
        let close = after.find('}').unwrap_or(after.len() - 1);
        let index = after.get(1..close).and_then(|digits| digits.parse::<usize>().ok());
        match index.and_then(|index| values.get(index)) {
            Some(value) => out.push_str(value),
            None => out.push_str(&after[..=close]),
        }
        rest = &after[close + 1..];
    }
    out.push_str(rest);
    out
}
