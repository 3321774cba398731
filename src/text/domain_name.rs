//! Sentences about names to bind: each problem, warning and notice.

use super::{Language, Sentence, sentences};
use crate::contract::limits::{COMMON_NAME_OCTETS, DOMAIN_NAME_OCTETS, LABEL_OCTETS};
use crate::rules::domain_list::{DomainListProblem, Notice};
use crate::rules::domain_name::{DomainNameProblem, DomainNameWarning, MANY_LABELS, is_blank, is_invisible};

sentences! {
    EMPTY: "Enter a domain name, like www.example.com", "请输入域名，例如 www.example.com";
    IP_ADDRESS: "Enter a domain name. This is an IP address, which this certificate cannot contain", "请输入域名。这是 IP 地址，本证书不支持 IP 地址";
    WEB_ADDRESS: "Enter only the domain name, without http:// or a path", "请只输入域名，不要包含 http:// 或路径";
    WEB_ADDRESS_OFFER: "This is a web address. Its domain name is {0}", "这是网址，其中的域名是 {0}";
    EMAIL_ADDRESS: "Enter a domain name. This is an email address", "请输入域名。这是邮箱地址";
    EMAIL_ADDRESS_OFFER: "This is an email address. Its domain name is {0}", "这是邮箱地址，其中的域名是 {0}";
    SINGLE_LABEL: "Enter the full domain name with its ending, like www.example.com. CAs cannot issue certificates for internal names", "请输入包含后缀的完整域名，例如 www.example.com。CA 不能为内网域名（如 localhost）签发证书";
    UNKNOWN_TOP_LEVEL: "Check the ending: .{0} is not a public top-level domain, and CAs cannot issue certificates for internal names", "请检查域名后缀：.{0} 不是公共顶级域名，CA 不能为内网域名签发证书";
    EMPTY_LABEL: "Remove the extra dot: a domain name cannot start with a dot or have two dots in a row", "请删除多余的点：域名不能以点开头，也不能有连续的点";
    ENDS_IN_DOT: "Remove the extra dots at the start or end of the domain name", "请删除域名开头或末尾多余的点";
    LABEL_TOO_LONG: "The part between two dots must be {1} characters or less. You entered {0}", "两个点之间的部分最多 {1} 个字符，您输入了 {0} 个";
    NAME_TOO_LONG: "The domain name must be {1} characters or less. You entered {0}", "域名最多 {1} 个字符，您输入了 {0} 个";
    CHARACTER: "Remove {0}: a domain name can only contain letters, digits, hyphens and dots", "请删除 {0}：域名只能包含字母、数字、连字符和点";
    BLANK: "Remove the space from the domain name, or enter one domain name per line", "请删除域名中的空格，或每行输入一个域名";
    CHARACTER_UNSEEN: "Remove the invisible character: delete the domain name and type it again", "请删除域名中的不可见字符：可以清除后重新输入该域名";
    STAND_IN: "Replace {0}: it looks like an ordinary character, but a domain name cannot contain it", "请替换 {0}：它看起来像普通字符，但域名中不能包含它";
    STAND_IN_OFFER: "Replace {0}: it looks like an ordinary character, but a domain name cannot contain it. Did you mean {1}?", "请替换 {0}：它看起来像普通字符，但域名中不能包含它。您要输入的是 {1} 吗？";
    AROUND: "Enter only the domain name, without the text around it", "请只输入域名，不要包含前后的其他内容";
    AROUND_OFFER: "Enter only the domain name, without the text around it. Did you mean {0}?", "请只输入域名，不要包含前后的其他内容。您要输入的是 {0} 吗？";
    INVISIBLE_FIRST: "Remove the invisible character at the start of the domain name", "请删除域名开头的不可见字符";
    INVISIBLE_AFTER: "Remove the invisible character after “{0}”", "请删除“{0}”后面的不可见字符";
    UNDERSCORE: "Remove the underscore from {0}: a certificate cannot contain domain names with underscores", "请删除 {0} 中的下划线：证书中的域名不能包含下划线";
    LEADING_HYPHEN: "Remove the hyphen at the start of {0}", "请删除 {0} 开头的连字符";
    TRAILING_HYPHEN: "Remove the hyphen at the end of {0}", "请删除 {0} 末尾的连字符";
    RESERVED_HYPHENS: "Check {0}: two hyphens in positions 3 and 4 are kept for encoded domain names, which start with xn--", "请检查 {0}：第 3、4 位的连续连字符只用于以 xn-- 开头的编码域名";
    NOT_IDNA: "Check {0}: it does not follow the rules for international domain names", "请检查 {0}：它不符合国际化域名的规则";
    SEVERAL_WILDCARDS: "Use only one *, at the start, like *.example.com", "只能使用一个 *，并放在开头，例如 *.example.com";
    MISPLACED_WILDCARD: "Put the * at the start, followed by a dot, like *.example.com", "请把 * 放在开头并紧跟一个点，例如 *.example.com";
    WILDCARD_ON_SUFFIX: "Add your own name before {0}: *.{0} would cover other people's domain names", "请在 {0} 前加上您自己的域名：*.{0} 会包含属于他人的域名";
    PUBLIC_SUFFIX: "Add your own name before {0}: it is an ending under which other people register domain names", "请在 {0} 前加上您自己的域名：它是供公众注册域名的后缀";
    REVERSE_ZONE: "Enter another domain name: certificates are not issued for .arpa, which is used to run the internet itself", "请输入其他域名：.arpa 用于互联网基础设施，不签发证书";
    ONION: "Enter another domain name: this product does not cover .onion services", "请输入其他域名：本产品不支持 .onion 服务";

    SYMBOL: "Check {0}: few registries offer domain names with it. The certificate will be for {1}", "请检查 {0}：很少有注册局提供包含它的域名。证书将签发给 {1}";
    READ_AS: "Check {0}: a domain name cannot contain it, so it was read as {1}", "请检查 {0}：域名中不能包含它，已按 {1} 处理";
    DROPPED_FIRST: "There is an invisible character at the start of the domain name. We ignored it", "域名开头有一个不可见字符，已忽略";
    DROPPED_AFTER: "There is an invisible character after “{0}”. We ignored it", "“{0}”后面有一个不可见字符，已忽略";
    PRIVATE_SUFFIX: "Only the provider of {0} can verify this domain name. If you are its customer, enter your own name under it", "只有 {0} 的服务商才能验证此域名的所有权。如果您是它的用户，请输入您在其下的域名";
    JAPAN: "The CA may take longer: it checks the owners of .jp domain names by hand", "审核可能需要更长时间：.jp 域名的所有者由人工核实";
    GOVERNMENT: "A CA may refuse .gov domain names on a DV certificate and ask for an OV certificate", "CA 可能拒绝为 .gov 域名签发 DV 证书，并要求使用 OV 证书";
    EDUCATION: "A CA may refuse .edu domain names on a DV certificate and ask for an OV certificate", "CA 可能拒绝为 .edu 域名签发 DV 证书，并要求使用 OV 证书";
    SENSITIVE_WORD: "The CA may review this domain name by hand because it contains “{0}”", "域名中包含“{0}”，CA 可能进行人工审核";
    MANY_LABELS_WARNING: "Some CAs accept {1} parts between dots at most. This domain name has {0}", "部分 CA 最多接受 {1} 级域名，此域名有 {0} 级";
    MIXED_SCRIPTS: "Check {0}: it mixes letters of several scripts, so the CA may review it by hand", "请检查 {0}：它混用了多种文字，CA 可能进行人工审核";
    LOOKS_LIKE: "Check this domain name: it looks like {0} but has other letters", "请检查此域名：它看起来像 {0}，但使用了其他字母";

    REPEATED: "You entered this {0} times. It counts as one domain name", "您输入了 {0} 次，按一个域名计算";
    COVERED_BY: "{0} already covers this domain name", "{0} 已包含此域名";

    LIST_EMPTY: "Enter at least one domain name", "请至少输入一个域名";
    TOO_MANY_PLAIN: "Remove some domain names: this product covers {1}, and you entered {0}", "最多可绑定 {1} 个普通域名，您输入了 {0} 个，请删除多余的域名";
    TOO_MANY_WILDCARDS: "Remove some wildcard domain names: this product covers {1}, and you entered {0}", "最多可绑定 {1} 个通配符域名，您输入了 {0} 个，请删除多余的域名";
    PLAIN_NOT_BOUGHT: "Enter only wildcard domain names, like *.example.com. This product does not cover others", "本产品只能绑定通配符域名，例如 *.example.com";
    WILDCARD_NOT_BOUGHT: "Remove the domain names with a *. This product does not cover wildcard domain names", "本产品不能绑定通配符域名，请删除含有 * 的域名";
    COMMON_NAME_TOO_LONG: "Put a domain name of {1} characters or less first, because it becomes the common name. The first one has {0}", "第一个域名将作为主域名（通用名称，CN），最多 {1} 个字符，当前为 {0} 个。请把较短的域名放在第一位";
    COMMON_NAME_IS_WILDCARD: "Put a domain name without a * first, because it becomes the common name", "第一个域名将作为主域名（通用名称，CN），请把不含 * 的域名放在第一位";
}

