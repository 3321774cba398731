//! Writes a number in national and international format.

use super::pattern::Pattern;
use super::plans::Plan;

/// Appends the extension after a mark. Returns the number alone if there is no extension.
pub(super) fn with_extension(number: &str, mark: &str, extension: &str) -> String {
    if extension.is_empty() { number.to_owned() } else { [number, mark, extension].concat() }
}

/// Replaces `$1`, `$2`, … in a template.
pub(super) fn fill<'d>(template: &str, group: impl Fn(usize) -> &'d str) -> String {
    let mut out = String::new();
    let mut characters = template.chars();
    while let Some(character) = characters.next() {
        match character {
            '$' => {
                let number = characters.next().and_then(|digit| digit.to_digit(10)).unwrap_or_default() as usize;
                out.push_str(number.checked_sub(1).map_or("", &group));
            }
            _ => out.push(character),
        }
    }
    out
}

/// Writes a national number in national or international format. Returns none if the plan has no format for it.
pub(super) fn format(plan: Plan<'_>, national: &str, abroad: bool) -> Option<String> {
    let fits = |leading: &str| leading.is_empty() || Pattern::read(leading).prefix(national).is_some();
    plan.formats().filter(|format| !abroad || format.international != "-").find_map(|format| {
        let found = fits(format.leading).then(|| Pattern::read(format.pattern).whole(national)).flatten()?;
        let group = |index| found.capture(national, index).unwrap_or_default();
        let template = match (abroad, format.international, format.first_group) {
            (true, "", _) | (false, _, "") => format.national.to_owned(),
            (true, international, _) => international.to_owned(),
            (false, _, first) => format.national.replacen("$1", first, 1),
        };
        Some(fill(&template, group))
    })
}
