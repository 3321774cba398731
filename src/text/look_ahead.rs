//! Words of "Before you submit": each line says why a CA may stumble over an answer, and what to do about it.

use super::{Language, Sentence, foreign_within};
use crate::application::look_ahead::Advice;
use crate::rules::deep::look::{Misfit, PhoneKind};

super::sentences! {
    TITLE: "Before you submit", "提交前请留意";
    INTRO: "CAs often ask about answers like these. You can also submit without changing them.", "CA 审核时常对以下内容提出疑问。您也可以不修改，直接提交。";

    OTHERS_DOMAIN: "{1} belongs to a provider, and so does the DNS and the email of {0}.", "{1} 属于服务商，{0} 的解析和邮件也由服务商管理。";
    OTHERS_DOMAIN_DO: "Use a domain name that you have registered. A name below the provider's can be verified only by a file, and only if the provider lets you add one.", "请使用您自己注册的域名。服务商域名下的名称只能使用文件验证，且须服务商允许放置文件。";
    ALIKE: "{0} and {1} look the same, so one may be a typing mistake.", "{0} 与 {1} 看起来相同，其中一个可能输入有误。";
    ALIKE_DO: "Compare them letter by letter, and remove the domain name that you do not need.", "请逐字核对，并删除不需要的域名。";
    SENSITIVE: "{0} contains a brand or a word like “bank”, and CAs check such domain names by hand.", "{0} 含有品牌名或“bank”等词，CA 会人工审核。";
    SENSITIVE_DO: "Allow for more time, and be ready to explain why you use the word.", "审核时间可能较长，请准备好使用该词的说明。";
    BARE_OF_WILDCARD: "Wildcard domain names do not cover {0}.", "通配符域名不包含 {0}。";
    BARE_FORGOTTEN: "{0} is not in your list, and many people type an address without www.", "列表中没有 {0}，而很多人输入网址时不加 www。";
    WWW_FORGOTTEN: "{0} is not in your list, and many people type an address with www.", "列表中没有 {0}，而很多人输入网址时会加 www。";
    ADD: "If your site uses this address too, add it. This order has room for it.", "如果网站也使用该地址，请添加。此订单还可添加域名。";
    FILE_FOR_WILDCARD: "A file cannot verify wildcard domain names.", "通配符域名不能使用文件验证。";
    FILE_FOR_WILDCARD_DO: "Select another domain verification method.", "请选择其他域名验证方式。";
    EMAIL_ENDS: "CAs will no longer verify domain names by email from {0}.", "自 {0}起，CA 将不再使用邮件验证域名。";
    EMAIL_ENDS_DO: "Email works for this certificate. Plan to use a DNS record or a file for later ones.", "本次仍可使用邮件验证，之后的证书请改用 DNS 验证或文件验证。";

    NAME_LETTERS: "The CA compares the company name with the company register of {0}, which uses other letters.", "CA 会与{0}的登记信息核对公司名称，而登记信息使用另一种文字。";
    NAME_LETTERS_DO: "Enter the name in the letters of the business licence.", "请使用营业执照上的文字填写公司名称。";
    PHONE_MOBILE: "The company phone is a mobile number, and public directories rarely list those.", "公司电话是手机号码，公开名录中很少收录手机号码。";
    PHONE_PREMIUM: "Calls to the company phone cost extra, so the CA may not call it.", "公司电话为高额收费号码，CA 可能不会拨打。";
    PHONE_UNANSWERED: "The company phone cannot be called from elsewhere, or no person answers it.", "公司电话无法从外部拨打，或无人接听。";
    PHONE_DO: "Enter a landline that the CA can find in the company register, a telephone directory or a business directory such as Dun & Bradstreet.", "请填写 CA 能在工商登记、电话名录或企业名录（如邓白氏）中查到的固定电话。";
    PHONE_REGION: "The company phone is a number of {0}, which is not the company's country or region.", "公司电话是{0}的号码，与公司所在国家/地区不同。";
    PHONE_REGION_DO: "Enter a number that public records list for the company's address.", "请填写公开记录中与公司地址对应的电话。";
    PROVINCE_OF_COUNTRY: "The province or state is not in the selected country or region.", "所填省/州不在所选国家/地区内。";
    POST_CODE_OF_COUNTRY: "The selected country or region has no such postal codes.", "所选国家/地区没有这种格式的邮政编码。";
    POST_CODE_OF_PROVINCE: "The postal code is that of another province or state.", "邮政编码属于其他省/州。";
    ADDRESS_DO: "Compare the address with the business licence.", "请与营业执照上的地址核对。";
    EMAIL_ELSEWHERE: "The applicant's email is at {0}, so the CA cannot see that the applicant works for the company.", "申请人邮箱使用 {0}，CA 无法据此确认申请人属于该公司。";
    EMAIL_ELSEWHERE_DO: "Enter a company email address, or be ready to confirm the applicant's role by phone.", "请填写公司邮箱，或准备好通过电话确认申请人的身份。";
    KEY_USED: "Order {0} uses the same key as your CSR, and CAs may refuse a key that was used before.", "订单 {0} 使用了与此 CSR 相同的密钥，CA 可能不接受用过的密钥。";
    KEY_USED_DO: "Create a new key and a new CSR for each certificate.", "请为每张证书生成新的密钥和 CSR。";
}

