//! A step is an interview, an assignment, a check, or parts of these kinds.
//! error: `Hello` is an `Interview`, an `Assignment`, a `Check`, or parts in braces, not a `Party`
candidacy::steps! { Hello = "hello": Party } // mistake
candidacy::steps! { Hello = "hello": Interview } // instead
