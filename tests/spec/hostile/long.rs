//! Long journals: somebody does the same again and again, and it costs no more to do it once more, nor to ask, than is fair. It is
//! held by the memory that is asked for, and by no clock. `CANDIDACY_SPEC=hostile` in the environment makes them twenty times as long.

mod pairs;
mod plots;

use super::company;
use super::looks::LOOKS;
use crate::support::memory::{bytes_asked_for, grows_with_length};
use crate::support::{day, evidence, reference, text, ways};
use candidacy::law::{Held, Pending, Transfer};
use candidacy::value::{Answer, Ask, ConcernKind, DataRight, Decision, Label, Request};
use candidacy::{Actor, Attendance, Candidacy, Capacity, Entry, Fact, Process, PromiseKind, Seq, Step, Terms};
use plots::{Journal, PLOTS, Plot};

/// How often each plot is told: all are held against the first. Only so many stops of a clock count, and it is more than that.
const SIZES: [u32; 3] = [70, 140, 280];
/// How often it is done once more, to see what once more costs.
const MORE: u32 = 4;

/// The memory that it takes to do the same a few times more, after it was done so often. What has room to grow has made it before.
fn once_more(plot: &Plot, often: u32) -> u64 {
    let mut journal = plot.told(often);
    let (from, to) = (often + 2, often + 2 + MORE); // room doubles at powers of two, which are not here
    (often..from).for_each(|number| (plot.again)(&mut journal, number));
    bytes_asked_for(|| (from..to).for_each(|number| (plot.again)(&mut journal, number)))
}

/// What is done once more costs the same, no matter how often it was done before: who tells a story to its end pays for its length.
#[test]
fn once_more_costs_the_same() {
    let mut dear = Vec::new();
    for plot in PLOTS {
        let [first, .., last] = SIZES.map(|often| once_more(plot, often));
        if last > first + first / 4 + 256 {
            dear.push(format!("{}: {last} bytes after {}, and {first} after {}", plot.name, SIZES[2], SIZES[0]));
        }
    }
    assert!(dear.is_empty(), "{dear:#?}");
}

/// Asks of each plot, told at each of these lengths, and holds what the shortest costs against what another does that is so many times
/// as long.
fn asked(sizes: &[u32], wanted: impl Fn(&str) -> bool, mut hold: impl FnMut(&Plot, &str, u64, [u64; 2])) {
    let mut asked = 0;
    for plot in PLOTS {
        let journals: Vec<Journal> = sizes.iter().map(|often| plot.told(*often)).collect();
        for (name, look) in LOOKS.iter().filter(|(name, _)| wanted(name)) {
            let at = day(40);
            let cost = |Journal { candidacy, .. }: &Journal| bytes_asked_for(|| look(candidacy, at));
            let first = cost(&journals[0]);
            for (journal, often) in journals.iter().zip(sizes).skip(1) {
                hold(plot, name, u64::from(often / sizes[0]), [first, cost(journal)]);
                asked += 1;
            }
        }
    }
    assert!(asked >= PLOTS.len(), "something was asked of each");
}

/// To ask what is owed, when the next falls due, whose task it is and what is legal costs what is open, and nothing for what is over.
#[test]
fn asking_what_is_owed_costs_what_is_open() {
    let mut dear = Vec::new();
    let names = ["promises", "next due", "task", "legal", "dry run", "watchlist"];
    let of_now = |name: &str| names.contains(&name);
    asked(&SIZES, of_now, |plot, name, times, [first, last]| {
        if plot.piles {
            grows_with_length(&format!("{name} of {}", plot.name), times, first, last);
        } else if last > first + first / 4 + 256 {
            dear.push(format!("{name} of {}: {last} bytes for what took {first}", plot.name));
        }
    });
    assert!(dear.is_empty(), "{dear:#?}");
}

/// Whatever is asked of a journal costs at most what it is long.
fn costs_its_length(wanted: impl Fn(&str) -> bool) {
    let longest = std::env::var_os("CANDIDACY_SPEC").is_some_and(|spec| spec == "hostile");
    let sizes: &[u32] = if longest { &[SIZES[0], SIZES[1], SIZES[2], 20 * SIZES[0]] } else { &[SIZES[0], SIZES[2]] };
    asked(sizes, wanted, |plot, name, times, [first, long]| {
        // Twice the room that is needed, and nowhere near the square.
        grows_with_length(&format!("{name} of {}", plot.name), times, first, long);
    });
}

/// What the company looks at costs at most what the journal is long: promises, history, audit, report, desk.
#[test]
fn what_the_company_sees_costs_its_length() {
    let names = [
        "all promises",
        "history",
        "audit",
        "report",
        "one more in a report",
        "desk",
        "overtaken",
        "pool",
        "retention",
    ];
    costs_its_length(|name| names.contains(&name));
}

/// What the candidate looks at and is given costs at most what the journal is long, and so does a picture of it.
#[test]
fn what_the_candidate_sees_costs_its_length() {
    let names = ["told", "candidate view", "page", "person", "access export", "refused on the page", "portal"];
    costs_its_length(|name| {
        names.contains(&name) || name.starts_with("timeline") || ["picture", "chart"].contains(&name)
    });
}

