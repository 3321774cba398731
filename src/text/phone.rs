//! Sentences about phone numbers: each problem and warning. The caller gives the field's name and the region's name,
//! because `Intl` knows the regions.

use super::invisible::named;
use super::{Language, sentences};
use crate::rules::phone::{PhoneProblem, PhoneWarning, UnusualPhone};

sentences! {
    EMPTY: "Enter {0}", "请输入{0}";
    CHARACTER: "Remove {1} from {0}: a phone number holds digits, spaces, brackets and hyphens, with a + before the country code", "请从{0}中删除 {1}：电话号码只包含数字、空格、括号和连字符，国家代码前可加 +";
    LETTERS: "Remove “{1}” from {0}. Write an extension like this: +86 10 1234 5678 ext. 12", "请从{0}中删除“{1}”。分机号请这样写：+86 10 1234 5678 转 12";
    TOO_SHORT: "Enter {0} in full, with the area code. It has {1} digits", "请输入完整的{0}，包含区号。现在有 {1} 位数字";
    TOO_LONG: "Enter one number only as {0}. It has {1} digits, more than any phone number. Write an extension like this: +86 10 1234 5678 ext. 12", "请只输入一个号码作为{0}。现在有 {1} 位数字，超过任何电话号码的长度。分机号请这样写：+86 10 1234 5678 转 12";
    COUNTRY_CODE_MISSING: "Start {0} with + and the country code, like +86 10 1234 5678", "请在{0}前加上 + 和国家代码，例如 +86 10 1234 5678";
    COUNTRY_CODE_UNKNOWN: "Check the country code of {0}: no country has +{1}", "请检查{0}的国家代码：没有国家使用 +{1}";
    TOO_SHORT_FOR: "Check {0}: it is too short for {2}. Add the area code if it is missing", "请检查{0}：对于{2}来说位数太少。如缺少区号请补上";
    TOO_LONG_FOR: "Check {0}: it is too long for {2}. Enter one number; write an extension like this: +86 10 1234 5678 ext. 12", "请检查{0}：对于{2}来说位数太多。请只输入一个号码，分机号请这样写：+86 10 1234 5678 转 12";
    NOT_IN_USE: "Check {0}: no numbers like this are in use in {2}. Add the area code if it is missing", "请检查{0}：{2}没有这样的号码。如缺少区号请补上";

    PREMIUM_RATE: "This is a premium-rate number: the CA may not call it", "这是付费号码，CA 可能不会拨打";
    SHARED_COST: "This is a shared-cost number: the CA may not be able to call it from abroad. Enter one with an area code if there is one", "这是共享费用号码，CA 可能无法从国外拨打。如有带区号的号码，请填写该号码";
    PAGER: "This is a pager: the CA cannot speak to anybody there", "这是寻呼机号码，CA 无法与人通话";
    VOICEMAIL: "This is a voicemail number: the CA cannot speak to anybody there", "这是语音信箱号码，CA 无法与人通话";
    SHORT: "This is a short number: the CA cannot call it from abroad", "这是短号码，CA 无法从国外拨打";
    SERVICE: "The CA may not be able to call this number from abroad. Enter one with an area code if there is one", "CA 可能无法从国外拨打此号码。如有带区号的号码，请填写该号码";
    OTHER_REGION: "This number belongs to {1}", "此号码属于{1}";
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
