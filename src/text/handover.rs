//! Words about the link with which a phone takes the photo, as the computer shows them.

use super::{Language, backend};
use crate::exchange::error::BackendError;

super::sentences! {
    USE_PHONE: "Use your phone", "用手机拍照";
    MAKING: "Creating the link…", "正在生成链接…";
    SCAN: "Scan this code with your phone's camera. It opens a page where you take the photo. You do not need to sign in on the phone.", "请用手机相机扫描此二维码，打开页面后即可拍照，手机无需登录。";
    CODE: "QR code with the link for your phone", "供手机打开链接的二维码";
    LINK: "Or open this link on the phone:", "也可以在手机上打开此链接：";
    COPY_LINK: "Copy the link for your phone", "复制供手机打开的链接";
    WORKS: "The link works once, for another {0}.", "链接只能使用一次，剩余 {0}。";
    SECRET: "Anyone who has the link can upload one photo here, so do not share it. It does not show them this order or its photo.", "持有此链接的任何人都可以在此上传一张照片，请勿转发。他人无法通过链接查看此订单或其照片。";
    EARLIER: "The link that you created before may also work until {0}.", "之前生成的链接在 {0} 之前可能仍然有效。";
    WAITING: "Waiting for the photo from your phone.", "正在等待手机上传照片。";
    KEEPS_CHECKING: "We will keep checking for the photo.", "将继续检查照片是否已上传。";
    ELSEWHERE: "The link for your phone is not shown here, because the page was reloaded or the link was created in another tab. If your phone has opened it, you can still upload the photo until {0}.", "供手机使用的链接不在此显示：页面已重新加载，或链接是在其他标签页中生成的。如果手机已打开链接，在 {0} 之前仍可上传照片。";
    NEW: "Make a new one", "重新生成";
    CANCEL: "Cancel", "取消";
    CHECK_AGAIN: "Check again", "再次检查";
    STOPPED: "This page has stopped waiting. The link still works until {0}. If you use it, reload this page to see the photo.", "此页面已停止等待。链接在 {0} 之前仍然有效，使用后请重新加载此页面查看照片。";
    EXPIRED: "The link has expired. No new photo has arrived.", "链接已过期，未收到新照片。";
    ARRIVED: "The photo has arrived: {0}.", "已收到照片：{0}。";
    BESIDE: "The photo that you selected on this computer is not uploaded. If you upload it, it replaces the photo that has arrived.", "您在此电脑上选择的照片尚未上传。如果上传，将替换已收到的照片。";
    CLOSED: "The status of this order has changed, so no photo can be added. Reload the page to see its status.", "订单状态已变更，无法再添加照片。请重新加载页面查看状态。";
    NOT_OFFERED: "The certificate service did not create a link for a phone. Select the photo on this computer instead.", "证书服务未能生成供手机使用的链接。请在此电脑上选择照片。";
}

/// Says that the photo has arrived. `beside` is true if another photo is chosen on the computer and not uploaded.
pub fn arrived(size: &str, beside: bool, language: Language) -> String {
    let arrived = language.say_with(ARRIVED, &[size]);
    if beside { [&arrived, language.between_sentences(), language.say(BESIDE)].concat() } else { arrived }
}

/// Says that the page waits for the photo, and why the last check failed if it did.
pub fn waiting(trouble: Option<&BackendError>, language: Language) -> String {
    match trouble {
        None => language.say(WAITING).to_owned(),
        Some(error) => {
            [language.say(backend::what(error)), language.between_sentences(), language.say(KEEPS_CHECKING)].concat()
        }
    }
}
