//! The kinds of things that an application brings.

use crate::value::set::{names, set_of};

names! {
    /// One kind of thing that an application brings.
    #[expect(clippy::exhaustive_enums, reason = "a new kind is a new thing to check, and matches should notice")]
    MaterialKind {
        /// A CV, as a PDF.
        Cv = "cv",
        /// A form that the company asks to be filled in.
        Form = "form",
        /// A covering letter.
        Letter = "letter",
        /// Answers to questions of the company.
        Answers = "answers",
        /// A proof of something, such as a certificate or a permit.
        Proof = "proof",
    }
}

set_of! {
    /// A set of kinds of material; on the wire, a list of their names.
    MaterialKinds(u8) of MaterialKind
}
