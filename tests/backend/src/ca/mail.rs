//! The method of domain validation for an application, and its e-mail.

use axum::http::{StatusCode, header};
use rusqlite::Transaction;
use signet::contract::{
    Application, DomainType, Product, RecordState, RecordType, ValidationRecord, VerificationMethod,
};

use super::Review;
use crate::clock::{DAY, MINUTE, Moment, readable};
use crate::database::mails;
use crate::database::orders::OrderRow;
use crate::database::submissions::{SubmissionRow, Verification};
use crate::problem::Problem;
use crate::random;

/// The lifetime of the link, in seconds.
const LIFE: i64 = 7 * DAY;
/// The shortest time between two e-mails, in seconds.
const RESEND_AFTER: i64 = MINUTE;

/// Returns the method of validation for an application: the chosen one, or the first that the product offers. A product that names
/// none is validated by DNS records if it allows wildcards, and by e-mail otherwise.
fn method(application: &Application, product: &Product) -> VerificationMethod {
    let offered = &product.validation_methods;
    let chosen = offered.iter().find(|method| method.as_str() == application.domain_validation);
    let by_product = if matches!(product.domain_type, DomainType::Wildcard | DomainType::Mixed) {
        VerificationMethod::Dns
    } else {
        VerificationMethod::Email
    };
    chosen.or(offered.first()).cloned().unwrap_or(by_product)
}

/// Returns the record to publish for a name; none if the method needs no record.
fn record(method: &VerificationMethod, domain: &str) -> Option<ValidationRecord> {
    let base = domain.strip_prefix("*.").unwrap_or(domain);
    let (r#type, name) = match method {
        VerificationMethod::Dns => (RecordType::Txt, format!("_signet-challenge.{base}")),
        VerificationMethod::File => (RecordType::File, "/.well-known/pki-validation/signet.txt".to_owned()),
        _ => return None,
    };
    let value = random::token();
    Some(ValidationRecord { domain: domain.to_owned(), r#type, name, value, state: RecordState::Pending })
}

/// Begins the validation of the names of an application, by the method that it asks for.
pub(crate) fn verification(application: &Application, product: &Product, now: Moment) -> Verification {
    begin(method(application, product), application, now)
}

/// Begins the validation of the names of an application by a method.
pub(crate) fn begin(method: VerificationMethod, application: &Application, now: Moment) -> Verification {
    let records = application.domains.iter().filter_map(|domain| record(&method, domain));
    Verification {
        token: random::token(),
        sent_to: application.applicant.email.clone(),
        sent_at: now,
        expires_at: now + LIFE,
        records: records.collect(),
        method,
    }
}

/// Sends the e-mail of a submission.
pub(crate) fn send(
    transaction: &Transaction<'_>,
    order: &OrderRow,
    submission: &SubmissionRow,
    now: Moment,
) -> Result<(), Problem> {
    let verification = &submission.verification;
    let first = submission.application.domains.first().map_or("", String::as_str);
    let count = submission.application.domains.len();
    let names = if count > 1 { format!("{first} and {} more", count - 1) } else { first.to_owned() };
    let subject = format!("Confirm that you control {names}");
    let task = match verification.method {
        VerificationMethod::Dns => {
            "Add the TXT records listed on the status page, then open the link below to confirm."
        }
        VerificationMethod::File => {
            "Put the files listed on the status page in place, then open the link below to confirm."
        }
        _ => "Open the link below to confirm.",
    };
    let text = format!(
        "Hello {},\n\nThe certificate {} (order {}) was requested for {names}. {task}\n\nThe link expires on {}. If you did \
         not request this, ignore this email.",
        submission.application.applicant.name,
        order.product.name,
        order.order_id,
        readable(verification.expires_at),
    );
    let link = format!("/dev/verify/{}", verification.token);
    mails::insert(transaction, &order.order_id, (&verification.sent_to, &subject, &text, &link), now)
}

/// Sends the e-mail again, but not within a minute of the last one.
pub(crate) fn resend(transaction: &Transaction<'_>, mut review: Review, now: Moment) -> Result<(), Problem> {
    let waiting = review.running().is_some_and(|row| row.verified_at.is_none());
    let Some(submission) = review.submission.as_mut().filter(|_| waiting) else {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "nothing-to-send",
            "No domain name is waiting for verification",
        ));
    };
    let wait = submission.verification.sent_at + RESEND_AFTER - now;
    if wait > 0 {
        return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too-soon", "An email was sent a moment ago")
            .header(header::RETRY_AFTER, wait.to_string()));
    }
    submission.verification.sent_at = now;
    submission.verification.expires_at = now + LIFE;
    let submission = submission.clone();
    send(transaction, &review.order, &submission, now)?;
    review.order.touch(now);
    review.save(transaction)
}
