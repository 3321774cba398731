//! Dates, sizes and names of countries, as the browser's `Intl` writes them: no tables of ours to download.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::text::Language;

/// A moment or a day in the browser's zone; the text itself where it is no moment.
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
    format.format().call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string()).unwrap_or_else(|| rfc3339.to_owned())
}

/// A size as people read it: "487 kB" below a million bytes, "4.1 MB" above.
pub fn file_size(language: Language, bytes: u64) -> String {
    let (amount, unit, digits) =
        if bytes < 1_000_000 { (bytes as f64 / 1e3, "KB", 0) } else { (bytes as f64 / 1e6, "MB", 1) };
    let options = Object::new();
    set(&options, "maximumFractionDigits", &JsValue::from(digits));
    let format = Intl::NumberFormat::new(&locales(language), &options);
    let number = format.format().call1(&JsValue::UNDEFINED, &JsValue::from(amount)).ok().and_then(|text| text.as_string());
    [&number.unwrap_or_default(), " ", unit].concat()
}

/// Every country and region with its name, sorted as people of the language expect.
pub fn countries(language: Language) -> Vec<(String, String)> {
    let named = || -> Result<Vec<(String, String)>, JsValue> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let display_names: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
        let options = Object::new();
        set(&options, "type", &"region".into());
        let names = Reflect::construct(&display_names, &Array::of2(&language.tag().into(), &options))?;
        let of: Function = Reflect::get(&names, &"of".into())?.dyn_into()?;
        let collator = Intl::Collator::new(&locales(language), &Object::new()).compare();
        let pairs = Array::new();
        for code in codes() {
            pairs.push(&Array::of2(&of.call1(&names, &code.into())?, &code.into()));
        }
        let sorted = pairs.sort_by(&mut |a, b| {
            let name = |pair: JsValue| Array::from(&pair).get(0);
            let order = collator.call2(&JsValue::UNDEFINED, &name(a), &name(b));
            order.ok().and_then(|order| order.as_f64()).map_or(0, |order| order as i32)
        });
        let text = |pair: &Array, index| pair.get(index).as_string().unwrap_or_default();
        Ok(sorted.iter().map(|pair| Array::from(&pair)).map(|pair| (text(&pair, 1), text(&pair, 0))).collect())
    };
    // Without Intl.DisplayNames the codes themselves are still a usable list.
    named().unwrap_or_else(|_| codes().map(|code| (code.to_owned(), code.to_owned())).collect())
}

fn codes() -> impl Iterator<Item = &'static str> {
    crate::rules::country::CODES.as_bytes().chunks_exact(2).filter_map(|code| std::str::from_utf8(code).ok())
}

fn locales(language: Language) -> Array {
    Array::of1(&language.tag().into())
}

fn set(options: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(options, &name.into(), value);
}
