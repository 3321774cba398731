//! Labels, hints and tips of the fields. `application::FIELDS` says which field has which.

super::sentences! {
    DOMAINS: "Domains to bind", "绑定域名";
    COMPANY_NAME: "Company name", "公司名称";
    COMPANY_TYPE: "Type of company", "公司类型";
    COMPANY_CODE: "Company registration number", "公司注册号";
    COMPANY_PHONE: "Company phone", "公司电话";
    COUNTRY: "Country or region", "国家或地区";
    PROVINCE: "Province or state", "省或州";
    CITY: "City", "城市";
    ADDRESS: "Address", "地址";
    POST_CODE: "Postal code", "邮政编码";
    APPLICANT_NAME: "Applicant's name", "申请人姓名";
    APPLICANT_PHONE: "Applicant's phone", "申请人电话";
    APPLICANT_EMAIL: "Applicant's email", "申请人邮箱";
    APPLICANT_TITLE: "Applicant's title", "申请人职务";
    APPLICANT_DEPARTMENT: "Applicant's department", "申请人部门";
    LEADER_NAME: "Superior's name", "上级姓名";
    LEADER_TITLE: "Superior's title", "上级职务";
    LEADER_PHONE: "Superior's phone", "上级电话";
    LEADER_EMAIL: "Superior's email", "上级邮箱";
    CSR_METHOD: "CSR generation", "CSR 生成方式";
    CSR_PEM: "Your CSR", "您的 CSR";

    SECRET: "That was a private key, so it was taken out of the field. It has not left this page: nothing was sent or saved. It belongs nowhere in this form",
        "您粘贴的是私钥，已从输入框中移除。私钥没有离开此页面：未发送，也未保存。本表单的任何位置都不需要私钥";

    OPTIONAL: "{0} (optional)", "{0}（选填）";

    HINT_COMPANY_NAME: "Exactly as on the business licence.", "须与营业执照完全一致。";
    HINT_COMPANY_CODE: "In China the 18 characters of the unified social credit code; elsewhere the number in the company register.",
        "中国公司填写 18 位统一社会信用代码；其他国家或地区填写登记机构的注册号。";
    HINT_COMPANY_PHONE: "A number that a public directory or register lists, because the CA calls it.",
        "CA 会拨打此电话，请填写在公开名录或登记信息中能查到的号码。";
    HINT_ADDRESS: "Street and number, as registered.", "注册地址的街道和门牌号。";
    HINT_APPLICANT_NAME: "Signs the paper form.", "在纸质表格上签名的人。";
    HINT_APPLICANT_NAME_DV: "Whom the CA writes to.", "CA 的联系人。";
    HINT_APPLICANT_PHONE: "The CA may call it. Start with + and the country code for a number outside the company's country.",
        "CA 可能拨打此电话。公司所在国家或地区以外的号码请以 + 和国家代码开头。";
    HINT_APPLICANT_PHONE_AT_HOME: "The CA may call it. Without + and a country code it is read as a number of {0}.",
        "CA 可能拨打此电话。没有 + 和国家代码的号码将视为{0}的号码。";
    HINT_APPLICANT_PHONE_ANYWHERE: "The CA may call it. Start with + and the country code.",
        "CA 可能拨打此电话。请以 + 和国家代码开头。";
    HINT_APPLICANT_EMAIL: "The CA writes to it.", "CA 会写信到此邮箱。";
    HINT_APPLICANT_EMAIL_EV: "The CA writes to it. Give a mailbox of the company.", "CA 会写信到此邮箱，请使用公司邮箱。";
    HINT_LEADER_PHONE: "The CA calls it too.", "CA 也会拨打此电话。";
    HINT_CSR_PEM: "The text from -----BEGIN CERTIFICATE REQUEST----- to -----END CERTIFICATE REQUEST-----. Never a private key.",
        "从 -----BEGIN CERTIFICATE REQUEST----- 到 -----END CERTIFICATE REQUEST----- 的文本。切勿粘贴私钥。";

    GROUP_CERTIFICATE: "Certificate", "证书";
    GROUP_COMPANY: "Company", "公司";
    GROUP_APPLICANT: "Applicant", "申请人";
    GROUP_LEADER: "Superior", "上级";
    GROUP_CSR: "Certificate signing request (CSR)", "证书签名请求（CSR）";

    TYPE_PRIVATE: "Private or self-employed", "私营或个体";
    TYPE_BUSINESS: "Business", "企业";
    TYPE_GOVERNMENT: "Government", "政府机构";
    TYPE_NON_PROFIT: "Non-profit", "非营利组织";
    CSR_AUTOMATIC: "Automatic (recommended)", "自动生成（推荐）";
    CSR_AUTOMATIC_HINT: "The certificate service makes the key and the CSR. The certificate deploys to the cloud's products as it is.",
        "由证书服务生成密钥和 CSR，证书可直接部署到云产品。";
    CSR_BROWSER: "In this browser", "在此浏览器中生成";
    CSR_BROWSER_HINT: "The key is made on this computer and you keep it. It is never sent.",
        "密钥在本机生成并由您保管，不会被发送。";
    CSR_MANUAL: "I already have a CSR", "我已有 CSR";
    CSR_MANUAL_HINT: "A CSR of one's own may fail to deploy to the cloud's products.", "自备 CSR 的证书可能无法部署到云产品。";
    SELECT_COUNTRY: "Select a country or region", "选择国家或地区";

    TIPS_FOR: "Tips for {0}", "{0}的提示";
    TIP_SINGLE: "This product covers one name.", "本产品可绑定一个域名。";
    TIP_MULTI: "This product covers up to {0} plain names. Wildcards are not part of it.", "本产品最多可绑定 {0} 个普通域名，不含通配符域名。";
    TIP_WILDCARD: "This product covers wildcard names, like *.example.com: {0} at most.", "本产品最多可绑定 {0} 个通配符域名，例如 *.example.com。";
    TIP_MIXED: "This product covers plain names, {0} at most, and wildcard names, {1} at most.", "本产品最多可绑定 {0} 个普通域名和 {1} 个通配符域名。";
    TIP_WWW: "www.a.com and a.com are two names.", "www.a.com 和 a.com 是两个域名。";
    TIP_WILDCARD_LEVEL: "A wildcard covers one level only and not the bare name: *.a.com covers www.a.com, neither a.com nor x.y.a.com.",
        "通配符只覆盖一级，且不含裸域名：*.a.com 覆盖 www.a.com，不覆盖 a.com 和 x.y.a.com。";
    TIP_FIRST: "The first name becomes the common name of the certificate; it has at most {0} characters.", "第一个域名将作为证书的通用名称，最多 {0} 个字符。";
    TIP_FIRST_PLAIN: "Where plain and wildcard names are mixed, a plain one comes first.", "普通域名与通配符域名混用时，第一个须为普通域名。";
    TIP_CONTROL: "You will have to prove that you control each name. Internal names and IP addresses cannot be bound.",
        "您需要证明对每个域名的控制权。内部名称和 IP 地址不能绑定。";
    TIP_UNICODE: "Names in other scripts may be typed as they are; they are converted.", "可直接输入中文等其他文字的域名，系统会自动转换。";
}
