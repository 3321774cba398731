//! Words of the frame around every page.

/// The name of the product, unless the settings of the site have another.
pub const BRAND: &str = "Signet";

super::sentences! {
    SKIP: "Skip to main content", "跳到主要内容";
    ORDER: "Order {0}", "订单 {0}";
    TITLE: "{0} – {1}", "{0} – {1}";
    ERROR_TITLE: "Error: {0}", "错误：{0}";
    FOOTER: "Your answers are not kept in this browser. They go only to the certificate service.", "您填写的内容不会保存在此浏览器中，只发送给证书服务。";
    LOADING: "Loading…", "正在加载…";
    PART_MISSING: "Part of this page did not load. Check your connection, then try again. Nothing you saved is lost.", "页面部分内容加载失败。请检查网络连接后重试。已保存的内容不会丢失。";
    SIGN_IN: "Sign in (opens a new tab)", "登录（在新标签页中打开）";
    CARRY_ON: "Continue", "继续";
    RETRY: "Try again", "重试";
    NOT_FOUND: "Page not found", "找不到页面";
    NOT_FOUND_MORE: "Check the address. The order may also belong to another account.", "请检查地址是否正确。该订单也可能属于其他账号。";
    TO_ORDERS: "Go to your certificates", "查看您的证书";
    BACK: "Back", "返回";
    STEPS: "Steps", "步骤";
    STEP_OF: "Step {0} of {1}", "第 {0} 步，共 {1} 步";
    STEP_DONE: "Done:", "已完成：";
    STEP_APPLICATION: "Applicant information", "申请信息";
    STEP_VERIFICATION: "Verification information", "验证信息";
    STEP_CHECK: "Check your answers", "确认申请信息";
    STEP_STATUS: "Status", "状态";
    COPY: "Copy", "复制";
    COPIED: "Copied", "已复制";
    COPY_SELECTED: "This browser cannot copy automatically. The text is selected: copy it yourself.", "此浏览器无法自动复制，文本已选中，请手动复制。";
    SHOW_ALL: "Show all", "全部显示";
    SERVER_SAYS: "The certificate service says:", "证书服务的说明：";
    SUMMARY: "There is a problem", "有需要修改的地方";
    ERROR_PREFIX: "Error:", "错误：";
}
