//! Facts and entries in any words: each text is replaced, each variant rolled.
//!
//! What the law compares stays as it is: the names of conditions, the tools, the people and most of the moments.

use super::any::{categories, one_line};
use crate::support::ways::{DAY, cv};
use crate::support::{PDF, reference, staff};
use candidacy::law::{Document, Held};
use candidacy::value::meeting::{Link, NoMeeting, Party, Screen};
use candidacy::value::{
    Ask, Assent, Assignment, CheckRequest, ConcernKind, Condition, ConditionOutcome, Consent, Correction, DataRight,
    Decision, DocumentRef, Finding, FollowUp, Hold, Label, Manner, MaterialKind, Name, Offer, Ownership, Reason,
    Rejection, Request, Reversal, RoleMatch, Source,
};
use candidacy::{Aspect, Attendance, Capacity, Cv, Entry, Evidence, Fact, Feedback, Meeting, Place, Reasons, Text};
use proptest::collection::vec;
use proptest::prelude::*;

/// The words that a fact is dressed in, and a number that chooses between variants.
#[derive(Debug, Clone)]
pub(crate) struct Dress {
    pub(crate) words: Vec<String>,
    pub(crate) roll: u64,
}

/// Characters of every kind but control characters, and one at least that can be seen.
pub(crate) fn dress() -> impl Strategy<Value = Dress> {
    (vec(one_line("{0,30}[a-zß漢]"), 1..4), any::<u64>()).prop_map(|(words, roll)| Dress { words, roll })
}

/// The tool that the processes of these laws name.
pub(crate) const TOOL: &str = "a plagiarism check";

