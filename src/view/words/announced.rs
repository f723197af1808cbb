//! An invitation and an assignment as they are said to a candidate, on the page and in the calendar alike.

use super::Words;
use crate::value::correspondence::Stated;
use crate::value::meeting::{Meeting, Recording, Screen};
use crate::value::pay::Salary;
use crate::value::text::Label;
use crate::value::work::{Assignment, Ownership, WorkPay};

impl Words {
    /// The lines of an invitation, without when and where: how long, with whom, about what, and what to know before.
    pub(crate) fn meeting(&self, meeting: &Meeting) -> Vec<String> {
        let mut lines = vec![self.count("meeting.minutes", meeting.minutes().into(), &[])];
        lines.push(self.fill("meeting.people", &[("people", &self.people(meeting.people()))]));
        if !meeting.topics().is_empty() {
            lines.push(self.fill("meeting.topics", &[("topics", &self.labels(meeting.topics()))]));
        }
        if meeting.screen() == Screen::Shared {
            lines.push(self.fill("meeting.screen", &[]));
        }
        lines.push(match meeting.recording() {
            Recording::NotRecorded => self.fill("meeting.not_recorded", &[]),
            Recording::Recorded { purpose } => self.fill("meeting.recorded", &[("purpose", purpose.as_str())]),
        });
        let agreed = meeting.adjustments().map(|text| self.fill("meeting.adjusted", &[("adjustments", text.as_str())]));
        let shared = meeting.shared_with().map(|_| self.fill("meeting.shared", &[]));
        lines.into_iter().chain(agreed).chain(shared).collect()
    }

    /// The lines of an assignment: how long it takes, whether it is paid, and whose the work is.
    pub(crate) fn assignment(&self, assignment: &Assignment) -> [String; 3] {
        let hours = self.fill("work.hours", &[("hours", &self.hours(assignment.hours()))]);
        let pay = match assignment.pay() {
            WorkPay::Unpaid => self.fill("work.unpaid", &[]),
            WorkPay::Paid { amount } => self.fill("work.paid", &[("amount", amount.as_str())]),
        };
        let owner = match assignment.ownership() {
            Ownership::Candidate => "work.owner.candidate",
            Ownership::Company => "work.owner.company",
        };
        [hours, pay, self.fill(owner, &[])]
    }

    /// A number of hours.
    pub(crate) fn hours(&self, hours: u16) -> String {
        self.count("span.hours", hours.into(), &[])
    }

    /// The pay: from the least to the most, and for how long.
    pub(crate) fn pay(&self, pay: &Salary) -> String {
        let (least, most) = pay.amounts();
        let (currency, period) = (pay.currency(), format!("pay.per.{}", pay.per()));
        let per = self.say(&period);
        let key = if least == most { "pay.one" } else { "pay.range" };
        self.fill(key, &[("currency", &currency), ("least", &least), ("most", &most), ("per", &per)])
    }

    /// The lines of what a message states beside its words.
    pub(crate) fn stated(&self, stated: &Stated) -> Vec<String> {
        let pay = stated.pay.iter().map(|pay| self.fill("detail.pay", &[("pay", &self.pay(pay))]));
        let tools = Some(&stated.tools).filter(|tools| !tools.is_empty());
        pay.chain(tools.map(|tools| self.fill("detail.tools_named", &[("tools", &self.labels(tools))]))).collect()
    }

    /// The company's own words, as a list.
    pub(crate) fn labels(&self, labels: &[Label]) -> String {
        self.listed(&labels.iter().map(|label| label.as_str().to_owned()).collect::<Vec<_>>())
    }
}
