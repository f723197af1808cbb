//! A correction of an advert that is up: what it should have read.

use super::{Profile, Publication};
use crate::value::redacted::Redacted;
use crate::value::text::Text;
use serde::{Deserialize, Serialize};

/// An advert as it should have read, and why it is put right while it is up: a typing error, a link, a range of pay that is too low.
///
/// It leaves alone what people have applied to, or weighed before they applied:
///
/// - the employer, who controls their data;
/// - the requirements in number, order, aspect and need: a decision weighs a person against them, so that only their words may be put
///   right;
/// - the pay downwards, or in another currency or period. The pay is told in the advert so that candidates can prepare to negotiate
///   (Directive (EU) 2023/970 Art. 5(1)), and a lower one is no typing error to somebody who relied on it.
///
/// An advert that is wrong in those is taken down with a reason, and put up again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "RoleCorrection"))]
pub struct Correction {
    /// The profile in the words that it should have.
    pub profile: Profile,
    /// The publication as it should be.
    pub publication: Publication,
    /// The reason.
    pub reason: Text,
}

/// The reason goes, which may be about a person. The advert was public, and stays.
impl Redacted for Correction {
    fn redacted(&self) -> Self {
        let Correction { profile, publication, reason } = self;
        Correction { profile: profile.clone(), publication: publication.clone(), reason: reason.redacted() }
    }
}
