//! Two writers on one journal. Each reads, decides on what it has read, sends its line, and may stubbornly give a line that came too
//! late the next number without deciding once more.
//!
//! The journal that should be there is a list of kinds, kept here; the crate is asked for what it accepts.

use crate::hostile::company;
use crate::support::ways;
use crate::support::{candidacy_id, day, text};
use candidacy::candidacy::Broken;
use candidacy::value::Reversal;
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Line, Seq};
use std::collections::{HashMap, HashSet, VecDeque};

/// What is recorded: something legal everywhere, something that is answered once, a move, what takes a move back, and an end.
const KINDS: [FactKind; 5] = [
    FactKind::RequestMade,
    FactKind::CandidateInformed,
    FactKind::CandidateAdvanced,
    FactKind::Reversed,
    FactKind::Withdrew,
];

/// A journal is as long as its opening and this number of entries.
const LONGEST: usize = 4;

/// A journal, by what was recorded after the opening: all else follows from that.
type Story = Vec<FactKind>;

/// How much a writer has read, and what it has decided on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Writer {
    read: usize,
    draft: Option<FactKind>,
}

/// The journal, and both writers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct World {
    story: Story,
    writers: [Writer; 2],
}

#[derive(Debug, Default)]
struct Seen {
    states: usize,
    accepted: usize,
    taken: usize,
    /// A stubborn line that the law accepted, and one that it refused.
    stubborn: usize,
    refused: usize,
}

/// Candidacies by their stories: what a reader of so much of the journal sees.
#[derive(Default)]
struct Library(HashMap<Story, Candidacy>);

impl Library {
    fn read(&mut self, story: &[FactKind]) -> Candidacy {
        if let Some(known) = self.0.get(story) {
            return known.clone();
        }
        let candidacy = match story.split_last() {
            None => ways::applied(&company::terms(company::plain(), 1), day(0)),
            Some((last, before)) => {
                let mut candidacy = self.read(before);
                let line = line(&candidacy, *last).expect("it was accepted before");
                let _ = candidacy.append(line).expect("it was accepted before");
                candidacy
            }
        };
        // A reader of what is stored sees the same, and its numbers have no gap.
        let stored: Vec<Line> = candidacy.lines().map(Line::to_owned).collect();
        assert!((0..).zip(&stored).all(|(number, line)| line.seq == Seq(number)));
        let again = Candidacy::replay_lines([candidacy.terms()], stored).expect("it was accepted");
        assert_eq!((&again, again.now(), again.pending()), (&candidacy, candidacy.now(), candidacy.pending()));
        assert!(again.promises().eq(candidacy.promises()));
        let kinds = candidacy.journal().iter().skip(1).map(|entry| entry.fact.kind());
        assert!(kinds.eq(story.iter().copied()), "nothing is lost, nothing is added, in this order");
        self.0.insert(story.to_vec(), candidacy.clone());
        candidacy
    }
}

/// The line that somebody drafts who has read this much, if the law would take it. Everything happens at one moment.
fn line(read: &Candidacy, kind: FactKind) -> Option<Line> {
    let entry = if kind == FactKind::Reversed {
        let by =
            if read.legal_for(Actor::Candidate).contains(kind) { Actor::Candidate } else { company::boss().into() };
        Entry::new(by, Reversal::new(text("a mis-click")), day(0))
    } else {
        let mut ways = ways::entries(read.terms(), Some(read), kind, day(0));
        ways.sort_by_key(|entry| (entry.deviation().is_some(), entry.writer().is_some()));
        ways.into_iter().find(|entry| read.check(entry).is_ok())?
    };
    read.check(&entry).is_ok().then(|| read.draft(entry))
}

