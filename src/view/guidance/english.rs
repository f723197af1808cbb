//! The tips that come along, in English: calm and warm, to one person, about the job and never about the person.

use super::Occasion::{self, Any, Assignment, MeetingWith, SharedScreen};
use super::{Guidance, Tip};
use crate::law::phase::{
    Phase::{
        Approached, Arranging, Assigned, Declined, Held, Hired, Offered, Pooled, Preparing, Proposed, Scheduled,
        Screening, Submitted, Withdrawn,
    },
    Phases,
};
use crate::value::actor::{Capacities, Capacity};

impl Guidance {
    /// Returns the tips that come with the library, in English.
    #[must_use]
    #[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "constant words, each of them read by a test")]
    pub fn english() -> Self {
        let tip = |row: &Row| {
            let tip = Tip::new(row.key, row.text, row.phases, row.occasion.clone()).expect("a key and a text");
            Tip { facts: row.facts.to_vec(), ..tip }
        };
        Guidance { tips: TIPS.iter().map(tip).collect() }
    }
}

struct Row {
    key: &'static str,
    facts: &'static [u8],
    phases: Phases,
    occasion: Occasion,
    text: &'static str,
}

const fn row(key: &'static str, facts: &'static [u8], phases: Phases, occasion: Occasion, text: &'static str) -> Row {
    Row { key, facts, phases, occasion, text }
}

const fn only(phases: &[crate::law::phase::Phase]) -> Phases {
    Phases::from_slice(phases)
}

const fn with(capacities: &[Capacity]) -> Occasion {
    MeetingWith(Capacities::from_slice(capacities))
}

/// Before the conversations, while the profile is read.
const BEFORE: Phases = only(&[Approached, Screening, Pooled]);
/// While a step is planned, and until it takes place.
const AHEAD: Phases = only(&[Arranging, Scheduled]);
/// While the company has to answer.
const WAITING: Phases = only(&[Held, Submitted]);

