//! The report: every number is what a recount from the journals gives, and parts add up to the whole.

mod limits;
mod recount;
pub(crate) mod size;

use crate::support::walked::{around, few, fleets, members, moments, numbered, shelf, until};
use crate::support::way::{Way, approached, back_end, informed, message, taken_over};
use crate::support::ways::{DAY, applied, cv, interview, opening};
use crate::support::{day, evidence, feedback, reference, staff, text};
use crate::timeline::is_a_picture;
use candidacy::terms::{Part, Powers};
use candidacy::value::{Category, Consent, Decision, Hold, Label, Reversal, Source};
use candidacy::view::report::{Report, SourceKind};
use candidacy::{
    Actor, Application, Candidacy, Capacity, Entry, Fact, FactKind, Phase, Process, PromiseKind, Step, Terms, Time,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use recount::Recount;

/// The report over all of these, as they stood at a moment.
fn report<'a>(candidacies: impl IntoIterator<Item = &'a Candidacy>, at: Time) -> Report {
    Report::new(candidacies, at)
}

proptest! {
    #![proptest_config(few())]

    /// Every number is what a recount from the journals gives, as they stood at the moment (F21, F54).
    #[test]
    fn every_number_is_what_a_recount_gives(fleet in fleets(4), around in around()) {
        let fleet: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.last(id)).collect();
        let at = around.at(&moments(&fleet));
        let (mut recount, shelf) = (Recount::default(), shelf());
        for one in &fleet {
            recount.add(one, &shelf, at);
        }
        recount.agrees_with(&report(&fleet, at));
    }

    /// However many candidacies are cut up into parts, and in whatever order these are added up: the whole is the sum.
    #[test]
    fn the_whole_is_the_sum_of_its_parts(
        fleet in fleets(6),
        parts in vec(0..4_usize, 8),
        order in vec(any::<Index>(), 3),
        around in around(),
    ) {
        let fleet: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.last(id)).collect();
        let at = around.at(&moments(&fleet));
        let whole = report(&fleet, at);
        let of_part = |part| fleet.iter().zip(&parts).filter(move |(_, own)| **own == part).map(|(one, _)| one);
        let mut reports: Vec<Report> = (0..4).map(|part| report(of_part(part), at)).collect();
        // Two are added up, in any order, until one is left.
        for which in order {
            let part = reports.swap_remove(which.index(reports.len()));
            let into = which.index(reports.len());
            reports[into].merge(&part);
        }
        prop_assert_eq!(&reports, std::slice::from_ref(&whole));
        prop_assert_eq!(reports[0].to_string(), whole.to_string());
        prop_assert_eq!(reports[0].frustrations(), whole.frustrations());

        let mut turned = report(fleet.iter().rev(), at);
        turned.merge(&Report::default());
        prop_assert_eq!(turned, whole);
    }

    /// What was recorded after the moment is left out; a candidacy that was opened after it is not counted.
    #[test]
    fn what_came_later_is_left_out(member in members(), around in around()) {
        let candidacy = member.last(1);
        let at = around.at(&moments(std::slice::from_ref(&candidacy)));
        let then = until(&candidacy, &shelf(), at);
        prop_assert_eq!(report([&candidacy], at), report(&then, at));
        let opened = candidacy.journal()[0].at;
        prop_assert_eq!(report([&candidacy], opened - TimeDelta::nanoseconds(1)), Report::default());
        prop_assert_eq!(report([&candidacy], opened).candidacies(), 1);
    }

    /// No promise is lost, and none is counted twice. Each stay is over or goes on, and one goes on in each candidacy. Who came to a
    /// step reached it or went past it.
    #[test]
    fn nothing_is_lost(fleet in fleets(4), around in around()) {
        let fleet: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.last(id)).collect();
        let at = around.at(&moments(&fleet));
        let (report, shelf) = (report(&fleet, at), shelf());
        let then: Vec<Candidacy> = fleet.iter().filter_map(|one| until(one, &shelf, at)).collect();
        let made = then.iter().map(|one| one.all_promises().len() as u64).sum::<u64>();
        let tallies = || PromiseKind::ALL.iter().map(|kind| report.tally(*kind));
        prop_assert_eq!(tallies().map(|one| one.total()).sum::<u64>(), made);
        prop_assert!(tallies().all(|one| one.answered.len() == one.kept + one.late));
        let stays = Phase::ALL.iter().map(|phase| report.stays_in(*phase));
        prop_assert_eq!(stays.map(|one| one.ongoing).sum::<u64>(), report.candidacies());
        prop_assert_eq!((report.candidacies(), report.funnel().all()), (then.len() as u64, then.len() as u64));
        for step in report.funnel().steps() {
            prop_assert!(step.parts.iter().all(|part| part.candidacies <= step.candidacies));
        }
        // Each offer is one thing, and each acceptance: what waits is where candidacies are.
        let offers = report.offers();
        let are = |phase| then.iter().filter(|one| one.phase() == phase).count() as u64;
        prop_assert_eq!(offers.made, offers.waiting() + offers.accepted + offers.declined + offers.withdrawn);
        let after_yes = offers.hired + offers.reneged + offers.withdrawn_after_yes;
        prop_assert_eq!(offers.accepted, offers.to_start() + after_yes);
        prop_assert_eq!(offers.waiting(), are(Phase::Offered));
        prop_assert_eq!((offers.to_start(), offers.hired), (are(Phase::Accepted), are(Phase::Hired)));
        prop_assert!(offers.declined + offers.reneged <= are(Phase::Withdrawn));
        let facts = then.iter().flat_map(Candidacy::journal).filter(|entry| entry.fact.offer().is_some());
        prop_assert!(offers.made + offers.revised <= facts.count() as u64);
        // By source they add up, funnels and offers alike.
        let by_source = |count: &dyn Fn(SourceKind) -> u64| SourceKind::ALL.iter().map(|source| count(*source)).sum::<u64>();
        prop_assert_eq!(by_source(&|source| report.offers_by(source).made), offers.made);
        prop_assert_eq!(by_source(&|source| report.funnel_by(source).all()), report.funnel().all());
        prop_assert_eq!(by_source(&|source| report.funnel_by(source).hired), report.funnel().hired);
        prop_assert_eq!(by_source(&|source| report.funnel_by(source).taken_over), report.funnel().taken_over);
        for source in SourceKind::ALL {
            prop_assert_eq!(report.funnel_by(*source).all(), report.times_by(*source).candidacies);
        }
        let shares = report.frustrations();
        for share in [shares.no_feedback, shares.no_reply, shares.misalignment, shares.put_off] {
            prop_assert!(share.some <= share.of);
        }
    }
}

