//! The terms of the house: words that puzzled readers, each with the words to write instead and the reason. No sentence
//! that people read has one, in any language, whether in the program, in `boot.js` or in `index.html`.

use crate::boot::boot_words;
use crate::{PROBLEMS, TABLES, is_chinese, read};

/// A term that no sentence may have.
struct Term {
    /// The term: whole words in English, any place in Chinese.
    avoid: &'static str,
    /// Phrases that hold the term and are right.
    unless: &'static [&'static str],
    /// The words to write.
    write: &'static str,
    /// Why the term is avoided.
    why: &'static str,
}

const fn term(avoid: &'static str, write: &'static str, why: &'static str) -> Term {
    Term { avoid, unless: &[], write, why }
}

const fn unless(avoid: &'static str, unless: &'static [&'static str], write: &'static str, why: &'static str) -> Term {
    Term { avoid, unless, write, why }
}

const ENGLISH: &[Term] = &[
    term("e-mail", "email", "one spelling"),
    term("e-mails", "emails", "one spelling"),
    term("mailbox", "email address", "one term for one thing"),
    term("domains", "domain names", "one term for one thing"),
    unless(
        "names",
        &[
            "domain names",
            "common names",
            "alternative names",
            "internal names",
            "names a certificate service",
            "names its curve",
            "names or other text",
        ],
        "domain names",
        "it is unclear which names",
    ),
    term("superior", "manager", "nobody calls a manager that"),
    term("one's", "your", "the reader is you"),
    term("whom", "the person who, the person the CA", "plain English has no whom"),
    term("whoever", "you, anyone who", "it is unclear who is meant"),
    term("anybody", "anyone", "one word"),
    unless("bind", &[], "cover", "nobody binds a domain name in English"),
    term("binds", "covers", "nobody binds a domain name in English"),
    term("holds", "contains", "a file or a name contains"),
    term("stands", "is", "it says too little"),
    term("mend", "fix, correct", "mend is for clothes"),
    term("mended", "corrected", "mend is for clothes"),
    term("put right", "corrected", "one term for one thing"),
    term("taken out", "removed", "one term for one thing"),
    term("prove", "verify", "one term for one thing, and a CA verifies"),
    term("proven", "verified", "one term for one thing"),
    term("control the names", "verify your domain names", "it is unclear what to do"),
    term("look now", "check now", "people check, they do not look"),
    term("look at", "check", "people check, they do not look"),
    term("looked at", "checked", "people check, they do not look"),
    term("looking at", "checking", "people check, they do not look"),
    term("look into", "check", "people check, they do not look"),
    term("looks for", "checks for", "people check, they do not look"),
    term("looks whether", "checks", "people check, they do not look"),
    term("find out", "check if", "it does not say what happens"),
    term("finding out", "checking if", "it does not say what happens"),
    term("whether", "if", "plain English"),
    term("carry on", "continue", "one term for one thing"),
    term("write to", "contact, email", "nobody writes letters"),
    term("writes to", "emails, contacts", "nobody writes letters"),
    term("fetched", "loaded", "a word of programmers"),
    term("fetching", "loading, downloading", "a word of programmers"),
    term("arrive twice", "be submitted twice", "applications do not arrive, people submit them"),
    term("application arrived", "application was received", "applications do not arrive, people submit them"),
    term("asks for a pause", "too many requests", "a riddle"),
    term("of its own", "its", "it adds nothing"),
    term("by itself", "automatically", "one term for one thing"),
    term("at the moment", "", "it adds nothing"),
    term("in the meantime", "", "it adds nothing"),
    term("anew", "again", "plain English"),
    term("make the key", "create the key", "programs create, people make"),
    term("make a csr", "create a CSR", "programs create, people make"),
    term("make one", "create one", "programs create, people make"),
    unless("make a new", &["make a new one"], "create a new", "programs create, people make"),
    term("choose the", "select", "a choice is selected (check 12)"),
    term("shorten", "… must be N characters or less", "the limit is named (check 12)"),
    term("in the format", "in the correct format, like", "one wording (check 12)"),
    term("signed page", "signed form", "a page is a web page"),
    term("of the page", "of the paper", "a page is a web page"),
    term("straighten the page", "straighten the photo", "a page is a web page"),
    term("a film", "a video", "people make videos"),
    term("no public ca", "public CAs do not", "a sentence says what is, then what to do"),
    term("click", "select, open", "not everyone has a mouse"),
    term("via", "by, through", "plain English has no Latin"),
    term("shall", "must, will", "plain English"),
    term("upon", "on, when", "plain English"),
    term("in order to", "to", "plain English"),
];

const CHINESE: &[Term] = &[
    term("答案", "申请信息、填写的内容", "答案是考试用语"),
    term("轮到", "待您处理", "直译，控制台不这样写"),
    term("移除", "删除", "一事一词"),
    term("证明", "验证", "控制台写“验证域名所有权”"),
    term("决定于", "审核完成于", "意思是“取决于”"),
    unless("上级", &["上级主管"], "上级主管、主管", "单独的“上级”不是人"),
    unless("表格", &[], "申请表", "纸上的标题是“申请表”"),
    term("审阅", "审核", "一事一词"),
    term("审核失败", "审核未通过", "一事一词"),
    term("被拒绝", "审核未通过", "一事一词"),
    term("拒绝了", "审核未通过", "一事一词"),
    term("国家代码", "国家/地区代码", "大陆产品必须写“国家/地区”"),
    term("国家或地区", "国家/地区", "一事一词"),
    term("省或州", "省/州", "一事一词"),
    term("国外", "境外", "大陆产品的规范用语"),
    term("载入", "加载", "一事一词"),
    term("送达", "提交、加载", "直译"),
    term("写信", "发送邮件", "不是纸质信件"),
    term("电子邮箱", "邮箱", "一事一词"),
    term("尚不清楚", "暂时无法确认", "直译"),
    term("要求稍候", "操作过于频繁", "直译"),
    term("有误：", "错误：", "一事一词"),
    term("看不见的字符", "不可见字符", "一事一词"),
    unless(
        "通用名称",
        &["通用名称（CN）", "通用名称，CN"],
        "通用名称（CN）、主域名（通用名称，CN）",
        "缩写帮助对照证书",
    ),
    term("备用名称", "备用域名（SAN）", "行业用语"),
    term("内部名称", "内网域名", "行业用语"),
    term("裸域名", "域名本身", "行话"),
    term("自备", "自有、已有", "一事一词"),
    term("自动生成", "系统生成", "云控制台的用语"),
    term("校正", "拉正", "照片被拉正"),
    term("页面有一个角", "纸张有一角", "页面是网页，纸是纸张"),
    term("页面的四个角", "纸张的四个角", "页面是网页，纸是纸张"),
    term("没有国家使用", "没有国家/地区使用", "大陆产品必须写“国家/地区”"),
    term("付费号码，CA 可能不", "高额收费号码", "付费号码会被读成已付费"),
    term("请告知", "请联系", "一事一词"),
];

/// Every text that people read: where it is, and its words in English and in Chinese.
fn texts() -> Vec<(String, [String; 2])> {
    let mut texts = Vec::new();
    for (table, sentences) in TABLES {
        for (name, [english, chinese]) in *sentences {
            texts.push((format!("{table}::{name}"), [(*english).to_owned(), (*chinese).to_owned()]));
        }
    }
    for (key, both) in boot_words() {
        texts.push((format!("boot.js {key}"), both));
    }
    let page = read("index.html");
    let paragraphs = page.split("<p").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once("</p>"));
    for (words, _) in paragraphs {
        let chinese = words.chars().any(is_chinese);
        let both = if chinese { [String::new(), words.to_owned()] } else { [words.to_owned(), String::new()] };
        texts.push((format!("index.html {words:?}"), both));
    }
    texts
}

