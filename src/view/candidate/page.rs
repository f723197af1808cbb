//! The view as a page of text: plain, without colour, at most 100 columns wide where its words allow.

use super::now::{CurrentOffer, CurrentPart, CurrentStep};
use super::written::WrittenDown;
use super::{Ahead, Detail, Expected, Happened, Owed, View};
use crate::law::{FactKind, Phase};
use crate::promise::Status;
use crate::terms::calendar::{Span, Zone};
use crate::terms::policy::PromiseKind;
use crate::terms::{PartKind, Task};
use crate::value::actor::Capacities;
use crate::value::answer::Answer;
use crate::value::feedback::Feedback;
use crate::value::meeting::{Meeting, NoMeeting, Party, Place, Screen};
use crate::value::offer::ConditionOutcome;
use crate::value::request::RequestKind;
use crate::value::text::Label;
use crate::view::cited::Cited;
use crate::view::words::{Reader, Words};
use chrono::Utc;
use std::fmt;

const WIDTH: usize = 100;

/// A [`View`] as a page of text, in somebody's words and on the clock of their zone. `Display` writes it.
pub struct Page<'a> {
    view: &'a View,
    reader: Reader<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn new(view: &'a View, words: &'a Words, zone: Zone) -> Self {
        Page { view, reader: Reader::new(words, zone) }
    }
}

/// Shows of which view it is, and none of its words.
impl fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("view", self.view).field("words", self.reader.words).finish()
    }
}

/// The page in English, on the clock of UTC.
impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.page(&Words::english(), Utc).fmt(f)
    }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (view, words) = (self.view, self.reader.words);
        writeln!(f, "{}", words.say(&format!("phase.{}", view.phase)))?;
        if let Some(step) = &view.step {
            let places = [
                ("number", &*step.number.to_string()),
                ("count", &view.steps.to_string()),
                ("step", &words.name("step", step.name.as_str())),
            ];
            writeln!(f, "{}", words.fill("page.step", &places))?;
        }
        writeln!(f, "{}", self.when("page.as_of", self.reader.moment(view.at)))?;
        if !view.tools.is_empty() {
            wrapped(f, "", "  ", &self.fill("page.tools", &[("tools", &words.labels(&view.tools))]))?;
        }
        view.pay.iter().try_for_each(|pay| writeln!(f, "{}", self.fill("page.pay", &[("pay", &words.pay(pay))])))?;
        if let Some(until) = view.consent_until.filter(|_| view.phase == Phase::Pooled) {
            writeln!(f, "{}", self.when("page.consent", self.reader.last(until)))?;
        }
        if let Some(pause) = &view.pause {
            writeln!(f, "{}", self.when("page.hold", self.reader.last(pause.until)))?;
            wrapped(f, "  ", "  ", pause.reason.as_str())?;
        }
        view.step.iter().filter(|_| view.phase.is_in_a_step()).try_for_each(|step| self.step(f, step))?;
        view.offer.iter().try_for_each(|offer| self.offer(f, offer))?;
        self.owed(f, "page.owed_to_you", &view.owed_to_you, "")?;
        self.owed(f, "page.owed_by_you", &view.owed_by_you, ".by_you")?;
        self.written_down(f)?;
        writeln!(f, "\n{}", words.say("page.happened"))?;
        view.happened.iter().try_for_each(|one| self.happened(f, one))?;
        self.ahead(f)?;
        self.acts(f)
    }
}

