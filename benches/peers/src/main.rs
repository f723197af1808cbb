//! What `cargo bench` runs: one measurement at a time, so that a counter outside sees nothing else.
//!
//! - `verify` — panics unless every side gives the same answers;
//! - `list` — each measurement, and how many operations one time of it is;
//! - `run NAME TIMES` — does it, for an instruction counter;
//! - `nanoseconds NAME TIMES` — does it, and prints how long it took;
//! - `allocations NAME TIMES` — does it, and prints how often memory was asked for;
//! - `sizes` — prints bytes by name;
//! - `fleet SIZE` — prints bytes and nanoseconds by name, each for one of so many candidacies.

mod agree;
mod allocator;
mod calendars;
mod fold;
mod hand;
mod measures;
mod mirror;
mod samples;
mod story;

use std::process::ExitCode;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: allocator::Counting = allocator::Counting;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["verify"] => agree::verify(),
        ["list"] => measures::all().iter().for_each(|it| println!("{} {}", it.name, it.operations)),
        ["sizes"] => measures::sizes().iter().for_each(|(name, bytes)| println!("{name} {bytes}")),
        ["fleet", size] => {
            let Ok(size) = size.parse() else {
                eprintln!("`{size}` is no count");
                return ExitCode::FAILURE;
            };
            measures::fleet(size).iter().for_each(|(name, number)| println!("{name} {number}"));
        }
        [mode @ ("run" | "nanoseconds" | "allocations"), name, times] => {
            let (Some(measure), Ok(times)) =
                (measures::all().into_iter().find(|it| it.name == *name), times.parse::<u32>())
            else {
                eprintln!("there is no measurement `{name}`, or `{times}` is no count");
                return ExitCode::FAILURE;
            };
            match *mode {
                "run" => (measure.run)(times),
                "allocations" => println!("{}", allocator::allocations(|| (measure.run)(times))),
                _ => {
                    let started = Instant::now();
                    (measure.run)(times);
                    println!("{}", started.elapsed().as_nanos());
                }
            }
        }
        _ => {
            eprintln!(
                "verify | list | sizes | fleet SIZE | run NAME TIMES | nanoseconds NAME TIMES | allocations NAME TIMES"
            );
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
