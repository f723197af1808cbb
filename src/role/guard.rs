//! The guards: rules about the words and moments of a fact, beyond the row of its kind.

use super::fact::{Entry, Fact};
use super::history;
use super::refusal::Why;
use super::{Correction, Profile, Publication, Requirement, Salary};
use crate::terms::RoleDate;
use crate::value::time::{Time, is_on_the_clock};

/// The advert that is up, by the latest entries of the journal that say so: a look goes no further back than to the correction or the
/// publication before.
#[derive(Clone, Copy)]
pub(super) struct Up<'a>(pub(super) &'a [Entry]);

impl<'a> Up<'a> {
    fn profile(self) -> Option<&'a Profile> {
        self.0.iter().rev().find_map(history::profile)
    }

    fn publication(self) -> Option<&'a Publication> {
        self.0.iter().rev().find_map(history::publication)
    }
}

/// Why the entry cannot be recorded, by what it says of the advert that is up and of moments.
pub(super) fn check(entry: &Entry, up: Option<Up<'_>>) -> Result<(), Why> {
    match &entry.fact {
        Fact::Advertised(publication) => {
            ends_later(publication.until(), entry.at)?;
            match up.and_then(Up::publication) {
                Some(up) if pays_less(up, publication) => Err(Why::LessPay),
                Some(_) | None => Ok(()),
            }
        }
        Fact::AdvertCorrected(correction) => {
            let up = up.and_then(|up| Some((up.profile()?, up.publication()?)));
            up.map_or(Ok(()), |up| corrects(correction, up, entry.at))
        }
        Fact::DatesSet(dates) => is_a_calendar(dates),
        Fact::Defined(_)
        | Fact::Revised(_)
        | Fact::TakenDown { .. }
        | Fact::Filled(_)
        | Fact::Closed { .. }
        | Fact::Reopened { .. }
        | Fact::OpeningTaken(_)
        | Fact::OpeningFreed(_)
        | Fact::OpeningsSet { .. } => Ok(()),
    }
}

/// An advert ends after it is up.
fn ends_later(until: Option<Time>, at: Time) -> Result<(), Why> {
    match until {
        Some(until) if !is_on_the_clock(until) => Err(Why::NoSuchMoment),
        Some(until) if until <= at => Err(Why::InThePast),
        Some(_) | None => Ok(()),
    }
}

/// A correction puts words right, and takes nothing from somebody who has read them.
fn corrects(correction: &Correction, up: (&Profile, &Publication), at: Time) -> Result<(), Why> {
    let (Correction { profile, publication, .. }, (read, published)) = (correction, up);
    let kind = |one: &Requirement| (one.aspect(), one.need());
    let needs = |of: &Profile| of.requirements().iter().map(kind).collect::<Vec<_>>();
    if read.employer() != profile.employer() || needs(read) != needs(profile) {
        return Err(Why::MoreThanWords);
    }
    if pays_less(published, publication) {
        return Err(Why::LessPay);
    }
    if read == profile && published == publication {
        return Err(Why::NothingCorrected);
    }
    // An advert that has run out is up until somebody takes it down, and its words can be put right until then.
    if publication.until() == published.until() { Ok(()) } else { ends_later(publication.until(), at) }
}

/// Returns true if somebody who reads the later one could earn less, or cannot tell.
fn pays_less(before: &Publication, after: &Publication) -> bool {
    let unit = |salary: &Salary| (salary.currency(), salary.per());
    match (before.salary(), after.salary()) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(before), Some(after)) => {
            unit(before) != unit(after)
                || after.least_in_cents() < before.least_in_cents()
                || after.most_in_cents() < before.most_in_cents()
        }
    }
}

/// Each date once, and not too many.
fn is_a_calendar(dates: &[RoleDate]) -> Result<(), Why> {
    if dates.len() > Fact::MAX_DATES {
        return Err(Why::ManyDates);
    }
    if dates.iter().any(|date| !is_on_the_clock(date.at)) {
        return Err(Why::NoSuchMoment);
    }
    let earlier = |(at, one): (usize, &RoleDate)| dates.iter().take(at).any(|other| other.name == one.name);
    if dates.iter().enumerate().any(earlier) { Err(Why::DateTwice) } else { Ok(()) }
}
