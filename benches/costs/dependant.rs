//! What a crate pays for depending on this one: crates, and the processor's time for a clean build.

use crate::peers::{Peers, cargo, median, target_directory};
use crate::table::{Amount, Row};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How many rounds of builds.
const ROUNDS: usize = 3;
const FOUR: &str = "the four packages with their defaults";

pub(crate) fn dependant(_: &Peers) -> Vec<Row> {
    match measure() {
        Ok(rows) => rows,
        Err(what) => {
            println!("  not measured: {what}");
            Vec::new()
        }
    }
}

fn measure() -> Result<Vec<Row>, String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ours = package("ours", &format!("candidacy = {{ path = {:?}, default-features = false }}", own.display()))?;
    let [as_used, with_defaults] = four(own)?;
    let packages = [ours, package("four", &with_defaults)?, package("lean", &as_used)?];
    // `candidacy` itself is no dependency of its own.
    let (crates, beside) = (crates(&packages[0])? - 1.0, crates(&packages[1])?);
    let mut seconds = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        for (package, seconds) in packages.iter().zip(&mut seconds) {
            seconds.push(build(package)?);
        }
    }
    let [built, built_beside, built_lean] = seconds.map(median);
    let unit = if processor_seconds().is_some() { "CPU s" } else { "s" };
    Ok(vec![
        Row::of("crates that come with it", Amount(crates, "")).within(13.0, 12.0),
        Row::of("… with the four packages' defaults", Amount(beside, "")),
        Row::of("a clean build", Amount(built, unit)).beside(FOUR, built_beside).within(1.7, 1.2),
        Row::of("… of the four packages as this crate uses them", Amount(built_lean, unit)).beside(FOUR, built_beside),
    ])
}

/// The dependencies of this crate as its manifest names them, and the same with their default features (and serde's derive).
fn four(own: &Path) -> Result<[String; 2], String> {
    let path = own.join("Cargo.toml");
    let manifest = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let dependencies = manifest.split_once("\n[dependencies]\n").map_or("", |(_, rest)| rest);
    let lines: Vec<&str> = dependencies
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter(|line| line.contains("version = \"") && !line.contains("optional = true"))
        .collect();
    let with_defaults = |line: &&str| {
        let name = line.split_once(" = ").map_or(*line, |(name, _)| name);
        let version = line.split('"').nth(1).unwrap_or("*");
        let features = if name == "serde" { ", features = [\"derive\"]" } else { "" };
        format!("{name} = {{ version = \"{version}\"{features} }}")
    };
    Ok([lines.join("\n"), lines.iter().map(with_defaults).collect::<Vec<_>>().join("\n")])
}

/// A crate that depends on this and does nothing with it.
fn package(name: &str, dependencies: &str) -> Result<PathBuf, String> {
    let at = target_directory().join("dependant").join(name);
    let written = |path: &str, text: String| fs::write(at.join(path), text).map_err(|error| error.to_string());
    fs::create_dir_all(at.join("src")).map_err(|error| error.to_string())?;
    written("src/main.rs", "fn main() {}\n".to_owned())?;
    written(
        "Cargo.toml",
        format!(
            "[package]\nname = \"dependant\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\n{dependencies}\n"
        ),
    )?;
    Ok(at)
}

fn manifest(package: &Path) -> String {
    package.join("Cargo.toml").to_string_lossy().into_owned()
}

/// Everything that is built besides the package itself.
fn crates(package: &Path) -> Result<f64, String> {
    let listed = cargo(&[
        "tree",
        "--manifest-path",
        &manifest(package),
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--no-dedupe",
        "--edges",
        "normal,build",
    ])?;
    let each: BTreeSet<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let count = u32::try_from(each.len()).map_err(|error| error.to_string())?;
    Ok(f64::from(count) - 1.0)
}

/// Builds it in an empty directory; the processor's time of everything that took part.
fn build(package: &Path) -> Result<f64, String> {
    let target = package.join("target");
    if target.exists() {
        fs::remove_dir_all(&target).map_err(|error| error.to_string())?;
    }
    let (before, started) = (processor_seconds(), Instant::now());
    cargo(&["build", "--manifest-path", &manifest(package), "--target-dir", &target.to_string_lossy()])?;
    Ok(match (before, processor_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => started.elapsed().as_secs_f64(),
    })
}

/// What all children so far have used, as Linux tells it: in the 16th and 17th field, in hundredths of a second.
fn processor_seconds() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = text.rsplit_once(") ")?.1.split(' ').collect();
    let hundredths = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
    Some((hundredths(16)? + hundredths(17)?) / 100.0)
}
