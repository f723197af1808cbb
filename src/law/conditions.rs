//! The conditions of the rows, whose act a fact is, and what the company can say to whom.

use crate::law::entry::Entry;
use crate::law::fact::FactKind;
use crate::law::items::Item;
use crate::law::lookup::{WORK, request_row};
use crate::law::now::Now;
use crate::law::past::Past;
use crate::law::pending::{Pending, Pendings};
use crate::law::phase::Phase;
use crate::law::rule::{By, Condition, Conditions};
use crate::law::state::State;
use crate::law::why::Why;
use crate::terms::{Part, Terms};
use crate::value::actor::{Actor, Staff};
use crate::value::id::Seq;
use crate::value::time::{Time, is_within};

impl Past<'_> {
    /// The first of these conditions that does not hold at a moment. Before the opening there is none.
    #[inline]
    pub(in crate::law) fn first_unmet(self, when: Conditions, at: Time) -> Option<Condition> {
        let state = self.state?;
        when.iter().find(|condition| !self.holds(state, *condition, at))
    }

    #[inline]
    fn holds(self, state: &State, condition: Condition, at: Time) -> bool {
        let (memory, now) = (&state.memory, state.now);
        match condition {
            Condition::Begun => {
                now.step > 1 || self.process().is_some_and(|process| Now::enter(process, 1, false).parts != now.parts)
            }
            Condition::Moved => self.may_go_back(state, at).is_some(),
            Condition::NoWorkOut => {
                let out = |(index, part): (usize, &Part)| WORK.contains(part.kind()) && now.is_set_up(index);
                !self.parts().iter().enumerate().any(out)
            }
            Condition::NothingUntold => memory.items.of(Pending::Confirmation).iter().all(|item| item.word.is_some()),
            Condition::AssentFree => !self.waits(Pending::Assent),
            Condition::AssentDue => self.waits(Pending::Assent),
            Condition::OnHold => self.waits(Pending::Hold),
            Condition::WithoutHold => !self.waits(Pending::Hold),
            Condition::VacancyOpen => !self.waits(Pending::Vacancy),
            Condition::Consented => self.consent_until(state).is_some_and(|until| until > at),
            Condition::FeedbackOwed => self.waits(Pending::Feedback),
            Condition::ToldTheEnd => {
                memory.items.of(Pending::Feedback).iter().any(|item| self.is_told_the_end(state, item))
            }
            Condition::OfferOpen => memory.since.offer > memory.since.accepted,
            Condition::ConditionOpen => self.waits(Pending::Condition),
            Condition::Confirmable => memory.items.of(Pending::Confirmation).iter().any(|item| item.word.is_some()),
            Condition::Contestable => {
                memory.items.of(Pending::Confirmation).iter().any(|item| self.is_contestable(state, item, at))
            }
            Condition::TermsKnown => self.shelf.iter().any(|terms| Some(terms.id()) != self.terms().map(Terms::id)),
            Condition::Owed => {
                self.is_checked()
                    || state.owes_the_pay(self.entries)
                    || memory
                        .items
                        .waiting()
                        .any(|item| memory.items.informed_of(item.seq).is_some_and(|of| self.may_be_told(of)))
            }
        }
    }

    fn consent_until(self, state: &State) -> Option<Time> {
        Some(Seq(state.memory.consents.standing()?).entry(self.entries)?.fact.consent()?.until)
    }

    /// Returns true if the candidate was told of the end that this feedback is about.
    fn is_told_the_end(self, state: &State, item: &Item) -> bool {
        let knows = |entry: &Entry| state.knows(Seq(item.seq), entry);
        item.word.is_some() || Seq(item.seq).entry(self.entries).is_some_and(knows)
    }

    /// Returns true if the candidate can still object to an act that was written down.
    pub(in crate::law) fn is_contestable(self, state: &State, item: &Item, at: Time) -> bool {
        let days = self.process().map_or(0, |process| process.horizons().contest());
        let told = item.word.and_then(|word| state.moment(self.entries, word.get()));
        let within = |told: Time| is_within(at, told, days);
        told.is_none_or(within)
    }

    /// Returns true if the company can say something about an item at the moment.
    pub(in crate::law) fn may_be_told(self, item: &Item) -> bool {
        let is_written_down = item.what == Pending::Confirmation && item.word.is_none();
        let is_decided = matches!(item.what, Pending::Feedback | Pending::Outcome) && !self.waits(Pending::Assent);
        Pendings::BY_A_WORD.contains(item.what) || is_written_down || is_decided
    }

    /// Returns true if something waits that this person can tell the candidate about.
    pub(in crate::law) fn answers(self, staff: Staff) -> bool {
        let mut waiting =
            self.state.into_iter().flat_map(|state| state.memory.items.waiting().map(move |item| (state, item.seq)));
        self.is_checked()
            || self.state.is_some_and(|state| state.owes_the_pay(self.entries))
            || waiting.any(|(state, seq)| {
                let of = state.memory.items.informed_of(seq).filter(|item| self.may_be_told(item));
                of.is_some_and(|item| self.may_answer(item, staff).is_ok())
            })
    }

    /// Whose act it is to take the latest move back; `None` where nobody may.
    ///
    /// Staff take back what staff recorded; of what was written down for the candidate and told to them, a withdrawal or a decline. The
    /// candidate takes back an own withdrawal or declined offer for some time, and every act that was written down for them. A way that
    /// leads into the pool by all that they know is one only while their consent stands: their page has no other.
    pub(in crate::law) fn may_go_back(self, state: &State, at: Time) -> Option<By> {
        let (before, seq) = state.latest_move()?;
        let entry = Seq(seq).entry(self.entries)?;
        let is_barred = |phase| phase == Phase::Pooled && !self.holds(state, Condition::Consented, at);
        if is_barred(before.phase) {
            return None;
        }
        let theirs = !is_barred(self.known_phase(state, before.phase, 1));
        let kind = entry.fact.kind();
        let own_end = matches!(kind, FactKind::Withdrew | FactKind::OfferDeclined);
        match (entry.by, entry.writer()) {
            (Actor::Staff(_), _) => Some(By::Staff),
            (Actor::Candidate, None) => {
                let days = self.process()?.horizons().reversal();
                let closed = state.moment(self.entries, seq)?;
                (own_end && theirs && is_within(at, closed, days)).then_some(By::Candidate)
            }
            (Actor::Candidate, Some(_)) => {
                let confirmation = state.memory.items.waiting_at(seq).find(|item| item.what == Pending::Confirmation);
                let untold = confirmation.is_some_and(|item| item.word.is_none());
                match (untold || own_end, theirs) {
                    (true, true) => Some(By::Either),
                    (true, false) => Some(By::Staff),
                    (false, true) => Some(By::Candidate),
                    (false, false) => None,
                }
            }
        }
    }

    /// The phase that the candidate believes it was in before this many of the latest moves, after which it was in this phase. Decisions
    /// that they are not told of changed nothing for them.
    pub(in crate::law) fn known_phase(self, state: &State, phase: Phase, moves: usize) -> Phase {
        let earlier = state.memory.moves.iter().rev().skip(moves);
        let is_known = |seq: u32| Seq(seq).entry(self.entries).is_some_and(|entry| state.knows(Seq(seq), entry));
        earlier.take_while(|earlier| !is_known(earlier.seq)).last().map_or(phase, |earlier| earlier.now.phase)
    }

    /// Checks that the act is this actor's at a moment.
    #[inline]
    pub(in crate::law) fn is_theirs(self, by: By, fact: FactKind, actor: Actor, at: Time) -> Result<(), Why> {
        let by = match (fact, self.state) {
            (FactKind::Reversed, Some(state)) => self.may_go_back(state, at).unwrap_or(By::Either),
            _ => by,
        };
        let theirs = match actor {
            Actor::Candidate => matches!(by, By::Candidate | By::Either),
            Actor::Staff(staff) => self.has_power(staff, by)?,
        };
        if theirs { Ok(()) } else { Err(Why::NotTheirs { by }) }
    }

    /// Checks that this person may say something about an item.
    pub(in crate::law) fn may_answer(self, item: &Item, staff: Staff) -> Result<(), Why> {
        let Some(request) = Seq(item.seq).entry(self.entries).and_then(|entry| entry.fact.request()) else {
            return Ok(());
        };
        let row = request_row(request.ask.kind());
        if item.what != Pending::of_request(row.request) {
            return Ok(());
        }
        let is_about_them = request.ask.about() == Some(staff.person);
        if is_about_them && !row.answered_by_whom_it_is_about {
            return Err(Why::AboutThem);
        }
        if self.has_power(staff, row.answered_by)? { Ok(()) } else { Err(Why::NotTheirs { by: row.answered_by }) }
    }
}
