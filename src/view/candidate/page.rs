//! The view as a page of text: plain, without colour, at most 100 columns wide where its words allow.

mod ahead;
mod lines;
mod offer;
mod owed;
mod place;
mod story;

use super::{ActsFor, Detail, View};
use crate::law::{FactKind, Phase};
use crate::terms::calendar::Zone;
use crate::value::request::RequestKind;
use crate::view::words::{Reader, Words};
use chrono::Utc;
use lines::wrapped;
use std::fmt;

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
        // Who was approached, or taken over, has not applied.
        let opened = view.happened.first().map(|one| one.fact.name()).unwrap_or_default();
        let phase = format!("phase.{}", view.phase);
        writeln!(f, "{}", words.say_first(&format!("{phase}.{opened}"), &phase))?;
        if let Some(step) = &view.step {
            let places = [
                ("number", &*step.number.to_string()),
                ("count", &view.steps.to_string()),
                ("step", &words.name("step", step.name.as_str())),
            ];
            writeln!(f, "{}", words.fill("page.step", &places))?;
        }
        writeln!(f, "{}", self.when("page.as_of", self.reader.moment(view.at)))?;
        if let Some(taken) = &view.taken_over {
            wrapped(f, "", "  ", &self.fill("page.taken_over", &[("from", taken.from.as_str())]))?;
        }
        if !view.tools.is_empty() {
            wrapped(f, "", "  ", &self.fill("page.tools", &[("tools", &words.labels(&view.tools))]))?;
        }
        for ActsFor { capacity, organisation } in &view.organisations {
            let places = [("who", &*words.capacity(*capacity)), ("name", organisation.name.as_str())];
            wrapped(f, "", "  ", &self.fill(&format!("page.acts_for.{}", organisation.data), &places))?;
        }
        view.pay.iter().try_for_each(|pay| writeln!(f, "{}", self.fill("page.pay", &[("pay", &words.pay(pay))])))?;
        if let Some(until) = view.consent_until.filter(|_| view.phase == Phase::Pooled) {
            let key = if view.reserve { "page.reserve" } else { "page.consent" };
            wrapped(f, "", "  ", &self.when(key, self.reader.last(until)))?;
        }
        if let Some(pause) = &view.pause {
            writeln!(f, "{}", self.when("page.hold", self.reader.last(pause.until)))?;
            wrapped(f, "  ", "  ", pause.reason.as_str())?;
        }
        view.step.iter().filter(|_| view.phase.is_in_a_step()).try_for_each(|step| self.step(f, step))?;
        view.offer.iter().try_for_each(|offer| self.offer(f, offer))?;
        self.beforehand(f)?;
        self.owed(f, "page.owed_to_you", &view.owed_to_you, "")?;
        self.owed(f, "page.owed_by_you", &view.owed_by_you, ".by_you")?;
        self.written_down(f)?;
        writeln!(f, "\n{}", words.say("page.happened"))?;
        view.happened.iter().try_for_each(|one| self.happened(f, one))?;
        self.past(f)?;
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
    fn acts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (view, words) = (self.view, self.reader.words);
        let acts = view.acts.iter().filter(|act| *act != FactKind::RequestMade).map(|act| format!("act.{act}"));
        let asks = view.requests.iter().map(|request| format!("ask.{request}"));
        let acts: Vec<String> = acts.chain(asks).map(|key| words.say(&key)).collect();
        writeln!(f, "\n{}", words.say("page.acts"))?;
        wrapped(f, "  ", "  ", &acts.join("; "))?;
        if !view.requests.contains(RequestKind::Concern) {
            return Ok(());
        }
        let met = |detail: &Detail| matches!(detail, Detail::Meeting(_) | Detail::Held { .. });
        let invited = view.happened.iter().rfind(|one| one.detail.as_ref().is_some_and(met));
        let about = invited.map(|one| self.fill("page.concern.person", &[("number", &one.number.to_string())]));
        about.into_iter().chain(self.outside()).try_for_each(|line| wrapped(f, "  ", "    ", &line))
    }

    /// The contacts outside, one a line.
    fn outside(&self) -> Vec<String> {
        let words = self.reader.words;
        let said = self.view.outside.iter().map(|contact| {
            let body = words.say(&format!("outside.{}", contact.body));
            let places = [("body", &*body), ("name", contact.name.as_str()), ("link", contact.link.as_str())];
            self.fill("page.outside", &places)
        });
        said.collect()
    }
}
