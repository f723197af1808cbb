//! The ends of offers: made, revised, accepted, declined, withdrawn, and stepped back from after the yes.

use crate::law::FactKind;
use crate::value::id::Seq;
use crate::view::then::Then;
use serde::Serialize;

/// The offers of candidacies, by what became of them. An offer and its later versions count once. An offer that was reversed does not
/// count.
///
/// Each offer that was made is accepted, declined, withdrawn before an answer, or waits for one. Each that was accepted is hired,
/// withdrawn after the yes, reneged, or waits for the first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Offers {
    /// The offers that were made.
    pub made: u64,
    /// The later versions of them.
    pub revised: u64,
    /// The candidate said yes.
    pub accepted: u64,
    /// The candidate said no, or stepped out before an answer.
    pub declined: u64,
    /// The company took the offer back before an answer.
    pub withdrawn: u64,
    /// The company took the offer back after the yes.
    pub withdrawn_after_yes: u64,
    /// The candidate stepped back after the yes.
    #[doc(alias = "renege")]
    pub reneged: u64,
    /// The candidate was hired.
    pub hired: u64,
}

/// An offer that is neither declined nor over.
struct Standing {
    accepted: bool,
}

impl Offers {
    pub(super) fn add(&mut self, then: &Then<'_>) {
        let mut standing: Option<Standing> = None;
        let moves = then.steps().filter(|(seq, _, _): &(Seq, _, _)| then.stands(*seq));
        for kind in moves.map(|(_, entry, _)| entry.fact.kind()) {
            match (kind, &mut standing) {
                (FactKind::OfferMade, None) => {
                    self.made += 1;
                    standing = Some(Standing { accepted: false });
                }
                (FactKind::OfferMade, Some(_)) => self.revised += 1,
                (FactKind::OfferAccepted, Some(offer)) => {
                    self.accepted += u64::from(!offer.accepted);
                    offer.accepted = true;
                }
                (
                    FactKind::OfferDeclined | FactKind::Withdrew | FactKind::OfferWithdrawn | FactKind::Hired,
                    Some(offer),
                ) => {
                    let by_the_company = kind == FactKind::OfferWithdrawn;
                    let count = match (offer.accepted, by_the_company) {
                        (true, _) if kind == FactKind::Hired => &mut self.hired,
                        (false, true) => &mut self.withdrawn,
                        (true, true) => &mut self.withdrawn_after_yes,
                        (false, false) => &mut self.declined,
                        (true, false) => &mut self.reneged,
                    };
                    *count += 1;
                    standing = None;
                }
                (_, _) => {}
            }
        }
    }

    /// Returns the offers that wait for an answer.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.made.saturating_sub(self.accepted + self.declined + self.withdrawn)
    }

    /// Returns the accepted offers that wait for the first day.
    #[must_use]
    pub fn to_start(&self) -> u64 {
        self.accepted.saturating_sub(self.hired + self.reneged + self.withdrawn_after_yes)
    }

    pub(super) fn merge(&mut self, other: &Offers) {
        let Offers { made, revised, accepted, declined, withdrawn, withdrawn_after_yes, reneged, hired } = other;
        self.made += made;
        self.revised += revised;
        self.accepted += accepted;
        self.declined += declined;
        self.withdrawn += withdrawn;
        self.withdrawn_after_yes += withdrawn_after_yes;
        self.reneged += reneged;
        self.hired += hired;
    }
}
