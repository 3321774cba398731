//! The limits of the contract, which the client mirrors. The only place, beside `rules`, where a limit is a number.

/// Octets in a whole domain name, without the trailing dot (RFC 1035 2.3.4).
pub const DOMAIN_NAME_OCTETS: usize = 253;
/// Octets in one label of a domain name (RFC 1035 2.3.4).
pub const LABEL_OCTETS: usize = 63;
/// Octets in the first name, which becomes the common name (X.520 ub-common-name).
pub const COMMON_NAME_OCTETS: usize = 64;
/// Characters in a company's name (X.520 ub-organization-name).
pub const COMPANY_NAME_CHARS: usize = 64;
/// Characters in a company's registration number (X.520 ub-serial-number).
pub const COMPANY_CODE_CHARS: usize = 64;
/// Characters in an address, a province and a city (X.520 ub-state-name, ub-locality-name).
pub const ADDRESS_CHARS: usize = 128;
/// Characters in a postal code (X.520 ub-postal-code).
pub const POST_CODE_CHARS: usize = 40;
/// Characters in an e-mail address (RFC 5321 4.5.3.1.3, less the angle brackets).
pub const EMAIL_CHARS: usize = 254;
/// Characters in a person's name, title and department.
pub const PERSON_CHARS: usize = 128;
/// Bytes of PEM in a CSR.
pub const CSR_BYTES: usize = 64 * 1024;
/// Bytes of JSON in an application.
pub const APPLICATION_BYTES: usize = 256 * 1024;
/// Bytes of an answer that the client is willing to read; none of the contract's is nearly as large.
pub const ANSWER_BYTES: usize = 10 * 1024 * 1024;
