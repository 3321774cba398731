//! The names of the files that hold a downloaded certificate.

/// Returns the name of a certificate's file: its stem, followed by `.pem`.
pub fn certificate_file_name(domains: &[String]) -> String {
    [&certificate_file_stem(domains), ".pem"].concat()
}

/// Returns the beginning of the names of a certificate's files: the first domain name, or `certificate` if there is none.
/// The asterisk of a wildcard becomes the word `wildcard`. Every other character that a file system might reject becomes
/// `_`.
pub fn certificate_file_stem(domains: &[String]) -> String {
    let first = domains.first().map_or("", String::as_str).trim_matches('.');
    let mut name = String::new();
    for character in first.chars() {
        match character {
            '*' => name.push_str("wildcard"),
            _ if character.is_alphanumeric() || character == '-' || character == '.' => name.push(character),
            _ => name.push('_'),
        }
    }
    if name.is_empty() {
        name.push_str("certificate");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(domain: &str, expected: &str) {
        assert_eq!(certificate_file_name(&[domain.to_owned()]), expected);
    }

    #[test]
    fn a_certificate_file_is_called_after_the_first_name() {
        check("www.example.com", "www.example.com.pem");
        check("*.example.com", "wildcard.example.com.pem");
        assert_eq!(certificate_file_name(&[]), "certificate.pem");
    }

    #[test]
    fn a_certificate_file_cannot_leave_its_folder() {
        check("../../etc/passwd", "_.._etc_passwd.pem");
        check("a\\b:c\n", "a_b_c_.pem");
    }
}
