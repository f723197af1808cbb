//! Faults: what is missing, doubled, swapped, foreign, renumbered or changed in a stored journal is refused, and named; or the
//! law allows it word for word, and what comes out is exactly what stands there. Nothing panics.

use super::any::moment;
use super::format::Format;
use super::walks::{any_entry, assert_same, journal, known, loose, opened};
use super::written::{frozen_journals, frozen_terms};
use crate::support::{candidacy_id, day};
use candidacy::candidacy::{Broken, Unlawful};
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Line, Process, Seq, Terms, Why};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// What was accepted is exactly what was given, and the same as if each entry had been recorded live.
fn lawful(shelf: &[Terms], accepted: &Candidacy, given: &[Entry]) {
    assert_eq!(accepted.journal(), given);
    let (first, rest) = given.split_first().expect("an opening");
    let mut live =
        Candidacy::open(opened_under(shelf, first), first.clone()).unwrap_or_else(|refused| panic!("{refused}"));
    shelf.iter().for_each(|terms| live.know(terms));
    for (seq, entry) in (1..).zip(rest) {
        let recorded = live.record(entry.clone()).unwrap_or_else(|refused| panic!("entry {seq}: {refused}"));
        assert_eq!((recorded.line.seq, recorded.line.entry), (Seq(seq), entry));
    }
    assert_same(&live, accepted);
    for format in Format::ALL {
        assert_eq!(format.write(accepted), format.write(&given));
    }
}

/// The terms that an opening names, or the first.
fn opened_under<'a>(shelf: &'a [Terms], opening: &Entry) -> &'a Terms {
    let named = opening.fact.opening().map(|opening| &opening.terms);
    shelf.iter().find(|terms| Some(terms.id()) == named).unwrap_or(&shelf[0])
}

/// Replays what may be anything, and holds what comes out against the law. An error names an entry that was given, and
/// everything before it is lawful.
fn judge_lines(shelf: &[Terms], given: &[Line]) -> Result<Candidacy, (Seq, Broken)> {
    let result = Candidacy::replay_lines(shelf, given.to_vec());
    let entries: Vec<Entry> = given.iter().map(|line| line.entry.clone()).collect();
    match &result {
        Ok(candidacy) => {
            lawful(shelf, candidacy, &entries);
            let lines: Vec<Line> = candidacy.lines().map(Line::to_owned).collect();
            assert_eq!(lines, given);
        }
        Err(Unlawful { seq, .. }) => {
            // The first bad line is the first with which the prefix is not accepted.
            let bad = (1..=given.len()).find(|n| Candidacy::replay_lines(shelf, given[..*n].to_vec()).is_err());
            assert_eq!(bad.map_or(Seq(0), |n| given[n - 1].seq), *seq);
        }
    }
    result.map_err(|Unlawful { seq, why, .. }| (seq, why))
}

/// The same without numbers. Only the law can tell, so it is refused at the entry with which recording it live is refused.
fn judge_entries(shelf: &[Terms], given: &[Entry]) -> Result<Candidacy, (Seq, Broken)> {
    let result = Candidacy::replay(shelf, given.to_vec());
    match &result {
        Ok(candidacy) => lawful(shelf, candidacy, given),
        Err(Unlawful { seq, why, .. }) => {
            let place = seq.0 as usize;
            match given.get(..place).filter(|before| !before.is_empty()) {
                Some(before) => {
                    let before = Candidacy::replay(shelf, before.to_vec()).expect("everything before it is lawful");
                    let refusal = before.check(&given[place]);
                    // A request that came twice is answered live, and stands in no journal.
                    let again = before.clone().record(given[place].clone()).is_ok_and(|recorded| recorded.again);
                    assert!(again || matches!(why, Broken::Refused(found) if refusal == Err(*found)), "{why}");
                }
                None => assert!(
                    given
                        .first()
                        .is_none_or(|first| Candidacy::open(opened_under(shelf, first), first.clone()).is_err())
                ),
            }
        }
    }
    result.map_err(|Unlawful { seq, why, .. }| (seq, why))
}

/// The stored bytes of a journal, read as a program would read them: as one list of entries.
fn judge_bytes(format: Format, shelf: &[Terms], bytes: &[u8]) {
    if let Ok(entries) = format.read::<Vec<Entry>>(bytes) {
        let _ = judge_entries(shelf, &entries);
    }
}

