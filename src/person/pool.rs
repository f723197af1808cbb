//! The talent pool: people who agreed to be kept until a date, and whom the company tells at once when a role fits.
//!
//! It holds nobody without a consent that ends, and it ranks nobody: a person reads and judges.

use crate::candidacy::Candidacy;
use crate::law::Phase;
use crate::person::retention::RetentionLimit;
use crate::profile::{Profile, RequirementEvidence};
use crate::role;
use crate::value::time::Time;

/// The people whose data may be kept and whom the company may reach out to at a moment, in the order of the caller.
///
/// ```
/// use candidacy::person::TalentPool;
/// use candidacy::value::RoleMatch;
/// use candidacy::{Candidacy, Evidence, Fact, Profile, Role, Time};
///
/// /// Lets a person read what everybody in the pool says about a role, and notes whom they think that it fits.
/// fn look<'a>(
///     kept: &'a [(Candidacy, Profile)], role: &Role, now: Time, mut judge: impl FnMut(&Profile) -> Option<Evidence>,
/// ) -> Vec<(&'a Candidacy, Fact)> {
///     let pool = TalentPool::new(kept.iter().map(|(candidacy, profile)| (candidacy, profile)), now);
///     let fits = pool.members().iter().filter_map(|member| {
///         let evidence = judge(member.profile)?; // with `member.profile.evidence_for(role.profile())` before their eyes
///         Some((member.candidacy, RoleMatch { role: role.id(), evidence }.into()))
///     });
///     fits.collect() // once recorded, the company owes it to each to reach out at once
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "CRM")]
#[doc(alias = "silver medallist")]
pub struct TalentPool<'a> {
    members: Vec<PoolMember<'a>>,
    lapsed: Vec<&'a Candidacy>,
}

/// A member of the talent pool.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PoolMember<'a> {
    /// The candidacy of the member, which is [`Pooled`](Phase::Pooled).
    pub candidacy: &'a Candidacy,
    /// The profile of the member.
    pub profile: &'a Profile,
    /// Until when the consent keeps them: until it ends, or until the policy says, if that is earlier.
    pub limit: RetentionLimit,
}

impl<'a> TalentPool<'a> {
    /// Creates the pool of a moment from the people who are in it: those with a pooled candidacy, by a consent that has not ended.
    ///
    /// It takes candidacies in any phase, as a store gives them, so their phases are not in their types. A typed candidacy is
    /// converted by [`untyped`](Candidacy::untyped).
    pub fn new(people: impl IntoIterator<Item = (&'a Candidacy, &'a Profile)>, at: Time) -> Self {
        let mut pool = TalentPool { members: Vec::new(), lapsed: Vec::new() };
        for (candidacy, profile) in people.into_iter().filter(|(candidacy, _)| candidacy.phase() == Phase::Pooled) {
            match candidacy.kept_by_consent().filter(|limit| at <= limit.until) {
                Some(limit) => pool.members.push(PoolMember { candidacy, profile, limit }),
                None => pool.lapsed.push(candidacy),
            }
        }
        pool
    }

    /// Returns every member.
    #[must_use]
    pub fn members(&self) -> &[PoolMember<'a>] {
        &self.members
    }

    /// Returns the candidacies whose consent has ended. The company does not reach out to them, and the law refuses it.
    /// [`retention_period`](Candidacy::retention_period) says what becomes of their data.
    #[must_use]
    pub fn lapsed(&self) -> &[&'a Candidacy] {
        &self.lapsed
    }

    /// Returns the members who may be kept until this moment at the latest, unless they agree again.
    pub fn to_renew(&self, by: Time) -> impl Iterator<Item = &PoolMember<'a>> {
        self.members.iter().filter(move |member| member.limit.until <= by)
    }

    /// Returns the passages of each member's profile that speak of the requirements of a role. Every member is there, in the order
    /// of the pool, regardless of what the profile says.
    pub fn evidence_for<'s>(
        &'s self,
        role: &'s role::Profile,
    ) -> impl Iterator<Item = (&'s PoolMember<'a>, Vec<RequirementEvidence<'s>>)> {
        self.members.iter().map(move |member| (member, member.profile.evidence_for(role)))
    }
}
