//! Random stories: a process, an opening, and attempts of which some are mistakes. Their `Debug` reads as a story, so that what
//! proptest shrinks a failure to can be read.

use crate::model::Model;
use crate::support::{Mistake, day, sample, shapes, staff, terms};
use candidacy::terms::StepKind;
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Phase, Process, Seq, Terms};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt;

#[derive(Clone, Copy)]
pub(crate) enum What {
    /// The fact that brings the candidacy nearer to its end, wherever it is.
    Onward,
    /// The next word on what has waited longest.
    Answer,
    /// A word about something that owes one or has owed one, chosen by this number.
    Word(usize),
    /// This fact, legal or not.
    Fact(FactKind),
}

/// Who attempts it.
#[derive(Clone, Copy)]
pub(crate) enum Whom {
    /// Somebody who may, if anybody may.
    Entitled,
    Candidate,
    Staff(Capacity),
}

/// One attempt.
#[derive(Clone)]
pub(crate) struct Move {
    pub(crate) hours: i64,
    pub(crate) by: Whom,
    pub(crate) what: What,
    pub(crate) mistake: Option<Mistake>,
}

impl fmt::Debug for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            What::Onward => f.write_str("goes on"),
            What::Answer => f.write_str("answers"),
            What::Word(which) => write!(f, "informs ({which})"),
            What::Fact(kind) => f.write_str(kind.name()),
        }
    }
}

impl fmt::Debug for Whom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Whom::Entitled => f.write_str("who may"),
            Whom::Candidate => f.write_str("the candidate"),
            Whom::Staff(capacity) => f.write_str(capacity.name()),
        }
    }
}

/// A line of the story: `12 h later, the candidate: withdrew`.
impl fmt::Debug for Move {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} h later, {:?}: {:?}", self.hours, self.by, self.what)?;
        self.mistake.map_or(Ok(()), |mistake| write!(f, ", but {mistake:?}"))
    }
}

/// A history: a process, who began, and what was attempted.
#[derive(Clone)]
pub(crate) struct Story {
    pub(crate) process: Process,
    pub(crate) opening: FactKind,
    pub(crate) moves: Vec<Move>,
}

impl fmt::Debug for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds: Vec<&str> = self
            .process
            .steps()
            .iter()
            .map(|step| match (step.kind(), step.needs_yes()) {
                (StepKind::Meeting { .. }, false) => "meeting",
                (StepKind::Meeting { .. }, true) => "meeting after a yes",
                (StepKind::Assignment { .. }, false) => "assignment",
                (StepKind::Assignment { .. }, true) => "assignment after a yes",
            })
            .collect();
        writeln!(f, "{}, then", kinds.join(", "))?;
        writeln!(f, "  {}", self.opening)?;
        self.moves.iter().try_for_each(|one| writeln!(f, "  {one:?}"))
    }
}

/// Random stories: most of what happens is right, so that they come far; a part is not.
pub(crate) fn stories() -> impl Strategy<Value = Story> {
    let processes: Vec<Process> = shapes(3).into_iter().chain([Process::back_end()]).collect();
    let opening = select(vec![FactKind::Applied, FactKind::AppliedOpenly, FactKind::Approached]);
    (select(processes), opening, prop::collection::vec(moves(), 0..60)).prop_map(|(process, opening, moves)| Story {
        process,
        opening,
        moves,
    })
}

pub(crate) fn moves() -> impl Strategy<Value = Move> {
    let hours = prop_oneof![8 => 0_i64..100, 2 => Just(0), 1 => -50_i64..0];
    let by = prop_oneof![
        12 => Just(Whom::Entitled),
        1 => Just(Whom::Candidate),
        1 => select(Capacity::ALL).prop_map(Whom::Staff),
    ];
    let endings = [
        FactKind::DecidedAgainst,
        FactKind::FeedbackDelivered,
        FactKind::FeedbackUnwanted,
        FactKind::Withdrew,
        FactKind::Reopened,
        FactKind::Pooled,
        FactKind::OfferDeclined,
    ];
    let what = prop_oneof![
        12 => Just(What::Onward),
        3 => Just(What::Answer),
        2 => (0..24_usize).prop_map(What::Word),
        2 => select(QUESTIONS.to_vec()).prop_map(What::Fact),
        2 => select(BEGINS_TO_OWE.to_vec()).prop_map(What::Fact),
        4 => select(endings.to_vec()).prop_map(What::Fact),
        8 => select(FactKind::ALL).prop_map(What::Fact),
    ];
    let mistake = prop_oneof![3 => Just(None), 1 => select(Mistake::ALL).prop_map(Some)];
    (hours, by, what, mistake).prop_map(|(hours, by, what, mistake)| Move { hours, by, what, mistake })
}

/// The fact that brings a candidacy on from here.
pub(crate) fn onward(phase: Phase) -> FactKind {
    match phase {
        Phase::Approached => FactKind::Interested,
        Phase::Screening | Phase::Held | Phase::Submitted => FactKind::Passed,
        Phase::Pooled => FactKind::Approached,
        Phase::Proposed => FactKind::Agreed,
        Phase::Arranging => FactKind::Scheduled,
        Phase::Scheduled => FactKind::Held,
        Phase::Preparing => FactKind::Assigned,
        Phase::Assigned => FactKind::Submitted,
        Phase::Offered => FactKind::OfferAccepted,
        Phase::Declining => FactKind::FeedbackDelivered,
        Phase::Hired => FactKind::CandidateFeedbackGiven,
        Phase::Declined | Phase::Withdrawn => FactKind::Reopened,
    }
}

