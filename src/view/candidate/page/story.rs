//! Each thing that happened on the page, with what it says.

use super::Page;
use super::lines::wrapped;
use crate::law::FactKind;
use crate::value::actor::Staff;
use crate::value::answer::Answer;
use crate::value::feedback::Feedback;
use crate::value::meeting::{NoMeeting, Party};
use crate::value::offer::ConditionOutcome;
use crate::value::request::RequestKind;
use crate::view::candidate::story::{Detail, Happened};
use std::fmt;

impl Page<'_> {
    /// A fact in a few words: of a request, of which kind it is.
    pub(super) fn said(&self, one: &Happened) -> String {
        let words = self.reader.words;
        if let Some(Detail::Request(request)) = &one.detail {
            return words.say(&format!("asked.{}", request.ask.kind()));
        }
        let key = format!("fact.{}", one.fact);
        let is_earlier = |other: &Happened| other.fact == FactKind::OfferMade && other.number < one.number;
        if one.fact == FactKind::OfferMade && self.view.happened.iter().any(is_earlier) {
            return words.say_first(&format!("{key}.again"), &key);
        }
        match one.by {
            Party::Candidate => words.say_first(&format!("{key}.candidate"), &key),
            Party::Company => words.say(&key),
        }
    }

    pub(super) fn happened(&self, f: &mut fmt::Formatter<'_>, one: &Happened) -> fmt::Result {
        let words = self.reader.words;
        let begins = format!("{:>4}  {}  ", one.number, self.reader.digits(one.at));
        let under = " ".repeat(begins.chars().count());
        let part = one.part.as_ref().map(|part| format!("{}: ", words.name("step", part.as_str()))).unwrap_or_default();
        wrapped(f, &begins, &under, &format!("{part}{}", self.said(one)))?;
        let written = one
            .written_by
            .map(|staff| self.fill("detail.written", &[("who", &self.reader.words.capacity(staff.capacity))]));
        let acted_for = one.acted_for.as_ref().map(|name| self.fill("detail.acted_for", &[("name", name.as_str())]));
        let occurred = one.occurred.map(|at| self.when("detail.occurred", self.reader.moment(at)));
        let deviation = one.deviation.as_ref().map(|text| self.fill("detail.deviation", &[("text", text.as_str())]));
        let gone: Vec<String> = one.cancelled.iter().map(|part| words.name("step", part.as_str())).collect();
        let gone = Some(gone).filter(|gone| !gone.is_empty());
        let gone = gone.map(|gone| self.fill("detail.gone", &[("parts", &words.listed(&gone))]));
        let details = one.detail.iter().flat_map(|detail| self.detail(detail)).chain(gone);
        let outside = if is_a_concern(one) { self.outside() } else { Vec::new() };
        let lines = details.chain(written).chain(acted_for).chain(occurred).chain(deviation).chain(outside);
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
                vec![self.when("detail.for", self.reader.moment(meeting.starts())), self.numbered(meeting.people())]
            }
            Detail::Times(times) => {
                let times: Vec<String> = times.all().iter().map(|at| self.reader.moment(*at)).collect();
                vec![self.fill("detail.times", &[("times", &self.reader.words.listed(&times))])]
            }
            Detail::Held { extra, late, people } => {
                let people = self.numbered(people);
                let extra = extra.iter().map(|extra| self.fill("detail.extra", &[("name", extra.as_str())]));
                let late = late.iter().map(|late| {
                    let key = match late.who {
                        Party::Candidate => "late.candidate",
                        Party::Company => "late.company",
                    };
                    self.reader.words.count(key, late.minutes.into(), &[])
                });
                extra.chain([people]).chain(late).collect()
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
            Detail::Offer(offer) => {
                let until = self.when("detail.answer_by", self.reader.last(offer.answer_by()));
                let pay = offer.pay().map(|pay| self.fill("offer.pay", &[("pay", pay.as_str())]));
                let starts = offer.starts().map(|day| self.when("offer.starts", self.reader.moment(day)));
                [until].into_iter().chain(pay).chain(starts).collect()
            }
            Detail::Reasons(reasons) => {
                reasons.all().iter().flat_map(|reason| text("detail.why", reason.details.as_str())).collect()
            }
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

    /// The people, each with the number by which the candidate can name them.
    fn numbered(&self, people: &[Staff]) -> String {
        let people = (1..).zip(people).map(|(number, staff): (u8, _)| {
            let who = self.reader.words.capacity(staff.capacity);
            self.fill("detail.person", &[("number", &number.to_string()), ("who", &who)])
        });
        let people = self.reader.words.listed(&people.collect::<Vec<_>>());
        self.fill("detail.people", &[("people", &people)])
    }

    fn feedback(&self, feedback: &Feedback) -> Vec<String> {
        let part = |key: &str, text: &str| self.fill(key, &[("text", text)]);
        let why = feedback.reasons().all().iter().map(|reason| part("feedback.why", reason.details.as_str()));
        let good = feedback.strengths().iter().map(|strength| part("feedback.good", strength.as_str()));
        let work_on = feedback.points_to_work_on().iter().map(|point| part("feedback.work_on", point.as_str()));
        why.chain(good).chain(work_on).chain([part("feedback.next", feedback.advice().as_str())]).collect()
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
