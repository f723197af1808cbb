//! Every way in which somebody could record a fact of a kind in a candidacy as it stands: each part, each step, each item that waits,
//! the candidate and each capacity, written down for the candidate or not, with a deviation or without.

use super::{PDF, evidence, feedback_of, reasons, reference, staff, text};
use candidacy::law::{Held, Material, Takeover, Transfer};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{
    Answer, Ask, Assent, Assignment, CheckRequest, ConcernKind, ConditionOutcome, Consent, Correction, DataRight,
    Decision, FollowUp, Hold, Label, Name, Offer, PayPeriod, Rejection, Request, RequestKind, Reversal, RoleMatch,
    Salary, Source, Stated, Times,
};
use candidacy::{
    Actor, Application, Attendance, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Fact, FactKind, Meeting,
    Place, PromiseKind, RoleId, Seq, Terms, Time,
};
use chrono::TimeDelta;
use uuid::Uuid;

/// An hour.
pub(crate) const HOUR: TimeDelta = TimeDelta::hours(1);
/// A day of 24 hours.
pub(crate) const DAY: TimeDelta = TimeDelta::days(1);

/// The opening of a candidacy under these terms, by somebody who read the pay in the advert.
pub(crate) fn opening(terms: &Terms) -> candidacy::Opening {
    opening_without_pay(terms).paying(pay())
}

/// The same by somebody who does not know the pay.
pub(crate) fn opening_without_pay(terms: &Terms) -> candidacy::Opening {
    let candidacy = CandidacyId::new(Uuid::from_u128(1)).expect("not nil");
    terms.opening(candidacy, CandidateId::new(Uuid::from_u128(2)).expect("not nil"))
}

/// The same opening by somebody who does not know the pay.
#[expect(clippy::wildcard_enum_match_arm, reason = "three facts open a candidacy")]
pub(crate) fn without_pay(mut fact: Fact) -> Fact {
    match &mut fact {
        Fact::Applied(it) => it.opening.pay = None,
        Fact::Approached(it) => it.opening.pay = None,
        Fact::TakenOver(it) => it.opening.pay = None,
        _ => {}
    }
    fact
}

/// Some pay.
pub(crate) fn pay() -> Salary {
    Salary::new("EUR", 4_000, 5_500, PayPeriod::Month).expect("a pay")
}

/// A message about an entry that states the pay.
pub(crate) fn names_the_pay(to: Seq) -> Fact {
    let stated = Some(Box::new(Stated::from(pay())));
    Fact::CandidateInformed { to, answer: Answer::Interim, message: reference("message"), stated }
}

/// A CV of one page.
pub(crate) fn cv() -> Cv {
    Cv::check(PDF, "cv.pdf", "application/pdf").expect("a PDF")
}

/// An open application.
pub(crate) fn application(terms: &Terms) -> Fact {
    let material = Material::from(cv());
    Application::open(opening(terms), material).into()
}

/// A candidacy that is opened by an open application.
pub(crate) fn applied(terms: &Terms, at: Time) -> Candidacy {
    Candidacy::open(terms, Entry::new(Actor::Candidate, application(terms), at)).expect("an application opens")
}

/// People of the company, one for each capacity of the process.
pub(crate) fn cast(terms: &Terms) -> Vec<Actor> {
    terms.process().cast().map(|(capacity, _)| staff(capacity).into()).collect()
}

/// An interview with somebody in each capacity of the process, an hour long.
pub(crate) fn interview(terms: &Terms, starts: Time) -> Meeting {
    let people: Vec<_> = terms.process().cast().map(|(capacity, _)| staff(capacity)).take(20).collect();
    let place = Place::online("https://meet.example/a").expect("a link");
    Meeting::new(starts, 60, place, people).expect("a meeting").sharing_the_screen()
}

