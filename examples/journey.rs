//! Two people's whole stories: Mira is hired, Jonas is rejected with feedback.
//!
//! Run it with `cargo run --example journey`. It prints the same each time: each entry with its number, the place where it led,
//! and what follows from it. That is what recording gives back, and an outbox needs nothing else: the promises that the entry
//! opened, ended and moved, and whether the candidate is now to be told. At the end it prints what the law answers to steps that
//! should not follow.
//!
//! The stories are told in types. A `Candidacy<Screening<Chat>>` has the methods that are legal there, and each move returns the
//! candidacy in its next phase once its line is stored. Mira's company has a process of its own, with three interviews on one day,
//! declared by `steps!`. Jonas goes through the ready-made back-end process, under the rules of a place.

use candidacy::candidacy::Recorded;
use candidacy::law::Held;
use candidacy::phase::{Accepted, Deciding, Hired, OfferDue, Preparing, Proposed, Rejected, Screening};
use candidacy::promise::{How, Side};
use candidacy::step::back_end::{BackEnd, IntroChat, TeamInterview, TestCase};
use candidacy::terms::policy::Rules;
use candidacy::terms::{Power, Powers};
use candidacy::typed::Moment;
use candidacy::value::{
    Answer, Ask, Assignment, Category, Condition, ConditionOutcome, Decision, DocumentRef, Label, Manner, Name, Offer,
    PayPeriod, Rejection, Reversal, Salary,
};
use candidacy::{
    Actor, Application, Aspect, Attendance, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Evidence, Fact,
    Feedback, Line, Meeting, Part, PersonId, Place, Policy, Process, Promise, Reasons, Seq, Staff, Status, Step, Terms,
    Text, Time,
};
use chrono::TimeDelta;
use std::error::Error;
use uuid::Uuid;

type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The steps of Mira's process as types. They are compared with the process when she applies.
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

fn main() -> Done {
    let team = Team::new()?;

    title("Mira is hired");
    let mira: Candidacy<Hired> = mira(&team)?;
    println!("\n  {}", settled(&mira));

    title("Jonas is rejected, with feedback");
    let jonas: Candidacy<Rejected> = jonas(&team)?;
    println!("\n  {}", settled(&jonas));
    println!("\n  He takes with him:");
    let_him_read(&jonas);

    title("A store keeps a row for each entry");
    from_rows(&jonas)?;

    title("What the law does not allow, and no type can know");
    refused(&mira, &jonas, &team)
}

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
fn mira(team: &Team) -> Done<Candidacy<Hired>> {
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
    let instead = Moment::new(at(12, 13, 35)).deviating(Text::new("Tea is ill; Max stood in.")?);
    let talked = mira.part(Systems).record_held(max, Attendance::new([max])?, instead)?;
    let mira = talked.store(story.keep("notes that they talked, and that he stood in for Tea"))?;
    let talked = mira.part(TheWork).record_held(max, Attendance::new([max])?, at(12, 14, 50))?;
    let mira = talked.store(story.keep("notes that they talked about the work"))?;
    let wrote = mira.part(Pairing).assess(tom, saw("wrote the test first, then thought aloud")?, at(12, 16, 0))?;
    let mira = wrote.store(story.keep("says what he saw"))?;
    let wrote = mira.part(Systems).assess(max, saw("asked what may fail before what may work")?, at(12, 16, 30))?;
    let mira = wrote.store(story.keep("says what he saw"))?;
    let wrote = mira.part(TheWork).assess(max, saw("knows what she would do otherwise")?, at(12, 16, 40))?;
    let mira = wrote.store(story.keep("says what he saw"))?;
    let mira: Candidacy<Deciding<Day>> = mira.narrow()?;
    let on = mira.advance(max, seen("works with others", "all three talks say so")?, at(13, 11, 0))?;
    let mira: Candidacy<OfferDue> = on.store(story.keep("decides for her"))?;

    let (name, asked_of) = (Name::new("certificate of conduct")?, Some(Label::new("the ministry of justice")?));
    let conduct = Condition { name: name.clone(), asked_of, due: at(44, 0, 0) };
    let offer = |document: &str, pay| -> Done<Offer> {
        let offer = Offer::new(DocumentRef::new(document)?, at(27, 0, 0)).starting(at(62, 8, 0));
        Ok(offer.paying(Label::new(pay)?).under(conduct.clone())?)
    };
    let made = mira.make_offer(ana, offer("offers/118", "EUR 5,000 a month")?, at(13, 16, 0))?;
    let mut mira = made.store(story.keep("makes an offer"))?;
    let pay = mira.ask(Ask::Message, mail(5)?, at(16, 9, 0))?;
    let pay = story.keep("asks whether the pay can be nearer to the top of the range")(pay)?;
    let made = mira.make_offer(ana, offer("offers/118-2", "EUR 5,400 a month")?, at(17, 14, 0))?;
    let mut mira = made.store(story.keep("makes it in a new version"))?;
    let told = mira.inform(ana, pay, Answer::Final, mail(6)?, at(17, 14, 5))?;
    story.keep("replies with the new version")(told)?;
    let mut mira: Candidacy<Accepted> = mira.accept_offer(at(18, 8, 0))?.store(story.keep("accepts"))?;
    let start = mira.agree_start(Actor::Candidate, at(67, 8, 0), at(18, 8, 10))?;
    story.keep("would like to start on the 6th of May")(start)?;
    let met = mira.settle_condition(ana, name, ConditionOutcome::Met, at(31, 10, 0))?;
    story.keep("notes that the certificate arrived")(met)?;
    mira.hire(ana, at(67, 9, 0))?.store(story.keep("welcomes her"))
}

