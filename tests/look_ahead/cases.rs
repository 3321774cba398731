//! The cases of the look ahead. None of them is about a real company.

use signet::application::FieldId::{
    self, ApplicantEmail, CompanyName, CompanyPhone, CountryCode, CsrMethod, CsrPem, DomainValidation, Domains,
    PostCode, Province,
};

/// Answers that bring a line, or leave it out.
pub(crate) struct Case {
    /// The line that the case is about.
    pub(crate) line: &'static str,
    /// The case in words, as the documentation has it.
    pub(crate) name: &'static str,
    /// The only line that the answers bring, if any.
    pub(crate) brings: Option<&'static str>,
    /// The validation level.
    pub(crate) level: &'static str,
    /// The plain names and the wildcard names that were bought.
    pub(crate) bought: (u32, u32),
    /// The answers that differ from those of the ordinary order.
    pub(crate) answers: &'static [(FieldId, &'static str)],
    /// The CSRs of other orders.
    pub(crate) other_csrs: &'static [&'static str],
}

const fn case(
    line: &'static str,
    is_brought: bool,
    name: &'static str,
    answers: &'static [(FieldId, &'static str)],
) -> Case {
    let brings = if is_brought { Some(line) } else { None };
    Case { line, name, brings, level: "OV", bought: (2, 0), answers, other_csrs: &[] }
}

const fn bought(plain: u32, wildcards: u32, case: Case) -> Case {
    Case { bought: (plain, wildcards), ..case }
}

const fn dv(case: Case) -> Case {
    Case { level: "DV", ..case }
}

/// A request, one for another name with the same key, and one with another key.
const OWN: &str = "\
-----BEGIN CERTIFICATE REQUEST-----
MIHXMH4CAQAwHDEaMBgGA1UEAwwRd3d3LmtlbHAtdG9vbHMuZGUwWTATBgcqhkjO
PQIBBggqhkjOPQMBBwNCAAQ8nXQxTCqdLMIGfT/Eh7e1OYKbMAp9IvqYt51h8Wlw
VBjhpdUH/yccArTSGc+GxUbUHGtTlm2cFy4zjFewPRn8oAAwCgYIKoZIzj0EAwID
SQAwRgIhAJuwPqe0+OnRZWM5Yk23Ydekh81Ka0FCba0a/NBqEBHQAiEA9f0T7XXf
tZOX+C/Wl2Y7xv/TAZtolPl2Glrw5ixsev0=
-----END CERTIFICATE REQUEST-----";
const SAME_KEY: &str = "\
-----BEGIN CERTIFICATE REQUEST-----
MIHxMIGYAgEAMDYxGjAYBgNVBAMMEW9sZC5rZWxwLXRvb2xzLmRlMRgwFgYDVQQK
DA9LZWxwIFRvb2xzIEdtYkgwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ8nXQx
TCqdLMIGfT/Eh7e1OYKbMAp9IvqYt51h8WlwVBjhpdUH/yccArTSGc+GxUbUHGtT
lm2cFy4zjFewPRn8oAAwCgYIKoZIzj0EAwIDSAAwRQIhAL4I4p443Aj7GSJSGOQC
yV4Zm7xA9YCt14G9HwHDbTrWAiBXw25OcVQusPDE8nq7ZnUitPr+1F/hervyQXXN
YBq3Hg==
-----END CERTIFICATE REQUEST-----";
const OTHER_KEY: &str = "\
-----BEGIN CERTIFICATE REQUEST-----
MIHXMH4CAQAwHDEaMBgGA1UEAwwRd3d3LmtlbHAtdG9vbHMuZGUwWTATBgcqhkjO
PQIBBggqhkjOPQMBBwNCAAQ/eJLD62bhHw+0di2BeOPJcD2PZzblp33D7Y6GUXka
XldtvkOtgntmD+foahtMlEvowelLbsxLGS3xfvS3E1fKoAAwCgYIKoZIzj0EAwID
SQAwRgIhAJTj0ng+aObqV+avRprXKBdj+PjDwhoydxAEMfRf4LQOAiEAjU+aYxpQ
ngFv79QS2J5rKndT7MxXkyDiwzVOJ3iaF64=
-----END CERTIFICATE REQUEST-----";