/// What one of the writers can do, and the worlds that come of it.
fn acts(world: &World, who: usize, library: &mut Library, seen: &mut Seen) -> Vec<World> {
    let (keeper, writer) = (library.read(&world.story), world.writers[who]);
    let with = |writer: Writer, story: Story| {
        let mut world = World { story, ..world.clone() };
        world.writers[who] = writer;
        world
    };
    let mut worlds = vec![with(Writer { read: world.story.len(), draft: None }, world.story.clone())];
    let read = library.read(&world.story[..writer.read]);
    let Some(kind) = writer.draft else {
        let can = KINDS.into_iter().filter(|kind| line(&read, *kind).is_some());
        worlds.extend(can.map(|kind| with(Writer { draft: Some(kind), ..writer }, world.story.clone())));
        return worlds;
    };
    let line = line(&read, kind).expect("it was drafted");
    let (mut after, next) = (keeper.clone(), Seq(u32::try_from(keeper.journal().len()).expect("a short journal")));
    match after.append(line.clone()) {
        Ok(stored) => {
            assert_eq!((stored.seq, writer.read), (next, world.story.len()), "only who has read all is accepted");
            assert_eq!(stored.to_owned(), line);
            seen.accepted += 1;
            let longer = world.story.iter().copied().chain([kind]).collect();
            worlds.push(with(Writer { read: writer.read + 1, draft: None }, longer));
        }
        Err(refused) => {
            assert!(writer.read < world.story.len(), "what was decided on the journal as it stands is accepted");
            assert_eq!((refused.why.why, *refused.line), (Broken::Taken { next }, line.clone()));
            assert_eq!(after, keeper, "nothing has changed");
            seen.taken += 1;
            is_stubborn(&keeper, Line { seq: next, ..line }, seen);
        }
    }
    worlds
}

/// The next number, and not one thought more: the law is asked, as for any other line.
fn is_stubborn(keeper: &Candidacy, line: Line, seen: &mut Seen) {
    let mut after = keeper.clone();
    let asked = keeper.check(&line.entry);
    match after.append(line.clone()) {
        Ok(_) => {
            assert_eq!(asked, Ok(after.now()));
            // An answer names what it answers, and a message is about nothing that does not wait.
            if let Fact::CandidateInformed { to, .. } = line.entry.fact {
                assert!(keeper.waiting().any(|(seq, _)| seq == to));
            }
            seen.stubborn += 1;
        }
        Err(refused) => {
            assert_eq!((refused.why.why, *refused.line), (Broken::Refused(asked.expect_err("the same law")), line));
            assert_eq!(after, *keeper);
            seen.refused += 1;
        }
    }
}

/// In any order of what two writers do, a line is accepted if and only if its writer had read everything that is there; of the others
/// each comes back as it was and changes nothing. So nothing that was accepted is lost, the numbers have no gap, and who reads,
/// decides and sends undisturbed succeeds.
#[test]
fn two_writers_on_one_journal() {
    let (mut library, mut seen) = (Library::default(), Seen::default());
    let mut known = HashSet::from([World::default()]);
    let mut queue = VecDeque::from([World::default()]);
    while let Some(world) = queue.pop_front() {
        seen.states += 1;
        for who in 0..2 {
            for next in acts(&world, who, &mut library, &mut seen) {
                if next.story.len() <= LONGEST && known.insert(next.clone()) {
                    queue.push_back(next);
                }
            }
        }
    }
    println!("{seen:?}"); // how much that was, with `--nocapture`
    assert!(seen.states >= 5_000 && seen.accepted >= 3_000 && seen.taken >= 3_000, "{seen:?}");
    assert!(seen.stubborn >= 1_000 && seen.refused >= 1_000, "{seen:?}");
}

/// The store that keeps the rows under the candidacy's id and the number of the entry refuses the second of two by that key alone,
/// and a row of another candidacy is no conflict; in any order of arrival, the rows are one journal.
#[test]
fn a_store_needs_its_key_and_nothing_else() {
    let terms = company::terms(company::plain(), 1);
    let one = ways::applied(&terms, day(0));
    let rows = |candidacy: &Candidacy| candidacy.lines().map(Line::to_owned).collect::<Vec<Line>>();
    let mut store: HashMap<(candidacy::CandidacyId, Seq), Line> = HashMap::new();
    for row in rows(&one) {
        assert_eq!(store.insert((row.candidacy, row.seq), row), None);
    }
    let (mut first, mut second) = (one.clone(), one.clone());
    let mut other = crate::support::walked::numbered(&one, 9);
    let kinds = [FactKind::Withdrew, FactKind::RequestMade, FactKind::RequestMade];
    let mut stored = 0;
    for (writer, kind) in [&mut first, &mut second, &mut other].into_iter().zip(kinds) {
        let line = line(writer, kind).expect("it is legal");
        let recorded = writer.record(line.entry).expect("it is legal").line.to_owned();
        let key = (recorded.candidacy, recorded.seq);
        if let std::collections::hash_map::Entry::Vacant(free) = store.entry(key) {
            free.insert(recorded);
            stored += 1;
        }
    }
    assert_eq!((stored, store.len()), (2, 3), "the second of two with one number is refused");
    let mut journal: Vec<Line> = store.into_values().filter(|line| line.candidacy == candidacy_id(1)).collect();
    journal.sort_by_key(|line| line.seq);
    assert_eq!(Candidacy::replay_lines([&terms], journal), Ok(first));
}
