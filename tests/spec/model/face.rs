//! What the model sees, held against what the crate shows.

use super::{Ask, Model, Pause, Place};
use candidacy::law::Mark;
use candidacy::{Candidacy, Cv, Entry, Fact, FactKind, Phase, Seq};

/// Everything of the model that decides what is legal: two candidacies with the same key have the same rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    place: Place,
    step: usize,
    stood: Option<Place>,
    work_came_back: bool,
    /// There is a role, its vacancy is closed, feedback is owed.
    marks: [bool; 3],
    /// What owes the candidate a word by itself.
    owed: [bool; 4],
    /// What was asked or promised, and by how many names the pause is known.
    waits: [bool; 7],
}

impl Model {
    /// The phase of the crate that stands for the place.
    pub(crate) fn phase(&self) -> Phase {
        match self.spot.place {
            Place::ReachedOut => Phase::Approached,
            Place::ToBeRead => Phase::Screening,
            Place::InThePool => Phase::Pooled,
            Place::AskedForAYes => Phase::Proposed,
            Place::MeetingPromised => Phase::Arranging,
            Place::MeetingPlanned => Phase::Scheduled,
            Place::MeetingOver => Phase::Held,
            Place::WorkPromised => Phase::Preparing,
            Place::WorkHandedOver => Phase::Assigned,
            Place::WorkBack => Phase::Submitted,
            Place::OfferMade => Phase::Offered,
            Place::TurnedDown => Phase::Declining,
            Place::Hired => Phase::Hired,
            Place::Told => Phase::Declined,
            Place::SteppedOut => Phase::Withdrawn,
        }
    }

    /// What decides what is legal, and nothing else.
    pub(crate) fn key(&self) -> Key {
        let waits = |ask| self.waiting.values().any(|open| *open == ask);
        let [message, help, more_time, concern, follow_up] =
            [Ask::Message, Ask::Help, Ask::MoreTime, Ask::Concern, Ask::FollowUp].map(waits);
        let pause = |known: fn(Pause) -> bool| self.pause.is_some_and(known);
        let (renewed, told) = (pause(|it| it.renewed > it.began), pause(|it| it.told.is_some()));
        Key {
            place: self.spot.place,
            step: self.spot.step,
            stood: self.stood.map(|spot| spot.place),
            work_came_back: self.work_came_back,
            marks: [self.role.is_some(), self.vacancy_closed, self.feedback_owed],
            owed: [self.pause.is_some(), self.unheard, self.in_the_dark, self.news.is_some()],
            waits: [message, help, more_time, concern, follow_up, renewed, told],
        }
    }

    /// What decides which words are right for a fact that is legal. What waits and what is owed matters to those that are
    /// about it.
    pub(crate) fn key_of_words(&self, kind: FactKind) -> Key {
        let key = Key { stood: None, marks: [false; 3], ..self.key() };
        if self.takes(kind).is_empty() { Key { owed: [false; 4], waits: [false; 7], ..key } } else { key }
    }

    /// How much waits besides what the company owes by itself: kinds of question, a promise by hand, another name for the
    /// pause.
    pub(crate) fn loose_ends(&self) -> usize {
        self.key().waits.into_iter().filter(|waits| *waits).count()
    }

    /// The crate shows the same candidacy, and the same of what is legal.
    #[track_caller]
    pub(crate) fn agrees_with(&self, candidacy: &Candidacy) {
        self.looks_like(candidacy);
        let legal = candidacy.legal();
        assert!(self.legal().eq(legal.iter()), "{:?} for {legal:?}", self.legal().collect::<Vec<_>>());
    }

    /// The crate shows the same candidacy: in everything that can be asked of it, not only in its phase.
    #[track_caller]
    pub(crate) fn looks_like(&self, candidacy: &Candidacy) {
        let entry = |number: u32| candidacy.entry(Seq(number)).expect("an entry that the model has seen");
        assert_eq!(self.phase(), candidacy.phase());
        assert_eq!(self.spot.step, usize::from(candidacy.step_number()), "the number of the step");
        assert_eq!(self.step(), candidacy.step());
        assert_eq!(self.spot.moment, candidacy.due(), "the moment that the phase is about");
        assert_eq!(
            self.pause.map(|pause| pause.until),
            candidacy.hold().map(|hold| hold.until),
            "until when it is on hold"
        );
        assert_eq!(self.role, candidacy.role());
        assert_eq!(self.cv.map(|number| brought(entry(number))), candidacy.cv());
        assert_eq!(self.entries as usize, candidacy.journal().len(), "how many entries");
        assert_eq!(Some(self.last), candidacy.journal().last().map(|entry| entry.at));
        assert_eq!(*self.opening, *candidacy.opening());
        let marks = [
            (Mark::OnHold, self.pause.is_some()),
            (Mark::Role, self.role.is_some()),
            (Mark::VacancyClosed, self.vacancy_closed),
            (Mark::WorkSubmitted, self.work_came_back),
            (Mark::FeedbackOwed, self.feedback_owed),
            (Mark::Unacknowledged, self.unheard),
            (Mark::NoticeOwed, self.in_the_dark),
        ];
        let marks = marks.into_iter().filter(|(_, lies)| *lies).map(|(mark, _)| mark);
        assert!(marks.clone().eq(candidacy.marks().iter()), "{:?} for {:?}", marks.collect::<Vec<_>>(), candidacy);
        let waiting = self.waiting.iter().map(|(number, ask)| {
            let kind = match ask {
                Ask::Message => FactKind::MessageReceived,
                Ask::Help => FactKind::HelpAsked,
                Ask::MoreTime => FactKind::ExtensionAsked,
                Ask::Concern => FactKind::ConcernRaised,
                Ask::FollowUp => FactKind::FollowUpPromised,
            };
            (Seq(*number), kind)
        });
        assert!(waiting.eq(candidacy.unanswered()), "{:?} for {candidacy:?}", self.waiting);
    }
}

/// The CV that an entry brought.
#[expect(clippy::wildcard_enum_match_arm, reason = "three facts bring a CV")]
fn brought(entry: &Entry) -> &Cv {
    match &entry.fact {
        Fact::Applied(it) => &it.cv,
        Fact::AppliedOpenly(it) => &it.cv,
        Fact::CvReplaced(cv) => cv,
        _ => panic!("no other fact brings a CV"),
    }
}
