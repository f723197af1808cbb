//! Any facts, entries and journals that are right, for the laws of the wire and of the surface.
//!
//! A fact starts as the sample of its kind and is then dressed: each word in it is replaced, each variant rolled.

use crate::support::{PDF, cv, day, sample, staff, vacancy};
use candidacy::law::{Fit, FollowUp, Hold};
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground};
use candidacy::value::meeting::{Late, Link, NoMeeting, Party, Screen};
use candidacy::value::{
    Capacities, Category, Concern, ConcernKind, DocumentRef, ExtensionAnswer, Finding, Manner, Reason,
};
use candidacy::{
    Aspect, Attendance, Calendar, Candidacy, Capacity, Consent, Cv, Entry, Evidence, Fact, FactKind, Feedback, Meeting,
    Place, Policy, Process, PromiseKind, Reasons, Seq, Step, Terms, Text, Time,
};
use chrono::{FixedOffset, TimeDelta, Weekday};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

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

impl Dress {
    fn roll(&mut self, sides: u64) -> u64 {
        self.roll = self.roll.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.roll >> 33) % sides
    }

    fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.roll(of.len() as u64)).expect("a small number")].clone()
    }

    fn some<T>(&mut self, most: u64, one: impl Fn(&mut Dress) -> T) -> Vec<T> {
        (0..=self.roll(most)).map(|_| one(self)).collect()
    }

    fn word(&mut self) -> String {
        let words = self.words.clone();
        self.one_of(&words)
    }

    fn text(&mut self) -> Text {
        let words = if self.roll(3) == 0 { format!("{}\r\n\t{}", self.word(), self.word()) } else { self.word() };
        Text::new(words).expect("something that can be seen")
    }

    fn reference(&mut self) -> DocumentRef {
        DocumentRef::new(self.word()).expect("something that can be seen, on one line")
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

    fn feedback(&mut self, author: &Feedback) -> Feedback {
        let manner = self.one_of(&[Manner::Written, Manner::Spoken]);
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
        if like.screen() == Screen::Shared && self.roll(4) > 0 { meeting.sharing_the_screen() } else { meeting }
    }

    fn attendance(&mut self, like: &Attendance) -> Attendance {
        let came = Attendance::new(like.people().iter().copied()).expect("the same people");
        let late =
            Late { who: self.one_of(&[Party::Candidate, Party::Company]), minutes: self.one_of(&[0, 5, u16::MAX]) };
        if self.roll(2) == 0 { came } else { came.late(late.who, late.minutes) }
    }

    /// The same entry, in other words.
    pub(crate) fn entry(&mut self, entry: Entry) -> Entry {
        Entry { fact: self.fact(entry.fact), ..entry }
    }

    fn fact(&mut self, fact: Fact) -> Fact {
        match fact {
            Fact::Applied(mut it) => {
                it.cv = self.cv();
                Fact::Applied(it)
            }
            Fact::AppliedOpenly(mut it) => {
                it.cv = self.cv();
                Fact::AppliedOpenly(it)
            }
            Fact::Approached(mut it) => {
                it.found = self.text();
                Fact::Approached(it)
            }
            Fact::Pooled(it) => Consent { until: it.until, evidence: self.reference() }.into(),
            Fact::RoleFound(it) => Fit { role: it.role, evidence: self.evidence() }.into(),
            Fact::Passed { .. } => Fact::Passed { evidence: self.evidence() },
            Fact::Waived { .. } => Fact::Waived { reason: self.text() },
            Fact::Repeated { .. } => Fact::Repeated { reason: self.text() },
            Fact::Scheduled(it) => Fact::Scheduled(Box::new(self.meeting(&it))),
            Fact::Rescheduled(it) => Fact::Rescheduled(Box::new(self.meeting(&it))),
            Fact::Cancelled { .. } => Fact::Cancelled { reason: self.text() },
            Fact::Held(it) => self.attendance(&it).into(),
            Fact::NotHeld { .. } => {
                let whys = [NoMeeting::NoShow(Party::Candidate), NoMeeting::NoShow(Party::Company), NoMeeting::Trouble];
                Fact::NotHeld { why: self.one_of(&whys) }
            }
            Fact::Assigned { .. } => Fact::Assigned { work: self.reference() },
            Fact::Submitted { .. } => Fact::Submitted { work: self.reference() },
            Fact::AssessmentRecorded { .. } => Fact::AssessmentRecorded { evidence: self.evidence() },
            Fact::DecidedAgainst { .. } => Fact::DecidedAgainst { reasons: self.reasons() },
            Fact::FeedbackDelivered(it) => self.feedback(&it).into(),
            Fact::Reopened { .. } => Fact::Reopened { reason: self.text() },
            Fact::PutOnHold(it) => Hold { until: it.until, reason: self.text() }.into(),
            Fact::MessageReceived { .. } => Fact::MessageReceived { message: self.reference() },
            Fact::Informed { to, .. } => Fact::Informed { to, message: self.reference() },
            Fact::FollowUpPromised(it) => FollowUp { due: it.due, about: self.text() }.into(),
            Fact::Replied { to, .. } => Fact::Replied { to, message: self.reference() },
            Fact::HelpAsked { .. } => Fact::HelpAsked { message: self.reference() },
            Fact::HelpAnswered { to, .. } => Fact::HelpAnswered { to, message: self.reference() },
            Fact::ExtensionAnswered { to, answer } => {
                let answer = match *answer {
                    ExtensionAnswer::Granted { until } if self.roll(2) == 0 => ExtensionAnswer::Granted { until },
                    ExtensionAnswer::Granted { .. } | ExtensionAnswer::Unchanged { .. } => {
                        ExtensionAnswer::Unchanged { message: self.reference() }
                    }
                };
                Fact::ExtensionAnswered { to, answer: Box::new(answer) }
            }
            Fact::ConcernRaised(_) => {
                let kinds = [ConcernKind::Personal, ConcernKind::MissedMessage, ConcernKind::Conduct];
                Concern { kind: self.one_of(&kinds), message: self.reference() }.into()
            }
            Fact::ConcernAnswered { to, .. } => Fact::ConcernAnswered { to, message: self.reference() },
            Fact::ConcernSettled { to, .. } => Fact::ConcernSettled { to, message: self.reference() },
            Fact::CandidateFeedbackGiven { .. } => Fact::CandidateFeedbackGiven { message: self.reference() },
            Fact::CvReplaced(_) => Fact::CvReplaced(Box::new(self.cv())),
            Fact::ProfileReplaced { .. } => Fact::ProfileReplaced { profile: self.reference() },
            Fact::Noted { .. } => Fact::Noted { note: self.text() },
            Fact::Interested
            | Fact::Agreed
            | Fact::Extended { .. }
            | Fact::OfferAccepted
            | Fact::OfferDeclined
            | Fact::FeedbackUnwanted
            | Fact::Withdrew
            | Fact::Resumed
            | Fact::VacancyClosed
            | Fact::ExtensionAsked { .. } => fact,
        }
    }
}

