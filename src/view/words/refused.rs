//! Refusals in words for people: what is not possible, why, and what is instead.

use super::{Reader, Said, Words};
use crate::law::{By, Refusal, Why};
use crate::terms::calendar::{Span, Zone};
use crate::value::id::Seq;
use crate::value::time::Time;
use chrono::Utc;

/// A sentence for the person who was refused, without the names that programs use: "That is not possible here: …. Possible instead: …."
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
    /// The reason of the law, as the rest of a sentence.
    pub(crate) fn why(&self, why: Why) -> String {
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
