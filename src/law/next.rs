//! The one function that moves a candidacy. Live recording, the dry run and replay all call it.

use super::guard::{self, Guarded};
use super::rule::{By, Condition, Conditions, Row, To};
use super::state::{State, Then};
use super::{ABOUT_A_PART, facts_of, informed_of, part_row, row};
use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind, Facts};
use crate::law::now::Now;
use crate::law::parts::PartState;
use crate::law::pending::Pending;
use crate::law::phase::Phase;
use crate::law::refusal::{Refusal, Why};
use crate::law::rule::PartRow;
use crate::terms::{Part, PartKind, Process, Terms};
use crate::value::actor::{Actor, Staff};
use crate::value::id::Seq;
use crate::value::time::Time;

/// What the law looks at beside the entry itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Past<'a> {
    /// The terms of the opening first, and those that it may be transferred to.
    pub(crate) shelf: &'a [Terms],
    pub(crate) entries: &'a [Entry],
    /// None before the opening.
    pub(crate) state: Option<&'a State>,
}

/// A part of the step, and what the tables say of a fact about it.
#[derive(Debug, Clone, Copy)]
pub(in crate::law) struct Led<'a> {
    pub(in crate::law) part: &'a Part,
    /// Its index, from 0.
    pub(in crate::law) index: usize,
    pub(in crate::law) was: PartState,
    row: &'static PartRow,
}

