//! The size of the applicant's download, in bytes of brotli, and its budget.

use std::path::Path;

use serde_json::Value;

use crate::pack::{PARTS, tags};
use crate::{Fallible, paths};

/// The most bytes that the first load of the form may have, whatever is recorded.
const LIMIT: u64 = 210_000;
/// The per cent by which a size may exceed its record. A larger growth is a mistake, or a decision that records the new
/// size.
const TOLERANCE_PERCENT: u64 = 2;

/// The part of the program that draws the phone's page of the hand-over.
const PHONE_PART: &str = "photo";

/// One downloaded file.
#[derive(Clone)]
struct Weight {
    name: String,
    bytes: u64,
}

/// Prints the sizes.
pub(crate) fn print() -> Fallible {
    let (first, later) = weights(&paths::dist())?;
    table("First load (bytes, brotli)", &first);
    table("Later, when needed", &later);
    table("First load of the phone's page", &phone_page(&first)?);
    Ok(())
}

/// Fails if the first load or the later parts have outgrown `tests/size-budget.json`.
pub(crate) fn check() -> Fallible {
    let (first, later) = weights(&paths::dist())?;
    table("First load (bytes, brotli)", &first);
    let budget = paths::root().join("tests").join("size-budget.json");
    let recorded: Value = serde_json::from_slice(&std::fs::read(budget)?)?;
    let now = total(&first);
    if now > LIMIT {
        return Err(format!("the first load of the form weighs {now} bytes and may weigh {LIMIT}").into());
    }
    let phone = phone_page(&first)?;
    for (part, weights) in [("firstLoad", &first), ("later", &later), ("phonePage", &phone)] {
        let now = total(weights);
        let then = recorded[part].as_u64().ok_or_else(|| format!("tests/size-budget.json lacks {part}"))?;
        if now > then + then * TOLERANCE_PERCENT / 100 {
            return Err(format!(
                "{part} weighs {now} bytes and was recorded with {then}: find the growth with `cargo xtask size`, \
                 or record the new weight with `cargo xtask size --record` and say why in the commit"
            )
            .into());
        }
    }
    Ok(())
}

/// Writes the current sizes to the budget.
pub(crate) fn record() -> Fallible {
    let (first, later) = weights(&paths::dist())?;
    let phone = total(&phone_page(&first)?);
    let (first, later) = (total(&first), total(&later));
    let budget = format!("{{\n  \"firstLoad\": {first},\n  \"later\": {later},\n  \"phonePage\": {phone}\n}}\n");
    std::fs::write(paths::root().join("tests").join("size-budget.json"), budget)?;
    print()
}

/// Returns the files that `index.html` loads, with itself, and all other files under `assets/`.
fn weights(dist: &Path) -> Fallible<(Vec<Weight>, Vec<Weight>)> {
    let page = std::fs::read_to_string(dist.join("index.html")).map_err(|_| "dist/ is missing: cargo xtask build")?;
    let links = tags(&page, "link, script")?;
    let mut first = vec![weigh(dist, "index.html")?];
    let mut later = Vec::new();
    for entry in std::fs::read_dir(dist.join("assets"))? {
        let name = format!("assets/{}", entry?.file_name().to_string_lossy());
        if matches!(name.rsplit('.').next(), Some("br" | "gz")) {
            continue;
        }
        // Browsers fetch this icon only for somebody who puts the site on the screen of a phone.
        let mut loaded = links.iter().filter(|tag| tag.get("rel") != Some("apple-touch-icon"));
        let asked =
            loaded.any(|tag| tag.get("href").or(tag.get("src")).is_some_and(|address| address.ends_with(&name)));
        if asked { &mut first } else { &mut later }.push(weigh(dist, &name)?);
    }
    for weights in [&mut first, &mut later] {
        weights.sort_by_key(|weight| std::cmp::Reverse(weight.bytes));
    }
    Ok((first, later))
}

/// Returns the files that the phone's page loads: those of every page, and the pieces of its part of the program. The worker that
/// prepares photos comes after the page is drawn.
fn phone_page(first: &[Weight]) -> Fallible<Vec<Weight>> {
    let table: Value = serde_json::from_slice(&std::fs::read(paths::stamps().join(PARTS))?)?;
    let pieces = table["pages"][PHONE_PART].as_array().ok_or("the phone's page has no part of the program")?;
    let mut weights = first.to_vec();
    for piece in pieces {
        let file = piece.as_str().and_then(|piece| table["files"][piece].as_str()).ok_or("a piece has no file")?;
        weights.push(weigh(&paths::dist(), &format!("assets/{file}"))?);
    }
    Ok(weights)
}

fn weigh(dist: &Path, name: &str) -> Fallible<Weight> {
    let compressed = dist.join(format!("{name}.br"));
    let path = if compressed.is_file() { compressed } else { dist.join(name) };
    Ok(Weight { name: name.to_owned(), bytes: std::fs::metadata(path)?.len() })
}

fn total(weights: &[Weight]) -> u64 {
    weights.iter().map(|weight| weight.bytes).sum()
}

fn table(title: &str, weights: &[Weight]) {
    println!("  {title}");
    for Weight { name, bytes } in weights {
        println!("  {bytes:>9}  {name}");
    }
    println!("  {:>9}  together", total(weights));
}
