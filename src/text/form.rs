//! Words of the form's page.

super::sentences! {
    TITLE: "Applicant information", "申请信息";
    INTRO: "The CA checks every answer against public records. Saved as you go.", "CA 会用公开记录核对每一项。填写时自动保存。";
    HINT_DOMAINS_ONE: "One name.", "一个域名。";
    HINT_DOMAINS: "Up to {0} names. One per line, or separated by commas or spaces.", "最多 {0} 个域名。每行一个，或用逗号、空格分隔。";
    LIST: "Domains", "域名列表";
    LIST_KEYS: "Arrow keys go from name to name. Delete removes a name, Alt with an arrow key moves it.",
        "方向键切换域名，Delete 移除域名，Alt 加方向键移动域名。";
    COMMON_NAME: "common name", "通用名称";
    REMOVE: "Remove {0}", "移除 {0}";
    MOVE_UP: "Move {0} up", "上移 {0}";
    MOVE_DOWN: "Move {0} down", "下移 {0}";
    COUNT: "{0} of {1} names", "{0} / {1} 个域名";
    COUNT_MIXED: "{0} of {1} names, {2} of {3} wildcard names", "{0} / {1} 个域名，{2} / {3} 个通配符域名";
    REMOVED: "{0} removed. Names left: {1}.", "已移除 {0}，还剩 {1} 个域名。";
    MOVED: "{0} is now number {1}.", "{0} 现在是第 {1} 个。";
    USE_OFFER: "Use {0}", "使用 {0}";
    SAME_PHONE: "Same as the company phone", "与公司电话相同";
    REMOVE_INVISIBLE: "Remove the invisible characters", "移除不可见字符";
    PHONE_READ: "Read as {0}", "识别为 {0}";
    UNCHECKED: "The closer checks could not be loaded, so names in other scripts, public suffixes, domains of email addresses and phone numbers were not looked at here. The certificate service checks them.",
        "无法载入进一步的检查，因此未在此检查其他文字的域名、公共后缀、邮箱域名和电话号码，将由证书服务检查。";
    NEXT: "Next", "下一步";
    NEXT_BUSY: "Checking and saving…", "正在检查并保存…";
    LEFT: "Left to do", "尚未完成";
    LEFT_NONE: "Every answer is there.", "所有答案均已填写。";
    LEFT_MORE: "and {0} more", "以及其他 {0} 项";
    SAVED: "Saved {0}", "已保存 {0}";
    SAVING: "Saving…", "正在保存…";
    UNSAVED: "Not saved yet", "尚未保存";
    NOT_SAVED: "Could not be saved. It is kept here and tried again.", "未能保存，内容保留在此并会重试。";
    CONFLICT: "These answers were changed in another tab or by a colleague.", "这些答案已在其他标签页或被同事修改。";
    CONFLICT_MINE: "Keep what is on this page", "保留此页面的内容";
    CONFLICT_THEIRS: "Load what was saved there", "载入另一处保存的内容";
    SUMMARY_ASIDE: "Your application", "您的申请";
    NOT_EDITABLE: "This application has been submitted and cannot be changed now.", "该申请已提交，现在不能修改。";
    SEE_STATUS: "See its status", "查看状态";
    FAILURE: "The CA refused the last application.", "上次申请被 CA 拒绝。";
    FAILURE_FIELDS: "It names these answers:", "涉及以下各项：";
    FAILURE_HERE: "The CA refused this answer last time. Change it, or leave it if it is right.", "上次 CA 拒绝了此项。请修改；如确认无误可保留。";
}