/// What waits: for an answer, for its settlement, for its keeping.
pub(crate) const QUESTIONS: [FactKind; 5] = [
    FactKind::MessageReceived,
    FactKind::HelpAsked,
    FactKind::ExtensionAsked,
    FactKind::ConcernRaised,
    FactKind::FollowUpPromised,
];

/// What owes the candidate a word, or goes on owing it, without being asked.
pub(crate) const BEGINS_TO_OWE: [FactKind; 3] =
    [FactKind::PutOnHold, FactKind::VacancyClosed, FactKind::FollowUpPromised];

/// The word after which a question does not wait any more.
#[expect(clippy::wildcard_enum_match_arm, reason = "five facts wait")]
pub(crate) fn ends(ask: FactKind) -> FactKind {
    match ask {
        FactKind::MessageReceived => FactKind::Replied,
        FactKind::HelpAsked => FactKind::HelpAnswered,
        FactKind::ExtensionAsked => FactKind::ExtensionAnswered,
        FactKind::ConcernRaised => FactKind::ConcernSettled,
        FactKind::FollowUpPromised => FactKind::Informed,
        other => panic!("`{other}` asks nothing"),
    }
}

/// The next word on what waits: a concern is answered first, and then settled.
fn next_word(candidacy: &Candidacy, (seq, ask): (Seq, FactKind)) -> FactKind {
    let answers = |entry: &Entry| entry.fact.answers() == Some(seq);
    if ask == FactKind::ConcernRaised && !candidacy.journal().iter().any(answers) {
        FactKind::ConcernAnswered
    } else {
        ends(ask)
    }
}

/// The entry about which a word is given: one that owes a word or has owed it, or an earlier word.
fn about(candidacy: &Candidacy, which: usize) -> Seq {
    let about = FactKind::Informed.answers().union(FactKind::Informed.into());
    let numbered = (0..).zip(candidacy.journal());
    let owes: Vec<u32> = numbered.filter(|(_, entry)| about.contains(entry.fact.kind())).map(|(seq, _)| seq).collect();
    Seq(owes[which % owes.len()])
}

impl Move {
    /// The entry that it attempts here.
    pub(crate) fn entry(&self, candidacy: &Candidacy) -> Entry {
        let kind = match self.what {
            What::Onward => onward(candidacy.phase()),
            What::Answer => candidacy.unanswered().next().map_or(FactKind::Noted, |open| next_word(candidacy, open)),
            What::Word(_) => FactKind::Informed,
            What::Fact(kind) => kind,
        };
        let last = candidacy.journal().last().expect("an opening").at;
        let now = last + TimeDelta::hours(self.hours);
        let mut entry = sample(kind, candidacy.terms(), Some(candidacy), now);
        if let (What::Word(which), Fact::Informed { to, .. }) = (self.what, &mut entry.fact) {
            *to = about(candidacy, which);
        }
        // A sample is never before the last fact; a story may be.
        if self.hours < 0 {
            entry.at = now;
        }
        match self.by {
            Whom::Entitled => {}
            Whom::Candidate => entry.by = Actor::Candidate,
            Whom::Staff(capacity) => entry.by = staff(capacity).into(),
        }
        if let Some(mistake) = self.mistake {
            mistake.spoil(&mut entry, candidacy.due());
        }
        entry
    }
}

/// What came of one attempt.
pub(crate) struct Told<'a> {
    /// The candidacy before it.
    pub(crate) before: &'a Candidacy,
    pub(crate) entry: &'a Entry,
    /// The candidacy after it, if it was accepted.
    pub(crate) after: Option<&'a Candidacy>,
}

impl Story {
    pub(crate) fn terms(&self) -> Terms {
        terms(self.process.clone())
    }

    pub(crate) fn open(&self) -> (Candidacy, Model) {
        let terms = self.terms();
        let entry = sample(self.opening, &terms, None, day(0));
        let model = Model::open(&terms, &entry).expect("an opening that is right");
        (Candidacy::open(&terms, entry).expect("an opening that is right"), model)
    }

    /// Tells the story to the crate, and each attempt to whoever listens; how it ended.
    pub(crate) fn tell(&self, mut listen: impl FnMut(Told<'_>)) -> Candidacy {
        let (mut candidacy, _) = self.open();
        for one in &self.moves {
            let entry = one.entry(&candidacy);
            let mut next = candidacy.clone();
            if next.record(entry.clone()).is_ok() {
                listen(Told { before: &candidacy, entry: &entry, after: Some(&next) });
                candidacy = next;
            } else {
                listen(Told { before: &candidacy, entry: &entry, after: None });
            }
        }
        candidacy
    }

    /// Tells only what was accepted: the candidacy before, the entry, and the candidacy after.
    pub(crate) fn accepted(&self, mut listen: impl FnMut(&Candidacy, &Entry, &Candidacy)) -> Candidacy {
        self.tell(|told| {
            if let Some(after) = told.after {
                listen(told.before, told.entry, after);
            }
        })
    }
}
