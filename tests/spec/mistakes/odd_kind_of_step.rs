//! A step is a meeting or an assignment.
//! error: a step is a `Meeting` or an `Assignment`
candidacy::steps! { Hello = "hello": Party } // mistake
candidacy::steps! { Hello = "hello": Meeting } // instead
