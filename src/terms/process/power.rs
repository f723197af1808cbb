//! The powers that a capacity may have, beside taking part in the steps that name it.

use crate::value::set::{names, set_of};

names! {
    /// One power of a capacity. Every capacity of the cast takes part where a step names it; who decides, each step says.
    #[expect(clippy::exhaustive_enums, reason = "a new power is new law, and matches should notice")]
    Power {
        /// Screens, approaches, pools, makes offers and answers adjustments.
        Selects = "selects",
        /// Agrees to a decision before anybody tells the candidate: a works council, an equality officer, an approver.
        Agrees = "agrees",
        /// Hears concerns.
        Hears = "hears",
    }
}

set_of! {
    /// A set of powers; on the wire, a list of their names.
    Powers(u8) of Power
}