fn lines(candidacy: &Candidacy) -> Vec<Line> {
    candidacy.lines().map(Line::to_owned).collect()
}

fn seq(n: usize) -> Seq {
    Seq(u32::try_from(n).expect("a short journal"))
}

proptest! {
    /// An entry that is missing is noticed at the one after it, unless it is the last: a journal without its tail is the
    /// candidacy as it was earlier.
    #[test]
    fn a_missing_line_is_noticed((candidacy, shelf) in journal(10), at in any::<Index>()) {
        let whole = lines(&candidacy);
        let at = at.index(whole.len());
        let mut cut = whole.clone();
        cut.remove(at);
        let replayed = judge_lines(&shelf, &cut);
        if cut.is_empty() {
            prop_assert_eq!(replayed, Err((seq(0), Broken::Empty)));
        } else if at == cut.len() {
            prop_assert!(replayed.is_ok());
        } else {
            prop_assert_eq!(replayed, Err((seq(at + 1), Broken::Gap { expected: seq(at) })));
        }
        let mut earlier = Candidacy::replay_lines(&shelf, whole[..1].to_vec()).unwrap();
        for (n, line) in whole.iter().enumerate().skip(1) {
            assert_same(&judge_lines(&shelf, &whole[..n]).unwrap(), &earlier);
            let _ = earlier.append(line.clone()).unwrap();
        }
        assert_same(&candidacy, &earlier);
    }

    /// A line that is there twice is noticed at the second, wherever it stands.
    #[test]
    fn a_doubled_line_is_noticed((candidacy, shelf) in journal(12), at in any::<Index>(), later in any::<Index>()) {
        let mut doubled = lines(&candidacy);
        let at = at.index(doubled.len());
        let to = at + 1 + later.index(doubled.len() - at);
        doubled.insert(to, doubled[at].clone());
        let taken = Broken::Taken { next: seq(to) };
        prop_assert_eq!(judge_lines(&shelf, &doubled), Err((seq(at), taken)));
    }

    /// Two lines in the other order are noticed at the first of them, which comes too early.
    #[test]
    fn swapped_lines_are_noticed((candidacy, shelf) in journal(12), one in any::<Index>(), other in any::<Index>()) {
        let mut swapped = lines(&candidacy);
        let (one, other) = (one.index(swapped.len()), other.index(swapped.len()));
        let (early, late) = (one.min(other), one.max(other));
        prop_assume!(early < late);
        swapped.swap(early, late);
        let gap = Broken::Gap { expected: seq(early) };
        prop_assert_eq!(judge_lines(&shelf, &swapped), Err((seq(late), gap)));
    }

    /// A line of another candidacy is noticed, be its entry lawful or not; and so is a whole journal in another's name.
    #[test]
    fn a_foreign_line_is_noticed((candidacy, shelf) in journal(12), at in any::<Index>(), other in 2_u128..1_000) {
        let stranger = candidacy_id(other << 64);
        let mut mixed = lines(&candidacy);
        let at = at.index(mixed.len());
        mixed[at].candidacy = stranger;
        let foreign = Broken::OtherJournal(stranger);
        prop_assert_eq!(judge_lines(&shelf, &mixed), Err((seq(at), foreign)));
        if at > 0 {
            let mut unlawful = mixed.clone();
            unlawful[at].entry.fact = mixed[0].entry.fact.clone();
            prop_assert_eq!(judge_lines(&shelf, &unlawful), Err((seq(at), foreign)));
        }
        for line in &mut mixed {
            line.candidacy = stranger;
        }
        prop_assert_eq!(judge_lines(&shelf, &mixed), Err((seq(0), foreign)));
    }

    /// A line that claims another number is noticed: a lower one is taken, a higher one leaves a gap.
    #[test]
    fn a_renumbered_line_is_noticed(
        (candidacy, shelf) in journal(12),
        at in any::<Index>(),
        claims in any::<u32>(),
        near in any::<bool>(),
    ) {
        let mut renumbered = lines(&candidacy);
        let at = at.index(renumbered.len());
        let claims = if near { claims % 14 } else { claims };
        prop_assume!(Seq(claims) != seq(at));
        renumbered[at].seq = Seq(claims);
        let why = if Seq(claims) < seq(at) { Broken::Taken { next: seq(at) } } else { Broken::Gap { expected: seq(at) } };
        let found = judge_lines(&shelf, &renumbered).unwrap_err();
        prop_assert_eq!(found, (Seq(claims), why));
    }

    /// Under other terms, even another version of them or an edited process under the same one, a journal is refused at its opening.
    #[test]
    fn other_terms_are_noticed((candidacy, shelf) in journal(6), version in any::<u32>()) {
        let id = shelf[0].id();
        prop_assume!(version != id.version);
        let process = shelf[0].process().clone();
        let later = Terms::new(id.name.as_str(), version, process.clone()).unwrap();
        let renamed = Terms::new(&format!("{} too", id.name), id.version, process.clone()).unwrap();
        let edited = process.with_horizons(candidacy::terms::Horizons::default().with_contest(29).unwrap());
        let edited = Terms::new(id.name.as_str(), id.version, edited).unwrap();
        for other in [later, renamed, edited] {
            let (seq, why) = judge_lines(std::slice::from_ref(&other), &lines(&candidacy)).unwrap_err();
            prop_assert_eq!(seq, Seq(0));
            prop_assert!(matches!(why, Broken::Refused(refusal) if refusal.why == Why::OtherTerms), "{}", why);
        }
    }

    /// Without numbers only the law can tell: a journal of which entries are dropped, doubled, swapped, taken from elsewhere, told
    /// by somebody else or of another moment is refused exactly where recording it is, and is otherwise the candidacy that stands there.
    #[test]
    fn edited_entries_stay_lawful(
        (candidacy, shelf) in journal(10),
        edits in vec((0..9_u8, any::<Index>(), any::<Index>(), any_entry(), moment()), 1..4),
    ) {
        let mut entries = candidacy.journal().to_vec();
        for (edit, one, other, foreign, at) in edits {
            if entries.is_empty() {
                break;
            }
            let (one, other) = (one.index(entries.len()), other.index(entries.len()));
            match edit {
                0 => drop(entries.remove(one)),
                1 => entries.insert(one, entries[other].clone()),
                2 => entries.swap(one, other),
                3 => entries.insert(one, foreign),
                4 => entries[one].at = at,
                5 => entries[one].at = entries[other].at,
                6 => entries[one].by = foreign.by,
                7 => entries[one].circumstances = foreign.circumstances,
                _ => entries[one].fact = entries[other].fact.clone(),
            }
        }
        let _ = judge_entries(&shelf, &entries);
    }

    /// A journal whose bytes were changed is refused, or is one that the law allows word for word.
    #[test]
    fn changed_bytes_stay_lawful(
        (candidacy, shelf) in journal(6),
        edits in vec((0..6_u8, any::<Index>(), any::<Index>(), any::<u8>()), 24),
    ) {
        for format in Format::ALL {
            let whole = format.write(&candidacy);
            for (edit, at, to, byte) in &edits {
                let mut bytes = whole.clone();
                let (at, to) = (at.index(bytes.len()), to.index(bytes.len()));
                match edit {
                    0..=2 => bytes[at] ^= 1 << (byte % 8),
                    3 => bytes.truncate(at),
                    4 => bytes[at] = *byte,
                    _ => drop(bytes.drain(at.min(to)..at.max(to))),
                }
                judge_bytes(format, &shelf, &bytes);
            }
        }
    }

    /// Arbitrary bytes never panic, in no format and as nothing that can be read; a length that lies asks for no memory.
    #[test]
    fn arbitrary_bytes_never_panic(bytes in vec(any::<u8>(), 0..200), json in "[\\[\\]{}\",:0-9a-z_ -]{0,80}") {
        for format in Format::ALL {
            for bytes in [bytes.as_slice(), json.as_bytes(), &[&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff], bytes.as_slice()].concat()] {
                judge_bytes(format, &known(0), bytes);
                let _ = format.read::<Line>(bytes);
                let _ = format.read::<Process>(bytes);
                let _ = format.read::<Terms>(bytes);
            }
        }
    }
}