/// The row that speaks of a fact: of the candidacy, or of a part.
#[derive(Clone, Copy)]
enum Ruled<'a> {
    Law(&'static Row),
    Part(Led<'a>),
}

/// Returns what follows when `entry` is recorded, or why it is refused. Pure: it looks, and changes nothing.
#[inline]
pub(crate) fn next(past: Past<'_>, entry: &Entry) -> Result<Then, Refusal> {
    past.judge(entry).map_err(|why| past.refusal(entry, why))
}

/// Every fact that somebody could record from the last entry on.
pub(crate) fn legal(past: Past<'_>) -> Facts {
    past.facts(|_| true)
}

/// Every fact that this actor could record from the last entry on.
pub(crate) fn legal_for(past: Past<'_>, actor: Actor) -> Facts {
    past.facts(|(fact, by)| match (fact, actor) {
        (FactKind::CandidateInformed, Actor::Staff(staff)) => {
            past.is_theirs(by, fact, actor).is_ok() && past.answers(staff)
        }
        _ => past.is_theirs(by, fact, actor).is_ok(),
    })
}

impl<'a> Past<'a> {
    pub(crate) fn now(self) -> Now {
        self.state.map_or(Now::BLANK, |state| state.now)
    }

    /// The terms that rule.
    pub(crate) fn terms(self) -> Option<&'a Terms> {
        self.shelf.get(self.state.map_or(0, |state| usize::from(state.terms)))
    }

    pub(crate) fn process(self) -> Option<&'a Process> {
        self.terms().map(Terms::process)
    }

    fn parts(self) -> &'a [Part] {
        self.process().map_or(&[], |process| process.parts(self.now().step))
    }

    /// The moment of the latest entry, in the order of the journal.
    pub(in crate::law) fn last(self) -> Option<Time> {
        let last = self.entries.len().checked_sub(1)?;
        self.state?.moment(self.entries, Seq::from_index(last).0)
    }

    #[inline]
    fn judge(self, entry: &Entry) -> Result<Then, Why> {
        let kind = entry.fact.kind();
        let at = self.last_before(entry).map_or(entry.at, |last| last.max(entry.at));
        let ruled = self.ruled(kind, entry, at)?;
        let by = match ruled {
            Ruled::Law(row) => row.by,
            Ruled::Part(led) => led.row.by,
        };
        self.is_theirs(by, kind, entry.by)?;
        guard::passes(self, entry)?;
        let led = match ruled {
            Ruled::Law(_) => None,
            Ruled::Part(led) => Some(led),
        };
        guard::guard(Guarded { past: self, led, at, entry })?;
        self.then(ruled, entry)
    }

    /// The row that speaks of the fact here and now.
    #[inline]
    fn ruled(self, kind: FactKind, entry: &Entry, at: Time) -> Result<Ruled<'a>, Why> {
        let extra = matches!(&entry.fact, Fact::InterviewHeld(held) if held.extra.is_some());
        if ABOUT_A_PART.contains(kind) && !extra {
            return self.part_of(kind, entry.fact.part()).map(Ruled::Part);
        }
        let row = row(self.state.map(|state| state.now.phase), kind).ok_or(Why::NotHere)?;
        match self.first_unmet(row.when, at) {
            Some(condition) => Err(Why::NotNow(condition)),
            None => Ok(Ruled::Law(row)),
        }
    }

    /// The part that a fact is about: the one that it names, or the only one that it can be about.
    #[inline]
    fn part_of(self, kind: FactKind, named: Option<u8>) -> Result<Led<'a>, Why> {
        if self.state.is_none() || !self.now().phase.is_in_a_step() {
            return Err(Why::NotHere);
        }
        if self.waits(Pending::Assent) {
            return Err(Why::NotNow(Condition::AssentFree));
        }
        let mut takers = self.takers(kind);
        match named {
            Some(number) => takers.find(|led| led.index + 1 == usize::from(number)).ok_or(Why::NotThisPart(number)),
            None => match (takers.next(), takers.count()) {
                (Some(only), 0) => Ok(only),
                (None, _) => Err(Why::NotHere),
                (Some(_), more) => Err(Why::WhichPart { fit: more + 1 }),
            },
        }
    }

    /// The parts of the step that take a fact.
    #[inline]
    fn takers(self, kind: FactKind) -> impl Iterator<Item = Led<'a>> {
        let now = self.now();
        self.parts().iter().enumerate().filter_map(move |(index, part)| {
            let was = now.parts.get(index);
            part_row(kind, part.kind(), was).map(|row| Led { part, index, was, row })
        })
    }

    /// The first of these conditions that does not hold at a moment. Before the opening there is none.
    #[inline]
    fn first_unmet(self, when: Conditions, at: Time) -> Option<Condition> {
        let state = self.state?;
        when.iter().find(|condition| !self.holds(state, *condition, at))
    }

    fn waits(self, what: Pending) -> bool {
        self.state.is_some_and(|state| state.pending().contains(what))
    }

    fn holds(self, state: &State, condition: Condition, at: Time) -> bool {
        let (memory, now) = (&state.memory, state.now);
        match condition {
            Condition::Begun => {
                now.step > 1 || self.process().is_some_and(|process| Now::enter(process, 1, false).parts != now.parts)
            }
            Condition::Moved => self.may_go_back(state, at).is_some(),
            Condition::NoWorkOut => {
                let out = |(index, part): (usize, &Part)| part.kind() == PartKind::Assignment && now.is_set_up(index);
                !self.parts().iter().enumerate().any(out)
            }
            Condition::NothingUntold => {
                let untold = |what| what == Pending::Confirmation;
                !self.waits(Pending::Confirmation)
                    || !memory.waiting().any(|item| untold(item.what) && item.word.is_none())
            }
            Condition::AssentFree => !self.waits(Pending::Assent),
            Condition::AssentDue => self.waits(Pending::Assent),
            Condition::OnHold => self.waits(Pending::Hold),
            Condition::WithoutHold => !self.waits(Pending::Hold),
            Condition::VacancyOpen => !self.waits(Pending::Vacancy),
            Condition::Consented => self.consent_until(state).is_some_and(|until| until > at),
            Condition::FeedbackOwed => self.waits(Pending::Feedback),
            Condition::ToldTheEnd => {
                now.phase != Phase::FeedbackDue && memory.waiting().any(|item| self.is_told_the_end(state, item))
            }
            Condition::OfferOpen => memory.since.offer > memory.since.accepted,
            Condition::ConditionOpen => self.waits(Pending::Condition),
            Condition::Confirmable => {
                memory.waiting().any(|item| item.what == Pending::Confirmation && item.word.is_some())
            }
            Condition::Contestable => memory.waiting().any(|item| self.is_contestable(state, item, at)),
            Condition::TermsKnown => self.shelf.iter().any(|terms| Some(terms.id()) != self.terms().map(Terms::id)),
            Condition::Owed => {
                self.is_checked()
                    || memory.waiting().any(|item| informed_of(memory, item.seq).is_some_and(|of| self.may_be_told(of)))
            }
        }
    }

    fn consent_until(self, state: &State) -> Option<Time> {
        Some(Seq(state.memory.consent?).entry(self.entries)?.fact.consent()?.until)
    }

    /// Was the candidate told of the end that this feedback is about?
    fn is_told_the_end(self, state: &State, item: &crate::law::memory::Item) -> bool {
        let vacancy_is_told = || !state.memory.waiting_at(item.seq).any(|item| item.what == Pending::Vacancy);
        let at_once = |kind| {
            matches!(kind, FactKind::Pooled | FactKind::Reversed) || kind == FactKind::VacancyClosed && vacancy_is_told()
        };
        let opened = || Seq(item.seq).entry(self.entries).map(|entry| entry.fact.kind());
        item.what == Pending::Feedback && (item.word.is_some() || opened().is_some_and(at_once))
    }

    /// Can the candidate still object to what was written down?
    pub(in crate::law) fn is_contestable(self, state: &State, item: &crate::law::memory::Item, at: Time) -> bool {
        let days = self.process().map_or(0, |process| process.horizons().contest());
        let told = item.word.and_then(|word| state.moment(self.entries, word.get()));
        let within = |told: Time| at <= guard::days_after(told, days);
        item.what == Pending::Confirmation && told.is_none_or(within)
    }

    /// Can the company say something about this item, as things are?
    pub(in crate::law) fn may_be_told(self, item: &crate::law::memory::Item) -> bool {
        match item.what {
            Pending::Assent | Pending::Condition => false,
            Pending::Confirmation => item.word.is_none(),
            Pending::Feedback | Pending::Outcome => !self.waits(Pending::Assent),
            Pending::Notice
            | Pending::Hold
            | Pending::Vacancy
            | Pending::FollowUp
            | Pending::Message
            | Pending::Help
            | Pending::MoreTime
            | Pending::OtherTime
            | Pending::Adjustment
            | Pending::Concern
            | Pending::DataRight => true,
        }
    }

    /// Is there something that this person can tell the candidate about?
    fn answers(self, staff: Staff) -> bool {
        let mut waiting =
            self.state.into_iter().flat_map(|state| state.memory.waiting().map(move |item| (state, item.seq)));
        self.is_checked()
            || waiting.any(|(state, seq)| {
                let of = informed_of(&state.memory, seq).filter(|item| self.may_be_told(item));
                of.is_some_and(|item| self.may_answer(item, staff).is_ok())
            })
    }

    /// Whose act taking the latest move back is; `None` where nobody may.
    ///
    /// Staff take back what staff recorded; of what was written down for the candidate and told to them, a withdrawal or a decline. The
    /// candidate takes back an own withdrawal or declined offer for some time, and whatever was written down for them.
    pub(in crate::law) fn may_go_back(self, state: &State, at: Time) -> Option<By> {
        let (before, seq) = state.latest_move()?;
        let entry = Seq(seq).entry(self.entries)?;
        if before.phase == Phase::Pooled && !self.holds(state, Condition::Consented, at) {
            return None;
        }
        let kind = entry.fact.kind();
        let own_end = matches!(kind, FactKind::Withdrew | FactKind::OfferDeclined);
        match (entry.by, entry.writer()) {
            (Actor::Staff(_), _) => Some(By::Staff),
            (Actor::Candidate, None) => {
                let days = self.process()?.horizons().reversal();
                let closed = state.moment(self.entries, seq)?;
                (own_end && at <= guard::days_after(closed, days)).then_some(By::Candidate)
            }
            (Actor::Candidate, Some(_)) => {
                let confirmation = state.memory.waiting_at(seq).find(|item| item.what == Pending::Confirmation);
                let untold = confirmation.is_some_and(|item| item.word.is_none());
                Some(if untold || own_end { By::Either } else { By::Candidate })
            }
        }
    }

    /// Is it this actor's act?
    #[inline]
    pub(in crate::law) fn is_theirs(self, by: By, fact: FactKind, actor: Actor) -> Result<(), Why> {
        let by = match (fact, self.state) {
            (FactKind::Reversed, Some(state)) => {
                self.last().and_then(|last| self.may_go_back(state, last)).unwrap_or(By::Either)
            }
            _ => by,
        };
        let theirs = match actor {
            Actor::Candidate => matches!(by, By::Candidate | By::Either),
            Actor::Staff(staff) => self.has_power(staff, by)?,
        };
        if theirs { Ok(()) } else { Err(Why::NotTheirs { by }) }
    }

    pub(in crate::law) fn has_power(self, Staff { capacity, .. }: Staff, by: By) -> Result<bool, Why> {
        use crate::terms::Power::{Agrees, Hears, Selects};
        let Some(process) = self.process() else { return Ok(false) };
        let Some(powers) = process.powers(capacity) else { return Err(Why::NotInTheCast(capacity)) };
        Ok(match by {
            By::Candidate => false,
            By::Staff | By::Either => true,
            By::Selects => powers.contains(Selects),
            By::Agrees => powers.contains(Agrees),
            By::Hears => powers.contains(Hears),
            By::Decides => process.deciders(self.now().step).contains(capacity),
        })
    }

    #[inline]
    fn then(self, ruled: Ruled<'a>, entry: &Entry) -> Result<Then, Why> {
        let now = self.now();
        let terms = self.state.map_or(0, |state| state.terms);
        let process = self.process().ok_or(Why::OtherTerms)?;
        Ok(match ruled {
            Ruled::Part(Led { index, row, .. }) => {
                let parts = now.parts.with(index, row.to);
                let now = Now { parts, ..now }.at_its_parts(process);
                let opens = crate::law::pending::Pendings::EMPTY;
                let part = u8::try_from(index).ok();
                Then { now, part, terms, to: To::Step, opens, closes: row.closes }
            }
            Ruled::Law(row) => {
                let (now, terms) = self.after(row.to, process, entry).unwrap_or((now, terms));
                Then { now, part: None, terms, to: row.to, opens: row.opens, closes: row.closes }
            }
        })
    }

    /// Where a fact leads that is about no part, and under which terms.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts name a step")]
    fn after(self, to: To, process: &Process, entry: &Entry) -> Option<(Now, u8)> {
        let now = self.now();
        let terms = self.state.map_or(0, |state| state.terms);
        let led = match to {
            To::Back => return self.state.and_then(|state| Some((state.latest_move()?.0, state.terms_before()))),
            To::Onward => Now::enter(process, now.step + 1, true),
            To::Step => Now::enter(process, now.step, false),
            To::Again => match &entry.fact {
                Fact::StepRepeated { step, .. } => Now::enter(process, *step, false),
                Fact::TakenOver(takeover) => Now::enter(process, takeover.step, false),
                Fact::Transferred(transfer) => {
                    let place = guard::on_the_shelf(self, &transfer.terms)?;
                    let asked = transfer.role.is_some(); // another role needs their own yes
                    return Some((
                        entered(self.shelf.get(place)?.process(), transfer.step, asked),
                        u8::try_from(place).ok()?,
                    ));
                }
                _ => now,
            },
            To::Told if now.phase == Phase::FeedbackDue => Now { phase: Phase::Rejected, ..now },
            To::Told | To::Same => now,
            To::At(phase @ (Phase::Approached | Phase::Screening | Phase::Pooled)) => Now { phase, ..Now::BLANK },
            To::At(Phase::Offered) if now.phase == Phase::Accepted => now, // the accepted one stands until another is accepted
            To::At(phase) => Now { phase, ..now },
        };
        Some((led, terms))
    }

    /// The facts that are legal from the last entry on, and pass.
    fn facts(self, pass: impl Fn((FactKind, By)) -> bool) -> Facts {
        let at = self.last().unwrap_or(Time::MIN_UTC);
        let phase = self.state.map(|state| state.now.phase);
        let holds = |fact: &FactKind| {
            row(phase, *fact).is_some_and(|row| self.first_unmet(row.when, at).is_none() && pass((*fact, row.by)))
        };
        let about_parts = || {
            let in_a_step = phase.is_some_and(Phase::is_in_a_step) && !self.waits(Pending::Assent);
            let of_a_part = |fact: FactKind| self.takers(fact).any(|led| pass((fact, led.row.by)));
            ABOUT_A_PART.iter().filter(move |fact| in_a_step && of_a_part(*fact))
        };
        facts_of(phase).iter().filter(holds).chain(about_parts()).collect()
    }

    #[cold]
    fn refusal(self, entry: &Entry, why: Why) -> Refusal {
        let phase = self.state.map(|state| state.now.phase);
        let legal = legal_for(self, entry.by);
        Refusal { phase, fact: entry.fact.kind(), why, legal }
    }
}

/// Where a candidacy comes to a step of another role: it is asked first, at any step.
fn entered(process: &Process, step: u8, asked: bool) -> Now {
    let now = Now::enter(process, step, false);
    match (asked, now.phase) {
        (true, Phase::Screening) => Now { phase: Phase::Approached, ..now },
        (true, Phase::Preparing | Phase::Deciding) => Now { phase: Phase::Proposed, ..now },
        _ => now,
    }
}
