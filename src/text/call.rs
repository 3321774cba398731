//! Words about the phone call of the CA: the page to print, the words for reception, and the entry for the calendar.
//!
//! Authority: Baseline Requirements 3.2.2.1 and 3.2.5 (the CA confirms the request by a method of communication that it finds in a
//! source other than the applicant); EV Guidelines 3.2.2.4 and 3.2.2.8.

super::sentences! {
    TITLE: "Get ready for the CA's call", "准备接听 CA 的核实电话";
    INTRO: "The CA calls to confirm that the company has applied for this certificate. It may call each of these people:", "CA 会致电确认公司确实申请了该证书，可能会联系以下各方：";
    COMPANY: "Company", "公司";
    APPLICANT: "Applicant", "申请人";
    MANAGER: "Manager", "上级主管";
    EXTENSION: "{0}, extension {1}", "{0} 转 {1}";
    OTHER_NUMBER: "The CA may call the company on a number from a public directory or register, and not on this one.", "CA 也可能拨打公开名录或登记信息中的公司电话，而非此处的号码。";
    NO_ANSWERS: "The phone numbers of the application are not available here.", "此处无法显示申请中的电话号码。";
    ASKS: "What the CA usually asks", "CA 通常会核实";
    ASK_COMPANY: "Is this {0}?", "这里是否为“{0}”？";
    ASK_APPLICANT: "Does {0} work for the company, and may {0} apply for certificates for it?", "{0} 是否在职，是否有权代表公司申请证书？";
    ASK_ORDER: "Has the company applied for a certificate for {0}? The order number is {1}.", "公司是否申请了 {0} 的证书？订单号为 {1}。";
    NEVER: "The CA does not need a password or a private key. Do not give one to anybody who calls.", "CA 不需要密码或私钥，切勿向任何来电者提供。";
    RECEPTION: "For reception", "前台须知";
    RECEPTION_WORDS: "A certificate authority (CA) will call about an SSL certificate for {0}. Put the call through to {1}, {2}. If {1} is away, say when {1} is back. Order number: {3}.", "证书颁发机构（CA）将来电核实 {0} 的 SSL 证书申请，请转接给 {1}（{2}）。如 {1} 不在，请告知其返回时间。订单号：{3}。";
    UNTIL: "The CA expects to issue the certificate by {0}, so it calls before then.", "CA 预计 {0}前签发证书，会在此之前来电。";
    PRINT: "Print for reception", "打印前台须知";
    CALENDAR: "Add to your calendar", "添加到日历";
    CALENDAR_SAVED: "The calendar entry was saved as {0}. Open the file to add it.", "日历文件已保存为 {0}，打开即可添加。";
    EVENT: "The CA may call about the certificate for {0}", "CA 可能来电核实 {0} 的证书";
}