/// Describes the problem of one name.
pub fn domain_name_problem(problem: &DomainNameProblem, language: Language) -> String {
    use DomainNameProblem as Problem;
    let limit =
        |octets: &usize, allowed: usize, words| language.say_with(words, &[&octets.to_string(), &allowed.to_string()]);
    let words = match problem {
        Problem::Empty => EMPTY,
        Problem::IpAddress => IP_ADDRESS,
        Problem::WebAddress { host } if host.is_empty() => WEB_ADDRESS,
        Problem::WebAddress { .. } => WEB_ADDRESS_OFFER,
        Problem::EmailAddress { host } if host.is_empty() => EMAIL_ADDRESS,
        Problem::EmailAddress { .. } => EMAIL_ADDRESS_OFFER,
        Problem::SingleLabel => SINGLE_LABEL,
        Problem::UnknownTopLevel { .. } => UNKNOWN_TOP_LEVEL,
        Problem::EmptyLabel { .. } => EMPTY_LABEL,
        Problem::EndsInDot { .. } => ENDS_IN_DOT,
        Problem::LabelTooLong { octets } => return limit(octets, LABEL_OCTETS, LABEL_TOO_LONG),
        Problem::NameTooLong { octets } => return limit(octets, DOMAIN_NAME_OCTETS, NAME_TOO_LONG),
        Problem::Character { character } if is_blank(*character) => BLANK,
        Problem::Character { character } if is_invisible(*character) || character.is_control() => CHARACTER_UNSEEN,
        Problem::Character { character } => return language.say_with(CHARACTER, &[&super::shown(*character)]),
        Problem::StandIn { sign, name } => {
            let words = if name.is_empty() { STAND_IN } else { STAND_IN_OFFER };
            return language.say_with(words, &[&super::shown(*sign), name]);
        }
        Problem::Around { name } if name.is_empty() => AROUND,
        Problem::Around { .. } => AROUND_OFFER,
        Problem::Invisible { after, .. } => return unseen(after, INVISIBLE_FIRST, INVISIBLE_AFTER, language),
        Problem::Underscore { .. } => UNDERSCORE,
        Problem::LeadingHyphen { .. } => LEADING_HYPHEN,
        Problem::TrailingHyphen { .. } => TRAILING_HYPHEN,
        Problem::ReservedHyphens { .. } => RESERVED_HYPHENS,
        Problem::NotIdna { .. } => NOT_IDNA,
        Problem::SeveralWildcards => SEVERAL_WILDCARDS,
        Problem::MisplacedWildcard => MISPLACED_WILDCARD,
        Problem::WildcardOnSuffix { suffix } if suffix.is_empty() => MISPLACED_WILDCARD,
        Problem::WildcardOnSuffix { .. } => WILDCARD_ON_SUFFIX,
        Problem::PublicSuffix { .. } => PUBLIC_SUFFIX,
        Problem::ReverseZone => REVERSE_ZONE,
        Problem::Onion => ONION,
    };
    language.say_with(words, &[&problem.detail()])
}

