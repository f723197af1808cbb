//! What the source says, fact by fact, in words of our own.

use Kind::{Advice, Guard, Law, Promise, Step, Value};

/// What a fact asks for. Advice is carried by the words for the candidate, everything else is held by a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is enforced.
    Law,
    /// A move needs it.
    Guard,
    /// Somebody owes it by a moment.
    Promise,
    /// There is a type that says it.
    Value,
    /// It is part of the source's own process.
    Step,
    /// The candidate is told.
    Advice,
}

/// Each fact: its number, what it asks for, and what it says, in words of our own.
#[rustfmt::skip]
pub(super) const FACTS: [(u16, &[Kind], &str); 78] = [
    // Before anybody applies
    (1,  &[Value],           "a process is named for a kind of role, and other kinds have other processes"),
    (2,  &[Advice],          "texts for candidates are calm and warm"),
    (3,  &[Law],             "to apply is the candidate's own act; a draft is no application"),
    (4,  &[Value],           "every phase says what comes next, who acts, and by when"),
    (5,  &[Law],             "first it is written down what exactly is needed"),
    (6,  &[Law],             "the advert is made from that profile"),
    (7,  &[Law],             "the advert is shared on at least one channel"),
    (8,  &[Law],             "people apply once there is an advert"),
    (9,  &[Value],           "the company approaches people itself, too"),
    (10, &[Guard],           "selection weighs experience against requirements, and a decision names them"),
    (11, &[Law],             "selection is done by hand: a decision has a named person"),
    (12, &[Law],             "no moment that passes decides about anybody"),
    // The profile
    (13, &[Advice],          "list your experience"),
    (14, &[Advice],          "say what the work was, beside the titles"),
    (15, &[Advice],          "tell your strengths and what you enjoy"),
    (16, &[Advice],          "name the stack you prefer; it shows a technical match early"),
    (17, &[Advice],          "fill the profile in as far as you can"),
    (18, &[Law, Advice],     "a picture is never required and never counts"),
    (19, &[Advice],          "something in each place, and nothing long"),
    (20, &[Advice],          "fill in the skills"),
    // Stage one
    (21, &[Value],           "a candidacy begins with an application, by being approached, or openly"),
    (22, &[Step],            "an informal chat with a recruiter comes first"),
    (23, &[Guard],           "nobody is invited who could not be a match"),
    (24, &[Value],           "a conversation looks at experience, characteristics and company fit"),
    (25, &[Value, Advice],   "a meeting is online or on site"),
    (26, &[Value, Advice],   "people live in many time zones"),
    (27, &[Advice],          "who lives nearby is welcome to come by"),
    (28, &[Advice],          "be on time and be present"),
    (29, &[Advice],          "what the camera shows behind you does not matter"),
    (30, &[Advice],          "read about the company and the product"),
    (31, &[Advice],          "bring questions of your own"),
    (32, &[Law, Advice],     "time is valued on both sides: being late and not coming are recorded of either"),
    (33, &[Promise, Advice], "who has trouble with the set-up asks, and is helped before the meeting"),
    (34, &[Law],             "a CV is a PDF, never Word"),
    (35, &[Value],           "company fit matters"),
    (36, &[Value],           "company fit can be a reason against somebody, tied to a value that is named"),
    (37, &[Advice],          "read the company's values"),
    (38, &[Law, Advice],     "a portfolio is optional, and its absence never counts"),
    (39, &[Advice],          "tell of work that you are proud of"),
    // Stage two
    (40, &[Step],            "an interview with future colleagues, usually two: the number is policy"),
    (41, &[Step],            "the people there may become colleagues"),
    (42, &[Step],            "they represent different parts of the company"),
    (43, &[Step],            "one of them asks about the technical side"),
    (44, &[Step],            "the other is interested in the person's characteristics"),
    (45, &[Advice],          "not to know is a fine answer"),
    (46, &[Value, Advice],   "to make something up is not: honesty is a category of reasons"),
    (47, &[Advice],          "nobody has every answer at every moment; that is human"),
    (48, &[Promise],         "who passes is given a test case, which the company puts together"),
    (49, &[Promise],         "there is a week for it"),
    (50, &[Promise],         "there can be more time for it, never less, and nobody asks why"),
    (51, &[Law],             "who does not pass is owed feedback on why"),
    (52, &[Law],             "that feedback has at least one point to work on"),
    (53, &[Law],             "nobody is left in the dark"),
    (54, &[Value],           "what frustrates most is measured: no feedback, no reply, misalignment"),
    (55, &[Value],           "feedback comes from a person"),
    (56, &[Promise],         "feedback comes soon"),
    (57, &[Promise],         "every message gets a reply"),
    (58, &[Promise],         "what was promised by hand is done"),
    (59, &[Law],             "an error can be seen and put right, and is never dropped"),
    (60, &[Law],             "a candidate can speak up at any time, in a closed candidacy too"),
    (61, &[Value],           "about something personal, a message that was missed, or conduct"),
    (62, &[Value, Advice],   "candidates are asked for feedback as well"),
    (63, &[Step, Advice],    "the test case is talked about"),
    (64, &[Step, Advice],    "with future colleagues"),
    (65, &[Step, Advice],    "they want to know how it came about"),
    (66, &[Step, Advice],    "the screen is shared, and that is announced beforehand"),
    (67, &[Step, Advice],    "the engineering manager is there as well"),
    (68, &[Step, Advice],    "the thinking counts, and not only the result"),
    (69, &[Law],             "it goes on only when both sides say yes"),
    (70, &[Step],            "a last chat is with the managing director"),
    (71, &[Step],            "the last chat, too, can end either way"),
    (72, &[Advice],          "nerves are human and never a reason"),
    (73, &[Value, Advice],   "an end is about the job and not about the person"),
    // Open applications, the pool, the company
    (74, &[Value],           "anybody may apply openly, for any kind of role"),
    (75, &[Value],           "the talent pool keeps what it was told, with consent and until a date"),
    (76, &[Promise],         "when a role fits, the company reaches out at once"),
    (77, &[Law],             "in an open application the CV is a PDF as well"),
    (78, &[Value],           "the employer is a legal entity, which controls the data, and not only a brand"),
];
