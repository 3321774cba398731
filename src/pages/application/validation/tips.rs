//! The tips for the domain names.

use leptos::prelude::*;

use super::super::super::allowance::allowance;
use super::super::state::Form;
use crate::contract::{DomainType, Product, limits};
use crate::text::{Language, fields};

/// The tips that apply to the product of this order.
pub(super) fn tips(form: Form) -> AnyView {
    let tips = form.open.order.with_untracked(|order| sentences(form.app.language(), &order.product));
    let items = tips.into_iter().map(|tip| view! { <li>{tip}</li> }).collect::<Vec<_>>();
    view! { <ul>{items}</ul> }.into_any()
}

fn sentences(language: Language, product: &Product) -> Vec<String> {
    let mut tips = vec![language.say_with(fields::TIP_COVERS, &[&allowance(language, product)])];
    let about_wildcards =
        if product.wild_domain_count > 0 { fields::TIP_WILDCARD_LEVEL } else { fields::TIP_NO_WILDCARD };
    tips.push(language.say(about_wildcards).to_owned());
    tips.push(language.say(fields::TIP_WWW).to_owned());
    tips.push(language.say_with(fields::TIP_FIRST, &[&limits::COMMON_NAME_OCTETS.to_string()]));
    if product.domain_type == DomainType::Mixed {
        tips.push(language.say(fields::TIP_FIRST_PLAIN).to_owned());
    }
    tips.push(language.say(fields::TIP_UNICODE).to_owned());
    tips.push(language.say(fields::TIP_CONTROL).to_owned());
    tips
}
