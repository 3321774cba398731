//! Tells which part of an address does not fit the rest: the postal code of a country, the province of a country, the postal code of
//! a province.
//!
//! Authority: the addressing guides of the Universal Postal Union for the forms of postal codes; ISO 3166-2:CN and the postal zones
//! of China Post; USPS Publication 28 for the states and the first digit of their ZIP codes. A country that is not in a table has no
//! misfit.

use serde::{Deserialize, Serialize};

/// The part of an address that does not fit the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misfit {
    /// The country has no such postal codes.
    PostCodeOfCountry,
    /// The province is in another country.
    ProvinceOfCountry,
    /// The postal code is that of another province.
    PostCodeOfProvince,
}

/// The forms of postal codes without blanks and hyphens: `N` is a digit, `A` a letter, `?` one of both.
const POST_CODES: &[(&str, &str)] = &[
    ("AR", "NNNN|ANNNNAAA"),
    ("AT", "NNNN"),
    ("AU", "NNNN"),
    ("BE", "NNNN"),
    ("BG", "NNNN"),
    ("BR", "NNNNNNNN"),
    ("BY", "NNNNNN"),
    ("CA", "ANANAN"),
    ("CH", "NNNN"),
    ("CN", "NNNNNN"),
    ("CY", "NNNN"),
    ("CZ", "NNNNN"),
    ("DE", "NNNNN"),
    ("DK", "NNNN"),
    ("EE", "NNNNN"),
    ("ES", "NNNNN"),
    ("FI", "NNNNN"),
    ("FR", "NNNNN"),
    ("GB", "ANNAA|ANNNAA|AANNAA|AANNNAA|ANANAA|AANANAA"),
    ("GR", "NNNNN"),
    ("HR", "NNNNN"),
    ("HU", "NNNN"),
    ("ID", "NNNNN"),
    ("IE", "ANN????|ANA????"),
    ("IN", "NNNNNN"),
    ("IS", "NNN"),
    ("IT", "NNNNN"),
    ("JP", "NNNNNNN"),
    ("KR", "NNNNN"),
    ("LI", "NNNN"),
    ("LT", "NNNNN"),
    ("LU", "NNNN"),
    ("LV", "NNNN"),
    ("MX", "NNNNN"),
    ("MY", "NNNNN"),
    ("NL", "NNNNAA"),
    ("NO", "NNNN"),
    ("NZ", "NNNN"),
    ("PH", "NNNN"),
    ("PL", "NNNNN"),
    ("PT", "NNNNNNN"),
    ("RO", "NNNNNN"),
    ("RU", "NNNNNN"),
    ("SE", "NNNNN"),
    ("SG", "NNNNNN"),
    ("SI", "NNNN"),
    ("SK", "NNNNN"),
    ("TH", "NNNNN"),
    ("TR", "NNNNN"),
    ("UA", "NNNNN"),
    ("US", "NNNNN|NNNNNNNNN"),
    ("VN", "NNNNNN|NNNNN"),
    ("ZA", "NNNN"),
];

/// The provinces of China: the names, and the first two digits of the postal codes.
const CHINA: &[(&str, &str)] = &[
    ("beijing|北京", "10"),
    ("tianjin|天津", "30"),
    ("shanghai|上海", "20"),
    ("chongqing|重庆", "40"),
    ("hebei|河北", "05 06 07"),
    ("shanxi|山西", "03 04"),
    ("inner mongolia|neimenggu|nei mongol|内蒙古", "01 02"),
    ("liaoning|辽宁", "11 12"),
    ("jilin|吉林", "13"),
    ("heilongjiang|黑龙江", "15 16"),
    ("jiangsu|江苏", "21 22"),
    ("zhejiang|浙江", "31 32"),
    ("anhui|安徽", "23 24"),
    ("fujian|福建", "35 36"),
    ("jiangxi|江西", "33 34"),
    ("shandong|山东", "25 26 27"),
    ("henan|河南", "45 46 47"),
    ("hubei|湖北", "43 44"),
    ("hunan|湖南", "41 42"),
    ("guangdong|广东", "51 52"),
    ("guangxi|广西", "53 54"),
    ("hainan|海南", "57"),
    ("sichuan|四川", "61 62 63 64"),
    ("guizhou|贵州", "55 56"),
    ("yunnan|云南", "65 66 67"),
    ("tibet|xizang|西藏", "85 86"),
    ("shaanxi|陕西", "71 72"),
    ("gansu|甘肃", "73 74"),
    ("qinghai|青海", "81"),
    ("ningxia|宁夏", "75"),
    ("xinjiang|新疆", "83 84"),
];