/// Everybody of the company came.
pub(crate) fn attendance(terms: &Terms) -> Attendance {
    let people: Vec<_> = terms.process().cast().map(|(capacity, _)| staff(capacity)).take(20).collect();
    Attendance::new(people).expect("people")
}

/// An offer with two conditions, to be answered within two weeks.
pub(crate) fn offer(at: Time) -> Offer {
    Offer::new(reference("offer"), at + DAY * 14)
}

/// The role with a fixed id.
pub(crate) fn some_role() -> RoleId {
    RoleId::new(Uuid::from_u128(77)).expect("not nil")
}

/// The facts of a kind with every part, step and item that they could be about; `at` is the moment of the entry.
pub(crate) fn facts(terms: &Terms, candidacy: Option<&Candidacy>, kind: FactKind, at: Time) -> Vec<Fact> {
    let parts = candidacy.map_or(0, |candidacy| candidacy.step().map_or(0, |step| step.parts().len()));
    let numbers = (1..=u8::try_from(parts).unwrap_or(8)).map(Some).chain([None]);
    let of_each = |make: &dyn Fn(Option<u8>) -> Fact| numbers.clone().map(make).collect::<Vec<_>>();
    let waiting: Vec<Seq> = {
        let mut seqs: Vec<Seq> =
            candidacy.map_or(Vec::new(), |candidacy| candidacy.waiting().map(|(seq, _)| seq).collect());
        let checks = candidacy.map_or(&[][..], |candidacy| candidacy.journal()).iter().enumerate();
        let is_check = |(_, entry): &(usize, &Entry)| entry.fact.kind() == FactKind::CheckRequested;
        seqs.extend(checks.filter(is_check).map(|(seq, _)| Seq(u32::try_from(seq).expect("a short journal"))));
        seqs.sort_unstable();
        seqs.dedup();
        seqs
    };
    let soon = at + DAY;
    match kind {
        FactKind::Applied => vec![application(terms)],
        FactKind::Approached => {
            let opening = candidacy.map_or_else(|| opening(terms), |candidacy| candidacy.opening().clone());
            vec![
                candidacy::law::Approach {
                    opening,
                    role: some_role(),
                    found: text("at a fair"),
                    source: Source::default(),
                }
                .into(),
            ]
        }
        FactKind::TakenOver => (0..=u8::try_from(terms.process().steps().len()).unwrap_or(100))
            .map(|step| {
                let from = Label::new("the old system").expect("a label");
                Takeover { opening: opening(terms), role: None, step, from, source: Source::default() }.into()
            })
            .collect(),
        FactKind::InterestShown => vec![Fact::InterestShown],
        FactKind::ConsentGiven => vec![Consent { until: at + DAY * 300, evidence: reference("consent") }.into()],
        FactKind::Pooled => vec![Fact::Pooled],
        FactKind::RoleMatched => vec![RoleMatch { role: some_role(), evidence: evidence() }.into()],
        FactKind::CandidateAdvanced => vec![Decision::from(evidence()).into()],
        FactKind::StepAgreed => vec![Fact::StepAgreed],
        FactKind::PartWaived => of_each(&|part| Fact::PartWaived { part, reason: text("not needed") }),
        FactKind::PartRepeated => of_each(&|part| Fact::PartRepeated { part, reason: text("again") }),
        FactKind::StepRepeated => {
            let steps = 1..=u8::try_from(terms.process().steps().len()).unwrap_or(100);
            steps.map(|step| Fact::StepRepeated { step, reason: text("again") }).collect()
        }
        FactKind::RejectionDecided => vec![Rejection::from(reasons()).into()],
        FactKind::AssentGiven => vec![Assent::Given.into(), Assent::Refused { ground: text("not heard") }.into()],
        FactKind::Reversed => vec![Reversal::new(text("a mis-click")).into()],
        FactKind::Transferred => {
            let known = candidacy.map(|candidacy| candidacy.terms().id().clone());
            known
                .into_iter()
                .map(|id| Transfer { terms: id, step: 0, role: None, reason: text("better so") }.into())
                .collect()
        }
        FactKind::InterviewScheduled => {
            of_each(&|part| Fact::InterviewScheduled { part, meeting: Box::new(interview(terms, soon)) })
        }
        FactKind::InterviewRescheduled => {
            of_each(&|part| Fact::InterviewRescheduled { part, meeting: Box::new(interview(terms, soon + HOUR)) })
        }
        FactKind::TimesProposed => {
            let times = Times::new([soon, soon + HOUR]).expect("two times");
            of_each(&|part| Fact::TimesProposed { part, times: times.clone() })
        }
        FactKind::InterviewConfirmed => of_each(&|part| Fact::InterviewConfirmed { part }),
        FactKind::InterviewCancelled => of_each(&|part| Fact::InterviewCancelled { part, reason: text("ill") }),
        FactKind::InterviewHeld => {
            let held = |part| Held { part, extra: None, attendance: attendance(terms) };
            let extra = Held {
                part: None,
                extra: Some(Label::new("a coffee").expect("a label")),
                attendance: attendance(terms),
            };
            let mut ways = of_each(&|part| held(part).into());
            ways.push(extra.into());
            ways
        }
        FactKind::InterviewMissed => {
            [NoMeeting::Trouble, NoMeeting::NoShow(Party::Candidate), NoMeeting::NoShow(Party::Company)]
                .into_iter()
                .flat_map(|why| of_each(&|part| Fact::InterviewMissed { part, why }))
                .collect()
        }
        FactKind::AssignmentSent => of_each(&|part| Fact::AssignmentSent {
            part,
            assignment: Box::new(Assignment::new(reference("case"), 6).expect("few hours")),
        }),
        FactKind::AssignmentExtended => of_each(&|part| Fact::AssignmentExtended { part, until: at + DAY * 400 }),
        FactKind::AssignmentSubmitted => of_each(&|part| Fact::AssignmentSubmitted { part, work: reference("work") }),
        FactKind::CheckRequested => {
            let check = CheckRequest { asked: Label::new("the register").expect("a label"), document: None };
            of_each(&|part| Fact::CheckRequested { part, check: Box::new(check.clone()) })
        }
        FactKind::CheckAnswered => of_each(&|part| Fact::CheckAnswered { part, answer: reference("answer") }),
        FactKind::PartAssessed => of_each(&|part| Fact::PartAssessed { part, evidence: evidence() }),
        FactKind::OfferMade => vec![offer(at + DAY * 30).into()],
        FactKind::OfferWithdrawn => vec![Fact::OfferWithdrawn { reasons: reasons() }],
        FactKind::OfferAccepted => vec![Fact::OfferAccepted],
        FactKind::OfferDeclined => vec![Fact::OfferDeclined],
        FactKind::ConditionSettled => ["papers", "health"]
            .into_iter()
            .map(|name| {
                let condition = Name::new(name).expect("a name");
                Fact::ConditionSettled { condition, outcome: ConditionOutcome::Met }
            })
            .collect(),
        FactKind::StartAgreed => vec![Fact::StartAgreed { on: at + DAY * 20 }],
        FactKind::Hired => vec![Fact::Hired],
        FactKind::FeedbackDelivered => {
            let authors = terms.process().cast().map(|(capacity, _)| staff(capacity));
            authors.map(|author| feedback_of(author, 1).into()).collect()
        }
        FactKind::FeedbackUnwanted => vec![Fact::FeedbackUnwanted],
        FactKind::Withdrew => vec![Fact::Withdrew],
        FactKind::ApproachLapsed => vec![Fact::ApproachLapsed],
        FactKind::EntryConfirmed => waiting.into_iter().map(|to| Fact::EntryConfirmed { to }).collect(),
        FactKind::EntryContested => {
            waiting.into_iter().map(|to| Fact::EntryContested { to, why: text("not so") }).collect()
        }
        FactKind::PutOnHold => vec![Hold { until: at + DAY * 20, reason: text("a freeze") }.into()],
        FactKind::HoldEnded => vec![Fact::HoldEnded],
        FactKind::VacancyClosed => vec![Fact::VacancyClosed],
        FactKind::RequestMade => {
            asks(at).into_iter().map(|ask| Request { ask, message: reference("request") }.into()).collect()
        }
        FactKind::CandidateInformed => {
            let about = waiting.iter().flat_map(|to| [Answer::Final, Answer::Interim].map(|answer| (*to, answer)));
            let word =
                |(to, answer)| Fact::CandidateInformed { to, answer, message: reference("message"), stated: None };
            let owed = candidacy.into_iter().flat_map(Candidacy::promises);
            let pays =
                owed.filter(|promise| promise.kind == PromiseKind::Pay).map(|promise| names_the_pay(promise.entry));
            about.map(word).chain(pays).collect()
        }
        FactKind::FollowUpPromised => vec![FollowUp { due: at + DAY * 3, about: text("the parking") }.into()],
        FactKind::CvReplaced => vec![cv().into()],
        FactKind::ProfileReplaced => vec![Fact::ProfileReplaced { profile: reference("profile") }],
        FactKind::CandidateFeedbackGiven => vec![Fact::CandidateFeedbackGiven { message: reference("feedback") }],
        FactKind::NoteAdded => vec![Fact::NoteAdded { note: text("likes tea") }],
        FactKind::ResponsibleNamed => {
            let person = terms.process().cast().next().map_or(Capacity::RECRUITER, |(capacity, _)| capacity);
            vec![Fact::ResponsibleNamed { person: staff(person).person }]
        }
        FactKind::MomentCorrected => {
            let last = candidacy.map_or(0, |candidacy| candidacy.journal().len().saturating_sub(1));
            let entry = Seq(u32::try_from(last).expect("a short journal"));
            let moment = candidacy.and_then(|candidacy| candidacy.entry(entry)).map_or(at, |entry| entry.at);
            vec![Correction { entry, moment, reason: text("a wrong clock") }.into()]
        }
    }
}

