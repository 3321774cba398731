//! The orders of a new database: one for each case that is worth trying. `returning` has those of an applicant who comes back.

mod returning;

use rusqlite::Transaction;
use serde::Deserialize;
use signet::contract::{
    Applicant, Application, AttemptOutcome, Company, Csr, Document, DomainType, Failure, Leader, OrderStatus, Product,
    Upload, ValidationLevel, VerificationMethod,
};

use crate::ca::{issue, mail};
use crate::clock::{DAY, HOUR, Moment, rfc3339};
use crate::database::documents::MEDIA_TYPES;
use crate::database::orders::{self, OrderRow};
use crate::database::submissions::{self, SubmissionRow};
use crate::database::{applications, certificates, documents, empty};
use crate::problem::Problem;
use crate::{photo, random};

/// The largest photo, in bytes.
const MAX_PHOTO_BYTES: u64 = 512_000;
/// The number of names of the large order.
const MANY: u32 = 250;

/// Data that a reset can add to the usual seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Prefill {
    /// The order with 250 names has its application.
    Filled,
    /// The account has two more OV orders (`seed/returning.rs`).
    Returning,
    /// The account has a certificate that ends in 20 days, and the seeded DV order can renew it.
    Ending,
}

/// The order that was refused.
const FAILED: &str = "98987582437920973";
/// The order that was issued.
const ISSUED: &str = "98987582437920974";

/// The order whose certificate ends in 20 days. Its product is that of the first order.
const ENDING: &str = "98987582437920977";

struct Seed {
    order_id: &'static str,
    name: &'static str,
    brand: &'static str,
    level: ValidationLevel,
    kind: DomainType,
    names: (u32, u32),
    documents: &'static [(&'static str, &'static str)],
    days_ago: i64,
    methods: &'static [VerificationMethod],
}

const ORGANISATION_FORM: (&str, &str) = ("organizationForm", "Certificate application form");
const SUBSCRIBER_FORM: (&str, &str) = ("subscriberAgreement", "Subscriber agreement");

fn seeds() -> Vec<Seed> {
    use DomainType::{Mixed, Multi, Single, Wildcard};
    use ValidationLevel::{Dv, Ev, Ov};
    let seed = |order_id, name, brand, level, kind, names, documents, days_ago| Seed {
        order_id,
        name,
        brand,
        level,
        kind,
        names,
        documents,
        days_ago,
        methods: &[],
    };
    let form: &[(&str, &str)] = &[ORGANISATION_FORM];
    let both: &[(&str, &str)] = &[ORGANISATION_FORM, SUBSCRIBER_FORM];
    vec![
        seed("98987582437920968", "Shop window, one name", "Northlight DV", Dv, Single, (1, 0), &[], 0),
        seed("98987582437920969", "Customer portal, five names", "Northlight OV", Ov, Multi, (5, 0), form, 1),
        seed("98987582437920970", "Branch sites, 250 names", "Northlight OV", Ov, Multi, (MANY, 0), form, 2),
        seed(
            "98987582437920971",
            "Everything under one roof, wildcard",
            "Northlight OV",
            Ov,
            Wildcard,
            (0, 2),
            form,
            3,
        ),
        seed("98987582437920972", "Payments, plain and wildcard", "Northlight EV", Ev, Mixed, (4, 1), both, 4),
        seed(FAILED, "Online banking, extended validation", "Northlight EV", Ev, Single, (1, 0), form, 9),
        seed(ISSUED, "Company blog, one name", "Northlight DV", Dv, Single, (1, 0), &[], 30),
    ]
}

fn ending() -> Seed {
    let first = seeds().swap_remove(0);
    Seed { order_id: ENDING, name: "Tea shop, one name", days_ago: issue::LIFE_DAYS, ..first }
}

