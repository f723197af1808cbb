//! A candidacy that is told fact by fact, a day after each other, on a process that fits another system.

use crate::support::ways::{DAY, HOUR, application, opening, some_role};
use crate::support::{day, evidence, feedback_of, reasons, reference, staff, text};
use candidacy::law::{Approach, Held};
use candidacy::value::{
    Answer, Assignment, CheckRequest, Condition, ConditionOutcome, Decision, Label, Name, Offer, Rejection, Reversal,
    Source,
};
use candidacy::{Actor, Attendance, Candidacy, Capacity, Entry, Fact, Meeting, Phase, Place, Seq, Terms, Time};

/// A candidacy, or none yet; and who acts for the company.
#[derive(Debug, Clone)]
pub(super) struct Tale {
    pub(super) terms: Terms,
    pub(super) candidacy: Option<Candidacy>,
    pub(super) who: Capacity,
    pub(super) at: Time,
}

impl Tale {
    /// Nothing has happened yet, under these terms.
    pub(super) fn under(terms: Terms, who: Capacity) -> Tale {
        Tale { terms, candidacy: None, who, at: day(0) }
    }

    pub(super) fn phase(&self) -> Option<Phase> {
        self.candidacy.as_ref().map(Candidacy::phase)
    }

    pub(super) fn journal(&self) -> &[Entry] {
        self.candidacy.as_ref().map_or(&[], |candidacy| candidacy.journal())
    }

    /// The latest entry with a fact like this one.
    pub(super) fn latest(&self, is_it: fn(&Fact) -> bool) -> Seq {
        let place = self.journal().iter().rposition(|entry| is_it(&entry.fact)).expect("there is one");
        Seq(u32::try_from(place).expect("a short journal"))
    }

    /// Records the entry, and lets a day pass.
    #[track_caller]
    pub(super) fn record(mut self, entry: Entry) -> Tale {
        match &mut self.candidacy {
            Some(candidacy) => drop(candidacy.record(entry).expect("it is lawful")),
            None => self.candidacy = Some(Candidacy::open(&self.terms, entry).expect("it opens")),
        }
        self.at += DAY;
        self
    }

    /// An act of the candidate's own.
    #[track_caller]
    pub(super) fn own(self, fact: impl Into<Fact>) -> Tale {
        let entry = Entry::new(Actor::Candidate, fact, self.at);
        self.record(entry)
    }

    /// An act of who acts for the company.
    #[track_caller]
    pub(super) fn acts(self, fact: impl Into<Fact>) -> Tale {
        let entry = self.act(fact);
        self.record(entry)
    }

    /// The same for a reason that nobody planned.
    #[track_caller]
    pub(super) fn oddly(self, why: &str, fact: impl Into<Fact>) -> Tale {
        let entry = self.act(fact).deviating(text(why));
        self.record(entry)
    }

    /// An act of the candidate's that they told, written down; they are told what was written down.
    #[track_caller]
    pub(super) fn noted(self, fact: impl Into<Fact>) -> Tale {
        let entry = Entry::new(Actor::Candidate, fact, self.at).recorded_by(staff(self.who));
        let seq = Seq(u32::try_from(self.journal().len()).expect("a short journal"));
        self.record(entry).tells(seq)
    }

    /// A message to the candidate about an entry.
    #[track_caller]
    pub(super) fn tells(self, to: Seq) -> Tale {
        self.acts(Fact::CandidateInformed { to, answer: Answer::Final, message: reference("mail"), stated: None })
    }

    /// An entry of who acts for the company, which is not recorded.
    pub(super) fn act(&self, fact: impl Into<Fact>) -> Entry {
        Entry::new(staff(self.who), fact, self.at)
    }

    /// An entry of a job that runs at night, for a date that passed.
    pub(super) fn by_the_clock(&self, fact: impl Into<Fact>) -> Entry {
        Entry::new(staff(CLOCK), fact, self.at + DAY * 400)
    }

    pub(super) fn applied(self) -> Tale {
        let fact = application(&self.terms);
        self.own(fact)
    }

    pub(super) fn approached(self) -> Tale {
        let (opening, role, found) = (opening(&self.terms), some_role(), text("at a fair"));
        self.acts(Approach { opening, role, found, source: Source::Event })
    }

    pub(super) fn advanced(self) -> Tale {
        self.acts(Decision::from(evidence()))
    }