/// One request of each kind.
pub(crate) fn asks(at: Time) -> Vec<Ask> {
    let more = |kind: &RequestKind| match kind {
        RequestKind::MoreTime => Ask::MoreTime { until: at + DAY * 3 },
        RequestKind::OtherTime => {
            Ask::OtherTime { part: None, times: Times::new([at + DAY, at + DAY * 2]).expect("two times") }
        }
        RequestKind::Concern => {
            Ask::Concern { about: Some(staff(Capacity::RECRUITER).person), kind: ConcernKind::Personal }
        }
        RequestKind::DataRight => Ask::Right(DataRight::Access),
        _ => panic!("a request that says more than its message is written here"),
    };
    RequestKind::ALL.iter().map(|kind| Ask::of_kind(*kind).unwrap_or_else(|| more(kind))).collect()
}

/// Every entry with a fact of a kind: by the candidate, by each person of the cast, written down for the candidate, and each of
/// these with a deviation.
pub(crate) fn entries(terms: &Terms, candidacy: Option<&Candidacy>, kind: FactKind, at: Time) -> Vec<Entry> {
    let writer = terms.process().cast().next().map(|(capacity, _)| staff(capacity));
    let mut entries = Vec::new();
    for fact in facts(terms, candidacy, kind, at) {
        let own = Entry::new(Actor::Candidate, fact.clone(), at);
        entries.extend(writer.map(|writer| own.clone().recorded_by(writer)));
        entries.push(own);
        entries.extend(cast(terms).into_iter().map(|actor| Entry::new(actor, fact.clone(), at)));
    }
    let deviating: Vec<Entry> = entries.iter().map(|entry| entry.clone().deviating(text("it was so"))).collect();
    entries.extend(deviating);
    entries
}
