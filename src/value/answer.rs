//! Whether a message of the company ends what it is about.

use crate::value::redacted::unchanged;
use crate::value::set::names;

names! {
    /// Whether a message of the company ends the pending item that it is about.
    ///
    /// ```
    /// use candidacy::value::Answer;
    ///
    /// assert_eq!(Answer::Interim.to_string(), "interim");
    /// assert_eq!(Answer::ALL, [Answer::Final, Answer::Interim]);
    /// ```
    #[expect(clippy::exhaustive_enums, reason = "it ends the item or it does not")]
    Answer {
        /// The message ends it.
        Final = "final",
        /// The message says how it stands, and more is to come.
        Interim = "interim",
    }
}

unchanged! { Answer }