/// Empties the database and seeds it.
pub(crate) fn seed(transaction: &Transaction<'_>, now: Moment, prefill: Option<Prefill>) -> Result<(), Problem> {
    empty(transaction)?;
    for seed in seeds() {
        insert(transaction, &seed, now)?;
    }
    failed(transaction, now)?;
    issued(transaction, ISSUED, "blog.harbour-tea.example.com", now - 28 * DAY)?;
    if prefill == Some(Prefill::Filled) {
        let names = (1..=MANY).map(|number| format!("branch-{number:03}.harbour-tea.example.com"));
        let application = Application { domains: names.collect(), leader: None, ..application("") };
        applications::put(transaction, "98987582437920970", &application, now)?;
    }
    if prefill == Some(Prefill::Returning) {
        returning::seed(transaction, now)?;
    }
    if prefill == Some(Prefill::Ending) {
        insert(transaction, &ending(), now)?;
        issued(transaction, ENDING, "tea.harbour-tea.example.com", now - (issue::LIFE_DAYS - 20) * DAY)?;
    }
    Ok(())
}

fn insert(transaction: &Transaction<'_>, seed: &Seed, now: Moment) -> Result<(), Problem> {
    let bought_at = now - seed.days_ago * DAY - 2 * HOUR;
    let order = OrderRow {
        order_id: seed.order_id.to_owned(),
        status: OrderStatus::Payed,
        bought_at,
        product: Product {
            name: seed.name.to_owned(),
            brand: seed.brand.to_owned(),
            validation_level: seed.level.clone(),
            domain_type: seed.kind.clone(),
            domain_count: seed.names.0,
            wild_domain_count: seed.names.1,
            validation_methods: seed.methods.to_vec(),
        },
        domains: Vec::new(),
        failure: None,
        expected_issue_at: None,
        version: 1,
        updated_at: bought_at,
    };
    orders::put(transaction, &order)?;
    for (position, (document_type, title)) in seed.documents.iter().enumerate() {
        let document = Document {
            document_type: (*document_type).to_owned(),
            title: (*title).to_owned(),
            note: "Signed by the applicant, with the official company seal.".to_owned(),
            has_template: true,
            required: true,
            media_types: MEDIA_TYPES.map(str::to_owned).to_vec(),
            max_bytes: MAX_PHOTO_BYTES,
            upload: None,
        };
        documents::insert(transaction, seed.order_id, position, &document)?;
    }
    Ok(())
}

/// A realistic application.
fn application(domain: &str) -> Application {
    Application {
        domains: vec![domain.to_owned()],
        company: Some(Company {
            name: "Harbour Tea Trading Co., Ltd.".to_owned(),
            r#type: "business".to_owned(),
            phone: "+862155550100".to_owned(),
            code: "91350211M000100Y46".to_owned(),
            country_code: "CN".to_owned(),
            province: "Shanghai".to_owned(),
            city: "Shanghai".to_owned(),
            address: "18 Lantern Lane, Huangpu District".to_owned(),
            post_code: "200001".to_owned(),
        }),
        applicant: Applicant {
            name: "Lin Wei".to_owned(),
            phone: "+8613800138000".to_owned(),
            email: "lin.wei@harbour-tea.example.com".to_owned(),
            title: "Head of IT".to_owned(),
            department: "IT".to_owned(),
        },
        leader: Some(Leader {
            name: "Zhou Min".to_owned(),
            title: "Managing director".to_owned(),
            phone: "+862155550101".to_owned(),
            email: "zhou.min@harbour-tea.example.com".to_owned(),
        }),
        domain_validation: String::new(),
        csr: Csr::Automatic,
    }
}

fn submission(order: &OrderRow, application: &Application, at: Moment) -> SubmissionRow {
    SubmissionRow {
        submission_id: random::number(),
        order_id: order.order_id.clone(),
        submitted_at: at,
        application: application.clone(),
        outcome: AttemptOutcome::Checking,
        decided_at: None,
        failure: None,
        documents_at: Some(at + HOUR),
        call_at: None,
        verification: mail::verification(application, &order.product, at),
        verified_at: None,
    }
}

