//! A sentence in every language, and the macro that declares a table of them.

use super::Language;

/// One sentence in every language, in the order of [`Language::ALL`]. `{0}`, `{1}`, … are placeholders for values.
pub type Sentence = [&'static str; Language::ALL.len()];

/// Declares sentences, `NAME: "English", "中文";`, and `ALL`, which the tests of the tables read.
macro_rules! sentences {
    ($($(#[$meta:meta])* $name:ident: $($words:literal),+;)+) => {
        $($(#[$meta])* #[allow(missing_docs, reason = "the sentence is its own documentation")] pub const $name: $crate::text::Sentence = [$($words),+];)+

        /// Every sentence of this table with its name.
        pub const ALL: &[(&str, $crate::text::Sentence)] = &[$((stringify!($name), $name)),+];
    };
}
pub(crate) use sentences;
