//! The surface: what every public type can be relied on for, how large it is, and that nothing of a person shows in it.

mod candidacies;

use crate::layers::exported;
use crate::support::{PDF, day, staff, text};
use candidacy::step::back_end::TestCase;
use candidacy::value::meeting::Link;
use candidacy::value::{Any, DocumentRef, Label, Name};
use candidacy::view::Problem;
use candidacy::{
    Candidacy, Capacity, Cv, Evidence, Meeting, Place, Reasons, Role, Seq, Terms, Text, phase, role, typed,
};
use serde::Serialize;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Debug;
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

fn plain<T: Send + Sync + Unpin + Debug + UnwindSafe + RefUnwindSafe + 'static>() {}
fn value<T: Clone + Eq + Hash>() {}
fn comparable<T: Clone + Eq>() {}
fn error<T: Error + Clone + Eq + Serialize + Send + Sync + 'static>()
where
    for<'a> Problem: From<&'a T>,
{
}

/// Every public type goes from thread to thread, can be moved and can be shown. A value can be compared, cloned and be a
/// key; an error can be passed on, compared, cloned and written, and becomes a [`Problem`]. A name that is exported and not listed here is missing.
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
        foreign::FindingKind foreign::Side foreign::Sighting foreign::What foreign::Whats
        profile::Experience profile::JsonResume profile::Part profile::PartialDate profile::Profile profile::Suggestion
        role::Acceptance role::Address role::AdvertPart role::AdvertParts role::Correction role::Hire role::Openings
        role::Release role::When role::Channel role::CollectiveAgreement role::Country role::Definition role::Employer role::Employment
        input::Application input::Approach input::Ask input::CandidateAct input::CandidateFact input::Feedback input::Invited
        input::Number input::Request input::StaffAct input::StaffFact input::Takeover input::Transfer
        role::Entry role::Fact role::FactKind role::Facts role::Line role::Need role::OutsideBody role::OutsideContact
        role::PayPeriod role::Phase role::Phases
        role::Profile role::Publication role::Purpose role::Requirement role::Salary role::Vacancy role::Workplace
        terms::DataRole terms::DecidedWithin terms::Digest terms::Horizons terms::Id terms::Organisation terms::Opening terms::Part terms::PartKind terms::PartKinds
        terms::Power terms::Powers terms::Process terms::RoleDate terms::Step terms::Task
        terms::calendar::Calendar terms::calendar::LastDay terms::calendar::Span terms::calendar::Zone
        terms::policy::AdvertItem terms::policy::AdvertItems terms::policy::AdvertRule terms::policy::Clause terms::policy::Read
        terms::policy::RecordKind terms::policy::Remark terms::policy::RetentionDuty
        terms::policy::Basis terms::policy::Ceiling terms::policy::Deadline terms::policy::Ground terms::policy::Panel
        terms::policy::PromiseKind terms::policy::PromiseKinds terms::policy::Retention terms::policy::RetentionKind
        terms::policy::RetentionRule terms::policy::Rule terms::policy::Rules
        value::Actor value::Aspect value::CandidacyId value::CandidateId value::Capacities value::Capacity
        value::Answer value::Ask value::Assent value::Assignment value::Category value::CheckRequest value::ConcernKind
        value::Condition value::ConditionOutcome value::Consent value::DataRight value::Deciders value::Decision
        value::Evidence value::FollowUp value::Hold value::MaterialKind value::MaterialKinds value::Offer value::Ownership
        value::PayPeriod value::Salary value::Stated
        value::Rejection value::Request value::RequestKind value::RequestKinds value::Reversal value::RoleMatch value::Source
        value::Times value::WorkPay value::Feedback value::Finding value::Label value::Manner value::Name value::PersonId value::Reason
        value::Reasons value::DocumentRef value::RoleId value::Seq value::Staff value::Text value::Time
        value::meeting::Attendance value::meeting::Late value::meeting::Link value::meeting::Meeting
        value::meeting::NoMeeting value::meeting::Party value::meeting::Place value::meeting::Recording value::meeting::Screen
    }
    of! { value:
        law::Application law::Approach law::Circumstances law::Condition law::Conditions law::Document law::Entry law::Fact
        law::FactKind law::Facts law::Held law::Line law::Material law::Now law::PartState law::PartStates law::Parts law::Pending
        law::Pendings law::Phase law::Phases law::RefusalKind law::Takeover law::Transfer
        promise::End promise::Promise value::Correction
        view::AssentStands view::Cited view::Cursor view::Limit view::Page view::StepLeft view::StoryLine view::Watched view::WatchlistFilter view::WrittenAct
        view::candidate::ActsFor view::candidate::FirstDay view::candidate::OfferStanding view::candidate::TakenFrom
        view::guidance::Writing view::report::SourceKind view::Overbooking
        person::Conflict person::DataStatus person::Reapplication person::RetentionConflict person::RetentionLimit
        person::Overbooked person::RetentionPeriod person::RetentionReason person::RoleNews
    }
    of! { comparable:
        foreign::Counts foreign::Finding foreign::Found foreign::Judgement
        candidacy::Candidacy candidacy::typed::Moment candidacy::typed::Mismatch law::By law::PartRow law::RequestRow law::Row law::To law::Told
        input::People view::Portal
        promise::Row promise::Task promise::Which promise::While
        profile::ResumeReading
        role::Refusal role::Role role::Row role::Why
        person::Processing
        terms::Terms
        view::candidate::Ahead view::candidate::Beforehand view::candidate::OfferVersion view::candidate::CurrentCondition view::candidate::CurrentOffer view::candidate::CurrentPart
        view::candidate::CurrentStep view::candidate::Detail view::candidate::Expected view::candidate::Happened
        view::candidate::Owed view::candidate::Pause view::candidate::Usual view::candidate::View view::candidate::WrittenDown
        view::words::Words
        terms::policy::Builder terms::policy::Policy
        view::Audit view::Breach view::Desk view::DeskItem view::Observation view::Observed view::PastStep view::Story view::TakenOff
        view::Problem view::Untold view::Watchlist
        view::guidance::Guidance view::guidance::Occasion view::guidance::Tip
        view::report::Durations view::report::Frustrations view::report::Funnel view::report::Offers view::report::PartReached view::report::Report
        view::report::Share view::report::StepReached view::report::Stays view::report::Tally view::report::Times
        view::timeline::Stay view::timeline::Timeline
    }
    of! { error:
        candidacy::Broken candidacy::NotAppended candidacy::Unlawful candidacy::typed::Elsewhere law::Refusal law::Refused law::Why
        cv::Error cv::WindowError cv::PdfVersionError
        input::Error view::NotTaken
        person::CandidateError person::TooSoon
        view::words::Error
        profile::DateError profile::Error profile::ResumeError
        role::Broken role::Elsewhere role::Error role::NotAdvertised role::NotAppended role::Refusal role::Refused role::Unlawful
        role::Why
        terms::ProcessError
        terms::calendar::Error
        terms::policy::Error terms::policy::PanelError terms::policy::RuleError terms::policy::RulesError
        value::AssignmentError value::CapacityError value::DecidersError value::EvidenceError value::FeedbackError value::IdError value::OfferError value::PayError value::TextError value::TimesError
        value::meeting::Error value::meeting::LinkError
        view::guidance::Error
    }
    error::<role::HandedBack<Role<role::phase::Defined>>>();
    listed.extend(["role::HandedBack", "role::State"].map(String::from));
    error::<typed::HandedBack<Candidacy<phase::Deciding<TestCase>>>>();
    plain::<typed::Moved<phase::Deciding<TestCase>>>();
    comparable::<typed::InPhase<TestCase>>();
    plain::<typed::Selected<phase::Deciding<TestCase>, TestCase>>();
    let typed = [
        "AwaitingAssent",
        "Begun",
        "HandedBack",
        "InPhase",
        "Known",
        "Move",
        "Moved",
        "Open",
        "OwingFeedback",
        "Pausable",
        "Poolable",
        "Resumable",
        "Selected",
        "State",
        "StepPhase",
        "Transferable",
        "Undecided",
    ];
    listed.extend(typed.map(|name| format!("candidacy::typed::{name}")));
    macro_rules! borrowed { ($($($name:ident)::+)*) => { $(
        plain::<candidacy::$($name)::+<'static>>();
        listed.insert([$(stringify!($name)),+].join("::"));
    )* } }
    borrowed! {
        candidacy::Happened candidacy::Recorded input::Trusted
        person::AccessExport person::Candidate person::HeldCandidacy person::HeldRole person::PoolMember person::TalentPool
        view::candidate::Page view::timeline::Drawing
        cv::Window profile::RequirementEvidence profile::Passage role::Advert role::Corrected role::JobPosting
        view::diagram::Diagram
    }
    // A line names a person, or a side.
    plain::<candidacy::view::FactLine<candidacy::Actor>>();
    value::<candidacy::view::FactLine<candidacy::value::meeting::Party>>();
    listed.insert("view::FactLine".into());
    // Of these, each kind of journal has its own by an alias, which is looked at above.
    listed.extend(["Broken", "Entry", "NotAppended", "Refused", "Unlawful"].map(|name| format!("journal::{name}")));
    listed.extend(["input::Act", "journal::Fact", "journal::Refusal", "view::words::Said"].map(String::from));
    plain::<Any>();
    plain::<candidacy::foreign::Judge>(); // it is asked once, and compared with nothing
    listed.insert("foreign::Judge".into());
    // What is no type of its own: tables, what is asked of them, an alias, a trait, and what is written for other tools.
    let tables = [
        "value::Any",
        "role::LAW",
        "law::LAW",
        "law::PARTS",
        "law::REQUESTS",
        "promise::PROMISES",
        "view::words::Said",
    ];
    let questions =
        ["law::facts_of", "law::part_row", "law::phases_of", "law::request_row", "law::row", "terms::policy::review"];
    listed.insert("schema::all".into());
    let exports = ["csv", "icalendar", "icalendar_as_told", "icalendar_of_a_person", "xes"];
    let exports = exports.map(|name| format!("view::export::{name}"));
    listed.extend(tables.into_iter().chain(questions).map(String::from).chain(exports));

    // A strategy is a function: it is used in `strategies`.
    let there: BTreeSet<String> = exported().into_iter().filter(|path| !path.starts_with("strategies::")).collect();
    assert!(there.len() > 80, "{there:?}");
    assert_eq!(there.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// What is kept in large numbers is small.
#[test]
#[cfg(target_pointer_width = "64")]
fn what_is_kept_is_small() {
    assert_eq!(size_of::<Terms>(), 8);
    assert_eq!(size_of::<Text>(), 16);
    assert_eq!(size_of::<Option<DocumentRef>>(), 16);
    assert_eq!(size_of::<Capacity>(), 23);
    assert!(size_of::<role::Entry>() <= 80);
    // A result with this error stays below what clippy calls large.
    assert!(size_of::<typed::HandedBack<Candidacy>>() <= 128);
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

/// An error of a value never repeats the value, be it made or read.
#[test]
fn an_error_of_a_value_repeats_nothing() {
    let long = SECRET.repeat(300);
    let control = format!("{SECRET}\u{1b}{SECRET}");
    let closed = role::Fact::Closed { reason: text("no budget") };
    let entry = role::Entry::new(staff(Capacity::RECRUITER), closed, day(0));
    for words in [long.as_str(), control.as_str()] {
        discreet(&Capacity::new(words).unwrap_err());
        discreet(&Text::new(words).unwrap_err());
        discreet(&DocumentRef::new(words).unwrap_err());
        discreet(&Name::new(words).unwrap_err());
        discreet(&Label::new(words).unwrap_err());
        discreet(&role::Employer::new(words, SECRET, "NL", crate::support::outside()).unwrap_err());
        discreet(&role::Address::new(SECRET, words).unwrap_err());
        discreet(&role::Requirement::new(candidacy::Aspect::Experience, role::Need::Essential, words).unwrap_err());
        discreet(&Link::new(words).unwrap_err());
        discreet(&Link::new(format!("https://{words}")).unwrap_err());
        discreet(&Place::on_site(words).unwrap_err());
        discreet(&Evidence::from_finding(candidacy::Aspect::CompanyFit, SECRET, words).unwrap_err());
        discreet(&Reasons::from_reason(candidacy::value::Category::Honesty, words).unwrap_err());
        let read = |fact: serde_json::Value| {
            let mut entry = serde_json::to_value(&entry).unwrap();
            entry["fact"] = fact;
            hides(&serde_json::from_value::<role::Entry>(entry).unwrap_err().to_string());
        };
        read(serde_json::json!({ "closed": { "reason": words } }));
        read(serde_json::json!({ "taken_down": { "reason": words } }));
        let cv = serde_json::json!({ "name": words, "bytes": 9, "version": null });
        hides(&serde_json::from_value::<Cv>(cv).unwrap_err().to_string());
        let meeting = serde_json::json!({ "starts": "2026-03-02T09:00:00Z", "minutes": 30, "people": [],
            "place": { "online": words }, "screen": "shared" });
        hides(&serde_json::from_value::<Meeting>(meeting).unwrap_err().to_string());
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
    use candidacy::value::Category;
    use role::{Address, Employer, Need, Requirement};
    let errors: [Box<dyn Error>; 5] = [
        Box::new(Employer::new(" ", "KVK 1", "NL", crate::support::outside()).unwrap_err()),
        Box::new(Address::new("a\nb", "NL").unwrap_err()),
        Box::new(Requirement::new(Aspect::Experience, Need::Essential, "").unwrap_err()),
        Box::new(Evidence::from_finding(Aspect::Experience, "", "seen").unwrap_err()),
        Box::new(Reasons::from_reason(Category::Honesty, "").unwrap_err()),
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
