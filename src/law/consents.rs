//! The candidate's consents to be kept: which stands, and which stands again where an entry turns out never to have been.

/// A consent that was given or taken back, by the number of the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Given(u32),
    Withdrawn(u32),
}

impl Said {
    fn seq(self) -> u32 {
        match self {
            Said::Given(seq) | Said::Withdrawn(seq) => seq,
        }
    }
}

/// The consents that were given and withdrawn, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Consents {
    said: Vec<Said>,
    /// True once the candidate has contested one that was written down for them.
    taken_back: bool,
}

impl Consents {
    pub(in crate::law) const NONE: Consents = Consents { said: Vec::new(), taken_back: false };

    /// The entry with the consent that stands.
    pub(crate) fn standing(&self) -> Option<u32> {
        match self.said.last()? {
            Said::Given(seq) => Some(*seq),
            Said::Withdrawn(_) => None,
        }
    }

    /// Returns true if none was ever given: after the first, only the candidate gives the next one.
    pub(in crate::law) fn is_first(&self) -> bool {
        self.said.is_empty() && !self.taken_back
    }

    pub(in crate::law) fn give(&mut self, seq: u32) {
        self.said.push(Said::Given(seq));
    }

    /// The candidate withdrew, or took back the consent alone: it stands no longer.
    pub(in crate::law) fn withdraw(&mut self, seq: u32) {
        if self.standing().is_some() {
            self.said.push(Said::Withdrawn(seq));
        }
    }

    /// The candidate never gave this one: the consent before it stands.
    pub(in crate::law) fn contest(&mut self, seq: u32) {
        self.taken_back |= self.remove(Said::Given(seq));
    }

    /// The candidate never withdrew by this entry: the consent stands that stood before.
    pub(in crate::law) fn unmake(&mut self, seq: u32) {
        self.remove(Said::Withdrawn(seq));
    }

    /// Takes out what was never said; returns true if it was there.
    fn remove(&mut self, said: Said) -> bool {
        let place = self.said.binary_search_by_key(&said.seq(), |said| said.seq()).ok();
        let place = place.filter(|place| self.said.get(*place) == Some(&said));
        place.is_some_and(|place| {
            self.said.remove(place);
            true
        })
    }

    pub(in crate::law) fn shrink_to_fit(&mut self) {
        self.said.shrink_to_fit();
    }
}