/// A few people at one company: one is hired, one rejected, one waits on hold, one is in the pool, one turns an offer down, one never
/// answers, one was taken over at the third step.
fn a_few() -> Vec<Candidacy> {
    let hired = Way::applied().offered().then(Fact::OfferAccepted).then(Fact::Hired);
    let rejected =
        Way::applied().advanced().met().advanced().rejected(Category::Expectations, "Four days were hoped for.");
    let rejected = rejected.then(message()).then(feedback(1)).then(informed(7));
    let waits = Way::applied().then(message());
    let until = waits.at() + DAY * 30;
    let waits = waits.then(Hold { until, reason: text("a freeze") });
    let consent = Consent { until: day(300), evidence: reference("consent") };
    let pooled = Way::applied().then(consent).then(Fact::Pooled);
    let turns_down = approached().then(Fact::InterestShown).offered().then(Fact::OfferDeclined);
    let lapsed = approached().then(Fact::ApproachLapsed);
    let moved = taken_over(3).worked().advanced();
    let all = [hired, rejected, waits, pooled, turns_down, lapsed, moved];
    (1..).zip(all).map(|(id, way)| numbered(&way.0, id)).collect()
}

/// A report reads so.
#[test]
fn a_report_reads_so() {
    let shown = report(&a_few(), day(40)).to_string();
    let expected = include_str!("report/report.txt");
    assert_eq!(shown, expected.trim_end(), "\n{shown}");
}

