//! Another organisation that a capacity acts for: an agency that selects, an authority that employs, a school that hosts a step.

use crate::value::set::names;
use crate::value::text::Label;
use serde::{Deserialize, Serialize};

/// An organisation that a capacity of the cast acts for, where that is not the employer.
///
/// ```
/// use candidacy::terms::{DataRole, Organisation};
/// use candidacy::{Capacity, Process};
///
/// let agency = Organisation { name: "Search & Co".parse()?, data: DataRole::JointController };
/// let process = Process::back_end().with_organisations([(Capacity::RECRUITER, agency)])?;
/// assert_eq!(process.organisation(Capacity::RECRUITER).map(|it| it.name.as_str()), Some("Search & Co"));
/// assert_eq!(process.organisation(Capacity::COLLEAGUE), None); // of the employer
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name.
    pub name: Label,
    /// The role that it has towards the data of candidates.
    pub data: DataRole,
}

names! {
    /// The role of another organisation towards the data of candidates. The employer is a controller in any case.
    #[expect(clippy::exhaustive_enums, reason = "the regulation knows these, and the law of data has to think of another")]
    DataRole {
        /// It decides about the data together with the employer (GDPR Art. 26).
        JointController = "joint_controller",
        /// It decides about the data that it holds on its own (GDPR Art. 4(7)).
        Controller = "controller",
        /// It works on the data for the employer (GDPR Art. 28).
        Processor = "processor",
    }
}