#[rustfmt::skip]
const TIPS: &[Row] = &[
    // The profile: never a condition
    row("experience", &[13, 14], BEFORE, Any,
        "Beside the titles you have held, say in a line or two what you did there from day to day. That is what people here look for first."),
    row("strengths", &[15], BEFORE, Any,
        "Tell what comes easily to you and which work makes you forget the time."),
    row("tech_stack", &[16], BEFORE, Any,
        "Name the tools and languages you would choose yourself. It shows both of us early whether the technical side matches."),
    row("complete_and_short", &[17, 19], BEFORE, Any,
        "A full profile need not be a long one: a few lines in each place are plenty."),
    row("skills", &[20], BEFORE, Any,
        "If your profile has a list of skills, fill it in; it is read."),
    row("picture", &[18], BEFORE, Any,
        "Whether your profile has a picture is your own choice. Nobody asks for one, and nobody judges by one."),

    // Planning a conversation
    row("place", &[25, 27], only(&[Arranging]), Occasion::ALL_MEETINGS,
        "We can meet online or at the office. If you live nearby, you are welcome to come over; there is coffee."),
    row("time_zone", &[26], AHEAD, Occasion::ALL_MEETINGS,
        "Have a look at the time zone of the invitation, and tell us if the hour is a bad one where you live."),
    row("read_up", &[30], AHEAD, with(&[Capacity::Recruiter]),
        "Twenty minutes with our website and the product are enough to follow the conversation with ease."),
    row("core_values", &[37], AHEAD, with(&[Capacity::Recruiter, Capacity::CharacteristicsInterviewer]),
        "Read the company's values and ask yourself whether you would like to work by them. The answer is yours, and both answers are good to know."),
    row("portfolio", &[38], AHEAD, with(&[Capacity::Recruiter]),
        "You need not bring a portfolio. Without one you are not at a disadvantage."),
    row("proud_of", &[39], AHEAD, with(&[Capacity::Recruiter, Capacity::TechnicalInterviewer]),
        "Think of one thing you built and are fond of, and tell us about it: what it was for, and which part was yours."),

    // The conversation itself
    row("nerves", &[2, 72], only(&[Scheduled]), Occasion::ALL_MEETINGS,
        "If you feel nervous, you are in good company; most people do, and it never counts against anybody. Breathe out, and come as you are."),
    row("on_time", &[28], only(&[Scheduled]), Occasion::ALL_MEETINGS,
        "Be there when it starts, look up from your notes now and then, and let everything else wait for that hour."),
    row("background", &[29], only(&[Scheduled]), Occasion::ALL_MEETINGS,
        "What the camera shows behind you does not matter, tidy or not, blurred or not."),
    row("questions", &[31], only(&[Scheduled]), Occasion::ALL_MEETINGS,
        "Bring two or three questions of your own. You are choosing as well."),
    row("both_sides", &[32], only(&[Scheduled]), Occasion::ALL_MEETINGS,
        "Your time is worth as much as ours. If something comes up, ask for another time; if we keep you waiting, say so."),
    row("set_up", &[33], only(&[Scheduled]), Occasion::ALL_MEETINGS,
        "If the link, the sound or the camera gives you trouble, ask for help beforehand. Somebody answers before it starts."),
    row("not_knowing", &[45, 47], AHEAD, with(&[Capacity::TechnicalInterviewer]),
        "You will not know everything, and nobody here does. \"I don't know\" is a complete answer."),
    row("honesty", &[46], AHEAD, with(&[Capacity::TechnicalInterviewer]),
        "An honest gap is better than an invented answer: a gap can be filled, and guesses presented as facts cost trust."),

    // The assignment
    row("a_week_or_more", &[49, 50], only(&[Assigned]), Assignment,
        "There is no prize for finishing early. If the time gets short, ask for more; you need not say why."),
    row("coming_back", &[51, 52], only(&[Submitted]), Assignment,
        "Whatever comes of it, you will hear what was good and what to work on."),
    row("being_prepared", &[48], only(&[Preparing]), Assignment,
        "The task is being put together for you. There is nothing to prepare."),

    // The conversation about it
    row("review", &[63, 64], AHEAD, SharedScreen,
        "You will go through your work together with people whom you may soon work with. It is a conversation between colleagues about something you know best."),
    row("screen", &[65, 66], AHEAD, SharedScreen,
        "In this conversation you show your work on your screen. Close what is private, open what you want to show, and try the button once beforehand."),
    row("the_manager", &[67], AHEAD, with(&[Capacity::EngineeringManager]),
        "The engineering manager is there to understand how you work, and is not there to catch you out."),
    row("the_way_there", &[68], AHEAD, SharedScreen,
        "The way there counts, beside the result: what you tried, what you left out, and what you would do with another week."),
    row("two_yeses", &[69], only(&[Proposed]), Any,
        "It goes on only if you want it too. Take the time you need, and ask whatever is still open."),
    row("last_chat", &[70], AHEAD, with(&[Capacity::ManagingDirector]),
        "You are nearly there. This last conversation is about the company as a whole, and a good moment for the large questions."),

    // Waiting, and the end
    row("waiting", &[56, 57, 58], WAITING, Any,
        "The next move is ours, and it has a date. If you would like to know something before then, write; every message gets a reply."),
    row("the_offer", &[69], only(&[Offered]), Any,
        "Read it in peace, and ask what is unclear before you answer."),
    row("not_a_match", &[73], only(&[Declined]), Any,
        "It was not a match this time. That is about one job on one day, and says nothing about your worth."),
    row("stepping_out", &[62], only(&[Withdrawn]), Any,
        "Thank you for the time that you gave. If there is something we should do better, we would like to hear it."),
    row("welcome", &[62], only(&[Hired]), Any,
        "It is good to have you with us. What was hard on the way here? We would like to make it easier for the next person."),
    row("speak_up", &[59, 60, 61], Phases::ALL, Any,
        "If something does not feel right, tell us: a message we missed, something personal, how you were treated. You can do so at any time."),
];