/// As data, a report is this.
#[test]
fn a_report_is_this_data() {
    // Rejected, and still waiting.
    let data = serde_json::to_string_pretty(&report(&a_few()[1..3], day(40))).expect("numbers and names");
    let expected = include_str!("report/report.json");
    assert_eq!(data, expected.trim_end(), "\n{data}");
}

/// Of twenty who waited for one day, two, and so on, ten waited for at most ten days, and nine in ten for at most eighteen.
#[test]
fn what_is_shown_of_durations() {
    let waited = |days| {
        let mut candidacy = applied(&back_end(), day(0));
        let decision = Decision::from(evidence());
        let _ = candidacy.record(Entry::new(staff(Capacity::RECRUITER), decision, day(days))).expect("it is lawful");
        candidacy
    };
    let report = report(&(1..=20).map(waited).collect::<Vec<_>>(), day(40));
    let over = report.stays_in(Phase::Screening).over;
    assert_eq!(over.to_string(), "10.0 d  18.0 d");
    let expected = serde_json::json!({"count": 20, "median_seconds": 864_000, "p90_seconds": 1_555_200});
    assert_eq!(serde_json::to_value(&over).expect("numbers"), expected);
    assert_eq!(
        report.times_by(SourceKind::Direct).to_outcome,
        over,
        "the first answer is the outcome of an application"
    );
    assert!(report.to_string().contains("10.0 d  18.0 d"), "{report}");
}

/// Nothing is a report too.
#[test]
fn a_report_over_nobody() {
    let nobody = Report::default();
    assert_eq!(report(&a_few(), day(-1)), nobody);
    assert!(nobody.to_string().starts_with("candidacies: 0\n"));
    for kind in PromiseKind::ALL {
        let tally = nobody.tally(*kind);
        assert_eq!((tally.total(), tally.answered.median(), tally.answered.is_empty()), (0, None, true));
    }
}

/// A stay is one as long as phase and step are the same: an interview at another time goes on with it, one that is planned again is
/// another one.
#[test]
fn what_one_stay_is() {
    let way = Way::applied().advanced();
    let (first, second) = (interview(way.0.terms(), way.at() + DAY * 9), interview(way.0.terms(), way.at() + DAY * 8));
    let scheduled = |meeting| Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) };
    let way = way.then(scheduled(first.clone())).then(message());
    let way = way.then(Fact::InterviewRescheduled { part: None, meeting: Box::new(second) });
    let way = way.then(Fact::InterviewCancelled { part: None, reason: text("ill") });
    let once = report([&way.0], way.at()).stays_in(Phase::Underway);
    assert_eq!((once.over.len(), once.ongoing, once.over.median()), (1, 0, Some(TimeDelta::days(3))));
    let preparing = report([&way.0], way.at()).stays_in(Phase::Preparing);
    assert_eq!((preparing.over.len(), preparing.ongoing), (1, 1));
    let again = way.then(scheduled(first));
    let twice = report([&again.0], again.at()).stays_in(Phase::Underway);
    assert_eq!((twice.over.len(), twice.ongoing), (1, 1));
}

/// A promise that is kept at the moment when it is due is in time, and one that is due at the moment of the report is open.
#[test]
fn the_last_moment_is_in_time() {
    let due = applied(&back_end(), day(0)).next_due().expect("a word");
    let tally = |kept_at: Time, at: Time| {
        let mut candidacy = applied(&back_end(), day(0));
        let _ = candidacy.record(Entry::new(staff(Capacity::RECRUITER), informed(0), kept_at)).expect("it waits");
        report([&candidacy], at).tally(PromiseKind::Acknowledgement)
    };
    let moment = TimeDelta::nanoseconds(1);
    assert_eq!((tally(due, due).kept, tally(due + moment, due + moment).late), (1, 1));
    assert_eq!((tally(due + moment, due).open, tally(due + moment * 2, due + moment).overdue), (1, 1));
}

