//! The report: every number is what a recount from the journals gives, and parts add up to the whole.

pub(crate) mod fleet;
mod recount;
pub(crate) mod size;

use crate::support::{after, applied, applied_openly, approached, day, evidence, sample, staff, terms};
use crate::timeline::is_a_picture;
use candidacy::value::Category;
use candidacy::{Candidacy, Capacity, Entry, Fact, FactKind, Phase, Process, PromiseKind, Reasons, Report, Time};
use chrono::TimeDelta;
use fleet::{around, fleets, members, moments, numbered, until};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use recount::Recount;

/// The report over all of these, as they stood at a moment.
fn report<'a>(candidacies: impl IntoIterator<Item = &'a Candidacy>, at: Time) -> Report {
    Report::new(candidacies, at)
}

proptest! {
    /// Every number is what a recount from the journals gives, as they stood at the moment (F21, F54).
    #[test]
    fn every_number_is_what_a_recount_gives(fleet in fleets(6), around in around()) {
        let told: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.told(id)).collect();
        let at = around.at(&moments(&told));
        let mut recount = Recount::default();
        for one in &told {
            recount.add(one, at);
        }
        recount.agrees_with(&report(&told, at));
    }

    /// However many candidacies are cut up into parts, and in whatever order these are added up: the whole is the sum.
    #[test]
    fn the_whole_is_the_sum_of_its_parts(
        fleet in fleets(8),
        parts in vec(0..4_usize, 8),
        order in vec(any::<Index>(), 3),
        around in around(),
    ) {
        let told: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.told(id)).collect();
        let at = around.at(&moments(&told));
        let whole = report(&told, at);
        let of_part = |part| told.iter().zip(&parts).filter(move |(_, own)| **own == part).map(|(one, _)| one);
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

        let mut turned = report(told.iter().rev(), at);
        turned.merge(&Report::default());
        prop_assert_eq!(turned, whole);
    }

    /// What was recorded after the moment is left out; a candidacy that was opened after it is not counted.
    #[test]
    fn what_came_later_is_left_out(member in members(), around in around()) {
        let told = member.told(1);
        let at = around.at(&moments(std::slice::from_ref(&told)));
        let then = until(&told, at);
        prop_assert_eq!(report([&told], at), report(&then, at));
        let opened = told.journal()[0].at;
        prop_assert_eq!(report([&told], opened - TimeDelta::nanoseconds(1)), Report::default());
        prop_assert_eq!(report([&told], opened).candidacies(), 1);
    }

    /// No promise is lost, and none is counted twice: those that are kept, late, breached, released and open are all that
    /// were made. Each stay is over or goes on, and one goes on in each candidacy.
    #[test]
    fn nothing_is_lost(fleet in fleets(6), around in around()) {
        let told: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.told(id)).collect();
        let at = around.at(&moments(&told));
        let report = report(&told, at);
        let then: Vec<Candidacy> = told.iter().filter_map(|one| until(one, at)).collect();
        let made = then.iter().map(|one| one.all_promises().len() as u64).sum::<u64>();
        let tallies = || PromiseKind::ALL.iter().map(|kind| report.tally(*kind));
        let stand = tallies().map(|one| one.kept + one.late + one.breached + one.released + one.open).sum::<u64>();
        prop_assert_eq!((stand, tallies().map(|one| one.total()).sum::<u64>()), (made, made));
        prop_assert!(tallies().all(|one| one.answered.len() == one.kept + one.late));
        let stays = || Phase::ALL.iter().map(|phase| report.stays(*phase));
        prop_assert_eq!(stays().map(|one| one.ongoing).sum::<u64>(), report.candidacies());
        prop_assert_eq!(report.candidacies(), then.len() as u64);
        let opened = report.funnel().applied + report.funnel().applied_openly + report.funnel().approached;
        prop_assert_eq!(opened, report.candidacies());
        let shares = report.frustrations();
        for share in [shares.no_feedback, shares.no_reply, shares.misalignment] {
            prop_assert!(share.some <= share.of);
        }
    }
}

