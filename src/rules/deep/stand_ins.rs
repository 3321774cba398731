//! Signs that word processors, keyboards and typefaces use in place of hyphens, dots, stars and quotation marks.
//!
//! IDNA2008 allows none of them in a name (RFC 5892), but UTS 46 does. A name with one would be a different name.

/// Dashes and signs that look like one: the general category Pd, minus signs and rules.
const HYPHENS: &str = "‐‑‒–—―−⁻₋﹘﹣⁃˗֊־᐀᠆⸗⸚⸺⸻⹀⹝〜〰゠𐵮➖⎯─━╌╍";
/// Bullets, ellipses and the full stops of other scripts. The two middle dots are letters in Catalan and Japanese
/// words.
const DOTS: &str = "•‣◦∙⋅·‧・․﹒‥…⸱⸳۔։।܁܂።᙮᠃꓿";
/// Asterisks. Decorative stars do not count, because names with them are sold.
const STARS: &str = "∗﹡⁎⁕⋆٭✱✲꙳";
/// Quotation marks, primes, and accents that people type in place of them.
const QUOTES: &str = "\"'`´“”„‟‘’‚‛«»‹›「」『』〝〞〟′″‴‵‶׳״❛❜❝❞";
/// Brackets, except those of ASCII and their full-width twins.
const BRACKETS: &str = "〈〉《》【】〔〕〖〗〘〙〚〛⟨⟩⟪⟫〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵";
/// Signs that look like the slash or the colon of a web address, and the commas of other scripts.
const SLASHES: &str = "⁄∕⧸╱⟋∶、،؛";

/// The plain sign that a sign looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StandIn {
    Hyphen,
    Dot,
    Star,
    /// A quotation mark. It is around a name, or is an apostrophe in one.
    Quote,
    /// A bracket, slash or comma. It is around a name, or after one.
    Bracket,
}

/// Returns the plain sign that a sign looks like; none for letters and for other signs. ASCII quotation marks count
/// too.
pub(crate) fn stand_in(sign: char) -> Option<StandIn> {
    let kinds = [
        (HYPHENS, StandIn::Hyphen),
        (DOTS, StandIn::Dot),
        (STARS, StandIn::Star),
        (QUOTES, StandIn::Quote),
        (BRACKETS, StandIn::Bracket),
        (SLASHES, StandIn::Bracket),
    ];
    kinds.into_iter().find(|(signs, _)| signs.contains(sign)).map(|(_, kind)| kind)
}