/// From the application to a no that is worth reading.
fn jonas(team: &Team) -> Done<Candidacy<Rejected>> {
    let Team { ana, tom, eva, .. } = *team;
    let policy = Policy::builder().under(Rules::netherlands()).build()?;
    let terms = Terms::new("back-end", 1, Process::back_end())?.with_policy(policy);
    let mut story = Story::new("Jonas", team, &terms);

    let applied = Candidacy::<Screening<BackEnd>>::apply(&terms, application(&terms, 2)?, at(2, 21, 40))?;
    let jonas = applied.store(story.keep("applies, with a CV in PDF"))?;

    // A slip of the mouse: nobody was told, so the promises of before stand again, with their old dates. Only run time knows
    // where a reversal leads, so that the type is asked for once more.
    let slip = Rejection::new(Reasons::from_reason(Category::Experience, "No experience with any back end.")?);
    let jonas = jonas.reject(ana, slip, at(3, 9, 0))?.store(story.keep("rejects the wrong person"))?;
    let back = jonas.reverse(ana, Reversal::new(Text::new("The wrong row was open.")?), at(3, 9, 2))?;
    let mut jonas = back.store(story.keep("takes that back"))?.narrow::<Screening<BackEnd>>()?;

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

/// A store, and what is told of a candidacy. It keeps a copy, as a second process would: line by line.
struct Story<'a> {
    name: &'static str,
    team: &'a Team,
    terms: &'a Terms,
    kept: Option<Candidacy>,
}

impl<'a> Story<'a> {
    fn new(name: &'static str, team: &'a Team, terms: &'a Terms) -> Self {
        Story { name, team, terms, kept: None }
    }

    /// Keeps what was recorded, and prints it with everything that follows from it. Returns its number.
    fn keep(&mut self, words: &str) -> impl FnOnce(Recorded<'_>) -> Done<Seq> {
        move |Recorded { line, opened, ended, redated, told, .. }| {
            let before = self.kept.as_ref().map(place).unwrap_or_default();
            let candidacy = match self.kept.take() {
                Some(mut kept) => kept.append(line.to_owned()).map(|_| ()).map(|()| kept)?,
                None => Candidacy::open(self.terms, line.entry.clone())?,
            };
            let candidacy = self.kept.insert(candidacy);
            let who = match line.entry.by {
                Actor::Candidate => self.name,
                Actor::Staff(staff) => self.team.name(staff),
            };
            let now = place(candidacy);
            let led = if now == before { String::new() } else { format!("→ {now}") };
            println!(
                "{}",
                format!("  {:>2}  {}  {who:<6}{words:<58}{led}", line.seq.0, stamp(line.entry.at)).trim_end()
            );

            let ended = |how: How| -> Vec<String> {
                let so = ended.iter().filter(|promise| promise.end.is_some_and(|end| end.how == how));
                so.map(|promise| promise.kind.to_string()).collect()
            };
            follows("kept", &ended(How::Kept));
            follows("put off", &ended(How::PutOff));
            follows("released", &ended(How::Released));
            follows("promised", &promised(self.name, &opened));
            follows("now due", &promised(self.name, &redated));
            let by_the_company = |seq: &&Seq| candidacy.entry(**seq).is_some_and(|told| told.by != Actor::Candidate);
            let name = |told: &Seq| if *told == line.seq { "this".to_owned() } else { format!("entry {told}") };
            follows("to tell", &told.iter().filter(by_the_company).map(name).collect::<Vec<_>>());
            Ok(line.seq)
        }
    }
}

