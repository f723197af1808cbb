//! The material that an application brings. The process says which.

use crate::value::redacted::unchanged;
use crate::value::set::{names, set_of};

names! {
    /// One kind of material that an application brings.
    ///
    /// ```
    /// use candidacy::value::{MaterialKind, MaterialKinds};
    ///
    /// let asked = MaterialKinds::from([MaterialKind::Cv, MaterialKind::Letter]);
    /// assert_eq!(asked.to_string(), "cv, letter");
    /// assert!(!asked.contains(MaterialKind::Form));
    /// ```
    #[non_exhaustive]
    MaterialKind {
        /// A CV.
        Cv = "cv",
        /// A form that was filled in.
        Form = "form",
        /// A covering letter.
        Letter = "letter",
        /// Answers to questions.
        Answers = "answers",
        /// A proof from outside: a diploma, a licence, a certificate.
        Proof = "proof",
    }
}

set_of! {
    /// A set of kinds of material.
    MaterialKinds(u8) of MaterialKind
}

unchanged! { MaterialKind, MaterialKinds }
