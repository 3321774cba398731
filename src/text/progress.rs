//! Words about the progress of the form, and about a long list of domain names. They are fetched with the validation.

super::sentences! {
    DONE: "{0} of {1} done", "已完成 {0}/{1} 项";
    GROUP_DONE: "{0}: {1} of {2} done", "{0}：已完成 {1}/{2} 项";
    FIND: "Find a domain name in the list", "在列表中查找域名";
    FOUND: "Domain names found: {0} of {1}", "找到 {0} 个域名，共 {1} 个";
    SHOW_ALL: "Show all {0} domain names", "显示全部 {0} 个域名";
}
