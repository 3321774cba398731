//! The only place that knows URLs: every page as a value, written as a path and read from one.

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The order list.
    Orders,
    /// Applicant information.
    Application(String),
    /// Verification information.
    Verification(String),
    /// Check your answers.
    Check(String),
    /// Application status.
    Status(String),
    /// The print view of one document's form.
    Print {
        /// The order.
        order_id: String,
        /// The document.
        document_type: String,
    },
}

impl Route {
    /// The page of a path below the app's base; a slash at its end is forgiven. `None` where there is no such page.
    pub fn from_path(path: &str) -> Option<Self> {
        let path = path.trim_matches('/');
        if path.is_empty() {
            return Some(Self::Orders);
        }
        let (order_id, page) = path.strip_prefix("orders/")?.split_once('/')?;
        let order_id = decode(order_id);
        Some(match page {
            "application" => Self::Application(order_id),
            "verification" => Self::Verification(order_id),
            "check" => Self::Check(order_id),
            "status" => Self::Status(order_id),
            _ => {
                let document_type = page.strip_prefix("documents/")?.strip_suffix("/print")?;
                if document_type.contains('/') {
                    return None;
                }
                Self::Print { order_id, document_type: decode(document_type) }
            }
        })
    }

    /// The order that the page is about.
    pub fn order_id(&self) -> Option<&str> {
        match self {
            Self::Orders => None,
            Self::Application(order_id)
            | Self::Verification(order_id)
            | Self::Check(order_id)
            | Self::Status(order_id)
            | Self::Print { order_id, .. } => Some(order_id),
        }
    }

    /// The path below the app's base, starting with `/`. Ids are percent-encoded.
    pub fn path(&self) -> String {
        let order = |order_id: &str, page: &str| ["/orders/", &encode(order_id), page].concat();
        match self {
            Self::Orders => "/".to_owned(),
            Self::Application(order_id) => order(order_id, "/application"),
            Self::Verification(order_id) => order(order_id, "/verification"),
            Self::Check(order_id) => order(order_id, "/check"),
            Self::Status(order_id) => order(order_id, "/status"),
            Self::Print { order_id, document_type } => {
                order(order_id, &["/documents/", &encode(document_type), "/print"].concat())
            }
        }
    }
}

/// Percent-encodes one path segment (RFC 3986 3.3): unreserved characters stay.
pub fn encode(segment: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

/// Undoes [`encode`]; what is no UTF-8 or no escape stays as it is.
fn decode(segment: &str) -> String {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let escaped = match rest {
            [b'%', high, low, ..] => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &rest[3..] } else { behind };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| segment.to_owned())
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_read_from_the_path_it_writes() {
        let id = || "9 8/%é".to_owned();
        for route in [
            Route::Orders,
            Route::Application(id()),
            Route::Verification(id()),
            Route::Check(id()),
            Route::Status(id()),
            Route::Print { order_id: id(), document_type: "a/b".to_owned() },
        ] {
            assert_eq!(Route::from_path(&route.path()), Some(route));
        }
    }

    #[test]
    fn what_is_no_page_has_no_route() {
        for path in ["/orders", "/orders/1", "/orders/1/paper", "/orders/1/documents/a/b/print", "/api/orders/1/status"]
        {
            assert_eq!(Route::from_path(path), None, "{path}");
        }
        assert_eq!(Route::from_path("/orders/1/status/"), Some(Route::Status("1".to_owned())));
    }

    #[test]
    fn an_order_id_cannot_leave_its_segment() {
        assert_eq!(Route::Status("../x?y#z".to_owned()).path(), "/orders/..%2Fx%3Fy%23z/status");
    }
}
