//! Published hiring processes as data: how police, schools, orchestras and software companies say that they hire.
//!
//! Run it with `cargo run --example processes`. It lists the files in `examples/processes`, and says which of their promises are beyond a
//! ceiling of the standard policy, or beyond a rule of a place, with the source of each. With the name of one, or with the path of a
//! file of your own, it tells that one in full, and draws it for Mermaid: `cargo run --example processes -- causify`. A second word,
//! `dot`, draws it for Graphviz. `examples/processes/README.md` says how such a file is written.

#[path = "processes/published.rs"]
mod published;

use candidacy::terms::{Part, Task};
use candidacy::view::diagram::Diagram;
use candidacy::{Policy, Step};
use published::Published;
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let mut words = env::args().skip(1);
    let Some(which) = words.next() else { return list() };
    let how = words.next();
    tell(&Published::read(&path_of(&which))?, how.is_some_and(|how| how == "dot"));
    Ok(())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/processes")
}

/// A name stands for a file of the folder, and anything else for itself.
fn path_of(which: &str) -> PathBuf {
    let of_the_folder = folder().join(format!("{which}.toml"));
    if of_the_folder.exists() { of_the_folder } else { which.into() }
}

/// All processes, each in a line, and the promises that a person should look at.
fn list() -> Done {
    let files = fs::read_dir(folder())?.map(|file| Ok(file?.path())).collect::<Done<Vec<PathBuf>>>()?;
    let mut files: Vec<_> =
        files.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect();
    files.sort();
    let (mut beyond, mut left_out) = (0, 0);
    for path in &files {
        let it = Published::read(path)?;
        let (name, steps) = (path.file_stem().unwrap_or_default().to_string_lossy(), it.terms.process().steps());
        let (posts, employer) = (it.posts.as_str(), it.employer.as_str());
        println!(
            "{name:<22} {}  {:<26} {} steps  {employer}: {posts}",
            it.country.as_str(),
            it.kind.as_str(),
            steps.len()
        );
        beyond += usize::from(tell_beyond(&it) > 0);
        left_out += it.left_out.len();
    }
    println!("\n{} processes, {beyond} of them with a promise beyond a ceiling or a rule.", files.len());
    println!("They leave out {left_out} facts of their sources, and say why.");
    println!("The name of one as an argument shows it in full, and draws it.");
    Ok(())
}

/// One process in full, with its diagram.
fn tell(it: &Published, for_graphviz: bool) {
    println!("{} ({}), {}: {}", it.employer.as_str(), it.country.as_str(), it.kind.as_str(), it.posts.as_str());
    for source in &it.sources {
        println!("    {source}");
    }
    println!("\nSteps:");
    for (number, step) in (1..).zip(it.terms.process().steps()) {
        tell_step(number, step);
    }
    println!("\nDeadlines of its own:");
    let standard = Policy::standard();
    for kind in candidacy::PromiseKind::ALL {
        let (own, usual) = (it.terms.policy().deadline(*kind), standard.deadline(*kind));
        if let Some(within) = own.within().filter(|_| own.ground() != usual.ground()) {
            println!("    {kind} within {within} ({})", own.ground());
        }
    }
    println!("\nBeyond a ceiling or a rule:");
    if tell_beyond(it) == 0 {
        println!("    nothing");
    }
    println!("\nLeft out:");
    for fact in &it.left_out {
        println!("    {}: {}", fact.what, fact.why);
    }
    let diagram = Diagram::from_process(it.terms.process());
    println!();
    if for_graphviz {
        print!("{}", diagram.graphviz());
    } else {
        print!("{diagram}");
    }
}

fn tell_step(number: usize, step: &Step) {
    let asks = [(step.needs_yes(), "after a yes"), (step.needs_assent(), "with an assent")];
    let asks: Vec<&str> = asks.iter().filter(|(asked, _)| *asked).map(|(_, words)| *words).collect();
    println!("  {number}. {}; {} decide {}", step.name(), step.deciders(), asks.join(", "));
    for part in step.parts() {
        println!("     - {}{}", what(part), if part.informs() { ", which only informs" } else { "" });
    }
    if let Some(deadline) = step.decision_deadline() {
        println!("     decided within {}", deadline.span());
    }
}

fn what(part: &Part) -> String {
    let name = part.name();
    match part.task() {
        Task::Interview { with, .. } => format!("{name}: an interview with {with}"),
        Task::Assignment { days, hours, pay } => {
            let hours = hours.map_or(String::new(), |hours| format!(", {hours} hours of work"));
            let pay = pay.as_ref().map_or(String::new(), |pay| format!(", paid: {}", pay.as_str()));
            format!("{name}: an assignment of {days} days{hours}{pay}")
        }
        Task::Check { asked } => format!("{name}: a check, {}", asked.as_str()),
    }
}

/// Tells what is beyond a ceiling or a rule, and returns how much that is.
fn tell_beyond(it: &Published) -> usize {
    let beyond = it.beyond();
    for error in &beyond.forbidden {
        println!("    beyond a rule: {error}");
    }
    for remark in &beyond.remarked {
        println!("    {remark}");
    }
    beyond.forbidden.len() + beyond.remarked.len()
}
