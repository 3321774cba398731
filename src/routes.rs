//! Every page as a value, and its path for links and navigation. `app` has the same paths as patterns for the router.
//! `tests/web/routes.rs` checks that both agree.

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
    /// The page on which a phone takes the photo of a document. The link to it has a secret behind `#`.
    Photo,
}

impl Route {
    /// The id of the page's order, if it has one.
    pub fn order_id(&self) -> Option<&str> {
        match self {
            Self::Orders | Self::Photo => None,
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
            Self::Photo => "/photo".to_owned(),
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

/// Percent-encodes one path segment (RFC 3986 3.3). Unreserved characters stay as they are.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_id_cannot_leave_its_segment() {
        assert_eq!(Route::Status("../x?y#z".to_owned()).path(), "/orders/..%2Fx%3Fy%23z/status");
    }
}