/// The states of the United States: the name, the abbreviation, and the first digits of the ZIP codes. Georgia is a country too.
const STATES: &[(&str, &str)] = &[
    ("alabama|al", "3"),
    ("alaska|ak", "9"),
    ("arizona|az", "8"),
    ("arkansas|ar", "7"),
    ("california|ca", "9"),
    ("colorado|co", "8"),
    ("connecticut|ct", "0"),
    ("delaware|de", "1"),
    ("florida|fl", "3"),
    ("georgia|ga", "3"),
    ("hawaii|hi", "9"),
    ("idaho|id", "8"),
    ("illinois|il", "6"),
    ("indiana|in", "4"),
    ("iowa|ia", "5"),
    ("kansas|ks", "6"),
    ("kentucky|ky", "4"),
    ("louisiana|la", "7"),
    ("maine|me", "0"),
    ("maryland|md", "2"),
    ("massachusetts|ma", "0"),
    ("michigan|mi", "4"),
    ("minnesota|mn", "5"),
    ("mississippi|ms", "3"),
    ("missouri|mo", "6"),
    ("montana|mt", "5"),
    ("nebraska|ne", "6"),
    ("nevada|nv", "8"),
    ("new hampshire|nh", "0"),
    ("new jersey|nj", "0"),
    ("new mexico|nm", "8"),
    ("new york|ny", "0 1"),
    ("north carolina|nc", "2"),
    ("north dakota|nd", "5"),
    ("ohio|oh", "4"),
    ("oklahoma|ok", "7"),
    ("oregon|or", "9"),
    ("pennsylvania|pa", "1"),
    ("rhode island|ri", "0"),
    ("south carolina|sc", "2"),
    ("south dakota|sd", "5"),
    ("tennessee|tn", "3"),
    ("texas|tx", "7 8"),
    ("utah|ut", "8"),
    ("vermont|vt", "0"),
    ("virginia|va", "2"),
    ("washington|wa", "9"),
    ("west virginia|wv", "2"),
    ("wisconsin|wi", "5"),
    ("wyoming|wy", "8"),
];

/// Endings of a province's name that say what it is. The longer ones come first.
const ENDINGS: [&str; 12] = [
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "省",
    "市",
    " uygur",
    " zhuang",
    " hui",
    " province",
    " municipality",
    " sheng",
];

/// Returns the first misfit of an address. `country` is ISO 3166-1 alpha-2. An empty answer fits.
pub(super) fn misfit(country: &str, province: &str, post_code: &str) -> Option<Misfit> {
    let code: String =
        post_code.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_uppercase()).collect();
    let province = province_name(province);
    let home = provinces(country).and_then(|table| row(table, &province));
    let is_abroad = |other: &str| {
        // An abbreviation is a different state elsewhere, and Georgia is a country.
        let is_unmistakable = province.chars().count() > 2 || !province.is_ascii();
        other != country && province != "georgia" && is_unmistakable && has(other, &province)
    };
    if country.is_empty() {
        None
    } else if home.is_none() && !province.is_empty() && ["CN", "US"].into_iter().any(is_abroad) {
        Some(Misfit::ProvinceOfCountry)
    } else if !code.is_empty() && !is_post_code(country, &code) {
        Some(Misfit::PostCodeOfCountry)
    } else if !code.is_empty() && home.is_some_and(|(_, zones)| !zones.split(' ').any(|zone| code.starts_with(zone))) {
        Some(Misfit::PostCodeOfProvince)
    } else {
        None
    }
}

fn provinces(country: &str) -> Option<&'static [(&'static str, &'static str)]> {
    match country {
        "CN" => Some(CHINA),
        "US" => Some(STATES),
        _ => None,
    }
}

