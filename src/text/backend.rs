//! Sentences about errors between the page and the certificate service, and about a submission that waits.
//!
//! Each error has one sentence that describes it and one that says what to do. The service's own words are not here:
//! they are shown beside these sentences, with their source.

use super::{Language, Sentence};
use crate::exchange::error::{BackendError, ConfigurationProblem};
use crate::exchange::submission::SubmissionState;

super::sentences! {
    OFFLINE: "You seem to be offline.", "网络连接似乎已断开。";
    OFFLINE_DO: "Nothing was sent. Your answers are still on this page. Try again when you are back online.", "未发送任何内容，您填写的内容仍在此页面上。恢复网络后请重试。";
    OFFLINE_LATER: "Try again when you are back online.", "恢复网络后请重试。";
    UNREACHABLE: "The certificate service cannot be reached.", "无法连接证书服务。";
    UNREACHABLE_DO: "Check your internet connection, then try again. Your answers are still on this page.", "请检查网络连接后重试。您填写的内容仍在此页面上。";
    UNREACHABLE_LATER: "Check your internet connection, then try again.", "请检查网络连接后重试。";
    TIMED_OUT: "The certificate service took too long to respond.", "证书服务响应超时。";
    TIMED_OUT_DO: "Try again. If this keeps happening, your connection may be too slow.", "请重试。如果问题仍然存在，可能是当前网络较慢。";
    CANCELLED: "You cancelled this.", "您已取消此操作。";
    CANCELLED_DO: "Start again when you are ready.", "准备好后可重新开始。";
    NOT_OURS: "The reply did not come from the certificate service.", "收到的响应并非来自证书服务。";
    NOT_OURS_DO: "Your network may need you to sign in first, for example in a hotel or on a train. Open any website in another tab, sign in there, then try again.", "当前网络可能需要先登录（例如酒店或列车网络）。请在其他标签页打开任意网站完成登录，然后重试。";
    CONFIGURATION: "This site is not fully set up.", "此网站尚未配置完成。";
    CONFIGURATION_UNREADABLE: "Its file config.json is missing or cannot be read. Contact the site's administrator.", "配置文件 config.json 缺失或无法读取。请联系网站管理员。";
    CONFIGURATION_ADDRESS: "Its file config.json has no usable address for the certificate service. Contact the site's administrator.", "配置文件 config.json 中没有可用的证书服务地址。请联系网站管理员。";
    CONFIGURATION_FOREIGN: "Its file config.json names a certificate service on a site that this release does not allow. Nothing was sent there. Contact the site's administrator.", "配置文件 config.json 中的证书服务地址不在此版本允许的范围内，未向其发送任何内容。请联系网站管理员。";
    SIGNED_OUT: "You are signed out.", "您未登录或登录已失效。";
    SIGNED_OUT_DO: "Your answers are still on this page. Sign in in another tab, then continue here.", "您填写的内容仍在此页面上。请在其他标签页登录，然后返回此处继续。";
    SIGNED_OUT_LATER: "Sign in in another tab, then continue here.", "请在其他标签页登录，然后返回此处继续。";
    FORBIDDEN: "You do not have permission to do this.", "您没有执行此操作的权限。";
    FORBIDDEN_DO: "Sign in with the account that bought the certificate, or ask its owner.", "请使用购买证书的账号登录，或联系该账号的所有者。";
    FORBIDDEN_SEE: "This account does not have permission to see this page.", "当前账号没有查看此页面的权限。";
    SIGN_IN_AS: "Sign in with another account (opens a new tab)", "使用其他账号登录（在新标签页中打开）";
    NOT_FOUND: "This order or document was not found.", "未找到此订单或文件。";
    NOT_FOUND_DO: "It may belong to another account. Find the order in your certificates.", "它可能属于其他账号。请从“您的证书”中选择订单。";
    CONFLICT: "The order's current status does not allow this.", "订单当前状态不支持此操作。";
    CONFLICT_DO: "Check the order's status to see what has happened.", "请查看订单状态了解情况。";
    GONE: "This link has been used or has expired.", "此链接已使用或已过期。";
    GONE_DO: "Get a new link on the order's page.", "请在订单页面重新获取链接。";
    CHANGED: "Your answers were changed in another tab or by someone else.", "您填写的内容已在其他标签页或被他人修改。";
    CHANGED_DO: "Check the latest answers, then continue.", "请查看最新内容后继续。";
    TOO_LARGE: "The file is too large for the certificate service.", "文件过大，证书服务不接受。";
    TOO_LARGE_DO: "Choose a smaller photo. Your other answers are kept.", "请选择更小的照片。其他内容均已保留。";
    TOO_LARGE_LIMIT: "Choose a photo of {0} KB or less. Your other answers are kept.", "请选择不超过 {0} KB 的照片。其他内容均已保留。";
    MEDIA: "The certificate service does not accept this type of file.", "证书服务不支持此类文件。";
    MEDIA_DO: "Choose a JPG or PNG photo. Your other answers are kept.", "请选择 JPG 或 PNG 格式的照片。其他内容均已保留。";
    REJECTED: "The certificate service does not accept some answers.", "部分内容未通过证书服务的检查。";
    REJECTED_DO: "Change the answers listed below, then submit again.", "请修改下列各项后重新提交。";
    REJECTED_PLAIN: "The certificate service does not accept this.", "证书服务不接受此内容。";
    REJECTED_PLAIN_DO: "Check what you entered. If it is right, contact support.", "请检查填写的内容。如确认无误，请联系客服。";
    TOO_MANY: "Too many requests.", "操作过于频繁。";
    TOO_MANY_DO: "Try again in a few minutes.", "请过几分钟再试。";
    UNAVAILABLE: "There is a problem with the certificate service.", "证书服务暂时不可用。";
    UNAVAILABLE_DO: "Your answers are kept. Try again in a few minutes.", "您填写的内容均已保留。请过几分钟再试。";
    TRY_AGAIN_IN: "Try again in {0}.", "请在 {0}后重试。";
    CONTRACT: "This page does not understand the reply from the certificate service.", "此页面无法识别证书服务的响应。";
    CONTRACT_DO: "Reload the page. If this keeps happening, contact support.", "请刷新页面。如果问题仍然存在，请联系客服。";
    DETAILS: "If you contact support, send these details:", "联系客服时请提供以下信息：";
    COPY_DETAILS: "Copy details", "复制信息";

    WAITING: "We will try again in {1} (attempt {0}).", "将在 {1}后重试（第 {0} 次尝试）。";
    WAITING_UNKNOWN: "We do not know yet if your application was received. We will try again in {1} (attempt {0}). It will not be submitted twice.", "暂时无法确认申请是否提交成功。将在 {1}后重试（第 {0} 次尝试），不会重复提交。";
}