/// A few people at one company: one is hired, one declined, one waits too long, one is in the pool, one turns an offer down.
fn a_few() -> Vec<Candidacy> {
    use FactKind::{
        DecidedAgainst, FeedbackDelivered, Held, Informed, Interested, MessageReceived, OfferAccepted, OfferDeclined,
        Passed, Pooled, PutOnHold, Replied, Scheduled,
    };
    let terms = terms(Process::back_end());
    let meet = [Scheduled, Held, Passed];
    let to_the_case = [&[Informed, Passed][..], &meet, &meet].concat();
    let onward = |mut candidacy: Candidacy, until: FactKind| {
        while !candidacy.legal().contains(until) {
            let kind = crate::stories::onward(candidacy.phase());
            candidacy = after(candidacy, &[kind]);
        }
        after(candidacy, &[until])
    };
    let against = |mut candidacy: Candidacy, category, words: &str| {
        let last = candidacy.journal().last().expect("an opening").at;
        let by = sample(DecidedAgainst, &terms, Some(&candidacy), last).by;
        let fact = Fact::DecidedAgainst { reasons: Reasons::from_reason(category, words).expect("a reason") };
        candidacy.record(Entry::new(by, fact, last + TimeDelta::days(1))).expect("it belongs there");
        candidacy
    };
    let hired = onward(after(applied(&terms), &to_the_case), OfferAccepted);
    let declined = after(
        against(after(applied(&terms), &to_the_case[..5]), Category::Expectations, "Four days a week were hoped for."),
        &[MessageReceived, FeedbackDelivered, Replied],
    );
    let waits = after(applied(&terms), &[MessageReceived, PutOnHold]);
    let pooled = after(applied_openly(&terms), &[Pooled]);
    let turns_down = onward(after(approached(&terms), &[Informed, Interested]), OfferDeclined);
    let all = [hired, declined, waits, pooled, turns_down];
    (1..).zip(all).map(|(id, candidacy)| numbered(&candidacy, id)).collect()
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
    // Declined, and still waiting.
    let data = serde_json::to_string_pretty(&report(&a_few()[1..3], day(40))).expect("numbers and names");
    let expected = include_str!("report/report.json");
    assert_eq!(data, expected.trim_end(), "\n{data}");
}

