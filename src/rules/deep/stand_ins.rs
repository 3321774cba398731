//! Signs that word processors, keyboards and typefaces put in place of the hyphen, the dot, the star and quotation marks.
//!
//! IDNA2008 lets none of them stand in a name (RFC 5892), but UTS 46 passes them: the name would be another one.

/// Dashes and what passes for one: the general category Pd, minus signs and rules.
const HYPHENS: &str = "‐‑‒–—―−﹘﹣⁃˗֊־᐀᠆⸗⸚⸺⸻⹀⹝〜〰゠𐵮➖⎯─━╌╍";
/// Bullets, ellipses and the full stops of other scripts. The two middle dots are letters in Catalan and Japanese words.
const DOTS: &str = "•‣◦∙⋅·‧・․﹒‥…⸱⸳۔։।܁܂።᙮᠃꓿";
/// Asterisks; stars that people sell and buy in names are none.
const STARS: &str = "∗﹡⁎⁕⋆٭✱✲꙳";
/// Quotation marks, primes, and accents that people type for them.
const QUOTES: &str = "\"'`´“”„‟‘’‚‛«»‹›「」『』〝〞〟′″‴‵‶׳״❛❜❝❞";
/// Brackets, but for those of ASCII and their full-width twins.
const BRACKETS: &str = "〈〉《》【】〔〕〖〗〘〙〚〛⟨⟩⟪⟫〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵";
/// What passes for the slash and the colon of a web address, and the commas of other scripts.
const SLASHES: &str = "⁄∕⧸╱⟋∶、،؛";

/// What a sign passes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StandIn {
    Hyphen,
    Dot,
    Star,
    /// Stands around a name, or is an apostrophe in one.
    Quote,
    /// Stands around a name, or behind it.
    Bracket,
}

/// What a sign passes for; none for letters and for other signs. Of ASCII, quotation marks and brackets count.
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
