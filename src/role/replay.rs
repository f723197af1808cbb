//! From and to a store: a role's journal is replayed through the law, entry by entry, and its lines show what is missing.

use super::Role;
use super::fact::{Entry, Line};
use super::refusal::{Refusal, Refused};
use crate::journal::{self, Journal};
use crate::value::id::{RoleId, Seq};

/// An entry of a role's journal that does not belong there, by its number.
pub type Unlawful = journal::Unlawful<Refusal>;

/// An error of an entry of a role's journal.
pub type Broken = journal::Broken<Refusal>;

/// A line of a role's journal that was not appended, given back as it was.
pub type NotAppended = journal::NotAppended<Refusal>;

impl Role {
    /// Rebuilds a role from its stored entries, in order and complete, through the same law as when they were recorded.
    ///
    /// Entries without numbers can only be held against the law. If numbers are stored too, [`replay_lines`](Self::replay_lines)
    /// also notices a missing entry that the law would not miss. Without the revision before it, an advert says what the profile
    /// said earlier.
    ///
    /// # Errors
    ///
    /// [`Unlawful`] names the first entry that does not belong there: [`Broken::Empty`] — there is none;
    /// [`Broken::Refused`] — the law refuses it after those before it.
    pub fn replay(entries: impl IntoIterator<Item = Entry>) -> Result<Self, Unlawful> {
        journal::replay(entries.into_iter(), Role::open)
    }

    /// Rebuilds a role from its stored lines, in order: like [`replay`](Self::replay), and the numbers must run from 0 without a
    /// gap, all in one role.
    ///
    /// An end that was cut off does not show, nor does a change that is lawful in itself.
    ///
    /// ```
    /// # use candidacy::role::{Address, Channel, Employer, Need, OutsideBody, OutsideContact, Profile, Publication, Requirement, Workplace};
    /// # use candidacy::uuid::Uuid;
    /// # use candidacy::{Aspect, Capacity, PersonId, RoleId, Staff};
    /// # let ana = Staff::new(PersonId::new(Uuid::from_u128(9))?, Capacity::RECRUITER);
    /// # let authority = "Autoriteit Persoonsgegevens";
    /// # let outside = OutsideContact::new(OutsideBody::DataAuthority, authority, "https://autoriteitpersoonsgegevens.nl")?;
    /// # let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL", outside)?;
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
    /// [`Unlawful`] names the first line that does not belong there.
    ///
    /// - [`Broken::Empty`] — there is none.
    /// - [`Broken::OtherJournal`] — it is in the journal of another role.
    /// - [`Broken::Taken`] — its number has an entry already.
    /// - [`Broken::Gap`] — entries before it are missing.
    /// - [`Broken::Refused`] — the law refuses it.
    pub fn replay_lines(lines: impl IntoIterator<Item = Line>) -> Result<Self, Unlawful> {
        let lines = lines.into_iter().map(|Line { role, seq, entry }| (role, seq, entry));
        journal::replay_lines(lines, Role::open)
    }

    /// Takes the next line of the journal: from a store, or from a writer who had read the journal up to there. Of two writers
    /// who want to write the same number, the second finds it [taken](Broken::Taken).
    ///
    /// # Errors
    ///
    /// A [`NotAppended`] line is given back, and nothing has changed.
    ///
    /// - [`Broken::OtherJournal`] — it is in the journal of another role.
    /// - [`Broken::Taken`] — its number has an entry already.
    /// - [`Broken::Gap`] — entries before it are missing.
    /// - [`Broken::Refused`] — the law refuses it.
    pub fn append(&mut self, line: Line) -> Result<Line<&Entry>, NotAppended> {
        let Line { role, seq, entry } = line;
        match journal::append(self, role, seq, entry) {
            Ok(()) => Ok(self.last_line()),
            Err((why, entry)) => Err(NotAppended { why, line: Box::new(Line { role, seq, entry }) }),
        }
    }
}

impl Journal for Role {
    type Refusal = Refusal;

    fn id(&self) -> RoleId {
        self.id()
    }

    fn next_seq(&self) -> Seq {
        self.next_seq()
    }

    fn accept(&mut self, entry: Entry) -> Result<(), Refused> {
        self.push(entry).map(drop)
    }
}

impl<S> Role<S> {
    /// Returns the entries, in order, as the lines to store.
    #[must_use]
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = Line<&Entry>> + ExactSizeIterator {
        let role = self.id();
        let line = move |(index, entry)| Line { role, seq: Seq::from_index(index), entry };
        self.journal().iter().enumerate().map(line)
    }

    /// Returns the line of the latest entry: what is to be stored after a typed method has moved the role.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a role has a definition")]
    pub fn last_line(&self) -> Line<&Entry> {
        self.lines().next_back().expect("every role begins with its definition, and entries are never removed")
    }

    /// Returns the entry as the line that it would be if it were the next. A writer sends it to the program that keeps the journal.
    #[must_use]
    pub fn draft(&self, entry: Entry) -> Line {
        Line { role: self.id(), seq: self.next_seq(), entry }
    }
}