/// A forged short cut is refused at its first unlawful entry: nobody is hired who only applied, and nothing but an opening
/// opens a journal (F3).
#[test]
fn a_forged_journal_is_refused_where_it_leaves_the_law() {
    let mut words = super::dress::Dress { words: vec!["words".into()], roll: 1 };
    let shelf = known(0);
    let applied = opened(0, FactKind::Applied, day(0), &mut words);
    for kind in FactKind::ALL {
        let opens = [FactKind::Applied, FactKind::TakenOver, FactKind::Approached].contains(kind);
        if opens {
            let opening = opened(0, *kind, day(0), &mut words).journal()[0].clone();
            assert!(judge_entries(&shelf, &[opening]).is_ok(), "{kind}");
        } else {
            let found = judge_entries(&shelf, &[loose(*kind, day(0), &mut words)]);
            assert!(matches!(found, Err((Seq(0), Broken::Refused(refusal))) if refusal.why == Why::NotHere), "{kind}");
        }
    }
    let accepted = Entry::new(Actor::Candidate, Fact::OfferAccepted, day(1));
    let forged = [applied.journal()[0].clone(), accepted];
    let (seq, why) = judge_entries(&shelf, &forged).unwrap_err();
    assert_eq!(seq, Seq(1));
    let Broken::Refused(refusal) = why else { panic!("{why}") };
    assert_eq!((refusal.fact, refusal.why), (FactKind::OfferAccepted, Why::NotHere));
    let error = Candidacy::replay(&shelf, forged).unwrap_err().to_string();
    assert!(
        error.starts_with("entry 1 of the journal: `offer_accepted` is not possible in the phase `screening`"),
        "{error}"
    );
}

