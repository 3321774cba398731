//! Changes the way of domain validation while the names wait for it.

use axum::http::StatusCode;
use rusqlite::Transaction;
use signet::contract::{FieldError, VerificationMethod};

use super::{Review, mail};
use crate::clock::Moment;
use crate::problem::Problem;

/// Begins the validation anew by another method. The records of the old method no longer count.
pub(crate) fn change(
    transaction: &Transaction<'_>,
    mut review: Review,
    method: &VerificationMethod,
    now: Moment,
) -> Result<Review, Problem> {
    let waits = review.running().is_some_and(|row| row.verified_at.is_none());
    let Some(submission) = review.submission.as_mut().filter(|_| waits) else {
        let title = "The method can no longer be changed";
        return Err(Problem::new(StatusCode::CONFLICT, "too-late", title));
    };
    let has_wildcard = submission.application.domains.iter().any(|domain| domain.starts_with("*."));
    let is_offered = review.order.product.validation_methods.contains(method);
    if !is_offered || (has_wildcard && *method == VerificationMethod::File) {
        let error = FieldError {
            pointer: "/method".to_owned(),
            code: "unknown".to_owned(),
            detail: "The product does not offer this method for these domain names.".to_owned(),
            ..FieldError::default()
        };
        let title = "This method is not possible";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "method", title).errors(vec![error]));
    }
    if submission.verification.method == *method {
        return Ok(review);
    }
    submission.verification = mail::begin(method.clone(), &submission.application, now);
    let submission = submission.clone();
    mail::send(transaction, &review.order, &submission, now)?;
    review.order.touch(now);
    review.save(transaction)?;
    Ok(review)
}