/// A step of which everything was left out was not reached, and a part that was left out was not either; a waiver that was taken back
/// left nothing out (R11).
#[test]
fn what_was_left_out_was_not_reached() {
    let parts = ["pairing", "systems"].map(|name| Part::interview(name, Capacity::RECRUITER).expect("a name"));
    let steps = [
        Step::interview("chat", Capacity::RECRUITER).expect("a name"),
        Step::of("day", parts, Capacity::RECRUITER).expect("a name"),
    ];
    let process = Process::new([(Capacity::RECRUITER, Powers::ALL)], steps).expect("a process");
    let terms = Terms::new("two", 1, process).expect("a name");
    let way = Way(applied(&terms, day(0))).advanced();
    let waived = |part| Fact::PartWaived { part, reason: text("known well") };
    let reached = |way: &Way| {
        let report = report([&way.0], day(90));
        let steps: Vec<_> = report.funnel().steps().collect();
        let row = |step: &candidacy::view::report::StepReached| {
            (step.candidacies, step.left_out, step.parts.iter().map(|part| part.candidacies).collect::<Vec<_>>())
        };
        steps.iter().map(row).collect::<Vec<_>>()
    };
    let way = way.then(waived(None));
    assert_eq!(reached(&way), [(0, 1, vec![0])]);
    let back = Way(way.0.clone()).then(Reversal::new(text("the wrong row")));
    assert_eq!(reached(&back), [(1, 0, vec![0])]);
    let way = way.advanced().then(waived(Some(2)));
    let meeting = interview(way.0.terms(), way.at() + DAY);
    let way = way.then(Fact::InterviewScheduled { part: Some(1), meeting: Box::new(meeting) });
    assert_eq!(reached(&way), [(0, 1, vec![0]), (1, 0, vec![1, 0])]);
}

/// What is not known stands beside what was kept and what was late: of a candidacy that was taken over, nobody says how it began (R37).
#[test]
fn what_is_not_known_is_neither_kept_nor_late() {
    let moved = taken_over(3).0;
    let report = report([&moved], day(90));
    let unknown = |kind| (report.tally(kind).unknown, report.tally(kind).kept, report.tally(kind).late);
    assert_eq!(unknown(PromiseKind::Acknowledgement), (1, 0, 0));
    assert_eq!(unknown(PromiseKind::FirstAnswer), (1, 0, 0));
    assert_eq!(report.tally(PromiseKind::Outcome).unknown, 2);
    let steps: Vec<_> = report.funnel().steps().map(|step| (step.number, step.candidacies, step.unknown)).collect();
    assert_eq!(steps, [(1, 0, 1), (2, 0, 1), (3, 1, 0)]);
    let times = report.times_by(SourceKind::Agency);
    assert_eq!((times.candidacies, times.unknown), (1, 1));
    let over = Way(moved).then(Fact::Withdrew).0;
    assert!(Report::new([&over], day(90)).times().to_end.is_empty(), "its beginning is not known");
}