/// The page where a call failed. Only a page with answers may say that they are still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// It holds answers that the applicant entered.
    WithAnswers,
    /// It only shows what the backend has.
    WithoutAnswers,
}

/// Puts a wait in seconds into words: the browser's `Intl` knows the units and their plurals.
pub type WaitWords<'a> = &'a dyn Fn(u32) -> String;

/// Describes an error and says what to do about it.
pub fn error(error: &BackendError, page: Page, language: Language, wait: WaitWords) -> String {
    let space = language.between_sentences();
    let what = match (error, page) {
        (BackendError::Forbidden(_), Page::WithoutAnswers) => FORBIDDEN_SEE,
        _ => what(error),
    };
    [language.say(what), space, &advice(error, page, language, wait)].concat()
}

/// The details of an error that support asks for, in one line: the version of the app, the time (RFC 3339), the
/// request's id, and the member of the answer that breaks the contract.
pub fn details(error: &BackendError, version: &str, time: &str) -> String {
    let known = [Some(version), Some(time), error.request_id(), error.member()];
    ["Signet ", &known.into_iter().flatten().collect::<Vec<_>>().join(" · ")].concat()
}

/// The sentence that describes an error.
pub fn what(error: &BackendError) -> Sentence {
    words(error)[0]
}

/// The sentence that says what to do about an error, with the wait that the service asked for.
pub fn advice(error: &BackendError, page: Page, language: Language, wait: WaitWords) -> String {
    if let Some(seconds) = error.retry_after() {
        return language.say_with(TRY_AGAIN_IN, &[&wait(seconds)]);
    }
    if let Some(max) = error.max_bytes() {
        return language.say_with(TOO_LARGE_LIMIT, &[&(max / 1000).to_string()]);
    }
    let sentence = match (error, page) {
        (BackendError::Offline, Page::WithoutAnswers) => OFFLINE_LATER,
        (BackendError::Unreachable, Page::WithoutAnswers) => UNREACHABLE_LATER,
        (BackendError::SignedOut(_), Page::WithoutAnswers) => SIGNED_OUT_LATER,
        (BackendError::Unavailable { .. }, Page::WithoutAnswers) => TOO_MANY_DO,
        (BackendError::Rejected(_), Page::WithoutAnswers) => CONTRACT_DO,
        _ => words(error)[1],
    };
    language.say(sentence).to_owned()
}

