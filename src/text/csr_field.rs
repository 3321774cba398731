//! Words of the field for the CSR: the ways to provide one.

super::sentences! {
    NO_CRYPTO: "Not available here: browsers create keys only on a secure address (https).", "此处无法使用：浏览器仅在安全地址（https）下生成密钥。";

    CHOOSE_FILE: "Choose a CSR file", "选择 CSR 文件";
    DROP_HINT: "Or drop a file here: .csr, .pem or .der.", "或将文件拖放到此处：.csr、.pem 或 .der。";
    READING: "Reading the CSR…", "正在读取 CSR…";
    READ_FINE: "This CSR can be submitted.", "此 CSR 可以提交。";
    READ_WRONG: "This CSR cannot be submitted yet.", "此 CSR 暂时不能提交。";
    MENDED: "We corrected:", "已为您更正：";
    TO_MEND: "Fix these first:", "请先解决以下问题：";
    TO_KNOW: "Check these points:", "请注意：";
    DIFFERENCES: "Different from the form:", "与表单不一致：";
    TAKE_NAMES: "Use the domain names from the CSR", "使用 CSR 中的域名";
    TABLE: "Compare the CSR with your answers", "CSR 与填写内容对照";
    COLUMN_ABOUT: "Field", "项目";
    COLUMN_CSR: "In the CSR", "CSR 中";
    COLUMN_FORM: "In the form", "表单中";
    DIFFERS: "different", "不一致";
    NOT_LOADED: "Part of this page did not load. Check your connection, then try again.", "页面部分内容加载失败。请检查网络连接后重试。";
    TRY_AGAIN: "Try again", "重试";
    FILE_LOST: "The file could not be read. It may have been moved or changed. Choose it again.", "无法读取文件，可能已被移动或更改。请重新选择。";

    KEY_KIND: "Key type", "密钥类型";
    KEY_KIND_HINT: "ECDSA P-256 suits almost everyone. Select RSA for old devices and software.", "ECDSA P-256 适用于绝大多数情况。旧设备或旧软件请选择 RSA。";
    PASSPHRASE: "Passphrase for the private key (optional)", "私钥密码（选填）";
    PASSPHRASE_HINT: "You need it each time you use the key file. It cannot be recovered, so store it safely. Web servers may ask for it at every start.", "使用密钥文件时需要此密码。密码无法找回，请妥善保管。Web 服务器每次启动时可能要求输入。";
    SHOW_PASSPHRASE: "Show passphrase", "显示密码";
    MAKE: "Create the key and the CSR", "生成密钥和 CSR";
    MAKING: "Creating the key…", "正在生成密钥…";
    MADE: "The key and the CSR have been created. Save the private key now: it is only on this page and is lost when you close it.", "密钥和 CSR 已生成。请立即保存私钥：它只存在于此页面，关闭页面后将丢失。";
    KEEP: "Keep the file where only you and your server can read it. Do not send it to anyone, including the CA and us. The certificate does not work without it.", "请将文件保存在只有您和您的服务器能读取的位置。不要发送给任何人，包括 CA 和我们。没有私钥，证书将无法使用。";
    SAVE_KEY: "Save the private key", "保存私钥";
    SAVED_KEY: "I have saved the private key and checked that the file is there", "我已保存私钥并确认文件存在";
    KEY_GONE: "Only you have the private key now. The CSR will be submitted with your application.", "私钥现在仅由您保管。CSR 将随申请提交。";
    MAKE_ANOTHER: "Create another key", "重新生成密钥";
}