/// A source that lies about its length is believed in nothing: no memory is asked for that is not needed.
#[test]
fn a_length_that_lies_is_not_believed() {
    struct Liar<I>(I);
    impl<I: Iterator> Iterator for Liar<I> {
        type Item = I::Item;
        fn next(&mut self) -> Option<I::Item> {
            self.0.next()
        }
        fn size_hint(&self) -> (usize, Option<usize>) {
            (usize::MAX, None)
        }
    }
    let mut words = super::dress::Dress { words: vec!["words".into()], roll: 1 };
    let candidacy = opened(1, FactKind::Applied, day(0), &mut words);
    let entries = Liar(candidacy.journal().iter().cloned());
    assert_eq!(Candidacy::replay(&known(1), entries), Ok(candidacy.clone()));
    let lines = Liar(candidacy.lines().map(Line::to_owned));
    assert_eq!(Candidacy::replay_lines(&known(1), lines), Ok(candidacy));
}

/// One bit in each byte of the frozen journals, in each format: refused, or lawful word for word. Each of the eight bits in
/// turn with `CANDIDACY_SPEC=release` in the environment.
#[test]
fn a_bit_of_a_frozen_journal() {
    let release = std::env::var_os("CANDIDACY_SPEC").is_some_and(|spec| spec == "release");
    let (mut refused, mut accepted) = (0, 0);
    let terms = frozen_terms();
    for (_, _, lines) in frozen_journals() {
        for (n, line) in lines.iter().enumerate().skip(1) {
            let earlier = Candidacy::replay_lines(&terms, lines[..n].to_vec()).unwrap();
            for format in Format::ALL {
                let whole = format.write(line);
                for at in 0..whole.len() {
                    let bits = if release { 0..8 } else { at % 8..at % 8 + 1 };
                    for bit in bits {
                        let mut bytes = whole.clone();
                        bytes[at] ^= 1 << bit;
                        let Ok(read) = format.read::<Line>(&bytes) else { continue };
                        let mut later = earlier.clone();
                        match later.append(read.clone()) {
                            Ok(taken) => {
                                accepted += 1;
                                assert_eq!(taken.to_owned(), read);
                                assert_eq!(format.read(&format.write(&taken)), Ok(read));
                                assert_eq!(earlier.journal(), &later.journal()[..n]);
                            }
                            Err(back) => {
                                refused += 1;
                                assert_eq!((*back.line, later), (read, earlier.clone()));
                            }
                        }
                    }
                }
            }
        }
    }
    // A letter of a text, a digit of a moment: a change that the law cannot see. A store that has to notice it signs.
    assert!(refused > 100 && accepted > 100, "{refused} refused, {accepted} accepted");
}
