//! What a scheduler asks, and what it does when a deadline has passed: it reminds, it escalates, and it never decides.
//!
//! Run it with `cargo run --example overdue`. A morning job goes through a fortnight with a fixed clock. Each morning it asks
//! the watch list what is overdue and what falls due today, and prints whom it would write to; then people do something about
//! it, or do not. Bela's application lies in a drawer, until the list says whose task it is. No candidacy changes its phase because
//! a day went by. At the end, Ana looks at her desk, page by page.

use candidacy::law::Held;
use candidacy::promise::Task;
use candidacy::uuid::Uuid;
use candidacy::value::{Answer, Ask, Decision, DocumentRef, PayPeriod, Request, Salary};
use candidacy::view::{Desk, Page, Watched, Watchlist, WatchlistFilter};
use candidacy::{
    Actor, Application, Aspect, Attendance, Calendar, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry,
    Evidence, Fact, Meeting, PersonId, Place, Policy, Process, Promise, PromiseKind, Seq, Staff, Terms, Time,
};
use chrono::{FixedOffset, NaiveDate, TimeDelta};
use std::collections::BTreeMap;
use std::error::Error;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let mut company = Company::new()?;
    for day in 2..=17 {
        let morning = at(day, 8)?;
        if !company.terms.policy().calendar().is_working_day(morning.date_naive()) {
            continue; // the job runs on working days; what falls due on others waits in the list
        }
        println!("{}", morning.format("%A, %-d %B"));
        company.look(morning);
        company.work(day)?;
    }
    println!("\nAna's desk on the 18th, one at a time:");
    company.show_the_desk(at(18, 8)?);
    println!("\nWhat a store would keep for each, in one column:");
    for (name, candidacy) in &company.candidacies {
        match candidacy.next_due() {
            Some(due) => println!("  {name:<6} in {:<10} next due {due:?}", candidacy.phase().name()),
            None => println!("  {name:<6} in {:<10} nothing is owed", candidacy.phase().name()),
        }
    }
    Ok(())
}

/// A company, its candidacies, and the list of what is owed in all of them.
struct Company {
    terms: Terms,
    ana: Staff,
    candidacies: BTreeMap<&'static str, Candidacy>,
    names: BTreeMap<CandidacyId, &'static str>,
    watchlist: Watchlist,
}

