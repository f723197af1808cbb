//! A process of the company's own, and two who go through it: Mira starts, Noor steps back after her yes.

use crate::story::Story;
use crate::team::{Done, Team, application, at, mail, online, saw, seen};
use candidacy::phase::{Accepted, Deciding, Hired, OfferDue, Preparing, Proposed, Screening, Withdrawn};
use candidacy::terms::{Power, Powers};
use candidacy::typed::Moment;
use candidacy::value::{
    Answer, Ask, Category, Condition, ConditionOutcome, DocumentRef, Label, Name, Offer, Rejection, Reversal,
};
use candidacy::{Actor, Attendance, Candidacy, Capacity, Part, Process, Reasons, Seq, Step, Terms, Text};

/// The steps of the company's own process as types. They are compared with the process when somebody applies.
mod two_steps {
    candidacy::steps! {
        Chat = "chat": Interview,
        Day = "day": {
            Pairing = "pairing": Interview,
            Systems = "systems": Interview,
            TheWork = "the work": Interview,
        } after yes,
    }
}
use two_steps::{Chat, Day, Pairing, Systems, TheWork};

/// A process of the company's own: a chat, then a day with three interviews, after which one person decides.
fn two_steps() -> Done<Process> {
    let cast = [
        (Capacity::RECRUITER, Powers::from(Power::Selects)),
        (Capacity::HR_PARTNER, Powers::from(Power::Hears)),
        (Capacity::TECHNICAL_INTERVIEWER, Powers::EMPTY),
        (Capacity::COLLEAGUE, Powers::EMPTY),
        (Capacity::HIRING_MANAGER, Powers::EMPTY),
    ];
    let day = [
        Part::interview("pairing", Capacity::TECHNICAL_INTERVIEWER)?.sharing_the_screen(),
        Part::interview("systems", Capacity::COLLEAGUE)?,
        Part::interview("the work", Capacity::HIRING_MANAGER)?,
    ];
    let steps =
        [Step::interview("chat", Capacity::RECRUITER)?, Step::of("day", day, Capacity::HIRING_MANAGER)?.after_a_yes()];
    Ok(Process::new(cast, steps)?)
}

