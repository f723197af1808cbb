//! Refusals in words for people: what is not possible, why, and what is instead.

use super::{Reader, Said, Words};
use crate::law::{By, Refusal, Why};
use crate::terms::calendar::{Span, Zone};
use crate::value::id::Seq;
use crate::value::time::Time;
use chrono::Utc;

/// Each key with its text, in alphabetical order of the keys.
#[rustfmt::skip]
pub(super) const REFUSED: &[(&str, &str)] = &[
    ("by.agrees", "somebody whose agreement is needed"),
    ("by.candidate", "the candidate"),
    ("by.decides", "somebody who decides at this step"),
    ("by.either", "the candidate or somebody who takes part"),
    ("by.hears", "somebody who hears concerns"),
    ("by.selects", "somebody who selects"),
    ("by.staff", "somebody who takes part"),
    ("refused", "That is not possible here: {why}."),
    ("refused.about_them", "it is about the person who answers"),
    ("refused.adjustments_missing", "the invitation does not name the adjustments that were agreed; you can say why"),
    ("refused.backwards", "the entry before it is of {last}"),
    ("refused.beyond_the_horizon", "it lies more than {days} ahead; you can say why"),
    ("refused.conditions_open", "a condition of the offer is open or not met; you can say why"),
    ("refused.date_missing", "a date of the role is missing that the process counts from"),
    ("refused.extra_part", "an interview beyond the process is about no part of the step"),
    ("refused.far_ahead", "it is more than five years after the entry before it, of {last}; you can say why"),
    ("refused.in_the_past", "the moment is in the past"),
    ("refused.instead", "Possible instead: {acts}."),
    ("refused.missing", "{who} is missing, and this part asks for them; you can say why"),
    ("refused.more_than_the_time", "only the time of an interview can be changed so"),
    ("refused.no_point_to_work_on", "work came back, and feedback on it names a point to work on"),
    ("refused.no_such_condition", "the offer has no such condition that is open"),
    ("refused.no_such_entry", "there is no entry with the number {number}"),
    ("refused.no_such_moment", "no clock shows this moment"),
    ("refused.no_such_step", "it cannot be step {number}"),
    ("refused.nobody_said", "nobody who was at the interview has said what they saw, or decides; you can say why"),
    ("refused.not_asked_here", "this cannot be asked for here: {request}"),
    ("refused.not_between", "the moment does not lie between {from} and {until}"),
    ("refused.not_here", "it does not belong here"),
    ("refused.not_in_the_cast", "nobody takes part as {who}"),
    ("refused.not_later", "there is time until {due} already, and never less"),
    ("refused.not_now.assent_due", "nobody has to agree to anything"),
    ("refused.not_now.assent_free", "somebody still has to agree"),
    ("refused.not_now.begun", "nothing of the step has begun"),
    ("refused.not_now.condition_open", "no condition of an offer is open"),
    ("refused.not_now.confirmable", "nothing was written down that could be confirmed"),
    ("refused.not_now.consented", "there is no consent to be kept"),
    ("refused.not_now.contestable", "nothing was written down that could still be objected to"),
    ("refused.not_now.feedback_owed", "no feedback is owed"),
    ("refused.not_now.moved", "there is no move that could be taken back"),
    ("refused.not_now.no_work_out", "an assignment is out: leave it out first, and say so to the candidate"),
    ("refused.not_now.nothing_untold", "the candidate has not been told yet what was written down for them"),
    ("refused.not_now.offer_open", "no offer waits for an answer"),
    ("refused.not_now.on_hold", "there is no pause"),
    ("refused.not_now.owed", "nothing waits for a message"),
    ("refused.not_now.terms_known", "no other terms are known here"),
    ("refused.not_now.told_the_end", "no feedback is owed after an end that the candidate was told of"),
    ("refused.not_now.vacancy_open", "the vacancy is closed already"),
    ("refused.not_now.without_hold", "there is a pause already"),
    ("refused.not_occurred_then", "it did not happen between the beginning and now, or it happens when it is said"),
    ("refused.not_the_author", "who wrote the feedback neither records it nor took part before"),
    ("refused.not_theirs", "it is up to {who}"),
    ("refused.not_this_part", "part {number} of the step is none that it can be about: there is none, it is of another kind, or not that far"),
    ("refused.not_written", "feedback is written; a conversation before it is told as a message"),
    ("refused.not_written_down", "only what the candidate does is written down for somebody else, and not all of it"),
    ("refused.nothing_to_review", "a review leads back from a no, an offer that was taken back, the talent pool or an approach that was closed"),
    ("refused.nothing_waits", "nothing about number {number} waits for a message"),
    ("refused.nothing_written_down", "nothing was written down in number {number} that could still be confirmed or objected to"),
    ("refused.only_their_own", "only the candidate can say so"),
    ("refused.opening", "That does not begin a candidacy: {why}."),
    ("refused.other_candidacy", "it names another candidacy, another person or other terms"),
    ("refused.other_material", "an application brings other documents here"),
    ("refused.other_steps", "the process of these terms has other steps"),
    ("refused.other_terms", "it was begun under other terms than these"),
    ("refused.other_work", "the assignment takes longer than announced, or is not paid as announced; you can say why"),
    ("refused.request_taken", "the same request was used for something else"),
    ("refused.review_taken", "the review has led back once already"),
    ("refused.same_terms", "these terms hold already"),
    ("refused.screen_not_announced", "the invitation does not announce that the screen is shared; you can say why"),
    ("refused.stood_back", "who decides has stood back from it"),
    ("refused.too_early", "it starts on {starts}, and not before"),
    ("refused.tool_not_named", "a tool took part that was not named beforehand; you can say why"),
    ("refused.unknown_terms", "these terms are not known here"),
    ("refused.unplanned", "it was not planned; you can say why"),
    ("refused.which_part@one", "say which part of the step it is about"),
    ("refused.which_part@other", "it can be about {count} parts of the step: say which"),
    ("refused.withdraw_instead", "the talent pool rests on your consent: to take it back is to step out"),
];

