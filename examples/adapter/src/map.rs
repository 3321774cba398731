//! The translation, field by field. `docs/adapting.md` has the same as tables.

use signet::contract::{
    Application, CertificateFacts, Csr, Document, DomainType, DomainVerification, Failure, Order, OrderStatus, Product,
    RecordState, RecordType, Stage, StageCode, StageState, ValidationLevel, ValidationRecord, VerificationMethod,
};
use time::OffsetDateTime;

use crate::answer::rfc3339;
use crate::upstream::{CasDocument, CasOrder, FailRecord, Parameters, VerifyInfo};

/// The largest photo that the CA takes, in bytes. The API does not say it.
const MAX_PHOTO_BYTES: u64 = 512_000;
/// Numbers above this are milliseconds, below it seconds. The API has both.
const SECONDS_END: i64 = 100_000_000_000;

/// A time of the API.
pub(crate) fn time(number: i64) -> String {
    let seconds = if number > SECONDS_END { number / 1000 } else { number };
    rfc3339(OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH))
}

/// An order. Documents, failure and draft come from other calls and from the store.
pub(crate) fn order(
    cas: &CasOrder,
    documents: Vec<Document>,
    failure: Option<Failure>,
    draft: Option<String>,
) -> Order {
    let domain_type = match (cas.domain_count, cas.wild_domain_count) {
        (1, 0) => DomainType::Single,
        (_, 0) => DomainType::Multi,
        (0, _) => DomainType::Wildcard,
        _ => DomainType::Mixed,
    };
    Order {
        order_id: cas.order_id.to_string(),
        status: OrderStatus::from(cas.status_code.clone()),
        bought_at: time(cas.buy_date),
        domains: cas.domain.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        product: Product {
            name: cas.product_alias_name.clone(),
            brand: cas.brand_name.clone(),
            validation_level: ValidationLevel::from(cas.cert_type.clone()),
            domain_type,
            domain_count: cas.domain_count,
            wild_domain_count: cas.wild_domain_count,
            validation_methods: Vec::new(),
        },
        documents,
        can_withdraw: cas.show_cancel,
        failure,
        expected_issue_at: cas.maybe_issue_date.map(time),
        draft_saved_at: Some(draft),
    }
}

/// A document. The API has numbers for types, and no title.
pub(crate) fn document(cas: &CasDocument) -> Document {
    let title = if cas.document_type == 1 { "Certificate application form" } else { "Signed document" };
    Document {
        document_type: cas.document_type.to_string(),
        title: title.to_owned(),
        note: cas.tpl_doc_note.clone(),
        has_template: !cas.tpl_doc_oss_key.is_empty(),
        required: true,
        media_types: vec!["image/png".to_owned(), "image/jpeg".to_owned()],
        max_bytes: MAX_PHOTO_BYTES,
        upload: None,
    }
}

/// The parameters of `CreateOrderMaterial`.
pub(crate) fn material(order_id: &str, application: &Application) -> Parameters {
    let Application { domains, company, applicant, leader, csr, .. } = application.clone();
    let (company, leader) = (company.unwrap_or_default(), leader.unwrap_or_default());
    let (create_csr, csr_content) = match csr {
        Csr::Automatic => ("1", String::new()),
        Csr::Manual { pem } => ("0", pem),
    };
    // The numbers are those of the stand-in. An operator puts those of their own API here.
    let company_type = match company.r#type.as_str() {
        "private" => "1",
        "business" => "2",
        "government" => "3",
        "nonProfit" => "4",
        _ => "",
    };
    let parameters = [
        ("OrderId", order_id.to_owned()),
        ("Domain", domains.join(",")),
        ("DomainAuthType", "1".to_owned()),
        ("CompanyName", company.name),
        ("CompanyType", company_type.to_owned()),
        ("CompanyPhone", company.phone),
        ("CompanyCode", company.code),
        ("CompanyAddress", company.address),
        ("CountryCode", company.country_code),
        ("Province", company.province),
        ("City", company.city),
        ("PostCode", company.post_code),
        ("PersonName", applicant.name),
        ("PersonPhone", applicant.phone),
        ("PersonEmail", applicant.email),
        ("PersonTitle", applicant.title),
        ("PersonDepartment", applicant.department),
        ("LeaderName", leader.name),
        ("LeaderPhone", leader.phone),
        ("LeaderEmail", leader.email),
        ("LeaderTitle", leader.title),
        ("CreateCsr", create_csr.to_owned()),
        ("CsrContent", csr_content),
    ];
    parameters.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The reason of a refusal. The API does not say which fields it is about.
pub(crate) fn failure(record: FailRecord) -> Failure {
    let FailRecord { audit_note, audit_type, audit_time } = record;
    Failure { audit_note, audit_type, audit_time: time(audit_time), fields: Vec::new() }
}

/// The verification of names. The API has one record for all names, and cannot send an e-mail again.
pub(crate) fn verification(cas: &CasOrder, info: VerifyInfo) -> DomainVerification {
    let (method, r#type) = match info.check_type.as_str() {
        "FILE" => (VerificationMethod::File, RecordType::File),
        _ => (VerificationMethod::Dns, RecordType::Txt),
    };
    let state = if cas.verify_status == 1 { RecordState::Verified } else { RecordState::Pending };
    let domain = cas.domain.split(',').next().unwrap_or_default().to_owned();
    let record = ValidationRecord { domain, r#type, name: info.check_name, value: info.check_value, state };
    DomainVerification {
        method,
        sent_to: None,
        sent_at: None,
        expires_at: None,
        can_resend: false,
        records: vec![record],
    }
}

/// The stages, as far as the API tells them: what was received, the names, and the end.
pub(crate) fn stages(cas: &CasOrder) -> Vec<Stage> {
    let issued = cas.before_date.is_some();
    let running = cas.status_code == "CHECKING";
    let state = |done: bool| match (done, running) {
        (true, _) => StageState::Done,
        (false, true) => StageState::Current,
        (false, false) => StageState::Waiting,
    };
    let stage = |code, done| Stage { code, state: state(done), at: None };
    vec![
        stage(StageCode::Received, running || issued),
        stage(StageCode::DomainVerification, issued || (running && cas.verify_status == 1)),
        stage(StageCode::Issuance, issued),
    ]
}

/// The facts about a certificate. The API has no serial number; a real adapter reads it from the certificate.
pub(crate) fn certificate(cas: &CasOrder) -> Option<CertificateFacts> {
    let (not_before, not_after) = (time(cas.before_date?), time(cas.after_date?));
    Some(CertificateFacts { not_before, not_after, serial_number: String::new() })
}
