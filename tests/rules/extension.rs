//! Extensions in the spellings of offices, and words beside a number that are no extension.

use signet::rules::phone::PhoneProblem as Problem;
use signet::text::Language;
use signet::text::phone::phone_problem;

use crate::judge;
use crate::phone::{accepted, refused};

#[test]
fn an_extension_is_read_as_offices_write_it_where_the_rest_is_a_whole_number() {
    for extension in [
        "-8001",
        " - 8001",
        "－8001",
        "—8001",
        "–8001",
        "(8001)",
        "（8001）",
        "[8001]",
        "【8001】",
        "#8001",
        "(#8001)",
        "-8001#",
        "x8001",
        "(x8001)",
        "×8001",
        "*8001",
        "+8001",
        "~8001",
        " (ext. 8001)",
        "（ext 8001）",
        "转8001",
        " 转 8001",
        "（转8001）",
        "转8001号",
        "-8001号",
        "转分机8001",
        "，分机号：8001",
        "（分机 8001）",
        " 8001分机",
        " 分機 8001",
        " 內線 8001",
        "内线8001",
        "转接8001",
        "请转8001",
        "总机转8001",
        "后拨8001",
        "按8001",
        " EXT NO. 8001",
        " extension number 8001",
        " Extn: 8001",
        " ex 8001",
        " local 8001",
        " loc. 8001",
        " int. 8001",
        " interno 8001",
        " Durchwahl 8001",
        " DW 8001",
        " App. 8001",
        " Apparat 8001",
        " Nebenstelle: 8001",
        " Nst. 8001",
        " Klappe 8001",
        " toestel 8001",
        " poste 8001",
        " anexo 8001",
        " extensión 8001",
        " ramal 8001",
        " anknytning 8001",
        " ankn. 8001",
        " alanumero 8001",
        " wew. 8001",
        " linka 8001",
        " klapka 8001",
        " mellék 8001",
        " dahili 8001",
        " εσωτ. 8001",
        " доб. 8001",
        " (доб. 8001)",
        " добавочный 8001",
        " вн. 8001",
        " שלוחה 8001",
        " تحويلة 8001",
        " داخلی ۸۰۰۱",
        " ต่อ 8001",
        " máy lẻ 8001",
        " 내선 8001",
        " 内線8001",
        "（内線 8001番）",
        "-\u{200b}8001",
    ] {
        accepted(&["0755-86013388", extension].concat(), "CN", "+8675586013388;ext=8001");
        accepted(&["+1 (650) 253-0000", extension].concat(), "", "+16502530000;ext=8001");
    }
    accepted("021-61234567-820", "CN", "+862161234567;ext=820");
    accepted("86-10-65551234-8015", "CN", "+861065551234;ext=8015");
    accepted("02-2345-6789-123", "TW", "+886223456789;ext=123");
    accepted("030 901820 App. 12", "DE", "+4930901820;ext=12");
    accepted("0755 8601 3388 (0)", "CN", "+8675586013388;ext=0");
}

#[test]
fn what_follows_a_hyphen_belongs_to_the_number_where_that_is_in_use() {
    // In Germany and Austria, callers dial the extension as the end of the number.
    accepted("030 901820-12", "DE", "+493090182012");
    accepted("01 5331234-567", "AT", "+4315331234567");
    accepted("010-6555-1234", "CN", "+861065551234");
    accepted("tel:331-6005;phone-context=+64-3", "", "+6433316005");
}

#[test]
fn letters_that_are_no_extension_are_told_and_never_dropped_or_dialled() {
    for (typed, region, letters, number) in [
        ("030 901820 Fax", "DE", "Fax", "+4930901820"),
        ("030 901820 Frau Lang", "DE", "Frau Lang", "+4930901820"),
        ("Fax: 010-65551234", "CN", "Fax", "+861065551234"),
        ("传真：010-65551234", "CN", "传真", "+861065551234"),
        ("010-65551234 王先生", "CN", "王先生", "+861065551234"),
        ("010-65551234（总机）", "CN", "总机", "+861065551234"),
        ("010-65551234转", "CN", "转", "+861065551234"),
        ("010-65551234 h", "CN", "h", "+861065551234"),
        ("010-65551234h", "CN", "h", "+861065551234"),
        ("010-6555l234", "CN", "l", "+86106555234"),
        ("400-810-8888转1转2", "CN", "转", "+864008108888"),
        ("13800138000（微信同号）", "CN", "微信同号", "+8613800138000"),
        ("O10-65551234", "CN", "O", "+861065551234"),
        ("l38 0013 8000", "CN", "l", "+863800138000"),
        ("138 OO13 8000", "CN", "OO", "+86138138000"),
        ("020 7031 3000 option 3", "GB", "option", "+442070313000"),
        ("0755-8601 3388 Room 12", "CN", "Room", "+8675586013388"),
    ] {
        let verdict = judge().phone(typed, region);
        let expected = Problem::Letters { text: letters.to_owned() };
        assert_eq!((verdict.problem, &*verdict.e164), (Some(expected), number), "{typed}");
    }
    // Letters of a number in use are its digits, and a label before it is no part of it.
    accepted("1-800-FLOWERS", "US", "+18003569377");
    accepted("1-800-FLOWERS x12", "US", "+18003569377;ext=12");
    accepted("电话：010-65551234", "CN", "+861065551234");
    accepted("Tel./Fax: 010-65551234", "CN", "+861065551234");
    accepted("Mobile 138 0013 8000", "CN", "+8613800138000");
    accepted("(0xx11) 2345-6789", "BR", "+551123456789");
}

#[test]
fn a_number_with_too_many_digits_is_told_how_an_extension_is_written() {
    for (typed, region) in [("010-65551234 8001", "CN"), ("0755-860133888001", "CN"), ("+90 (212) 555 12 34/12", "TR")]
    {
        let problem = judge().phone(typed, region).problem.expect(typed);
        assert_eq!(problem, Problem::TooLongFor { region: region.to_owned() }, "{typed}");
        for language in Language::ALL {
            assert!(phone_problem(&problem, "X", region, language).contains("+86 10 1234 5678"), "{typed}");
        }
    }
    // The example in the sentences is read as they say.
    accepted("+86 10 1234 5678 ext. 12", "", "+861012345678;ext=12");
    accepted("+86 10 1234 5678 转 12", "", "+861012345678;ext=12");
    refused("010-65551234/65551235", "CN", Problem::TooLong { digits: 19 });
}
