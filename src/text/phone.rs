//! Sentences about phone numbers: each problem and warning. The caller gives the field's name and the region's name,
//! because `Intl` knows the regions.

use super::invisible::named;
use super::{Language, sentences};
use crate::rules::phone::{PhoneProblem, PhoneWarning, UnusualPhone};

sentences! {
    EMPTY: "Enter {0}", "请输入{0}";
    CHARACTER: "Remove {1} from {0}: a phone number can only contain digits, spaces, brackets and hyphens, with a + before the country code", "请从{0}中删除 {1}：电话号码只能包含数字、空格、括号和连字符，国家/地区代码前可加 +";
    LETTERS: "Remove “{1}” from {0}. Enter an extension like this: +86 10 1234 5678 ext. 12", "请从{0}中删除“{1}”。分机号请这样填写：+86 10 1234 5678 转 12";
    TOO_SHORT: "Enter {0} in full, with the area code. You entered too few digits ({1})", "请输入完整的{0}，包含区号。当前 {1} 位，位数不足";
    TOO_LONG: "Enter only one phone number as {0}. You entered too many digits ({1}). Enter an extension like this: +86 10 1234 5678 ext. 12", "{0}只能填写一个号码，当前 {1} 位，位数过多。分机号请这样填写：+86 10 1234 5678 转 12";
    COUNTRY_CODE_MISSING: "Enter {0} with + and the country code, like +86 10 1234 5678", "请输入以 + 和国家/地区代码开头的{0}，例如 +86 10 1234 5678";
    COUNTRY_CODE_UNKNOWN: "Check the country code of {0}: no country or region has +{1}", "请检查{0}的国家/地区代码：没有国家/地区使用 +{1}";
    TOO_SHORT_FOR: "Check {0}: it is too short for its country or region ({2}). Add the area code if it is missing", "请检查{0}：位数不足，不符合{2}的号码规则。如缺少区号请补上";
    TOO_LONG_FOR: "Check {0}: it is too long for its country or region ({2}). Enter only one number, and an extension like this: +86 10 1234 5678 ext. 12", "请检查{0}：位数过多，不符合{2}的号码规则。只能填写一个号码，分机号请这样填写：+86 10 1234 5678 转 12";
    NOT_IN_USE: "Check {0}: numbers like this are not in use in its country or region ({2}). Add the area code if it is missing", "请检查{0}：{2}没有这样的号码。如缺少区号请补上";

    PREMIUM_RATE: "This is a premium-rate number. The CA may not call it", "这是高额收费号码，CA 可能不会拨打";
    SHARED_COST: "This is a shared-cost number. The CA may not be able to call it from abroad. Enter one with an area code if you have one", "这是分摊付费号码（如 400 电话），CA 可能无法从境外拨打。如有带区号的号码，请填写该号码";
    PAGER: "This is a pager number. The CA cannot speak to anyone there", "这是寻呼机号码，CA 无法与人通话";
    VOICEMAIL: "This is a voicemail number. The CA cannot speak to anyone there", "这是语音信箱号码，CA 无法与人通话";
    SHORT: "This is a short number. The CA cannot call it from abroad", "这是短号码，CA 无法从境外拨打";
    SERVICE: "The CA may not be able to call this number from abroad. Enter one with an area code if you have one", "CA 可能无法从境外拨打此号码。如有带区号的号码，请填写该号码";
    OTHER_REGION: "This number is in another country or region ({1})", "此号码属于其他国家/地区（{1}）";
}

/// Describes the problem of a number. `field` is its name within a sentence, and `region` is the name of the problem's
/// region.
pub fn phone_problem(problem: &PhoneProblem, field: &str, region: &str, language: Language) -> String {
    use PhoneProblem as Problem;
    let words = match problem {
        Problem::Empty => EMPTY,
        Problem::Character { character } => {
            return language.say_with(CHARACTER, &[field, &named(*character, language)]);
        }
        Problem::Letters { .. } => LETTERS,
        Problem::TooShort { .. } => TOO_SHORT,
        Problem::TooLong { .. } => TOO_LONG,
        Problem::CountryCodeMissing => COUNTRY_CODE_MISSING,
        Problem::CountryCodeUnknown { .. } => COUNTRY_CODE_UNKNOWN,
        Problem::TooShortFor { .. } => TOO_SHORT_FOR,
        Problem::TooLongFor { .. } => TOO_LONG_FOR,
        Problem::NotInUse { .. } => NOT_IN_USE,
    };
    language.say_with(words, &[field, &problem.detail(), region])
}

/// Describes a warning about a number. `region` is the name of the warning's region.
pub fn phone_warning(warning: &PhoneWarning, region: &str, language: Language) -> String {
    use PhoneWarning as Warning;
    let words = match warning {
        Warning::Unusual { kind: UnusualPhone::PremiumRate } => PREMIUM_RATE,
        Warning::Unusual { kind: UnusualPhone::SharedCost } => SHARED_COST,
        Warning::Unusual { kind: UnusualPhone::Pager } => PAGER,
        Warning::Unusual { kind: UnusualPhone::Voicemail } => VOICEMAIL,
        Warning::Unusual { kind: UnusualPhone::Short } => SHORT,
        Warning::Unusual { kind: UnusualPhone::Service } => SERVICE,
        Warning::OtherRegion { .. } => OTHER_REGION,
    };
    language.say_with(words, &["", region])
}
