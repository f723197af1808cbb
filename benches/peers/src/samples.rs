//! One entry or more of each fact, right and wrong, by everybody: what the law and the hand-written `match` are both asked.

use crate::story::{application, at, attendance, evidence, meeting, reference, staff, text};
use candidacy::law::{Approach, Fit, FollowUp, Hold};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{Category, Concern, ConcernKind, ExtensionAnswer, Manner};
use candidacy::{Actor, Capacity, Consent, Entry, Fact, Feedback, Meeting, OpenApplication, Reasons, Seq, Terms};

/// Everything that could be tried in a turn; a turn is a day.
pub fn samples(terms: &Terms, turn: i64, journal: &[Entry]) -> Vec<Entry> {
    let now = turn * 1_440;
    let actors = Capacity::ALL.iter().copied().map(staff).map(Actor::Staff).chain([Actor::Candidate]);
    let facts = facts(terms, now, journal);
    let said = |by: Actor| facts.iter().map(move |fact| Entry { at: at(now), by, fact: fact.clone() });
    let mut entries: Vec<Entry> = actors.flat_map(said).collect();
    // The same once more, before the last fact.
    entries.extend(facts.iter().map(|fact| Entry { at: at(now - 2_000), by: Actor::Candidate, fact: fact.clone() }));
    entries
}

fn facts(terms: &Terms, now: i64, journal: &[Entry]) -> Vec<Fact> {
    let application = application(terms);
    let (opening, role, cv) = (application.opening.clone(), application.role.role(), application.cv.clone());
    let elsewhere = Approach {
        opening: Terms::new("front-end", 1, terms.process().clone())
            .expect("a short name")
            .opening(opening.candidacy, opening.candidate),
        role,
        found: text("At a meet-up."),
    };
    let reasons = Reasons::from_reason(Category::CompanyFit { value: text("care") }, "The details.").expect("short");
    let plain = Feedback::new(reasons.clone(), text("Come back."), staff(Capacity::Colleague).person, Manner::Spoken);
    let useful = plain.clone().work_on(text("One query for each page.")).expect("one point");
    let mut facts = vec![
        Fact::Applied(application.into()),
        Fact::AppliedOpenly(OpenApplication { opening: opening.clone(), cv: cv.clone() }.into()),
        Fact::Approached(Approach { opening, role, found: text("At a meet-up.") }.into()),
        Fact::Approached(elsewhere.into()),
        Fact::Interested,
        Fact::RoleFound(Fit { role, evidence: evidence() }.into()),
        Fact::Passed { evidence: evidence() },
        Fact::Agreed,
        Fact::Waived { reason: text("We know her work.") },
        Fact::Repeated { reason: text("The fire alarm went.") },
        Fact::Cancelled { reason: text("She has the flu.") },
        Fact::NotHeld { why: NoMeeting::NoShow(Party::Company) },
        Fact::Assigned { work: reference("cases/1") },
        Fact::Submitted { work: reference("git/1") },
        Fact::AssessmentRecorded { evidence: evidence() },
        Fact::OfferAccepted,
        Fact::OfferDeclined,
        Fact::DecidedAgainst { reasons },
        Fact::FeedbackDelivered(plain.into()),
        Fact::FeedbackDelivered(useful.into()),
        Fact::FeedbackUnwanted,
        Fact::Withdrew,
        Fact::Reopened { reason: text("The wrong button.") },
        Fact::Resumed,
        Fact::VacancyClosed,
        Fact::MessageReceived { message: reference("mail/1") },
        Fact::HelpAsked { message: reference("mail/2") },
        Fact::ConcernRaised(Concern { kind: ConcernKind::Conduct, message: reference("mail/3") }.into()),
        Fact::CandidateFeedbackGiven { message: reference("mail/4") },
        Fact::CvReplaced(cv.into()),
        Fact::ProfileReplaced { profile: reference("profiles/1") },
        Fact::Noted { note: text("Speaks Dutch.") },
    ];
    facts.extend(meetings(now));
    for days in [-1, 3, 12] {
        let until = at(now + days * 1_440);
        facts.extend([
            Fact::Pooled(Consent { until, evidence: reference("mail/5") }.into()),
            Hold { until, reason: text("notes") }.into(),
            FollowUp { due: until, about: text("A call.") }.into(),
            Fact::Extended { until },
            Fact::ExtensionAsked { until },
        ]);
    }
    facts.extend(answers(now, journal));
    facts
}

fn meetings(now: i64) -> Vec<Fact> {
    use Capacity::{
        CharacteristicsInterviewer, Colleague, EngineeringManager, ManagingDirector, Recruiter, TechnicalInterviewer,
    };
    let crowd = [[Colleague; 8].as_slice(), &[EngineeringManager]].concat();
    let panels: [&[Capacity]; 6] = [
        &[Recruiter],
        &[TechnicalInterviewer, CharacteristicsInterviewer],
        &[Colleague, EngineeringManager],
        &[ManagingDirector],
        &[TechnicalInterviewer, CharacteristicsInterviewer, Recruiter],
        &crowd,
    ];
    let announced = |meeting: Meeting| [Fact::Scheduled(meeting.clone().into()), Fact::Rescheduled(meeting.into())];
    panels
        .into_iter()
        .flat_map(|with| {
            let soon = meeting(now + 600, with);
            [soon.clone().sharing_the_screen(), soon, meeting(now - 600, with)]
                .into_iter()
                .flat_map(announced)
                .chain([attendance(with).into()])
        })
        .collect()
}

/// An answer of each kind to the last few entries.
fn answers(now: i64, journal: &[Entry]) -> Vec<Fact> {
    let length = u32::try_from(journal.len()).expect("a short journal");
    let mut answers = Vec::new();
    for to in (length.saturating_sub(6).max(1)..=length).chain([0]).map(Seq) {
        let granted = ExtensionAnswer::Granted { until: at(now + 12 * 1_440) };
        let unchanged = ExtensionAnswer::Unchanged { message: reference("mail/6") };
        answers.extend([
            Fact::Replied { to, message: reference("mail/7") },
            Fact::HelpAnswered { to, message: reference("mail/8") },
            Fact::ConcernAnswered { to, message: reference("mail/9") },
            Fact::ConcernSettled { to, message: reference("mail/10") },
            Fact::Informed { to, message: reference("mail/11") },
            Fact::ExtensionAnswered { to, answer: granted.into() },
            Fact::ExtensionAnswered { to, answer: unchanged.into() },
        ]);
    }
    answers
}