/// From the application to the first day.
pub(super) fn mira(team: &Team) -> Done<Candidacy<Hired>> {
    let Team { ana, tom, tea, max, .. } = *team;
    let terms = Terms::new("two steps", 1, two_steps()?)?;
    let mut story = Story::new("Mira", team, &terms);

    let applied = Candidacy::<Screening<Chat>>::apply(&terms, application(&terms, 1)?, at(2, 9, 12))?;
    let mut mira = applied.store(story.keep("applies, with a CV in PDF"))?;
    story.keep("writes that the application arrived")(mira.inform(
        ana,
        Seq(0),
        Answer::Final,
        mail(1)?,
        at(2, 9, 30),
    )?)?;
    let on = mira.advance(ana, seen("three years of back-end work", "two services")?, at(3, 10, 0))?;
    let mira: Candidacy<Preparing<Chat>> = on.store(story.keep("goes on with her"))?;

    let invited = mira.schedule(ana, online(at(5, 13, 0), 30, [ana])?, at(4, 9, 0))?;
    let mut mira = invited.store(story.keep("invites to the chat"))?;
    let asked = story.keep("asks whether her dog may come along")(mira.ask(Ask::Message, mail(2)?, at(4, 12, 0))?)?;
    story.keep("replies that it may")(mira.inform(ana, asked, Answer::Final, mail(3)?, at(4, 15, 0))?)?;
    let met = mira.record_held(ana, Attendance::new([ana])?, at(5, 13, 40))?;
    let mira: Candidacy<Deciding<Chat>> = met.store(story.keep("notes that they talked"))?;
    let on = mira.advance(ana, seen("curious about locks", "took her own apart")?, at(5, 15, 0))?;
    let mira: Candidacy<Proposed<Day>> = on.store(story.keep("goes on with her"))?;

    // She says it by telephone, and Ana writes it down. It counts once she was told what was written, and can object.
    let agreed = mira.agree(Moment::new(at(6, 10, 5)).recorded_by(ana))?;
    let mut mira: Candidacy<Preparing<Day>> =
        agreed.store(story.keep("says yes by telephone, and Ana writes it down"))?;
    let yes = mira.last_line().seq;
    let told = mira.inform(ana, yes, Answer::Final, mail(4)?, at(6, 10, 20))?;
    story.keep("tells her what was written down, and how to object")(told)?;
    story.keep("confirms it")(mira.confirm_entry(yes, at(6, 18, 45))?)?;

    // Three parts of one step, on one day. The step is asked for one of them; how far each is, the law says.
    let pairing = online(at(12, 10, 0), 90, [tom])?.sharing_the_screen();
    let mira = mira.part(Pairing).schedule(ana, pairing, at(9, 9, 0))?.store(story.keep("invites to the pairing"))?;
    let systems = mira.part(Systems).schedule(ana, online(at(12, 12, 30), 60, [tea])?, at(9, 9, 5))?;
    let mira = systems.store(story.keep("invites to talk about systems"))?;
    let work = mira.part(TheWork).schedule(ana, online(at(12, 14, 0), 45, [max])?, at(9, 9, 10))?;
    let mira = work.store(story.keep("invites to talk about the work"))?;
    let paired = mira.part(Pairing).record_held(tom, Attendance::new([tom])?, at(12, 11, 40))?;
    let mira = paired.store(story.keep("notes that they paired"))?;
    let talked = mira.part(Systems).record_held(tea, Attendance::new([tea])?, at(12, 13, 35))?;
    let mira = talked.store(story.keep("notes that they talked about systems"))?;
    let talked = mira.part(TheWork).record_held(max, Attendance::new([max])?, at(12, 14, 50))?;
    let mira = talked.store(story.keep("notes that they talked about the work"))?;
    let wrote = mira.part(Pairing).assess(tom, saw("wrote the test first, then thought aloud")?, at(12, 16, 0))?;
    let mira = wrote.store(story.keep("says what he saw"))?;
    let wrote = mira.part(Systems).assess(tea, saw("asked what may fail before what may work")?, at(12, 16, 30))?;
    let mira = wrote.store(story.keep("says what she saw"))?;
    let wrote = mira.part(TheWork).assess(max, saw("knows what she would do otherwise")?, at(12, 16, 40))?;
    let mira = wrote.store(story.keep("says what he saw"))?;
    let mira: Candidacy<Deciding<Day>> = mira.narrow()?;
    let on = mira.advance(max, seen("works with others", "all three talks say so")?, at(13, 11, 0))?;
    let mira: Candidacy<OfferDue> = on.store(story.keep("decides for her"))?;

    let (name, asked_of) = (Name::new("certificate of conduct")?, Some(Label::new("the ministry of justice")?));
    let conduct = Condition { name: name.clone(), asked_of, due: at(44, 0, 0) };
    let offer = Offer::new(DocumentRef::new("offers/118")?, at(27, 0, 0)).starting(at(62, 8, 0));
    let offer = offer.paying(Label::new("EUR 5,200 a month")?).under(conduct)?;
    let made = mira.make_offer(ana, offer, at(13, 16, 0))?;
    let mira = made.store(story.keep("makes an offer"))?;
    let mut mira: Candidacy<Accepted> = mira.accept_offer(at(18, 8, 0))?.store(story.keep("accepts"))?;
    let start = mira.agree_start(Actor::Candidate, at(67, 8, 0), at(18, 8, 10))?;
    story.keep("would like to start on the 6th of May")(start)?;
    let met = mira.settle_condition(ana, name, ConditionOutcome::Met, at(31, 10, 0))?;
    story.keep("notes that the certificate arrived")(met)?;
    mira.hire(ana, at(67, 9, 0))?.store(story.keep("welcomes her"))
}