/// The day from which CAs must not verify domain names by e-mail (Baseline Requirements 3.2.2.4.4), in RFC 3339.
const EMAIL_ENDS_AT: &str = "2028-03-15T00:00:00Z";

/// The functions of the browser's `Intl` that the sentences need.
pub struct Names<'a> {
    /// Returns the name of a region.
    pub region: &'a dyn Fn(&str) -> String,
    /// Joins phrases.
    pub list: &'a dyn Fn(Vec<String>) -> String,
    /// Returns a day for people.
    pub date: &'a dyn Fn(&str) -> String,
}

/// Returns why a CA may stumble over the answer, and what to do. `country` is the company's.
pub fn advice(advice: &Advice, country: &str, language: Language, names: &Names<'_>) -> (String, String) {
    let list = |all: &[String]| (names.list)(all.iter().map(|name| foreign_within(name)).collect());
    let said = |why: Sentence, values: &[&str], what: Sentence| {
        (language.say_with(why, values), language.say(what).to_owned())
    };
    match advice {
        Advice::ProvidersNames { names, provider } => {
            said(OTHERS_DOMAIN, &[&list(names), &foreign_within(provider)], OTHERS_DOMAIN_DO)
        }
        Advice::Alike { one, other } => said(ALIKE, &[&foreign_within(one), &foreign_within(other)], ALIKE_DO),
        Advice::SensitiveNames { names } => said(SENSITIVE, &[&list(names)], SENSITIVE_DO),
        Advice::BareOfWildcard { names } => said(BARE_OF_WILDCARD, &[&list(names)], ADD),
        Advice::BareForgotten { names } => said(BARE_FORGOTTEN, &[&list(names)], ADD),
        Advice::WwwForgotten { names } => said(WWW_FORGOTTEN, &[&list(names)], ADD),
        Advice::FileForWildcard => said(FILE_FOR_WILDCARD, &[], FILE_FOR_WILDCARD_DO),
        Advice::EmailEnds => said(EMAIL_ENDS, &[&(names.date)(EMAIL_ENDS_AT)], EMAIL_ENDS_DO),
        Advice::NameLetters => said(NAME_LETTERS, &[&(names.region)(country)], NAME_LETTERS_DO),
        Advice::Phone(PhoneKind::Mobile) => said(PHONE_MOBILE, &[], PHONE_DO),
        Advice::Phone(PhoneKind::PremiumRate) => said(PHONE_PREMIUM, &[], PHONE_DO),
        Advice::Phone(PhoneKind::Unanswered) => said(PHONE_UNANSWERED, &[], PHONE_DO),
        Advice::PhoneRegion { region } => said(PHONE_REGION, &[&(names.region)(region)], PHONE_REGION_DO),
        Advice::Address(Misfit::ProvinceOfCountry) => said(PROVINCE_OF_COUNTRY, &[], ADDRESS_DO),
        Advice::Address(Misfit::PostCodeOfCountry) => said(POST_CODE_OF_COUNTRY, &[], ADDRESS_DO),
        Advice::Address(Misfit::PostCodeOfProvince) => said(POST_CODE_OF_PROVINCE, &[], ADDRESS_DO),
        Advice::EmailElsewhere { domain } => said(EMAIL_ELSEWHERE, &[&foreign_within(domain)], EMAIL_ELSEWHERE_DO),
        Advice::KeyUsed { order_id } => said(KEY_USED, &[&foreign_within(order_id)], KEY_USED_DO),
    }
}
