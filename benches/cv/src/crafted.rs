//! The table of files that are crafted to cost much: what each costs this crate, hayro-syntax and lopdf.
//!
//! Every judgement is a process of its own, which may take 20 seconds and 2 GB of address space: whoever runs away takes nobody along.

use crate::allocator::with_peak;
use crate::files;
use crate::tools::{File, HAYRO, LOPDF, Verdict};
use candidacy::cv;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const TIMEOUT: Duration = Duration::from_secs(20);
/// In kB, as `ulimit -v` takes it.
const ADDRESS_SPACE: u32 = 2 << 20;

/// The kinds of the table; the others are judged where they are named.
const SHOWN: [&str; 20] = [
    "overlapping streams, Base85",
    "lines into blanks",
    "overlapping streams, Stored",
    "lines into a comment",
    "lines into blanks that are met before they are read",
    "rows in as many streams",
    "trailers in each other, chained",
    "trailers in each other, searched",
    "tables behind many rows, each with a hidden one",
    "rows out of nothing, Flate, 0 1 0",
    "overlapping streams, enciphered, 5, Aes",
    "streams without an end, searched, Stored",
    "streams that end with their object",
    "numbers of one place",
    "trailers with texts that do not end, searched",
    "bombs of a kilobyte, Flate",
    "a bomb of Lzw in Flate",
    "groups that share their kids",
    "groups in each other",
    "links of one target with many endings",
];

/// Names of tools, as a child is told them.
const TOOLS: [&str; 3] = ["candidacy", "hayro-syntax", "lopdf"];

/// Writes and judges files of so many bytes: those that are named, `all` of them, or those of the table.
pub fn print(len: usize, named: &[&str]) -> Result<(), String> {
    let names: Vec<String> = match named {
        [] => SHOWN.map(str::to_owned).to_vec(),
        ["all"] => files::names(),
        named => named.iter().map(|name| (*name).to_owned()).collect(),
    };
    let path = std::env::temp_dir().join(format!("candidacy-crafted-{}.pdf", std::process::id()));
    println!(
        "| file | MB | this crate | steps a byte | counted MB | peak MB | ms | ns a step | hayro-syntax | peak MB | ms | lopdf | peak MB | ms |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    let printed = names.iter().try_for_each(|name| {
        let bytes = files::write(name, len).ok_or_else(|| format!("there is no kind `{name}`"))?;
        std::fs::write(&path, &bytes).map_err(|error| format!("{}: {error}", path.display()))?;
        let [own, hayro, lopdf] = TOOLS.map(|tool| judged(tool, &path));
        println!(
            "| {} | {:.1} | {own} | {} | {} |",
            name.replace('|', "\\|"),
            megabytes(bytes.len()),
            hayro.short(),
            lopdf.short()
        );
        Ok(())
    });
    let _ = std::fs::remove_file(&path); // it may never have been written
    printed
}

/// Judges one file, and prints what the parent reads: verdict, steps a byte, megabytes counted, megabytes on the heap, milliseconds,
/// nanoseconds a step.
pub fn one(tool: &str, path: &str) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let (len, file) = (bytes.len(), File { name: "cv.pdf".into(), bytes: Arc::new(bytes) });
    let started = Instant::now();
    let ((verdict, counted), peak) = with_peak(|| match tool {
        "candidacy" => own(&file.bytes),
        "hayro-syntax" => (other((HAYRO.1)(&file)), None),
        _ => (other((LOPDF.1)(&file)), None),
    });
    let took = started.elapsed().as_secs_f64() * 1e3;
    // A step that takes much longer than those of other files is many that nobody paid for.
    let [work, memory, step] = match counted {
        Some((work, memory)) => [
            format!("{:.2}", work as f64 / len as f64),
            format!("{:.1}", memory as f64 / 1e6),
            format!("{:.1}", took * 1e6 / work as f64),
        ],
        None => ["", "", ""].map(str::to_owned),
    };
    println!("{verdict}\t{work}\t{memory}\t{:.1}\t{took:.1}\t{step}", megabytes(peak));
    Ok(())
}

fn own(bytes: &[u8]) -> (String, Option<(u64, u64)>) {
    let policy = cv::Policy::standard().with_max_bytes(u32::MAX);
    let (checked, cost) = policy.check_with_cost(bytes, "cv.pdf", "application/pdf");
    let verdict = match checked {
        Ok(cv) => format!("taken, {} pages", cv.pages().unwrap_or_default()),
        Err(refused) => refused.code().to_owned(),
    };
    (verdict, Some((cost.work(), cost.memory())))
}

fn other(verdict: Verdict) -> String {
    if verdict.accepted { "taken" } else { "refused" }.to_owned()
}

/// The cells of a row.
struct Cells(Vec<String>);

impl Cells {
    /// Those of a tool that counts nothing itself.
    fn short(&self) -> String {
        let [verdict, _, _, peak, took, _] = self.0.as_slice() else { return self.0.join(" | ") };
        [verdict.as_str(), peak, took].join(" | ")
    }

    fn ended(how: &str, took: Duration) -> Cells {
        let took = format!("{:.0}", took.as_secs_f64() * 1e3);
        Cells(vec![how.to_owned(), String::new(), String::new(), String::new(), took, String::new()])
    }
}

impl std::fmt::Display for Cells {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join(" | "))
    }
}

/// What a child says of a file, or how it ended.
fn judged(tool: &str, path: &Path) -> Cells {
    let started = Instant::now();
    let Ok(mut child) = command(tool, path).spawn() else { return Cells::ended("not started", started.elapsed()) };
    loop {
        match child.try_wait() {
            Ok(Some(_)) => break,
            Ok(None) if started.elapsed() < TIMEOUT => std::thread::sleep(Duration::from_millis(2)),
            Ok(None) | Err(_) => {
                let _ = child.kill(); // it may have ended meanwhile
                let _ = child.wait();
                return Cells::ended("TIME-OUT", started.elapsed());
            }
        }
    }
    let Ok(output) = child.wait_with_output() else { return Cells::ended("lost", started.elapsed()) };
    if output.status.success() {
        let line = String::from_utf8_lossy(&output.stdout);
        return Cells(line.trim_end_matches('\n').split('\t').map(str::to_owned).collect());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let how = if said.contains("memory allocation") {
        "OUT OF MEMORY"
    } else if said.contains("overflowed its stack") {
        "STACK OVERFLOW"
    } else {
        "PANIC"
    };
    Cells::ended(how, started.elapsed())
}

/// This program once more, in a shell that bounds it where there is one.
fn command(tool: &str, path: &Path) -> Command {
    let own = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("candidacy-cv"));
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {ADDRESS_SPACE}; exec \"$0\" \"$@\"")]).arg(own);
        shell
    } else {
        Command::new(own)
    };
    command.args(["one", tool]).arg(path).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
