//! The tips that come with the library, in words of our own: calm, warm, and never a condition.

use super::{AHEAD, Guidance, Occasion, Tip, Writing};
use crate::law::PartState::{Done, SetUp, ToSetUp};
use crate::law::Phase::{
    Accepted, Approached, Deciding, Hired, OfferDue, Offered, Pooled, Proposed, Rejected, Screening, Withdrawn,
};
use crate::law::{PartState, PartStates, Phase, Phases};
use crate::terms::{PartKind, PartKinds};
use crate::value::actor::Capacity;

impl Guidance {
    /// Returns the tips that come with the library, in English.
    #[must_use]
    #[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "constant words, each of them read by a test")]
    pub fn english() -> Self {
        let tip = |row: &Row| {
            let tip = Tip::new(row.key, row.text, row.place.occasion()).expect("a key and a text");
            Tip { facts: row.facts.to_vec(), ..tip }
        };
        Guidance { tips: TIPS.iter().map(tip).collect() }
    }
}

struct Row {
    key: &'static str,
    facts: &'static [u8],
    place: Place,
    text: &'static str,
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

const fn row(key: &'static str, facts: &'static [u8], place: Place, text: &'static str) -> Row {
    Row { key, facts, place, text }
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
    row("experience", &[13, 14], BEFORE,
        "Beside the titles you have held, say in a line or two what you did there from day to day. That is what people here look for first."),
    row("strengths", &[15], BEFORE,
        "Tell what comes easily to you and which work makes you forget the time."),
    row("tech_stack", &[16], BEFORE,
        "Name the tools and languages you would choose yourself. It shows both of us early whether the technical side matches."),
    row("complete_and_short", &[17, 19], BEFORE,
        "A full profile need not be a long one: a few lines in each place are plenty."),
    row("skills", &[20], BEFORE,
        "If your profile has a list of skills, fill it in; it is shown beside what the role needs."),
    row("picture", &[18], BEFORE,
        "Whether your profile has a picture is your own choice. Nothing here asks for one, and it is no reason for a no."),

    // Planning an interview
    row("place", &[25, 27], PLANNED,
        "Interviews are online or at the office; tell us which suits you better. If you live nearby, you are welcome to come over."),
    row("times", &[26, 32], PLANNED,
        "If the times we propose do not suit you, propose some of your own. You need not say why."),
    row("time_zone", &[26], TO_COME,
        "Have a look at the time zone of the invitation, and tell us if the hour is a bad one where you live."),
    row("adjustment", &[33, 60], TO_COME,
        "If something would make it easier for you, such as more time, a break or another form, ask for it. You need not say why, and you are owed an answer."),
    row("read_up", &[30], WITH_A_RECRUITER,
        "Twenty minutes with our website and the product are enough to follow the conversation with ease."),
    row("core_values", &[37], Place::With(&[Capacity::RECRUITER, Capacity::CHARACTER_INTERVIEWER], AHEAD),
        "Read the company's values and ask yourself whether you would like to work by them. The answer is yours, and both answers are good to know."),
    row("portfolio", &[38], WITH_A_RECRUITER,
        "You need not bring a portfolio. Nothing here asks for one, and to have none is no reason for a no."),
    row("proud_of", &[39], Place::With(&[Capacity::RECRUITER, Capacity::TECHNICAL_INTERVIEWER], AHEAD),
        "Think of one thing you built and are fond of, and tell us about it: what it was for, and which part was yours."),

    row("past_pay", &[54], TO_COME,
        "What you earn or earned before is your own affair, and you need not tell it. If somebody asks, you can speak up about the question."),

    // The interview itself
    row("nerves", &[2, 72], INVITED,
        "If you feel nervous, you are in good company; most people do, and nerves are no reason for a no. Breathe out, and come as you are."),
    row("on_time", &[28], INVITED,
        "Be there when it starts, look up from your notes now and then, and let everything else wait for that hour."),
    row("background", &[29], INVITED,
        "What the camera shows behind you is no reason for a no, tidy or not, blurred or not."),
    row("questions", &[31], INVITED,
        "Bring two or three questions of your own. You are choosing as well."),
    row("both_sides", &[32], INVITED,
        "Your time is worth as much as ours. If something comes up, ask for another time; if we keep you waiting, say so."),
    row("set_up", &[33], INVITED,
        "If the link, the sound or the camera gives you trouble, ask for help, best an hour beforehand or more. You are owed an answer before it starts."),
    row("not_knowing", &[45, 47], TECHNICAL,
        "You will not know everything, and nobody here does. \"I don't know\" is a complete answer."),
    row("honesty", &[46], TECHNICAL,
        "An honest gap is better than an invented answer: a gap can be filled, and guesses presented as facts cost trust."),

    // The assignment
    row("being_prepared", &[48], Place::Part(PartKind::Assignment, states(&[ToSetUp])),
        "The task is being put together for you. There is nothing to prepare."),
    row("a_week_or_more", &[49, 50], Place::Part(PartKind::Assignment, states(&[SetUp])),
        "There is no prize for finishing early. If the time gets short, ask for more; you need not say why."),
    row("coming_back", &[51, 52], Place::Part(PartKind::Assignment, states(&[Done])),
        "You will hear how it went and how we go on. If we do not go on, you are owed feedback that names what to work on."),
    row("a_check", &[4, 56], Place::Part(PartKind::Check, states(&[SetUp])),
        "Somebody else answers this one, and it can take a while. There is nothing for you to do, and we owe you news meanwhile."),

    // The conversation about it
    row("review", &[63, 64], SHARED,
        "You will go through your work together with people whom you may soon work with. It is a conversation between colleagues about something you know best."),
    row("screen", &[65, 66], SHARED,
        "In this conversation you show your work on your screen. Close what is private, open what you want to show, and try the button once beforehand."),
    row("the_manager", &[67], Place::With(&[Capacity::ENGINEERING_MANAGER], AHEAD),
        "The engineering manager is there to understand how you work, and is not there to catch you out."),
    row("the_way_there", &[68], SHARED,
        "The way there counts, beside the result: what you tried, what you left out, and what you would do with another week."),
    row("two_yeses", &[69], only(&[Proposed]),
        "It goes on only if you want it too. Take the time you need, and ask whatever is still open."),
    row("last_chat", &[70], Place::With(&[Capacity::MANAGING_DIRECTOR], AHEAD),
        "You are nearly there. This last conversation is about the company as a whole, and a good moment for the large questions."),

    // Waiting, and the end
    row("waiting", &[56, 57, 58], only(&[Deciding, OfferDue]),
        "The next move is ours, and it has a date. If you would like to know something before then, write; you are owed a reply to every message."),
    row("the_offer", &[69], only(&[Offered]),
        "Read it in peace, and ask what is unclear before you answer. If you need more time for that, ask for it; you are owed an answer."),
    row("before_the_first_day", &[58, 69], only(&[Accepted]),
        "What is still open before your first day has a date. If the day does not suit you, propose another."),
    row("conditions", &[58, 69], only(&[Accepted]),
        "Some conditions of the offer are yours to see to, and some wait for somebody whom we ask. If one takes longer than its date, say so early; no date decides about you."),
    row("the_first_day", &[12, 32, 58], only(&[Accepted]),
        "If the first day does not work out for you, or nobody of us is there to meet you, write to us or agree on another day. Nobody is hired or turned away by a date."),
    row("after_the_yes", &[61, 62], only(&[Accepted]),
        "If something changes for you after your yes, it is fine to say so, and the earlier the better. The reasons are your own."),
    row("not_a_match", &[73], only(&[Rejected]),
        "It was not a match this time. That is about one job on one day, and says nothing about your worth."),
    row("stepping_out", &[62], only(&[Withdrawn]),
        "Thank you for the time that you gave. If there is something we should do better, we would like to hear it."),
    row("welcome", &[62], only(&[Hired]),
        "It is good to have you with us. What was hard on the way here? We would like to make it easier for the next person."),
    row("speak_up", &[59, 60, 61], Place::In(Phases::ALL),
        "If something does not feel right, tell us: a message we missed, something personal, how you were treated. You can do so at any time."),
    row("written_down", &[59, 60], Place::In(Phases::ALL),
        "What we write down for you, after a call for example, is shown to you. If it is not what you said, object in the first days, and it is taken back; later you can speak up about it."),
    row("outside", &[61, 78], only(&[Rejected, Withdrawn]),
        "If you would rather not speak with us, there are people outside, such as the data protection authority and the equality body of your country."),

    // For those who write
    row("about_the_job", &[36, 73], Place::Writing(Writing::Feedback),
        "Write about the job and about what was seen, and never about the person. Leave out age, health, family, faith, origin and everything like it."),
    row("one_point", &[52, 55], Place::Writing(Writing::Feedback),
        "Name one point that the reader can work on, with an example from your own notes. Say it as you would to a colleague across the table."),
    row("what_was_seen", &[10, 24], Place::Writing(Writing::Evidence),
        "Name the requirement, and then what you saw or read of it. An impression without an example helps nobody later."),
    row("left_out", &[11, 29, 72], Place::Writing(Writing::Evidence),
        "Leave out age, health, family, faith, origin, looks, nerves and the room behind the camera. None of it is about a requirement."),
    row("never_past_pay", &[10], Place::Writing(Writing::Evidence),
        "Never ask what somebody earns or earned before, and leave it out where they told it. It is no evidence of what they can do."),
    row("needed", &[5, 6], Place::Writing(Writing::Advert),
        "Ask for what the work needs, and for nothing that only sounds good. Leave out age, health, family, faith and origin, and words that stand for them."),
    row("pay", &[6, 54], Place::Writing(Writing::Advert),
        "Say what it pays, or the range, and never ask what somebody earns or earned before. Nobody likes to find out in the last conversation."),
];