impl Dress {
    /// Always the same words.
    pub(crate) fn plain() -> Dress {
        Dress { words: vec!["as it was said".into()], roll: 1 }
    }

    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.roll = self.roll.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.roll >> 33) % sides
    }

    pub(crate) fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.roll(of.len() as u64)).expect("a small number")].clone()
    }

    fn some<T>(&mut self, most: u64, one: impl Fn(&mut Dress) -> T) -> Vec<T> {
        (0..=self.roll(most)).map(|_| one(self)).collect()
    }

    fn maybe<T>(&mut self, one: impl Fn(&mut Dress) -> T) -> Option<T> {
        (self.roll(2) == 0).then(|| one(self))
    }

    fn word(&mut self) -> String {
        let words = self.words.clone();
        self.one_of(&words)
    }

    pub(crate) fn text(&mut self) -> Text {
        let words = if self.roll(3) == 0 { format!("{}\r\n\t{}", self.word(), self.word()) } else { self.word() };
        Text::new(words).expect("something that can be seen")
    }

    fn reference(&mut self) -> DocumentRef {
        DocumentRef::new(self.word()).expect("something that can be seen, on one line")
    }

    fn label(&mut self) -> Label {
        Label::new(self.word()).expect("something that can be seen, on one line")
    }

    fn link(&mut self) -> Link {
        let start = self.one_of(&["https://meet.example/", "http://[::1]:80/", "https://größe.example?", "tel:+31"]);
        let link = |word: &str| Link::new(format!("{start}{word}"));
        // Most words are not odd; of one that is, each character that may stand in a link.
        let word = self.word();
        let fine: String = word.chars().filter(|c| link(&c.to_string()).is_ok()).collect();
        link(&fine).expect("nothing odd in it")
    }

    fn cv(&mut self) -> Cv {
        let name = format!("{}.pdf", self.word());
        Cv::check(PDF, &name, "application/pdf").unwrap_or_else(|_| cv())
    }

    fn evidence(&mut self) -> Evidence {
        let aspects = [Aspect::Experience, Aspect::Characteristics, Aspect::CompanyFit];
        let finding = |d: &mut Dress| Finding { aspect: d.one_of(&aspects), requirement: d.text(), seen: d.text() };
        Evidence::new(self.some(4, finding)).expect("a few findings")
    }

    fn reasons(&mut self) -> Reasons {
        let reason = |d: &mut Dress| {
            let value = d.text();
            Reason { category: d.one_of(&categories(&value)), details: d.text() }
        };
        Reasons::new(self.some(4, reason)).expect("a few reasons")
    }

    fn source(&mut self) -> Source {
        let other = Source::Other(self.label());
        let known = [Source::Direct, Source::Referral, Source::Agency, Source::Internal, Source::Event, Source::Campus];
        if self.roll(4) == 0 { other } else { self.one_of(&known) }
    }

    fn documents(&mut self, documents: &mut [Document]) {
        documents.iter_mut().for_each(|it| it.document = self.reference());
    }

    fn decision(&mut self, evidence: Evidence) -> Decision {
        let decision = Decision::new(evidence);
        let decision = if self.roll(3) == 0 { decision.with_tools([label(TOOL)]).expect("one tool") } else { decision };
        match self.roll(3) {
            0 => decision.together([staff(Capacity::HIRING_MANAGER)]).expect("one person"),
            1 => decision.stood_back([staff(Capacity::COORDINATOR)]).expect("another person"),
            _ => decision,
        }
    }

    fn feedback(&mut self, author: &Feedback) -> Feedback {
        let manner = self.one_of(&[Manner::Written, Manner::Written, Manner::Spoken]);
        let mut feedback = Feedback::new(self.reasons(), self.text(), author.author(), manner);
        for point in self.some(3, Dress::text) {
            feedback = feedback.work_on(point).expect("a few points");
        }
        for strength in self.some(3, Dress::text) {
            feedback = feedback.strength(strength).expect("a few strengths");
        }
        feedback
    }

    fn meeting(&mut self, like: &Meeting) -> Meeting {
        let place = if self.roll(2) == 0 { Place::Online(self.link()) } else { Place::OnSite(self.text()) };
        let minutes = u16::try_from(1 + self.roll(Meeting::MAX_MINUTES.into())).expect("less than a day");
        let meeting = Meeting::new(like.starts(), minutes, place, like.people().iter().copied());
        let meeting = meeting.expect("the same people at the same time");
        let meeting = meeting.about(self.some(3, Dress::label)).expect("a few topics");
        let meeting = if self.roll(2) == 0 { meeting.recorded(self.text()) } else { meeting };
        let meeting = if self.roll(2) == 0 { meeting.with_adjustments(self.text()) } else { meeting };
        let meeting = if self.roll(2) == 0 { meeting.together(self.label()) } else { meeting };
        if like.screen() == Screen::Shared && self.roll(4) > 0 { meeting.sharing_the_screen() } else { meeting }
    }

    fn attendance(&mut self, like: &Attendance) -> Attendance {
        let came = Attendance::new(like.people().iter().copied()).expect("the same people");
        let (who, minutes) = (self.one_of(&[Party::Candidate, Party::Company]), self.one_of(&[0, 5, u16::MAX]));
        if self.roll(2) == 0 { came } else { came.late(who, minutes) }
    }

    fn assignment(&mut self, like: &Assignment) -> Assignment {
        let hours = self.one_of(&[1, like.hours()]);
        let assignment = Assignment::new(self.reference(), hours).expect("some hours");
        let assignment = like.day().into_iter().fold(assignment, Assignment::on);
        let assignment = self.maybe(Dress::label).into_iter().fold(assignment, Assignment::paid);
        assignment.owned_by(self.one_of(&[Ownership::Candidate, Ownership::Company]))
    }

    /// The same answer date, and conditions under the names by which they are settled.
    fn offer(&mut self, like: &Offer) -> Offer {
        let offer = Offer::new(self.reference(), like.answer_by());
        let offer = if self.roll(2) == 0 { offer.starting(like.answer_by() + DAY * 30) } else { offer };
        let offer = self.maybe(Dress::label).into_iter().fold(offer, Offer::paying);
        ["papers", "health"].into_iter().fold(offer, |offer, name| {
            let name = Name::new(name).expect("a name");
            let (asked_of, due) = (self.maybe(Dress::label), like.answer_by() + DAY * 10);
            if self.roll(2) == 0 { offer.under(Condition { name, asked_of, due }).expect("two") } else { offer }
        })
    }

    fn ask(&mut self, ask: Ask) -> Ask {
        match ask {
            Ask::Concern { .. } => {
                let about = self.maybe(|_| staff(Capacity::COLLEAGUE).person);
                Ask::Concern { about, kind: self.one_of(ConcernKind::ALL) }
            }
            Ask::Right(_) => Ask::Right(self.one_of(DataRight::ALL)),
            _ => ask,
        }
    }

    /// The same entry, in other words; a deviation stays one.
    pub(crate) fn entry(&mut self, mut entry: Entry) -> Entry {
        entry.fact = self.fact(entry.fact);
        let besides = entry.circumstances.as_deref_mut();
        if let Some(deviation) = besides.and_then(|besides| besides.deviation.as_mut()) {
            *deviation = self.text();
        }
        entry
    }

    fn fact(&mut self, fact: Fact) -> Fact {
        match fact {
            Fact::Applied(mut it) => {
                it.material.cv = it.material.cv.map(|_| self.cv());
                self.documents(&mut it.material.documents);
                it.source = self.source();
                Fact::Applied(it)
            }
            Fact::Approached(mut it) => {
                (it.found, it.source) = (self.text(), self.source());
                Fact::Approached(it)
            }
            Fact::TakenOver(mut it) => {
                (it.from, it.source) = (self.label(), self.source());
                Fact::TakenOver(it)
            }
            Fact::ConsentGiven(it) => Consent { until: it.until, evidence: self.reference() }.into(),
            Fact::RoleMatched(it) => RoleMatch { role: it.role, evidence: self.evidence() }.into(),
            Fact::CandidateAdvanced(_) => {
                let evidence = self.evidence();
                self.decision(evidence).into()
            }
            Fact::PartWaived { part, .. } => Fact::PartWaived { part, reason: self.text() },
            Fact::PartRepeated { part, .. } => Fact::PartRepeated { part, reason: self.text() },
            Fact::StepRepeated { step, .. } => Fact::StepRepeated { step, reason: self.text() },
            Fact::RejectionDecided(_) => {
                let (reasons, evidence) = (self.reasons(), self.evidence());
                let Decision { evidence, deciders } = self.decision(evidence);
                Rejection { reasons, evidence: self.maybe(|_| evidence.clone()), deciders }.into()
            }
            Fact::AssentGiven(it) => match *it {
                Assent::Given => Assent::Given.into(),
                Assent::Refused { .. } => Assent::Refused { ground: self.text() }.into(),
            },
            Fact::Reversed(_) => {
                let reversal = Reversal::new(self.text());
                // A review is named by the body that it is the work of.
                let review = label(self.one_of(&["staff tribunal", "labour court", "equality body"]));
                if self.roll(3) == 0 { reversal.after_review(review).into() } else { reversal.into() }
            }
            Fact::Transferred(mut it) => {
                it.reason = self.text();
                Fact::Transferred(it)
            }
            Fact::InterviewScheduled { part, meeting } => {
                Fact::InterviewScheduled { part, meeting: Box::new(self.meeting(&meeting)) }
            }
            Fact::InterviewRescheduled { part, meeting } => {
                Fact::InterviewRescheduled { part, meeting: Box::new(self.meeting(&meeting)) }
            }
            Fact::InterviewCancelled { part, .. } => Fact::InterviewCancelled { part, reason: self.text() },
            Fact::InterviewHeld(it) => {
                let extra = it.extra.map(|_| self.label());
                Held { part: it.part, extra, attendance: self.attendance(&it.attendance) }.into()
            }
            Fact::InterviewMissed { part, .. } => {
                let whys = [NoMeeting::NoShow(Party::Candidate), NoMeeting::NoShow(Party::Company), NoMeeting::Trouble];
                Fact::InterviewMissed { part, why: self.one_of(&whys) }
            }
            Fact::AssignmentSent { part, assignment } => {
                Fact::AssignmentSent { part, assignment: Box::new(self.assignment(&assignment)) }
            }
            Fact::AssignmentSubmitted { part, .. } => Fact::AssignmentSubmitted { part, work: self.reference() },
            Fact::CheckRequested { part, .. } => {
                let check = CheckRequest { asked: self.label(), document: self.maybe(Dress::reference) };
                Fact::CheckRequested { part, check: Box::new(check) }
            }
            Fact::CheckAnswered { part, .. } => Fact::CheckAnswered { part, answer: self.reference() },
            Fact::PartAssessed { part, .. } => Fact::PartAssessed { part, evidence: self.evidence() },
            Fact::OfferMade(it) => self.offer(&it).into(),
            Fact::OfferWithdrawn { .. } => Fact::OfferWithdrawn { reasons: self.reasons() },
            Fact::ConditionSettled { condition, .. } => {
                Fact::ConditionSettled { condition, outcome: self.one_of(ConditionOutcome::ALL) }
            }
            Fact::FeedbackDelivered(it) => self.feedback(&it).into(),
            Fact::EntryContested { to, .. } => Fact::EntryContested { to, why: self.text() },
            Fact::PutOnHold(it) => Hold { until: it.until, reason: self.text() }.into(),
            Fact::RequestMade(it) => {
                let Request { ask, .. } = *it;
                Request { ask: self.ask(ask), message: self.reference() }.into()
            }
            Fact::CandidateInformed { to, answer, stated, .. } => {
                Fact::CandidateInformed { to, answer, message: self.reference(), stated }
            }
            Fact::FollowUpPromised(it) => FollowUp { due: it.due, about: self.text() }.into(),
            Fact::CvReplaced(_) => self.cv().into(),
            Fact::ProfileReplaced { .. } => Fact::ProfileReplaced { profile: self.reference() },
            Fact::CandidateFeedbackGiven { .. } => Fact::CandidateFeedbackGiven { message: self.reference() },
            Fact::NoteAdded { .. } => Fact::NoteAdded { note: self.text() },
            Fact::MomentCorrected(it) => Correction { entry: it.entry, moment: it.moment, reason: self.text() }.into(),
            Fact::InterestShown
            | Fact::Pooled
            | Fact::StepAgreed
            | Fact::TimesProposed { .. }
            | Fact::InterviewConfirmed { .. }
            | Fact::AssignmentExtended { .. }
            | Fact::OfferAccepted
            | Fact::OfferDeclined
            | Fact::StartAgreed { .. }
            | Fact::Hired
            | Fact::FeedbackUnwanted
            | Fact::Withdrew
            | Fact::ApproachLapsed
            | Fact::EntryConfirmed { .. }
            | Fact::HoldEnded
            | Fact::VacancyClosed
            | Fact::ResponsibleNamed { .. } => fact,
        }
    }
}

fn label(words: &str) -> Label {
    Label::new(words).expect("a short line")
}

/// A document of each kind that is no CV.
pub(crate) fn documents() -> Vec<Document> {
    let others = MaterialKind::ALL.iter().filter(|kind| **kind != MaterialKind::Cv);
    others.map(|kind| Document { kind: *kind, document: reference("documents/1") }).collect()
}
