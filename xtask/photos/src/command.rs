//! `cargo xtask photos`: how many photos are read, how exactly, and how fast.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks on its standard output")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use image::GrayImage;
use signet::rules::printed_code::PrintedCode;

use crate::{camera, measure, sheet};

const USAGE: &str = "\
cargo xtask photos [--count N] [--from SEED] [--print-view | --sheet PNG TEXT]… [--keep FOLDER]
  --count N       how many photos to take; 300 unless told
  --print-view    photographs the print view of the site in dist/, rendered by Chromium; a drawn form unless told
  --sheet P T     a picture of a print view as an A4 page, and the text of its code
  --keep FOLDER   stores the photos whose code was not read";

struct Options {
    count: u64,
    from: u64,
    sheets: Vec<(PathBuf, String)>,
    keep: Option<PathBuf>,
}

/// Runs the command.
pub fn main(arguments: &[String]) -> ExitCode {
    let Some(options) = options(arguments) else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match run(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn options(arguments: &[String]) -> Option<Options> {
    let mut options = Options { count: 300, from: 0, sheets: Vec::new(), keep: None };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--count" => options.count = words.next()?.parse().ok()?,
            "--from" => options.from = words.next()?.parse().ok()?,
            "--sheet" => options.sheets.push((PathBuf::from(words.next()?), words.next()?.clone())),
            "--keep" => options.keep = Some(PathBuf::from(words.next()?)),
            _ => return None,
        }
    }
    Some(options)
}

/// The text of the code on a drawn form.
pub const DRAWN: &str = "SIGNET1:98987582437920969:organizationForm:AbCdEfGhIjKlMnOpQrStUvWxYz012345";

#[derive(Default)]
struct Tally {
    read: u64,
    wrong: u64,
    by_edges: u64,
    edges_off: u64,
    confirmed: u64,
    confirmed_off: u64,
    guessed: u64,
    won: u64,
    guesses: Vec<f32>,
    times: Vec<Duration>,
    times_without: Vec<Duration>,
}

/// Greatest error of corners that are called exact, in percent of the long side.
const EXACT: f32 = 1.0;

fn run(options: &Options) -> Result<bool, Box<dyn std::error::Error>> {
    let sheets: Vec<(GrayImage, String)> = if options.sheets.is_empty() {
        vec![(sheet::drawn(Some(DRAWN)), DRAWN.to_owned())]
    } else {
        let read = |(path, text): &(PathBuf, String)| Ok((sheet::read(path)?, text.clone()));
        options.sheets.iter().map(read).collect::<Result<_, image::ImageError>>()?
    };
    let mut tally = Tally::default();
    for seed in options.from..options.from + options.count {
        let Some((sheet, text)) = sheets.get(usize::try_from(seed)? % sheets.len()) else { continue };
        let photo = camera::take(sheet, seed)?;
        let seen = measure::look(&photo)?;
        let is_right = seen.code.as_ref().map(|found| PrintedCode::parse(text).as_ref() == Some(&found.code));
        match is_right {
            Some(true) => tally.read += 1,
            Some(false) => tally.wrong += 1,
            None => {
                println!("not read: seed {seed} {:?}", photo.setting);
                if let Some(folder) = &options.keep {
                    std::fs::write(folder.join(format!("{seed}.jpg")), &photo.jpeg)?;
                }
            }
        }
        let is_off = |quad| measure::error(&photo, quad) > EXACT;
        tally.by_edges += u64::from(seen.by_edges.is_some());
        tally.edges_off += u64::from(seen.by_edges.as_ref().is_some_and(is_off));
        match &seen.by_code {
            Some(page) if page.exact => {
                tally.confirmed += 1;
                tally.confirmed_off += u64::from(is_off(&page.corners));
                tally.won += u64::from(seen.by_edges.is_none());
            }
            Some(page) => {
                tally.guessed += u64::from(seen.by_edges.is_none());
                tally.guesses.push(measure::error(&photo, &page.corners));
            }
            None => {}
        }
        if is_right.is_some() { &mut tally.times } else { &mut tally.times_without }.push(seen.took);
    }
    Ok(report(options.count, tally))
}

fn report(count: u64, mut tally: Tally) -> bool {
    tally.times.sort();
    tally.guesses.sort_by(f32::total_cmp);
    let at = |part: usize| tally.times.get(tally.times.len() * part / 100).copied().unwrap_or_default();
    println!("{count} photos: the code was read on {}, wrongly on {}", tally.read, tally.wrong);
    println!(
        "time here, of those read: median {:?}, 95 % {:?}; of the others {:?}",
        at(50),
        at(95),
        tally.times_without
    );
    println!("corners by the edges alone: {}, of these {} are off by more than 1 %", tally.by_edges, tally.edges_off);
    println!(
        "corners by the code: confirmed by the edges {}, of these {} off; {} where the edges alone gave none",
        tally.confirmed, tally.confirmed_off, tally.won
    );
    let guess = |part: usize| tally.guesses.get(tally.guesses.len() * part / 100).copied().unwrap_or_default();
    println!(
        "not confirmed: {}, {} where the edges alone gave none; error in percent: median {:.1}, 90 % {:.1}",
        tally.guesses.len(),
        tally.guessed,
        guess(50),
        guess(90)
    );
    tally.wrong == 0 && tally.read * 100 >= count * 97
}
