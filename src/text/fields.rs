//! Labels, hints and tips of the fields. `application::FIELDS` says which field has which.

super::sentences! {
    DOMAINS: "Domain names", "绑定域名";
    DOMAIN_VALIDATION: "Domain verification method", "域名验证方式";
    COMPANY_NAME: "Company name", "公司名称";
    COMPANY_TYPE: "Company type", "公司类型";
    COMPANY_CODE: "Company registration number", "统一社会信用代码/注册号";
    COMPANY_PHONE: "Company phone", "公司电话";
    COUNTRY: "Country or region", "国家/地区";
    PROVINCE: "Province or state", "省/州";
    CITY: "City", "城市";
    ADDRESS: "Address", "地址";
    POST_CODE: "Postal code", "邮政编码";
    APPLICANT_NAME: "Applicant's name", "申请人姓名";
    APPLICANT_PHONE: "Applicant's phone", "申请人电话";
    APPLICANT_EMAIL: "Applicant's email", "申请人邮箱";
    APPLICANT_TITLE: "Applicant's title", "申请人职务";
    APPLICANT_DEPARTMENT: "Applicant's department", "申请人部门";
    LEADER_NAME: "Manager's name", "主管姓名";
    LEADER_TITLE: "Manager's title", "主管职务";
    LEADER_PHONE: "Manager's phone", "主管电话";
    LEADER_EMAIL: "Manager's email", "主管邮箱";
    CSR_METHOD: "Method of creating the CSR", "CSR 生成方式";
    CSR_PEM: "Your CSR", "CSR 内容";

    SECRET: "This was a private key, so we removed it. It has not left this page: nothing was sent or saved. Never enter a private key in this form", "您输入的是私钥，已从输入框中移除。私钥没有离开此页面：未发送，也未保存。请勿在此表单中填写私钥";

    OPTIONAL: "{0} (optional)", "{0}（选填）";

    HINT_COMPANY_NAME: "Exactly as on the business licence.", "须与营业执照完全一致。";
    HINT_COMPANY_CODE: "In China, the 18-character unified social credit code. Elsewhere, the number in the company register.", "中国公司请填写 18 位统一社会信用代码；其他国家/地区请填写注册号。";
    HINT_COMPANY_PHONE: "The CA will call this number. Use one listed in a public directory or register.", "CA 会拨打此电话，请填写可在公开名录或登记信息中查到的号码。";
    HINT_ADDRESS: "Street and number, as registered.", "注册地址的街道和门牌号。";
    HINT_APPLICANT_NAME: "The person who will sign the form.", "在申请表上签名的人。";
    HINT_APPLICANT_NAME_DV: "The person the CA will contact.", "CA 的联系人。";
    HINT_APPLICANT_PHONE: "The CA may call this number. Start with + and the country code for a number outside the company's country.", "CA 可能拨打此电话。不在公司所在国家/地区的号码，请以 + 和国家/地区代码开头。";
    HINT_APPLICANT_PHONE_AT_HOME: "The CA may call this number. Without + and a country code, it is read as a local number ({0}).", "CA 可能拨打此电话。没有 + 和国家/地区代码的号码将视为{0}的号码。";
    HINT_APPLICANT_PHONE_ANYWHERE: "The CA may call this number. Start with + and the country code, for example +86 138 0013 8000.", "CA 可能拨打此电话。请以 + 和国家/地区代码开头，例如 +86 138 0013 8000。";
    HINT_APPLICANT_EMAIL: "The CA will email you here.", "CA 会向此邮箱发送邮件。";
    HINT_APPLICANT_EMAIL_EV: "The CA will email you here. Use a company email address.", "CA 会向此邮箱发送邮件，请使用公司邮箱。";
    HINT_LEADER_PHONE: "The CA will call this number to confirm the application.", "CA 会拨打此电话确认申请。";
    HINT_CSR_PEM: "The text from -----BEGIN CERTIFICATE REQUEST----- to -----END CERTIFICATE REQUEST-----. Never a private key.", "从 -----BEGIN CERTIFICATE REQUEST----- 到 -----END CERTIFICATE REQUEST----- 的文本。切勿粘贴私钥。";

    GROUP_CERTIFICATE: "Certificate", "证书";
    GROUP_COMPANY: "Company", "公司";
    GROUP_APPLICANT: "Applicant", "申请人";
    GROUP_LEADER: "Applicant's manager", "上级主管";
    GROUP_CSR: "Certificate signing request (CSR)", "证书签名请求（CSR）";

    TYPE_PRIVATE: "Private or self-employed", "私营或个体";
    TYPE_BUSINESS: "Business", "企业";
    TYPE_GOVERNMENT: "Government", "政府机构";
    TYPE_NON_PROFIT: "Non-profit", "非营利组织";
    CSR_AUTOMATIC_CHOSEN: "Automatic", "系统生成";
    CSR_AUTOMATIC: "Automatic (recommended)", "系统生成（推荐）";
    CSR_AUTOMATIC_HINT: "We create the key and the CSR. You can deploy the certificate to cloud products directly.", "由系统生成密钥和 CSR，证书可直接部署到云产品。";
    CSR_BROWSER: "In this browser", "在此浏览器中生成";
    CSR_BROWSER_HINT: "The key is created on this computer and only you have it. It is never sent.", "密钥在本机生成并由您保管，不会被发送。";
    CSR_MANUAL: "I already have a CSR", "手动填写已有 CSR";
    CSR_MANUAL_HINT: "The certificate may not deploy to cloud products.", "证书可能无法部署到云产品。";
    SELECT_COUNTRY: "Select a country or region", "请选择国家/地区";

    TIPS: "Tips for domain names", "域名填写提示";
    TIP_COVERS: "This product covers {0}.", "本产品支持{0}。";
    TIP_NO_WILDCARD: "It does not cover wildcard domain names, like *.example.com.", "不支持通配符域名，例如 *.example.com。";
    TIP_WWW: "www.a.com and a.com are two domain names.", "www.a.com 和 a.com 是两个域名。";
    TIP_WILDCARD_LEVEL: "*.a.com covers www.a.com. It does not cover a.com or x.y.a.com.", "通配符只匹配一级子域名，不含域名本身（不含前缀）：*.a.com 覆盖 www.a.com，不覆盖 a.com 和 x.y.a.com。";
    TIP_FIRST: "The first domain name becomes the common name of the certificate. It must be {0} characters or less.", "第一个域名将作为证书的主域名（通用名称，CN），最多 {0} 个字符。";
    TIP_FIRST_PLAIN: "If you enter plain and wildcard domain names, put a plain one first.", "普通域名与通配符域名混用时，第一个须为普通域名。";
    TIP_CONTROL: "You will need to verify that you control each domain name. Internal names and IP addresses are not allowed.", "您需要验证每个域名的所有权。不支持内网域名（如 localhost）和 IP 地址。";
    TIP_UNICODE: "You can type domain names in other scripts. We convert them for you.", "可直接输入中文等其他文字的域名，系统会自动转换。";
}
