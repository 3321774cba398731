//! Words of the order list about the kinds of certificates, and of a list without orders.

super::sentences! {
    LEVELS: "DV: the CA checks your domain names. OV: it also checks your company. EV: it checks your company in more detail.",
        "DV：CA 验证域名。OV：还验证企业信息。EV：更严格地验证企业身份。";
    NONE_DO: "If you have paid for one, check that you are signed in with the account that bought it, then try again.",
        "如果您已付款，请确认登录的是购买证书的账号，然后重试。";
}
