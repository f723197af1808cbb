//! One entry or more of each fact that the hand-written law knows, right and wrong, by everybody: what both are asked.

use crate::story::{advanced, at, evidence, held, meeting, message, reference, scheduled, staff, text};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{
    Answer, Ask, Assignment, Category, CheckRequest, ConcernKind, Condition, ConditionOutcome, Consent, DataRight,
    FollowUp, Hold, Label, Manner, Name, Offer, Rejection, Request, Times,
};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, Feedback, Reasons, Seq, Terms};

/// Everything that could be tried in a turn; a turn is a day.
pub fn samples(terms: &Terms, turn: i64, candidacy: &Candidacy) -> Vec<Entry> {
    let now = turn * 1_440;
    let cast: Vec<Capacity> = terms.process().cast().map(|(capacity, _)| capacity).collect();
    let outsider = Capacity::new("outsider").expect("a word");
    let actors = || cast.iter().copied().chain([outsider]).map(staff).map(Actor::Staff).chain([Actor::Candidate]);
    let mut entries = Vec::new();
    for fact in facts(now, candidacy, &cast) {
        entries.extend(actors().map(|by| Entry::new(by, fact.clone(), at(now))));
        let own = Entry::new(Actor::Candidate, fact.clone(), at(now));
        entries.push(own.clone().recorded_by(staff(cast[0])));
        entries.push(own.occurred(at(now - 60)));
        // Somewhat and much before the last fact, and with a deviation.
        let by = staff(cast[now.unsigned_abs() as usize % cast.len()]);
        for earlier in [1_442, 1_500] {
            entries.push(Entry::new(by, fact.clone(), at(now - earlier)));
        }
        entries.push(Entry::new(by, fact, at(now)).deviating(text("It was so.")));
    }
    entries
}

fn facts(now: i64, candidacy: &Candidacy, cast: &[Capacity]) -> Vec<Fact> {
    let reasons = || Reasons::from_reason(Category::Technique, "The details.").expect("short");
    let feedback = |manner| Feedback::new(reasons(), text("Come back."), staff(cast[0]).person, manner);
    let useful = feedback(Manner::Written).work_on(text("One query for each page.")).expect("one point");
    let mut facts = vec![
        Fact::InterestShown,
        advanced(),
        Fact::StepAgreed,
        Rejection::from(reasons()).into(),
        Fact::OfferWithdrawn { reasons: reasons() },
        Fact::OfferAccepted,
        Fact::OfferDeclined,
        Fact::Hired,
        feedback(Manner::Written).into(),
        feedback(Manner::Spoken).into(),
        useful.into(),
        Fact::FeedbackUnwanted,
        Fact::Withdrew,
        Fact::ApproachLapsed,
        Fact::HoldEnded,
        Fact::VacancyClosed,
        Fact::CandidateFeedbackGiven { message: reference("mail/4") },
        Fact::ProfileReplaced { profile: reference("profiles/1") },
        Fact::NoteAdded { note: text("Speaks Dutch.") },
        Fact::ResponsibleNamed { person: staff(cast[0]).person },
        message(),
    ];
    facts.extend((0..=3).map(|step| Fact::StepRepeated { step, reason: text("The fire alarm went.") }));
    for name in ["papers", "health", "nothing"] {
        let condition = Name::new(name).expect("a name");
        facts.push(Fact::ConditionSettled { condition, outcome: ConditionOutcome::Met });
    }
    let parts = candidacy.step().map_or(0, |step| step.parts().len());
    let numbers = (0..=u8::try_from(parts + 1).expect("few")).map(Some).chain([None]);
    numbers.for_each(|part| facts.extend(of_a_part(now, part, cast)));
    [-1, 3, 40].into_iter().for_each(|days| facts.extend(dated(now + days * 1_440, cast)));
    let length = u32::try_from(candidacy.journal().len()).expect("a short journal");
    for to in (length.saturating_sub(6).max(1)..=length).chain([0]).map(Seq) {
        let word = |answer| Fact::CandidateInformed { to, answer, message: reference("mail/7"), stated: None };
        facts.extend([Answer::Final, Answer::Interim].map(word));
    }
    facts
}

