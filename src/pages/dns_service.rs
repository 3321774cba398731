//! Asks the DNS service of the site about one name. Without a service in the settings nothing is asked.

use crate::api::dns_answer;
use crate::rules::dns::{Answer, RecordKind, question, question_address, read};
use crate::state::setting;
use crate::text::foreign;

/// The most characters that are shown of what the DNS says.
const SHOWN_CHARS: usize = 120;

/// Returns the address of the service, if the site has one. Tracked.
pub(super) fn service() -> Option<String> {
    setting(|site| site.dns_over_https.clone())
}

/// Asks for the records of a name. `number` is 0 where a cache may answer. Returns `None` if the service did not find out.
pub(super) async fn ask(service: &str, name: &str, kind: RecordKind, number: u16) -> Option<Answer> {
    let question = question(name, kind, number)?;
    let message = dns_answer(&question_address(service, &question)).await.ok()?;
    read(&message).ok()
}

/// Returns what somebody has published in the DNS, as text of a bearable length.
pub(super) fn clipped(text: &str) -> String {
    let mut shown: String = foreign(text).chars().take(SHOWN_CHARS).collect();
    if shown.chars().count() == SHOWN_CHARS {
        shown.push('…');
    }
    shown
}
