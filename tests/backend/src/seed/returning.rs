//! The orders of an applicant who comes back: a second OV order of the same company, and one that was refused and has been changed
//! since.

use rusqlite::Transaction;
use signet::contract::{Application, Company, DomainType, Failure, ValidationLevel, VerificationMethod};

use super::{ORGANISATION_FORM, Seed, application, insert, put_photo, refuse};
use crate::clock::{DAY, Moment, rfc3339};
use crate::database::{applications, orders};
use crate::problem::Problem;

/// The second OV order. Its product offers three ways of domain verification.
const SECOND: &str = "98987582437920975";
/// The order that was refused. Its product offers one way.
const REFUSED: &str = "98987582437920976";

const METHODS: &[VerificationMethod] = &[VerificationMethod::Email, VerificationMethod::Dns, VerificationMethod::File];

fn order(order_id: &'static str, name: &'static str, methods: &'static [VerificationMethod], days_ago: i64) -> Seed {
    Seed {
        order_id,
        name,
        brand: "Northlight OV",
        level: ValidationLevel::Ov,
        kind: DomainType::Multi,
        names: (3, 0),
        documents: &[ORGANISATION_FORM],
        days_ago,
        methods,
    }
}

/// Adds the orders.
pub(super) fn seed(transaction: &Transaction<'_>, now: Moment) -> Result<(), Problem> {
    insert(transaction, &order(SECOND, "Partner portal, three names", METHODS, 0), now)?;
    insert(transaction, &order(REFUSED, "Warehouse, three names", &METHODS[1..2], 12), now)?;
    let sent = Application { leader: None, ..application("stock.harbour-tea.example.com") };
    let decided_at = now - 9 * DAY;
    let failure = Failure {
        audit_note:
            "The company phone is not listed in a public directory, and the address is not that of the register."
                .to_owned(),
        audit_type: "Company data differ".to_owned(),
        audit_time: rfc3339(decided_at),
        fields: vec!["/company/phone".to_owned(), "/company/address".to_owned()],
    };
    let mut row = orders::get(transaction, REFUSED)?;
    refuse(transaction, &mut row, &sent, now - 11 * DAY, &failure, decided_at)?;
    put_photo(transaction, REFUSED, now - 11 * DAY)?;
    // The applicant has corrected the address since, and not the phone.
    let company = sent.company.clone().unwrap_or_default();
    let company = Company { address: "20 Lantern Lane, Huangpu District".to_owned(), ..company };
    let changed = Application { company: Some(company), ..sent };
    applications::put(transaction, REFUSED, &changed, now - 8 * DAY)?;
    Ok(())
}
