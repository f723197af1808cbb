//! Two writers on one journal. Each reads, decides on what it has read, sends its line, and may stubbornly give a line that came too
//! late the next number without deciding anew.
//!
//! The journal that should be there is a list of kinds, kept here; the crate is asked for what it accepts.

use crate::support::{applied, day, sample, terms};
use candidacy::candidacy::Broken;
use candidacy::{Candidacy, Fact, FactKind, Line, Process, Seq};
use std::collections::{HashMap, HashSet, VecDeque};

/// What is recorded: something legal everywhere, something that is answered once, something that moves, and an end.
const KINDS: [FactKind; 4] = [FactKind::MessageReceived, FactKind::Replied, FactKind::Passed, FactKind::Withdrew];

/// A journal is as long as its opening and so many entries.
const LONGEST: usize = 5;

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

#[derive(Debug, PartialEq, Eq, Default)]
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
            None => applied(&terms(Process::back_end())),
            Some((last, before)) => {
                let mut candidacy = self.read(before);
                let line = line(&candidacy, *last);
                candidacy.append(line).expect("it was accepted before");
                candidacy
            }
        };
        // Whoever reads what is stored sees the same, and its numbers have no gap.
        let stored: Vec<Line> = candidacy.lines().map(Line::to_owned).collect();
        assert!(stored.iter().enumerate().all(|(number, line)| line.seq.0 as usize == number));
        assert_eq!(Candidacy::replay_lines(candidacy.terms(), stored).as_ref(), Ok(&candidacy));
        let kinds = candidacy.journal().iter().skip(1).map(|entry| entry.fact.kind());
        assert!(kinds.eq(story.iter().copied()), "nothing is lost, nothing is added, in this order");
        self.0.insert(story.to_vec(), candidacy.clone());
        candidacy
    }
}

/// The line that somebody drafts who has read this much.
fn line(read: &Candidacy, kind: FactKind) -> Line {
    read.draft(sample(kind, read.terms(), Some(read), day(0)))
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
        let legal = KINDS.into_iter().filter(|kind| read.legal().contains(*kind));
        worlds.extend(legal.map(|kind| with(Writer { draft: Some(kind), ..writer }, world.story.clone())));
        return worlds;
    };
    let line = line(&read, kind);
    let (mut after, next) = (keeper.clone(), Seq(u32::try_from(keeper.journal().len()).expect("a short journal")));
    let longer = || world.story.iter().copied().chain([kind]).collect::<Story>();
    match after.append(line.clone()) {
        Ok(stored) => {
            assert_eq!((stored.seq, writer.read), (next, world.story.len()), "only who has read all is accepted");
            assert_eq!(stored.to_owned(), line);
            seen.accepted += 1;
            worlds.push(with(Writer { read: writer.read + 1, draft: None }, longer()));
        }
        Err(refused) => {
            assert!(writer.read < world.story.len(), "what was decided on the journal as it stands is accepted");
            assert_eq!((refused.why.why, *refused.line), (Broken::Taken { next }, line.clone()));
            assert_eq!(after, keeper, "nothing has changed");
            seen.taken += 1;
            // The next number, and not one thought more: the law is asked, as for any other line.
            let stubborn = Line { seq: next, ..line };
            match after.append(stubborn.clone()) {
                Ok(_) => {
                    assert!(keeper.check(&stubborn.entry).is_ok());
                    // An answer names what it answers, so that it cannot come to answer something else.
                    assert!(
                        !matches!(stubborn.entry.fact, Fact::Replied { .. })
                            || keeper.unanswered().count() > after.unanswered().count()
                    );
                    seen.stubborn += 1;
                }
                Err(refused) => {
                    assert_eq!(
                        refused.why.why,
                        Broken::Refused(keeper.check(&stubborn.entry).expect_err("the same law"))
                    );
                    assert_eq!(after, keeper);
                    seen.refused += 1;
                }
            }
        }
    }
    worlds
}

/// Whatever two writers do, in any order: a line is accepted if and only if its writer had read everything that is there; of the
/// others each comes back as it was and changes nothing. So nothing that was accepted is lost, the numbers have no gap, and
/// whoever reads, decides and sends undisturbed succeeds.
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
    println!("{seen:?}"); // how much that was, for whoever runs it with `--nocapture`
    assert_eq!(seen, Seen { states: 22_233, accepted: 17_138, taken: 15_292, stubborn: 9_568, refused: 5_724 });
}
