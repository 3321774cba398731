//! Dates, sizes and names of countries, written by the browser's `Intl`, so that the app needs no tables for them.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::rules::company::country_codes;
use crate::text::{self, Language, Sentence};

/// Returns a moment or a day for people, in the time zone of the browser. A text that is not a date is returned
/// unchanged.
pub(super) fn date_time(language: Language, rfc3339: &str, with_time: bool) -> String {
    let date = Date::new(&rfc3339.into());
    if date.get_time().is_nan() {
        return rfc3339.to_owned();
    }
    let options = Object::new();
    set(&options, "dateStyle", &"medium".into());
    if with_time {
        set(&options, "timeStyle", &"short".into());
    }
    let format = Intl::DateTimeFormat::new(&locales(language), &options);
    format
        .format()
        .call1(&JsValue::UNDEFINED, &date)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| rfc3339.to_owned())
}

/// Returns a size for people: "487 KB" below a million bytes, "4.1 MB" from there on.
pub fn file_size(language: Language, bytes: u64) -> String {
    let bytes = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX));
    let (amount, unit, digits) = if bytes < 1e6 { (bytes / 1e3, "KB", 0) } else { (bytes / 1e6, "MB", 1) };
    let options = Object::new();
    set(&options, "maximumFractionDigits", &JsValue::from(digits));
    [&number(language, amount, &options), " ", unit].concat()
}

fn number(language: Language, amount: f64, options: &Object) -> String {
    let format = Intl::NumberFormat::new(&locales(language), options);
    let text = format.format().call1(&JsValue::UNDEFINED, &JsValue::from(amount));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Returns a wait for people: "45 seconds", "1 minute", "3 minutes".
pub fn duration(language: Language, seconds: u32) -> String {
    let (amount, unit) = text::backend::rounded(seconds);
    let options = Object::new();
    set(&options, "style", &"unit".into());
    set(&options, "unit", &unit.into());
    set(&options, "unitDisplay", &"long".into());
    number(language, amount.into(), &options)
}

/// Returns the words for a count, in the form that the plural rules of the language choose.
pub fn counted(language: Language, sentence: Sentence, count: u32) -> String {
    let rules = Intl::PluralRules::new(&locales(language), &Object::new());
    language.say_counted(sentence, &String::from(rules.select(count.into())), count)
}

/// Returns phrases as a list: "4 domain names and 1 wildcard domain name".
pub fn list(language: Language, phrases: Vec<String>) -> String {
    let phrases: Array = phrases.into_iter().map(JsValue::from).collect();
    Intl::ListFormat::new(&locales(language), &Object::new()).format(&phrases).into()
}

/// Returns the time of day at a moment in milliseconds since 1970, in the time zone of the browser.
pub(super) fn time_of_day(language: Language, at_ms: f64) -> String {
    let options = Object::new();
    set(&options, "timeStyle", &"short".into());
    let format = Intl::DateTimeFormat::new(&locales(language), &options);
    let text = format.format().call1(&JsValue::UNDEFINED, &Date::new(&at_ms.into()));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Returns the name of a region, or its code where the browser knows no name.
pub fn region_name(language: Language, code: &str) -> String {
    let name = || -> Result<Option<String>, JsValue> {
        let (names, of) = region_names(language)?;
        Ok(of.call1(&names, &code.into())?.as_string())
    };
    if code.len() == 2 { name().ok().flatten().unwrap_or_else(|| code.to_owned()) } else { code.to_owned() }
}

/// Returns the code and the name of every country and region, sorted by the rules of the language.
pub fn countries(language: Language) -> Vec<(String, String)> {
    let named = || -> Result<Vec<(String, String)>, JsValue> {
        let (names, of) = region_names(language)?;
        let collator = Intl::Collator::new(&locales(language), &Object::new()).compare();
        let pairs = Array::new();
        for code in country_codes() {
            pairs.push(&Array::of2(&of.call1(&names, &code.into())?, &code.into()));
        }
        let sorted = pairs.sort_by(&mut |a, b| {
            let name = |pair: JsValue| Array::from(&pair).get(0);
            let order = collator.call2(&JsValue::UNDEFINED, &name(a), &name(b));
            match order.ok().and_then(|order| order.as_f64()) {
                Some(order) if order < 0.0 => -1,
                Some(order) if order > 0.0 => 1,
                _ => 0,
            }
        });
        let text = |pair: &Array, index| pair.get(index).as_string().unwrap_or_default();
        Ok(sorted.iter().map(|pair| Array::from(&pair)).map(|pair| (text(&pair, 1), text(&pair, 0))).collect())
    };
    // Without `Intl.DisplayNames` the codes are still a usable list.
    named().unwrap_or_else(|_| country_codes().map(|code| (code.to_owned(), code.to_owned())).collect())
}

/// Makes an `Intl.DisplayNames` for regions. Returns it with its method `of`, which throws at a code that is no region. The
/// binding in `js-sys` does not catch that, so both are found by reflection.
fn region_names(language: Language) -> Result<(JsValue, Function), JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let display_names: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
    let options = Object::new();
    set(&options, "type", &"region".into());
    let names = Reflect::construct(&display_names, &Array::of2(&language.tag().into(), &options))?;
    let of: Function = Reflect::get(&names, &"of".into())?.dyn_into()?;
    Ok((names, of))
}

fn locales(language: Language) -> Array {
    Array::of1(&language.tag().into())
}

fn set(options: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(options, &name.into(), value);
}