/// However often a candidacy is transferred, between processes of however many steps, what is owed stays owed, under the ceiling that it
/// had.
#[test]
fn transferred_over_and_over() {
    let steps = (1..=Process::MAX_STEPS)
        .map(|number| Step::interview(&format!("chat {number}"), Capacity::HIRING_MANAGER).expect("a name"));
    let process = company::process(steps.collect::<Vec<_>>());
    let [first, second] = [1, 2].map(|version| company::terms(process.clone(), version));
    let mut candidacy = ways::applied(&first, day(0));
    candidacy.know(&second);
    let record = |candidacy: &mut Candidacy, fact: Fact| {
        let _ =
            candidacy.record(Entry::new(company::boss(), fact, day(1))).unwrap_or_else(|refused| panic!("{refused}"));
    };
    let to =
        |terms: &Terms| Transfer { terms: terms.id().clone(), step: 1, role: None, reason: text("a newer version") };
    record(&mut candidacy, Decision::new(evidence()).into());
    let extra = Some(Label::new("a coffee").expect("a label"));
    let attendance = Attendance::new([company::boss()]).expect("somebody");
    let held = Entry::new(company::boss(), Held { part: None, extra, attendance }, day(1));
    let _ = candidacy.record(held.deviating(text("it was so"))).expect("it took place");
    let dates = |candidacy: &Candidacy| {
        let owed =
            candidacy.promises().filter(|promise| [PromiseKind::Outcome, PromiseKind::SetUp].contains(&promise.kind));
        owed.map(|promise| (promise.kind, promise.ceiling)).collect::<Vec<_>>()
    };
    let before = dates(&candidacy);
    assert_eq!(before.len(), 2);
    for _ in 0..350 {
        record(&mut candidacy, to(&second).into());
        record(&mut candidacy, to(&first).into());
    }
    assert_eq!(dates(&candidacy), before);
}

/// However much was asked, of whatever kinds, an answer ends what was asked there and nothing else, in whatever order they come (F57).
#[test]
fn a_long_correspondence_stays_exact() {
    let mut candidacy = ways::applied(&company::terms(company::plain(), 1), day(0));
    let concern = Ask::Concern { about: None, kind: ConcernKind::Conduct };
    let asks = [Ask::Message, Ask::Help, Ask::Adjustment, concern, Ask::Right(DataRight::Access)];
    let mut waits: Vec<(Seq, Pending)> = candidacy.waiting().collect();
    for (number, ask) in (1..=300).zip(asks.iter().cycle()) {
        let request = Request { ask: ask.clone(), message: reference("mail/1") };
        let _ = candidacy.record(Entry::new(Actor::Candidate, request, day(1))).expect("it can be asked");
        waits.push((Seq(number), Pending::of_request(ask.kind())));
    }
    // Their number is no multiple of 7, so that each comes once, in no order.
    for number in (0..300).map(|number| 1 + (number * 7 + 13) % 300) {
        let fact = Fact::CandidateInformed {
            to: Seq(number),
            answer: Answer::Final,
            message: reference("mail/2"),
            stated: None,
        };
        let recorded = candidacy.record(Entry::new(company::partner(), fact, day(2))).expect("it waits");
        assert!(!recorded.ended.is_empty() && recorded.ended.iter().all(|promise| promise.entry == Seq(number)));
        assert!(recorded.opened.is_empty() && recorded.redated.is_empty());
        waits.retain(|(seq, _)| *seq != Seq(number));
        let mut still: Vec<(Seq, Pending)> = candidacy.waiting().collect();
        still.sort_unstable_by_key(|(seq, what)| (*seq, *what as u8));
        waits.sort_unstable_by_key(|(seq, what)| (*seq, *what as u8));
        assert_eq!(still, waits);
    }
}

/// However many terms a program hands over, a candidacy is read under those that it was transferred to.
#[test]
fn of_many_terms_the_right_ones() {
    let plot = PLOTS.iter().find(|plot| plot.name.starts_with("transferred")).expect("a plot of transfers");
    let candidacy = plot.told(1).candidacy;
    let own = candidacy.known_terms().to_vec();
    let others = (3..403).map(|version| company::terms(company::of_parts(), version));
    let all: Vec<Terms> = [own[0].clone()].into_iter().chain(others).chain(own[1..].iter().cloned()).collect();
    let again = Candidacy::replay(&all, candidacy.journal().to_vec()).expect("it was lawful");
    assert_eq!((again.terms().id(), again.now()), (candidacy.terms().id(), candidacy.now()));
    assert_eq!(again.terms().id().version, 2);
    assert!(again.promises().eq(candidacy.promises()));
}

/// What is read, written and redacted costs at most what the journal is long.
#[test]
fn what_is_read_and_written_costs_its_length() {
    let names = ["lines", "written", "redacted", "diagram", "itself", "what waits", "table", "event log"];
    costs_its_length(|name| names.contains(&name) || name.starts_with("replay") || name.starts_with("calendar"));
}