/// Fails with every text in which `look` finds something.
#[track_caller]
fn no_text(rule: &str, look: impl Fn(&str, &str, &str) -> Vec<String>) {
    let wrong: Vec<String> = texts()
        .iter()
        .flat_map(|(place, [english, chinese])| {
            look(place, english, chinese).into_iter().map(move |found| format!("{place}: {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{rule}\n  {}", wrong.join("\n  "));
}

/// The words of an English text in small letters, each between spaces.
fn spaced(english: &str) -> String {
    let kept = |sign: char| if sign.is_alphanumeric() || "'-".contains(sign) { sign } else { ' ' };
    let words: String = english.to_lowercase().chars().map(kept).collect();
    format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn advice(term: &Term, text: &str) -> String {
    format!("“{}” → “{}” ({}) in {text:?}", term.avoid, term.write, term.why)
}

#[test]
fn no_sentence_has_a_term_that_puzzled_readers() {
    no_text("a term of the list", |_, english, chinese| {
        let mut found = Vec::new();
        for term in ENGLISH {
            let right = |words: String, phrase: &&str| words.replace(&format!(" {phrase} "), " ");
            let words = term.unless.iter().fold(spaced(english), right);
            if words.contains(&format!(" {} ", term.avoid)) {
                found.push(advice(term, english));
            }
        }
        for term in CHINESE {
            let words = term.unless.iter().fold(chinese.to_owned(), |words, phrase| words.replace(phrase, ""));
            if words.contains(term.avoid) {
                found.push(advice(term, chinese));
            }
        }
        found
    });
}

#[test]
fn english_has_no_contraction_with_not() {
    no_text("“cannot”, “do not”: people read contractions wrongly", |_, english, _| {
        let found = english.contains("n't") || english.contains("n’t");
        found.then(|| english.to_owned()).into_iter().collect()
    });
}

/// A blank takes a whole phrase, such as "the company name", because other languages have other articles.
#[test]
fn no_article_is_left_outside_of_a_blank() {
    no_text("an article before a blank", |_, english, _| {
        let lower = english.to_lowercase();
        let found = ["a {", "an {", "the {"].iter().any(|article| {
            lower.match_indices(article).any(|(at, _)| !lower[..at].ends_with(|sign: char| sign.is_alphanumeric()))
        });
        found.then(|| english.to_owned()).into_iter().collect()
    });
}

#[test]
fn a_problem_in_chinese_asks_politely() {
    no_text("请输入, 请选择, 请上传: one mood in one summary", |place, _, chinese| {
        let problem = PROBLEMS.iter().any(|table| place.starts_with(&format!("{table}::")));
        let bare =
            ["输入", "填写", "选择", "上传", "删除", "检查", "修改"].iter().any(|verb| chinese.starts_with(verb));
        (problem && bare).then(|| chinese.to_owned()).into_iter().collect()
    });
}

#[test]
fn no_blank_follows_a_full_width_mark() {
    no_text("two Chinese sentences are not joined by a blank", |_, _, chinese| {
        let joined = ["。 ", "， ", "； ", "： ", "） "].iter().any(|mark| chinese.contains(mark));
        joined.then(|| chinese.to_owned()).into_iter().collect()
    });
}

/// Check 12 of the accessibility checks: how a problem is worded.
#[test]
fn a_problem_is_worded_as_people_know_it() {
    let sentence = |table: &str, name: &str| {
        let (_, sentences) = TABLES.iter().find(|(it, _)| *it == table).expect(table);
        sentences.iter().find(|(it, _)| *it == name).expect(name).1[0]
    };
    for (table, name, words) in [
        ("company", "EMPTY", "Enter {0}"),
        ("company", "COUNTRY_EMPTY", "Select {0}"),
        ("company", "TOO_LONG", "{0} must be {2} characters or less"),
        ("domain_name", "EMPTY", "Enter a domain name, like "),
        ("domain_name", "NAME_TOO_LONG", "The domain name must be {1} characters or less"),
        ("email", "EMPTY", "Enter {0}"),
        ("email", "TOO_LONG", "{0} must be {2} characters or less"),
        ("email", "FORMAT", "Enter {0} in the correct format, like name@example.com"),
        ("photo", "NOT_A_PHOTO", "The selected file must be a JPG or PNG"),
        ("photo", "TOO_LARGE", "The selected file must be {1} or smaller"),
        ("photo", "EMPTY", "The selected file is empty"),
        ("problems", "NOT_CHOSEN", "Select {0}"),
        ("problems", "PHONE_EMPTY", "Enter {0}, like "),
        ("problems", "PHOTO_MISSING", "Select a photo"),
    ] {
        assert!(sentence(table, name).starts_with(words), "{table}::{name}: {:?}", sentence(table, name));
    }
}
