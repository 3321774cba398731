//! The domain names that a product covers, as a phrase.

use crate::contract::Product;
use crate::state::{counted, list};
use crate::text::{Language, orders as words};

/// Returns the phrase for the number of names: "1 domain name", "up to 4 domain names and 1 wildcard domain name".
pub(super) fn allowance(language: Language, product: &Product) -> String {
    let counts = [(product.domain_count, words::NAMES), (product.wild_domain_count, words::WILDCARDS)];
    let phrases = counts.into_iter().filter(|(count, _)| *count > 0);
    let all = list(language, phrases.map(|(count, phrase)| counted(language, phrase, count)).collect());
    if product.domain_count + product.wild_domain_count == 1 { all } else { language.say_with(words::UP_TO, &[&all]) }
}
