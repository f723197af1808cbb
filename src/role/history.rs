//! The history of a role, folded from its journal: the profile, the adverts, their corrections, and the dates.

use super::fact::{Definition, Entry, Fact, Phase};
use super::{Advert, Profile, Publication};
use crate::terms::RoleDate;
use crate::value::actor::Staff;
use crate::value::id::Seq;
use crate::value::set::{names, set_of};
use crate::value::text::Text;
use crate::value::time::Time;

/// The definition that an entry says.
pub(super) fn definition(entry: &Entry) -> Option<&Definition> {
    if let Fact::Defined(definition) = &entry.fact { Some(definition) } else { None }
}

/// The profile that an entry says.
#[expect(clippy::wildcard_enum_match_arm, reason = "three facts say one")]
pub(super) fn profile(entry: &Entry) -> Option<&Profile> {
    match &entry.fact {
        Fact::Defined(definition) => Some(&definition.profile),
        Fact::Revised(profile) => Some(profile),
        Fact::AdvertCorrected(correction) => Some(&correction.profile),
        _ => None,
    }
}

/// The publication that an entry says.
#[expect(clippy::wildcard_enum_match_arm, reason = "two facts say one")]
pub(super) fn publication(entry: &Entry) -> Option<&Publication> {
    match &entry.fact {
        Fact::Advertised(publication) => Some(publication),
        Fact::AdvertCorrected(correction) => Some(&correction.publication),
        _ => None,
    }
}

/// The dates that an entry says.
pub(super) fn dates(entry: &Entry) -> Option<&[RoleDate]> {
    if let Fact::DatesSet(dates) = &entry.fact { Some(dates) } else { None }
}

/// The advert after each entry: the one that is up, or the one that was up last. The phases are those after each entry.
pub(super) fn adverts<'a>(entries: &'a [Entry], phases: &'a [Phase]) -> impl Iterator<Item = Option<Advert<'a>>> {
    let (mut written, mut latest) = (None::<&Profile>, None::<Advert<'a>>);
    entries.iter().zip(phases).map(move |(entry, phase)| {
        written = profile(entry).or(written);
        if let (Some(profile), Some(publication)) = (written, publication(entry)) {
            let since = latest.filter(|up| up.ended().is_none()).map_or(entry.at, Advert::since);
            latest = Some(Advert::up(profile, publication, since));
        }
        if *phase != Phase::Advertised {
            latest = latest.map(|up| up.down(entry.at));
        }
        latest
    })
}

/// The corrections of adverts, in order.
pub(super) fn corrections<'a>(entries: &'a [Entry], phases: &'a [Phase]) -> impl Iterator<Item = Corrected<'a>> {
    let before = std::iter::once(None).chain(adverts(entries, phases));
    let each = entries.iter().zip(before).zip(adverts(entries, phases)).enumerate();
    each.filter_map(|(index, ((entry, before), after))| match (&entry.fact, before, after) {
        (Fact::AdvertCorrected(correction), Some(before), Some(after)) => Some(Corrected {
            seq: Seq::from_index(index),
            at: entry.at,
            by: entry.by,
            reason: &correction.reason,
            before,
            after,
        }),
        (_, _, _) => None,
    })
}

names! {
    /// A part of an advert.
    #[expect(clippy::exhaustive_enums, reason = "these are the parts of an advert")]
    AdvertPart {
        /// The title of the role.
        Title = "title",
        /// The description of the work.
        Work = "work",
        /// The requirements, or the words by which they are found.
        Requirements = "requirements",
        /// The channels.
        Channels = "channels",
        /// The place of work.
        Workplace = "workplace",
        /// The moment until which it is meant to be seen.
        Until = "until",
        /// The kind of employment.
        Employment = "employment",
        /// The pay.
        Pay = "pay",
        /// The page where it is read.
        Page = "page",
        /// The benefits beside the pay.
        Benefits = "benefits",
        /// The collective agreement.
        Agreement = "agreement",
        /// The tools that take part in the selection.
        Tools = "tools",
        /// The purpose.
        Purpose = "purpose",
    }
}

set_of! {
    /// A set of parts of an advert.
    AdvertParts(u16) of AdvertPart
}

/// A correction in the history of a role: what the advert said before and after it, by whom and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Corrected<'a> {
    /// The number of its entry.
    pub seq: Seq,
    /// The moment at which it was recorded.
    pub at: Time,
    /// The person who recorded it.
    pub by: Staff,
    /// The reason.
    pub reason: &'a Text,
    /// The advert before it.
    pub before: Advert<'a>,
    /// The advert after it.
    pub after: Advert<'a>,
}

impl Corrected<'_> {
    /// Returns the parts of the advert that it changed.
    #[must_use]
    pub fn parts(&self) -> AdvertParts {
        let (before, after) = (self.before, self.after);
        let ((a, b), (was, is)) = ((before.profile(), after.profile()), (before.publication(), after.publication()));
        let differs = |part: &AdvertPart| match part {
            AdvertPart::Title => a.title() != b.title(),
            AdvertPart::Work => a.work() != b.work(),
            AdvertPart::Requirements => a.requirements() != b.requirements(),
            AdvertPart::Channels => was.channels() != is.channels(),
            AdvertPart::Workplace => was.workplace() != is.workplace(),
            AdvertPart::Until => was.until() != is.until(),
            AdvertPart::Employment => was.employment() != is.employment(),
            AdvertPart::Pay => was.salary() != is.salary(),
            AdvertPart::Page => was.page() != is.page(),
            AdvertPart::Benefits => was.benefits() != is.benefits(),
            AdvertPart::Agreement => was.agreement() != is.agreement(),
            AdvertPart::Tools => was.tools() != is.tools(),
            AdvertPart::Purpose => was.purpose() != is.purpose(),
        };
        AdvertPart::ALL.iter().copied().filter(differs).collect()
    }
}
