//! The accent colour, and its contrast with the colours of `style/tokens.css` that lie beside it (WCAG 2.2, 1.4.3).

use super::ProblemKind;

/// A colour: red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The colours of the page that an accent lies on, or that lie on it. `tests/site.rs` compares them with `style/tokens.css`.
#[derive(Debug)]
pub struct Scheme {
    /// The page.
    pub paper: Colour,
    /// Cards and controls.
    pub surface: Colour,
    /// Sunken parts.
    pub sunken: Colour,
    /// Notices of something to mend, which hold links.
    pub seal_wash: Colour,
    /// Notices of something to wait for, which hold links.
    pub amber_wash: Colour,
    /// Text on the accent.
    pub on_accent: Colour,
    /// The accent itself.
    pub accent: Colour,
    /// The light or dark wash of the accent.
    pub accent_wash: Colour,
    /// The ring around the control with the focus.
    pub focus: Colour,
}

const fn rgb(hexadecimal: u32) -> Colour {
    let [_, red, green, blue] = hexadecimal.to_be_bytes();
    Colour([red, green, blue])
}

/// The light scheme.
#[expect(clippy::unreadable_literal, reason = "colours are written like this")]
pub const LIGHT: Scheme = Scheme {
    paper: rgb(0xf5f6f4),
    surface: rgb(0xffffff),
    sunken: rgb(0xedf0ed),
    seal_wash: rgb(0xfbe9e7),
    amber_wash: rgb(0xfdf1da),
    on_accent: rgb(0xffffff),
    accent: rgb(0x0b6b50),
    accent_wash: rgb(0xe2f1eb),
    focus: rgb(0x0b6b50),
};

/// The dark scheme.
#[expect(clippy::unreadable_literal, reason = "colours are written like this")]
pub const DARK: Scheme = Scheme {
    paper: rgb(0x101512),
    surface: rgb(0x171e1b),
    sunken: rgb(0x1f2824),
    seal_wash: rgb(0x3b1b19),
    amber_wash: rgb(0x342810),
    on_accent: rgb(0x05221a),
    accent: rgb(0x63cda8),
    accent_wash: rgb(0x15322b),
    focus: rgb(0xffd166),
};

/// The least contrast of text, in hundredths.
const LEAST_HUNDREDTHS: u32 = 450;
/// The share of the accent in its wash, in percent.
const WASH_PERCENT: u16 = 10;

/// An accent that can be read in its scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// The accent.
    pub colour: Colour,
    /// The background of notices.
    pub wash: Colour,
}

impl Accent {
    /// Reads an accent, such as `#0b6b50`.
    pub(super) fn parse(text: &str, scheme: &Scheme) -> Result<Self, ProblemKind> {
        let colour = Colour::parse(text).ok_or(ProblemKind::NotAColour)?;
        let wash = colour.mixed(scheme.surface);
        let Scheme { paper, surface, sunken, seal_wash, amber_wash, on_accent, .. } = *scheme;
        for against in [paper, surface, sunken, seal_wash, amber_wash, on_accent, wash] {
            let hundredths = colour.contrast(against);
            if hundredths < LEAST_HUNDREDTHS {
                return Err(ProblemKind::LowContrast { hundredths, against });
            }
        }
        Ok(Self { colour, wash })
    }
}

impl Colour {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| {
            let digits = &digits[at..at + 2];
            // `from_str_radix` takes a sign too.
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok()).flatten()
        };
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Writes `#rrggbb`.
    pub fn hex(self) -> String {
        let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
        std::iter::once('#').chain(self.0.into_iter().flat_map(|part| [digit(part >> 4), digit(part & 0xf)])).collect()
    }

    /// The contrast of two colours in hundredths, rounded down: from 100 to 2100.
    pub fn contrast(self, other: Self) -> u32 {
        let (one, two) = (self.luminance(), other.luminance());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 100 and 2100")]
        let hundredths = ((one.max(two) + 0.05) / (one.min(two) + 0.05) * 100.0) as u32;
        hundredths
    }

    fn mixed(self, surface: Self) -> Self {
        let mix = |own: u8, below: u8| {
            let sum = u16::from(own) * WASH_PERCENT + u16::from(below) * (100 - WASH_PERCENT);
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self([mix(self.0[0], surface.0[0]), mix(self.0[1], surface.0[1]), mix(self.0[2], surface.0[2])])
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}
