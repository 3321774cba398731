//! Providers where anybody can open a mailbox, and corrections of typing mistakes in well-known domains.

/// Providers where anybody can open a mailbox. Those that people mistype most often come first.
const FREE_MAIL: [&str; 44] = [
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "yahoo.com",
    "icloud.com",
    "qq.com",
    "163.com",
    "126.com",
    "live.com",
    "foxmail.com",
    "sina.com",
    "aliyun.com",
    "googlemail.com",
    "protonmail.com",
    "mail.com",
    "aol.com",
    "sohu.com",
    "proton.me",
    "pm.me",
    "me.com",
    "mac.com",
    "msn.com",
    "ymail.com",
    "yeah.net",
    "139.com",
    "189.cn",
    "sina.cn",
    "vip.qq.com",
    "vip.163.com",
    "tom.com",
    "21cn.com",
    "wo.cn",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "mail.ru",
    "yandex.ru",
    "yandex.com",
    "naver.com",
    "hotmail.co.uk",
    "yahoo.co.uk",
    "yahoo.co.jp",
    "zoho.com",
];
/// The number of entries at the start of [`FREE_MAIL`] that a typed domain is compared with.
const OFTEN_MISTYPED: usize = 14;

/// Returns true if anybody can open a mailbox at the provider.
pub fn is_free_mail(domain: &str) -> bool {
    FREE_MAIL.contains(&domain)
}

/// Returns the domain that was probably intended: a well-known provider that is one slip away, or the name with a
/// corrected ending such as `.com`.
pub(super) fn meant(domain: &str) -> Option<String> {
    // `email.com` is a provider too, although it is one letter away from `gmail.com`.
    if is_free_mail(domain) || domain == "email.com" {
        return None;
    }
    let is_near = |known: &&&str| known.len() >= 9 && is_one_slip(domain.as_bytes(), known.as_bytes());
    if let Some(known) = FREE_MAIL.iter().take(OFTEN_MISTYPED).find(is_near) {
        return Some((*known).to_owned());
    }
    let (name, top_level) = domain.rsplit_once('.')?;
    match top_level {
        "con" | "cmo" | "ocm" | "comm" | "vom" | "xom" | "cpm" | "conm" | "coom" | "c0m" => {
            Some([name, ".com"].concat())
        }
        "nte" | "ent" | "nett" => Some([name, ".net"].concat()),
        "ogr" | "rog" | "orgg" => Some([name, ".org"].concat()),
        "cnn" | "ccn" => Some([name, ".cn"].concat()),
        "comcn" => Some([name, ".com.cn"].concat()),
        "co" | "cm" | "om" => {
            let whole = [name, ".com"].concat();
            is_free_mail(&whole).then_some(whole)
        }
        _ => None,
    }
}

/// Returns the domain that was probably intended if no registry runs the typed ending: the name with a well-known
/// ending that is one slip away.
pub(super) fn meant_ending(domain: &str) -> Option<String> {
    const ENDINGS: [&str; 9] = ["com", "net", "org", "cn", "edu", "gov", "info", "com.cn", "co.uk"];
    if let Some(domain) = meant(domain) {
        return Some(domain);
    }
    let (name, ending) = domain.rsplit_once('.')?;
    // An ending of one letter would be one slip away from too many.
    let is_near = |known: &&&str| ending.len() > 1 && is_one_slip(ending.as_bytes(), known.as_bytes());
    ENDINGS.iter().find(is_near).map(|known| [name, ".", known].concat())
}

/// Returns true if one slip makes one text of the other: a letter added, left out, changed, or swapped with its
/// neighbour.
fn is_one_slip(typed: &[u8], known: &[u8]) -> bool {
    let same_start = typed.iter().zip(known).take_while(|(left, right)| left == right).count();
    let (typed, known) = (&typed[same_start..], &known[same_start..]);
    let same_end = typed.iter().rev().zip(known.iter().rev()).take_while(|(left, right)| left == right).count();
    let (typed, known) = (&typed[..typed.len() - same_end], &known[..known.len() - same_end]);
    match (typed.len(), known.len()) {
        (0, 1) | (1, 0 | 1) => true,
        (2, 2) => typed[0] == known[1] && typed[1] == known[0],
        _ => false,
    }
}