/// Describes the place of an invisible character.
fn unseen(after: &str, first: Sentence, behind: Sentence, language: Language) -> String {
    if after.is_empty() { language.say(first).to_owned() } else { language.say_with(behind, &[after]) }
}

/// Describes a warning about one name.
pub fn domain_name_warning(warning: &DomainNameWarning, language: Language) -> String {
    use DomainNameWarning as Warning;
    let words = match warning {
        Warning::Symbol { sign, ascii, .. } => return language.say_with(SYMBOL, &[&quoted(sign), ascii]),
        Warning::ReadAs { sign, read, .. } => return language.say_with(READ_AS, &[&quoted(sign), &quoted(read)]),
        Warning::Invisible { after, .. } => return unseen(after, DROPPED_FIRST, DROPPED_AFTER, language),
        Warning::PrivateSuffix { .. } => PRIVATE_SUFFIX,
        Warning::Japan => JAPAN,
        Warning::Government => GOVERNMENT,
        Warning::Education => EDUCATION,
        Warning::SensitiveWord { .. } => SENSITIVE_WORD,
        Warning::ManyLabels { .. } => MANY_LABELS_WARNING,
        Warning::MixedScripts { .. } => MIXED_SCRIPTS,
        Warning::LooksLike { .. } => LOOKS_LIKE,
    };
    language.say_with(words, &[&warning.detail(), &MANY_LABELS.to_string()])
}

fn quoted(sign: &str) -> String {
    ["“", sign, "”"].concat()
}

/// Describes a notice about one name.
pub fn domain_name_notice(notice: &Notice, language: Language) -> String {
    match notice {
        Notice::Repeated { times } => language.say_with(REPEATED, &[&times.to_string()]),
        Notice::CoveredBy { wildcard } => language.say_with(COVERED_BY, &[wildcard]),
    }
}

/// Describes a problem of the list as a whole.
pub fn domain_list_problem(problem: DomainListProblem, language: Language) -> String {
    use DomainListProblem as Problem;
    let figures =
        |words, given: usize, allowed: usize| language.say_with(words, &[&given.to_string(), &allowed.to_string()]);
    match problem {
        Problem::Empty => language.say(LIST_EMPTY).to_owned(),
        Problem::TooManyPlain { given, allowed } => figures(TOO_MANY_PLAIN, given, allowed),
        Problem::TooManyWildcards { given, allowed } => figures(TOO_MANY_WILDCARDS, given, allowed),
        Problem::PlainNotBought { .. } => language.say(PLAIN_NOT_BOUGHT).to_owned(),
        Problem::WildcardNotBought { .. } => language.say(WILDCARD_NOT_BOUGHT).to_owned(),
        Problem::CommonNameTooLong { octets } => figures(COMMON_NAME_TOO_LONG, octets, COMMON_NAME_OCTETS),
        Problem::CommonNameIsWildcard => language.say(COMMON_NAME_IS_WILDCARD).to_owned(),
    }
}