impl Page<'_> {
    fn fill(&self, key: &str, places: &[(&str, &str)]) -> String {
        self.reader.words.fill(key, places)
    }

    fn when(&self, key: &str, when: impl AsRef<str>) -> String {
        self.fill(key, &[("when", when.as_ref())])
    }

    fn step(&self, f: &mut fmt::Formatter<'_>, step: &CurrentStep) -> fmt::Result {
        writeln!(f, "\n{}", self.reader.words.say("page.parts"))?;
        step.parts.iter().try_for_each(|part| self.part(f, part))
    }

    fn part(&self, f: &mut fmt::Formatter<'_>, part: &CurrentPart) -> fmt::Result {
        let (words, kind) = (self.reader.words, part.task.kind());
        let due = part
            .due
            .map(|due| if kind == PartKind::Interview { self.reader.moment(due) } else { self.reader.last(due) });
        let asked = if let Task::Check { asked } = &part.task { asked.as_str() } else { "" };
        let key = format!("part.{}.{}", kind.name(), part.state.name());
        let state = self.fill(&key, &[("when", due.as_deref().unwrap_or_default()), ("who", asked)]);
        let state = if part.informs { self.fill("part.informs", &[("state", &state)]) } else { state };
        wrapped(f, "  ", "     ", &format!("{}: {state}", words.name("step", part.name.as_str())))?;
        if let Some(times) = &part.proposed {
            let times: Vec<String> = times.all().iter().map(|at| self.reader.moment(*at)).collect();
            wrapped(f, "     ", "     ", &self.fill("part.proposed", &[("times", &self.reader.words.listed(&times))]))?;
        }
        part.meeting.iter().try_for_each(|meeting| self.announced(f, meeting))?;
        let work = part.assignment.iter().flat_map(|assignment| words.assignment(assignment));
        work.into_iter().try_for_each(|line| wrapped(f, "     ", "       ", &line))
    }

    fn announced(&self, f: &mut fmt::Formatter<'_>, meeting: &Meeting) -> fmt::Result {
        let place = match meeting.place() {
            Place::Online(link) => self.fill("meeting.online", &[("link", link.as_str())]),
            Place::OnSite(directions) => self.fill("meeting.on_site", &[("directions", directions.as_str())]),
        };
        let mut lines = self.reader.words.meeting(meeting);
        lines.insert(1, place);
        lines.iter().try_for_each(|line| wrapped(f, "     ", "       ", line))
    }

    fn offer(&self, f: &mut fmt::Formatter<'_>, current: &CurrentOffer) -> fmt::Result {
        let offer = &current.offer;
        writeln!(f, "\n{}", self.reader.words.say("page.offer"))?;
        let mut lines = vec![if current.accepted {
            self.fill("offer.accepted", &[])
        } else {
            self.when("offer.answer_by", self.reader.last(offer.answer_by()))
        }];
        lines.extend(offer.pay().map(|pay| self.fill("offer.pay", &[("pay", pay.as_str())])));
        let first_day = self.view.first_day.or(offer.starts());
        lines.extend(first_day.map(|day| self.when("offer.starts", self.reader.moment(day))));
        lines.extend(current.conditions.iter().map(|one| {
            let key = match one.outcome {
                None => "offer.condition",
                Some(ConditionOutcome::Met) => "offer.condition.met",
                Some(ConditionOutcome::NotMet) => "offer.condition.not_met",
            };
            let name = self.reader.words.name("condition", one.condition.name.as_str());
            self.fill(key, &[("condition", &name), ("when", &self.reader.last(one.condition.due))])
        }));
        lines.iter().try_for_each(|line| wrapped(f, "  ", "    ", line))
    }

    fn owed(&self, f: &mut fmt::Formatter<'_>, title: &str, owed: &[Owed], side: &str) -> fmt::Result {
        let words = self.reader.words;
        writeln!(f, "\n{}", words.say(title))?;
        if owed.is_empty() {
            writeln!(f, "  {}", words.say("page.nothing"))?;
        }
        for one in owed {
            let key = format!("owed.{}", one.kind);
            let what = words.say_first(&format!("{key}{side}"), &key);
            let beginning = if one.kind == PromiseKind::Condition { "condition" } else { "step" };
            let what = match &one.of {
                Some(of) => self.fill("page.owed_of", &[("what", &what), ("of", &words.name(beginning, of.as_str()))]),
                None => what,
            };
            let (key, when) = if one.kind == PromiseKind::Attendance {
                ("page.owed_on", self.reader.moment(one.due))
            } else {
                ("page.owed", self.reader.last(one.due))
            };
            let line = self.fill(key, &[("what", &what), ("when", &when)]);
            let late = one.status == Status::Overdue;
            wrapped(f, "  ", "    ", &if late { self.fill("page.late", &[("owed", &line)]) } else { line })?;
            if side.is_empty() {
                let latest = one.ceiling.filter(|ceiling| *ceiling > one.due);
                let latest = latest.map(|ceiling| self.when("page.owed_at_most", self.reader.last(ceiling)));
                let rule = one.rule.as_ref().and_then(|rule| self.rule(rule));
                latest.into_iter().chain(rule).try_for_each(|line| wrapped(f, "     ", "       ", &line))?;
            }
        }
        Ok(())
    }

    /// The rule of a place, in the words that its source has.
    fn rule(&self, rule: &Cited) -> Option<String> {
        let within = self.reader.span(rule.within?);
        let places = [("place", rule.place.as_deref()?), ("span", &within), ("source", &rule.source)];
        Some(self.fill("page.owed_rule", &places))
    }

    fn written_down(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.view.written_down.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n{}", self.reader.words.say("page.written_down"))?;
        for WrittenDown { number, can_object, until, .. } in &self.view.written_down {
            let key = match (until, can_object) {
                (None, _) => "page.written_down.untold",
                (Some(_), true) => "page.written_down.told",
                (Some(_), false) => "page.written_down.over",
            };
            let said = self.view.happened.iter().find(|one| one.number == *number).map(|one| self.said(one));
            let until = until.map(|until| self.reader.last(until)).unwrap_or_default();
            let (number, fact) = (number.to_string(), said.unwrap_or_default());
            wrapped(f, "  ", "    ", &self.fill(key, &[("number", &number), ("fact", &fact), ("when", &until)]))?;
        }
        Ok(())
    }

    /// A fact in a few words: of a request, of which kind it is.
    fn said(&self, one: &Happened) -> String {
        let words = self.reader.words;
        if let Some(Detail::Request(request)) = &one.detail {
            return words.say(&format!("asked.{}", request.ask.kind())).to_owned();
        }
        let key = format!("fact.{}", one.fact);
        match one.by {
            Party::Candidate => words.say_first(&format!("{key}.candidate"), &key),
            Party::Company => words.say(&key).to_owned(),
        }
    }

    fn happened(&self, f: &mut fmt::Formatter<'_>, one: &Happened) -> fmt::Result {
        let words = self.reader.words;
        let begins = format!("{:>4}  {}  ", one.number, self.reader.digits(one.at));
        let under = " ".repeat(begins.chars().count());
        let part = one.part.as_ref().map(|part| format!("{}: ", words.name("step", part.as_str()))).unwrap_or_default();
        wrapped(f, &begins, &under, &format!("{part}{}", self.said(one)))?;
        let written = one
            .written_by
            .map(|staff| self.fill("detail.written", &[("who", &self.reader.words.capacity(staff.capacity))]));
        let occurred = one.occurred.map(|at| self.when("detail.occurred", self.reader.moment(at)));
        let deviation = one.deviation.as_ref().map(|text| self.fill("detail.deviation", &[("text", text.as_str())]));
        let details = one.detail.iter().flat_map(|detail| self.detail(detail));
        let outside = if is_a_concern(one) { self.outside() } else { Vec::new() };
        let lines = details.chain(written).chain(occurred).chain(deviation).chain(outside);
        lines.into_iter().try_for_each(|line| wrapped(f, &under, &format!("{under}  "), &line))
    }

    /// The lines that a fact has beside its words.
    fn detail(&self, detail: &Detail) -> Vec<String> {
        let text = |key: &str, text: &str| vec![self.fill(key, &[("text", text)])];
        let number =
            |number: &crate::value::id::Seq| vec![self.fill("detail.about", &[("number", &number.to_string())])];
        match detail {
            Detail::Found(found) => text("detail.found", found.as_str()),
            Detail::From(from) => text("detail.from", from.as_str()),
            Detail::Until { until } => vec![self.when("detail.until", self.reader.last(*until))],
            Detail::On { on } => vec![self.when("detail.on", self.reader.moment(*on))],
            Detail::Reason(reason) => text("detail.why", reason.as_str()),
            Detail::Tools(tools) => vec![self.fill("detail.tools", &[("tools", &self.reader.words.labels(tools))])],
            Detail::Review(review) => vec![self.fill("detail.review", &[("name", review.as_str())])],
            Detail::Meeting(meeting) => {
                let people = (1..).zip(meeting.people()).map(|(number, staff): (u8, _)| {
                    let who = self.reader.words.capacity(staff.capacity);
                    self.fill("detail.person", &[("number", &number.to_string()), ("who", &who)])
                });
                let people = self.reader.words.listed(&people.collect::<Vec<_>>());
                let people = self.fill("detail.people", &[("people", &people)]);
                vec![self.when("detail.for", self.reader.moment(meeting.starts())), people]
            }
            Detail::Times(times) => {
                let times: Vec<String> = times.all().iter().map(|at| self.reader.moment(*at)).collect();
                vec![self.fill("detail.times", &[("times", &self.reader.words.listed(&times))])]
            }
            Detail::Held { extra, late } => {
                let extra = extra.iter().map(|extra| self.fill("detail.extra", &[("name", extra.as_str())]));
                let late = late.iter().map(|late| {
                    let key = match late.who {
                        Party::Candidate => "late.candidate",
                        Party::Company => "late.company",
                    };
                    self.fill(key, &[("minutes", &late.minutes.to_string())])
                });
                extra.chain(late).collect()
            }
            Detail::NoMeeting(why) => vec![self.fill(no_meeting(*why), &[])],
            Detail::Asked(asked) => vec![self.fill("detail.asked", &[("who", asked.as_str())])],
            Detail::Condition { condition, outcome } => {
                let key = match outcome {
                    ConditionOutcome::Met => "detail.condition.met",
                    ConditionOutcome::NotMet => "detail.condition.not_met",
                };
                let name = self.reader.words.name("condition", condition.as_str());
                vec![self.fill(key, &[("name", &name)])]
            }
            Detail::Offer(offer) => vec![self.when("offer.answer_by", self.reader.last(offer.answer_by()))],
            Detail::Feedback(feedback) => self.feedback(feedback),
            Detail::Confirmed { to } => number(to),
            Detail::Contested { to, why } => number(to).into_iter().chain(text("detail.why", why.as_str())).collect(),
            Detail::Pause(pause) => vec![self.when("detail.until", self.reader.last(pause.until))],
            Detail::Message { to, answer, stated, .. } => {
                let ends = Some("detail.final").filter(|_| to.is_some() && *answer == Answer::Final);
                let said = to.iter().flat_map(number).chain(ends.map(|key| self.fill(key, &[])));
                said.chain(stated.iter().flat_map(|stated| self.reader.words.stated(stated))).collect()
            }
            Detail::FollowUp { due, about } => {
                let until = self.when("detail.until", self.reader.last(*due));
                [until, about.as_str().to_owned()].into()
            }
            Detail::Corrected { of, moment, reason } => {
                let places = [("number", &*of.to_string()), ("when", &self.reader.moment(*moment))];
                [self.fill("detail.corrected", &places)]
                    .into_iter()
                    .chain(text("detail.why", reason.as_str()))
                    .collect()
            }
            Detail::Assignment(_) | Detail::Work(_) | Detail::Request(_) | Detail::Words(_) => Vec::new(),
        }
    }

    fn feedback(&self, feedback: &Feedback) -> Vec<String> {
        let part = |key: &str, text: &str| self.fill(key, &[("text", text)]);
        let why = feedback.reasons().all().iter().map(|reason| part("feedback.why", reason.details.as_str()));
        let good = feedback.strengths().iter().map(|strength| part("feedback.good", strength.as_str()));
        let work_on = feedback.points_to_work_on().iter().map(|point| part("feedback.work_on", point.as_str()));
        why.chain(good).chain(work_on).chain([part("feedback.next", feedback.advice().as_str())]).collect()
    }

    fn ahead(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (view, words) = (self.view, self.reader.words);
        if view.ahead.is_empty() {
            return Ok(());
        }
        let title = if view.pause.is_some() { "page.ahead.after_hold" } else { "page.ahead" };
        writeln!(f, "\n{}", words.say(title))?;
        for step in &view.ahead {
            wrapped(f, &format!("  {}. ", step.number), "     ", &self.expected(step))?;
        }
        writeln!(f, "  {}", words.say("page.ahead.then"))
    }

    fn expected(&self, step: &Ahead) -> String {
        let parts: Vec<String> = step.parts.iter().map(|part| self.expected_part(part)).collect();
        let key = if step.needs_yes { "page.ahead.step.yes" } else { "page.ahead.step" };
        let name = self.reader.words.name("step", step.name.as_str());
        let what = self.fill(key, &[("step", &name), ("parts", &self.reader.words.listed(&parts))]);
        let usually = step.usually.iter().map(|usual| {
            let key = if usual.kind == PromiseKind::SetUp { "page.ahead.set_up" } else { "page.ahead.outcome" };
            self.fill(key, &[("span", &self.reader.span(usual.within))])
        });
        let usually = usually.collect::<Vec<_>>().join(self.reader.words.say("list.comma"));
        self.fill("page.ahead.usually", &[("what", &what), ("usually", &usually)])
    }

    fn expected_part(&self, part: &Expected) -> String {
        match &part.task {
            Task::Interview { with, screen } => {
                let shares = *screen == Screen::Shared;
                let key = if shares { "page.ahead.interview.screen" } else { "page.ahead.interview" };
                self.fill(key, &[("people", &self.everybody(with))])
            }
            Task::Assignment { days, hours, pay } => {
                let days = self.reader.span(Span::Days(*days));
                let key = match (hours, pay) {
                    (None, None) => "page.ahead.assignment",
                    (Some(_), None) => "page.ahead.assignment.hours",
                    (None, Some(_)) => "page.ahead.assignment.paid",
                    (Some(_), Some(_)) => "page.ahead.assignment.paid.hours",
                };
                let hours = hours.map(|hours| hours.to_string()).unwrap_or_default();
                let pay = pay.as_ref().map_or("", Label::as_str);
                self.fill(key, &[("days", &days), ("hours", &hours), ("pay", pay)])
            }
            Task::Check { asked } => self.fill("page.ahead.check", &[("who", asked.as_str())]),
        }
    }

    fn acts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (view, words) = (self.view, self.reader.words);
        let acts = view.acts.iter().filter(|act| *act != FactKind::RequestMade).map(|act| format!("act.{act}"));
        let asks = view.requests.iter().map(|request| format!("ask.{request}"));
        let acts: Vec<String> = acts.chain(asks).map(|key| words.say(&key).to_owned()).collect();
        writeln!(f, "\n{}", words.say("page.acts"))?;
        wrapped(f, "  ", "  ", &acts.join("; "))?;
        if !view.requests.contains(RequestKind::Concern) {
            return Ok(());
        }
        let invited = view.happened.iter().rfind(|one| matches!(one.detail, Some(Detail::Meeting(_))));
        let about = invited.map(|one| self.fill("page.concern.person", &[("number", &one.number.to_string())]));
        about.into_iter().chain(self.outside()).try_for_each(|line| wrapped(f, "  ", "    ", &line))
    }

    /// The contacts outside, one a line.
    fn outside(&self) -> Vec<String> {
        let words = self.reader.words;
        let said = self.view.outside.iter().map(|contact| {
            let body = words.say(&format!("outside.{}", contact.body)).to_owned();
            let places = [("body", &*body), ("name", contact.name.as_str()), ("link", contact.link.as_str())];
            self.fill("page.outside", &places)
        });
        said.collect()
    }

    fn everybody(&self, capacities: &Capacities) -> String {
        self.reader
            .words
            .listed(&capacities.iter().map(|capacity| self.reader.words.capacity(capacity)).collect::<Vec<_>>())
    }
}

/// Returns true if it is a concern of the candidate.
fn is_a_concern(one: &Happened) -> bool {
    matches!(&one.detail, Some(Detail::Request(request)) if request.ask.kind() == RequestKind::Concern)
}

fn no_meeting(why: NoMeeting) -> &'static str {
    match why {
        NoMeeting::NoShow(Party::Candidate) => "missed.candidate",
        NoMeeting::NoShow(Party::Company) => "missed.company",
        NoMeeting::Trouble => "missed.trouble",
    }
}

/// Words in lines; the first begins with one indent, the others with another.
fn wrapped(f: &mut fmt::Formatter<'_>, first: &str, indent: &str, words: &str) -> fmt::Result {
    let mut begins = first;
    for line in words.lines() {
        let (mut room, mut written) = (WIDTH.saturating_sub(begins.chars().count()), 0);
        f.write_str(begins)?;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            if written > 0 && written + 1 + length > room {
                write!(f, "\n{indent}")?;
                (room, written) = (WIDTH.saturating_sub(indent.chars().count()), 0);
            } else if written > 0 {
                f.write_str(" ")?;
                written += 1;
            }
            f.write_str(word)?;
            written += length;
        }
        writeln!(f)?;
        begins = indent;
    }
    Ok(())
}
