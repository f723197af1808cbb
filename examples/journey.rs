//! Two people's whole stories: Mira is hired, Jonas is rejected with feedback.
//!
//! Run it with `cargo run --example journey`. It prints the same each time: each entry with its number, the place where it led,
//! and what follows from it. That is what recording gives back, and an outbox needs nothing else: the promises that the entry
//! opened, ended and moved, and whether the candidate is now to be told. At the end it prints what the law answers to steps that should
//! not follow.
//!
//! Mira's company has a process of its own, with three interviews on one day. Jonas goes through the ready-made back-end
//! process, under the rules of a place.

use candidacy::law::Held;
use candidacy::promise::{How, Side};
use candidacy::terms::policy::Rules;
use candidacy::terms::{Power, Powers};
use candidacy::value::{
    Answer, Ask, Assignment, Category, Condition, ConditionOutcome, Decision, DocumentRef, Label, Manner, Name, Offer,
    Rejection, Request, Reversal,
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

fn main() -> Done {
    let team = Team::new()?;

    title("Mira is hired");
    let mira = mira(&team)?;
    println!("\n  {}", settled(&mira));

    title("Jonas is rejected, with feedback");
    let jonas = jonas(&team)?;
    println!("\n  {}", settled(&jonas));
    println!("\n  He takes with him:");
    let_him_read(&jonas);

    title("A store keeps a row for each entry");
    from_rows(&jonas)?;

    title("What the law does not allow");
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
fn mira(team: &Team) -> Done<Candidacy> {
    let Team { ana, tom, tea, max, .. } = *team;
    let terms = Terms::new("two steps", 1, two_steps()?)?;
    let mut mira = Story::open("Mira", 1, &terms, team, at(2, 9, 12))?;

    mira.tells(ana, Seq(0), "writes that the application arrived", at(2, 9, 30))?;
    mira.by(ana, "goes on with her", seen("three years of back-end work", "two services")?, at(3, 10, 0))?;
    mira.by(ana, "invites to the chat", invited(None, online(at(5, 13, 0), 30, [ana])?), at(4, 9, 0))?;
    let question = mira.asks("asks whether her dog may come along", Ask::Message, at(4, 12, 0))?;
    mira.tells(ana, question, "replies that it may", at(4, 15, 0))?;
    mira.by(ana, "notes that they talked", Attendance::new([ana])?, at(5, 13, 40))?;
    mira.by(ana, "goes on with her", seen("curious about locks", "took her own apart")?, at(5, 15, 0))?;

    // She says it by telephone, and Ana writes it down. It counts once she was told what was written, and can object.
    let yes = Entry::new(Actor::Candidate, Fact::StepAgreed, at(6, 10, 5)).recorded_by(ana);
    let yes = mira.entry("says yes by telephone, and Ana writes it down", yes)?;
    mira.tells(ana, yes, "tells her what was written down, and how to object", at(6, 10, 20))?;
    mira.acts("confirms it", Fact::EntryConfirmed { to: yes }, at(6, 18, 45))?;

    // Three parts of one step, on one day. A fact names its part.
    let pairing = online(at(12, 10, 0), 90, [tom])?.sharing_the_screen();
    mira.by(ana, "invites to the pairing", invited(Some(1), pairing), at(9, 9, 0))?;
    mira.by(ana, "invites to talk about systems", invited(Some(2), online(at(12, 12, 30), 60, [tea])?), at(9, 9, 5))?;
    mira.by(ana, "invites to talk about the work", invited(Some(3), online(at(12, 14, 0), 45, [max])?), at(9, 9, 10))?;
    mira.by(tom, "notes that they paired", held(1, [tom])?, at(12, 11, 40))?;
    let talk = Entry::new(max, held(2, [max])?, at(12, 13, 35)).deviating(Text::new("Tea is ill; Max stood in.")?);
    mira.entry("notes that they talked, and that he stood in for Tea", talk)?;
    mira.by(max, "notes that they talked about the work", held(3, [max])?, at(12, 14, 50))?;
    mira.by(tom, "says what he saw", assessed(1, "wrote the test first, then thought aloud")?, at(12, 16, 0))?;
    mira.by(max, "says what he saw", assessed(2, "asked what may fail before what may work")?, at(12, 16, 30))?;
    mira.by(max, "says what he saw", assessed(3, "knows what she would do otherwise")?, at(12, 16, 40))?;
    mira.by(max, "decides for her", seen("works with others", "all three talks say so")?, at(13, 11, 0))?;

    let (name, asked_of) = (Name::new("certificate of conduct")?, Some(Label::new("the ministry of justice")?));
    let conduct = Condition { name: name.clone(), asked_of, due: at(44, 0, 0) };
    let offer = |document: &str, pay| -> Done<Offer> {
        let offer = Offer::new(DocumentRef::new(document)?, at(27, 0, 0)).starting(at(62, 8, 0));
        Ok(offer.paying(Label::new(pay)?).under(conduct.clone())?)
    };
    mira.by(ana, "makes an offer", offer("offers/118", "EUR 5,000 a month")?, at(13, 16, 0))?;
    let pay = mira.asks("asks whether the pay can be nearer to the top of the range", Ask::Message, at(16, 9, 0))?;
    mira.by(ana, "makes it in a new version", offer("offers/118-2", "EUR 5,400 a month")?, at(17, 14, 0))?;
    mira.tells(ana, pay, "replies with the new version", at(17, 14, 5))?;
    mira.acts("accepts", Fact::OfferAccepted, at(18, 8, 0))?;
    mira.acts("would like to start on the 6th of May", Fact::StartAgreed { on: at(67, 8, 0) }, at(18, 8, 10))?;
    let met = Fact::ConditionSettled { condition: name, outcome: ConditionOutcome::Met };
    mira.by(ana, "notes that the certificate arrived", met, at(31, 10, 0))?;
    mira.by(ana, "welcomes her", Fact::Hired, at(67, 9, 0))?;
    Ok(mira.candidacy)
}

/// From the application to a no that is worth reading.
fn jonas(team: &Team) -> Done<Candidacy> {
    let Team { ana, tom, eva, .. } = *team;
    let policy = Policy::builder().under(Rules::netherlands()).build()?;
    let terms = Terms::new("back-end", 1, Process::back_end())?.with_policy(policy);
    let mut jonas = Story::open("Jonas", 2, &terms, team, at(2, 21, 40))?;

    // A slip of the mouse: nobody was told, so the promises of before stand again, with their old dates.
    let slip = Rejection::new(Reasons::from_reason(Category::Experience, "No experience with any back end.")?);
    jonas.by(ana, "rejects the wrong person", slip, at(3, 9, 0))?;
    jonas.by(ana, "takes that back", Reversal::new(Text::new("The wrong row was open.")?), at(3, 9, 2))?;

    jonas.tells(ana, Seq(0), "writes that the application arrived", at(3, 9, 10))?;
    jonas.by(ana, "goes on with him", seen("three years of back-end work", "four, in two teams")?, at(3, 10, 30))?;
    jonas.by(ana, "invites to the chat", invited(None, online(at(4, 11, 0), 30, [ana])?), at(3, 10, 40))?;
    jonas.by(ana, "notes that they talked", Attendance::new([ana])?, at(4, 11, 30))?;
    jonas.by(ana, "goes on with him", seen("likes to learn", "reads a compiler for fun")?, at(4, 14, 0))?;
    jonas.by(ana, "invites to the interview", invited(None, online(at(9, 15, 0), 60, [tom, eva])?), at(5, 9, 0))?;
    jonas.by(tom, "notes that they met", Attendance::new([tom, eva])?, at(9, 16, 0))?;
    jonas.by(eva, "says what she saw", assessed(1, "says when he does not know")?, at(9, 16, 30))?;
    jonas.by(tom, "goes on with him", seen("knows SQL", "explains a join with apples")?, at(10, 9, 30))?;
    let case = Assignment::new(DocumentRef::new("cases/door-events")?).taking(6)?;
    let case = Fact::AssignmentSent { part: None, assignment: Box::new(case) };
    jonas.by(tom, "hands over the test case, a week and about six hours", case, at(11, 9, 0))?;
    jonas.asks("asks for four more days", Ask::MoreTime { until: at(22, 9, 0) }, at(15, 20, 0))?;
    jonas.by(tom, "gives them", Fact::AssignmentExtended { part: None, until: at(22, 9, 0) }, at(16, 9, 0))?;
    let work = Fact::AssignmentSubmitted { part: None, work: DocumentRef::new("cases/door-events/jonas")? };
    jonas.acts("hands in his test case", work, at(20, 23, 55))?;

    let reasons = Reasons::from_reason(Category::Technique, "Every door event asks the database once more.")?;
    jonas.by(tom, "decides against him", Rejection::new(reasons.clone()), at(23, 10, 0))?;
    let advice = Text::new("Apply again when you like. We would enjoy reading your next case.")?;
    let feedback = Feedback::new(reasons, advice, tom.person, Manner::Written)
        .work_on(Text::new("Load what a request needs in one query; the book in our reply has a chapter on it.")?)?
        .strength(Text::new("Your error messages told us what to do. Keep that.")?)?;
    jonas.by(tom, "writes honest feedback", feedback, at(23, 16, 30))?;
    let thanks = jonas.asks("asks which book was meant", Ask::Message, at(24, 19, 0))?;
    jonas.tells(tom, thanks, "replies, though all is over", at(25, 9, 0))?;
    Ok(jonas.candidacy)
}

/// A candidacy, and what is told of it.
struct Story<'a> {
    name: &'static str,
    team: &'a Team,
    candidacy: Candidacy,
}

impl<'a> Story<'a> {
    fn open(name: &'static str, number: u128, terms: &Terms, team: &'a Team, at: Time) -> Done<Self> {
        let opening = terms.opening(CandidacyId::new(id(number))?, CandidateId::new(id(100 + number))?);
        let cv = Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?;
        let application = Application::open(opening, cv); // for a vacancy there is `new`: see the example `role`
        let candidacy = Candidacy::open(terms, Entry::new(Actor::Candidate, application, at))?;
        let story = Story { name, team, candidacy };
        story.print(Seq(0), at, name, "applies, with a CV in PDF", "");
        follows("promised", &story.promised(&story.candidacy.promises().collect::<Vec<_>>()));
        Ok(story)
    }

    /// Something that a person of the company does.
    fn by(&mut self, who: Staff, words: &str, fact: impl Into<Fact>, at: Time) -> Done<Seq> {
        self.entry(words, Entry::new(who, fact, at))
    }

    /// Something that the candidate does.
    fn acts(&mut self, words: &str, fact: impl Into<Fact>, at: Time) -> Done<Seq> {
        self.entry(words, Entry::new(Actor::Candidate, fact, at))
    }

    /// Something that the candidate asks for, in a message that is kept elsewhere.
    fn asks(&mut self, words: &str, ask: Ask, at: Time) -> Done<Seq> {
        let message = DocumentRef::new(format!("mail/{}", at.timestamp()))?;
        self.acts(words, Request { ask, message }, at)
    }

    /// A message of the company about an earlier entry, which answers it.
    fn tells(&mut self, who: Staff, to: Seq, words: &str, at: Time) -> Done<Seq> {
        let message = DocumentRef::new(format!("mail/{}", at.timestamp()))?;
        self.by(who, words, Fact::CandidateInformed { to, answer: Answer::Final, message }, at)
    }

    /// Records an entry, and prints it with everything that follows from it.
    fn entry(&mut self, words: &str, entry: Entry) -> Done<Seq> {
        let (before, at) = (place(&self.candidacy), entry.at);
        let who = match entry.by {
            Actor::Candidate => self.name,
            Actor::Staff(staff) => self.team.name(staff),
        };
        let recorded = self.candidacy.record(entry)?;
        let (seq, told) = (recorded.line.seq, recorded.told);
        let (opened, ended, redated) = (recorded.opened, recorded.ended, recorded.redated);
        self.print(seq, at, who, words, &before);

        let ended = |how: How| -> Vec<String> {
            let so = ended.iter().filter(|promise| promise.end.is_some_and(|end| end.how == how));
            so.map(|promise| promise.kind.to_string()).collect()
        };
        follows("kept", &ended(How::Kept));
        follows("put off", &ended(How::PutOff));
        follows("released", &ended(How::Released));
        follows("promised", &self.promised(&opened));
        follows("now due", &self.promised(&redated));
        let by_the_company = |seq: &&Seq| self.candidacy.entry(**seq).is_some_and(|told| told.by != Actor::Candidate);
        let name = |told: &Seq| if *told == seq { "this".to_owned() } else { format!("entry {told}") };
        follows("to tell", &told.iter().filter(by_the_company).map(name).collect::<Vec<_>>());
        Ok(seq)
    }

    fn print(&self, seq: Seq, at: Time, who: &str, words: &str, before: &str) {
        let now = place(&self.candidacy);
        let led = if now == before { String::new() } else { format!("→ {now}") };
        println!("{}", format!("  {:>2}  {}  {who:<6}{words:<58}{led}", seq.0, stamp(at)).trim_end());
    }

    fn promised(&self, promises: &[Promise]) -> Vec<String> {
        let by = |promise: &Promise| match promise.by {
            Side::Candidate => format!(" from {}", self.name),
            Side::Company => String::new(),
            Side::Both => " from both".to_owned(),
        };
        let line = |promise: &Promise| format!("{}{} by {}", promise.kind, by(promise), last_day(promise.due));
        promises.iter().map(line).collect()
    }
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
fn settled(candidacy: &Candidacy) -> String {
    let (end, promises) = (candidacy.last_line().entry.at, candidacy.all_promises());
    let kept = promises.iter().filter(|promise| promise.status(end) == Status::Kept).count();
    let missed = promises.iter().filter(|promise| promise.is_overdue(end)).count();
    let owed = if candidacy.is_settled() { "Nothing is owed any more" } else { "Something is still owed" };
    format!("{owed}. Of {} promises {kept} were kept in time, and {missed} were missed.", promises.len())
}

/// Rows go out as JSON, come back as JSON, and go through the same law again.
fn from_rows(candidacy: &Candidacy) -> Done {
    let rows: Vec<String> = candidacy.lines().map(|line| serde_json::to_string(&line)).collect::<Result<_, _>>()?;
    println!("  {}", rows[2]);
    let mut lines: Vec<Line> = rows.iter().map(|row| serde_json::from_str(row)).collect::<Result<_, _>>()?;
    let again = Candidacy::replay_lines(candidacy.terms(), lines.clone())?;
    let same = if again == *candidacy { "the same candidacy" } else { "another candidacy" };
    println!("\n  {} rows are read back through the law, and make {same}.", rows.len());

    lines.remove(5);
    let broken = Candidacy::replay_lines(candidacy.terms(), lines).unwrap_err();
    println!("  Without one of them: {broken}.");
    Ok(())
}

/// What the library answers to steps that should not follow.
fn refused(hired: &Candidacy, rejected: &Candidacy, team: &Team) -> Done {
    // A journal can be replayed up to any entry: this is the candidacy as it was then.
    let answer = |what: &str, candidacy: &Candidacy, entries: usize, entry: &Entry| -> Done {
        let then = Candidacy::replay(candidacy.terms(), candidacy.journal().iter().take(entries).cloned())?;
        println!("  {what}:\n    {}\n", then.check(entry).unwrap_err());
        Ok(())
    };
    let file = br#"<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>"#;
    let word = Cv::check(file, "cv.pdf", "application/pdf").unwrap_err();
    println!("  A Word document, renamed:\n    {word}\n    {}\n", word.advice());

    let accepted = Entry::new(team.ana, Fact::OfferAccepted, at(18, 8, 0));
    answer("The company accepts the offer in her place", hired, 25, &accepted)?;
    let talked = Entry::new(team.max, held(2, [team.max])?, at(12, 13, 35));
    answer("Somebody stood in, and the entry does not say why", hired, 15, &talked)?;
    let no = Rejection::new(Reasons::from_reason(Category::Experience, "We found somebody.")?);
    answer("A no while the test case is out", rejected, 13, &Entry::new(team.tom, no, at(12, 9, 0)))?;
    let shallow = Reasons::from_reason(Category::Technique, "It was not good enough.")?;
    let shallow = Feedback::new(shallow, Text::new("Good luck.")?, team.tom.person, Manner::Written);
    answer("Feedback on work without a point to work on", rejected, 17, &Entry::new(team.tom, shallow, at(23, 11, 0)))
}

fn let_him_read(candidacy: &Candidacy) {
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

fn invited(part: Option<u8>, meeting: Meeting) -> Fact {
    Fact::InterviewScheduled { part, meeting: Box::new(meeting) }
}

fn online<const N: usize>(starts: Time, minutes: u16, people: [Staff; N]) -> Done<Meeting> {
    Ok(Meeting::new(starts, minutes, Place::online("https://meet.example/back-end")?, people)?)
}

fn held<const N: usize>(part: u8, people: [Staff; N]) -> Done<Held> {
    Ok(Held { part: Some(part), extra: None, attendance: Attendance::new(people)? })
}

fn assessed(part: u8, seen: &str) -> Done<Fact> {
    let evidence = Evidence::from_finding(Aspect::Experience, "three years of back-end work", seen)?;
    Ok(Fact::PartAssessed { part: Some(part), evidence })
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
