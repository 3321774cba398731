//! The tips for the domain names.

use leptos::prelude::*;

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
    let (plain, wild) = (product.domain_count.to_string(), product.wild_domain_count.to_string());
    let mut tips = vec![match product.domain_type {
        DomainType::Single => language.say(fields::TIP_SINGLE).to_owned(),
        DomainType::Multi => language.say_with(fields::TIP_MULTI, &[&plain]),
        DomainType::Wildcard => language.say_with(fields::TIP_WILDCARD, &[&wild]),
        DomainType::Mixed | DomainType::Other(_) => language.say_with(fields::TIP_MIXED, &[&plain, &wild]),
    }];
    if product.wild_domain_count > 0 {
        tips.push(language.say(fields::TIP_WILDCARD_LEVEL).to_owned());
    }
    tips.push(language.say(fields::TIP_WWW).to_owned());
    tips.push(language.say_with(fields::TIP_FIRST, &[&limits::COMMON_NAME_OCTETS.to_string()]));
    if product.domain_type == DomainType::Mixed {
        tips.push(language.say(fields::TIP_FIRST_PLAIN).to_owned());
    }
    tips.push(language.say(fields::TIP_UNICODE).to_owned());
    tips.push(language.say(fields::TIP_CONTROL).to_owned());
    tips
}