fn promised(candidate: &str, promises: &[Promise]) -> Vec<String> {
    let by = |promise: &Promise| match promise.by {
        Side::Candidate => format!(" from {candidate}"),
        Side::Company => String::new(),
        Side::Both => " from both".to_owned(),
    };
    let line = |promise: &Promise| format!("{}{} by {}", promise.kind, by(promise), last_day(promise.due));
    promises.iter().map(line).collect()
}

/// One line of what follows from an entry. What is there several times is counted.
fn follows(word: &str, what: &[String]) {
    let count =
        |same: &[String]| if same.len() == 1 { same.concat() } else { format!("{} × {}", same.len(), same[0]) };
    let what: Vec<String> = what.chunk_by(|one, next| one == next).map(count).collect();
    if !what.is_empty() {
        println!("{:24}{word:<10}{}", "", what.join(", "));
    }
}

/// Where a candidacy is: the step, and how far it has got in it.
fn place(candidacy: &Candidacy) -> String {
    match candidacy.step() {
        Some(step) if !candidacy.phase().is_closed() => format!("{}: {}", step.name(), candidacy.phase()),
        _ => candidacy.phase().to_string(),
    }
}

/// How everything that was ever promised stands at the end.
fn settled<P>(candidacy: &Candidacy<P>) -> String {
    let (end, promises) = (candidacy.last_line().entry.at, candidacy.all_promises());
    let kept = promises.iter().filter(|promise| promise.status(end) == Status::Kept).count();
    let missed = promises.iter().filter(|promise| promise.is_overdue(end)).count();
    let owed = if candidacy.is_settled() { "Nothing is owed any more" } else { "Something is still owed" };
    format!("{owed}. Of {} promises {kept} were kept in time, and {missed} were missed.", promises.len())
}

/// Rows go out as JSON, come back as JSON, and go through the same law again.
fn from_rows<P>(candidacy: &Candidacy<P>) -> Done {
    let rows: Vec<String> = candidacy.lines().map(|line| serde_json::to_string(&line)).collect::<Result<_, _>>()?;
    println!("  {}", rows[2]);
    let mut lines: Vec<Line> = rows.iter().map(|row| serde_json::from_str(row)).collect::<Result<_, _>>()?;
    let again = Candidacy::replay_lines(candidacy.terms(), lines.clone())?;
    let same = if again == candidacy.clone().untyped() { "the same candidacy" } else { "another candidacy" };
    println!("\n  {} rows are read back through the law, and make {same}.", rows.len());

    lines.remove(5);
    let broken = Candidacy::replay_lines(candidacy.terms(), lines).unwrap_err();
    println!("  Without one of them: {broken}.");
    Ok(())
}

/// What the library answers to steps that should not follow.
fn refused(hired: &Candidacy<Hired>, rejected: &Candidacy<Rejected>, team: &Team) -> Done {
    // A journal can be replayed up to any entry: this is the candidacy as it was then.
    let answer = |what: &str, terms: &Terms, then: &[Entry], entry: &Entry| -> Done {
        let then = Candidacy::replay(terms, then.iter().cloned())?;
        println!("  {what}:\n    {}\n", then.check(entry).unwrap_err());
        Ok(())
    };
    let (hers, his) = ((hired.terms(), hired.journal()), (rejected.terms(), rejected.journal()));
    let file = br#"<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>"#;
    let word = Cv::check(file, "cv.pdf", "application/pdf").unwrap_err();
    println!("  A Word document, renamed:\n    {word}\n    {}\n", word.advice());

    let accepted = Entry::new(team.ana, Fact::OfferAccepted, at(18, 8, 0));
    answer("The company accepts the offer in her place", hers.0, &hers.1[..25], &accepted)?;
    let held = Held { part: Some(2), extra: None, attendance: Attendance::new([team.max])? };
    let talked = Entry::new(team.max, held, at(12, 13, 35));
    answer("Somebody stood in, and the entry does not say why", hers.0, &hers.1[..15], &talked)?;
    let no = Rejection::new(Reasons::from_reason(Category::Experience, "We found somebody.")?);
    answer("A no while the test case is out", his.0, &his.1[..13], &Entry::new(team.tom, no, at(12, 9, 0)))?;
    let shallow = Reasons::from_reason(Category::Technique, "It was not good enough.")?;
    let shallow = Feedback::new(shallow, Text::new("Good luck.")?, team.tom.person, Manner::Written);
    answer(
        "Feedback on work without a point to work on",
        his.0,
        &his.1[..17],
        &Entry::new(team.tom, shallow, at(23, 11, 0)),
    )
}

