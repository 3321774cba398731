//! Words about the records and files that prove control of the domain names: their names, their downloads, and what a DNS service
//! says about them.
//!
//! Authority: RFC 1035 (zone files), RFC 2308 (how long a missing record is remembered), Baseline Requirements 3.2.2.4.18 (files).

super::sentences! {
    FULL: "Full name", "完整名称";
    RELATIVE: "Relative to {0}", "相对于 {0}";
    COPY_RELATIVE: "Copy the relative name of the record for {0}", "复制 {0} 的相对主机记录";
    HOW_TO_ENTER: "Most DNS providers add the zone to the name that you enter, so enter the relative name there. If you enter the full name, the record gets a name like {0}, and the CA does not find it.", "多数解析服务商会自动补全域名，请填写相对名称。如填写完整名称，记录会变成 {0}，CA 将检测不到。";
    TTL: "TTL: {0} seconds, or the shortest time that your provider offers. With a short TTL, a correction is visible sooner.", "TTL：{0} 秒，或服务商允许的最小值。TTL 越短，更正后生效越快。";
    ZONE_FILE: "Download all as a zone file", "下载全部记录（区域文件）";
    SHEET: "Download all as CSV", "下载全部记录（CSV）";
    SHEET_GUARD: "In the CSV file, an apostrophe is before each value that a spreadsheet would calculate as a formula. Leave out the apostrophe at your DNS provider.", "CSV 文件中，可能被电子表格当作公式的值前加了单引号，添加解析记录时请去掉单引号。";
    HEAD_RELATIVE: "Relative name", "相对名称";
    HEAD_ZONE: "Zone", "域";
    HEAD_TTL: "TTL", "TTL（秒）";

    ADDRESS: "Address", "访问地址";
    OPEN: "Open the address for {0} (opens a new tab)", "打开 {0} 的访问地址（在新标签页中打开）";
    OPEN_SHORT: "Open", "打开";
    COPY_ADDRESS: "Copy the address for {0}", "复制 {0} 的访问地址";
    GET_FILE: "Download", "下载";
    GET_FILE_FOR: "Download the file for {0}", "下载 {0} 的文件";
    HOW_TO_PUT: "When the file is in its place, open the address. The browser must show the content of the file and nothing else, without a sign-in.", "放置文件后请打开访问地址，浏览器应只显示文件内容，且无需登录。";

    LOOK_UP: "Look up the records now", "立即检测解析记录";
    LOOKING_UP: "Looking up the records…", "正在检测解析记录…";
    LOOKED_UP: "{0} of {1} records are published.", "共 {1} 条记录，已生效 {0} 条。";
    SEEN_FOUND: "Published. The CA will find it at its next check.", "已生效，CA 下次检测时即可通过。";
    SEEN_NOT_YET: "Not published yet.", "尚未生效。";
    SEEN_NOT_YET_UNTIL: "Not published yet. DNS resolvers may remember until {0} that the record was missing.", "尚未生效。DNS 服务器可能缓存“无此记录”的结果至 {0}。";
    SEEN_OTHERS: "The record has another value: {0}", "记录值不一致：{0}";
    SEEN_DOUBLED: "The record is published under {0}, because your provider added the zone to the full name. Change its name to the relative name.", "记录被添加到了 {0}：服务商在完整名称后又补全了域名。请改为相对名称。";
    SEEN_UNKNOWN: "The DNS service did not answer. Try again.", "DNS 服务未响应，请重试。";
}
