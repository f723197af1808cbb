//! Published processes as data, in `examples/processes`: each is walked to its end, by a walk that knows no file.
//!
//! `CANDIDACY_PROCESSES=folder cargo test --test spec -- published::` asks the same of the files in another folder, but for how many and
//! how different they are.

#[cfg(feature = "proptest")]
mod drawn;
#[path = "../../examples/processes/published.rs"]
mod file;
mod limits;
mod walk;

use candidacy::law::PartState;
use candidacy::terms::{Part, PartKind, Task};
use candidacy::value::Name;
use candidacy::{Candidacy, FactKind, Phase, Step, Terms};
use file::{Published, Shown};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};
use walk::Walk;

/// The files of the folder, by their names.
static FILES: LazyLock<Vec<(String, Published)>> = LazyLock::new(|| {
    let ours = || Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/processes");
    let folder = env::var_os("CANDIDACY_PROCESSES").map_or_else(ours, PathBuf::from);
    let paths = fs::read_dir(&folder).expect("the folder").map(|file| file.expect("a file").path());
    let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|it| it == "toml")).collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let read = |path: PathBuf| (name(&path), Published::read(&path).unwrap_or_else(|error| panic!("{error}")));
    let files: Vec<_> = paths.into_iter().map(read).collect();
    assert!(!files.is_empty(), "no file in {}", folder.display());
    files
});

/// Each file, with its name.
fn each(mut holds: impl FnMut(&Published)) {
    for (name, it) in FILES.iter() {
        println!("{name}"); // a failure shows the last
        holds(it);
    }
}

fn is_chosen_by_somebody_else() -> bool {
    env::var_os("CANDIDACY_PROCESSES").is_some()
}

/// Each process names its employer, the country in two letters, the kind of the employer and the posts, and a page by its address
/// with the day on which somebody read it. What is left out says why.
#[test]
fn each_says_whose_it_is_and_where_it_stands() {
    each(|it| {
        let country = it.country.as_str();
        assert!(country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase()), "{country}");
        assert!(!it.sources.is_empty());
        for source in &it.sources {
            assert!(source.address().is_some_and(|address| address.starts_with("http")), "{source}");
            assert!(source.read().on().is_some(), "nobody read {source}");
        }
        for fact in &it.left_out {
            assert!(!fact.what.trim().is_empty() && !fact.why.trim().is_empty(), "{fact:?}");
        }
    });
}

/// There are at least 32 processes, of at least eight countries and ten kinds of employers, each from another page, and among them is
/// each particular thing.
#[test]
fn they_are_many_and_of_many_kinds() {
    if is_chosen_by_somebody_else() {
        return;
    }
    let of = |what: fn(&Published) -> String| FILES.iter().map(|(_, it)| what(it)).collect::<BTreeSet<String>>();
    let (countries, kinds) = (of(|it| it.country.as_str().to_owned()), of(|it| it.kind.as_str().to_owned()));
    let pages = of(|it| it.sources[0].address().unwrap_or_default().to_owned());
    println!("{} processes of {} countries and {} kinds of employers", FILES.len(), countries.len(), kinds.len());
    assert!(FILES.len() >= 32 && countries.len() >= 8 && kinds.len() >= 10);
    assert_eq!(pages.len(), FILES.len());
    for shown in SHOWN {
        assert!(FILES.iter().any(|(_, it)| it.shows.contains_key(shown)), "{shown:?}");
    }
}

const SHOWN: &[Shown] = &[
    Shown::Onsite,
    Shown::PaidTrial,
    Shown::References,
    Shown::Panel,
    Shown::Assent,
    Shown::GroupDay,
    Shown::Audition,
    Shown::ReserveList,
];

/// What a file says that its process has, the process has, in a step or a part of that name, and in the law's own words.
#[test]
fn what_a_process_shows_is_in_it() {
    each(|it| {
        for (shown, name) in &it.shows {
            assert!(is_there(it, *shown, name), "{shown:?} is not `{name}`");
        }
    });
}