/// Times are counted by the way by which a candidacy came, and holds and what was put off beside them (R27, C20).
#[test]
fn times_are_counted_by_source() {
    let few = a_few();
    let report = report(&few, day(60));
    let times = |source| report.times_by(source);
    assert_eq!(SourceKind::ALL.iter().map(|source| times(*source).candidacies).sum::<u64>(), 7);
    assert_eq!((times(SourceKind::Event).candidacies, times(SourceKind::Agency).candidacies), (2, 1));
    assert_eq!((times(SourceKind::Direct).to_offer.len(), times(SourceKind::Event).to_offer.len()), (1, 1));
    assert_eq!((times(SourceKind::Direct).holds.ongoing, times(SourceKind::Event).holds.ongoing), (1, 0));
    let first = few[0].journal();
    let offer = first.iter().find(|entry| entry.fact.kind() == FactKind::OfferMade).expect("an offer").at;
    assert_eq!(times(SourceKind::Direct).to_offer.median(), Some(offer - first[0].at));
    let kinds = [
        (Source::Direct, SourceKind::Direct),
        (Source::Referral, SourceKind::Referral),
        (Source::Agency, SourceKind::Agency),
        (Source::Internal, SourceKind::Internal),
        (Source::Event, SourceKind::Event),
        (Source::Campus, SourceKind::Campus),
    ];
    for (source, kind) in kinds {
        let application = Application { source, ..Application::open(opening(&back_end()), cv()) };
        let one = Way::of(Entry::new(Actor::Candidate, application, day(0))).0;
        let report = Report::new([&one], day(9));
        let counted = SourceKind::ALL.iter().filter(|source| report.times_by(**source).candidacies > 0);
        assert!(counted.eq(&[kind]), "{kind}");
    }
    let mut referred = Application::open(opening(&back_end()), cv());
    referred.source = Source::Other(Label::new("a talk").expect("a label"));
    let way = Way::of(Entry::new(Actor::Candidate, referred, day(0))).advanced();
    let meeting = interview(way.0.terms(), way.at() + DAY * 3);
    let way = way.then(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) });
    let way = way.by(Capacity::RECRUITER, Fact::InterviewCancelled { part: None, reason: text("ill") });
    let off = Report::new([&way.0], day(60)).times_by(SourceKind::Other);
    assert_eq!((off.candidacies, off.put_off), (1, 1));
}

