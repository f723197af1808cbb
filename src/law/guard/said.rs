//! The guards of what is written down, asked and said, and who may answer.

use super::{Guarded, must};
use crate::law::items::Item;
use crate::law::lookup::{MEETINGS, request_row};
use crate::law::parts::PartState;
use crate::law::past::Past;
use crate::law::pending::Pending;
use crate::law::phase::Phase;
use crate::law::why::Why;
use crate::terms::{Part, PartKind};
use crate::value::actor::Actor;
use crate::value::correspondence::Stated;
use crate::value::id::Seq;
use crate::value::request::{Ask, DataRight, Request};
use crate::value::time::{Time, is_on_the_clock};

impl Guarded<'_> {
    pub(super) fn confirms(self, to: Seq, fits: impl Fn(&Item) -> bool) -> Result<(), Why> {
        let written = self.past.state.is_some_and(|state| {
            state.memory.items.waiting_at(to.0).any(|item| item.what == Pending::Confirmation && fits(item))
        });
        must(written, Why::NothingWrittenDown(to))
    }

    pub(super) fn requests(self, request: &Request) -> Result<(), Why> {
        let (row, now) = (request_row(request.ask.kind()), self.past.now());
        let parts = self.past.process().map_or(&[][..], |process| process.parts(now.step));
        let out = |kind: PartKind| parts.iter().enumerate().any(|(i, part)| part.kind() == kind && now.is_set_up(i));
        must(row.fits(now.phase, out), Why::NotAskedHere(row.request))?;
        if let Ask::OtherTime { part, .. } = &request.ask {
            self.is_a_scheduled_interview(*part)?;
        }
        let leaves = request.ask == Ask::Right(DataRight::ConsentWithdrawal) && self.is_pooled_for_them();
        must(!leaves, Why::WithdrawInstead)?;
        request.ask.first_moment().map_or(Ok(()), |moment| self.ahead(moment))
    }

    /// Returns true if the candidate is in the pool, or was when a no was decided that they are not told of: by all that they know
    /// they are.
    fn is_pooled_for_them(self) -> bool {
        let phase = self.past.now().phase;
        self.past.state.is_some_and(|state| self.past.known_phase(state, phase, 0) == Phase::Pooled)
    }

    fn is_check_out(self, to: Seq) -> bool {
        let process = self.past.process();
        self.past
            .state
            .zip(process)
            .is_some_and(|(state, process)| state.check_out(process, self.past.entries, to).is_some())
    }

    /// Another time is asked for an interview that is scheduled: for the one that is named, or for the only one.
    fn is_a_scheduled_interview(self, part: Option<u8>) -> Result<(), Why> {
        let now = self.past.now();
        let parts = self.past.process().map_or(&[][..], |process| process.parts(now.step)).iter().enumerate();
        let set_up = parts.filter(|(index, part)| MEETINGS.contains(part.kind()) && now.is_set_up(*index));
        if let Some(number) = part {
            let is_it = |(index, _): (usize, &Part)| index + 1 == usize::from(number);
            let misfit = || self.past.misfit(number, MEETINGS, PartState::SetUp.into());
            return if set_up.clone().any(is_it) { Ok(()) } else { Err(misfit()) };
        }
        let fit = set_up.count();
        must(fit == 1, Why::WhichPart { fit })
    }

    /// A word of the company is about something that waits, by somebody who may answer.
    pub(super) fn informs(self, to: Seq, stated: Option<&Stated>) -> Result<(), Why> {
        let Some(state) = self.past.state.filter(|_| !self.is_check_out(to)) else { return Ok(()) };
        let item = state.memory.items.informed_of(to.0).filter(|item| self.past.may_be_told(item));
        match (item, self.entry.by) {
            (Some(item), Actor::Staff(staff)) => self.past.may_answer(item, staff),
            (Some(_), Actor::Candidate) => Ok(()),
            (None, _) => {
                let pays = stated.is_some_and(|stated| stated.pay.is_some()) && state.memory.role_since().0 == to.0;
                must(pays && state.owes_the_pay(self.past.entries), Why::NothingWaits(to))
            }
        }
    }

    /// A correction lies between the neighbours of the entry.
    pub(super) fn corrects(self, entry: Seq, moment: Time) -> Result<(), Why> {
        let Past { entries, .. } = self.past;
        must(entry.entry(entries).is_some(), Why::NoSuchEntry(entry))?;
        must(is_on_the_clock(moment), Why::NoSuchMoment)?;
        let state = self.past.state;
        let from = entry.0.checked_sub(1).and_then(|before| state?.moment(entries, before)).unwrap_or(Time::MIN_UTC);
        let next = state.filter(|_| entry.index() + 1 < entries.len());
        let until = next.and_then(|state| state.own_moment(entries, entry.0 + 1)).unwrap_or(self.entry.at).max(from);
        must((from..=until).contains(&moment), Why::NotBetween { from, until })
    }
}