fn row(table: &'static [(&str, &str)], province: &str) -> Option<(&'static str, &'static str)> {
    table.iter().find(|(names, _)| names.split('|').any(|name| name == province)).copied()
}

fn has(country: &str, province: &str) -> bool {
    provinces(country).is_some_and(|table| row(table, province).is_some())
}

/// Returns a province's name in small letters, without the word for what it is.
fn province_name(typed: &str) -> String {
    let mut name = typed.trim().to_lowercase();
    if let Some(rest) = name.strip_suffix(" autonomous region") {
        name.truncate(rest.len());
    }
    if let Some(ending) = ENDINGS.iter().find(|ending| name.ends_with(**ending)) {
        name.truncate(name.len() - ending.len());
    }
    name.trim().to_owned()
}

/// Returns true if the country has postal codes of this form, or is not in the table.
fn is_post_code(country: &str, code: &str) -> bool {
    let Some((_, forms)) = POST_CODES.iter().find(|(known, _)| *known == country) else { return true };
    // People write the code of the country before the postal code, as in `D-28195` and `CH-8001`.
    let bare = code.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_prefixed = code.len() - bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let fits = |code: &str| forms.split('|').any(|form| is_of_form(form, code));
    fits(code) || (is_prefixed && fits(bare))
}

fn is_of_form(form: &str, code: &str) -> bool {
    form.len() == code.len()
        && form.bytes().zip(code.bytes()).all(|(kind, byte)| match kind {
            b'N' => byte.is_ascii_digit(),
            b'A' => byte.is_ascii_alphabetic(),
            _ => byte.is_ascii_alphanumeric(),
        })
}

#[cfg(test)]
mod tests {
    use super::{Misfit, misfit};

    #[track_caller]
    fn check(country: &str, province: &str, post_code: &str, expected: Option<Misfit>) {
        assert_eq!(misfit(country, province, post_code), expected, "{country} {province} {post_code}");
    }

    #[test]
    fn addresses_of_many_countries_fit() {
        for (country, province, post_code) in [
            ("CN", "Shanghai", "200001"),
            ("CN", "广西壮族自治区", "530022"),
            ("CN", "Guangdong Province", "518000"),
            ("CN", "Xinjiang Uygur Autonomous Region", "830000"),
            ("US", "NY", "10001-1234"),
            ("US", "Texas", "79901"),
            ("GB", "Greater London", "SW1A 1AA"),
            ("GB", "Kent", "ct1 2eh"),
            ("DE", "Bremen", "D-28195"),
            ("CH", "Zürich", "CH-8001"),
            ("NL", "Utrecht", "3511 AB"),
            ("CA", "Ontario", "K1A 0B1"),
            ("IE", "Dublin", "D02 AF30"),
            ("IE", "Dublin", "D6W XY00"),
            ("PL", "Mazowieckie", "00-950"),
            ("GE", "Georgia", "0105"),
            ("AU", "WA", "6000"),
            ("HK", "Kowloon", "000000"),
            ("ID", "CA", "10110"),
            ("CN", "", ""),
            ("", "Shanghai", "1"),
        ] {
            check(country, province, post_code, None);
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        check("US", "Oregon", "972", Some(Misfit::PostCodeOfCountry));
        check("DE", "Bremen", "2819", Some(Misfit::PostCodeOfCountry));
        check("JP", "Osaka", "530001", Some(Misfit::PostCodeOfCountry));
        check("GB", "Kent", "12345", Some(Misfit::PostCodeOfCountry));
        check("DE", "Zhejiang", "28195", Some(Misfit::ProvinceOfCountry));
        check("US", "浙江省", "97201", Some(Misfit::ProvinceOfCountry));
        check("CN", "California", "200001", Some(Misfit::ProvinceOfCountry));
        check("CN", "Zhejiang", "200001", Some(Misfit::PostCodeOfProvince));
        check("CN", "北京市", "510000", Some(Misfit::PostCodeOfProvince));
        check("US", "Oregon", "10001", Some(Misfit::PostCodeOfProvince));
    }
}
