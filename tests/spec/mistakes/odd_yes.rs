//! The only condition of a step is the candidate's own yes (F69).
//! error: `Hello` is `after yes` or after nothing
candidacy::steps! { Hello = "hello": Interview after maybe } // mistake
candidacy::steps! { Hello = "hello": Interview after yes } // instead
