//! A step is a meeting or an assignment.
//! error: `Hello` is a `Meeting` or an `Assignment`, not a `Party`
candidacy::steps! { Hello = "hello": Party } // mistake
candidacy::steps! { Hello = "hello": Meeting } // instead
