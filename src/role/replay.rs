//! From and to a store: a role's journal is replayed through the law, entry by entry, and its lines show what is missing.

use super::Role;
use super::fact::{RoleEntry, RoleLine};
use super::law::{RoleRefusal, RoleRefused};
use crate::value::id::{RoleId, Seq};

/// An entry of a role's journal that does not belong there, by its number. Everything before it was lawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} of the role's journal: {why}")]
#[non_exhaustive]
pub struct RoleUnlawful {
    /// The number that the entry has, or claims.
    pub seq: Seq,
    /// What is wrong with it.
    pub why: RoleBroken,
}

/// What is wrong with an entry of a role's journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoleBroken {
    /// There is none at all.
    #[error("there is no entry")]
    Empty,
    /// It is in the journal of another role.
    #[error("it belongs to the role {0}")]
    OtherRole(RoleId),
    /// Its number has an entry already: another writer was first, or it was stored twice.
    #[error("its number is taken, the next is {next}")]
    Taken {
        /// The number that comes next.
        next: Seq,
    },
    /// Entries before it are missing.
    #[error("entry {expected} is missing before it")]
    Gap {
        /// The first number that is missing.
        expected: Seq,
    },
    /// The law refuses it.
    #[error("{0}")]
    Refused(RoleRefusal),
}

impl Role {
    /// Rebuilds a role from its stored entries, in order and complete, through the same law as when they were recorded.
    ///
    /// Entries without numbers can only be held against the law. Where numbers are stored too, [`replay_lines`](Self::replay_lines)
    /// also notices an entry that is missing although the law would not mind: without the revision before it, an advert says
    /// what the profile said earlier.
    ///
    /// # Errors
    ///
    /// [`RoleUnlawful`] names the first entry that does not belong there: [`RoleBroken::Empty`] — there is none;
    /// [`RoleBroken::Refused`] — the law refuses it after those before it.
    pub fn replay(entries: impl IntoIterator<Item = RoleEntry>) -> Result<Self, RoleUnlawful> {
        let unlawful = |seq, refused: RoleRefused| RoleUnlawful { seq, why: RoleBroken::Refused(refused.refusal) };
        let mut entries = entries.into_iter();
        let Some(first) = entries.next() else {
            return Err(RoleUnlawful { seq: Seq(0), why: RoleBroken::Empty });
        };
        let mut role = Role::open(first).map_err(|refused| unlawful(Seq(0), refused))?;
        for entry in entries {
            let seq = role.next_seq();
            role.push(entry).map_err(|refused| unlawful(seq, refused))?;
        }
        Ok(role)
    }

    /// Rebuilds a role from its stored lines, in order: like [`replay`](Self::replay), and the numbers must run from 0 without a
    /// gap, all in one role.
    ///
    /// An end that was cut off does not show, nor does a change that is lawful in itself.
    ///
    /// ```
    /// # use candidacy::uuid::Uuid;
    /// # use candidacy::{Address, Aspect, Capacity, Channel, Employer, Need, PersonId, Publication, Requirement, RoleId};
    /// # use candidacy::{RoleProfile, Staff, Workplace};
    /// # let ana = Staff::new(PersonId::new(Uuid::from_u128(9))?, Capacity::Recruiter);
    /// # let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL")?;
    /// # let profile = |years: &str| {
    /// #     let rust = Requirement::new(Aspect::Experience, Need::Essential, years)?;
    /// #     RoleProfile::new("Back-end engineer", employer.clone(), "You build the service that opens doors.", [rust])
    /// # };
    /// # let (two, four) = (profile("two years of Rust")?, profile("four years of Rust")?);
    /// # let publication = Publication::new([Channel::LinkedIn], Workplace::Office(Address::new("Amsterdam", "NL")?))?;
    /// # let (monday, id) = ("2026-03-02T09:00:00Z".parse()?, RoleId::new(Uuid::from_u128(3))?);
    /// use candidacy::{Role, RoleBroken, RoleLine, Seq};
    ///
    /// let mut role = Role::define(id, two, ana, monday)?;
    /// role.revise(ana, four, monday)?;
    /// let role = role.advertise(ana, publication, monday)?.untyped();
    ///
    /// let mut rows: Vec<RoleLine> = role.lines().map(RoleLine::to_owned).collect();
    /// assert_eq!(Role::replay_lines(rows.clone()), Ok(role));
    ///
    /// // Somebody deletes the second row. The law alone would take the rest: an advert for two years of Rust.
    /// rows.remove(1);
    /// let broken = Role::replay_lines(rows).unwrap_err();
    /// assert_eq!((broken.seq, broken.why), (Seq(2), RoleBroken::Gap { expected: Seq(1) }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`RoleUnlawful`] names the first line that does not belong there: [`RoleBroken::Empty`] — there is none;
    /// [`RoleBroken::OtherRole`] — it is in the journal of another role; [`RoleBroken::Taken`] — its number has an entry already;
    /// [`RoleBroken::Gap`] — entries before it are missing; [`RoleBroken::Refused`] — the law refuses it.
    pub fn replay_lines(lines: impl IntoIterator<Item = RoleLine>) -> Result<Self, RoleUnlawful> {
        let mut lines = lines.into_iter();
        let Some(RoleLine { role: id, seq, entry }) = lines.next() else {
            return Err(RoleUnlawful { seq: Seq(0), why: RoleBroken::Empty });
        };
        let unlawful = |seq, why| Err(RoleUnlawful { seq, why });
        if seq != Seq(0) {
            return unlawful(seq, RoleBroken::Gap { expected: Seq(0) });
        }
        let mut role = match Role::open(entry) {
            Ok(role) if role.id() == id => role,
            Ok(_) => return unlawful(seq, RoleBroken::OtherRole(id)),
            Err(refused) => return unlawful(seq, RoleBroken::Refused(refused.refusal)),
        };
        for RoleLine { role: of, seq, entry } in lines {
            let next = role.next_seq();
            let why = if of != id {
                RoleBroken::OtherRole(of)
            } else if seq < next {
                RoleBroken::Taken { next }
            } else if seq > next {
                RoleBroken::Gap { expected: next }
            } else {
                match role.push(entry) {
                    Ok(_) => continue,
                    Err(refused) => RoleBroken::Refused(refused.refusal),
                }
            };
            return unlawful(seq, why);
        }
        Ok(role)
    }
}

impl<S> Role<S> {
    /// What happened, in order, as the lines to store. The last one is what is to be stored after a typed method has moved the
    /// role.
    #[must_use]
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = RoleLine<&RoleEntry>> + ExactSizeIterator {
        let role = self.id();
        let line = move |(index, entry)| RoleLine { role, seq: number(index), entry };
        self.journal().iter().enumerate().map(line)
    }
}

/// The number of the entry at an index. Memory ends long before the numbers do.
pub(super) fn number(index: usize) -> Seq {
    Seq(u32::try_from(index).unwrap_or(u32::MAX))
}
