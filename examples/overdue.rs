//! What a scheduler asks, and what it does when a deadline has passed: it reminds, it escalates, and it never decides.
//!
//! Run it with `cargo run --example overdue`. A morning job goes through a fortnight with a fixed clock. Each morning it asks
//! the watch list what is overdue and what falls due today, and prints whom it would write to; then people do something about
//! it, or do not. Bela's application lies in a drawer. No candidacy changes its phase because a day went by (F12).

use candidacy::uuid::Uuid;
use candidacy::value::DocumentRef;
use candidacy::view::WatchlistFilter;
use candidacy::{
    Actor, Aspect, Attendance, Calendar, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Evidence, Fact,
    Meeting, OpenApplication, PersonId, Place, Policy, Process, Promise, Seq, Staff, Terms, Time, Watchlist,
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
        let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, Capacity::Recruiter);
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
        for (id, promise) in self.watchlist.breached(WatchlistFilter::ALL.company(), now) {
            // Late is late, and somebody hears of it: first those who owe it, then whoever can help them.
            let mail = if now - promise.due < TimeDelta::days(1) { "those who owe it" } else { "their lead as well" };
            println!("  OVERDUE  {}; mail to {mail}", self.words(id, promise));
            quiet = false;
        }
        // What comes next is in order, so the job can stop where it likes: here, after what is due today.
        let today = |promise: &Promise| promise.due <= now + TimeDelta::days(1);
        for (id, promise) in
            self.watchlist.upcoming(WatchlistFilter::ALL, now).take_while(|(_, promise)| today(promise))
        {
            println!("  today    {}", self.words(id, promise));
            quiet = false;
        }
        if quiet {
            println!("  nothing is overdue, and nothing falls due today");
        }
    }

    fn words(&self, id: CandidacyId, promise: &Promise) -> String {
        let name = self.names.get(&id).copied().unwrap_or("somebody");
        format!("{name}: {}, due {}, owed by {}", promise.kind, promise.due.format("%a %e %b %H:%M"), promise.owner)
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
                self.record("Aino", self.ana, Fact::Passed { evidence: fits()? }, day, 9)?;
                // The morning's list named Bela: somebody writes to him, late.
                self.tell("Bela", Seq(0), day, 9)?;
            }
            5 => {
                let chat = Meeting::new(at(6, 10)?, 30, Place::online("https://meet.example/ana")?, [self.ana])?;
                self.record("Aino", self.ana, Fact::scheduled(chat), day, 9)?;
            }
            6 => self.record("Aino", self.ana, Attendance::new([self.ana])?, day, 11)?,
            10 => self.record(
                "Aino",
                Actor::Candidate,
                Fact::MessageReceived { message: DocumentRef::new("mail/88")? },
                day,
                9,
            )?,
            12 => {
                self.record("Bela", self.ana, Fact::Passed { evidence: fits()? }, day, 9)?;
                self.record("Aino", self.ana, Fact::Passed { evidence: fits()? }, day, 9)?;
                let question = self.candidacies.get("Aino").and_then(|aino| aino.unanswered().next());
                if let Some((to, _)) = question {
                    let message = DocumentRef::new("mail/89")?;
                    self.record("Aino", self.ana, Fact::Replied { to, message }, day, 10)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn apply(&mut self, name: &'static str, number: u128, hour: u32) -> Done {
        let id = CandidacyId::new(Uuid::from_u128(number))?;
        let opening = self.terms.opening(id, CandidateId::new(Uuid::from_u128(100 + number))?);
        let cv = Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?;
        let application = OpenApplication { opening, cv };
        let entry = Entry::new(Actor::Candidate, application, at(2, hour)?);
        let candidacy = Candidacy::open(&self.terms, entry)?;
        self.names.insert(id, name);
        self.watchlist.upsert(&candidacy);
        self.candidacies.insert(name, candidacy);
        Ok(())
    }

    fn tell(&mut self, name: &str, to: Seq, day: u32, hour: u32) -> Done {
        let message = DocumentRef::new("mail/received")?;
        self.record(name, self.ana, Fact::Informed { to, message }, day, hour)
    }

    /// Records a fact; the list learns of it at once.
    fn record(&mut self, name: &str, by: impl Into<Actor>, fact: impl Into<Fact>, day: u32, hour: u32) -> Done {
        let at = at(day, hour)?;
        let candidacy = self.candidacies.get_mut(name).ok_or("nobody of that name")?;
        candidacy.record(Entry::new(by, fact, at))?;
        self.watchlist.upsert(candidacy);
        Ok(())
    }
}

/// This hour of a day in March 2026, in UTC.
fn at(day: u32, hour: u32) -> Done<Time> {
    let date = NaiveDate::from_ymd_opt(2026, 3, day).and_then(|date| date.and_hms_opt(hour, 0, 0));
    Ok(date.ok_or("a moment")?.and_utc())
}
