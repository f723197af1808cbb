//! The judges of a log, one for each processor. Every case is with one of them, and their judgements add up to that of the log.

use candidacy::foreign::{Judge, Judgement, Sighting, Whats};
use candidacy::{Terms, Time};
use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroUsize;
use std::thread;

pub(super) struct Judges {
    pub(super) at: Time,
    all: Vec<Judge>,
    hasher: RandomState,
}

impl Judges {
    /// Creates judges under these terms, as of a moment, of a log that can say this.
    pub(super) fn new(terms: &Terms, at: Time, records: Whats) -> Self {
        let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let all = vec![Judge::new(terms, at).records(records); processors];
        Judges { at, all, hasher: RandomState::new() }
    }

    /// The judge of a case.
    fn of(&mut self, case: &str) -> &mut Judge {
        let place = self.hasher.hash_one(case) % self.all.len() as u64;
        &mut self.all[usize::try_from(place).expect("smaller than a length")]
    }

    pub(super) fn see(&mut self, sighting: &Sighting) {
        self.of(&sighting.case).see(sighting);
    }

    pub(super) fn close(&mut self, case: &str) {
        self.of(case).close(case);
    }

    /// Judges every case that is not closed, on all processors.
    pub(super) fn judgement(self) -> Judgement {
        thread::scope(|scope| {
            let judged: Vec<_> = self.all.into_iter().map(|judge| scope.spawn(|| judge.judgement())).collect();
            let mut sum = Judgement::default();
            for judged in judged {
                sum.merge(&judged.join().expect("a judge does not panic"));
            }
            sum
        })
    }
}
