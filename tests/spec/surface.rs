//! The surface: what every public type can be relied on for, how large it is, and that nothing of a person shows in it.

use crate::layers::exported;
use crate::support::{PDF, candidacy_id, day, sample, staff, terms};
use crate::wire::any::{Dress, journal_in};
use candidacy::phase::{
    Approached, Arranging, Assigned, Declined, Declining, Held, Hired, Offered, Pooled, Preparing, Proposed, Scheduled,
    Screening, Submitted, Withdrawn,
};
use candidacy::step::{Anywhere, Offer, back_end};
use candidacy::value::meeting::Link;
use candidacy::value::{Any, DocumentRef, Label, Name};
use candidacy::view::diagram::Diagram;
use candidacy::{
    Candidacy, CandidateView, Capacity, Cv, Entry, Evidence, Fact, FactKind, Line, Place, Process, Reasons, Seq, Terms,
    Text,
};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

fn plain<T: Send + Sync + Unpin + Debug + UnwindSafe + RefUnwindSafe + 'static>() {}
fn value<T: Clone + Eq + Hash>() {}
fn comparable<T: Clone + Eq>() {}
fn error<T: Error + Clone + Eq + Send + Sync + 'static>() {}

/// Every public type goes from thread to thread, can be moved and can be shown. A value can be compared, cloned and be a
/// key; an error can be passed on, compared and cloned. A name that is exported and not listed here is missing.
#[test]
fn every_public_type_can_be_relied_on() {
    let mut listed: BTreeSet<String> = BTreeSet::new();
    macro_rules! of { ($check:ident: $($($name:ident)::+)*) => { $(
        plain::<candidacy::$($name)::+>();
        $check::<candidacy::$($name)::+>();
        listed.insert([$(stringify!($name)),+].join("::"));
    )* } }
    of! { value:
        cv::Cv cv::Cost cv::Damage cv::Limit cv::Policy cv::Risk cv::Risks cv::Warning cv::Warnings cv::FileKind cv::PdfVersion
        law::Application law::Approach law::Entry law::Fact law::FactKind law::Facts law::Fit law::FollowUp law::Hold
        law::Line law::Mark law::Marks law::OpenApplication law::Phase law::Phases law::RefusalKind
        person::DataStatus person::RetentionPeriod person::RetentionLimit person::RetentionReason person::Reapplication
        person::RetentionConflict person::RoleNews
        profile::Experience profile::JsonResume profile::Part profile::PartialDate profile::Profile profile::Suggestion
        promise::End promise::How promise::Owner promise::Promise promise::Status
        role::Address role::Channel role::Country role::Definition role::Employer role::Employment role::Entry
        role::Fact role::FactKind role::Facts role::Line role::Need role::PayPeriod role::Phase role::Phases
        role::Profile role::Publication role::Requirement role::Salary role::Vacancy role::Workplace
        terms::Id terms::Opening terms::Process terms::Step terms::StepKind
        terms::calendar::Calendar terms::calendar::Span terms::calendar::Zone
        terms::policy::Basis terms::policy::Ceiling terms::policy::Deadline terms::policy::Ground terms::policy::Panel
        terms::policy::PromiseKind terms::policy::PromiseKinds terms::policy::Retention terms::policy::RetentionKind
        terms::policy::RetentionRule
        value::Actor value::Aspect value::CandidacyId value::CandidateId value::Capacities value::Capacity
        value::Category value::Concern value::ConcernKind value::Consent value::Evidence value::ExtensionAnswer
        value::Feedback value::Finding value::Label value::Manner value::Name value::PersonId value::Reason
        value::Reasons value::DocumentRef value::RoleId value::Seq value::Staff value::Text value::Time
        value::meeting::Attendance value::meeting::Late value::meeting::Link value::meeting::Meeting
        value::meeting::NoMeeting value::meeting::Party value::meeting::Place value::meeting::Screen
        view::WatchlistFilter
        view::candidate::Owed view::candidate::Usual
    }
    of! { comparable:
        candidacy::Candidacy
        law::By law::Refusal law::Row law::To law::Why
        profile::ResumeReading
        role::Refusal role::Role role::Row role::Why
        terms::Terms
        terms::policy::Builder terms::policy::Policy
        view::Audit view::Breach view::Cited view::Desk view::Task view::Untold view::Watchlist
        view::candidate::Ahead view::candidate::CandidateView view::candidate::Detail view::candidate::Happened
        view::candidate::Pause
        view::guidance::Guidance view::guidance::Occasion view::guidance::Tip
        view::report::Durations view::report::Frustrations view::report::Funnel view::report::Report
        view::report::Share view::report::Stays view::report::StepReached view::report::Tally
        view::timeline::Stay view::timeline::Timeline
    }
    of! { error:
        cv::Error cv::WindowError cv::PdfVersionError
        candidacy::Broken candidacy::NotAppended candidacy::Unlawful
        candidacy::typed::Elsewhere candidacy::typed::Mismatch
        law::Refusal law::Refused law::Why
        person::CandidateError person::TooSoon
        profile::DateError profile::Error profile::ResumeError
        role::Broken role::Elsewhere role::Error role::NotAdvertised role::NotAppended role::Refusal role::Refused role::Unlawful
        role::Why
        terms::ProcessError
        terms::calendar::Error
        terms::policy::Error terms::policy::PanelError
        value::EvidenceError value::FeedbackError value::IdError value::TextError
        value::meeting::Error value::meeting::LinkError
        view::guidance::Error
    }
    error::<candidacy::candidacy::typed::HandedBack<Candidacy<Screening>>>();
    error::<candidacy::role::HandedBack<candidacy::Role<candidacy::role::phase::Defined>>>();
    plain::<candidacy::candidacy::typed::HandedBack<Candidacy<Held<back_end::TeamInterview>>>>();
    listed.extend(["candidacy::typed::HandedBack", "role::HandedBack", "role::State"].map(String::from));
    macro_rules! borrowed { ($($($name:ident)::+)*) => { $(
        plain::<candidacy::$($name)::+<'static>>();
        listed.insert([$(stringify!($name)),+].join("::"));
    )* } }
    borrowed! {
        cv::Window candidacy::Recorded person::AccessExport person::Candidate person::HeldCandidacy person::PoolMember
        person::TalentPool profile::RequirementEvidence profile::Passage role::Advert role::JobPosting view::diagram::Diagram
    }
    plain::<candidacy::view::FactLine<candidacy::value::meeting::Party>>();
    value::<candidacy::view::FactLine<candidacy::Actor>>();
    listed.insert("view::FactLine".into());
    // Of these, each kind of journal has its own by an alias, which is looked at above.
    listed.extend(["Broken", "Entry", "NotAppended", "Refused", "Unlawful"].map(|name| format!("journal::{name}")));
    listed.extend(["journal::Fact", "journal::Refusal"].map(String::from));
    plain::<Any>();
    // What is no type of its own: functions, tables, traits and an alias.
    listed.extend(["value::Any", "law::LAW", "law::legal", "law::phases_of", "law::rule"].map(String::from));
    listed.extend(["role::LAW"].map(String::from));
    listed.extend(["csv", "icalendar", "icalendar_as_told", "xes"].map(|name| format!("view::export::{name}")));
    listed.extend(
        ["Decidable", "Moved", "Open", "Pausable", "Poolable", "State", "Vacant"]
            .map(|name| format!("candidacy::typed::{name}")),
    );

    let there = exported();
    assert!(there.len() > 200, "{there:?}");
    assert_eq!(there.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// A candidacy of any phase, at any step, is as easy to carry as one of no phase in particular.
#[test]
fn a_phase_costs_nothing() {
    macro_rules! of { ($($phase:ty)*) => { $(
        plain::<$phase>();
        plain::<Candidacy<$phase>>();
        comparable::<Candidacy<$phase>>();
        assert_eq!(size_of::<Candidacy<$phase>>(), size_of::<Candidacy>());
    )* } }
    of! {
        Approached Screening Pooled Proposed Arranging Scheduled Held Preparing Assigned Submitted Offered Declining Hired
        Declined Withdrawn Held<back_end::TeamInterview> Assigned<back_end::TestCase> Proposed<back_end::FinalChat>
        Arranging<back_end::IntroChat> Scheduled<back_end::CaseReview> Screening<back_end::BackEnd>
    }
    plain::<Offer>();
    plain::<Anywhere>();
}

/// Two candidacies are equal when they have the same journal under the same terms: another process under the same name and
/// number is another candidacy, and so is one entry more.
#[test]
fn equal_is_the_same_journal_under_the_same_terms() {
    let back_end = terms(Process::back_end());
    let opening = sample(FactKind::Applied, &back_end, None, day(0));
    let one = Candidacy::open(&back_end, opening.clone()).unwrap();
    assert_eq!(Candidacy::open(&terms(Process::back_end()), opening.clone()).unwrap(), one);
    let shorter = Process::new(Capacity::Recruiter, Process::back_end().steps()[..4].to_vec()).unwrap();
    assert_ne!(Candidacy::open(&terms(shorter), opening).unwrap(), one);
    let mut longer = one.clone();
    longer.record(sample(FactKind::Noted, &back_end, Some(&one), day(0))).unwrap();
    assert_ne!(longer, one);
}

/// What is kept in large numbers is small; a fact that is rare and large is boxed, so that the others need not pay for it.
#[test]
#[cfg(target_pointer_width = "64")]
fn what_is_kept_is_small() {
    assert_eq!(size_of::<Candidacy>(), 56);
    assert_eq!(size_of::<Entry>(), 56);
    assert_eq!(size_of::<Line>(), 80);
    assert_eq!(size_of::<Line<&Entry>>(), 32);
    assert_eq!(size_of::<Fact>(), 24);
    assert_eq!(size_of::<Terms>(), 8);
    assert_eq!(size_of::<Text>(), 16);
    assert_eq!(size_of::<Option<DocumentRef>>(), 16);
    assert!(size_of::<candidacy::Refusal>() <= 48);
    assert!(size_of::<candidacy::law::Refused>() <= 104);
}

/// Words that stand for everything personal. No eight characters of it occur anywhere else.
pub(crate) const SECRET: &str = "Wq7Zk2Xv9Jr4Hn8Tb3";

/// Nothing of the secret is in this text.
pub(crate) fn hides(shown: &str) {
    let secret: Vec<char> = SECRET.chars().collect();
    for piece in secret.windows(8) {
        let piece: String = piece.iter().collect();
        assert!(!shown.contains(&piece), "`{piece}` shows in {shown}");
    }
}

/// Neither way of showing it for a programmer shows a secret.
fn debug(shown: &impl Debug) {
    hides(&format!("{shown:?}"));
    hides(&format!("{shown:#?}"));
}

/// No way of showing an error shows a secret, nor does its cause.
fn discreet(error: &(dyn Error + 'static)) {
    hides(&error.to_string());
    debug(&error);
    if let Some(cause) = error.source() {
        discreet(cause);
    }
}

pub(crate) fn secret() -> BoxedStrategy<Dress> {
    any::<u64>().prop_map(|roll| Dress { words: vec![SECRET.to_owned()], roll }).boxed()
}

proptest! {
    /// Whatever a journal says about a person, showing a candidacy, an entry, a line, a fact, or a refusal shows none of it.
    #[test]
    fn nothing_personal_shows(candidacy in journal_in(secret(), 25)) {
        // The secret is really there.
        let written = serde_json::to_string(&candidacy).unwrap();
        prop_assert!(written.contains(SECRET));

        debug(&candidacy);
        debug(&candidacy.opening());
        debug(&candidacy.cv());
        debug(&candidacy.terms());
        hides(&Diagram::from_candidacy(&candidacy).to_string());
        debug(&Diagram::from_candidacy(&candidacy));
        debug(&CandidateView::of(&candidacy, day(100)));
        for line in candidacy.lines() {
            debug(&line);
            debug(&line.to_owned());
            debug(&line.entry.fact);
            let mut again = candidacy.clone();
            let late = Entry { at: line.entry.at - TimeDelta::days(1), ..line.entry.clone() };
            let refused = again.record(late).unwrap_err();
            discreet(&refused);
            discreet(&refused.refusal);
            discreet(&refused.refusal.why);
            let not_appended = again.append(line.to_owned()).unwrap_err();
            discreet(&not_appended);
            discreet(&not_appended.why);
            discreet(&not_appended.why.why);
            let foreign = Line { candidacy: candidacy_id(77), ..line.to_owned() };
            discreet(&again.append(foreign).unwrap_err());
            if let Err(unlawful) = Candidacy::replay(candidacy.terms(), [line.entry.clone()]) {
                discreet(&unlawful);
            }
        }
        match candidacy.clone().narrow::<Assigned<back_end::TestCase>>() {
            Ok(narrow) => debug(&narrow),
            Err(elsewhere) => discreet(&elsewhere),
        }
        let other = Terms::new("other", 1, Process::back_end()).unwrap();
        discreet(&Candidacy::replay(&other, candidacy.journal().to_vec()).unwrap_err());
    }
}

/// A candidacy that is handed back shows nothing either, nor does its entry.
#[test]
fn what_is_handed_back_shows_nothing() {
    let terms = terms(Process::back_end());
    let mut dress = Dress { words: vec![SECRET.to_owned()], roll: 7 };
    let opening = dress.entry(sample(FactKind::Applied, &terms, None, day(0)));
    let candidacy = Candidacy::open(&terms, opening).unwrap().narrow::<Screening>().unwrap();
    let evidence = Evidence::from_finding(candidacy::Aspect::Experience, SECRET, SECRET).unwrap();
    let back = candidacy.pass(staff(Capacity::Colleague), evidence, day(1)).unwrap_err();
    discreet(&back);
    debug(&back.candidacy);
    debug(&back.entry);
    debug(&back.refusal);
}

/// An error of a value never repeats the value, be it made or read.
#[test]
fn an_error_of_a_value_repeats_nothing() {
    let long = SECRET.repeat(300);
    let control = format!("{SECRET}\u{1b}{SECRET}");
    for words in [long.as_str(), control.as_str()] {
        discreet(&Text::new(words).unwrap_err());
        discreet(&DocumentRef::new(words).unwrap_err());
        discreet(&Name::new(words).unwrap_err());
        discreet(&Label::new(words).unwrap_err());
        discreet(&candidacy::role::Employer::new(words, SECRET, "NL").unwrap_err());
        discreet(&candidacy::role::Address::new(SECRET, words).unwrap_err());
        discreet(
            &candidacy::role::Requirement::new(candidacy::Aspect::Experience, candidacy::role::Need::Essential, words)
                .unwrap_err(),
        );
        discreet(&Link::new(words).unwrap_err());
        discreet(&Link::new(format!("https://{words}")).unwrap_err());
        discreet(&Place::on_site(words).unwrap_err());
        discreet(&Evidence::from_finding(candidacy::Aspect::CompanyFit, SECRET, words).unwrap_err());
        discreet(&Reasons::from_reason(candidacy::value::Category::Honesty, words).unwrap_err());
        let read = |fact: serde_json::Value| {
            let entry = serde_json::json!({ "at": "2026-03-02T09:00:00Z", "by": "candidate", "fact": fact });
            hides(&serde_json::from_value::<Entry>(entry).unwrap_err().to_string());
        };
        read(serde_json::json!({ "waived": { "reason": words } }));
        read(serde_json::json!({ "submitted": { "work": words } }));
        read(serde_json::json!({ "cv_replaced": { "name": words, "bytes": 9, "version": null } }));
        let meeting = serde_json::json!({ "starts": "2026-03-02T09:00:00Z", "minutes": 30, "people": [],
            "place": { "online": words }, "screen": "shared" });
        read(serde_json::json!({ "scheduled": meeting }));
    }
    let name = format!("{SECRET}.pdf");
    for bytes in [b"".as_slice(), b"PK\x03\x04", b"{\\rtf1 }", SECRET.as_bytes(), b"\xd0\xcf\x11\xe0", b"<html>"] {
        for name in [name.as_str(), SECRET] {
            let error = Cv::check(bytes, name, SECRET).unwrap_err();
            discreet(&error);
            hides(error.advice());
        }
    }
    debug(&Cv::check(PDF, &name, SECRET).unwrap());
}

/// An error says itself what is wrong, and leaves its cause to `source`: whoever prints the whole chain reads nothing twice.
#[test]
fn an_error_leaves_its_cause_to_source() {
    use candidacy::Aspect;
    use candidacy::role::{Address, Employer, Need, Requirement};
    use candidacy::value::Category;
    use candidacy::view::guidance::Guidance;
    let errors: [Box<dyn Error>; 6] = [
        Box::new(Employer::new(" ", "KVK 1", "NL").unwrap_err()),
        Box::new(Address::new("a\nb", "NL").unwrap_err()),
        Box::new(Requirement::new(Aspect::Experience, Need::Essential, "").unwrap_err()),
        Box::new(Evidence::from_finding(Aspect::Experience, "", "seen").unwrap_err()),
        Box::new(Reasons::from_reason(Category::Honesty, "").unwrap_err()),
        Box::new(Guidance::english().reworded([("strengths", " ")]).unwrap_err()),
    ];
    for error in errors {
        let cause = error.source().unwrap_or_else(|| panic!("`{error}` has a cause")).to_string();
        assert!(!error.to_string().contains(&cause), "`{error}` repeats `{cause}`");
    }
}

/// What is hidden can be seen by those who ask for it, and how long it is can be seen by all: a log line is still of use.
#[test]
fn what_is_hidden_is_told_by_name_and_length() {
    assert_eq!(format!("{:?}", Text::new("größer").unwrap()), "Text(6 characters)");
    assert_eq!(format!("{:?}", DocumentRef::new("a/b").unwrap()), "DocumentRef(3 characters)");
    assert_eq!(format!("{:?}", Link::new("http://ä").unwrap()), "Link(8 characters)");
    assert_eq!(format!("{:?}", Label::new("Größe").unwrap()), "Label(5 characters)");
    assert_eq!(format!("{:?}", Name::new("back-end").unwrap()), "Name(8 characters)");
    assert_eq!(Name::new("back-end").unwrap().to_string(), "back-end");
    assert_eq!(Text::new(SECRET).unwrap().as_str(), SECRET);
    assert_eq!(Seq(7).to_string(), "7");
}