fn is_there(it: &Published, shown: Shown, name: &Name) -> bool {
    let (steps, judging) = (it.terms.process().steps(), |part: &&Part| !part.informs());
    let is_step = |fits: fn(&Step) -> bool| steps.iter().any(|step| step.name() == name && fits(step));
    let mut parts = steps.iter().flat_map(Step::parts).filter(judging);
    let mut is_part = |fits: fn(&Task) -> bool| parts.any(|part| part.name() == name && fits(part.task()));
    match shown {
        Shown::Onsite => {
            is_step(|step| step.parts().iter().filter(|part| part.kind() == PartKind::Interview).count() > 1)
        }
        Shown::PaidTrial => is_part(|task| matches!(task, Task::Assignment { pay: Some(_), .. })),
        Shown::References => is_part(|task| task.kind() == PartKind::Check),
        Shown::Panel => is_step(|step| step.deciders().len() > 1),
        Shown::Assent => is_step(Step::needs_assent),
        Shown::GroupDay => is_step(|step| step.parts().len() > 1),
        Shown::Audition => is_part(|task| task.kind() == PartKind::Assignment),
        Shown::ReserveList => is_step(|_| true) && is_kept_in_the_pool(it, name),
    }
}

/// Somebody who got as far as this step is kept in the pool, for as long as the source says.
fn is_kept_in_the_pool(it: &Published, name: &Name) -> bool {
    let step = it.terms.process().step_number(name.as_str()).expect("a step");
    let walk = Walk::under(&it.terms).to(|now| now.phase == Phase::Deciding && now.step == step);
    let (pooled, standard) = (it.terms.policy().retention().pooled(), candidacy::Policy::standard());
    walk.pooled().phase() == Phase::Pooled && pooled.ground() != standard.retention().pooled().ground()
}

/// Replayed from its rows, a candidacy is what it was.
fn replays(terms: &Terms, candidacy: &Candidacy) {
    let again = Candidacy::replay(terms, candidacy.journal().to_vec()).expect("a lawful journal");
    assert_eq!(&again, candidacy);
}

/// In each process somebody is hired who did every part of every step, to whom the company owes nothing more, and whose journal reads
/// back. Nothing was waived, nothing deviated, nothing was written down for them: the law has a word for all of it.
#[test]
fn somebody_is_hired_by_each() {
    each(|it| {
        let process = it.terms.process();
        let hired = Walk::under(&it.terms).to(|now| now.phase == Phase::Hired).done();
        replays(&it.terms, &hired);
        assert!(hired.is_settled() && hired.journal().iter().all(is_plain));
        let count = |kind| hired.journal().iter().filter(|entry| entry.fact.kind() == kind).count();
        let parts = |kind| {
            let parts = process.steps().iter().flat_map(Step::parts);
            parts.filter(|part| !part.informs() && part.kind() == kind).count()
        };
        let done = [FactKind::InterviewHeld, FactKind::AssignmentSubmitted, FactKind::CheckAnswered].map(count);
        assert_eq!(done, [PartKind::Interview, PartKind::Assignment, PartKind::Check].map(parts));
        let asked = |asks: fn(&Step) -> bool| process.steps().iter().filter(|step| asks(step)).count();
        assert_eq!(count(FactKind::CandidateAdvanced), process.steps().len() + 1);
        assert_eq!(count(FactKind::StepAgreed), asked(Step::needs_yes));
        assert_eq!(count(FactKind::AssentGiven), asked(Step::needs_assent));
    });
}

fn is_plain(entry: &candidacy::Entry) -> bool {
    entry.deviation().is_none() && entry.writer().is_none() && entry.fact.kind() != FactKind::PartWaived
}

