//! Builds the crates in `benches/peers` and `benches/cv` and runs their measurements, one process each.
//!
//! Instructions are counted by callgrind: the difference of two counts, so that starting up and preparing fall out. They do
//! not depend on what else the machine does. Without valgrind, time stands in for them and says so.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How often something is done for an instruction count.
const FEW: u32 = 100;
const MANY: u32 = 300;
/// How often, where once takes long.
const ONCE: u32 = 1;
const TWICE: u32 = 2;
/// How many rounds of time are taken where instructions cannot be counted.
const ROUNDS: usize = 15;
/// How many fleets are built.
const FLEETS: usize = 3;
/// How long one of them takes at least, in nanoseconds.
const ENOUGH: f64 = 3_000_000.0;

#[derive(Debug)]
pub(crate) struct Peers {
    binary: PathBuf,
    operations: BTreeMap<String, f64>,
    counts_instructions: bool,
}

impl Peers {
    /// Builds the crate of this name, and makes sure that every side gives the same answers.
    pub(crate) fn build(name: &str) -> Result<Self, String> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches").join(name).join("Cargo.toml");
        let target = target_directory().join(name);
        println!("Building {name}; the first time takes a minute or two.");
        let manifest = manifest.to_string_lossy();
        cargo(&["build", "--release", "--manifest-path", &manifest, "--target-dir", &target.to_string_lossy()])?;
        let binary = target.join("release").join(format!("candidacy-{name}{}", std::env::consts::EXE_SUFFIX));
        said(Command::new(&binary).arg("verify"))?;
        let operations = numbers(&said(Command::new(&binary).arg("list"))?);
        let counts_instructions = said(Command::new("valgrind").arg("--version")).is_ok();
        if !counts_instructions {
            println!(
                "valgrind is not installed: TIMES INSTEAD OF INSTRUCTIONS, medians of {ROUNDS} rounds, and noisy."
            );
        }
        Ok(Peers { binary, operations, counts_instructions })
    }

    pub(crate) fn unit(&self) -> &'static str {
        if self.counts_instructions { "instr" } else { "ns" }
    }

    /// What one operation of each costs. Named together, they are measured in the same rounds.
    pub(crate) fn costs<const N: usize>(&self, names: [&str; N]) -> [f64; N] {
        if self.counts_instructions {
            return names.map(|name| {
                let [few, many] = self.instructions(name, [FEW, MANY]);
                self.each(name, many - few, MANY - FEW)
            });
        }
        self.nanoseconds(names)
    }

    /// The same of something that takes long: once beside twice.
    pub(crate) fn cost_of_few(&self, name: &str) -> f64 {
        if self.counts_instructions {
            let [once, twice] = self.instructions(name, [ONCE, TWICE]);
            return self.each(name, twice - once, TWICE - ONCE);
        }
        let [took] = self.nanoseconds([name]);
        took
    }

    /// How long one operation of each takes: medians of rounds in which each has its turn.
    pub(crate) fn nanoseconds<const N: usize>(&self, names: [&str; N]) -> [f64; N] {
        let times = names.map(|name| self.calibrated(name));
        let mut rounds = [(); N].map(|()| Vec::with_capacity(ROUNDS));
        for _ in 0..ROUNDS {
            for ((name, times), round) in names.into_iter().zip(times).zip(&mut rounds) {
                let took = self.number("nanoseconds", name, 3 * times) - self.number("nanoseconds", name, times);
                round.push(self.each(name, took, 2 * times));
            }
        }
        rounds.map(median)
    }

    /// How often one operation asks for memory.
    pub(crate) fn allocations(&self, name: &str) -> f64 {
        let count = |times| self.number("allocations", name, times);
        self.each(name, count(2_000) - count(1_000), 1_000)
    }

    /// Bytes, by name.
    pub(crate) fn sizes(&self) -> BTreeMap<String, f64> {
        numbers(&said(Command::new(&self.binary).arg("sizes")).expect("the peers answered before"))
    }

    /// Bytes and nanoseconds by name for one of so many candidacies: medians of a few fleets.
    pub(crate) fn fleet(&self, size: u32) -> BTreeMap<String, f64> {
        let mut fleets: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for _ in 0..FLEETS {
            let printed = said(Command::new(&self.binary).args(["fleet", &size.to_string()]));
            for (name, number) in numbers(&printed.expect("the peers answered before")) {
                fleets.entry(name).or_default().push(number);
            }
        }
        fleets.into_iter().map(|(name, numbers)| (name, median(numbers))).collect()
    }

    fn each(&self, name: &str, cost: f64, times: u32) -> f64 {
        let operations = self.operations.get(name).unwrap_or_else(|| panic!("there is no measurement `{name}`"));
        cost / f64::from(times) / operations
    }

    fn number(&self, mode: &str, name: &str, times: u32) -> f64 {
        let printed = said(Command::new(&self.binary).args([mode, name, &times.to_string()]));
        printed.ok().and_then(|text| text.trim().parse().ok()).unwrap_or_else(|| panic!("`{mode} {name}` failed"))
    }

    /// Both counts side by side: the second core is free, and instructions do not mind company.
    fn instructions(&self, name: &str, times: [u32; 2]) -> [f64; 2] {
        let started = times.map(|times| {
            Command::new("valgrind")
                .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
                .arg(&self.binary)
                .args(["run", name, &times.to_string()])
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .expect("valgrind told its version before")
        });
        started.map(|process| {
            let output = process.wait_with_output().expect("a process that was started ends");
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            let collected = text.lines().find_map(|line| line.split_once("Collected : "));
            collected
                .and_then(|(_, count)| count.trim().parse().ok())
                .unwrap_or_else(|| panic!("callgrind did not count `{name}`:\n{text}"))
        })
    }

    /// How often something is done in about three milliseconds.
    fn calibrated(&self, name: &str) -> u32 {
        let mut times = FEW;
        while self.number("nanoseconds", name, times) < ENOUGH && times < 1 << 20 {
            times *= 2;
        }
        times
    }
}

/// Without the network if that is possible.
pub(crate) fn cargo(args: &[&str]) -> Result<String, String> {
    let cargo = || Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    said(cargo().args(args).arg("--offline")).or_else(|_| said(cargo().args(args)))
}

/// Where this very benchmark was built: `…/release/deps/costs-…`.
pub(crate) fn target_directory() -> PathBuf {
    let own = std::env::current_exe().ok();
    own.as_deref().and_then(|own| own.ancestors().nth(3)).unwrap_or_else(|| Path::new("target")).to_path_buf()
}

/// What a command prints, or what it complains about.
fn said(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// Lines of a name and a number.
fn numbers(text: &str) -> BTreeMap<String, f64> {
    let pair = |line: &str| line.split_once(' ').and_then(|(name, it)| Some((name.to_owned(), it.parse().ok()?)));
    text.lines().filter_map(pair).collect()
}

pub(crate) fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}