    /// Decided against, and told why; the candidate is then rejected.
    pub(super) fn rejected(self) -> Tale {
        self.acts(Rejection::from(reasons())).fed_back()
    }

    pub(super) fn fed_back(self) -> Tale {
        let feedback = feedback_of(staff(self.who), 1);
        self.acts(feedback)
    }

    pub(super) fn reversed(self) -> Tale {
        self.acts(Reversal::new(text("it was an error")))
    }

    pub(super) fn waived(self, part: u8) -> Tale {
        self.acts(Fact::PartWaived { part: Some(part), reason: text("seen elsewhere") })
    }

    /// An interview with these, in two days.
    pub(super) fn scheduled<const N: usize>(self, part: u8, with: [Capacity; N]) -> Tale {
        let place = Place::online("https://meet.example/a").expect("a link");
        let meeting = Meeting::new(self.at + HOUR, 60, place, with.map(staff)).expect("a meeting");
        self.acts(Fact::InterviewScheduled { part: Some(part), meeting: Box::new(meeting) })
    }

    /// It took place.
    pub(super) fn held<const N: usize>(self, part: u8, with: [Capacity; N]) -> Tale {
        let attendance = Attendance::new(with.map(staff)).expect("people");
        self.acts(Held { part: Some(part), extra: None, attendance })
    }

    /// Somebody who was there says what they saw.
    pub(super) fn assessed(self, part: u8, by: Capacity) -> Tale {
        let entry = Entry::new(staff(by), Fact::PartAssessed { part: Some(part), evidence: evidence() }, self.at);
        self.record(entry)
    }

    pub(super) fn sent(self) -> Tale {
        let assignment = Box::new(Assignment::new(reference("case"), 1).expect("few hours"));
        self.acts(Fact::AssignmentSent { part: None, assignment })
    }

    pub(super) fn submitted(self) -> Tale {
        self.own(Fact::AssignmentSubmitted { part: None, work: reference("work") })
    }

    /// A third party is asked.
    pub(super) fn requested(self, part: u8, asked: &str) -> Tale {
        let asked = Label::new(asked).expect("a label");
        self.acts(Fact::CheckRequested { part: Some(part), check: Box::new(CheckRequest { asked, document: None }) })
    }

    pub(super) fn answered(self, part: u8) -> Tale {
        self.acts(Fact::CheckAnswered { part: Some(part), answer: reference("answer") })
    }

    /// An offer to answer within two weeks, with a first day and under these conditions.
    pub(super) fn offered(self, first_day: i64, conditions: &[&str]) -> Tale {
        let offer = Offer::new(reference("offer"), self.at + DAY * 14).starting(day(first_day));
        let condition = |name: &&str| Condition {
            name: Name::new(*name).expect("a name"),
            asked_of: None,
            due: day(first_day) - DAY,
        };
        let offer = conditions.iter().map(condition).try_fold(offer, Offer::under).expect("few conditions");
        self.acts(offer)
    }

    /// The offer is taken back, the candidate is told so, and why.
    pub(super) fn withdrawn(self) -> Tale {
        let tale = self.acts(Fact::OfferWithdrawn { reasons: reasons() });
        let withdrawn = tale.latest(|fact| matches!(fact, Fact::OfferWithdrawn { .. }));
        tale.tells(withdrawn).fed_back()
    }

    pub(super) fn settled(self, name: &str, outcome: ConditionOutcome) -> Tale {
        self.acts(Fact::ConditionSettled { condition: Name::new(name).expect("a name"), outcome })
    }

    /// A day has come.
    pub(super) fn on(self, day_of: i64) -> Tale {
        Tale { at: day(day_of), ..self }
    }

    /// The journal reads back as it is, nobody is left in the dark, and nothing written down was kept from the candidate.
    pub(super) fn reads_back(&self, name: &str) {
        let candidacy = self.candidacy.as_ref().expect("something happened");
        let again = Candidacy::replay(candidacy.known_terms(), candidacy.journal().to_vec()).expect("it was lawful");
        assert_eq!(&again, candidacy, "{name}");
        let owed = candidacy.promises().next().is_some();
        assert!(owed || candidacy.phase().is_closed() && candidacy.is_settled(), "{name}: nobody owes anything");
    }
}

/// The capacity of a job that runs at night. No process has it in its cast: no moment that passes decides (F12).
pub(super) const CLOCK: Capacity = match Capacity::new("nightly_job") {
    Ok(word) => word,
    Err(_) => panic!("a short word"),
};
