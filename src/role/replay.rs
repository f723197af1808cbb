//! From and to a store: a role's journal is replayed through the law, entry by entry, and its lines show what is missing.

use super::Role;
use super::fact::{Entry, Line};
use super::law::{Refusal, Refused};
use crate::value::id::{RoleId, Seq};

/// An entry of a role's journal that does not belong there, by its number. Everything before it was lawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} of the role's journal: {why}")]
#[non_exhaustive]
pub struct Unlawful {
    /// The number that the entry has, or claims.
    pub seq: Seq,
    /// What is wrong with it.
    pub why: Broken,
}

/// What is wrong with an entry of a role's journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Broken {
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
    Refused(Refusal),
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
    /// [`Unlawful`] names the first entry that does not belong there: [`Broken::Empty`] — there is none;
    /// [`Broken::Refused`] — the law refuses it after those before it.
    pub fn replay(entries: impl IntoIterator<Item = Entry>) -> Result<Self, Unlawful> {
        let unlawful = |seq, refused: Refused| Unlawful { seq, why: Broken::Refused(refused.refusal) };
        let mut entries = entries.into_iter();
        let Some(first) = entries.next() else {
            return Err(Unlawful { seq: Seq(0), why: Broken::Empty });
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
    /// # use candidacy::role::{Address, Channel, Employer, Need, Profile, Publication, Requirement, Workplace};
    /// # use candidacy::uuid::Uuid;
    /// # use candidacy::{Aspect, Capacity, PersonId, RoleId, Staff};
    /// # let ana = Staff::new(PersonId::new(Uuid::from_u128(9))?, Capacity::Recruiter);
    /// # let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL")?;
    /// # let profile = |years: &str| {
    /// #     let rust = Requirement::new(Aspect::Experience, Need::Essential, years)?;
    /// #     Profile::new("Back-end engineer", employer.clone(), "You build the service that opens doors.", [rust])
    /// # };
    /// # let (two, four) = (profile("two years of Rust")?, profile("four years of Rust")?);
    /// # let publication = Publication::new([Channel::LinkedIn], Workplace::Office(Address::new("Amsterdam", "NL")?))?;
    /// # let (monday, id) = ("2026-03-02T09:00:00Z".parse()?, RoleId::new(Uuid::from_u128(3))?);
    /// use candidacy::role::{Broken, Line};
    /// use candidacy::{Role, Seq};
    ///
    /// let mut role = Role::define(id, two, ana, monday)?;
    /// role.revise(ana, four, monday)?;
    /// let role = role.advertise(ana, publication, monday)?.untyped();
    ///
    /// let mut rows: Vec<Line> = role.lines().map(Line::to_owned).collect();
    /// assert_eq!(Role::replay_lines(rows.clone()), Ok(role));
    ///
    /// // Somebody deletes the second row. The law alone would take the rest: an advert for two years of Rust.
    /// rows.remove(1);
    /// let broken = Role::replay_lines(rows).unwrap_err();
    /// assert_eq!((broken.seq, broken.why), (Seq(2), Broken::Gap { expected: Seq(1) }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Unlawful`] names the first line that does not belong there: [`Broken::Empty`] — there is none;
    /// [`Broken::OtherRole`] — it is in the journal of another role; [`Broken::Taken`] — its number has an entry already;
    /// [`Broken::Gap`] — entries before it are missing; [`Broken::Refused`] — the law refuses it.
    pub fn replay_lines(lines: impl IntoIterator<Item = Line>) -> Result<Self, Unlawful> {
        let mut lines = lines.into_iter();
        let Some(Line { role: id, seq, entry }) = lines.next() else {
            return Err(Unlawful { seq: Seq(0), why: Broken::Empty });
        };
        let unlawful = |seq, why| Err(Unlawful { seq, why });
        if seq != Seq(0) {
            return unlawful(seq, Broken::Gap { expected: Seq(0) });
        }
        let mut role = match Role::open(entry) {
            Ok(role) if role.id() == id => role,
            Ok(_) => return unlawful(seq, Broken::OtherRole(id)),
            Err(refused) => return unlawful(seq, Broken::Refused(refused.refusal)),
        };
        for Line { role: of, seq, entry } in lines {
            let next = role.next_seq();
            let why = if of != id {
                Broken::OtherRole(of)
            } else if seq < next {
                Broken::Taken { next }
            } else if seq > next {
                Broken::Gap { expected: next }
            } else {
                match role.push(entry) {
                    Ok(_) => continue,
                    Err(refused) => Broken::Refused(refused.refusal),
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
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = Line<&Entry>> + ExactSizeIterator {
        let role = self.id();
        let line = move |(index, entry)| Line { role, seq: number(index), entry };
        self.journal().iter().enumerate().map(line)
    }
}

/// The number of the entry at an index. Memory ends long before the numbers do.
pub(super) fn number(index: usize) -> Seq {
    Seq(u32::try_from(index).unwrap_or(u32::MAX))
}