/// From the application to the yes, and no further.
pub(super) fn noor(team: &Team) -> Done<Candidacy<Withdrawn>> {
    let Team { ana, tom, max, .. } = *team;
    let terms = Terms::new("two steps", 1, two_steps()?)?;
    let mut story = Story::new("Noor", team, &terms);

    let applied = Candidacy::<Screening<Chat>>::apply(&terms, application(&terms, 2)?, at(3, 8, 0))?;
    let mut noor = applied.store(story.keep("applies, with a CV in PDF"))?;
    let told = noor.inform(ana, Seq(0), Answer::Final, mail(11)?, at(3, 9, 30))?;
    story.keep("writes that the application arrived")(told)?;
    let on = noor.advance(ana, seen("three years of back-end work", "five, and a talk about it")?, at(3, 10, 0))?;
    let noor: Candidacy<Preparing<Chat>> = on.store(story.keep("goes on with her"))?;
    let reason = Text::new("They talked for an hour after her talk at the meetup.")?;
    let noor = noor.waive(ana, reason, at(3, 10, 5))?.store(story.keep("leaves the chat out, and says why"))?;
    let on = noor.advance(ana, seen("curious about locks", "picked the one on our stand")?, at(3, 10, 10))?;
    let noor: Candidacy<Proposed<Day>> = on.store(story.keep("goes on with her"))?;
    let noor = noor.agree(at(3, 19, 0))?.store(story.keep("says yes to the day"))?;

    // The same three interviews as Mira's, in the order that suits her. What is set up first need not take place first.
    let pairing = online(at(10, 14, 0), 90, [tom])?.sharing_the_screen();
    let noor = noor.part(Pairing).schedule(ana, pairing, at(4, 9, 0))?.store(story.keep("invites to the pairing"))?;
    let systems = noor.part(Systems).schedule(ana, online(at(10, 12, 30), 60, [team.tea])?, at(4, 9, 5))?;
    let noor = systems.store(story.keep("invites to talk about systems"))?;
    let work = noor.part(TheWork).schedule(ana, online(at(10, 10, 0), 45, [max])?, at(4, 9, 10))?;
    let noor = work.store(story.keep("invites to talk about the work"))?;
    let talked = noor.part(TheWork).record_held(max, Attendance::new([max])?, at(10, 10, 50))?;
    let noor = talked.store(story.keep("notes that they talked about the work"))?;
    let instead = Moment::new(at(10, 13, 35)).deviating(Text::new("Tea is ill; Max stood in.")?);
    let talked = noor.part(Systems).record_held(max, Attendance::new([max])?, instead)?;
    let noor = talked.store(story.keep("notes that they talked, and that he stood in for Tea"))?;
    let paired = noor.part(Pairing).record_held(tom, Attendance::new([tom])?, at(10, 15, 40))?;
    let noor = paired.store(story.keep("notes that they paired"))?;
    let noor: Candidacy<Deciding<Day>> = noor.narrow()?;

    // A slip of the mouse: nobody was told, so the promises of before stand again, with their old dates. Only run time knows
    // where a reversal leads, so that the type is asked for once more.
    let slip = Rejection::new(Reasons::from_reason(Category::Experience, "No experience with any back end.")?);
    let noor = noor.reject(max, slip, at(11, 9, 0))?.store(story.keep("rejects the wrong person"))?;
    let back = noor.reverse(max, Reversal::new(Text::new("The wrong row was open.")?), at(11, 9, 2))?;
    let noor = back.store(story.keep("takes that back"))?.narrow::<Deciding<Day>>()?;
    let on = noor.advance(max, seen("works with others", "all three talks say so")?, at(11, 9, 30))?;
    let noor: Candidacy<OfferDue> = on.store(story.keep("decides for her"))?;

    // An offer in a new version is never worse by a date: the answer date of the first is the floor of the second.
    let offer = |document: &str, pay, day| -> Done<Offer> {
        let offer = Offer::new(DocumentRef::new(document)?, at(day, 0, 0)).starting(at(62, 8, 0));
        Ok(offer.paying(Label::new(pay)?))
    };
    let made = noor.make_offer(ana, offer("offers/119", "EUR 5,000 a month", 19)?, at(11, 16, 0))?;
    let mut noor = made.store(story.keep("makes an offer"))?;
    let more = noor.ask(Ask::MoreTime { until: at(26, 0, 0) }, mail(12)?, at(13, 9, 0))?;
    story.keep("asks for a week more, since another company is slower")(more)?;
    // The new version gives all the time that she asked for, and so it is the answer.
    let made = noor.make_offer(ana, offer("offers/119-2", "EUR 5,400 a month", 26)?, at(13, 14, 0))?;
    let noor = made.store(story.keep("makes it in a new version, with that week and more pay"))?;
    let noor: Candidacy<Accepted> = noor.accept_offer(at(24, 8, 0))?.store(story.keep("accepts"))?;

    // Until the first day somebody owes it. She owes nobody a reason for stepping back, and gives one all the same.
    let mut noor: Candidacy<Withdrawn> = noor.withdraw(at(38, 20, 0))?.store(story.keep("steps back"))?;
    story.keep("writes what the other company did better")(noor.give_feedback(mail(14)?, at(38, 20, 30))?)?;
    Ok(noor)
}
