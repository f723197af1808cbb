//! The CV check beside other crates. For a folder of files whose truth is known:
//!
//! - `FOLDER` — the table;
//! - `FOLDER --wrong` — and each file that this crate judged or named wrongly.
//!
//! For files that are crafted to cost much:
//!
//! - `crafted` — writes twenty of them with 10 MB each, and prints what each costs this crate, hayro-syntax and lopdf: the verdict,
//!   the steps that this crate counted for each byte and the bytes that it counted as held, the most on the heap, the time, and that of a step. Each
//!   judgement is a process of its own that may take 20 seconds and 2 GB: what runs away, panics or overflows its stack is told and
//!   takes nobody along;
//! - `crafted MB [NAME…]` — the same with so many megabytes, and for the kinds that are named, or `all`;
//! - `kinds` — the names of all kinds, which are those of the laws in `tests/spec/inspect/crafted`;
//! - `one TOOL FILE` — what such a process does.
//!
//! For `cargo bench -- cv`, one measurement at a time, so that a counter outside sees nothing else:
//!
//! - `verify` — panics unless every side gives the same answers;
//! - `list` — each measurement, and how many operations one time of it is;
//! - `run NAME TIMES` — does it, for an instruction counter;
//! - `nanoseconds NAME TIMES` — does it, and prints how long it took;
//! - `allocations NAME TIMES` — does it, and prints how often memory was asked for;
//! - `made FOLDER` — writes the files that are measured, to be looked at.

mod allocator;
mod crafted;
mod files;
mod judge;
mod kinds;
mod made;
mod measures;
mod table;
mod tools;
mod truth;

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: allocator::Counting = allocator::Counting;

const USAGE: &str = "FOLDER [--wrong] | verify | list | run NAME TIMES | nanoseconds NAME TIMES | allocations NAME TIMES | \
                     made FOLDER | crafted [MB [NAME…]] | kinds | one TOOL FILE";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["verify"] => {
            measures::verify();
            Ok(())
        }
        ["list"] => {
            measures::all().iter().for_each(|it| println!("{} {}", it.name, 1.0 / f64::from(it.seldom)));
            Ok(())
        }
        ["made", folder] => write_made(Path::new(folder)),
        ["crafted"] => crafted::print(10_000_000, &[]),
        ["crafted", megabytes, names @ ..] => match megabytes.parse::<usize>() {
            Ok(megabytes) => crafted::print(megabytes * 1_000_000, names),
            Err(_) => Err(format!("`{megabytes}` is no number of megabytes")),
        },
        ["kinds"] => {
            files::names().iter().for_each(|name| println!("{name}"));
            Ok(())
        }
        ["one", tool, path] => crafted::one(tool, path),
        [mode @ ("run" | "nanoseconds" | "allocations"), name, times] => measure(mode, name, times),
        [folder] if !folder.starts_with('-') => print(folder, false),
        [folder, "--wrong"] | ["--wrong", folder] => print(folder, true),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("{what}");
            ExitCode::FAILURE
        }
    }
}

/// Whoever panics is counted, not printed.
fn print(folder: &str, wrong: bool) -> Result<(), String> {
    let loud = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() == Some("main") {
            loud(panic);
        }
    }));
    table::print(Path::new(folder), wrong)
}

fn measure(mode: &str, name: &str, times: &str) -> Result<(), String> {
    let (Some(measure), Ok(times)) = (measures::all().into_iter().find(|it| it.name == name), times.parse::<u32>())
    else {
        return Err(format!("there is no measurement `{name}`, or `{times}` is no count"));
    };
    match mode {
        "run" => measure.run(times),
        "allocations" => println!("{}", allocator::allocations(|| measure.run(times))),
        _ => {
            let started = Instant::now();
            measure.run(times);
            println!("{}", started.elapsed().as_nanos());
        }
    }
    Ok(())
}

fn write_made(folder: &Path) -> Result<(), String> {
    for (name, bytes) in [("small.pdf", &made::SMALL), ("large.pdf", &made::LARGE), ("streams.pdf", &made::STREAMS)] {
        let path = folder.join(name);
        std::fs::write(&path, bytes.as_slice()).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
