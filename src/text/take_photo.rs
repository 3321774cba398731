//! Words of the page on which a phone takes the photo, and the sentences for a link that does not work and for an upload
//! that fails.

use super::{Language, Sentence};
use crate::exchange::error::BackendError;

super::sentences! {
    TITLE: "Take the photo", "拍摄照片";
    NO_LINK: "This page no longer has its link, because it was reloaded or opened without one. Scan the code on the computer again. A link works until it is used or expires.", "此页面已没有链接，可能是重新加载，或打开时未带链接。请重新扫描电脑上的二维码。链接在使用或过期之前一直有效。";
    EXPIRED: "This link has expired.", "此链接已过期。";
    ENDED: "This link does not work any more: it was used, replaced or withdrawn. Check on the computer if this photo is there. If not, create a new link there and take the photo again.", "此链接已失效：已使用、被替换或被撤回。请在电脑上查看此照片是否已上传；如果没有，请在电脑上重新生成链接后再次拍摄。";
    GONE: "This link does not work any more. It was used, replaced or withdrawn, or it has expired.", "此链接已失效：已使用、被替换、被撤回或已过期。";
    UNKNOWN: "The certificate service does not know this link. Part of it may be missing.", "证书服务无法识别此链接，链接可能不完整。";
    NEW_LINK: "On the computer, select “Make a new one”, then scan the new code.", "请在电脑上选择“重新生成”，然后扫描新的二维码。";
    MAYBE_SENT: "The connection broke during the upload, and the link has been used since. Check on the computer if the photo is there. If not, create a new link there and take the photo again.", "上传时连接中断，此后链接已被使用。请在电脑上查看照片是否已上传；如果没有，请在电脑上重新生成链接后再次拍摄。";
    CLOSED: "The order does not accept photos now. Check its status on the computer.", "订单目前不接收照片。请在电脑上查看订单状态。";
    CUT: "The upload was interrupted. The photo is still on this page: upload it again.", "上传中断。照片仍在此页面上，请再次上传。";
    OFFLINE: "You seem to be offline. Nothing was sent, and the photo is still on this page. Upload it when you are back online.", "网络连接似乎已断开，未发送任何内容，照片仍在此页面上。恢复网络后请再次上传。";
    BUSY: "The certificate service could not store the photo just now. It is still on this page: upload it again in a few minutes.", "证书服务暂时无法保存照片。照片仍在此页面上，请过几分钟再次上传。";
    REFUSED: "The certificate service does not accept this photo. Take it again.", "证书服务不接受此照片。请重新拍摄。";
    DONE: "Done: continue on the computer", "完成：请在电脑上继续";
    DONE_MORE: "The photo was uploaded: {0}. You can close this page.", "照片已上传：{0}。您可以关闭此页面。";
}

/// Returns the sentences for a link that does not work when the page is opened, or `None` if another attempt may succeed.
pub fn broken_link(error: &BackendError) -> Option<[Sentence; 2]> {
    match error {
        BackendError::Gone(_) => Some([GONE, NEW_LINK]),
        BackendError::NotFound(_) => Some([UNKNOWN, NEW_LINK]),
        _ => None,
    }
}

/// The facts that the page has when an upload fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// True if the link has expired, by the clock of the service.
    pub expired: bool,
    /// True if an upload through this page got no answer, so that its photo may have arrived.
    pub maybe_sent: bool,
}

/// Describes why a photo was not uploaded, and says what to do.
///
/// A link that was used may have been used by this very photo, even if no answer was lost here: browsers send a request
/// again if a connection that they used before breaks. So the sentences about such a link leave it open.
pub fn upload_problem(error: &BackendError, known: Known, language: Language) -> String {
    let sentence = match error {
        BackendError::Gone(_) | BackendError::NotFound(_) if known.maybe_sent => MAYBE_SENT,
        BackendError::Gone(_) if known.expired => {
            return [language.say(EXPIRED), language.between_sentences(), language.say(NEW_LINK)].concat();
        }
        BackendError::Gone(_) | BackendError::NotFound(_) => ENDED,
        BackendError::Offline => OFFLINE,
        BackendError::Conflict(_) => CLOSED,
        BackendError::TooLarge(_) | BackendError::UnsupportedMedia(_) | BackendError::Rejected(_) => REFUSED,
        BackendError::Unavailable { .. } | BackendError::TooMany { .. } => BUSY,
        _ => CUT,
    };
    language.say(sentence).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::ProblemDetails;

    #[track_caller]
    fn check(status: u16, known: Known, begins: Sentence) {
        let error = BackendError::of_status(status, ProblemDetails::default(), None);
        for language in Language::ALL {
            let said = upload_problem(&error, known, language);
            assert!(said.starts_with(language.say(begins)), "{status} {known:?}: {said}");
        }
    }

    #[test]
    fn a_used_link_is_blamed_on_nobody_while_this_photo_may_have_used_it() {
        let known = |expired, maybe_sent| Known { expired, maybe_sent };
        for status in [404, 410] {
            check(status, known(false, false), ENDED);
            check(status, known(false, true), MAYBE_SENT);
            check(status, known(true, true), MAYBE_SENT);
        }
        check(410, known(true, false), EXPIRED);
        check(409, known(false, false), CLOSED);
        for status in [413, 415, 422] {
            check(status, known(false, false), REFUSED);
        }
        check(503, known(false, false), BUSY);
        assert_eq!(upload_problem(&BackendError::Unreachable, known(false, false), Language::English), CUT[0]);
    }

    #[test]
    fn a_link_that_does_not_work_says_what_to_do_on_the_computer() {
        for (status, what) in [(410, GONE), (404, UNKNOWN)] {
            let error = BackendError::of_status(status, ProblemDetails::default(), None);
            assert_eq!(broken_link(&error), Some([what, NEW_LINK]));
        }
        assert_eq!(broken_link(&BackendError::Offline), None);
    }
}