/// Of twenty who waited for one day, two, and so on, ten waited for at most ten days, and nine in ten for at most eighteen.
#[test]
fn what_is_shown_of_durations() {
    let waited = |days| {
        let mut candidacy = applied(&terms(Process::back_end()));
        let fact = Fact::Passed { evidence: evidence() };
        candidacy.record(Entry::new(staff(Capacity::Recruiter), fact, day(days))).expect("it belongs there");
        candidacy
    };
    let report = report(&(1..=20).map(waited).collect::<Vec<_>>(), day(40));
    let over = report.stays(Phase::Screening).over;
    assert_eq!(over.to_string(), "10.0 d    18.0 d");
    let expected = serde_json::json!({"count": 20, "median_seconds": 864_000, "p90_seconds": 1_555_200});
    assert_eq!(serde_json::to_value(&over).expect("numbers"), expected);
    let shown = report.to_string();
    assert!(shown.contains("10.0 d    18.0 d"), "{shown}");
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

/// A stay is one as long as phase and step are the same: a meeting at another time goes on with it, a meeting that is planned
/// again is another one.
#[test]
fn what_one_stay_is() {
    use FactKind::{Cancelled, Held, MessageReceived, Passed, Rescheduled, Scheduled};
    let terms = terms(Process::back_end());
    let once = after(applied(&terms), &[Passed, Scheduled, MessageReceived, Rescheduled, Cancelled]);
    let last = once.journal().last().expect("an opening").at;
    let first = report([&once], last);
    assert_eq!((first.stays(Phase::Scheduled).over.len(), first.stays(Phase::Scheduled).ongoing), (1, 0));
    assert_eq!(first.stays(Phase::Scheduled).over.median(), Some(TimeDelta::days(3)));
    assert_eq!((first.stays(Phase::Arranging).over.len(), first.stays(Phase::Arranging).ongoing), (1, 1));
    let again = after(once, &[Scheduled, Held, Passed, Scheduled]);
    let second = report([&again], again.journal().last().expect("an opening").at);
    assert_eq!((second.stays(Phase::Scheduled).over.len(), second.stays(Phase::Scheduled).ongoing), (2, 1));
}

/// A promise that is kept at the moment when it is due is in time, and one that is due at the moment of the report is open.
#[test]
fn the_last_moment_is_in_time() {
    let terms = terms(Process::back_end());
    let due = applied(&terms).next_due().expect("a word");
    let tally = |kept_at: Time, at: Time| {
        let mut candidacy = applied(&terms);
        let fact = Fact::Passed { evidence: evidence() };
        candidacy.record(Entry::new(staff(Capacity::Recruiter), fact, kept_at)).expect("it belongs there");
        report([&candidacy], at).tally(PromiseKind::Acknowledgement)
    };
    let moment = TimeDelta::nanoseconds(1);
    assert_eq!((tally(due, due).kept, tally(due + moment, due + moment).late), (1, 1));
    assert_eq!((tally(due + moment, due).open, tally(due + moment * 2, due + moment).breached), (1, 1));
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
        let mut said = vec![("screening".to_owned(), funnel.screening), ("offered".into(), funnel.offered)];
        said.extend(
            funnel
                .steps()
                .map(|step| (format!("{} {}", step.number, step.name.as_str().replace('_', " ")), step.candidacies)),
        );
        said.extend(
            [("hired", funnel.hired), ("in the pool", funnel.pooled)].map(|(name, count)| (name.to_owned(), count)),
        );
        said.extend(
            [("declined", funnel.declined), ("withdrawn", funnel.withdrawn)]
                .map(|(name, count)| (name.to_owned(), count)),
        );
        said.extend(
            [("applied", funnel.applied), ("applied openly", funnel.applied_openly), ("approached", funnel.approached)]
                .map(|(name, count)| (name.to_owned(), count)),
        );
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
    let waiting = report(&[applied(&terms(Process::back_end()))], day(1));
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
/// decision that says so (F54).
#[test]
fn what_is_misaligned() {
    let few = a_few();
    let share = |which: &[usize]| report(which.iter().map(|one| &few[*one]), day(40)).frustrations().misalignment;
    // Hired; declined for what was hoped for; waits for the first answer; in the pool; turned the offer down.
    let shares = [0, 1, 2, 3, 4].map(|one| share(&[one])).map(|share| (share.some, share.of));
    assert_eq!(shares, [(0, 1), (1, 1), (0, 0), (0, 0), (1, 1)]);
    let mut early = after(applied(&terms(Process::back_end())), &[]);
    let fact =
        Fact::DecidedAgainst { reasons: Reasons::from_reason(Category::Expectations, "Pay.").expect("a reason") };
    early.record(Entry::new(staff(Capacity::Recruiter), fact, day(1))).expect("it belongs there");
    assert_eq!(report([&early], day(40)).frustrations().misalignment.of, 0, "it came to no step");
}

/// A decision or an answer that was recorded by mistake, and undone, says nothing about what anybody hopes for; one from before that
/// still does.
#[test]
fn what_was_undone_is_not_misaligned() {
    use FactKind::{FeedbackDelivered, Interested, OfferDeclined, Passed, Pooled, Reopened, Withdrew};
    let few = a_few();
    let share = |candidacy: &Candidacy| report([candidacy], day(90)).frustrations().misalignment.some;
    let (declined, turned_down) = (&few[1], &few[4]);
    assert_eq!(turned_down.journal().last().map(|entry| entry.fact.kind()), Some(OfferDeclined));
    assert_eq!([declined, turned_down].map(share), [1, 1]);
    assert_eq!(share(&after(turned_down.clone(), &[Reopened])), 0);
    assert_eq!(share(&after(declined.clone(), &[Reopened])), 0);
    let untold: Vec<_> = declined.journal()[..declined.journal().len() - 2].to_vec();
    let untold = Candidacy::replay(declined.terms(), untold).expect("it was lawful");
    assert_eq!(untold.phase(), Phase::Declining);
    assert_eq!(share(&after(untold.clone(), &[Reopened])), 0);
    // Who withdraws meanwhile comes back to the decision, which stands.
    let back = after(untold, &[Withdrew, Reopened]);
    assert_eq!((back.phase(), share(&back), share(&after(back.clone(), &[Reopened]))), (Phase::Declining, 1, 0));
    let later = after(declined.clone(), &[Pooled, FactKind::Approached, Interested, Passed, Withdrew, Reopened]);
    assert_eq!((later.phase(), share(&later)), (Phase::Arranging, 1));
    assert_eq!(share(&after(later, &[FactKind::DecidedAgainst, FeedbackDelivered, Reopened])), 1);
}

/// A concern is one, however it is answered and settled: what counts is the first answer (F57).
#[test]
fn a_concern_is_counted_once() {
    use FactKind::{ConcernAnswered, ConcernRaised, ConcernSettled};
    let applied = applied(&terms(Process::back_end()));
    for answers in [&[ConcernAnswered, ConcernSettled][..], &[ConcernAnswered], &[ConcernSettled], &[]] {
        let candidacy = after(after(applied.clone(), &[ConcernRaised]), answers);
        let share = report([&candidacy], day(90)).frustrations().no_reply;
        assert_eq!((share.some, share.of), (u64::from(answers.is_empty()), 1), "{answers:?}");
    }
}
