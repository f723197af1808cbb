//! The one function that moves a candidacy. Live recording, the dry run and replay all call it.

use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind, Facts};
use crate::law::guard::{self, Guarded};
use crate::law::lookup::{ABOUT_A_PART, closes_of, facts_of, row};
use crate::law::now::Now;
use crate::law::past::{Led, Past};
use crate::law::payload::Transfer;
use crate::law::pending::{Pending, Pendings};
use crate::law::phase::Phase;
use crate::law::refusal::{Refusal, Why};
use crate::law::rule::{By, Condition, Row, To};
use crate::law::state::Then;
use crate::law::table::LAW;
use crate::terms::{Process, Step};
use crate::value::actor::Actor;
use crate::value::time::Time;

/// The row that speaks of a fact: of the candidacy, or of a part.
#[derive(Clone, Copy)]
enum Ruled<'a> {
    Law(&'static Row),
    Part(Led<'a>),
}

/// Returns true if the fact is about a part of the step, and not about a conversation beyond the process.
fn is_about_a_part(fact: &Fact) -> bool {
    let extra = matches!(fact, Fact::InterviewHeld(held) if held.extra.is_some());
    ABOUT_A_PART.contains(fact.kind()) && !extra
}

/// Returns what follows when `entry` is recorded, or why it is refused. Pure: it looks, and changes nothing.
#[inline]
pub(crate) fn next(past: Past<'_>, entry: &Entry) -> Result<Then, Refusal> {
    past.judge(entry).map_err(|why| past.refusal(entry, why))
}

/// Returns what follows from an entry of which only the rows judge, or why none of them lets it in. No actor and no guard is asked:
/// another system's log says too little for them.
#[inline]
pub(crate) fn next_by_rows(past: Past<'_>, entry: &Entry) -> Result<Then, Why> {
    let ruled = past.ruled(entry.fact.kind(), entry, entry.at)?;
    past.then(ruled, entry)
}

/// Returns what follows from an entry that the law has accepted, here or in a longer journal of which this is a part. Nothing is
/// judged: what the law does not know here leads nowhere.
#[inline]
pub(crate) fn follow(past: Past<'_>, entry: &Entry) -> Then {
    past.followed(entry).unwrap_or_else(|| past.stays(entry.fact.kind()))
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
    #[inline]
    fn judge(self, entry: &Entry) -> Result<Then, Why> {
        let kind = entry.fact.kind();
        // No clock of the company takes anything from the candidate.
        let before = self.last_before(entry);
        let at = before.filter(|_| !entry.is_own()).map_or(entry.at, |last| last.max(entry.at));
        let ruled = self.ruled(kind, entry, at)?;
        let by = match ruled {
            Ruled::Law(row) => row.by,
            Ruled::Part(led) => led.row.by,
        };
        self.is_theirs(by, kind, entry.by)?;
        guard::passes(self, entry, before)?;
        let led = match &ruled {
            Ruled::Law(_) => None,
            Ruled::Part(led) => Some(led),
        };
        guard::guard(Guarded { past: &self, led, at, entry })?;
        self.then(ruled, entry)
    }

    /// The row that speaks of the fact here and now.
    #[inline]
    fn ruled(self, kind: FactKind, entry: &Entry, at: Time) -> Result<Ruled<'a>, Why> {
        if is_about_a_part(&entry.fact) {
            return self.part_of(kind, entry.fact.part()).map(Ruled::Part);
        }
        let row = row(self.state.map(|state| state.now.phase), kind).ok_or(Why::NotHere)?;
        match self.first_unmet(row.when, at) {
            Some(condition) => Err(Why::NotNow(condition)),
            None => Ok(Ruled::Law(row)),
        }
    }

    /// The consequences of an entry where a row speaks of it, whether its conditions hold or not.
    #[inline]
    fn followed(self, entry: &Entry) -> Option<Then> {
        let kind = entry.fact.kind();
        let ruled = if is_about_a_part(&entry.fact) {
            let in_a_step = self.state.is_some() && self.now().phase.is_in_a_step();
            let named = |led: &Led<'_>| entry.fact.part().is_none_or(|number| led.index + 1 == usize::from(number));
            self.takers(kind).find(named).filter(|_| in_a_step).map(Ruled::Part)
        } else {
            row(self.state.map(|state| state.now.phase), kind).map(Ruled::Law)
        };
        self.then(ruled?, entry).ok()
    }

    /// The consequences of a fact of which no row speaks here: it moves nothing, and opens and closes what its row says elsewhere.
    #[cold]
    fn stays(self, kind: FactKind) -> Then {
        let opens = LAW.iter().find(|row| row.fact == kind).map_or(Pendings::EMPTY, |row| row.opens);
        let terms = self.state.map_or(0, |state| state.terms);
        Then { now: self.now(), part: None, terms, to: To::Same, opens, closes: closes_of(kind) }
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

    #[inline]
    fn then(self, ruled: Ruled<'a>, entry: &Entry) -> Result<Then, Why> {
        let now = self.now();
        let terms = self.state.map_or(0, |state| state.terms);
        let process = self.process().ok_or(Why::OtherTerms)?;
        Ok(match ruled {
            Ruled::Part(Led { index, row, .. }) => {
                let parts = now.parts.with(index, row.to);
                let now = Now { parts, ..now }.at_its_parts(process);
                let opens = Pendings::EMPTY;
                let part = u8::try_from(index).ok();
                Then { now, part, terms, to: To::Step, opens, closes: row.closes }
            }
            Ruled::Law(row) => {
                let (now, terms) = self.after(row.to, process, entry).unwrap_or((now, terms));
                Then { now, part: None, terms, to: row.to, opens: row.opens, closes: row.closes }
            }
        })
    }

    /// The place where a fact leads that is about no part, and the terms there.
    #[inline]
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts name a step")]
    fn after(self, to: To, process: &Process, entry: &Entry) -> Option<(Now, u16)> {
        let now = self.now();
        let terms = self.state.map_or(0, |state| state.terms);
        let led = match to {
            To::Back => return self.state.and_then(|state| Some((state.latest_move()?.0, state.terms_before()))),
            To::Onward => Now::enter(process, now.step + 1, true),
            To::Step => Now::enter(process, now.step, false),
            To::Again => match &entry.fact {
                Fact::StepRepeated { step, .. } => Now::enter(process, *step, false),
                Fact::TakenOver(takeover) => Now::enter(process, takeover.step, false),
                Fact::Transferred(transfer) => return self.transferred(transfer),
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

    /// The place where a transfer leads. The candidate is asked for their own yes to another role, to a step that needs a yes, and
    /// while an answer is awaited.
    fn transferred(self, transfer: &Transfer) -> Option<(Now, u16)> {
        let place = self.on_the_shelf(&transfer.terms)?;
        let process = self.shelf.get(place)?.process();
        let now = Now::enter(process, transfer.step, false);
        let awaited = matches!(self.now().phase, Phase::Approached | Phase::Pooled | Phase::Proposed);
        let here = self.process()?.step(self.now().step);
        let is_another = |step: &Step| step.needs_yes() && here.is_none_or(|here| here.name() != step.name());
        let asked = transfer.role.is_some() || awaited || process.step(transfer.step).is_some_and(is_another);
        let phase = if asked && now.phase == Phase::Screening {
            Phase::Approached
        } else if asked {
            Phase::Proposed
        } else {
            now.phase
        };
        Some((Now { phase, ..now }, u16::try_from(place).ok()?))
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