fn let_him_read<P>(candidacy: &Candidacy<P>) {
    for entry in candidacy.journal() {
        let Fact::FeedbackDelivered(feedback) = &entry.fact else { continue };
        let why = feedback.reasons().all().iter().map(|reason| ("why", &reason.details));
        let strengths = feedback.strengths().iter().map(|strength| ("strength", strength));
        let points = feedback.points_to_work_on().iter().map(|point| ("to work on", point));
        for (word, text) in why.chain(strengths).chain(points).chain([("next", feedback.advice())]) {
            println!("    {word:<12}{}", text.as_str());
        }
    }
}

/// The people of this company.
struct Team {
    ana: Staff,
    tom: Staff,
    eva: Staff,
    tea: Staff,
    max: Staff,
}

impl Team {
    fn new() -> Done<Self> {
        let person = |n, capacity| PersonId::new(id(n)).map(|person| Staff::new(person, capacity));
        Ok(Team {
            ana: person(201, Capacity::RECRUITER)?,
            tom: person(202, Capacity::TECHNICAL_INTERVIEWER)?,
            eva: person(203, Capacity::CHARACTER_INTERVIEWER)?,
            tea: person(204, Capacity::COLLEAGUE)?,
            max: person(205, Capacity::HIRING_MANAGER)?,
        })
    }

    fn name(&self, who: Staff) -> &'static str {
        let names = [(self.ana, "Ana"), (self.tom, "Tom"), (self.eva, "Eva"), (self.tea, "Tea"), (self.max, "Max")];
        names.iter().find(|(staff, _)| staff.person == who.person).map_or("somebody", |(_, name)| name)
    }
}

fn application(terms: &Terms, number: u128) -> Done<Application> {
    let opening = terms
        .opening(CandidacyId::new(id(number))?, CandidateId::new(id(100 + number))?)
        .paying(Salary::new("EUR", 4_000, 5_500, PayPeriod::Month)?);
    let cv = Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?;
    Ok(Application::open(opening, cv)) // for a vacancy there is `new`: see the example `role`
}

/// The words of a message are kept elsewhere.
fn mail(number: u32) -> Done<DocumentRef> {
    Ok(DocumentRef::new(format!("mail/{number}"))?)
}

fn online<const N: usize>(starts: Time, minutes: u16, people: [Staff; N]) -> Done<Meeting> {
    Ok(Meeting::new(starts, minutes, Place::online("https://meet.example/back-end")?, people)?)
}

fn saw(words: &str) -> Done<Evidence> {
    Ok(Evidence::from_finding(Aspect::Experience, "three years of back-end work", words)?)
}

fn seen(requirement: &str, seen: &str) -> Done<Decision> {
    Ok(Decision::new(Evidence::from_finding(Aspect::Experience, requirement, seen)?))
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// A moment of a day, counted from the first of March 2026.
fn at(day: i64, hour: i64, minute: i64) -> Time {
    Time::UNIX_EPOCH + TimeDelta::days(20_512 + day) + TimeDelta::minutes(hour * 60 + minute)
}

fn stamp(at: Time) -> String {
    at.format("%a %e %b %H:%M").to_string()
}

/// The last day in time. A span in days is over when its last day is, at midnight.
fn last_day(due: Time) -> String {
    (due - TimeDelta::seconds(1)).format("%a %e %b").to_string()
}

fn title(text: &str) {
    println!("\n{text}\n{}", "─".repeat(text.chars().count()));
}