pub(crate) const CASES: &[Case] = &[
    case("others-domain", true, "kelp.github.io", &[(Domains, "kelp.github.io")]),
    case("others-domain", true, "kelp.s3.amazonaws.com", &[(Domains, "kelp.s3.amazonaws.com")]),
    case("others-domain", false, "github.kelp-tools.de", &[(Domains, "github.kelp-tools.de")]),
    case("look-alike", true, "kelp-tools.de and ke1p-tools.de", &[(Domains, "kelp-tools.de ke1p-tools.de")]),
    case("look-alike", true, "a Cyrillic letter in one of two names", &[(Domains, "kelp-tools.de kеlр-tools.de")]),
    case(
        "look-alike",
        false,
        "mail.kelp-tools.de and mall.kelp-tools.de",
        &[(Domains, "mail.kelp-tools.de mall.kelp-tools.de")],
    ),
    bought(
        9,
        0,
        case(
            "look-alike",
            false,
            "ten numbered branches",
            &[(Domains, "b01.kelp-tools.de b02.kelp-tools.de b10.kelp-tools.de b11.kelp-tools.de")],
        ),
    ),
    bought(1, 0, dv(case("sensitive-name", true, "pay.kelp-tools.de, DV", &[(Domains, "pay.kelp-tools.de")]))),
    bought(1, 0, dv(case("sensitive-name", false, "papaya.kelp-tools.de, DV", &[(Domains, "papaya.kelp-tools.de")]))),
    bought(1, 0, case("sensitive-name", false, "pay.kelp-tools.de, OV", &[(Domains, "pay.kelp-tools.de")])),
    bought(
        1,
        1,
        case(
            "bare-of-wildcard",
            true,
            "*.shop.kelp-tools.de alone, room for a plain name",
            &[(Domains, "*.shop.kelp-tools.de")],
        ),
    ),
    bought(
        3,
        1,
        case(
            "bare-of-wildcard",
            false,
            "*.kelp-tools.de and kelp-tools.de",
            &[(Domains, "kelp-tools.de *.kelp-tools.de")],
        ),
    ),
    bought(0, 2, case("bare-of-wildcard", false, "a product of wildcards alone", &[(Domains, "*.kelp-tools.de")])),
    case("bare-forgotten", true, "www.kelp-tools.de, two names bought", &[(Domains, "www.kelp-tools.de")]),
    bought(
        3,
        0,
        case(
            "bare-forgotten",
            true,
            "www.kelp.co.uk and a shop, three names bought",
            &[(Domains, "www.kelp.co.uk shop.kelp-tools.de")],
        ),
    ),
    bought(
        1,
        0,
        case("bare-forgotten", false, "www.kelp-tools.de, one name bought", &[(Domains, "www.kelp-tools.de")]),
    ),
    case("www-forgotten", true, "kelp-tools.de, two names bought", &[(Domains, "kelp-tools.de")]),
    bought(
        5,
        0,
        case("www-forgotten", false, "shop.kelp-tools.de, five names bought", &[(Domains, "shop.kelp-tools.de")]),
    ),
    bought(
        3,
        1,
        case(
            "www-forgotten",
            false,
            "kelp-tools.de and *.kelp-tools.de",
            &[(Domains, "kelp-tools.de *.kelp-tools.de")],
        ),
    ),
    bought(
        0,
        1,
        case(
            "file-for-wildcard",
            true,
            "a file for *.kelp-tools.de",
            &[(Domains, "*.kelp-tools.de"), (DomainValidation, "file")],
        ),
    ),
    case("file-for-wildcard", false, "a file for www.kelp-tools.de", &[(DomainValidation, "file")]),
    case("email-ends", true, "email is selected", &[(DomainValidation, "email")]),
    case("email-ends", false, "a DNS record is selected", &[(DomainValidation, "dns")]),
    case("email-ends", false, "nothing is selected", &[]),
    case(
        "name-letters",
        true,
        "Kelp Tools GmbH in China",
        &[(CountryCode, "CN"), (Province, "上海"), (PostCode, "200001"), (CompanyPhone, "+86 21 5555 0100")],
    ),
    case("name-letters", true, "海带工具有限公司 in Germany", &[(CompanyName, "海带工具有限公司")]),
    case(
        "name-letters",
        false,
        "上海海带工具有限公司 in China",
        &[
            (CountryCode, "CN"),
            (Province, "上海"),
            (PostCode, "200001"),
            (CompanyPhone, "+86 21 5555 0100"),
            (CompanyName, "上海海带工具有限公司"),
        ],
    ),
    case(
        "name-letters",
        false,
        "Kelp Tools Limited in Hong Kong",
        &[
            (CompanyName, "Kelp Tools Limited"),
            (CountryCode, "HK"),
            (Province, "Kowloon"),
            (PostCode, "000000"),
            (CompanyPhone, "+852 2123 4567"),
        ],
    ),
    case(
        "name-letters",
        false,
        "ケルプ工具株式会社 in Japan",
        &[
            (CompanyName, "ケルプ工具株式会社"),
            (CountryCode, "JP"),
            (Province, "Osaka"),
            (PostCode, "530-0001"),
            (CompanyPhone, "+81 6 6345 1234"),
        ],
    ),
    case("company-phone", true, "a German mobile number", &[(CompanyPhone, "+49 151 23456789")]),
    case("company-phone", true, "a German premium-rate number", &[(CompanyPhone, "0900 1234567")]),
    case(
        "company-phone",
        true,
        "a Chinese mobile number",
        &[
            (CountryCode, "CN"),
            (Province, "上海"),
            (PostCode, "200001"),
            (CompanyPhone, "138 0013 8000"),
            (CompanyName, "上海海带工具有限公司"),
        ],
    ),
    case("company-phone", false, "a landline in Bremen", &[]),
    case(
        "company-phone",
        false,
        "a number of Oregon, where mobile numbers look the same",
        &[(CountryCode, "US"), (Province, "Oregon"), (PostCode, "97201"), (CompanyPhone, "+1 503 222 0100")],
    ),
    case(
        "company-phone",
        false,
        "a Chinese 400 number",
        &[
            (CountryCode, "CN"),
            (Province, "上海"),
            (PostCode, "200001"),
            (CompanyPhone, "400 810 8888"),
            (CompanyName, "上海海带工具有限公司"),
        ],
    ),
    case("phone-region", true, "a number of Zürich, the company is in Bremen", &[(CompanyPhone, "+41 44 668 18 00")]),
    case(
        "phone-region",
        false,
        "a number of Toronto, the company is in Oregon",
        &[(CountryCode, "US"), (Province, "Oregon"), (PostCode, "97201"), (CompanyPhone, "+1 416 555 0199")],
    ),
    case(
        "address",
        true,
        "Zhejiang with the postal code 200001",
        &[
            (CountryCode, "CN"),
            (Province, "Zhejiang"),
            (PostCode, "200001"),
            (CompanyPhone, "+86 571 8888 0100"),
            (CompanyName, "海带工具有限公司"),
        ],
    ),
    case("address", true, "Bremen with the postal code 2819", &[(PostCode, "2819")]),
    case("address", true, "Shanghai, and the country is Germany", &[(Province, "Shanghai")]),
    case("address", false, "Bremen with the postal code D-28195", &[(PostCode, "D-28195")]),
    case(
        "address",
        false,
        "Oregon with the postal code 97201-1234",
        &[(CountryCode, "US"), (Province, "Oregon"), (PostCode, "97201-1234"), (CompanyPhone, "+1 503 222 0100")],
    ),
    case("email-elsewhere", true, "ada.berg@gmail.com", &[(ApplicantEmail, "ada.berg@gmail.com")]),
    case(
        "email-elsewhere",
        true,
        "ada@web-agency.org, the company is Kelp Tools GmbH",
        &[(ApplicantEmail, "ada@web-agency.org")],
    ),
    case("email-elsewhere", false, "ada@mail.kelp-tools.de", &[(ApplicantEmail, "ada@mail.kelp-tools.de")]),
    case(
        "email-elsewhere",
        false,
        "ada@kelp-tools.com for www.kelp-tools.de",
        &[(ApplicantEmail, "ada@kelp-tools.com")],
    ),
    case(
        "email-elsewhere",
        false,
        "ada@kelp.eu for www.shop-am-deich.de, the company is Kelp Tools GmbH",
        &[(ApplicantEmail, "ada@kelp.eu"), (Domains, "www.shop-am-deich.de shop-am-deich.de")],
    ),
    dv(case("email-elsewhere", false, "ada.berg@gmail.com, DV", &[(ApplicantEmail, "ada.berg@gmail.com")])),
    Case {
        other_csrs: &[OTHER_KEY, SAME_KEY],
        ..case("key-used", true, "the key of another order", &[(CsrMethod, "manual"), (CsrPem, OWN)])
    },
    Case {
        other_csrs: &[OTHER_KEY],
        ..case("key-used", false, "a key of its own", &[(CsrMethod, "manual"), (CsrPem, OWN)])
    },
    Case { other_csrs: &[SAME_KEY], ..case("key-used", false, "an automatic CSR", &[(CsrPem, OWN)]) },
];
