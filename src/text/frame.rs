//! Words of the frame around every page.

super::sentences! {
    BRAND: "Signet", "Signet";
    SKIP: "Skip to the content", "跳到正文";
    ORDER: "Order {0}", "订单 {0}";
    TITLE: "{0} – Signet", "{0} – Signet";
    ERROR_TITLE: "Error: {0}", "有误：{0}";
    FOOTER: "Nothing you enter is kept in this browser. It goes to the certificate service and nowhere else.",
        "您填写的内容不会留在此浏览器中，只发送给证书服务。";
    LOADING: "Loading…", "正在载入…";
    PART_MISSING: "Part of this page could not be loaded. Check the connection, then try again. Nothing you saved is lost.",
        "页面的一部分未能载入。请检查网络连接后重试。已保存的内容不会丢失。";
    SIGN_IN: "Sign in (opens a new tab)", "登录（在新标签页中打开）";
    CARRY_ON: "Carry on", "继续";
    RETRY: "Try again", "重试";
    NOT_FOUND: "Page not found", "找不到页面";
    NOT_FOUND_MORE: "The address may be mistyped, or the order may belong to another account.",
        "地址可能有误，或者该订单属于其他账号。";
    TO_ORDERS: "Go to your certificates", "查看您的证书";
    BACK: "Back", "返回";
    STEPS: "Steps", "步骤";
    STEP_OF: "Step {0} of {1}", "第 {0} 步，共 {1} 步";
    STEP_DONE: "Done:", "已完成：";
    STEP_APPLICATION: "Applicant information", "申请信息";
    STEP_VERIFICATION: "Verification information", "验证信息";
    STEP_CHECK: "Check your answers", "核对答案";
    STEP_STATUS: "Status", "状态";
    COPY: "Copy", "复制";
    COPIED: "Copied", "已复制";
    COPY_SELECTED: "This browser does not copy by itself. The text is selected: copy it from there.", "此浏览器无法自动复制，文本已选中，请手动复制。";
    COPY_THING: "Copy {0}", "复制 {0}";
    SHOW_ALL: "Show all", "全部显示";
    SERVER_SAYS: "The certificate service says:", "证书服务的说明：";
    SUMMARY: "There is a problem", "有需要修改的地方";
    ERROR_PREFIX: "Error:", "错误：";
}
