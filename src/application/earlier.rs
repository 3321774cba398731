//! Answers of an earlier order that another order takes over: a second certificate of the same company, or a renewal.

use super::{Draft, FIELDS, FieldId, Group, Kind};
use crate::contract::{Application, Order, OrderStatus, Product};

/// A part of the answers that is taken over as a whole. The CSR is in no part, because each certificate needs a new key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlierPart {
    /// The domain names and the way of their verification. Only a renewal takes them over.
    Names,
    /// The company.
    Company,
    /// The applicant, and the applicant's superior where the order asks for one.
    Applicant,
}

impl EarlierPart {
    /// The part that a group of the form belongs to.
    pub fn of(group: Group) -> Option<Self> {
        match group {
            Group::Certificate => Some(Self::Names),
            Group::Company => Some(Self::Company),
            Group::Applicant | Group::Leader => Some(Self::Applicant),
            Group::Csr => None,
        }
    }
}

/// Returns the fields of an order of `product` that an application of another order fills, with the answers, in the order of the
/// form. Answers that are empty there fill nothing. A way of domain verification is left out if the product does not offer it as a
/// choice. The answers are as they were saved, so the rules of today may refuse them.
pub fn earlier_answers(from: &Application, product: &Product, parts: &[EarlierPart]) -> Vec<(FieldId, String)> {
    let draft = Draft::from_wire(from);
    let is_offered = |answer: &str| {
        product.has_choice_of_method() && product.validation_methods.iter().any(|method| method.as_str() == answer)
    };
    FIELDS
        .iter()
        .filter(|field| field.asked.by(&product.validation_level))
        .filter(|field| EarlierPart::of(field.group).is_some_and(|part| parts.contains(&part)))
        .map(|field| (field, draft.get(field.id)))
        .filter(|(field, answer)| match field.kind {
            Kind::VerificationMethod => is_offered(answer),
            _ => !answer.trim().is_empty(),
        })
        .map(|(field, answer)| (field.id, answer.to_owned()))
        .collect()
}

/// Returns the orders other than `order_id` that may have answers, the newest answers first. A backend that does not tell when
/// answers were saved has answers of every order that was submitted.
pub fn orders_with_answers<'a>(orders: &'a [Order], order_id: &str) -> Vec<&'a Order> {
    fn saved_at(order: &Order) -> Option<&str> {
        match &order.draft_saved_at {
            Some(saved_at) => saved_at.as_deref(),
            None => (order.status != OrderStatus::Payed).then_some(&order.bought_at),
        }
    }
    let mut found: Vec<&Order> =
        orders.iter().filter(|order| order.order_id != order_id && saved_at(order).is_some()).collect();
    // RFC 3339 in UTC sorts as text. Equal moments keep the order of the list, which is newest first.
    found.sort_by(|left, right| saved_at(right).cmp(&saved_at(left)));
    found
}
