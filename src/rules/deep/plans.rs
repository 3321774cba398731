//! The numbering plans of all regions. They are read from the data file that `cargo xtask data` writes.
//!
//! Each region has one line with tabs between its fields. Regions with the same country code are adjacent, and the main
//! one comes first. Lines that start with `#` name the source of the data.

use super::pattern::Pattern;

/// The fields of a line, in their order.
mod field {
    pub(super) const REGION: usize = 0;
    pub(super) const CODE: usize = 1;
    pub(super) const ABROAD_PREFIX: usize = 2;
    pub(super) const GENERAL: usize = 3;
    pub(super) const LENGTHS: usize = 4;
    pub(super) const TRUNK_PREFIX: usize = 5;
    pub(super) const TRUNK_PREFIX_RULE: usize = 6;
    pub(super) const LEADING: usize = 7;
    pub(super) const ORDINARY: usize = 8;
    pub(super) const MOBILE: usize = 9;
    pub(super) const UNUSUAL: usize = 10;
    pub(super) const FORMATS: usize = 14;
    pub(super) const COUNT: usize = 15;
}

/// The region of services that belong to no country, as in the data.
pub(crate) const WORLD: &str = "001";

/// All plans.
#[derive(Debug, Default)]
pub(crate) struct Plans {
    text: String,
    /// The start and end of the fields of each line, in bytes.
    lines: Vec<[(u32, u32); field::COUNT]>,
}

/// The plan of one region.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan<'a> {
    plans: &'a Plans,
    index: usize,
}

impl Plans {
    /// Reads the data file. Lines that have too few fields are left out.
    pub(crate) fn read(text: String) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let mut fields = [(0, 0); field::COUNT];
            let mut at = start;
            let mut count = 0;
            for (part, place) in line.trim_end_matches('\n').split('\t').zip(fields.iter_mut()) {
                *place = (offset(at), offset(at + part.len()));
                at += part.len() + 1;
                count += 1;
            }
            if count == field::COUNT && !line.starts_with('#') {
                lines.push(fields);
            }
            start += line.len();
        }
        Self { text, lines }
    }

    /// Returns true if no data was loaded.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    fn iter(&self) -> impl Iterator<Item = Plan<'_>> {
        (0..self.lines.len()).map(|index| Plan { plans: self, index })
    }

    /// The plan of a region.
    pub(crate) fn of_region(&self, region: &str) -> Option<Plan<'_>> {
        self.iter().find(|plan| plan.region() == region && region != WORLD)
    }

    /// The plans that share a country code. The main one comes first.
    pub(crate) fn of_code(&self, code: &str) -> impl Iterator<Item = Plan<'_>> {
        self.iter().skip_while(move |plan| plan.code() != code).take_while(move |plan| plan.code() == code)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the file is far below 4 GiB")]
fn offset(at: usize) -> u32 {
    at as u32
}

impl<'a> Plan<'a> {
    fn field(self, field: usize) -> &'a str {
        let (from, to) = self.plans.lines[self.index][field];
        self.plans.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The region as ISO 3166-1 alpha-2, or [`WORLD`].
    pub(crate) fn region(self) -> &'a str {
        self.field(field::REGION)
    }

    /// The country code, without `+`.
    pub(crate) fn code(self) -> &'a str {
        self.field(field::CODE)
    }

    /// The digits that are dialled before a country code.
    pub(crate) fn abroad_prefix(self) -> Option<Pattern> {
        let text = self.field(field::ABROAD_PREFIX);
        (!text.is_empty()).then(|| Pattern::read(text))
    }

    /// The widest pattern of national numbers.
    pub(crate) fn general(self) -> Pattern {
        Pattern::read(self.field(field::GENERAL))
    }

    /// The lengths of national numbers, in digits, ascending.
    pub(crate) fn lengths(self) -> impl Iterator<Item = usize> + 'a {
        self.field(field::LENGTHS).split(',').filter_map(|length| length.parse().ok())
    }

    /// The digits that are dialled before a national number, and the rule that replaces them; the rule may be empty.
    pub(crate) fn trunk_prefix(self) -> Option<(Pattern, &'a str)> {
        let text = self.field(field::TRUNK_PREFIX);
        (!text.is_empty()).then(|| (Pattern::read(text), self.field(field::TRUNK_PREFIX_RULE)))
    }

    /// The first digits of a national number, if they identify the region among those of one country code.
    pub(crate) fn leading(self) -> Option<Pattern> {
        let text = self.field(field::LEADING);
        (!text.is_empty()).then(|| Pattern::read(text))
    }

    /// Returns true if the number is an ordinary one: fixed, mobile, toll-free, personal, universal or over the
    /// internet.
    pub(crate) fn is_ordinary(self, national: &str) -> bool {
        self.fits(field::ORDINARY, national) || self.fits(field::MOBILE, national)
    }

    /// Returns true if the number can only be a mobile one. Some plans, such as that of North America, do not tell mobile and fixed
    /// numbers apart.
    pub(crate) fn is_mobile(self, national: &str) -> bool {
        self.fits(field::MOBILE, national) && !self.fits(field::ORDINARY, national)
    }

    /// The unusual kind of the number: 0 premium rate, 1 shared cost, 2 pager, 3 voicemail.
    pub(crate) fn unusual(self, national: &str) -> Option<usize> {
        (0..field::FORMATS - field::UNUSUAL).find(|kind| self.fits(field::UNUSUAL + kind, national))
    }

    fn fits(self, field: usize, national: &str) -> bool {
        let text = self.field(field);
        !text.is_empty() && Pattern::read(text).matches(national)
    }

    /// Returns true if the number is in use: it has a length of the plan and matches the general pattern and that of a
    /// kind.
    pub(crate) fn is_in_use(self, national: &str) -> bool {
        self.lengths().any(|length| length == national.len())
            && self.general().matches(national)
            && (self.is_ordinary(national) || self.unusual(national).is_some())
    }

    /// The ways to write a national number.
    pub(crate) fn formats(self) -> impl Iterator<Item = Format<'a>> {
        self.field(field::FORMATS).split('^').filter_map(Format::read)
    }
}

/// One way to write national numbers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Format<'a> {
    /// The pattern that divides the number into groups.
    pub(crate) pattern: &'a str,
    /// The template for national format, with `$1`, `$2`, …
    pub(crate) national: &'a str,
    /// The first digits of the numbers that are written this way; empty for any.
    pub(crate) leading: &'a str,
    /// The template for `$1` in national format, with the trunk prefix; empty for `$1` alone.
    pub(crate) first_group: &'a str,
    /// The template for international format; empty for the national one, `-` if the number cannot be called from
    /// abroad.
    pub(crate) international: &'a str,
}

impl<'a> Format<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let mut parts = text.split('~');
        Some(Self {
            pattern: parts.next()?,
            national: parts.next()?,
            leading: parts.next()?,
            first_group: parts.next()?,
            international: parts.next()?,
        })
    }
}
