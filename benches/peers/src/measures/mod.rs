//! Everything that can be measured, by name. Each does something so many times; what one time costs is the difference of
//! two counts, so that the preparation falls out.

mod bytes;
mod deadlines;
mod deciding;
mod fleet;
mod ledger;
mod recording;
mod replaying;

pub use bytes::sizes;
pub use fleet::fleet;

/// Something to do so many times.
#[derive(Clone, Copy)]
pub struct Measure {
    pub name: &'static str,
    /// How many operations one time is.
    pub operations: u32,
    pub run: fn(u32),
}

const fn measure(name: &'static str, operations: u32, run: fn(u32)) -> Measure {
    Measure { name, operations, run }
}

pub fn all() -> Vec<Measure> {
    [deciding::ALL, recording::ALL, replaying::ALL, ledger::ALL, deadlines::ALL].concat()
}
