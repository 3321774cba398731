//! The certificate, once it is issued.

use crate::bench::Bench;
use crate::check::{Check, Outcome, hold, skip};

const CERTIFICATE: &str = "GET /orders/{orderId}/certificate";

pub(crate) const CHECKS: &[Check] = &[
    Check::required(
        "certificate.chain",
        CERTIFICATE,
        "200 application/pem-certificate-chain of an issued order",
        chain,
    ),
    Check::required("certificate.not-issued", CERTIFICATE, "404 of an order that is not issued", not_issued),
];

fn chain(bench: &mut Bench<'_>) -> Outcome {
    bench.after("orders.list")?;
    let issued = bench.orders.iter().find(|order| order.status.has_certificate());
    let Some(order) = issued else { return skip("no order of the account is issued") };
    let answer = bench.get(format!("/orders/{}/certificate", order.order_id))?;
    let is_chain = answer.is(200)?.media_type() == "application/pem-certificate-chain"
        && String::from_utf8_lossy(&answer.body).contains("-----BEGIN CERTIFICATE-----");
    hold(is_chain, || answer.describe())
}

fn not_issued(bench: &mut Bench<'_>) -> Outcome {
    bench.after("orders.list")?;
    let open = bench.orders.iter().find(|order| order.status.is_editable());
    let Some(order) = open else { return skip("every order of the account is in review or issued") };
    bench.get(format!("/orders/{}/certificate", order.order_id))?.is(404)?;
    Ok(())
}