/// Makes an order that was refused because nobody answered the company's phone. Its application and photo are kept.
fn failed(transaction: &Transaction<'_>, now: Moment) -> Result<(), Problem> {
    let mut order = orders::get(transaction, FAILED)?;
    let application = application("bank.harbour-tea.example.com");
    applications::put(transaction, FAILED, &application, now - 8 * DAY)?;
    put_photo(transaction, FAILED, now - 8 * DAY)?;
    let decided_at = now - 6 * DAY;
    let failure = Failure {
        audit_note: "We called the company phone three times and nobody answered. Give a number that is listed in a \
                     public directory, and tell reception to expect our call."
            .to_owned(),
        audit_type: "Company phone not reachable".to_owned(),
        audit_time: rfc3339(decided_at),
        fields: vec!["/company/phone".to_owned()],
    };
    refuse(transaction, &mut order, &application, now - 8 * DAY, &failure, decided_at)
}

/// Enters a submission that was refused, and its outcome into the order.
fn refuse(
    transaction: &Transaction<'_>,
    order: &mut OrderRow,
    application: &Application,
    submitted_at: Moment,
    failure: &Failure,
    decided_at: Moment,
) -> Result<(), Problem> {
    let submission = SubmissionRow {
        outcome: AttemptOutcome::CheckedFail,
        decided_at: Some(decided_at),
        failure: Some(failure.clone()),
        ..submission(order, application, submitted_at)
    };
    submissions::put(transaction, &submission)?;
    order.status = OrderStatus::CheckedFail;
    order.domains.clone_from(&application.domains);
    order.failure = Some(failure.clone());
    order.touch(decided_at);
    orders::put(transaction, order)
}

/// Uploads a photo of the signed application form.
fn put_photo(transaction: &Transaction<'_>, order_id: &str, at: Moment) -> Result<(), Problem> {
    let png = blank_photo()?;
    let facts = photo::inspect(&png)?;
    let upload = Upload {
        bytes: png.len() as u64,
        sha256: random::hex(&random::sha256(&png)),
        width: facts.width,
        height: facts.height,
        media_type: facts.media_type.to_owned(),
        uploaded_at: rfc3339(at),
    };
    documents::put_photo(transaction, order_id, ORGANISATION_FORM.0, &png, &upload)
}

/// Gives a DV order a real certificate for a name, which the CA decided to issue at a moment.
fn issued(transaction: &Transaction<'_>, order_id: &str, domain: &str, decided_at: Moment) -> Result<(), Problem> {
    let mut order = orders::get(transaction, order_id)?;
    let application = Application { company: None, leader: None, ..application(domain) };
    let submitted_at = decided_at - DAY;
    applications::put(transaction, order_id, &application, submitted_at)?;
    let submission = SubmissionRow {
        outcome: AttemptOutcome::Issued,
        decided_at: Some(decided_at),
        verified_at: Some(submitted_at + 2 * HOUR),
        documents_at: None,
        ..submission(&order, &application, submitted_at)
    };
    submissions::put(transaction, &submission)?;
    let certificate = issue::sign(transaction, &application, &order.product, decided_at)?;
    certificates::put(transaction, order_id, &certificate)?;
    order.status = OrderStatus::Issued;
    order.domains = application.domains;
    order.touch(decided_at);
    orders::put(transaction, &order)
}

/// Draws a photo of a signed form in a file of a few kilobytes: paper, lines and a seal.
fn blank_photo() -> Result<Vec<u8>, Problem> {
    const WIDTH: u32 = 600;
    const HEIGHT: u32 = 840;
    let mut pixels = Vec::new();
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let (dx, dy) = (i64::from(x) - 450, i64::from(y) - 680);
            let distance = dx * dx + dy * dy;
            let ring = (4900..=5900).contains(&distance) || distance < 400;
            let line = y % 70 == 0 && (60..540).contains(&x) && y > 100 && y < 560;
            let ink = (90..110).contains(&y) && (60..380).contains(&x);
            pixels.extend_from_slice(match (ring, line, ink) {
                (true, _, _) => &[190, 40, 40],
                (_, true, _) => &[150, 155, 150],
                (_, _, true) => &[40, 48, 44],
                _ => &[250, 248, 242],
            });
        }
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels));
    written.map_err(|error| Problem::internal(format!("seed photo: {error}")))?;
    Ok(file)
}
