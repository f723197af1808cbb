//! The three files that once cost gigabytes and minutes, and what they cost now, at 1 MB.

use super::super::crafted;
use super::{Spent, spent};

const MB: usize = 1 << 20;

/// A file of this kind at 1 MB.
fn attack(name: &str) -> Spent {
    let kinds = crafted::structures();
    let kind = kinds.iter().find(|kind| kind.name == name).unwrap_or_else(|| panic!("there is no kind {name}"));
    let file = (kind.write)(MB);
    assert!((MB / 2..2 * MB).contains(&file.len()), "{name}: {} bytes", file.len());
    let spent = spent(&file);
    assert_eq!(spent.beyond(), None, "{name}");
    assert!(spent.work > spent.len / 64, "{name}: the meter is dead: {spent:?}");
    spent
}

/// Nothing that overlaps is unpacked, so that all of the streams together cost no more than the file several times over, and what
/// is held is a part of what one of them would become.
fn nothing_is_unpacked(spent: &Spent, name: &str) {
    assert!(spent.memory <= spent.len, "{name}: more is held than one file: {spent:?}");
    assert!(spent.work <= 12 * spent.len, "{name}: the file is read over and over: {spent:?}");
}

/// Streams of objects that all reach to one end are damage, whichever way they are packed: nothing of one that overlaps another is
/// unpacked.
#[test]
fn streams_to_one_end() {
    for filter in ["Base85", "Hex", "Lzw", "RunLength", "Stored", "Flate"] {
        let name = format!("overlapping streams, {filter}");
        nothing_is_unpacked(&attack(&name), &name);
    }
}

/// Many lines of the list of objects lead into one run of blanks, or of a comment: the run is paid for from each of them, and where
/// it is too much the file is refused.
#[test]
fn lines_into_one_run() {
    for name in ["lines into blanks", "lines into a comment", "rows into blanks"] {
        attack(name);
    }
}

/// Empty blocks become nothing, and are paid for all the same: those of one stream once.
#[test]
fn empty_blocks() {
    let spent = attack("a bomb, Stored");
    assert!(spent.work >= MB as u64, "what is put into a filter is not paid for: {spent:?}");
    assert!(!spent.is_spent(), "{spent:?}");
}