fn dated(minutes: i64, cast: &[Capacity]) -> Vec<Fact> {
    let until = at(minutes);
    let ask = |ask| Request { ask, message: reference("mail/1") }.into();
    let times = Times::new([until, at(minutes + 60)]).expect("two times");
    let condition = |name| Condition { name: Name::new(name).expect("a name"), asked_of: None, due: until };
    let offer = Offer::new(reference("offers/1"), until);
    let under = offer.clone().starting(until).under(condition("papers")).and_then(|it| it.under(condition("health")));
    let about = staff(cast[0]).person;
    vec![
        Consent { until, evidence: reference("mail/5") }.into(),
        Hold { until, reason: text("notes") }.into(),
        FollowUp { due: until, about: text("A call.") }.into(),
        Fact::StartAgreed { on: until },
        offer.into(),
        under.expect("two conditions").into(),
        ask(Ask::Help),
        ask(Ask::MoreTime { until }),
        ask(Ask::OtherTime { part: None, times: times.clone() }),
        ask(Ask::OtherTime { part: Some(1), times: times.clone() }),
        ask(Ask::OtherTime { part: Some(2), times }),
        ask(Ask::Adjustment),
        ask(Ask::Concern { about: Some(about), kind: ConcernKind::Personal }),
        ask(Ask::Right(DataRight::Access)),
    ]
}

fn of_a_part(now: i64, part: Option<u8>, cast: &[Capacity]) -> Vec<Fact> {
    let panels: [&[Capacity]; 3] = [&cast[..1], &cast[cast.len() - 2..], cast];
    let reason = || text("She has the flu.");
    let mut facts = vec![
        Fact::PartWaived { part, reason: reason() },
        Fact::PartRepeated { part, reason: reason() },
        Fact::InterviewConfirmed { part },
        Fact::InterviewCancelled { part, reason: reason() },
        Fact::InterviewMissed { part, why: NoMeeting::Trouble },
        Fact::InterviewMissed { part, why: NoMeeting::NoShow(Party::Candidate) },
        Fact::AssignmentSent { part, assignment: Box::new(Assignment::new(reference("cases/1"), 6).expect("few hours")) },
        Fact::AssignmentSent { part, assignment: Box::new(Assignment::new(reference("cases/1"), 6).expect("few hours").on(at(now - 100))) },
        Fact::AssignmentSubmitted { part, work: reference("git/1") },
        Fact::CheckAnswered { part, answer: reference("mail/9") },
        Fact::PartAssessed { part, evidence: evidence() },
    ];
    let check = CheckRequest { asked: Label::new("the register").expect("a label"), document: None };
    facts.push(Fact::CheckRequested { part, check: Box::new(check) });
    for days in [2, 12] {
        let times = Times::new([at(now + (days - 4) * 1_440), at(now + days * 1_440)]).expect("two times");
        facts.push(Fact::TimesProposed { part, times });
        facts.push(Fact::AssignmentExtended { part, until: at(now + days * 1_440) });
    }
    for with in panels {
        let soon = meeting(now + 600, with);
        for invitation in
            [soon.clone().sharing_the_screen(), soon, meeting(now - 600, with), meeting(now + 100_000, with)]
        {
            facts.push(scheduled(part, invitation.clone()));
            facts.push(Fact::InterviewRescheduled { part, meeting: Box::new(invitation) });
        }
        facts.push(held(part, with));
    }
    let extra = Some(Label::new("a coffee").expect("a label"));
    if let Fact::InterviewHeld(held) = held(part, &cast[..1]) {
        facts.push(candidacy::law::Held { extra, ..*held }.into());
    }
    facts
}
