//! The rules of a place: which event they count from, what keeps them, and that nothing stops their clock.

use super::table::{DAYS_45, FORTNIGHT, MONTH, last_moment};
use super::tale::{Tale, amsterdam, begin, days, offset};
use PromiseKind as P;
use candidacy::promise::{How, Side};
use candidacy::terms::policy::{Basis, Rules};
use candidacy::value::{Ask, DataRight};
use candidacy::{Calendar, Policy, Process, Promise, PromiseKind, Status};

fn under(rules: Rules, calendar: &Calendar) -> Tale {
    let policy = Policy::builder().calendar(calendar.clone()).under(rules).build().expect("the standard keeps it");
    Tale::under(Process::back_end(), policy)
}

fn utc() -> Calendar {
    Calendar::utc()
}

/// The rule is owed by the company since the beginning, until the end of a day on either calendar.
fn is_due(kind: PromiseKind, tale: fn(&Calendar) -> Tale, last: [&str; 2], place: &str, basis: Basis, source: &str) {
    for (calendar, east) in [(utc(), 0), (amsterdam(), 1)] {
        let tale = tale(&calendar);
        let Promise { by, made_at, due, ceiling, .. } = tale.owes(kind);
        let last = last_moment(last[usize::from(east == 1)], offset(east));
        assert_eq!((by, made_at, due, ceiling), (Side::Company, begin(), last, None), "{kind} in {place}");
        let (rules, rule) = tale.policy().rule(kind).expect("a rule");
        assert_eq!((rules.place(), rule.ground().basis()), (place, basis));
        assert!(rule.ground().source().contains(source), "{kind}: {rule}");
    }
}

/// In the Netherlands a no is written within two weeks of the decision; in Ontario there is word within 45 days of the interview.
#[test]
fn rules_owe_what_their_source_says() {
    let rejected = |on: &Calendar| under(Rules::netherlands(), on).reject();
    is_due(P::WrittenNo, rejected, FORTNIGHT, "Netherlands", Basis::Code, "NVP recruitment code");
    let held = |on: &Calendar| under(Rules::ontario(), on).advance().schedule().hold();
    is_due(P::DecisionWord, held, DAYS_45, "Ontario", Basis::Law, "O. Reg. 476/24");
}

/// Without the rules of a place nothing of theirs is owed.
#[test]
fn no_rule_is_chosen_in_silence() {
    let tale = Tale::applied(&utc()).advance().schedule().hold();
    assert!(tale.owed(P::DecisionWord).is_empty());
    assert!(tale.reject().owed(P::WrittenNo).is_empty());
}

/// The European Union's month is no shorter than the standard, and holds where a policy would take longer.
#[test]
fn the_european_union_has_a_month() {
    let tale = under(Rules::european_union(), &utc()).ask(Ask::Right(DataRight::Erasure));
    let due = last_moment(MONTH[0], offset(0));
    assert_eq!((tale.owes(P::DataRight).due, tale.owes(P::DataRight).ceiling), (due, Some(due)));
    let kinds = [P::Notice, P::DataRight].map(|kind| tale.policy().rule(kind).map(|(place, _)| place.place()));
    assert_eq!(kinds, [Some("European Union"); 2]);
}

/// The law itself extends the month of a data right, once told in time: its rule does not cut that short.
#[test]
fn an_extended_data_right_is_within_the_rule() {
    let tale = under(Rules::european_union(), &utc()).ask(Ask::Right(DataRight::Access)).on(10).news(1);
    assert_eq!(tale.owes(P::DataRight).due, last_moment("2026-02-27", offset(0)));
}

/// A written no is kept by a message about the decision and by feedback, and by nothing else.
#[test]
fn a_written_no_is_kept_by_word_of_it() {
    let rejected = under(Rules::netherlands(), &utc()).reject();
    for kept in [rejected.clone().on(3).tell(1), rejected.clone().on(3).feed_back()] {
        let no = kept.ever(P::WrittenNo)[0];
        assert_eq!(no.end.map(|end| (end.how, end.entry.0)), Some((How::Kept, kept.seq())));
        assert_eq!(no.status(kept.at), Status::Kept);
    }
    let rest = rejected.ask(Ask::Message).tell(2).follow_up(3);
    assert_eq!(rest.owes(P::WrittenNo).end, None);
}

/// "Not yet" is a word about the decision; the next is due 45 days after it, and a late one stays visible as late.
#[test]
fn not_yet_is_a_word_about_the_decision() {
    let held = under(Rules::ontario(), &utc()).advance().schedule().hold();
    let outcome = held.owes(P::Outcome).entry.0;
    let told = held.clone().on(30).news(outcome);
    assert_eq!(told.owes(P::DecisionWord).due, last_moment("2026-02-13", offset(0)));
    assert_eq!(told.advance().owed(P::DecisionWord), [], "the decision itself is the word");
    let late = held.on(60).news(outcome);
    let overdue = late.ever(P::DecisionWord).iter().filter(|word| word.is_overdue(late.at)).count();
    assert_eq!(overdue, 1, "{:?}", late.ever(P::DecisionWord));
}

/// No hold and no reversal stops or restarts the clock of a rule; only the candidate's own end does.
#[test]
fn nothing_of_the_company_stops_a_rule() {
    let held = under(Rules::ontario(), &utc()).advance().schedule().hold();
    let due = held.owes(P::DecisionWord).due;
    let paused = held.clone().on(1).told_pause(60);
    assert_eq!(paused.owes(P::DecisionWord).due, due);
    assert!(paused.owes(P::Outcome).due > held.owes(P::Outcome).due, "the hold stops the other clock");
    let back = held.clone().on(2).advance().on(20).reverse().by_the_company();
    assert_eq!(back.owes(P::DecisionWord).due, due);
    assert_eq!(held.on(3).candidate(candidacy::Fact::Withdrew).owed(P::DecisionWord), []);

    let rejected = under(Rules::netherlands(), &utc()).reject();
    let due = rejected.owes(P::WrittenNo).due;
    let back = rejected.on(5).reverse().by_the_company();
    assert!(back.owed(P::WrittenNo).is_empty(), "nobody was told");
    assert!(back.on(6).reject().owes(P::WrittenNo).due > due, "another decision");
}

/// A rule of a place that is stricter than the policy's own time is the one that counts.
#[test]
fn the_stricter_counts() {
    use candidacy::terms::calendar::Span;
    use candidacy::terms::policy::{Clause, Read, Rule};
    let clause = Clause::new(Basis::Law, "the code of our town", Read::Not).expect("a source");
    let rule = Rule::new(P::Outcome, Span::Days(10), clause).expect("a rule");
    let rules = Rules::new("our town".parse().expect("a name"), [rule]).expect("one rule");
    let held = under(rules, &utc()).advance().schedule().hold();
    assert_eq!(held.owes(P::Outcome).due, last_moment("2025-12-05", offset(0)), "five working days");
    let paused = held.on(1).told_pause(30);
    assert_eq!(paused.owes(P::Outcome).due, last_moment("2025-12-10", offset(0)), "the rule, which no hold stops");
    assert!(paused.owes(P::Outcome).ceiling > Some(begin() + days(45)));
}