/// What became of an offer is counted once, by the way by which the candidate came: made and revised, accepted, declined or withdrawn,
/// and after the yes hired, withdrawn or reneged; one that was made by mistake is none (R1, R4, R7, R9, R27).
#[test]
fn what_became_of_offers() {
    let offered = || approached().then(Fact::InterestShown).offered();
    let reasons = || Fact::OfferWithdrawn { reasons: crate::support::reasons() };
    let made = |way: Way| {
        let answer = crate::support::ways::offer(way.at());
        way.then(answer)
    };
    let counts = |way: &Way| {
        let report = report([&way.0], way.at());
        let offers = report.offers_by(SourceKind::Event);
        assert_eq!((report.offers(), report.offers_by(SourceKind::Agency).made), (offers, 0));
        assert_eq!(report.funnel_by(SourceKind::Event).offered, 1);
        [
            offers.made,
            offers.revised,
            offers.waiting(),
            offers.accepted,
            offers.declined,
            offers.withdrawn,
            offers.withdrawn_after_yes,
            offers.reneged,
            offers.to_start(),
            offers.hired,
        ]
    };
    let accepted = || offered().then(Fact::OfferAccepted);
    let mistake = Reversal::new(text("the wrong file"));
    for (way, expected) in [
        (offered(), [1, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
        (made(made(offered())), [1, 2, 1, 0, 0, 0, 0, 0, 0, 0]),
        (offered().then(Fact::OfferDeclined), [1, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
        (offered().then(Fact::Withdrew), [1, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
        (offered().then(reasons()), [1, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
        (accepted(), [1, 0, 0, 1, 0, 0, 0, 0, 1, 0]),
        (made(accepted()).then(Fact::OfferAccepted), [1, 1, 0, 1, 0, 0, 0, 0, 1, 0]),
        (accepted().then(reasons()), [1, 0, 0, 1, 0, 0, 1, 0, 0, 0]),
        (accepted().then(Fact::Withdrew), [1, 0, 0, 1, 0, 0, 0, 1, 0, 0]),
        (accepted().then(Fact::Hired), [1, 0, 0, 1, 0, 0, 0, 0, 0, 1]),
        (offered().then(mistake.clone()), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        (made(offered().then(mistake)), [1, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
    ] {
        assert_eq!(counts(&way), expected, "after {}", way.0.last_line().entry.fact.kind());
    }
    let report = report(&a_few(), day(60));
    assert_eq!((report.offers_by(SourceKind::Direct).hired, report.offers_by(SourceKind::Event).declined), (1, 1));
    assert_eq!(
        (report.funnel_by(SourceKind::Agency).taken_over, report.funnel_by(SourceKind::Direct).taken_over),
        (1, 0)
    );
}

/// The funnel as a picture says each number, and is a picture, also of nobody and of very many.
#[test]
fn the_funnel_as_a_picture() {
    let few = a_few();
    let one = report(&few, day(40));
    let mut many = Report::default();
    (0..1_000).for_each(|_| many.merge(&one));
    for report in [Report::default(), one, many] {
        let (funnel, svg) = (report.funnel(), report.funnel().svg().to_string());
        is_a_picture(&svg);
        let steps = funnel
            .steps()
            .map(|step| (format!("{} {}", step.number, step.name.as_str().replace('_', " ")), step.candidacies));
        let mut said: Vec<(String, u64)> = steps.collect();
        let rest = [
            ("applied", funnel.applied),
            ("applied openly", funnel.applied_openly),
            ("approached", funnel.approached),
            ("taken over", funnel.taken_over),
            ("screening", funnel.screening),
            ("offered", funnel.offered),
            ("accepted", funnel.accepted),
            ("hired", funnel.hired),
            ("in the pool", funnel.pooled),
            ("rejected", funnel.rejected),
            ("withdrawn", funnel.withdrawn),
            ("lapsed", funnel.lapsed),
        ];
        said.extend(rest.map(|(name, count)| (name.to_owned(), count)));
        for (name, count) in said {
            let share = (count * 100).checked_div(report.candidacies()).unwrap_or(0);
            let row = svg.split_once(&format!(">{name}</text>")).unwrap_or_else(|| panic!("no {name} in {svg}")).1;
            assert!(row.contains(&format!(">{count}, {share} %</text>")), "{name} {count}");
            assert_eq!(svg.contains(&format!("<title>{name}: {count}</title>")), count > 0);
        }
    }
}

/// Somebody who is one of a thousand is seen, and nobody is not.
#[test]
fn one_of_many_is_seen() {
    let mut many = Report::default();
    let waiting = report(&[applied(&back_end(), day(0))], day(1));
    (0..2_000).for_each(|_| many.merge(&waiting));
    many.merge(&report(&a_few(), day(40)));
    let svg = many.funnel().svg().to_string();
    let bar = |name: &str| svg.lines().find(|line| line.contains(&format!("<title>{name}: ")));
    assert!(bar("hired").expect("one was hired").contains(r#" width="3" "#), "{svg}");
    let nobody = waiting.funnel().svg().to_string();
    assert!(!nobody.contains("<title>hired: "), "{nobody}");
}

/// The funnel as a picture, pinned: looked at, and from then on the same.
#[test]
fn the_funnel_looks_so() {
    let svg = report(&a_few(), day(40)).funnel().svg().to_string();
    assert!(svg == include_str!("report/funnel.svg"), "it is\n{svg}");
}

/// What a person hopes for counts as a mismatch where it ended what had come to a step: with an offer that was declined, or a
/// decision that says so (F54). One that was taken back says nothing.
#[test]
fn what_is_misaligned() {
    let few = a_few();
    let share = |candidacy: &Candidacy| {
        let share = report([candidacy], day(90)).frustrations().misalignment;
        (share.some, share.of)
    };
    // Hired; rejected for what was hoped for; on hold before any step; in the pool; turned the offer down; lapsed; at a step.
    let shares: Vec<_> = few.iter().map(share).collect();
    assert_eq!(shares, [(0, 1), (1, 1), (0, 0), (0, 0), (1, 1), (0, 0), (0, 1)]);
    let early = Way::applied().rejected(Category::Expectations, "Pay.");
    assert_eq!(share(&early.0), (0, 0), "it came to no step");
    let back = Way(few[4].clone()).then(Reversal::new(text("it was a mis-click")));
    assert_eq!(share(&back.0), (0, 1));
}
