//! Issuance: a real X.509 certificate, signed by a CA whose key is stored in the database file.

use std::net::IpAddr;

use rcgen::string::Ia5String;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, DnValue, ExtendedKeyUsagePurpose, IsCa, Issuer,
    KeyPair, KeyUsagePurpose, PublicKeyData, SanType, SerialNumber,
};
use rusqlite::Transaction;
use signet::contract::{Application, Csr, Product, ValidationLevel};

use super::csr;
use crate::clock::{DAY, Moment, date};
use crate::database::certificates::CertificateRow;
use crate::database::settings;
use crate::problem::Problem;
use crate::random;

/// The validity of a certificate, in days (Baseline Requirements 6.3.2, from 2026-03-15 to 2027-03-14).
pub(crate) const LIFE_DAYS: i64 = 200;
/// The validity of the CA certificate, in days.
const CA_LIFE_DAYS: i64 = 3650;
/// The CA certificate starts this many days before it is made.
const CA_AGE_DAYS: i64 = 365;
/// The settings that store the CA's key and certificate.
const CA_KEY: &str = "ca_key";
const CA_CERTIFICATE: &str = "ca_certificate";

impl From<rcgen::Error> for Problem {
    fn from(error: rcgen::Error) -> Self {
        Self::internal(format!("certificate: {error}"))
    }
}

/// The CA's certificate in PEM. The CA is made if the database has none.
pub(crate) fn ca_certificate(transaction: &Transaction<'_>, now: Moment) -> Result<String, Problem> {
    Ok(authority(transaction, now)?.0)
}

fn authority(transaction: &Transaction<'_>, now: Moment) -> Result<(String, KeyPair), Problem> {
    let certificate = settings::get(transaction, CA_CERTIFICATE)?;
    let key = settings::get(transaction, CA_KEY)?;
    if let (Some(certificate), Some(key)) = (certificate, key) {
        return Ok((certificate, KeyPair::from_pem(&key)?));
    }
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, "Signet Reference CA");
    params.distinguished_name.push(DnType::OrganizationName, "Signet");
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    // The seed signs certificates in the past, so the CA must start before them.
    params.not_before = date(now - CA_AGE_DAYS * DAY);
    params.not_after = date(now + CA_LIFE_DAYS * DAY);
    params.serial_number = Some(serial());
    let certificate = params.self_signed(&key)?.pem();
    settings::set(transaction, CA_CERTIFICATE, &certificate)?;
    settings::set(transaction, CA_KEY, &key.serialize_pem())?;
    Ok((certificate, key))
}

/// Makes a serial number of 127 bits that is positive in DER (Baseline Requirements 7.1: at least 64 bits from a
/// CSPRNG).
fn serial() -> SerialNumber {
    let mut bytes = random::bytes::<16>();
    bytes[0] = (bytes[0] & 0x7f) | 0x40;
    SerialNumber::from_slice(&bytes)
}

/// Signs the certificate of an application that has passed the judge.
pub(crate) fn sign(
    transaction: &Transaction<'_>,
    application: &Application,
    product: &Product,
    now: Moment,
) -> Result<CertificateRow, Problem> {
    let (ca_certificate, ca_key) = authority(transaction, now)?;
    let issuer = Issuer::from_ca_cert_pem(&ca_certificate, ca_key)?;
    let (not_before, not_after) = (now, now + LIFE_DAYS * DAY - 1);
    let serial_number = serial();
    let mut params = CertificateParams::default();
    params.distinguished_name = subject(application, product);
    params.subject_alt_names = application.domains.iter().map(|name| alternative(name)).collect::<Result<_, _>>()?;
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    params.not_before = date(not_before);
    params.not_after = date(not_after);
    params.serial_number = Some(serial_number.clone());
    let (leaf, private_key) = match &application.csr {
        Csr::Automatic => {
            // The backend makes no CSR here, because a CSR would only carry this key.
            let key = KeyPair::generate()?;
            (params.signed_by(&key, &issuer)?, Some(key.serialize_pem()))
        }
        Csr::Manual { pem } => {
            let csr = csr::parse(pem).map_err(|error| Problem::internal(format!("CSR at issuance: {error:?}")))?;
            if !csr.key.algorithm().eq(&rcgen::PKCS_ECDSA_P256_SHA256)
                && !csr.key.algorithm().eq(&rcgen::PKCS_ECDSA_P384_SHA384)
            {
                params.key_usages.push(KeyUsagePurpose::KeyEncipherment);
            }
            (params.signed_by(&csr.key, &issuer)?, None)
        }
    };
    Ok(CertificateRow {
        chain: format!("{}{}", leaf.pem().replace("\r\n", "\n"), ca_certificate.replace("\r\n", "\n")),
        private_key,
        not_before,
        not_after,
        serial_number: random::hex(&serial_number.to_bytes()),
    })
}

fn subject(application: &Application, product: &Product) -> DistinguishedName {
    let mut subject = DistinguishedName::new();
    let organisation = application.company.as_ref().filter(|_| product.validation_level != ValidationLevel::Dv);
    if let Some(company) = organisation {
        let texts = [
            (DnType::StateOrProvinceName, &company.province),
            (DnType::LocalityName, &company.city),
            (DnType::OrganizationName, &company.name),
        ];
        // A country is two letters of PrintableString (X.520 6.3.1); the judge has checked that.
        if let Ok(country) = rcgen::string::PrintableString::try_from(company.country_code.as_str()) {
            subject.push(DnType::CountryName, DnValue::PrintableString(country));
        }
        for (kind, text) in texts {
            if !text.trim().is_empty() {
                subject.push(kind, text.trim());
            }
        }
    }
    if let Some(name) = application.domains.first() {
        subject.push(DnType::CommonName, name.as_str());
    }
    subject
}

fn alternative(name: &str) -> Result<SanType, Problem> {
    // An address never gets here. If it did, it must not become a DNS name.
    if name.parse::<IpAddr>().is_ok() {
        return Err(Problem::internal("an address among the names"));
    }
    Ok(SanType::DnsName(Ia5String::try_from(name)?))
}