/// A sentence for whoever was refused, without the names that programs use: "That is not possible here: …. Possible instead: …."
/// Moments are in UTC; [`Words::refused`] says them in the reader's zone.
impl Said for Refusal {
    fn said(&self, words: &Words) -> String {
        words.refused(self, Utc)
    }
}

impl Words {
    /// Returns a refusal in these words, with moments in the zone of the reader.
    ///
    /// "That is not possible here: it is up to the candidate. Possible instead: leave a part out and add a note."
    #[must_use]
    pub fn refused(&self, refusal: &Refusal, zone: impl Into<Zone>) -> String {
        let reader = Reader::new(self, zone.into());
        let why = [("why", &*reader.why(refusal.why))];
        if refusal.phase.is_none() {
            return self.fill("refused.opening", &why);
        }
        let said = self.fill("refused", &why);
        let others = refusal.legal.difference(refusal.fact.into()); // with other words it is possible itself
        let others: Vec<String> = others.iter().map(|fact| self.say(&format!("act.{fact}"))).collect();
        if others.is_empty() {
            return said;
        }
        format!("{said} {}", self.fill("refused.instead", &[("acts", &self.listed(&others))]))
    }
}

impl Reader<'_> {
    fn why(&self, why: Why) -> String {
        let key = |name: &str| format!("refused.{name}");
        let of = |name: &str, place: &str, words: &str| self.words.fill(&key(name), &[(place, words)]);
        let at = |name: &str, place: &str, moment: Time| of(name, place, &self.moment(moment));
        let numbered = |name: &str, number: u32| of(name, "number", &number.to_string());
        match why {
            Why::NotNow(condition) => self.words.say(&key(&format!("not_now.{condition}"))),
            Why::NotTheirs { by } => of("not_theirs", "who", &self.words.say(&format!("by.{}", whose(by)))),
            Why::NotInTheCast(capacity) => of("not_in_the_cast", "who", &self.words.capacity(capacity)),
            Why::Missing(capacity) => of("missing", "who", &self.words.capacity(capacity)),
            Why::Backwards { last } => at("backwards", "last", last),
            Why::FarAhead { last } => at("far_ahead", "last", last),
            Why::TooEarly { starts } => at("too_early", "starts", starts),
            Why::NotLater { due } => at("not_later", "due", due),
            Why::NotBetween { from, until } => {
                let (from, until) = (self.moment(from), self.moment(until));
                self.words.fill(&key("not_between"), &[("from", &from), ("until", &until)])
            }
            Why::BeyondTheHorizon { days } => of("beyond_the_horizon", "days", &self.span(Span::Days(days))),
            Why::NoSuchStep(number) => numbered("no_such_step", number.into()),
            Why::NotThisPart(number) => numbered("not_this_part", number.into()),
            Why::NothingWrittenDown(Seq(number)) => numbered("nothing_written_down", number),
            Why::NothingWaits(Seq(number)) => numbered("nothing_waits", number),
            Why::NoSuchEntry(Seq(number)) => numbered("no_such_entry", number),
            Why::WhichPart { fit } => self.words.count(&key("which_part"), u32::try_from(fit).unwrap_or(u32::MAX), &[]),
            Why::NotAskedHere(request) => of("not_asked_here", "request", &self.words.say(&format!("ask.{request}"))),
            Why::OtherMaterial { .. } => self.words.say(&key("other_material")),
            Why::NotHere => self.words.say(&key("not_here")),
            Why::NotWrittenDown => self.words.say(&key("not_written_down")),
            Why::OnlyTheirOwn => self.words.say(&key("only_their_own")),
            Why::AboutThem => self.words.say(&key("about_them")),
            Why::StoodBack => self.words.say(&key("stood_back")),
            Why::NoSuchMoment => self.words.say(&key("no_such_moment")),
            Why::NotOccurredThen => self.words.say(&key("not_occurred_then")),
            Why::InThePast => self.words.say(&key("in_the_past")),
            Why::OtherTerms => self.words.say(&key("other_terms")),
            Why::UnknownTerms => self.words.say(&key("unknown_terms")),
            Why::SameTerms => self.words.say(&key("same_terms")),
            Why::OtherCandidacy => self.words.say(&key("other_candidacy")),
            Why::DateMissing => self.words.say(&key("date_missing")),
            Why::ExtraPart => self.words.say(&key("extra_part")),
            Why::ScreenNotAnnounced => self.words.say(&key("screen_not_announced")),
            Why::AdjustmentsMissing => self.words.say(&key("adjustments_missing")),
            Why::OtherWork => self.words.say(&key("other_work")),
            Why::MoreThanTheTime => self.words.say(&key("more_than_the_time")),
            Why::Unplanned => self.words.say(&key("unplanned")),
            Why::ToolNotNamed => self.words.say(&key("tool_not_named")),
            Why::NobodySaid => self.words.say(&key("nobody_said")),
            Why::ReviewTaken => self.words.say(&key("review_taken")),
            Why::NothingToReview => self.words.say(&key("nothing_to_review")),
            Why::NoSuchCondition => self.words.say(&key("no_such_condition")),
            Why::ConditionsOpen => self.words.say(&key("conditions_open")),
            Why::NotWritten => self.words.say(&key("not_written")),
            Why::NotTheAuthor => self.words.say(&key("not_the_author")),
            Why::NoPointToWorkOn => self.words.say(&key("no_point_to_work_on")),
            Why::WithdrawInstead => self.words.say(&key("withdraw_instead")),
            Why::RequestTaken => self.words.say(&key("request_taken")),
            Why::OtherSteps => self.words.say(&key("other_steps")),
        }
    }
}

/// The key of whose act it is.
const fn whose(by: By) -> &'static str {
    match by {
        By::Candidate => "candidate",
        By::Staff => "staff",
        By::Either => "either",
        By::Selects => "selects",
        By::Decides => "decides",
        By::Agrees => "agrees",
        By::Hears => "hears",
    }
}
