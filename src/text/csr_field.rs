//! Words of the field for the CSR: the ways to provide one.

super::sentences! {
    NO_CRYPTO: "Not possible here: browsers make keys only on a secure address (https).", "此处无法使用：浏览器仅在安全地址（https）下生成密钥。";

    CHOOSE_FILE: "Choose a CSR file", "选择 CSR 文件";
    DROP_HINT: "Or drop a file here: .csr, .pem or .der.", "或将文件拖放到此处：.csr、.pem 或 .der。";
    READING: "Reading the CSR…", "正在读取 CSR…";
    READ_FINE: "This CSR can be sent.", "此 CSR 可以提交。";
    READ_WRONG: "This CSR cannot be sent yet.", "此 CSR 暂时不能提交。";
    MENDED: "Mended for you:", "已为您更正：";
    TO_MEND: "To mend first:", "请先解决：";
    TO_KNOW: "Worth knowing:", "请注意：";
    DIFFERENCES: "Different from the form:", "与表单不同：";
    TAKE_NAMES: "Use the CSR's names as the domain names", "采用 CSR 中的域名";
    TABLE: "What the CSR says, beside the form", "CSR 内容与表单对照";
    COLUMN_ABOUT: "About", "项目";
    COLUMN_CSR: "In the CSR", "CSR 中";
    COLUMN_FORM: "In the form", "表单中";
    DIFFERS: "differs", "不同";
    NOT_LOADED: "The CSR could not be checked, because a part of this page could not be loaded.", "此页面的部分内容无法载入，因此未能检查 CSR。";
    TRY_AGAIN: "Try again", "重试";
    FILE_LOST: "The file could not be read. It may have been moved or changed. Choose it again.", "无法读取文件，可能已被移动或更改。请重新选择。";

    KEY_KIND: "Kind of key", "密钥类型";
    KEY_KIND_HINT: "ECDSA P-256 suits nearly everything. Choose RSA for old devices and programs.", "ECDSA P-256 适用于绝大多数情况。旧设备和旧软件请选择 RSA。";
    PASSPHRASE: "Passphrase for the private key (optional)", "私钥密码（选填）";
    PASSPHRASE_HINT: "Whoever has the file needs it too. Nobody can restore it: write it down. Web servers may ask for it at every start.",
        "使用密钥文件时需要此密码。密码无法找回，请妥善记录。Web 服务器每次启动时可能要求输入。";
    SHOW_PASSPHRASE: "Show the passphrase", "显示密码";
    MAKE: "Make the key and the CSR", "生成密钥和 CSR";
    MAKING: "Making the key…", "正在生成密钥…";
    MADE: "The key and the CSR are made. Save the private key now: it is only on this page, and is gone when the page is closed.",
        "密钥和 CSR 已生成。请立即保存私钥：它只存在于此页面，关闭页面后将丢失。";
    KEEP: "Keep the file where only you and your server can read it. Do not send it to anybody, neither to the CA nor to us. Without it the certificate does not work.",
        "请将文件保存在只有您和您的服务器能读取的位置。不要发送给任何人，包括 CA 和我们。没有私钥，证书将无法使用。";
    SAVE_KEY: "Save the private key", "保存私钥";
    SAVED_KEY: "I have saved the private key and found the file", "我已保存私钥并确认文件存在";
    KEY_GONE: "The private key is yours alone now. The CSR goes along with the application.", "私钥现在仅由您保管。CSR 将随申请提交。";
    MAKE_ANOTHER: "Make another key", "重新生成密钥";
}
