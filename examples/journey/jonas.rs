//! Jonas goes through the ready-made back-end process, under the rules of a place, to a no that is worth reading.

use crate::story::Story;
use crate::team::{Done, Team, application, at, mail, online, saw, seen};
use candidacy::phase::{Deciding, Preparing, Rejected, Screening};
use candidacy::step::back_end::{BackEnd, IntroChat, TeamInterview, TestCase};
use candidacy::terms::policy::Rules;
use candidacy::value::{Answer, Ask, Assignment, Category, DocumentRef, Manner};
use candidacy::{Attendance, Candidacy, Feedback, Policy, Process, Reasons, Seq, Terms, Text};

/// From the application to a no that is worth reading.
pub(super) fn jonas(team: &Team) -> Done<Candidacy<Rejected>> {
    let Team { ana, tom, eva, .. } = *team;
    let policy = Policy::builder().under(Rules::netherlands()).build()?;
    let terms = Terms::new("back-end", 1, Process::back_end())?.with_policy(policy);
    let mut story = Story::new("Jonas", team, &terms);

    let applied = Candidacy::<Screening<BackEnd>>::apply(&terms, application(&terms, 3)?, at(2, 21, 40))?;
    let mut jonas = applied.store(story.keep("applies, with a CV in PDF"))?;

    let told = jonas.inform(ana, Seq(0), Answer::Final, mail(7)?, at(3, 9, 10))?;
    story.keep("writes that the application arrived")(told)?;
    let on = jonas.advance(ana, seen("three years of back-end work", "four, in two teams")?, at(3, 10, 30))?;
    let jonas: Candidacy<Preparing<IntroChat>> = on.store(story.keep("goes on with him"))?;
    let invited = jonas.schedule(ana, online(at(4, 11, 0), 30, [ana])?, at(3, 10, 40))?;
    let jonas = invited.store(story.keep("invites to the chat"))?;
    let met = jonas.record_held(ana, Attendance::new([ana])?, at(4, 11, 30))?;
    let jonas = met.store(story.keep("notes that they talked"))?;
    let on = jonas.advance(ana, seen("likes to learn", "reads a compiler for fun")?, at(4, 14, 0))?;
    let jonas: Candidacy<Preparing<TeamInterview>> = on.store(story.keep("goes on with him"))?;
    let invited = jonas.schedule(ana, online(at(9, 15, 0), 60, [tom, eva])?, at(5, 9, 0))?;
    let jonas = invited.store(story.keep("invites to the interview"))?;
    let met = jonas.record_held(tom, Attendance::new([tom, eva])?, at(9, 16, 0))?;
    let mut jonas = met.store(story.keep("notes that they met"))?;
    story.keep("says what she saw")(jonas.assess(eva, saw("says when he does not know")?, at(9, 16, 30))?)?;
    let on = jonas.advance(tom, seen("knows SQL", "explains a join with apples")?, at(10, 9, 30))?;
    let jonas: Candidacy<Preparing<TestCase>> = on.store(story.keep("goes on with him"))?;

    let case = Assignment::new(DocumentRef::new("cases/door-events")?, 6)?;
    let sent = jonas.send_assignment(tom, case, at(11, 9, 0))?;
    let mut jonas = sent.store(story.keep("hands over the test case, a week and about six hours"))?;
    let more = jonas.ask(Ask::MoreTime { until: at(22, 9, 0) }, mail(8)?, at(15, 20, 0))?;
    story.keep("asks for four more days")(more)?;
    story.keep("gives them")(jonas.extend(tom, at(22, 9, 0), at(16, 9, 0))?)?;
    let work = jonas.submit(DocumentRef::new("cases/door-events/jonas")?, at(20, 23, 55))?;
    let jonas: Candidacy<Deciding<TestCase>> = work.store(story.keep("hands in his test case"))?;

    // `jonas.reject(…)` leads to `FeedbackDue`, and from there only feedback leads on.
    let reasons = Reasons::from_reason(Category::Technique, "Every door event asks the database once more.")?;
    let jonas = jonas.reject(tom, reasons.clone(), at(23, 10, 0))?.store(story.keep("decides against him"))?;
    let advice = Text::new("Apply again when you like. We would enjoy reading your next case.")?;
    let feedback = Feedback::new(reasons, advice, tom.person, Manner::Written)
        .work_on(Text::new("Load what a request needs in one query; the book in our reply has a chapter on it.")?)?
        .strength(Text::new("Your error messages told us what to do. Keep that.")?)?;
    let delivered = jonas.deliver_feedback(tom, feedback, at(23, 16, 30))?;
    let mut jonas = delivered.store(story.keep("writes honest feedback"))?;
    let thanks = story.keep("asks which book was meant")(jonas.ask(Ask::Message, mail(9)?, at(24, 19, 0))?)?;
    let told = jonas.inform(tom, thanks, Answer::Final, mail(10)?, at(25, 9, 0))?;
    story.keep("replies, though all is over")(told)?;
    Ok(jonas)
}
