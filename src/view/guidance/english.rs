//! The tips that come with the library, and the occasion of each. Their words stand in the catalogue: calm, warm, and never a condition.

use super::{AHEAD, Guidance, Occasion, Tip, Writing};
use crate::law::PartState::{Done, SetUp, ToSetUp};
use crate::law::Phase::{
    Accepted, Approached, Deciding, Hired, OfferDue, Offered, Pooled, Proposed, Rejected, Screening, Withdrawn,
};
use crate::law::{PartState, PartStates, Phase, Phases};
use crate::terms::{PartKind, PartKinds};
use crate::value::actor::Capacity;
use crate::view::words::Words;

impl Guidance {
    /// Returns the tips that come with the library, in English.
    #[must_use]
    #[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "constant words, each of them read by a test")]
    pub fn english() -> Self {
        let words = Words::english();
        let tip = |row: &Row| {
            let text = words.say(&format!("tip.{}", row.key));
            let tip = Tip::new(row.key, &text, row.place.occasion()).expect("a key and a text");
            Tip { facts: row.facts.to_vec(), is_own: false, ..tip }
        };
        Guidance { tips: TIPS.iter().map(tip).collect() }
    }
}

struct Row {
    key: &'static str,
    facts: &'static [u8],
    place: Place,
}

/// The occasion of a tip, as a constant.
enum Place {
    In(Phases),
    Part(PartKind, PartStates),
    With(&'static [Capacity], PartStates),
    Screen(PartStates),
    Writing(Writing),
}

impl Place {
    fn occasion(&self) -> Occasion {
        match self {
            Place::In(phases) => Occasion::In(*phases),
            Place::Part(kind, states) => Occasion::Part(PartKinds::from(*kind), *states),
            Place::With(capacities, states) => Occasion::With(capacities.iter().copied().collect(), *states),
            Place::Screen(states) => Occasion::SharedScreen(*states),
            Place::Writing(what) => Occasion::Writing(*what),
        }
    }
}

const fn row(key: &'static str, facts: &'static [u8], place: Place) -> Row {
    Row { key, facts, place }
}

const fn only(phases: &[Phase]) -> Place {
    Place::In(Phases::from_slice(phases))
}

const fn states(states: &[PartState]) -> PartStates {
    PartStates::from_slice(states)
}

/// Before the conversations, while the profile is read.
const BEFORE: Place = only(&[Approached, Screening, Pooled]);
const PLANNED: Place = Place::Part(PartKind::Interview, states(&[ToSetUp]));
const INVITED: Place = Place::Part(PartKind::Interview, states(&[SetUp]));
/// While an interview is planned, and until it takes place.
const TO_COME: Place = Place::Part(PartKind::Interview, AHEAD);
const WITH_A_RECRUITER: Place = Place::With(&[Capacity::RECRUITER], AHEAD);
const TECHNICAL: Place = Place::With(&[Capacity::TECHNICAL_INTERVIEWER], AHEAD);
const SHARED: Place = Place::Screen(AHEAD);

#[rustfmt::skip]
const TIPS: &[Row] = &[
    // The profile: never a condition
    row("experience", &[13, 14], BEFORE),
    row("strengths", &[15], BEFORE),
    row("tech_stack", &[16], BEFORE),
    row("complete_and_short", &[17, 19], BEFORE),
    row("skills", &[20], BEFORE),
    row("picture", &[18], BEFORE),

    // Planning an interview
    row("place", &[25, 27], PLANNED),
    row("times", &[26, 32], PLANNED),
    row("time_zone", &[26], TO_COME),
    row("adjustment", &[33, 60], TO_COME),
    row("read_up", &[30], WITH_A_RECRUITER),
    row("core_values", &[37], Place::With(&[Capacity::RECRUITER, Capacity::CHARACTER_INTERVIEWER], AHEAD)),
    row("portfolio", &[38], WITH_A_RECRUITER),
    row("proud_of", &[39], Place::With(&[Capacity::RECRUITER, Capacity::TECHNICAL_INTERVIEWER], AHEAD)),

    row("past_pay", &[54], TO_COME),

    // The interview itself
    row("nerves", &[2, 72], INVITED),
    row("on_time", &[28], INVITED),
    row("background", &[29], INVITED),
    row("questions", &[31], INVITED),
    row("both_sides", &[32], INVITED),
    row("set_up", &[33], INVITED),
    row("not_knowing", &[45, 47], TECHNICAL),
    row("honesty", &[46], TECHNICAL),

    // The assignment
    row("being_prepared", &[48], Place::Part(PartKind::Assignment, states(&[ToSetUp]))),
    row("a_week_or_more", &[49, 50], Place::Part(PartKind::Assignment, states(&[SetUp]))),
    row("coming_back", &[51, 52], Place::Part(PartKind::Assignment, states(&[Done]))),
    row("a_check", &[4, 56], Place::Part(PartKind::Check, states(&[SetUp]))),

    // The conversation about it
    row("review", &[63, 64], SHARED),
    row("screen", &[65, 66], SHARED),
    row("the_manager", &[67], Place::With(&[Capacity::ENGINEERING_MANAGER], AHEAD)),
    row("the_way_there", &[68], SHARED),
    row("two_yeses", &[69], only(&[Proposed])),
    row("last_chat", &[70], Place::With(&[Capacity::MANAGING_DIRECTOR], AHEAD)),

    // Waiting, and the end
    row("waiting", &[56, 57, 58], only(&[Deciding, OfferDue])),
    row("the_offer", &[69], only(&[Offered])),
    row("before_the_first_day", &[58, 69], only(&[Accepted])),
    row("conditions", &[58, 69], only(&[Accepted])),
    row("the_first_day", &[12, 32, 58], only(&[Accepted])),
    row("after_the_yes", &[61, 62], only(&[Accepted])),
    row("not_a_match", &[73], only(&[Rejected])),
    row("stepping_out", &[62], only(&[Withdrawn])),
    row("welcome", &[62], only(&[Hired])),
    row("speak_up", &[59, 60, 61], Place::In(Phases::ALL)),
    row("written_down", &[59, 60], Place::In(Phases::ALL)),
    row("outside", &[61, 78], only(&[Rejected, Withdrawn])),

    // For those who write
    row("about_the_job", &[36, 73], Place::Writing(Writing::Feedback)),
    row("one_point", &[52, 55], Place::Writing(Writing::Feedback)),
    row("what_was_seen", &[10, 24], Place::Writing(Writing::Evidence)),
    row("left_out", &[11, 29, 72], Place::Writing(Writing::Evidence)),
    row("never_past_pay", &[10], Place::Writing(Writing::Evidence)),
    row("needed", &[5, 6], Place::Writing(Writing::Advert)),
    row("pay", &[6, 54], Place::Writing(Writing::Advert)),
];
