//! Sentences about errors between the page and the certificate service, and about a submission that waits.
//!
//! Each error has one sentence that describes it and one that says what to do. The service's own words are not here:
//! they are shown beside these sentences, with their source.

use super::{Language, Sentence};
use crate::exchange::error::{BackendError, ConfigurationProblem};
use crate::exchange::submission::SubmissionState;

super::sentences! {
    OFFLINE: "You are offline.", "您已离线。";
    OFFLINE_DO: "Nothing was sent, and everything you entered is still on this page. Try again when you are back online.", "没有发送任何内容，您填写的内容仍在此页面上。恢复网络后请重试。";
    OFFLINE_LATER: "Try again when you are back online.", "恢复网络后请重试。";
    UNREACHABLE: "The certificate service cannot be reached.", "无法连接证书服务。";
    UNREACHABLE_DO: "Check your internet connection, then try again. Everything you entered is still on this page.", "请检查网络连接后重试。您填写的内容仍在此页面上。";
    UNREACHABLE_LATER: "Check your internet connection, then try again.", "请检查网络连接后重试。";
    TIMED_OUT: "The certificate service did not answer in time.", "证书服务未及时响应。";
    TIMED_OUT_DO: "Try again. If it happens again, the connection may be too slow at the moment.", "请重试。如果再次出现，可能是当前网络太慢。";
    CANCELLED: "You stopped it.", "您已取消。";
    CANCELLED_DO: "Start it again when you are ready.", "准备好后可以重新开始。";
    NOT_OURS: "Something else answered in place of the certificate service.", "收到的响应并非来自证书服务。";
    NOT_OURS_DO: "The network may want you to sign in first, as in hotels and trains. Open any website in another tab, sign in there, then try again.", "当前网络可能需要先登录（例如酒店或列车网络）。请在另一个标签页打开任意网站完成登录，然后重试。";
    CONFIGURATION: "This site is not set up completely.", "此网站尚未配置完成。";
    CONFIGURATION_UNREADABLE: "Its file config.json is missing or cannot be read. Tell the people who run this site.", "缺少 config.json 文件或无法读取。请告知网站管理者。";
    CONFIGURATION_ADDRESS: "Its file config.json gives no usable address of the certificate service. Tell the people who run this site.", "config.json 中没有可用的证书服务地址。请告知网站管理者。";
    CONFIGURATION_FOREIGN: "Its file config.json names a certificate service on a site that this release does not allow. Nothing was sent there. Tell the people who run this site.", "config.json 指向了此版本不允许的其他网站，未向其发送任何内容。请告知网站管理者。";
    SIGNED_OUT: "You are signed out.", "您已退出登录。";
    SIGNED_OUT_DO: "Your answers are still on this page. Sign in in another tab, then carry on here.", "您填写的内容仍在此页面上。请在另一个标签页登录，然后回到这里继续。";
    SIGNED_OUT_LATER: "Sign in in another tab, then carry on here.", "请在另一个标签页登录，然后回到这里继续。";
    FORBIDDEN: "Your account may not do this.", "您的账号无权执行此操作。";
    FORBIDDEN_DO: "Sign in with the account that bought the certificate, or ask its owner.", "请使用购买证书的账号登录，或联系该账号的所有者。";
    NOT_FOUND: "The certificate service does not know this.", "证书服务找不到此内容。";
    NOT_FOUND_DO: "The order may belong to another account. Go to your certificates and choose it there.", "该订单可能属于其他账号。请到“您的证书”中选择。";
    CONFLICT: "This cannot be done in the order's present state.", "订单在当前状态下不能执行此操作。";
    CONFLICT_DO: "Look at the order's status to see what has happened.", "请查看订单状态了解情况。";
    GONE: "This link has been used or has expired.", "此链接已使用或已过期。";
    GONE_DO: "Make a new link on the page of the order.", "请在订单页面生成新的链接。";
    CHANGED: "The answers were changed somewhere else in the meantime.", "这些答案同时在别处被修改。";
    CHANGED_DO: "Look at the newest answers, then carry on.", "请查看最新答案后继续。";
    TOO_LARGE: "The certificate service takes nothing this large.", "内容过大，证书服务不接受。";
    TOO_LARGE_DO: "Choose a smaller photo. Your other answers are kept.", "请选择更小的照片。其他答案均已保留。";
    TOO_LARGE_LIMIT: "Choose a photo of at most {0} KB. Your other answers are kept.", "请选择不超过 {0} KB 的照片。其他答案均已保留。";
    MEDIA: "The certificate service does not take this kind of file.", "证书服务不接受此类文件。";
    MEDIA_DO: "Choose a photo in PNG or JPEG. Your other answers are kept.", "请选择 PNG 或 JPEG 格式的照片。其他答案均已保留。";
    REJECTED: "The certificate service does not accept some answers.", "证书服务不接受部分答案。";
    REJECTED_DO: "Change the answers named below, then submit again.", "请修改下列各项后重新提交。";
    REJECTED_PLAIN: "The certificate service does not accept this.", "证书服务不接受此内容。";
    REJECTED_PLAIN_DO: "Check what you entered. If it is right, write to support.", "请检查填写的内容；如确认无误，请联系客服。";
    TOO_MANY: "The certificate service asks for a pause.", "证书服务要求稍候。";
    TOO_MANY_DO: "Try again in a few minutes.", "请过几分钟再试。";
    UNAVAILABLE: "The certificate service has a problem at the moment.", "证书服务暂时出现问题。";
    UNAVAILABLE_DO: "It is not your fault, and your answers are kept. Try again in a few minutes.", "这不是您的问题，答案均已保留。请过几分钟再试。";
    UNAVAILABLE_LATER: "It is not your fault. Try again in a few minutes.", "这不是您的问题。请过几分钟再试。";
    TRY_AGAIN_IN: "Try again in {0}.", "请在{0}后重试。";
    CONTRACT: "The certificate service gave an answer that this page does not understand.", "此页面无法理解证书服务的响应。";
    CONTRACT_DO: "Reload the page. If it happens again, write to support.", "请重新载入页面。如果再次出现，请联系客服。";
    DETAILS: "If you write to support, send these details:", "联系客服时请提供以下信息：";
    COPY_DETAILS: "Copy details", "复制信息";

    WAITING: "{0}Attempt {1} follows in {2}.", "{0}第 {1} 次尝试将在{2}后进行。";
    WAITING_UNKNOWN: "{0}It is not known yet whether the application arrived. Attempt {1} follows in {2}; it cannot arrive twice.", "{0}尚不清楚申请是否送达。第 {1} 次尝试将在{2}后进行，不会重复提交。";

    SECONDS_ONE: "1 second", "1 秒";
    SECONDS: "{0} seconds", "{0} 秒";
    MINUTES_ONE: "1 minute", "1 分钟";
    MINUTES: "{0} minutes", "{0} 分钟";
    MINUTES_AND_SECONDS: "{0} min {1} s", "{0} 分 {1} 秒";
    HOUR: "1 hour", "1 小时";
}