/// The sentences of an error: what happened, and what to do on a page with answers.
fn words(error: &BackendError) -> [Sentence; 2] {
    match error {
        BackendError::Offline => [OFFLINE, OFFLINE_DO],
        BackendError::Unreachable => [UNREACHABLE, UNREACHABLE_DO],
        BackendError::TimedOut => [TIMED_OUT, TIMED_OUT_DO],
        BackendError::Cancelled => [CANCELLED, CANCELLED_DO],
        BackendError::NotOurBackend => [NOT_OURS, NOT_OURS_DO],
        BackendError::Configuration(problem) => [CONFIGURATION, configuration(*problem)],
        BackendError::SignedOut(_) => [SIGNED_OUT, SIGNED_OUT_DO],
        BackendError::Forbidden(_) => [FORBIDDEN, FORBIDDEN_DO],
        BackendError::NotFound(_) => [NOT_FOUND, NOT_FOUND_DO],
        BackendError::Conflict(_) => [CONFLICT, CONFLICT_DO],
        BackendError::Gone(_) => [GONE, GONE_DO],
        BackendError::PreconditionFailed(_) => [CHANGED, CHANGED_DO],
        BackendError::TooLarge(_) => [TOO_LARGE, TOO_LARGE_DO],
        BackendError::UnsupportedMedia(_) => [MEDIA, MEDIA_DO],
        BackendError::Rejected(problem) if problem.errors.is_empty() => [REJECTED_PLAIN, REJECTED_PLAIN_DO],
        BackendError::Rejected(_) => [REJECTED, REJECTED_DO],
        BackendError::TooMany { .. } => [TOO_MANY, TOO_MANY_DO],
        BackendError::Unavailable { .. } => [UNAVAILABLE, UNAVAILABLE_DO],
        BackendError::Contract { .. } => [CONTRACT, CONTRACT_DO],
    }
}

fn configuration(problem: ConfigurationProblem) -> Sentence {
    match problem {
        ConfigurationProblem::Unreadable => CONFIGURATION_UNREADABLE,
        ConfigurationProblem::NotAnAddress => CONFIGURATION_ADDRESS,
        ConfigurationProblem::ForeignOrigin => CONFIGURATION_FOREIGN,
    }
}

/// The sentence beside a countdown: why the submission waits, and how long it will still wait. Empty in any other
/// state.
pub fn waiting(state: &SubmissionState, seconds_left: u32, language: Language, wait: WaitWords) -> String {
    let SubmissionState::Waiting { attempt, error, may_have_arrived, .. } = state else { return String::new() };
    let sentence = if *may_have_arrived { WAITING_UNKNOWN } else { WAITING };
    let next = language.say_with(sentence, &[&attempt.to_string(), &wait(seconds_left)]);
    [language.say(what(error)), language.between_sentences(), &next].concat()
}

/// A wait as people count it: seconds below a minute, from there on whole minutes, rounded up, an hour at most. The unit
/// is named as `Intl.NumberFormat` names it.
pub fn rounded(seconds: u32) -> (u32, &'static str) {
    if seconds < 60 { (seconds, "second") } else { (seconds.min(3600).div_ceil(60), "minute") }
}