/// In each process somebody is rejected before the first step, before, during and after the parts of each, and before an offer: with
/// feedback, under whose assent it needs, and nothing is owed to them then.
#[test]
fn somebody_is_rejected_in_every_step_of_each() {
    each(|it| {
        let last = u8::try_from(it.terms.process().steps().len()).expect("few steps");
        let within =
            (1..=last).flat_map(|step| [Phase::Preparing, Phase::Underway, Phase::Deciding].map(|at| (at, step)));
        for (phase, step) in [(Phase::Screening, 0)].into_iter().chain(within).chain([(Phase::OfferDue, last + 1)]) {
            let rejected = Walk::under(&it.terms).to(|now| (now.phase, now.step) == (phase, step)).rejected();
            replays(&it.terms, &rejected);
            assert_eq!((rejected.phase(), rejected.now().step), (Phase::Rejected, step), "{phase}");
            assert!(rejected.is_settled() && rejected.promises().next().is_none(), "{phase} {step}");
            let told = rejected.journal().iter().filter(|entry| entry.fact.kind() == FactKind::FeedbackDelivered);
            assert_eq!(told.count(), 1);
        }
    });
}

/// Where several capacities decide, one decision names a person in each: a panel that votes.
#[test]
fn a_panel_decides_together() {
    let mut panels = 0;
    each(|it| {
        for (number, step) in (1..).zip(it.terms.process().steps()).filter(|(_, step)| step.deciders().len() > 1) {
            let walk = Walk::under(&it.terms).to(|now| now.phase == Phase::Hired).done();
            let mut decided = walk.journal().iter().filter_map(|entry| match &entry.fact {
                candidacy::Fact::CandidateAdvanced(decision) => Some(decision.deciders.together().len() + 1),
                _ => None,
            });
            assert_eq!(decided.nth(number), Some(step.deciders().len()), "{}", step.name());
            panels += 1;
        }
    });
    assert!(panels > 0 || is_chosen_by_somebody_else());
}

/// Each process, its deadlines and the whole file come back from JSON and from TOML as they were, under the same digest; and no two
/// processes have one digest.
#[test]
fn each_comes_back_as_it_was() {
    let mut digests = BTreeSet::new();
    for (name, it) in FILES.iter() {
        let json: Published = serde_json::from_str(&serde_json::to_string(it).unwrap()).unwrap();
        let toml: Published = toml::from_str(&toml::to_string(it).unwrap()).unwrap();
        assert_eq!((&json, &toml), (it, it), "{name}");
        assert_eq!(json.terms.id(), it.terms.id());
        assert_eq!(json.terms.deadlines_digest(), it.terms.deadlines_digest());
        assert!(digests.insert(it.terms.id().digest), "{name} is another process once more");
    }
}

/// A step that is left out changes the digest, so that a journal of the one process is none of the other.
#[test]
fn a_step_less_is_another_process() {
    each(|it| {
        let mut written = serde_json::to_value(&it.terms).unwrap();
        let steps = written["process"]["steps"].as_array_mut().expect("steps");
        if steps.len() > 1 {
            steps.pop();
            let fewer: Terms = serde_json::from_value(written).unwrap();
            assert_ne!(fewer.id().digest, it.terms.id().digest);
            let hired = Walk::under(&it.terms).to(|now| now.phase == Phase::Hired).done();
            assert!(Candidacy::replay(&fewer, hired.journal().to_vec()).is_err());
        }
    });
}

/// What the walk left to do: the first part that judges and is not over.
fn next_part(candidacy: &Candidacy) -> Option<(u8, &Part, PartState)> {
    let now = candidacy.now();
    let parts = (0..).zip(candidacy.step()?.parts()).filter(|(_, part)| !part.informs());
    let states = parts.map(|(index, part)| (index, part, now.parts.get(index.into())));
    let mut open = states.filter(|(.., state)| matches!(state, PartState::ToSetUp | PartState::SetUp));
    open.next().map(|(index, part, state)| (index + 1, part, state))
}
