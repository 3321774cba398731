//! The limits of the contract, which the client enforces too. Only this file and `rules` may have a limit as a number.

/// Octets of a whole domain name, without the trailing dot (RFC 1035 2.3.4).
pub const DOMAIN_NAME_OCTETS: usize = 253;
/// Octets of one label of a domain name (RFC 1035 2.3.4).
pub const LABEL_OCTETS: usize = 63;
/// Octets of the first name, which becomes the common name (X.520 ub-common-name).
pub const COMMON_NAME_OCTETS: usize = 64;
/// Characters of a company's name (X.520 ub-organization-name).
pub const COMPANY_NAME_CHARS: usize = 64;
/// Characters of a company's registration number (X.520 ub-serial-number).
pub const COMPANY_CODE_CHARS: usize = 64;
/// Characters of an address, a province and a city (X.520 ub-state-name, ub-locality-name).
pub const ADDRESS_CHARS: usize = 128;
/// Characters of a postal code (X.520 ub-postal-code).
pub const POST_CODE_CHARS: usize = 40;
/// Octets of an e-mail address (RFC 5321 4.5.3.1.3, without the angle brackets).
pub const EMAIL_CHARS: usize = 254;
/// Characters of a person's name, title and department.
pub const PERSON_CHARS: usize = 128;
/// Bytes of a CSR in PEM.
pub const CSR_BYTES: usize = 64 * 1024;
/// Bytes of an application in JSON.
pub const APPLICATION_BYTES: usize = 256 * 1024;
/// The most bytes of an answer that the client reads. No answer of the contract is nearly as large.
pub const ANSWER_BYTES: usize = 10 * 1024 * 1024;