impl Company {
    /// A company in Amsterdam, in winter; on 9 March its office is closed.
    fn new() -> Done<Self> {
        let winter = FixedOffset::east_opt(3_600).ok_or("an offset")?;
        let closed = NaiveDate::from_ymd_opt(2026, 3, 9).ok_or("a date")?;
        let calendar = Calendar::new(winter).with_holidays([closed])?;
        let policy = Policy::builder().calendar(calendar).build()?;
        let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, Capacity::RECRUITER);
        Ok(Company {
            terms: Terms::new("back-end", 1, Process::back_end())?.with_policy(policy),
            ana,
            candidacies: BTreeMap::new(),
            names: BTreeMap::new(),
            watchlist: Watchlist::default(),
        })
    }

    /// What the job asks each morning: two questions, whatever the number of candidacies.
    fn look(&self, now: Time) {
        let mut quiet = true;
        for (id, Watched { promise, task, .. }) in self.watchlist.overdue(WatchlistFilter::ALL.company(), now) {
            // Late is late, and somebody is told: first those who owe it, then also a lead.
            let lead = if now - promise.due < TimeDelta::days(1) { "" } else { ", and to a lead" };
            println!("  OVERDUE  {}; mail to {}{lead}", self.words(id, promise), self.those(task));
            quiet = false;
        }
        // What comes next is in order, so the job can stop where it likes: here, after what is due today.
        let upcoming = self.watchlist.upcoming(WatchlistFilter::ALL, now);
        for (id, Watched { promise, .. }) in upcoming.take_while(|(_, it)| it.promise.due <= now + TimeDelta::days(1)) {
            println!("  today    {}", self.words(id, promise));
            quiet = false;
        }
        if quiet {
            println!("  nothing is overdue, and nothing falls due today");
        }
    }

    fn words(&self, id: CandidacyId, promise: &Promise) -> String {
        let name = self.names.get(&id).copied().unwrap_or("somebody");
        let day = self.terms.policy().calendar().last_day(promise.due);
        format!("{name}: {}, by the end of {}, owed by the {}", promise.kind, day.date.format("%A"), side(promise))
    }

    /// The people whose task it is, or everybody in a capacity.
    fn those(&self, task: &Task) -> String {
        if task.people.contains(&self.ana.person) { "Ana".to_owned() } else { format!("each {}", task.capacities) }
    }

    /// What is on Ana's desk: only the candidacies of a page are loaded.
    fn show_the_desk(&self, now: Time) {
        let mut page = Some(Page::first(1));
        while let Some(next) = page {
            let load = |id| self.names.get(&id).and_then(|name| self.candidacies.get(name));
            let desk = Desk::new(&self.watchlist, WatchlistFilter::ALL.staff(self.ana), next, now, load);
            for item in desk.items() {
                println!("  {}, {}", self.words(item.candidacy, &item.promise), item.status);
            }
            page = desk.next();
            println!("  {}", if page.is_some() { "– next page –" } else { "– that is all –" });
        }
    }

    /// What people do on that day.
    fn work(&mut self, day: u32) -> Done {
        let fits = || Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate");
        match day {
            2 => {
                self.apply("Aino", 1, 10)?;
                self.apply("Bela", 2, 11)?;
                self.tell("Aino", Seq(0), day, 15)?;
            }
            4 => {
                self.record("Aino", self.ana, Decision::new(fits()?), day, 9)?;
                // The morning's list named Bela. Ana takes care of him from now on, and writes, late.
                self.record("Bela", self.ana, Fact::ResponsibleNamed { person: self.ana.person }, day, 9)?;
                self.tell("Bela", Seq(0), day, 9)?;
            }
            5 => {
                let chat = Meeting::new(at(6, 10)?, 30, Place::online("https://meet.example/ana")?, [self.ana])?;
                let invited = Fact::InterviewScheduled { part: None, meeting: Box::new(chat) };
                self.record("Aino", self.ana, invited, day, 9)?;
            }
            6 => self.record("Aino", self.ana, Held::from(Attendance::new([self.ana])?), day, 11)?,
            10 => {
                let message = DocumentRef::new("mail/88")?;
                self.record("Aino", Actor::Candidate, Request { ask: Ask::Message, message }, day, 9)?;
            }
            12 => {
                self.record("Bela", self.ana, Decision::new(fits()?), day, 9)?;
                self.record("Aino", self.ana, Decision::new(fits()?), day, 9)?;
                let asked = self
                    .candidacies
                    .get("Aino")
                    .and_then(|aino| aino.promises().find(|promise| promise.kind == PromiseKind::Reply));
                if let Some(asked) = asked {
                    self.tell("Aino", asked.entry, day, 10)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn apply(&mut self, name: &'static str, number: u128, hour: u32) -> Done {
        let id = CandidacyId::new(Uuid::from_u128(number))?;
        let opening = self.terms.opening(id, CandidateId::new(Uuid::from_u128(100 + number))?).paying(Salary::new(
            "EUR",
            4_000,
            5_500,
            PayPeriod::Month,
        )?);
        let cv = Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?;
        let entry = Entry::new(Actor::Candidate, Application::open(opening, cv), at(2, hour)?);
        let candidacy = Candidacy::open(&self.terms, entry)?;
        self.names.insert(id, name);
        self.watchlist.upsert(&candidacy);
        self.candidacies.insert(name, candidacy);
        Ok(())
    }

    fn tell(&mut self, name: &str, to: Seq, day: u32, hour: u32) -> Done {
        let message = DocumentRef::new("mail/89")?;
        self.record(
            name,
            self.ana,
            Fact::CandidateInformed { to, answer: Answer::Final, message, stated: None },
            day,
            hour,
        )
    }

    /// Records a fact; the list learns of it at once.
    fn record(&mut self, name: &str, by: impl Into<Actor>, fact: impl Into<Fact>, day: u32, hour: u32) -> Done {
        let at = at(day, hour)?;
        let candidacy = self.candidacies.get_mut(name).ok_or("nobody of that name")?;
        let _ = candidacy.record(Entry::new(by, fact, at))?; // the line would be stored here
        self.watchlist.upsert(candidacy);
        Ok(())
    }
}

fn side(promise: &Promise) -> &'static str {
    match (promise.by.is_company(), promise.by.is_candidate()) {
        (true, true) => "two sides",
        (true, false) => "company",
        _ => "candidate",
    }
}

/// This hour of a day in March 2026, in UTC.
fn at(day: u32, hour: u32) -> Done<Time> {
    let date = NaiveDate::from_ymd_opt(2026, 3, day).and_then(|date| date.and_hms_opt(hour, 0, 0));
    Ok(date.ok_or("a moment")?.and_utc())
}