/// The page where a call failed. Only a page with answers may say that they are still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// It holds answers that the applicant entered.
    WithAnswers,
    /// It only shows what the backend has.
    WithoutAnswers,
}

/// Describes an error and says what to do about it.
pub fn error(error: &BackendError, page: Page, language: Language) -> String {
    let space = language.between_sentences();
    [language.say(what(error)), space, &advice(error, page, language)].concat()
}

/// The details of an error that support asks for, in one line: the version of the app, the time (RFC 3339), the
/// request's id, and the member of the answer that breaks the contract. `None` where support cannot help.
pub fn details(error: &BackendError, version: &str, time: &str) -> Option<String> {
    if matches!(error, BackendError::Offline | BackendError::Cancelled | BackendError::SignedOut(_)) {
        return None;
    }
    let known = [Some(version), Some(time), error.request_id(), error.member()];
    Some(["Signet ", &known.into_iter().flatten().collect::<Vec<_>>().join(" · ")].concat())
}

/// The sentence that describes an error.
pub fn what(error: &BackendError) -> Sentence {
    words(error)[0]
}

/// The sentence that says what to do about an error, with the wait that the service asked for.
pub fn advice(error: &BackendError, page: Page, language: Language) -> String {
    if let Some(seconds) = error.retry_after() {
        return language.say_with(TRY_AGAIN_IN, &[&duration(seconds, language)]);
    }
    if let Some(max) = error.max_bytes() {
        return language.say_with(TOO_LARGE_LIMIT, &[&(max / 1000).to_string()]);
    }
    let sentence = match (error, page) {
        (BackendError::Offline, Page::WithoutAnswers) => OFFLINE_LATER,
        (BackendError::Unreachable, Page::WithoutAnswers) => UNREACHABLE_LATER,
        (BackendError::SignedOut(_), Page::WithoutAnswers) => SIGNED_OUT_LATER,
        (BackendError::Unavailable { .. }, Page::WithoutAnswers) => UNAVAILABLE_LATER,
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
pub fn waiting(state: &SubmissionState, seconds_left: u32, language: Language) -> String {
    let SubmissionState::Waiting { attempt, error, may_have_arrived, .. } = state else { return String::new() };
    let sentence = if *may_have_arrived { WAITING_UNKNOWN } else { WAITING };
    let why = language.say(what(error));
    let space = language.between_sentences();
    let why = [why, space].concat();
    language.say_with(sentence, &[&why, &attempt.to_string(), &duration(seconds_left, language)])
}

/// A wait of at most an hour, given in seconds. Longer waits were clamped before.
pub fn duration(seconds: u32, language: Language) -> String {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    match (minutes, rest) {
        (0, 1) => language.say(SECONDS_ONE).to_owned(),
        (0, _) => language.say_with(SECONDS, &[&rest.to_string()]),
        (1, 0) => language.say(MINUTES_ONE).to_owned(),
        (60.., _) => language.say(HOUR).to_owned(),
        (_, 0) => language.say_with(MINUTES, &[&minutes.to_string()]),
        _ => language.say_with(MINUTES_AND_SECONDS, &[&minutes.to_string(), &rest.to_string()]),
    }
}