/// An entry of any kind, which belongs in no journal in particular.
pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let terms = Terms::new("any", 1, Process::back_end()).expect("a name");
    (select(FactKind::ALL), moment(), dress(), select(Capacity::ALL), any::<(bool, u32)>()).prop_map(
        move |(kind, at, mut dress, capacity, (theirs, to))| {
            let mut entry = dress.entry(sample(kind, &terms, None, at));
            if !theirs {
                entry.by = staff(capacity).into();
            }
            if let Fact::Replied { to: answered, .. }
            | Fact::ExtensionAnswered { to: answered, .. }
            | Fact::Informed { to: answered, .. }
            | Fact::ConcernSettled { to: answered, .. } = &mut entry.fact
            {
                *answered = Seq(to);
            }
            entry
        },
    )
}

/// What is tried next in a story.
#[derive(Debug, Clone)]
pub(crate) struct Move {
    /// The nearer to the offer, or any legal fact.
    onward: bool,
    which: Index,
    later: TimeDelta,
    dress: Dress,
}

/// Any move.
pub(crate) fn any_move() -> impl Strategy<Value = Move> {
    move_in(dress())
}

fn move_in(dress: impl Strategy<Value = Dress>) -> impl Strategy<Value = Move> {
    let later = prop_oneof![Just(0), 0..1_000_000_000_i64, 0..20 * 86_400 * 1_000_000_000_i64];
    (any::<bool>(), any::<Index>(), later, dress).prop_map(|(onward, which, later, dress)| Move {
        onward,
        which,
        later: TimeDelta::nanoseconds(later),
        dress,
    })
}

impl Move {
    /// A fact that is legal in this candidacy, in the words of this move.
    pub(crate) fn entry(&self, candidacy: &Candidacy) -> Entry {
        const ONWARD: [FactKind; 8] = [
            FactKind::Interested,
            FactKind::Passed,
            FactKind::Agreed,
            FactKind::Scheduled,
            FactKind::Held,
            FactKind::Assigned,
            FactKind::Submitted,
            FactKind::OfferAccepted,
        ];
        let legal: Vec<FactKind> = candidacy.legal().iter().collect();
        let onward = ONWARD.into_iter().find(|kind| self.onward && legal.contains(kind));
        let kind = onward.unwrap_or_else(|| *self.which.get(&legal));
        let last = candidacy.journal().last().expect("an opening").at;
        let sample = |kind| sample(kind, candidacy.terms(), Some(candidacy), last + self.later);
        let plain = sample(kind);
        let dressed = self.dress.clone().entry(plain.clone());
        // Some words are wrong whatever they are, such as an approach after the consent has ended. A note never is.
        let entries = [dressed, plain, self.dress.clone().entry(sample(FactKind::Noted))];
        entries.into_iter().find(|entry| candidacy.check(entry).is_ok()).expect("a note is legal everywhere")
    }
}

/// A candidacy with any lawful journal, of up to `most` entries after its opening.
pub(crate) fn journal(most: usize) -> impl Strategy<Value = Candidacy> {
    journal_in(dress().boxed(), most)
}

/// The same, in these words.
pub(crate) fn journal_in(dress: BoxedStrategy<Dress>, most: usize) -> impl Strategy<Value = Candidacy> {
    let opening = select(&[FactKind::Applied, FactKind::AppliedOpenly, FactKind::Approached]);
    (terms(), opening, moment(), dress.clone(), vec(move_in(dress), 0..=most)).prop_map(
        |(terms, kind, at, mut dress, moves)| {
            let mut opening = dress.entry(sample(kind, &terms, None, at));
            if let Fact::Applied(application) = &mut opening.fact {
                application.role = vacancy(u128::from(dress.roll) + 1);
            }
            told(Candidacy::open(&terms, opening).expect("an opening that is right"), &moves)
        },
    )
}

/// The candidacy after these moves.
pub(crate) fn told(mut candidacy: Candidacy, moves: &[Move]) -> Candidacy {
    for one in moves {
        let entry = one.entry(&candidacy);
        candidacy.record(entry).unwrap_or_else(|refused| panic!("{refused}"));
    }
    candidacy
}
