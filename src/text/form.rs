//! Words of the form's page.

super::sentences! {
    TITLE: "Applicant information", "申请信息";
    INTRO: "The CA checks every answer against public records. We save as you go.", "CA 会用公开记录核对每一项。填写时自动保存。";
    HINT_DOMAINS_ONE: "Enter one domain name, for example www.example.com.", "请输入 1 个域名，例如 www.example.com。";
    HINT_DOMAINS: "Enter up to {0} domain names, one per line or separated by commas or spaces.", "请输入最多 {0} 个域名，每行一个，或用逗号、空格分隔。";
    HINT_DOMAINS_WILD: "Up to {0}, one per line or separated by commas or spaces. A wildcard domain name, like *.example.com, covers all domain names one level below example.com and counts as one.",
        "最多 {0} 个，每行一个，或用逗号、空格分隔。通配符域名（例如 *.example.com）覆盖 example.com 下一级的所有域名，按 1 个计。";
    LIST_KEYS: "Use the arrow keys to go from name to name. Press Delete to remove a name, or Alt and an arrow key to move it.",
        "使用方向键切换域名，按 Delete 键删除域名，按 Alt 和方向键移动域名。";
    COMMON_NAME: "common name", "主域名（CN）";
    REMOVE: "Remove {0}", "删除 {0}";
    MOVE_UP: "Move {0} up", "上移 {0}";
    MOVE_DOWN: "Move {0} down", "下移 {0}";
    COUNT: "Domain names: {0} of {1}", "已填 {0} 个域名，最多 {1} 个";
    COUNT_MIXED: "Domain names: {0} of {1}. Wildcard domain names: {2} of {3}", "已填 {0} 个域名，最多 {1} 个；已填 {2} 个通配符域名，最多 {3} 个";
    REMOVED: "{0} removed. Domain names left: {1}.", "已删除 {0}，还剩 {1} 个域名。";
    MOVED: "{0} is now number {1}.", "{0} 现在是第 {1} 个。";
    USE_OFFER: "Use {0}", "使用 {0}";
    SAME_PHONE: "Same as the company phone", "与公司电话相同";
    REMOVE_INVISIBLE: "Remove the invisible characters", "删除不可见字符";
    PHONE_READ: "Read as {0}", "识别为 {0}";
    UNCHECKED: "Some checks could not be loaded. The certificate service will check international domain names, public suffixes, email addresses and phone numbers after you submit.", "部分检查未能加载：国际化域名、公共后缀、邮箱地址和电话号码将在提交后由证书服务检查。";
    NEXT: "Next", "下一步";
    NEXT_BUSY: "Checking and saving…", "正在检查并保存…";
    LEFT: "Left to do", "尚未完成";
    LEFT_NONE: "You have answered everything.", "所有内容均已填写。";
    SAVED: "Saved at {0}", "已于 {0} 保存";
    SAVING: "Saving…", "正在保存…";
    UNSAVED: "Not saved yet", "尚未保存";
    NOT_SAVED: "Your answers could not be saved. We will keep trying. Do not close this page.", "填写的内容未能保存，系统将继续重试。请勿关闭此页面。";
    NOT_SAVED_HERE: "Your answers could not be saved. They are still on this page.", "填写的内容未能保存，但仍在此页面上。";
    CLOSED: "This order can no longer be changed. It may have been submitted in another tab or by someone else. Your last changes are not saved.", "此订单已不能修改，可能已在其他标签页或由他人提交。您最后的修改未保存。";
    CONFLICT: "Your answers were changed in another tab or by someone else.", "您填写的内容已在其他标签页或被他人修改。";
    CONFLICT_EACH: "Choose which of these answers to keep, then save.", "请逐项选择要保留的内容，然后保存。";
    CONFLICT_HERE: "On this page: {0}", "此页面：{0}";
    CONFLICT_THERE: "Saved elsewhere: {0}", "另一处保存：{0}";
    CONFLICT_EMPTY: "no answer", "未填写";
    CONFLICT_SAVE: "Save the chosen answers", "保存所选内容";
    CONFLICT_MINE: "Keep the answers on this page", "保留此页面的内容";
    CONFLICT_THEIRS: "Use the other answers", "使用另一处的内容";
    SUMMARY_ASIDE: "Your application", "您的申请";
    NOT_EDITABLE: "This application has been submitted and cannot be changed now.", "该申请已提交，现在不能修改。";
    SEE_STATUS: "See its status", "查看状态";
    FAILURE: "The CA refused the last application.", "上次申请审核未通过。";
    FAILURE_FIELDS: "Answers to change:", "需要修改的内容：";
    FAILURE_HERE: "The CA refused this answer last time. Change it, or keep it if it is right.", "此项上次审核未通过。请修改；如确认无误可保留。";
}
