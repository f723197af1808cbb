//! A published process as a file has it: whose it is, where it stands, and the terms that it makes.

use candidacy::Terms;
use candidacy::terms::policy::{self, Builder, Clause, Remark, Rules};
use candidacy::value::{Label, Name};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// A published process. What a page says about steps and deadlines is said in the library's own terms; what the law has no word for
/// stands under `left_out`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Published {
    /// The employer, by its name.
    pub(crate) employer: Label,
    /// The country in two letters, as ISO 3166 has it; `EU` for the institutions of the European Union.
    pub(crate) country: Label,
    /// The kind of the employer.
    pub(crate) kind: Label,
    /// The posts that are filled so.
    pub(crate) posts: Label,
    /// The pages that say so, each with its address, and the day on which it was read.
    pub(crate) sources: Vec<Clause>,
    /// The places whose rules hold there, of those that the library states.
    #[serde(default)]
    pub(crate) places: Vec<Place>,
    /// Particular things that this process has, each with the name of the step or the part that it is.
    #[serde(default)]
    pub(crate) shows: BTreeMap<Shown, Name>,
    /// Facts of the source that are not in the terms.
    #[serde(default)]
    pub(crate) left_out: Vec<LeftOut>,
    /// The process, and the deadlines that the source names.
    pub(crate) terms: Terms,
}

/// A place whose rules the library states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Place {
    EuropeanUnion,
    Netherlands,
    Ontario,
}

/// Something particular about a process, which not every company has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Shown {
    /// A step of several interviews.
    Onsite,
    /// Work that is paid.
    PaidTrial,
    /// Somebody is asked about the candidate.
    References,
    /// Several people decide together.
    Panel,
    /// Somebody who does not choose has to agree.
    Assent,
    /// A day of several parts, at which candidates are together.
    GroupDay,
    /// The candidate performs.
    Audition,
    /// After this step, those who are found suitable are kept for posts to come.
    ReserveList,
}

/// A fact of the source that the law has no word for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeftOut {
    /// The fact.
    pub(crate) what: String,
    /// The reason why it is not in the terms.
    pub(crate) why: String,
}

/// What a person should look at: promises that are beyond a ceiling or a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Beyond {
    /// Deadlines that the rules of a place forbid.
    pub(crate) forbidden: Vec<policy::Error>,
    /// What the review remarks of deadlines and steps.
    pub(crate) remarked: Vec<Remark>,
}

impl Published {
    /// Reads a file.
    pub(crate) fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(path)?;
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
    }

    /// Says which promises are beyond a ceiling, and which are beyond a rule of the places that the file names.
    pub(crate) fn beyond(&self) -> Beyond {
        let builder = self.places.iter().fold(Builder::from(self.terms.policy().clone()), |builder, place| {
            builder.under(match place {
                Place::EuropeanUnion => Rules::european_union(),
                Place::Netherlands => Rules::netherlands(),
                Place::Ontario => Rules::ontario(),
            })
        });
        // The policy of a file was built: only a rule of a place can be a reason not to build it again.
        let forbidden = builder.errors();
        let policy = builder.build().unwrap_or_else(|_| self.terms.policy().clone());
        let mut remarked = policy::review(&self.terms.clone().with_policy(policy));
        remarked.retain(is_about_a_limit);
        Beyond { forbidden, remarked }
    }
}

/// Returns true if a remark is about a promise that takes longer than a ceiling or a rule allows, or that nobody makes. That nobody
/// chose how long data is kept can be said of nearly every page.
fn is_about_a_limit(remark: &Remark) -> bool {
    !matches!(remark, Remark::NoRetention { .. } | Remark::Contradiction { .. })
}
