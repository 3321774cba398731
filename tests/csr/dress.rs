//! The formatting that programs and people add to a text with lines, for a CSR and for a key alike.

/// The name of a kind of formatting, and the function that adds it.
pub(crate) type Dress = (&'static str, fn(&str) -> String);

fn each(text: &str, line: impl Fn(usize, &str) -> String) -> String {
    text.lines().enumerate().map(|(at, text)| line(at, text) + "\n").collect()
}

/// Rich text as saved by `TextEdit` of macOS: a backslash ends a line.
pub(crate) fn text_edit(text: &str) -> String {
    let lines = text.replace('\n', "\\\n");
    format!(
        "{{\\rtf1\\ansi\\ansicpg1252\\cocoartf2709\n{{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;}}\n{{\\colortbl;\\red255\\green255\\blue255;}}\n{{\\*\\expandedcolortbl;;}}\n\\pard\\tx720\\pardirnatural\n\n\\f0\\fs24 \\cf0 {lines}}}"
    )
}

/// Rich text as saved by Word: `\par` ends a line, hyphens are symbols, and some letters are numbers.
pub(crate) fn word(text: &str) -> String {
    let lines =
        each(text, |_, line| format!("{}\\par", line.replace('-', "\\_").replace('N', "\\'4e").replace('K', "\\u75?")));
    format!(
        "{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0\\fnil Consolas;}}}}{{\\info{{\\author Lin}}}}\r\n\\viewkind4\\uc1\\pard\\f0\\fs22 {lines}}}\r\n"
    )
}

/// E-mail in quoted-printable (RFC 2045 6.7): signs that gateways change are encoded, and lines are broken at 76
/// characters.
pub(crate) fn quoted_printable(text: &str, line_end: &str) -> String {
    let encoded: String = text
        .chars()
        .map(|sign| match sign {
            '=' | '+' | '-' => format!("={:02X}", u32::from(sign)),
            '\n' => line_end.to_owned(),
            sign => sign.to_string(),
        })
        .collect();
    each(&encoded, |_, line| {
        let mut rest = line;
        let mut out = String::new();
        while rest.len() > 76 {
            let at = (72..=75).rev().find(|at| !rest[at - 2..*at].contains('=')).unwrap();
            out += &rest[..at];
            out += "=\n";
            rest = &rest[at..];
        }
        out + rest
    })
}

/// All kinds of formatting beside or between the lines.
pub(crate) fn dresses() -> Vec<Dress> {
    vec![
        ("rich text of TextEdit", text_edit),
        ("rich text of Word", word),
        ("paragraphs of a page", |text| each(text, |_, line| format!("<p class=\"MsoNormal\">{line}<o:p></o:p></p>"))),
        ("divisions of a page", |text| text.lines().map(|line| format!("<div><span>{line}</span></div>")).collect()),
        ("rows of a table", |text| {
            let rows = each(text, |at, line| format!("<tr><td>{}</td><td>{line}</td></tr>", at + 1));
            format!("<table>{rows}</table>")
        }),
        ("coloured by a page", |text| {
            let words = text
                .replace("BEGIN ", "<b>BEGIN</b> ")
                .replace("CERTIFICATE", "<span style=\"color:red\">CERTIFICATE</span>");
            format!("<pre>{}</pre>", words.replace("PRIVATE", "<i>PRIVATE</i>"))
        }),
        ("source of a page", |text| {
            each(text, |_, line| format!("{line}&lt;br&gt;"))
                .replace('+', "&plus;")
                .replace('=', "&equals;")
                .replace('/', "&sol;")
        }),
        ("quoted-printable", |text| quoted_printable(text, "\n")),
        ("quoted-printable with encoded line ends", |text| quoted_printable(text, "=0D=0A")),
        ("quoted-printable with a break after each line", |text| {
            each(text, |_, line| line.replace('=', "=3D") + "=0A=")
        }),
        ("quoted-printable with encoded blanks", |text| {
            each(text, |_, line| line.replace('=', "=3D").replace(' ', "=20") + "=20")
        }),
        ("numbers and colons", |text| each(text, |at, line| format!("{}: {line}", at + 1))),
        ("numbers of grep", |text| {
            each(text, |at, line| format!("{}{}{line}", at + 41, if at == 0 { ':' } else { '-' }))
        }),
        ("numbers of cat", |text| each(text, |at, line| format!("{:6}\t{line}", at + 7))),
        ("numbers with zeros", |text| each(text, |at, line| format!("{:03} {line}", at + 1))),
        ("numbers in brackets", |text| each(text, |at, line| format!("[{at}] {line}"))),
        ("numbers of an editor", |text| each(text, |at, line| format!("{:3} | {line}", at + 98))),
        ("numbers that touch", |text| each(text, |at, line| format!("{}{line}", at + 1))),
        ("numbers in lines of their own", |text| each(text, |at, line| format!("{}\n{line}", at + 1))),
        ("added lines of a comparison", |text| {
            format!("@@ -0,0 +1,9 @@\n{}", each(text, |_, line| format!("+{line}")))
        }),
        ("removed lines of a comparison", |text| each(text, |_, line| format!("-{line}"))),
        ("old lines of a comparison", |text| each(text, |_, line| format!("< {line}"))),
        ("a comment of a shell", |text| each(text, |_, line| format!("# {line}"))),
        ("a comment of C", |text| each(text, |_, line| format!("// {line}"))),
        ("a comment of SQL", |text| each(text, |_, line| format!("-- {line}"))),
        ("a comment of Windows", |text| each(text, |_, line| format!("REM {line}"))),
        ("a chat", |text| each(text, |_, line| format!("lin: {line}"))),
        ("PHP with points", |text| {
            format!("<?php\n$text = {};", each(text, |_, line| format!("'{line}' . \"\\n\" .")))
        }),
        ("PHP with PHP_EOL", |text| each(text, |_, line| format!("  . '{line}' . PHP_EOL"))),
        ("PHP line by line", |text| each(text, |_, line| format!("$text .= \"{line}\\n\";"))),
        ("JavaScript", |text| format!("const text =\n{}", each(text, |_, line| format!("  \"{line}\\n\" +")))),
        ("JavaScript, joined", |text| {
            format!("const text = [\n{}].join('\\n')", each(text, |_, line| format!("  '{line}',")))
        }),
        ("Basic", |text| format!("text = {}", each(text, |_, line| format!("\"{line}\" & vbCrLf & _")))),
        ("C", |text| each(text, |_, line| format!("    \"{line}\\n\" \\"))),
        ("a shell's continued line", |text| each(text, |_, line| format!("{line} \\"))),
        ("a batch file's continued line", |text| each(text, |_, line| format!("{line}^"))),
        ("cat -A", |text| each(text, |_, line| format!("{line}^M$"))),
        ("a table of a console", |text| each(text, |_, line| format!("│ {line:<64} │"))),
        ("bullets", |text| each(text, |_, line| format!("• {line}"))),
    ]
}
