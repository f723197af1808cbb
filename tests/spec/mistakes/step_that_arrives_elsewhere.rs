//! A step that is declared by hand says nothing about where it leads but what the law says (F51).
//! E0277: a candidacy does not come to the step `Shortcut` in `candidacy::phase::Rejected`
use candidacy::phase::{Preparing, Rejected};
use candidacy::step::{Declared, Interview, Offer};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut;

impl Declared for Shortcut {
    const NAME: Option<&'static str> = Some("intro_chat");
    type Kind = Interview;
    type Arrival = Rejected; // mistake
    type Arrival = Preparing<Shortcut>; // instead
    type Next = Offer;
}
pub type Used = (Preparing<Shortcut>, Rejected);
